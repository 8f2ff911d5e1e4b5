"""Roadmap: what to learn on the way to a role, in which order, and how long it takes."""
