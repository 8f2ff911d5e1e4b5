"""What facts rest on: sources, one fact's evidence, what is due, and the knowledge as data."""

from __future__ import annotations

from collections import Counter
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mlcareer import __version__
from mlcareer.errors import KnowledgeError, UnknownNameError, printable
from mlcareer.knowledge.facts import KINDS, Entry, entries
from mlcareer.reports.evidence import (
    Check,
    Due,
    Evidence,
    Export,
    Fault,
    Schema,
    SourcesReport,
    SourceUse,
    Supported,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Source

COMMANDS = {
    "task": "mlcareer compare --only tasks",
    "stage": "mlcareer roadmap",
    "level": "mlcareer ladder",
    "resource": "mlcareer roadmap",
    "pay factor": "mlcareer salary",
    "question": "mlcareer ask",
    "count": "mlcareer market",
    "statistic": "mlcareer market",
    "pay model": "mlcareer quality",
    "quality card": "mlcareer quality",
    "source": "mlcareer sources",
}
"""The command that shows more of each kind of record, where it takes no name."""


def sources(
    knowledge: Knowledge, name: str | None = None, stale_on: date | None = None
) -> SourcesReport:
    """Return every source, one source with its facts, or those past ``check_by`` on a day.

    Raises UnknownNameError.
    """
    named = source_called(knowledge, name) if name is not None else None
    chosen = [named] if named else list(knowledge.sources.values())
    if stale_on is not None:
        chosen = [one for one in chosen if one.check_by and one.check_by < stale_on]
    every = list(entries(knowledge))
    counts = Counter(source for entry in every for source in entry.fact.sources)
    uses = tuple(SourceUse(id=one.id, facts=counts[one.id], sources=(one.id,)) for one in chosen)
    shown = named.id if named and chosen else None
    facts = tuple(supported(entry) for entry in every if shown in entry.fact.sources)
    return SourcesReport(
        stale_on=stale_on,
        remark=_not_due(named, stale_on) if named and not chosen else None,
        uses=uses,
        facts=facts,
        sources=tuple({one.id: one for one in (*chosen, *knowledge.cited(facts))}.values()),
    )


def _not_due(source: Source, day: date | None) -> str:
    look = f"look at it again by {source.check_by}" if source.check_by else "no day is set for it"
    return f"{source.id} is not due for a new look on {day}: {look}"


def why(knowledge: Knowledge, name: str) -> Evidence:
    """Return what one fact, figure, record or source rests on; raises UnknownNameError."""
    wanted = name.strip().casefold()
    every = list(entries(knowledge))
    found = next((entry for entry in every if entry.id == wanted), None)
    if found is None and wanted in knowledge.sources:
        return _of_source(knowledge, knowledge.sources[wanted], every)
    if found is None and wanted in knowledge.roles:
        role = knowledge.roles[wanted]
        found = Entry(role.id, "role", role.id, "", role.summary.text, role.summary)
    if found is None:
        near = get_close_matches(wanted, [*(one.id for one in every), *knowledge.sources], 2, 0.6)
        raise UnknownNameError("id", name, near, "mlcareer export, or any answer with --json")
    parts = [entry for entry in every if entry.record == found.id and entry.id != found.id]
    listed = tuple(supported(entry) for entry in parts)
    return Evidence(
        id=found.id,
        kind=found.kind,
        record=found.record,
        key=found.key,
        text=found.text,
        verification=found.fact.verification,
        judgement=any(knowledge.sources[one].kind == "judgement" for one in found.fact.sources),
        fact=found.fact.model_dump(mode="json"),
        facts=listed,
        command=command_for(found.kind, found.record),
        sources=knowledge.cited(found.fact, listed),
    )


def check(knowledge: Knowledge, files: Sequence[Path] = (), on: date | None = None) -> Check:
    """Return the faults of ``files`` laid over the knowledge (or of the knowledge itself).

    ``on`` is the day at which ``check_by`` counts, by default today.
    """
    from mlcareer.knowledge.checking import problems_of
    from mlcareer.knowledge.overlay import files_of, read_overlay
    from mlcareer.knowledge.problems import MOST_PROBLEMS, Problem

    day = on or date.today()  # noqa: DTZ011 - the user's own calendar day is meant
    faults: list[Problem] = []
    laid = knowledge
    there: list[Path] = []
    for path in files:
        try:
            files_of(path)
        except KnowledgeError as error:
            faults.append(Problem(printable(str(path)), "whole file", error.what, f"{error.fix}."))
        else:
            there.append(path)
    if there:
        document = read_overlay(*there)
        faults += document.problems
        laid = knowledge.over(document)
    if not faults:
        faults += problems_of(laid)
    due = () if faults else tuple(_due(laid, day))
    return Check(
        checked=tuple(printable(str(path)) for path in files) or ("the shipped knowledge",),
        on=day,
        valid=not faults,
        counts={kind: len(getattr(laid, kind)) for kind in ("sources", *KINDS)},
        faults=tuple(
            Fault(file=one.file, where=one.where, what=one.what, fix=one.fix, record=one.record)
            for one in faults[:MOST_PROBLEMS]
        ),
        more=len(faults) > MOST_PROBLEMS,
        due=due,
        sources=laid.cited(due),
    )


def schema(name: str | None = None) -> Schema:
    """Return the JSON Schema of a command's answer or of a knowledge file (``roles.yaml``).

    Without a name: of a knowledge file with every kind of record. Raises UnknownNameError.
    """
    from pydantic import TypeAdapter

    from mlcareer.knowledge.kinds import LISTS, SINGLES
    from mlcareer.reports import ANSWERS, answer_model

    names = (*ANSWERS, *(f"{kind}.yaml" for kind in (*LISTS, *SINGLES)))
    body: dict[str, Any]
    if name is None or name.endswith(".yaml"):
        kinds = [*LISTS, *SINGLES] if name is None else [name.removesuffix(".yaml")]
        if kinds[0] not in LISTS and kinds[0] not in SINGLES:
            raise UnknownNameError(
                "schema", name or "", get_close_matches(name or "", names, 2), ", ".join(names)
            )
        inputs = [
            (
                kind,
                "validation",
                TypeAdapter(tuple[LISTS[kind], ...] if kind in LISTS else SINGLES[kind]),  # type: ignore[valid-type]
            )
            for kind in kinds
        ]
        parts, shared = TypeAdapter.json_schemas(inputs)  # type: ignore[arg-type]
        body = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": name or "knowledge",
            "type": "object",
            "properties": {kind: parts[kind, "validation"] for kind in kinds},
            "additionalProperties": False,
            **shared,
        }
    elif name == "schema":
        body = {"$ref": "https://json-schema.org/draft/2020-12/schema"}
    elif name in ANSWERS:
        body = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **answer_model(name).model_json_schema(mode="serialization"),
        }
    else:
        raise UnknownNameError("schema", name, get_close_matches(name, names, 2), ", ".join(names))
    return Schema(name=name or "knowledge", names=names, body=body)


