"""Why: what one fact, figure, record or source rests on."""

import json
from typing import TYPE_CHECKING, Any, Literal

from mlcareer.answer import Answer, Source, cited, part
from mlcareer.domain.facts import Supported, supported
from mlcareer.errors import UnknownNameError
from mlcareer.knowledge.library import KINDS
from mlcareer.knowledge.names import nearest
from mlcareer.knowledge.shelf import plain
from mlcareer.terms import Verification

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mlcareer.formats.document import Document
    from mlcareer.knowledge.facts import Entry
    from mlcareer.knowledge.library import Knowledge

HOW: dict[Verification, str] = {
    "primary": "read in the source itself",
    "computed": "worked out by us from the source's own data",
    "reported": "read in a page that reports somebody else's figure",
}
UNSHOWN = {"id", "text", "sources", "verification", "values", "evidence", "locators"}
"""Fields of a fact that stand elsewhere on its page, or are facts of their own."""


@part
class Evidence(Answer):
    """What one fact, figure or recommendation rests on.

    ``formerly`` is the id that was asked for, where the fact has another by now.
    """

    schema_id: Literal["mlcareer.why.v1"] = "mlcareer.why.v1"
    id: str
    formerly: str | None
    kind: str
    record: str
    key: str
    text: str
    verification: Verification
    judgement: bool
    fact: dict[str, Any]
    facts: tuple[Supported, ...]
    command: str
    sources: tuple[Source, ...]

    rows = "listed"

    @property
    def listed(self) -> tuple[Supported, ...]:
        """The fact itself, and then those that belong to it."""
        own = Supported(
            id=self.id,
            kind=self.kind,
            record=self.record,
            text=self.text,
            verification=self.verification,
            sources=tuple(self.fact.get("sources", [self.id])),
        )
        return (own, *self.facts)


def why(knowledge: "Knowledge", name: str) -> Evidence:
    """Return what one fact, figure, record or source rests on; raises UnknownNameError."""
    from mlcareer.knowledge import index

    wanted, facts = name.strip().casefold(), knowledge.facts
    # As it was typed first: the ids of countries are in capitals.
    found = index.entry(facts, name.strip()) or index.entry(facts, wanted)
    formerly = None
    if found is None and wanted in knowledge.moved:
        formerly, wanted = wanted, knowledge.moved[wanted].to
        found = index.entry(facts, wanted)
    if found is None and wanted in knowledge.sources:
        return _of_source(knowledge, wanted)
    if found is None and wanted in knowledge.roles:
        # A role is no fact itself: its summary stands for it.
        summary = index.entry(facts, knowledge.roles[wanted].summary.id)
        found = summary._replace(id=wanted) if summary else None
    if found is None:
        known = [*_ids(facts), *knowledge.sources]
        lists = "mlcareer export, or any answer with --json"
        raise UnknownNameError("id", name, nearest(wanted, known), lists)
    return _of_fact(knowledge, found, wanted, formerly)


def _ids(facts: "Connection") -> list[str]:
    return [row[0] for row in facts.execute("SELECT id FROM fact ORDER BY rowid")]


def _of_fact(knowledge: "Knowledge", found: "Entry", wanted: str, formerly: str | None) -> Evidence:
    from mlcareer.knowledge import index
    from mlcareer.knowledge.facts import located

    kind = index.kind_of(found)
    is_role = found.id == found.record and found.key == "summary"
    fact = plain(knowledge.roles[wanted].summary) if is_role else located(knowledge, kind, found)
    if beneath := [one["id"] for one in fact.get("evidence", ())]:
        parts = [one for name in beneath if (one := index.entry(knowledge.facts, name))]
    else:
        parts = list(index.every(knowledge.facts, "record = ? AND id != ?", found.id, found.id))
    listed = tuple(supported(entry) for entry in parts)
    return Evidence(
        id=found.id,
        formerly=formerly,
        kind=found.kind,
        record=found.record,
        key="" if is_role else found.key,
        text=found.text,
        verification=found.verification,
        judgement=any(knowledge.sources[one].kind == "judgement" for one in found.sources),
        fact=fact,
        facts=listed,
        command=kind.shows.format(id=found.record),
        sources=cited(knowledge.sources, {"sources": found.sources}, listed),
    )


def _of_source(knowledge: "Knowledge", name: str) -> Evidence:
    from mlcareer.knowledge import index

    source = knowledge.sources[name]
    facts = tuple(supported(entry) for entry in index.resting_on(knowledge.facts, name))
    return Evidence(
        id=name,
        formerly=None,
        kind=KINDS["sources"].noun,
        record=name,
        key="",
        text=f"{source.publisher}: {source.title}",
        verification="primary",
        judgement=source.kind == "judgement",
        fact=plain(source),
        facts=facts,
        command=KINDS["sources"].shows.format(id=name),
        sources=cited(knowledge.sources, {"sources": [name]}, facts),
    )


def why_view(answer: Evidence, document: "Document") -> None:
    """Write the fact, how it is known, its sources, its record and what belongs to it."""
    document.title = f"{answer.id} · {answer.kind}"
    document.line(answer.text, "answer")
    if answer.formerly:
        document.line(f"{answer.formerly} is now {answer.id}.", "note")
    if answer.kind != "source":
        document.line(f"How we know: {HOW[answer.verification]}.")
    if answer.judgement:
        document.line("It rests, at least in part, on our own judgement.", "caution")
    own = set(answer.fact.get("sources", [answer.id]))
    where = answer.fact.get("locators", {})
    document.heading("Sources")
    document.items(
        f"{source.id}: {source.publisher}, {source.title}, {source.kind}, {source.dated}"
        + (f", {where[source.id]}" if source.id in where else "")
        + (f", {source.url}" if source.url else "")
        + (f". Caveat: {source.caveat}" if source.caveat else "")
        for source in answer.sources
        if source.id in own
    )
    rest = {
        key: value
        for key, value in answer.fact.items()
        if value not in (None, [], {}, False, "") and key not in UNSHOWN
    }
    if rest:
        document.heading("The record")
        document.items(f"{key}: {_shown(value)}" for key, value in rest.items())
    if answer.facts:
        beneath = bool(answer.fact.get("evidence"))
        title = "Statements that say so" if beneath else "Facts that belong to it"
        document.heading(f"{title} ({len(answer.facts)})")
        document.table(["Id", "Fact"], [[one.id, one.text] for one in answer.facts])
    document.line(f"More: {answer.command}", "note")


def _shown(value: object) -> str:
    return (
        str(value)
        if isinstance(value, str | int | float)
        else json.dumps(value, ensure_ascii=False)
    )
