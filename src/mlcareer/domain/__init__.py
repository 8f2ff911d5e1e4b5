"""Calculations that several topics share: values and shelves in, values out."""
