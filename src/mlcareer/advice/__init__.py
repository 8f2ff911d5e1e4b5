"""The answers worked out: one module a question, pure functions from knowledge to report."""
