"""Offline, cited career advice for machine-learning engineers and the roles around them."""

__version__ = "0.1.0"
