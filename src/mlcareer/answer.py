"""What every answer has: its parts, the sources it rests on, and one JSON form.

An answer holds no records: it says what it shows. So the public JSON does not move when the YAML
does. Answers are frozen dataclasses that our own typed code fills; mypy checks their fields, and
the tests hold each against its JSON Schema.
"""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, dataclass_transform

from mlcareer.knowledge.shelf import plain
from mlcareer.terms import Verification

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mlcareer.knowledge.shelf import Shelf
    from mlcareer.records.base import Record
    from mlcareer.records.base import Source as SourceRecord
    from mlcareer.records.base import Statement as StatementRecord

T = TypeVar("T")


FIELDS: dict[type, dict[str, None]] = {}
"""The names of the fields of each part of an answer, in order."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def part(made: type[T]) -> type[T]:
    """Make a class of an answer: a frozen dataclass whose fields are named when it is filled.

    The methods that ``dataclass`` would compile for each class cost more at start-up than most
    answers take, so one filling and one refusal serve them all.
    """
    shape: Any = dataclass(init=False, repr=False, eq=False, kw_only=True)(made)
    FIELDS[made] = dict.fromkeys(field.name for field in fields(shape))
    shape.__init__, shape.__setattr__ = _fill, _refuse
    return made


def _fill(self: object, **values: object) -> None:
    """Take the fields by name; raises TypeError where one is missing or unknown."""
    known = FIELDS[type(self)]
    if values.keys() != known.keys():
        defaults = {name: getattr(self, name) for name in known if hasattr(self, name)}
        values = defaults | values
        if wrong := sorted(values.keys() ^ known.keys()):
            raise TypeError(f"{type(self).__name__}: missing or unknown fields: {wrong}")
    vars(self).update(values)


def _refuse(self: object, name: str, _value: object) -> None:
    """Refuse to change what an answer says."""
    raise AttributeError(f"{type(self).__name__} is read-only: {name}")


@part
class Source:
    """Who said it, when, under which licence, and when to review it."""

    id: str
    publisher: str
    title: str
    kind: str
    url: str | None
    published: str | None
    accessed: str | None
    licence: str | None
    check_by: str | None
    caveat: str | None

    @property
    def dated(self) -> str:
        """The date to print: published where the source states it, else when it was read."""
        read = f", read {self.accessed[:7]}" if self.accessed else ""
        return self.published or f"undated{read}"


@part
class Named:
    """A record in short."""

    id: str
    name: str


@part
class Statement:
    """One fact in one sentence."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    id: str
    text: str


class Cited(Protocol):
    """A fact in an answer: what marks it with its sources."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources."""

    @property
    def verification(self) -> Verification:
        """How it was read."""


class Answer:
    """Base of all answers. Each declares ``schema_id`` first and ``sources`` last."""

    rows: ClassVar[str | None] = None
    """The field that holds the rows of the answer's CSV; None where the answer is no table."""
    schema_id: str
    sources: tuple[Source, ...]

    @property
    def exit_code(self) -> int:
        """The exit code of the command that answers so."""
        return 0

    def body(self) -> object:
        """Return what is written as its JSON: the answer itself."""
        return self


def named(record: Any) -> Named:
    """Return a record in short."""
    return Named(id=record.id, name=record.name)


def copied(shape: type[T], record: "Record", **changed: object) -> T:
    """Return a part of an answer with the fields of the same name of a stored record.

    Fields that hold records in the record, and those it does not have, are ``changed``.
    """
    values = plain(record)
    filled = {name: changed[name] if name in changed else values[name] for name in FIELDS[shape]}
    for name, value in filled.items():
        if type(value) is list:
            filled[name] = tuple(value)
    return shape(**filled)


def stated(records: "Iterable[StatementRecord]") -> tuple[Statement, ...]:
    """Return statements of records as an answer shows them."""
    return tuple(copied(Statement, record) for record in records)


def cited(sources: "Shelf[SourceRecord]", *parts: object) -> tuple[Source, ...]:
    """Return the sources named anywhere in these parts of an answer, in order of first use."""
    found: dict[str, None] = {}
    _collect(parts, found)
    return tuple(copied(Source, sources[name]) for name in found)


ATOMS = frozenset({str, int, float, bool, type(None)})


def _collect(value: Any, found: dict[str, None]) -> None:
    """Add the ids of the sources named in a part of an answer, however deep."""
    if isinstance(value, tuple | list):
        for inner in value:
            if type(inner) not in ATOMS:
                _collect(inner, found)
        return
    held: Mapping[str, Any] = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    for key, inner in held.items():
        if key == "sources":
            found.update(dict.fromkeys(inner))
        elif type(inner) not in ATOMS:
            _collect(inner, found)
