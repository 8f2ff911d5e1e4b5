"""A set of YAML files as validated records, with every fault the files have by themselves.

A user's overlay, and the built-in data of a checkout, are read the same way.
"""

import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from mlcareer.errors import KnowledgeError, printable
from mlcareer.knowledge.library import KINDS, Store
from mlcareer.knowledge.problems import MOST_PROBLEMS, Problem, ProblemError, did_you_mean
from mlcareer.knowledge.reading import validated
from mlcareer.knowledge.references import TEXTUAL, bare_shares
from mlcareer.knowledge.wording import TEMPLATE, shown
from mlcareer.knowledge.yaml_file import Place, Spot, read_yaml, reason
from mlcareer.records.base import independent
from mlcareer.records.roles import SECTIONS

if TYPE_CHECKING:
    from mlcareer.records.base import Record

MOST_FILES = 200
MOST_EXTENSIONS = 100
"""How often one record is extended: each time, all of it is validated again."""
ENDINGS = {".yaml", ".yml"}
FOLDERS = ("generated", "questions", "roles")
"""Folders in a checkout's data/ that hold YAML too; an overlay is one flat folder."""

ALSO = " and "
"""What joins the names of the files that one record comes from."""

How = Literal["added", "replaced", "extended"]
"""What a record of an overlay does to the built-in data."""


class Extension(NamedTuple):
    """A record that adds to the lists of another of its id."""

    kind: str
    raw: dict[str, Any]
    file: str
    place: Place
    spots: dict[Place, Spot]


