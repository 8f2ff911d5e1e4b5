"""Check: whether the knowledge, or a user's files, are valid, and what is due for review."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mlcareer.answer import Answer, Source, cited, part
from mlcareer.errors import KnowledgeError, printable
from mlcareer.knowledge.library import KINDS

if TYPE_CHECKING:
    from mlcareer.formats.document import Document
    from mlcareer.knowledge.library import Knowledge

INVALID = 4
"""The exit code where a file is not valid."""


@part
class Fault:
    """One breach of the rules for knowledge files; ``record`` is empty where none is named."""

    file: str
    where: str
    what: str
    fix: str
    record: str


@part
class FaultRow:
    """A fault as a row of the CSV."""

    id: str
    file: str
    where: str
    what: str
    fix: str


@part
class Laid:
    """A record of an overlay, and what it does to the built-in data."""

    id: str
    kind: str
    how: Literal["added", "replaced", "extended"]


@part
class Due:
    """A record past its ``check_by``."""

    id: str
    kind: str
    check_by: str
    text: str
    sources: tuple[str, ...]


@part
class Check(Answer):
    """Whether the knowledge (or the user's files) is valid, and what is due for review.

    ``more`` says that there are more faults than are shown; ``laid`` what each record of a user's
    files does.
    """

    schema_id: Literal["mlcareer.check.v1"] = "mlcareer.check.v1"
    checked: tuple[str, ...]
    on: date
    valid: bool
    counts: dict[str, int]
    faults: tuple[Fault, ...]
    more: bool
    laid: tuple[Laid, ...]
    due: tuple[Due, ...]
    sources: tuple[Source, ...]

    @property
    def rows(self) -> str:  # type: ignore[override]
        """The faults; if there are none, the records due for review."""
        return "due" if self.valid else "fault_rows"

    @property
    def fault_rows(self) -> tuple[FaultRow, ...]:
        """The faults, each with the id of its record first."""
        return tuple(
            FaultRow(id=one.record, file=one.file, where=one.where, what=one.what, fix=one.fix)
            for one in self.faults
        )

    @property
    def exit_code(self) -> int:
        """4 where a file is not valid."""
        return 0 if self.valid else INVALID


def check(knowledge: "Knowledge", files: Sequence[Path], on: date) -> Check:
    """Return the faults of ``files`` over the knowledge, or of the knowledge itself.

    ``on`` is the day at which ``check_by`` counts.
    """
    from mlcareer.knowledge.opening import built_in_problems, overlaid
    from mlcareer.knowledge.overlay import files_of
    from mlcareer.knowledge.problems import MOST_PROBLEMS, Problem

    faults: list[Problem] = []
    there: list[Path] = []
    laid: tuple[Laid, ...] = ()
    for path in files:
        try:
            files_of(path)
        except KnowledgeError as error:
            faults.append(Problem(printable(str(path)), "whole file", error.what, f"{error.fix}."))
        else:
            there.append(path)
    if there:
        found = overlaid(knowledge, *there)
        knowledge = found.knowledge
        faults += found.problems
        laid = tuple(
            Laid(id=name, kind=KINDS[kind].noun, how=how) for (kind, name), how in found.how.items()
        )
    elif not files:
        faults += built_in_problems(knowledge)
    due = () if faults else _due(knowledge, on.isoformat())
    return Check(
        checked=tuple(printable(str(path)) for path in files) or ("the built-in data",),
        on=on,
        valid=not faults,
        counts={
            key: len(knowledge.read(key).records) for key, kind in KINDS.items() if not kind.single
        },
        faults=tuple(
            Fault(file=one.file, where=one.where, what=one.what, fix=one.fix, record=one.record)
            for one in faults[:MOST_PROBLEMS]
        ),
        more=len(faults) > MOST_PROBLEMS,
        laid=laid,
        due=due,
        sources=cited(knowledge.sources, due),
    )


def _due(knowledge: "Knowledge", day: str) -> tuple[Due, ...]:
    from mlcareer.knowledge import index

    facts = index.every(knowledge.facts, "check_by < ? AND key != 'values'", day)
    due = [
        Due(
            id=entry.id,
            kind=entry.kind,
            check_by=entry.check_by or "",
            text=entry.text,
            sources=entry.sources,
        )
        for entry in facts
    ]
    due += [
        Due(id=one.id, kind="source", check_by=one.check_by, text=one.title, sources=(one.id,))
        for one in knowledge.sources.values()
        if one.check_by and one.check_by < day
    ]
    return tuple(sorted(due, key=lambda one: (one.check_by, one.id)))


def check_view(answer: Check, document: "Document") -> None:
    """Write the faults, or what is due for review."""
    document.title = f"Check of {', '.join(answer.checked)} on {answer.on}"
    if not answer.valid:
        document.line(f"Not valid: {_told(answer)}.", "answer")
        document.items(f"{one.file}, {one.where}: {one.what}. {one.fix}" for one in answer.faults)
        return
    count = sum(answer.counts.values())
    document.line(f"Valid: {count:,} records. {len(answer.due)} due for review.", "answer")
    if answer.laid:
        document.line(f"Yours: {_laid_words(answer.laid)}.")
    document.table(
        ["Review by", "Id", "Kind", "Fact"],
        [[one.check_by, one.id, one.kind, one.text] for one in answer.due],
    )
    document.line(", ".join(f"{value} {key}" for key, value in answer.counts.items()), "note")


def _told(answer: Check) -> str:
    shown = len(answer.faults)
    told = "1 fault" if shown == 1 else f"{shown} faults"
    return f"{told} and more; the first {shown} are shown" if answer.more else told


def _laid_words(laid: Sequence[Laid]) -> str:
    """Return how many records do what, and which replace or extend others."""
    parts = []
    for how in ("added", "extended", "replaced"):
        names = [one.id for one in laid if one.how == how]
        if names:
            named = "" if how == "added" else f" ({', '.join(names)})"
            parts.append(f"{len(names)} {how}{named}")
    return ", ".join(parts)
