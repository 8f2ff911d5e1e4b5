"""One YAML file as plain data with the line of every key. The only place that imports yaml.

A user's file is hostile until proven otherwise: size and depth are bounded, aliases (the way to
blow a small file up) and duplicate keys are refused, and only the safe constructor runs.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from mlcareer.errors import printable
from mlcareer.knowledge.kinds import LISTS, SINGLES
from mlcareer.models import Model

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MOST_BYTES = 2_000_000
MOST_DEPTH = 12
MOST_NUMBER = 10**18

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """What is wrong in a knowledge file, where, and what to do."""

    file: str
    where: str
    what: str
    fix: str
    record: str = ""

    def __str__(self) -> str:
        """One line: file, place, fault, mend."""
        return f"{self.file}, {self.where}: {self.what}. {self.fix}"


class ProblemError(Exception):
    """Carries one problem out of the reading of a file."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(str(problem))
        self.problem = problem


@dataclass
class Document:
    """The records of one file: plain data by top-level key, validated records, and problems."""

    file: str
    lists: dict[str, list[Model]] = field(default_factory=dict)
    singles: dict[str, Model] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_document(path: Path) -> Document:
    """Read and validate one file; never raises for a fault of the file, but lists it."""
    document = Document(printable(path.name))
    try:
        data, lines = _parse(_text(path), document.file)
    except ProblemError as error:
        document.problems.append(error.problem)
        return document
    for key, value in data.items():
        if key in LISTS and isinstance(value, list):
            _validate_list(document, key, value, lines)
        elif key in SINGLES and isinstance(value, dict):
            record = _validate(document, SINGLES[key], value, (key,), lines)
            if record is not None:
                document.singles[key] = record
        else:
            document.problems.append(_bad_key(document.file, key, value, lines))
    return document


def _bad_key(file: str, key: str, value: Any, lines: dict[Place, int]) -> Problem:
    where = f"line {lines[(key,)]}"
    if key in LISTS or key in SINGLES:
        wanted = "a list of records" if key in LISTS else "a mapping"
        return Problem(
            file, where, f"'{key}' holds {type(value).__name__}, not {wanted}", _template()
        )
    near = get_close_matches(key, [*LISTS, *SINGLES], 1)
    fix = f"Did you mean '{near[0]}'?" if near else f"Known keys: {', '.join([*LISTS, *SINGLES])}."
    return Problem(file, where, f"unknown top-level key '{printable(key, 40)}'", fix)


def _template() -> str:
    return "See mlcareer schema for the shape of each record."


def _validate_list(
    document: Document, key: str, records: list[Any], lines: dict[Place, int]
) -> None:
    seen: dict[str, int] = {}
    for index, raw in enumerate(records):
        record = _validate(document, LISTS[key], raw, (key, index), lines)
        if record is None:
            continue
        identity = str(record.id)  # type: ignore[attr-defined]
        line = lines[key, index]
        if identity in seen:
            what = f"the id '{identity}' is used twice in '{key}' (first in line {seen[identity]})"
            document.problems.append(
                Problem(document.file, f"line {line}", what, "Give each record its own id.")
            )
            continue
        seen[identity] = line
        document.files[identity] = document.file
        document.lists.setdefault(key, []).append(record)


def _validate(
    document: Document, model: type[Model], raw: Any, place: Place, lines: dict[Place, int]
) -> Model | None:
    try:
        # Through JSON, because that is what the wheel carries: one way in, one meaning.
        return model.model_validate_json(json.dumps(raw, default=str))
    except ValidationError as error:
        name = raw.get("id") if isinstance(raw, dict) else None
        faults = error.errors(include_url=False)
        # A misspelt key first: that the right one is missing only follows from it.
        for fault in sorted(faults, key=lambda one: one["type"] != "extra_forbidden"):
            document.problems.append(_fault(document.file, model, name, place, fault, lines))
        return None


