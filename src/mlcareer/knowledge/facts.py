"""Every fact with its id: what `why` explains, `ask` searches and `check` dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlcareer import models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.knowledge.library import Knowledge


@dataclass(frozen=True)
class Entry:
    """One fact in its place: its id, the kind and id of the record that holds it, and its words."""

    id: str
    kind: str
    record: str
    key: str
    text: str
    fact: models.Fact


KINDS = {
    "tasks": "task",
    "roles": "role",
    "stages": "stage",
    "skills": "skill",
    "tools": "tool",
    "levels": "level",
    "resources": "resource",
    "figures": "pay figure",
    "factors": "pay factor",
    "certifications": "certification",
    "questions": "question",
    "populations": "count",
    "statistics": "statistic",
    "countries": "country",
}
"""The tables that state facts, and what one record of each is called."""


def entries(knowledge: Knowledge) -> Iterator[Entry]:
    """Yield every fact of every record, the records' own facts first."""
    for table, kind in KINDS.items():
        for record in getattr(knowledge, table).values():
            yield from _of(kind, record)
    yield Entry("model", "pay model", "model", "", "the fitted pay model", knowledge.model)
    card = knowledge.quality
    yield Entry("quality", "quality card", "quality", "", "how right the pay model was", card)


def _of(kind: str, record: models.Model) -> Iterator[Entry]:
    owner = record.id  # type: ignore[attr-defined]
    if isinstance(record, models.Fact):
        yield Entry(owner, kind, owner, "", _words(record), record)
    if isinstance(record, models.Population):
        for subject, value in record.values.items():
            text = f"{subject}: {value:g} {record.unit} of {record.name}"
            yield Entry(value_id(record, subject), kind, owner, "values", text, record)
    for key in type(record).model_fields:
        value = getattr(record, key)
        for fact in value if isinstance(value, tuple) else (value,):
            if isinstance(fact, models.Fact):
                yield Entry(fact_id(owner, key, fact), kind, owner, key, _words(fact), fact)


def fact_id(owner: str, key: str, fact: models.Fact) -> str:
    """Return the id of a fact inside a record: its own, or the two records' ids joined by a dot."""
    for part in ("id", "skill", "tool", "task"):
        own = getattr(fact, part, None)
        if own:
            return str(own) if part == "id" else f"{owner}.{own}"
    return f"{owner}.{key}"


def value_id(population: models.Population, subject: str) -> str:
    """Return the id of one counted value."""
    return f"{population.id}.{'-'.join(subject.casefold().split())}"


def _words(fact: models.Fact) -> str:  # noqa: C901, PLR0911 - one case for each kind of fact
    match fact:
        case models.SkillAsk(skill=subject) | models.ToolAsk(tool=subject):
            return f"{subject}: {fact.importance}" + (f". {fact.text}" if fact.text else "")
        case models.TaskShare():
            return f"{fact.share} {fact.task}" + (f". {fact.text}" if fact.text else "")
        case models.Requirement():
            return f"{fact.skill} comes before ({fact.kind})"
        case models.Hours():
            return f"{fact.low} to {fact.high} hours, typically {fact.typical}: {fact.basis}"
        case models.Question():
            return f"{fact.question} {fact.answer}"
        case models.PayFigure():
            return pay_words(fact)
        case models.Statistic():
            return f"{fact.text}: {fact.value:,g} {fact.unit}"
        case models.Industry() | models.PayFactor():
            return f"{fact.name}: {fact.text}"
        case models.CareerStep():
            return f"{fact.title}: {fact.text}"
        case models.Resource():
            return f"{fact.title}, {fact.provider}" + (f", {fact.length}" if fact.length else "")
        case models.OnetFlag():
            marks = [mark for mark in ("hot", "in demand") if getattr(fact, mark.replace(" ", "_"))]
            return f"O*NET lists it for data scientists ({' and '.join(marks) or 'no mark'})"
        case models.Population():
            return fact.name
    own = getattr(fact, "text", None)
    name = getattr(fact, "name", None)
    return ": ".join(str(part) for part in (name, own) if part)


def pay_words(figure: models.PayFigure) -> str:
    """Return a pay figure as one line of text."""
    amounts = (figure.low, figure.central, figure.high)
    shown = " / ".join(f"{amount:,.0f}" for amount in amounts if amount is not None)
    plus = "+" if figure.open_ended else ""
    return (
        f"{figure.label}, {figure.place or figure.country}: "
        f"{shown}{plus} {figure.currency} a {figure.period}"
    )
