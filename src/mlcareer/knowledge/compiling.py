"""Compiling: validated records become complete JSON, names and an index of facts."""

import atexit
import json
from collections import ChainMap
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from mlcareer.errors import KnowledgeError
from mlcareer.knowledge.facts import Entry, entries_of
from mlcareer.knowledge.library import KINDS, Knowledge, Store
from mlcareer.knowledge.names import folded
from mlcareer.knowledge.overlay import read_checkout
from mlcareer.knowledge.problems import Problem
from mlcareer.knowledge.references import COUNTING, Counted
from mlcareer.knowledge.shelf import ENDING, Kind, Packed, Plain

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mlcareer.records.base import Record


class Compiled(NamedTuple):
    """One record as answers and the index need it."""

    plain: Plain
    names: tuple[str, ...]
    entries: tuple[Entry, ...]


def compiled(kind: Kind[Any], record: "Record", counted: Counted) -> Compiled:
    """Return a validated record with every field, its references written out, names and facts."""
    plain = _without_empty_locators(record.model_dump(mode="json"))
    if kind.key not in COUNTING and (filled := counted.filled(plain)):
        plain, record = filled, type(record).model_validate_json(json.dumps(filled))
    return Compiled(plain, record.names(), tuple(entries_of(kind, record, plain)))


def _without_empty_locators(value: Any) -> Any:
    """Return a record's JSON without the locators of facts that have none: most of them.

    They are the one field that no answer reads but `why`; in every fact, they would be a tenth of
    what every answer has to decode.
    """
    if isinstance(value, list):
        return [_without_empty_locators(one) for one in value]
    if isinstance(value, dict):
        return {
            key: _without_empty_locators(one)
            for key, one in value.items()
            if one or key != "locators"
        }
    return value


class CompiledStore:
    """Knowledge in memory: records compiled just now, over those of another store, if any."""

    def __init__(
        self, records: Mapping[str, Mapping[str, "Record"]], base: Store | None = None
    ) -> None:
        """Take validated records by kind and id; one replaces that of its id in ``base``."""
        self._base = base
        self._own: dict[str, dict[str, Compiled]] = {}
        counted = Counted(self)
        # What is counted first: the texts of the others refer to it.
        for kind in sorted(records, key=lambda one: one not in COUNTING):
            self._own[kind] = {
                owner: compiled(KINDS[kind], record, counted)
                for owner, record in records[kind].items()
            }

    def problems(self, files: Mapping[tuple[str, str], str]) -> list[Problem]:
        """Return the breaches of the rules by these records; ``files`` has the file of each."""
        from mlcareer.knowledge.rules import problems_of

        own = {
            kind: {name: one.names for name, one in held.items()}
            for kind, held in self._own.items()
        }
        return problems_of(Knowledge(self), own, files)

    def read(self, kind: str) -> Packed:
        """Return the records of a kind."""
        below = self._base.read(kind) if self._base else Packed({}, dict, frozenset())
        own = self._own.get(kind)
        if own is None:
            return below

        def names() -> dict[str, str]:
            found = {name: owner for name, owner in below.names.items() if owner not in own}
            for owner, one in own.items():
                for name in one.names:
                    found.setdefault(folded(name), owner)
            return found

        maps = below.maps or frozenset(maps_of(KINDS[kind].record()))
        plain = {owner: one.plain for owner, one in own.items()}
        return Packed(ChainMap(plain, below.records), names, maps)  # type: ignore[arg-type]

    @cached_property
    def facts(self) -> "Connection":
        """The table and the search index of all facts."""
        from mlcareer.knowledge import index

        made = index.copied(self._base.facts) if self._base else index.empty()
        knowledge = Knowledge(self)
        for key, kind in KINDS.items():
            for owner, one in self._own.get(key, {}).items():
                if self._base:
                    index.forget(made, kind, owner)
                index.enter(made, one.names, one.entries, knowledge)
        made.commit()
        atexit.register(made.close)
        return made


def maps_of(record: "type[Record]") -> Iterator[str]:
    """Yield the fields of a record class, and of those in it, that map words to values."""
    from mlcareer.records.base import Record

    for name, field in record.model_fields.items():
        for part in (field.annotation, *get_args(field.annotation)):
            if get_origin(part) is dict:
                yield name
            elif isinstance(part, type) and issubclass(part, Record):
                yield from maps_of(part)


def pack(store: CompiledStore, target: Path) -> list[Path]:
    """Write a file of JSON lines for each kind, and the index, into a folder; return the files."""
    from mlcareer.knowledge import index

    target.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in KINDS:
        packed = store.read(kind)
        about = {"maps": sorted(packed.maps), "ids": list(packed.records)}
        lines = [about, packed.names, *packed.records.values()]
        path = target / f"{kind}{ENDING}"
        path.write_text("\n".join(map(_compact, lines)) + "\n", encoding="utf-8")
        written.append(path)
    path = target / index.FILE
    path.unlink(missing_ok=True)
    index.kept(store.facts, path)
    return [*written, path]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack_checkout(data: Path, target: Path) -> list[Path]:
    """Validate the YAML of a checkout by every rule, and write what a wheel carries.

    Raises KnowledgeError with the first fault.
    """
    overlay = read_checkout(data)
    store = CompiledStore(overlay.records)
    for fault in overlay.problems or store.problems(overlay.files):
        raise KnowledgeError(f"{fault.file}, {fault.where}: {fault.what}", fault.fix.rstrip("."))
    return pack(store, target)