def _fault(
    file: str, model: type[Model], name: object, place: Place, fault: Any, lines: dict[Place, int]
) -> Problem:
    at: Place = (*place, *fault["loc"])
    while at not in lines and len(at) > len(place):
        at = at[:-1]
    where = f"line {lines.get(at, 1)}"
    if name:
        where += f", record '{printable(str(name), 60)}'"
    key = ".".join(str(part) for part in fault["loc"])
    if key:
        where += f", key '{printable(key, 60)}'"
    if fault["type"] == "extra_forbidden":
        last = str(fault["loc"][-1])
        near = get_close_matches(last, list(model.model_fields), 1)
        fix = f"Did you mean '{near[0]}'?" if near else "Remove it, or see mlcareer schema."
        return Problem(file, where, "unknown key", fix)
    if fault["type"] == "missing":
        return Problem(file, where, "a required key is missing", "Add it.")
    if fault["type"] == "string_pattern_mismatch":
        what = f"'{printable(str(fault['input']), 40)}' is not of the allowed form"
        fix = f"It must match {fault['ctx']['pattern']}" if "sources" in key or "id" in key else ""
        return Problem(file, where, what, fix or "Use one line of plain printable text.")
    message = str(fault["msg"]).replace("\n", " ")
    got = printable(repr(fault["input"]), 40)
    return Problem(file, where, f"{message[0].lower()}{message[1:]}, not {got}", _template())


def _text(path: Path) -> str:
    file = printable(path.name)
    try:
        with path.open("rb") as opened:  # a device or a pipe has no size to ask for
            raw = opened.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            what = f"it has more than {MOST_BYTES / 1e6:.0f} MB, which is the limit"
            raise ProblemError(Problem(file, "whole file", what, "Split it."))
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
        raise ProblemError(Problem(file, "whole file", what, "Check the path.")) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "it is not UTF-8 text"
        raise ProblemError(Problem(file, f"line {line}", what, "Save it as UTF-8.")) from error


def _parse(text: str, file: str) -> tuple[dict[str, Any], dict[Place, int]]:
    try:
        _bounded(text, file)
        loader = Loader(text)
        try:
            root = loader.get_single_node()
            lines: dict[Place, int] = {}
            data = None if root is None else _plain(loader, root, (), lines, file)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        before = text.encode()[: getattr(error, "position", 0)]
        where = f"line {mark.line + 1 if mark else before.count(10) + 1}"
        what = getattr(error, "problem", None) or getattr(error, "reason", "it is not YAML")
        what = printable(str(what))
        raise ProblemError(Problem(file, where, what, "Mend the YAML syntax there.")) from error
    if not isinstance(data, dict):
        what = "the top level is no mapping"
        fix = f"Start with a key such as {', '.join(list(LISTS)[:4])}."
        raise ProblemError(Problem(file, "line 1", what, fix))
    return data, lines


def _bounded(text: str, file: str) -> None:
    """Refuse aliases and deep nesting before anything is composed from them."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            where = f"line {line}"
            raise ProblemError(
                Problem(file, where, "YAML aliases are not accepted", "Write the value out.")
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_DEPTH:
                where = f"line {line}"
                what = f"nested deeper than {MOST_DEPTH} levels"
                raise ProblemError(Problem(file, where, what, "Flatten it."))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _plain(loader: Any, node: yaml.Node, place: Place, lines: dict[Place, int], file: str) -> Any:
    """Return the node as plain data and note the line of every place in it."""
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in _pairs(node, file):
            found[key] = _plain(loader, value, (*place, key), lines, file)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(loader, child, (*place, index), lines, file)
            for index, child in enumerate(node.value)
        ]
    try:
        value = loader.construct_object(node)
        if isinstance(value, int) and abs(value) > MOST_NUMBER:
            raise ValueError  # noqa: TRY301 - as PyYAML itself does for other values
    except (ValueError, LookupError, AttributeError) as error:  # what PyYAML raises for '!!int ""'
        where = f"line {node.start_mark.line + 1}"
        what = f"'{printable(str(node.value), 40)}' is no valid {node.tag.rpartition(':')[2]}"
        raise ProblemError(Problem(file, where, what, "Correct or quote it.")) from error
    return value.strip() if isinstance(value, str) else value


def _pairs(node: yaml.MappingNode, file: str) -> Iterator[tuple[str, yaml.Node]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        where = f"line {key_node.start_mark.line + 1}"
        if not isinstance(key_node, yaml.ScalarNode):
            raise ProblemError(Problem(file, where, "a key is no plain word", "Use a plain key."))
        key = str(key_node.value)
        if key in seen:
            what = f"the key '{printable(key, 40)}' stands twice in one record"
            raise ProblemError(Problem(file, where, what, "Keep one of them."))
        seen.add(key)
        yield key, value_node
