"""A user's files as one document of validated records, with every fault they have by themselves."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from mlcareer.errors import KnowledgeError, printable
from mlcareer.knowledge.kinds import LISTS, SINGLES
from mlcareer.knowledge.problems import MOST_PROBLEMS, Problem, ProblemError, did_you_mean
from mlcareer.knowledge.wording import TEMPLATE, sentence, shown
from mlcareer.knowledge.yaml_file import Place, Plain, Spot, read_plain, reason
from mlcareer.models import Model

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_FILES = 200
ENDINGS = {".yaml", ".yml"}


@dataclass
class Document:
    """The records of one file or several: validated, by top-level key, and the problems."""

    file: str
    lists: dict[str, list[Model]] = field(default_factory=dict)
    singles: dict[str, Model] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """The file of each record, by id; of a single one, by its key."""
    problems: list[Problem] = field(default_factory=list)
    homes: dict[tuple[str, str], str] = field(default_factory=dict)
    """The file and line of each record, by kind and id, to tell of a second one."""

    @property
    def full(self) -> bool:
        """Whether there are more problems than anybody wants to see."""
        return len(self.problems) > MOST_PROBLEMS

    def put(self, kind: str, record: Model, file: str, line: int) -> None:
        """Add a record, or the problem that its id is taken already."""
        identity = str(getattr(record, "id", kind))
        first = self.homes.get((kind, identity))
        if first:
            what = f"the id '{identity}' is used twice in '{kind}' (first in {first})"
            if kind in SINGLES:
                what = f"'{kind}' stands twice (first in {first})"
            fix = "Keep one, or give each record its own id."
            self.problems.append(Problem(file, f"line {line}, record '{identity}'", what, fix))
            return
        self.homes[kind, identity] = f"{file}, line {line}"
        self.files[identity] = file
        if kind in SINGLES:
            self.singles[kind] = record
        else:
            self.lists.setdefault(kind, []).append(record)


def read_overlay(*paths: Path) -> Document:
    """Read YAML files, and those of folders in file-name order, into one document.

    A fault of a file is listed, not raised. Raises KnowledgeError for a path that leads nowhere
    and for a folder without YAML files or with too many.
    """
    whole = Document(printable(paths[0].name))
    seen = set()
    for path in paths:
        for file in files_of(path):
            if whole.full:
                return whole
            same = file.absolute()
            if same not in seen:
                seen.add(same)
                _read(file, whole)
    return whole


def files_of(path: Path) -> list[Path]:
    """Return the file itself, or the YAML files of a folder.

    Raises KnowledgeError for a path that leads nowhere and for a folder with no file or too many.
    """
    name = printable(path.name or str(path))
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return [path]
        files = sorted(one for one in path.iterdir() if _wanted(one))
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


def _wanted(path: Path) -> bool:
    """Say whether a file of a folder is meant: no hidden one, as editors leave, nor a pipe."""
    if path.name.startswith(".") or path.suffix.casefold() not in ENDINGS:
        return False
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:  # a link to nowhere: reading it will say so
        return True


def _read(path: Path, whole: Document) -> None:
    """Read and validate one file into the document."""
    file = printable(path.name)
    try:
        plain = read_plain(path)
    except ProblemError as error:
        whole.problems.append(error.problem)
        return
    for kind, value in plain.data.items():
        if kind in LISTS and isinstance(value, list):
            for index, raw in enumerate(value):
                _take(whole, file, plain, (kind, index), raw)
                if whole.full:
                    return
        elif kind in SINGLES and isinstance(value, dict):
            _take(whole, file, plain, (kind,), value)
        else:
            whole.problems.append(_bad_key(file, kind, value, plain.spots))


def _bad_key(file: str, key: str, value: Any, spots: dict[Place, Spot]) -> Problem:
    line, written = spots[key,]
    where = f"line {line}"
    if key in LISTS or key in SINGLES:
        wanted = "a list of records" if key in LISTS else "a mapping"
        what = f"'{key}' must hold {wanted}, not {shown(value, written)}"
        return Problem(file, where, what, TEMPLATE)
    names = [*LISTS, *SINGLES]
    fix = did_you_mean(key, names, f"Known keys: {', '.join(names)}.")
    return Problem(file, where, f"unknown top-level key '{printable(key, 40)}'", fix)


def _take(whole: Document, file: str, plain: Plain, place: Place, raw: Any) -> None:
    """Validate one record and add it, or its problems."""
    kind = str(place[0])
    model = (LISTS | SINGLES)[kind]
    try:
        # Through JSON, because that is what the wheel carries: one way in, one meaning. Strict,
        # because YAML has told numbers, text and truth apart already.
        record = model.model_validate_json(json.dumps(raw), strict=True)
    except ValidationError as error:
        # A misspelt key first: that the right one is missing only follows from it.
        faults = error.errors(include_url=False)
        faults.sort(key=lambda one: one["type"] != "extra_forbidden")
        left = MOST_PROBLEMS + 1 - len(whole.problems)
        whole.problems += _told(file, model, place, plain.spots, faults[:left])
        return
    whole.put(kind, record, file, plain.spots[place].line)


def _told(
    file: str, model: type[Model], place: Place, spots: dict[Place, Spot], faults: Iterable[Any]
) -> Iterable[Problem]:
    """Yield the problems of one record in our own words."""
    named = spots.get((*place, "id"))
    record = printable(named.written, 60) if named and named.written else ""
    for fault in faults:
        inside: Place = tuple(one for one in fault["loc"] if one != "[key]")
        at: Place = (*place, *inside)
        while at not in spots and len(at) > len(place):
            at = at[:-1]
        spot = spots[at]
        where = f"line {spot.line}"
        if record:
            where += f", record '{record}'"
        key = ".".join(str(part) for part in inside)
        if key:
            where += f", key '{printable(key, 60)}'"
        if fault["type"] == "extra_forbidden":
            last = str(inside[-1])
            fix = did_you_mean(
                last, _fields(model, inside[:-1]), "Remove it, or see mlcareer schema."
            )
            yield Problem(file, where, "unknown key", fix, record)
            continue
        written = spot.written if at == (*place, *inside) else None
        yield Problem(file, where, *sentence(fault, written), record)


def _fields(model: type[Model], inside: Place) -> list[str]:
    """Return the keys that a record, or a record inside it, may have."""
    for part in inside:
        if isinstance(part, str) and part in model.model_fields:
            model = _record_in(model.model_fields[part].annotation) or model
    return list(model.model_fields)


def _record_in(kind: Any) -> type[Model] | None:
    """Return the model that an annotation holds, however deep."""
    if isinstance(kind, type) and issubclass(kind, Model):
        return kind
    return next((found for part in get_args(kind) if (found := _record_in(part))), None)
