"""What sources count about demand: postings by role, tool and level, and the trend."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from mlcareer.errors import NoAnswerError
from mlcareer.knowledge.facts import value_id
from mlcareer.reports import Named
from mlcareer.reports.market import Count, Counted, Market, TrendPoint

if TYPE_CHECKING:
    from mlcareer.knowledge import Knowledge
    from mlcareer.models import Population

SHOWN = 15
PAIR = ("pytorch", "tensorflow")
TREND_NOTE = (
    "The populations and the ways of counting differ from year to year: read it as a hint, "
    "not as a measured trend"
)


def market(knowledge: Knowledge, role: str | None = None, *, every: bool = False) -> Market:
    """Return what is counted, for one role or for all; ``every`` keeps the long tails.

    Raises UnknownNameError, and NoAnswerError where nothing is counted for the role.
    """
    chosen = knowledge.role(role) if role is not None else None
    fitting = [
        one
        for one in knowledge.populations.values()
        if chosen is None
        or chosen.id in one.roles
        or (one.about == "roles" and chosen.id in one.values)
    ]
    if not fitting and chosen:
        has = {name for one in knowledge.populations.values() for name in one.roles}
        raise NoAnswerError(
            f"no source on record counts postings of {chosen.name}",
            f"There are counts for {', '.join(sorted(has))}",
        )
    counts = tuple(_count(knowledge, one, every=every) for one in fitting)
    trend = _trend(fitting)
    statistics = () if chosen else tuple(knowledge.statistics.values())
    return Market(
        role=Named(id=chosen.id, name=chosen.name) if chosen else None,
        counts=counts,
        trend=trend,
        trend_note=TREND_NOTE,
        statistics=statistics,
        sources=knowledge.cited(counts, trend, statistics),
    )


def _count(knowledge: Knowledge, population: Population, *, every: bool) -> Count:
    ranked = sorted(population.values.items(), key=lambda pair: (-pair[1], pair[0]))
    kept = ranked if every else ranked[:SHOWN]
    return Count(
        population=population,
        values=tuple(
            Counted(
                id=value_id(population, subject),
                name=_name(knowledge, population, subject),
                value=value,
                unit=population.unit,
                sources=population.sources,
            )
            for subject, value in kept
        ),
        hidden=len(ranked) - len(kept),
    )


def _name(knowledge: Knowledge, population: Population, subject: str) -> str:
    tables = {
        "roles": (knowledge.roles,),
        "seniority": (knowledge.levels,),
        "skills-and-tools": (knowledge.tools, knowledge.skills),
        "conditions": (),
    }[population.about]
    for table in tables:
        if subject in table:
            return str(table[subject].name)  # type: ignore[attr-defined]
    return subject


def _trend(populations: list[Population]) -> tuple[TrendPoint, ...]:
    """Return every population that counts both frameworks, the oldest first."""
    found = [
        TrendPoint(
            id=value_id(one, PAIR[0]),
            year=one.as_of[:4],
            population=one.name,
            unit=one.unit,
            pytorch=one.values[PAIR[0]],
            tensorflow=one.values[PAIR[1]],
            ratio=ratio,
            sources=one.sources,
        )
        for one in populations
        if one.about == "skills-and-tools" and (ratio := _ratio(one)) is not None
    ]
    return tuple(sorted(found, key=lambda point: (point.year, point.id)))


def _ratio(population: Population) -> float | None:
    """Return how often the one is counted for each time the other is, or None without a number."""
    one, other = (population.values.get(name, 0.0) for name in PAIR)
    if not one or not other or not isfinite(one / other):
        return None
    return round(one / other, 2)
