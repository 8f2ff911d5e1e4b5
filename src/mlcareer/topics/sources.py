"""Sources: who said what and when, or one source with every fact that rests on it."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from mlcareer.answer import Answer, Source, cited, part
from mlcareer.domain.facts import Supported, supported
from mlcareer.knowledge.names import named

if TYPE_CHECKING:
    from mlcareer.formats.document import Document
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.base import Source as SourceRecord


@part
class SourceUse:
    """A source and how many facts rest on it."""

    id: str
    facts: int
    sources: tuple[str, ...]


@part
class Sources(Answer):
    """The sources, or one source with the facts that rest on it."""

    schema_id: Literal["mlcareer.sources.v1"] = "mlcareer.sources.v1"
    stale_on: date | None
    remark: str | None
    uses: tuple[SourceUse, ...]
    facts: tuple[Supported, ...]
    sources: tuple[Source, ...]

    rows = "sources"


def sources(
    knowledge: "Knowledge", name: str | None = None, stale_on: date | None = None
) -> Sources:
    """Return every source, one source with its facts, or those due for review on a day.

    Raises UnknownNameError.
    """
    from mlcareer.knowledge import index

    asked = named(knowledge.sources, name) if name is not None else None
    chosen = [asked] if asked else list(knowledge.sources.values())
    if stale_on is not None:
        day = stale_on.isoformat()
        chosen = [one for one in chosen if one.check_by and one.check_by < day]
    counts = index.counts_by_source(knowledge.facts)
    resting = index.resting_on(knowledge.facts, asked.id) if asked and chosen else ()
    facts = tuple(map(supported, resting))
    first = {"sources": [one.id for one in chosen]}
    return Sources(
        stale_on=stale_on,
        remark=_not_due(asked, stale_on) if asked and not chosen else None,
        uses=tuple(SourceUse(id=one.id, facts=counts[one.id], sources=(one.id,)) for one in chosen),
        facts=facts,
        sources=cited(knowledge.sources, first, facts),
    )


def _not_due(source: "SourceRecord", day: date | None) -> str:
    review = f"review it by {source.check_by}" if source.check_by else "it has no review date"
    return f"{source.id} is not due for review on {day}: {review}"


def sources_view(answer: Sources, document: "Document") -> None:
    """Write the list of sources, or the page of one."""
    from mlcareer.formats.document import Column

    if answer.facts or (len(answer.uses) == 1 and answer.stale_on is None):
        _page(answer, document)
        return
    document.title = (
        "Sources" if answer.stale_on is None else f"Sources due for review on {answer.stale_on}"
    )
    records = document.sources
    if not answer.uses:
        document.line(f"{answer.remark or 'None is due'}.", "answer")
    document.table(
        [
            "Id",
            "Publisher",
            Column("Kind", least=110),
            "Date",
            Column("Review by", least=80),
            Column("Facts", right=True),
            Column("Title", least=110),
        ],
        [
            [
                use.id,
                records[use.id].publisher,
                records[use.id].kind,
                records[use.id].dated,
                records[use.id].check_by or "",
                str(use.facts),
                records[use.id].title,
            ]
            for use in answer.uses
        ],
    )
    document.line("One source and its facts: mlcareer sources ID", "note")


def _page(answer: Sources, document: "Document") -> None:
    use = answer.uses[0]
    source = document.sources[use.id]
    document.title = f"{use.id}: {source.title}"
    rows = {
        "Publisher": source.publisher,
        "Kind": source.kind,
        "Url": source.url,
        "Published": source.published,
        "Accessed": source.accessed,
        "Licence": source.licence,
        "Review by": source.check_by,
    }
    for label, value in rows.items():
        document.line(f"{label}: {value or 'not known'}")
    if source.caveat:
        document.line(source.caveat, "caution")
    document.heading(f"What rests on it ({use.facts})")
    document.table(["Id", "Kind", "Fact"], [[one.id, one.kind, one.text] for one in answer.facts])
