"""Dates: when something was so, or when an undated page was read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge

UNDATED = "undated"


def dated(knowledge: "Knowledge", as_of: str | None, sources: Iterable[str]) -> str:
    """Return the date that a source states; where it states none, when the source was read."""
    if as_of:
        return as_of
    read = max((knowledge.sources[name].accessed or "" for name in sources), default="")
    return f"{UNDATED}, read {read[:7]}" if read else UNDATED
