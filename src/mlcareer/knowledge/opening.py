"""Opening the knowledge: packed in a wheel, compiled from a checkout's YAML, with an overlay."""

import atexit
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import from_json

from mlcareer.errors import KnowledgeError
from mlcareer.knowledge.library import Knowledge
from mlcareer.knowledge.shelf import ENDING, Packed, Plain

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mlcareer.knowledge.overlay import How
    from mlcareer.knowledge.problems import Problem

PACKED = Path(__file__).parent.parent / "data"
"""The compiled knowledge inside an installed wheel."""
CHECKOUT = Path(__file__).parents[3] / "data"
"""The YAML of a checkout."""


class Lines(Mapping[str, Plain]):
    """Records as lines of JSON by id, each decoded when it is first asked for."""

    def __init__(self, lines: dict[str, bytes]) -> None:
        """Take the line of every record."""
        self._lines = lines
        self._decoded: dict[str, Plain] = {}

    def __getitem__(self, name: str) -> Plain:
        """Return the record with this id; raises KeyError."""
        found = self._decoded.get(name)
        if found is None:
            found = self._decoded[name] = from_json(self._lines[name])
        return found

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._lines)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._lines)

    def __contains__(self, name: object) -> bool:
        """Say whether there is a record with this id, without decoding it."""
        return name in self._lines


class PackedStore:
    """Knowledge as a wheel carries it: validated when it was built, one file a kind."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the packed files."""
        self._folder = folder

    def read(self, kind: str) -> Packed:
        """Return the records of a kind."""
        head, names, *lines = (self._folder / f"{kind}{ENDING}").read_bytes().splitlines()
        about = from_json(head)
        records = Lines(dict(zip(about["ids"], lines, strict=True)))
        return Packed(records, partial(from_json, names), frozenset(about["maps"]))

    @cached_property
    def facts(self) -> "Connection":
        """The table and the search index of all facts."""
        from mlcareer.knowledge import index

        opened = index.opened(self._folder / index.FILE)
        atexit.register(opened.close)
        return opened


class Overlaid(NamedTuple):
    """The knowledge with an overlay, what its records do, and what is wrong with them."""

    knowledge: Knowledge
    how: "dict[tuple[str, str], How]"
    problems: "list[Problem]"


@cache
def built_in() -> Knowledge:
    """Return the built-in knowledge: packed in a wheel, else compiled from the checkout's YAML.

    Raises KnowledgeError with the first fault of the checkout's YAML; the rules across its records
    are left to `mlcareer check` and to the build of a wheel, since they cost time.
    """
    if PACKED.is_dir():
        return Knowledge(PackedStore(PACKED))
    from mlcareer.knowledge.compiling import CompiledStore
    from mlcareer.knowledge.overlay import read_checkout

    overlay = read_checkout(CHECKOUT)
    if overlay.problems:
        raise _refused(overlay.problems)
    return Knowledge(CompiledStore(overlay.records))


@cache
def open_knowledge(overlay: Path | None = None) -> Knowledge:
    """Return the knowledge, with the YAML files of ``overlay`` over it.

    Raises KnowledgeError with the first problem when the overlay is not valid.
    """
    if overlay is None:
        return built_in()
    found = overlaid(built_in(), overlay)
    if found.problems:
        raise _refused(found.problems)
    return found.knowledge


def overlaid(base: Knowledge, *paths: Path) -> Overlaid:
    """Return the knowledge with YAML files, and those of folders, over a base.

    Raises KnowledgeError for a path that leads nowhere and for a folder without YAML files.
    """
    from mlcareer.knowledge.compiling import CompiledStore
    from mlcareer.knowledge.overlay import read_overlay

    overlay = read_overlay(*paths, base=base)
    store = CompiledStore(overlay.records, base)
    problems = overlay.problems or store.problems(overlay.files)
    return Overlaid(Knowledge(store), overlay.how, problems)


def built_in_problems(knowledge: Knowledge) -> "list[Problem]":
    """Return the breaches of the rules by the whole of a knowledge, an overlay's records too."""
    from mlcareer.knowledge.library import KINDS
    from mlcareer.knowledge.rules import problems_of

    own = {kind: knowledge.read(kind).names_by_id() for kind in KINDS}
    return problems_of(knowledge, own, {})


def _refused(problems: "list[Problem]") -> KnowledgeError:
    from mlcareer.knowledge.problems import MOST_PROBLEMS

    count = len(problems) - 1 if len(problems) <= MOST_PROBLEMS else f"over {MOST_PROBLEMS - 1}"
    more = f" ({count} more: mlcareer check)" if problems[1:] else ""
    first = problems[0]
    what = f"{first.file}, {first.where}: {first.what}"
    return KnowledgeError(what, f"{first.fix.rstrip('.')}{more}")
