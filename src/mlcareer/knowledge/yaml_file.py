"""One YAML file as plain data with the line of every value. The only place that imports yaml.

A user's file is hostile until proven otherwise: size and depth are bounded, aliases (the way to
blow a small file up), tags and duplicate keys are refused, and nothing but plain values is made.
"""

import errno
import os
import re
import stat
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import yaml

from mlcareer.errors import printable
from mlcareer.knowledge.library import KINDS
from mlcareer.knowledge.problems import Problem, ProblemError

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MOST_BYTES = 2_000_000
MOST_DEPTH = 12
MOST_NUMBER = 10**18
LONGEST_NUMBER = 100
"""Signs of a number or date."""

FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What no YAML may hold, by its specification (and a byte order mark within the text)."""
QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#.*')
"""Quoted words and comments of a line, as far as a broken text lets them be known."""
TAGS = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "null": "null",
    "timestamp": "date",
}
"""YAML's tags of plain values, and what each stands for."""
PLAIN = "tag:yaml.org,2002:"
UNREADABLE = {
    errno.ENOENT: "does not exist",
    errno.ENOTDIR: "does not exist",
    errno.ENAMETOOLONG: "does not exist: its name is too long",
    errno.ELOOP: "cannot be read: its links run in a circle",
    errno.EACCES: "cannot be read: permission denied",
    errno.EPERM: "cannot be read: permission denied",
    errno.EISDIR: "is a folder",
}

Place = tuple[str | int, ...]


class Spot(NamedTuple):
    """Where a value stands, and how it is written there where it is a plain one."""

    line: int
    written: str | None = None


class YamlFile(NamedTuple):
    """A file as plain data by top-level key, with the spot of every value."""

    data: dict[str, Any]
    spots: dict[Place, Spot]


def reason(error: OSError | ValueError) -> str:
    """Return why a path cannot be read, as the end of a sentence that starts with its name."""
    number = error.errno if isinstance(error, OSError) else None
    return UNREADABLE.get(number or 0) or "cannot be read"


def read_yaml(path: Path) -> YamlFile:
    """Return one file as plain data; raises ProblemError with the first fault of its YAML."""
    file = printable(path.name)
    text = _text(path, file)
    wrong = FORBIDDEN.search(text)
    if wrong:
        what = f"it holds the control character U+{ord(wrong[0]):04X}"
        _refuse(file, text.count("\n", 0, wrong.start()), what, "Remove it.")
    reading = _Reading(file, text)
    try:
        data = reading.whole()
    except yaml.YAMLError as error:
        _broken(file, text, error)
    finally:
        reading.loader.dispose()
    if not isinstance(data, dict):
        fix = f"Start with a key such as {', '.join(list(KINDS)[:4])}."
        _refuse(file, 0, "the top level is not a mapping", fix)
    return YamlFile(data, reading.spots)


def _refuse(file: str, line: int, what: str, fix: str) -> NoReturn:
    """Raise ProblemError; lines count from 0, as YAML's marks do."""
    raise ProblemError(Problem(file, f"line {line + 1}", what, fix))


def _text(path: Path, file: str) -> str:
    what, fix = "", "Check the path."
    raw = b""
    try:
        # A pipe would let us wait for ever, a device has no end: neither is opened for good.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                with open(handle, "rb", closefd=False) as opened:
                    raw = opened.read(MOST_BYTES + 1)
            else:
                what = f"'{file}' is not a regular file"
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        what = f"'{file}' {reason(error)}"
    if len(raw) > MOST_BYTES:
        what = f"it has more than {MOST_BYTES / 1e6:.0f} MB, which is the limit"
        fix = "Split it."
    if what:
        raise ProblemError(Problem(file, "whole file", what, fix))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start)
        _refuse(file, line, "it is not UTF-8 text", "Save it as UTF-8.")