def export(knowledge: Knowledge) -> Export:
    """Return every record of every kind."""
    tables = {
        kind: [one.model_dump(mode="json") for one in getattr(knowledge, kind).values()]
        for kind in KINDS
    }
    singles = {
        kind: getattr(knowledge, kind).model_dump(mode="json")
        for kind in ("model", "sample", "quality")
    }
    singles["sample"]["sources"] = list(knowledge.model.sources)
    return Export(
        version=__version__,
        knowledge=tables | singles,
        sources=tuple(knowledge.sources.values()),
    )


def source_called(knowledge: Knowledge, name: str) -> Source:
    """Return the source with this id; raises UnknownNameError."""
    found = knowledge.sources.get(name.strip().casefold())
    if found is None:
        near = get_close_matches(name.casefold(), knowledge.sources, 2, 0.6)
        raise UnknownNameError("source", name, near, "mlcareer sources")
    return found


def supported(entry: Entry) -> Supported:
    """Return an entry in short."""
    return Supported(
        id=entry.id,
        kind=entry.kind,
        record=entry.record,
        text=entry.text,
        verification=entry.fact.verification,
        sources=entry.fact.sources,
    )


def command_for(kind: str, record: str) -> str:
    """Return the command that shows more of a record."""
    named = {
        "role": f"mlcareer roles {record}",
        "skill": f"mlcareer skills {record}",
        "tool": f"mlcareer tools {record}",
        "certification": "mlcareer certificates --all",
        "pay figure": f"mlcareer why {record}",
    }
    return named.get(kind) or COMMANDS.get(kind, f"mlcareer why {record}")


def _of_source(knowledge: Knowledge, source: Source, every: Sequence[Entry]) -> Evidence:
    facts = tuple(supported(entry) for entry in every if source.id in entry.fact.sources)
    others = [one for one in knowledge.cited(facts) if one.id != source.id]
    return Evidence(
        id=source.id,
        kind="source",
        record=source.id,
        key="",
        text=f"{source.publisher}: {source.title}",
        verification="primary",
        judgement=source.kind == "judgement",
        fact=source.model_dump(mode="json"),
        facts=facts,
        command=f"mlcareer sources {source.id}",
        sources=(source, *others),
    )


def _due(knowledge: Knowledge, day: date) -> list[Due]:
    due = [
        Due(
            id=entry.id,
            kind=entry.kind,
            check_by=entry.fact.check_by,
            text=entry.text,
            sources=entry.fact.sources,
        )
        for entry in entries(knowledge)
        if entry.fact.check_by and entry.fact.check_by < day and entry.key != "values"
    ]
    due += [
        Due(id=one.id, kind="source", check_by=one.check_by, text=one.title, sources=(one.id,))
        for one in knowledge.sources.values()
        if one.check_by and one.check_by < day
    ]
    return sorted(due, key=lambda one: (one.check_by, one.id))