class Overlay:
    """The records of some files: validated, by kind and id, and the problems."""

    def __init__(self, base: Store | None = None) -> None:
        """Start without records; ``base`` is what they are overlaid on."""
        self.records: dict[str, dict[str, Record]] = {}
        self.problems: list[Problem] = []
        self.files: dict[tuple[str, str], str] = {}
        """The file and line of each record, by what its kind is called and its id."""
        self.how: dict[tuple[str, str], How] = {}
        """What each record does, by kind and id."""
        self._base = base
        self._homes: dict[tuple[str, str], str] = {}
        self._raws: dict[tuple[str, str], dict[str, Any]] = {}
        self._extensions: list[Extension] = []
        self._refused: set[tuple[str, str]] = set()
        self._extended: Counter[tuple[str, str]] = Counter()

    @property
    def is_full(self) -> bool:
        """Whether there are more problems than anybody wants to see."""
        return len(self.problems) > MOST_PROBLEMS

    def read(self, path: Path) -> None:
        """Read and validate one file; its faults are listed, not raised."""
        file = printable(path.name)
        try:
            document = read_yaml(path)
        except ProblemError as error:
            self.problems += error.problems
            return
        by_record = _by_record(document.spots)
        for kind, value in document.data.items():
            if kind in KINDS and isinstance(value, dict if KINDS[kind].single else list):
                single = KINDS[kind].single
                for index, raw in enumerate([value] if single else value):
                    place: Place = (kind,) if single else (kind, index)
                    self._take(kind, raw, file, place, by_record[place])
                    if self.is_full:
                        return
            else:
                self.problems.append(_bad_key(file, kind, value, document.spots))

    def _take(self, kind: str, raw: Any, file: str, place: Place, spots: dict[Place, Spot]) -> None:
        """Validate one record and add it, or its problems; ``spots`` are those of the record."""
        if isinstance(raw, dict) and "extend" in raw and not KINDS[kind].single:
            if raw["extend"] is True:
                self._extensions.append(Extension(kind, raw, file, place, spots))
                return
            spot = spots[*place, "extend"]
            what = f"extend must be true, not {shown(raw['extend'], spot.written)}"
            fix = "Leave it out to state the whole record."
            identity = str(raw.get("id", ""))
            where = _where(spot.line, identity, "extend")
            self.problems.append(Problem(file, where, what, fix, identity))
            return
        try:
            _refuse_bare_shares(kind, raw, file, place, spots)
            record = validated(kind, raw, file, place, spots)
        except ProblemError as error:
            self.problems += error.problems
            if isinstance(raw, dict):
                self._refused.add((kind, str(raw.get("id"))))
            return
        identity = str(raw.get("id", kind))
        first = self._homes.get((kind, identity))
        if first:
            what = f"the id '{identity}' is used twice in '{kind}' (first in {first})"
            if KINDS[kind].single:
                what = f"'{kind}' stands twice (first in {first})"
            fix = "Keep one, or give each record its own id."
            where = _where(spots[place].line, identity)
            self.problems.append(Problem(file, where, what, fix, identity))
            return
        self._homes[kind, identity] = f"{file}, line {spots[place].line}"
        self._raws[kind, identity] = raw
        self._put(kind, identity, record, self._homes[kind, identity], "added")

    def _put(self, kind: str, identity: str, record: "Record", home: str, how: How) -> None:
        if how == "added" and self._base and identity in self._base.read(kind).records:
            how = "replaced"
        self.records.setdefault(kind, {})[identity] = record
        # Of a record that several files make, each may hold what is wrong with it.
        named = KINDS[kind].noun, identity
        homes = dict.fromkeys([*self.files.get(named, home).split(ALSO), home])
        self.files[named] = ALSO.join(homes)
        self.how.setdefault((kind, identity), how)

    def extend(self) -> None:
        """Add the lists of the records marked ``extend: true`` to those of their ids."""
        for one in self._extensions:
            if self.is_full:
                return
            try:
                self._extend(one)
            except ProblemError as error:
                self.problems += error.problems

    def _extend(self, one: Extension) -> None:
        identity = str(one.raw.get("id", ""))
        if (one.kind, identity) in self._refused:  # its own faults are told already
            return
        below = self._base.read(one.kind).records if self._base else {}
        base = self._raws.get((one.kind, identity)) or below.get(identity)
        if base is None:
            known = [*below, *self.records.get(one.kind, {})]
            fix = did_you_mean(identity, known, "Leave out extend to add it as a new record.")
            what = "there is no record of this id to extend"
            if not identity:
                what, fix = "a record with extend needs the id of the one it extends", "Add it."
            where = _where(one.spots[one.place].line, identity)
            raise ProblemError(Problem(one.file, where, what, fix, identity))
        self._extended[one.kind, identity] += 1
        if self._extended[one.kind, identity] > MOST_EXTENSIONS:
            what = f"it is extended more than {MOST_EXTENSIONS} times"
            where = _where(one.spots[one.place].line, identity)
            fix = "Put the items into one record."
            raise ProblemError(Problem(one.file, where, what, fix, identity))
        merged, spots = dict(base), dict(one.spots)
        for key, value in one.raw.items():
            if key in {"id", "extend"}:
                continue
            if not isinstance(value, list) or not isinstance(base.get(key, []), list):
                what = "extend only adds to lists, and this is not one"
                fix = "Remove the key, or leave out extend and state the whole record."
                where = _where(one.spots[*one.place, key].line, identity, key)
                raise ProblemError(Problem(one.file, where, what, fix, identity))
            joined = list(_joined(one.kind, key, base.get(key, []), value))
            merged[key] = [item for _, item in joined]
            place_of = {own: at for at, (own, _) in enumerate(joined) if own is not None}
            # The faults of the added items stand where the overlay states them.
            for at in [at for at in one.spots if at[: len(one.place) + 1] == (*one.place, key)]:
                rest = at[len(one.place) + 1 :]
                if rest:
                    spots[*one.place, key, place_of[int(rest[0])], *rest[1:]] = one.spots[at]
        _refuse_bare_shares(one.kind, one.raw, one.file, one.place, one.spots)
        record = validated(one.kind, merged, one.file, one.place, spots)
        self._raws[one.kind, identity] = merged
        home = f"{one.file}, line {one.spots[one.place].line}"
        self._put(one.kind, identity, record, home, "extended")


def _joined(
    kind: str, key: str, before: list[Any], added: list[Any]
) -> Iterator[tuple[int | None, Any]]:
    """Yield the items of two lists, each with its place in the added one.

    Claims are put among the others by their number of sources, as a role lists them; each list
    keeps its own order, so that one out of order is still told. All else comes at the end.
    """
    pairs = [(None, item) for item in before], list(enumerate(added))
    if kind == "roles" and key in SECTIONS:
        yield from merge(*pairs, key=lambda pair: -_sources_of(pair[1]))
    else:
        yield from chain(*pairs)


