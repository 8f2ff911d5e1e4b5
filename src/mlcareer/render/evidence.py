"""How sources, evidence, checks, schemas and exports look."""

import json

from mlcareer.render import start
from mlcareer.render.document import Column, Document
from mlcareer.reports.evidence import Check, Evidence, Export, Schema, SourcesReport


def sources(report: SourcesReport) -> Document:
    """Return the document of ``mlcareer sources``."""
    if report.facts or len(report.uses) == 1:
        return _one_source(report)
    title = (
        "Sources" if report.stale_on is None else f"Sources due for a new look on {report.stale_on}"
    )
    document = start(report, title)
    records = document.sources
    if not report.uses:
        document.line(f"{report.remark or 'None is due'}.", "answer")
    document.table(
        ["Id", "Publisher", Column("Kind", least=80), "Date", Column("Look again", least=80),
         Column("Facts", right=True), Column("Title", least=80)],
        [
            [
                use.id,
                records[use.id].publisher,
                records[use.id].kind,
                records[use.id].dated,
                str(records[use.id].check_by or ""),
                str(use.facts),
                records[use.id].title,
            ]
            for use in report.uses
        ],
    )  # fmt: skip
    document.line("One source and its facts: mlcareer sources ID", "note")
    return document


def _one_source(report: SourcesReport) -> Document:
    use = report.uses[0]
    document = start(report, f"{use.id}: {document_title(report)}")
    source = document.sources[use.id]
    for label in ("publisher", "kind", "url", "published", "accessed", "licence", "check_by"):
        value = getattr(source, label)
        document.line(f"{label.replace('_', ' ').capitalize()}: {value or 'not known'}")
    if source.caveat:
        document.line(source.caveat, "caution")
    document.heading(f"What rests on it ({use.facts})")
    document.table(["Id", "Kind", "Fact"], [[one.id, one.kind, one.text] for one in report.facts])
    return document


def document_title(report: SourcesReport) -> str:
    """Return the title of the one source shown."""
    return next(one.title for one in report.sources if one.id == report.uses[0].id)


def why(report: Evidence) -> Document:
    """Return the document of ``mlcareer why``."""
    document = start(report, f"{report.id} · {report.kind}")
    document.line(report.text, "answer")
    how = {
        "primary": "read in the source itself",
        "computed": "worked out by us from the source's own data",
        "reported": "read in a page that reports somebody else's figure",
    }[report.verification]
    if report.kind != "source":
        document.line(f"How we know: {how}.")
    if report.judgement:
        document.line("It rests, at least in part, on our own judgement.", "caution")
    own = set(report.fact.get("sources", [report.id]))
    document.heading("Sources")
    document.items(
        f"{source.id}: {source.publisher}, {source.title}, {source.kind}, {source.dated}"
        + (f", {source.url}" if source.url else "")
        + (f". Caveat: {source.caveat}" if source.caveat else "")
        for source in report.sources
        if source.id in own
    )
    extra = {
        key: value
        for key, value in report.fact.items()
        if value not in (None, [], {}, False, "")
        and key not in {"id", "text", "sources", "verification", "values"}
    }
    if extra:
        document.heading("The record")
        document.items(f"{key}: {_shown(value)}" for key, value in extra.items())
    if report.facts:
        document.heading(f"Facts that belong to it ({len(report.facts)})")
        document.table(["Id", "Fact"], [[one.id, one.text] for one in report.facts])
    document.line(f"More: {report.command}", "note")
    return document


def _shown(value: object) -> str:
    if isinstance(value, str | int | float):
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def check(report: Check) -> Document:
    """Return the document of ``mlcareer check``."""
    document = start(report, f"Check of {', '.join(report.checked)} on {report.on}")
    if not report.valid:
        shown = len(report.faults)
        told = "1 fault" if shown == 1 else f"{shown} faults"
        if report.more:
            told += f" and more; the first {shown} are shown"
        document.line(f"Not valid: {told}.", "answer")
        document.items(f"{one.file}, {one.where}: {one.what}. {one.fix}" for one in report.faults)
        return document
    count = sum(report.counts.values())
    document.line(f"Valid: {count:,} records. {len(report.due)} due for a new look.", "answer")
    document.table(
        ["Look again by", "Id", "Kind", "Fact"],
        [[str(one.check_by), one.id, one.kind, one.text] for one in report.due],
    )
    document.line(", ".join(f"{value} {key}" for key, value in report.counts.items()), "note")
    return document


def schema(report: Schema) -> Document:
    """Return the document of ``mlcareer schema``."""
    document = start(report, f"JSON Schema of {report.name}")
    document.line("Print it with --json. Names: " + ", ".join(report.names))
    return document


def export(report: Export) -> Document:
    """Return the document of ``mlcareer export``."""
    document = start(report, f"The knowledge of mlcareer {report.version}")
    document.table(
        ["Kind", Column("Records", right=True)],
        [[kind, str(len(records))] for kind, records in report.knowledge.items()],
    )
    return document


DRAWERS = {SourcesReport: sources, Evidence: why, Check: check, Schema: schema, Export: export}
