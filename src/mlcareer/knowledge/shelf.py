"""Records as answers read them: a kind of record, the shelf of a kind, and a stored record."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar, cast, overload

if TYPE_CHECKING:
    from mlcareer.records.base import Record

R = TypeVar("R", bound="Record")
R_co = TypeVar("R_co", bound="Record", covariant=True)

ENDING = ".jsonl"
"""What the names of packed files end in: about the kind, its names, then a line a record."""
Plain = dict[str, Any]
"""A record as JSON: every field, defaults too."""


class Packed:
    """The compiled records of one kind."""

    def __init__(
        self,
        records: Mapping[str, Plain],
        names: Callable[[], dict[str, str]],
        maps: frozenset[str],
    ) -> None:
        """Take the records by id, in their order, and what finds the id behind a folded name.

        ``maps`` are the fields that map words to values; other objects are records in the record.
        """
        self.records, self.maps = records, maps
        self._names = names

    @cached_property
    def names(self) -> dict[str, str]:
        """The id behind every folded name."""
        return self._names()

    def names_by_id(self) -> dict[str, list[str]]:
        """Return the names of each record, those of nobody else."""
        found: dict[str, list[str]] = {owner: [] for owner in self.records}
        for name, owner in self.names.items():
            found[owner].append(name)
        return found


class Reads(Protocol):
    """What gives the compiled records of a kind."""

    def read(self, kind: str) -> Packed:
        """Return the records of the kind with this key."""


class Stored:
    """A record as it was compiled: its JSON as attributes, read-only, lists as tuples."""

    def __init__(self, plain: Plain, maps: frozenset[str]) -> None:
        """Take a complete record and the names of its map fields."""
        vars(self).update(_plain=plain, _maps=maps)

    def __getattr__(self, name: str) -> Any:
        """Return a field; Python asks once for each, then finds it kept."""
        held = vars(self)
        try:
            value = held["_plain"][name]
        except KeyError:
            raise AttributeError(name) from None
        maps = held["_maps"]
        if type(value) is list:
            value = tuple(Stored(part, maps) if type(part) is dict else part for part in value)
        elif type(value) is dict:
            value = _map(value) if name in maps else Stored(value, maps)
        held[name] = value
        return value

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a record is read-only."""
        raise AttributeError(f"a stored record is read-only: {name}")

    def __delattr__(self, name: str) -> None:
        """Refuse: a record is read-only."""
        raise AttributeError(f"a stored record is read-only: {name}")


def _map(values: Plain) -> Plain:
    """Return a copy of a field that maps words to values, its lists as tuples too."""
    return {
        key: tuple(value) if type(value) is list else _map(value) if type(value) is dict else value
        for key, value in values.items()
    }


def plain(record: "Record | Stored") -> Plain:
    """Return the JSON of a stored record."""
    return cast("Plain", vars(record)["_plain"])


class Shelf(Mapping[str, R_co]):
    """The stored records of one kind by id, in their order."""

    def __init__(self, kind: "Kind[R_co]", packed: Packed) -> None:
        """Take the kind and its compiled records."""
        self.kind, self.packed = kind, packed
        self._stored: dict[str, R_co] = {}

    def __getitem__(self, name: str) -> R_co:
        """Return the record with this id; raises KeyError."""
        stored = self._stored.get(name)
        if stored is None:
            # The one place where a stored record takes the type of its record class.
            stored = cast("R_co", Stored(self.packed.records[name], self.packed.maps))
            self._stored[name] = stored
        return stored

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self.packed.records)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.packed.records)

    def __contains__(self, name: object) -> bool:
        """Say whether there is a record with this id."""
        return name in self.packed.records


class Kind(Generic[R]):
    """A kind of record. On a ``Knowledge`` it is the shelf of that kind."""

    key: str
    """The top-level key in YAML, and the name of the packed file."""
    single = False
    """Whether the key holds one record, not a list of them."""

    def __init__(
        self, record: Callable[[], type[R]], noun: str, *, shows: str = "", lists: str = ""
    ) -> None:
        """Take what imports the record class, and what one record of the kind is called.

        ``shows`` is the command line that shows more of a record, with ``{id}`` for its id;
        ``lists`` says where all names of the kind are found.
        """
        self.record, self.noun = record, noun
        self.shows, self.lists = shows or "mlcareer why {id}", lists or "mlcareer export"

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the key from the name in the class body."""
        self.key = name

    @overload
    def __get__(self, knowledge: None, owner: type) -> Self: ...
    @overload
    def __get__(self, knowledge: Reads, owner: type) -> Shelf[R]: ...
    def __get__(self, knowledge: Reads | None, owner: type) -> Self | Shelf[R]:
        """Return the shelf, read when it is first asked for; the kind itself on the class."""
        if knowledge is None:
            return self
        shelf = vars(knowledge)[self.key] = Shelf(self, knowledge.read(self.key))
        return shelf


class Single(Kind[R]):
    """A kind with one record, which stands under the key itself."""

    single = True

    @overload  # type: ignore[override]
    def __get__(self, knowledge: None, owner: type) -> Self: ...
    @overload
    def __get__(self, knowledge: Reads, owner: type) -> R: ...
    def __get__(self, knowledge: Reads | None, owner: type) -> Self | R:
        """Return the record, read when it is first asked for; the kind itself on the class."""
        if knowledge is None:
            return self
        record = Shelf(self, knowledge.read(self.key))[self.key]
        vars(knowledge)[self.key] = record
        return record
