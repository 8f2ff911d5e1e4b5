"""What is known: the shipped records, and a user's overlay laid over them."""

from mlcareer.knowledge.library import Knowledge, open_knowledge

__all__ = ["Knowledge", "open_knowledge"]
