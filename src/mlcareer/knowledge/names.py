"""Names: how they are compared, what they stand for, and which known one is nearest."""

from collections.abc import Iterable, Sequence
from typing import Any

from mlcareer.errors import UnknownNameError
from mlcareer.knowledge.shelf import R, Shelf

NEAR = 0.7
"""How alike (difflib's ratio, 0 to 1) a known name must be to be suggested: our judgement."""


def folded(name: str) -> str:
    """Return a name as it is compared: case folded, with hyphens and underscores as spaces."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def named(shelf: Shelf[R], name: str) -> R:
    """Return the record with this id, name or alias, in any case.

    Raises UnknownNameError with the nearest names.
    """
    found = called(shelf, name)
    if found is None:
        raise UnknownNameError(shelf.kind.noun, name, near(name, shelf), shelf.kind.lists)
    return found


def called(shelf: Shelf[R], name: str) -> R | None:
    """Return the record with this id, name or alias, in any case, or None."""
    if name in shelf:
        return shelf[name]
    owner = shelf.packed.names.get(folded(name))
    return None if owner is None else shelf[owner]


def near(name: str, *shelves: Shelf[Any]) -> list[str]:
    """Return the ids of the two records whose names are most like ``name``, the nearest first."""
    names: dict[str, str] = {}
    for shelf in reversed(shelves):
        names |= shelf.packed.names
    found = dict.fromkeys(names[match] for match in nearest(folded(name), names, 3))
    return list(found)[:2]


def nearest(word: str, known: Iterable[str], count: int = 2) -> Sequence[str]:
    """Return the known words most like ``word``, the nearest first; none where none is near."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), count, NEAR)
