"""Salary: what a role pays at a level and place, and where an offer stands."""
