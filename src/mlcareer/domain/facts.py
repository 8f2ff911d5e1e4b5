"""A fact in short, as the answers about evidence list it."""

from typing import TYPE_CHECKING

from mlcareer.answer import part
from mlcareer.terms import Verification

if TYPE_CHECKING:
    from mlcareer.knowledge.facts import Entry


@part
class Supported:
    """A fact in short."""

    id: str
    kind: str
    record: str
    text: str
    verification: Verification
    sources: tuple[str, ...]


def supported(entry: "Entry") -> Supported:
    """Return a fact in short."""
    return Supported(
        id=entry.id,
        kind=entry.kind,
        record=entry.record,
        text=entry.text,
        verification=entry.verification,
        sources=entry.sources,
    )
