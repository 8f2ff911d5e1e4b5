"""Roles: the occupations in one line each, or one role's page with its nearest roles."""
