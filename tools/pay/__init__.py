"""Trains the pay model on snapshots of advertised pay, and scores it on later listings."""
