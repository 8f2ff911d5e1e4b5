"""Counted job ads: the committed tables, and the writer of the populations that rest on them."""
