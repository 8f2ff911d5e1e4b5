"""What is known: the built-in records by kind, and a user's overlay over them."""