def _sources_of(claim: Any) -> int:
    """Return how many independent sources a claim names, however wrong it may be."""
    named = claim.get("sources") if isinstance(claim, dict) else None
    return independent(map(str, named)) if isinstance(named, list) else 0


def _refuse_bare_shares(
    kind: str, raw: Any, file: str, place: Place, spots: Mapping[Place, Spot]
) -> None:
    """Raise ProblemError for the percentages that a text states without what they are of."""
    if kind not in TEXTUAL:
        return
    identity = str(raw.get("id", "")) if isinstance(raw, dict) else ""
    found = [
        Problem(
            file,
            _where(spots[*place, *inside].line, identity, ".".join(map(str, inside))),
            "a percentage is typed into a text, without what it is a percentage of",
            "Write {population.subject} or {statistic}, which a counted record fills in.",
            identity,
        )
        for inside in islice(bare_shares(raw), MOST_PROBLEMS)
    ]
    if found:
        raise ProblemError(*found)


def _by_record(spots: Mapping[Place, Spot]) -> dict[Place, dict[Place, Spot]]:
    """Return the spots of each record of a file by its place."""
    found: dict[Place, dict[Place, Spot]] = {}
    for at, spot in spots.items():
        single = bool(at) and str(at[0]) in KINDS and KINDS[str(at[0])].single
        found.setdefault(at[: 1 if single else 2], {})[at] = spot
    return found


def read_overlay(*paths: Path, base: Store | None = None) -> Overlay:
    """Read YAML files, and those of folders in file-name order, as one overlay of ``base``.

    A fault of a file is listed, not raised. Raises KnowledgeError for a path that leads nowhere
    and for a folder without YAML files or with too many.
    """
    found = [file.absolute() for path in paths for file in files_of(path)]
    return _read(found, base)


def read_checkout(data: Path) -> Overlay:
    """Read the data/ of a checkout; raises KnowledgeError where it holds no YAML."""
    by_folder = [_yaml_in(data / name) for name in FOLDERS if (data / name).is_dir()]
    # What programs count comes before what was counted elsewhere: the first count is shown.
    return _read([*chain(*by_folder), *files_of(data)], None)


def _read(files: Iterable[Path], base: Store | None) -> Overlay:
    overlay = Overlay(base)
    for file in dict.fromkeys(files):
        if not overlay.is_full:
            overlay.read(file)
    overlay.extend()
    return overlay


def files_of(path: Path) -> list[Path]:
    """Return the file itself, or the YAML files of a folder.

    Raises KnowledgeError for a path that leads nowhere and for a folder with no file or too many.
    """
    name = printable(path.name or str(path))
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return [path]
        files = _yaml_in(path)
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"'{name}' {reason(error)}", "Check the path") from error
    if not files:
        raise KnowledgeError(
            f"the folder '{name}' holds no YAML file", "Put *.yaml files into it, or name another"
        )
    if len(files) > MOST_FILES:
        what = f"the folder '{name}' holds {len(files)} YAML files, and {MOST_FILES} is the limit"
        raise KnowledgeError(what, "Give a smaller folder")
    return files


def _yaml_in(folder: Path) -> list[Path]:
    return sorted(one for one in folder.iterdir() if _wanted(one))


def _wanted(path: Path) -> bool:
    """Say whether to read a file of a folder: no hidden one, as editors leave, nor a pipe."""
    if path.name.startswith(".") or path.suffix.casefold() not in ENDINGS:
        return False
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:  # a link to nowhere: reading it will say so
        return True


def _where(line: int, record: str, key: str = "") -> str:
    """Return a place in a file in words."""
    named = f", record '{printable(record, 60)}'" if record else ""
    return f"line {line}{named}" + (f", key '{printable(key, 40)}'" if key else "")


def _bad_key(file: str, key: str, value: Any, spots: dict[Place, Spot]) -> Problem:
    line, written = spots[key,]
    where = f"line {line}"
    if key in KINDS:
        wanted = "a mapping" if KINDS[key].single else "a list of records"
        what = f"'{key}' must hold {wanted}, not {shown(value, written)}"
        return Problem(file, where, what, TEMPLATE)
    fix = did_you_mean(key, KINDS, f"Known keys: {', '.join(KINDS)}.")
    return Problem(file, where, f"unknown top-level key '{printable(key, 40)}'", fix)
