"""One topic a question: what the answer is, how it is worked out, how it looks."""
