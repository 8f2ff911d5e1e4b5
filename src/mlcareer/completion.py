"""What a shell may offer for a word that is being typed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge


def completions(typed: str, kinds: Sequence[str], overlay: Path | None) -> list[str]:
    """Return the names of these kinds that go on from what was typed, in any case.

    The typed letters stay as they are, since shells take nothing else for a completion of them;
    names are understood in any case. An overlay that cannot be read offers nothing.
    """
    from mlcareer.knowledge import open_knowledge

    try:
        return _matching(typed, _names(open_knowledge(overlay), kinds))
    except Exception:  # noqa: BLE001 - whatever is wrong, a prompt is no place to say so
        return _matching(typed, _names(open_knowledge(), kinds))


def _matching(typed: str, names: Iterable[str]) -> list[str]:
    start, size = typed.lower(), len(typed)
    return sorted({typed + name[size:] for name in names if name[:size].lower() == start})


def _names(knowledge: "Knowledge", kinds: Sequence[str]) -> Iterator[str]:
    """Yield what the knowledge calls its records of these kinds, or their categories."""
    for kind in kinds:
        if kind == "facts":
            yield from _facts(knowledge)
        elif kind.endswith(".category"):
            yield from (one.category for one in getattr(knowledge, kind.split(".")[0]).values())
        else:
            yield from getattr(knowledge, kind)
        if kind == "countries":
            # A name is one word for the shell; a hyphen is read as a space.
            spelt = (one.name.replace(" ", "-") for one in knowledge.countries.values())
            yield from (
                name for name in spelt if name.isascii() and name.replace("-", "").isalpha()
            )


def _facts(knowledge: "Knowledge") -> Iterator[str]:
    from mlcareer.knowledge.facts import entries

    yield from (entry.id for entry in entries(knowledge))
    yield from knowledge.sources
    yield from knowledge.roles


def schemas_like(typed: str) -> list[str]:
    """Return the names of the schemas that start as typed."""
    from mlcareer.knowledge.kinds import LISTS, SINGLES
    from mlcareer.reports import ANSWERS

    every = (*ANSWERS, *(f"{kind}.yaml" for kind in (*LISTS, *SINGLES)))
    return sorted(name for name in every if name.startswith(typed))