def _broken(file: str, text: str, error: yaml.YAMLError) -> NoReturn:
    """Raise what is wrong with the YAML itself; the parser's own words differ by version."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line if mark else 0
    before = QUOTED.sub("", text[: _offset(text, line) + (mark.column if mark else 0)])
    opened = sum(map(before.count, "[{")) - sum(map(before.count, "]}"))
    if opened > MOST_DEPTH:  # a parser that gives up on the nesting before we count it
        _too_deep(file, line)
    detail = printable(str(getattr(error, "problem", None) or ""), 80)
    what = "the YAML syntax is broken here" + (f" ({detail})" if detail else "")
    _refuse(file, line, what, "Fix the YAML syntax on that line.")


def _offset(text: str, line: int) -> int:
    """Return where a line starts in a text."""
    return sum(map(len, text.splitlines(keepends=True)[:line]))


def _too_deep(file: str, line: int) -> NoReturn:
    _refuse(file, line, f"nested deeper than {MOST_DEPTH} levels", "Flatten it.")


class _Reading:
    """Turns the events of one YAML text into plain data, in one pass."""

    def __init__(self, file: str, text: str) -> None:
        """Start at the beginning of the text."""
        self.file = file
        self.spots: dict[Place, Spot] = {}
        self.loader: Any = Loader(text)

    def whole(self) -> Any:
        """Return the data of the only document, None without one; raises ProblemError."""
        found = None
        documents = 0
        while True:
            event: Any = self.loader.get_event()
            line = event.start_mark.line
            if isinstance(event, yaml.StreamEndEvent):
                return found
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    what = "a second document starts here"
                    _refuse(self.file, line, what, "Keep one document a file.")
                found = self._value(self.loader.get_event(), (), 1)

    def _value(self, event: Any, place: Place, depth: int) -> Any:
        """Return the value that starts with this event, and note its spot."""
        line = event.start_mark.line
        if isinstance(event, yaml.ScalarEvent):
            self.spots[place] = Spot(line + 1, event.value)
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            _refuse(self.file, line, "YAML aliases are not accepted", "Write the value out.")
        if depth > MOST_DEPTH:
            _too_deep(self.file, line)
        self.spots[place] = Spot(line + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            self._check_tag(event, "seq")
            return self._list(place, depth)
        self._check_tag(event, "map")
        return self._mapping(place, depth)

    def _list(self, place: Place, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            found.append(self._value(event, (*place, len(found)), depth + 1))
        return found

    def _mapping(self, place: Place, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            line = event.start_mark.line
            if isinstance(event, yaml.AliasEvent):
                self._value(event, place, depth)
            if not isinstance(event, yaml.ScalarEvent):
                _refuse(self.file, line, "a key is not a plain word", "Use a plain key.")
            self._check_tag(event, *TAGS)
            key = event.value
            if key in found:
                what = f"the key '{printable(key, 40)}' stands twice in one record"
                _refuse(self.file, line, what, "Keep one of them.")
            found[key] = self._value(self.loader.get_event(), (*place, key), depth + 1)
        return found

    def _check_tag(self, event: Any, *known: str) -> None:
        if event.tag and event.tag != "!" and event.tag.removeprefix(PLAIN) not in known:
            tag = event.tag.replace(PLAIN, "!!", 1)
            what = f"the tag '{printable(tag, 40)}' is not accepted"
            _refuse(self.file, event.start_mark.line, what, "Remove it, and write a plain value.")

    def _scalar(self, event: Any) -> Any:
        self._check_tag(event, *TAGS)
        tag, text = event.tag, event.value
        if not tag or tag == "!":
            tag = self.loader.resolve(yaml.ScalarNode, text, event.implicit)
        kind = tag.removeprefix(PLAIN)
        if kind == "str" or kind not in TAGS:  # '=' and '<<' have tags that nobody asked for
            return text.strip()
        try:
            if len(text) > LONGEST_NUMBER:  # before it is worked out, which may take for ever
                raise ValueError  # noqa: TRY301 - as PyYAML itself does for other values
            value = self.loader.construct_object(yaml.ScalarNode(tag, text, event.start_mark))
            if type(value) is int and abs(value) > MOST_NUMBER:
                raise ValueError  # noqa: TRY301 - as PyYAML itself does for other values
        # What PyYAML raises for '!!int ""' and the like.
        except (ValueError, LookupError, AttributeError, OverflowError):
            what = f"'{printable(text, 40)}' is no valid {TAGS[kind]}"
            _refuse(self.file, event.start_mark.line, what, "Correct or quote it.")
        if isinstance(value, datetime):
            return text
        return value.isoformat() if isinstance(value, date) else value
