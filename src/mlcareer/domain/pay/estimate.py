"""Estimates: pay at one role, level and place, by published figures and by the pay model."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.domain.pay.modelled import Interval, PayData, labelled, modelled
from mlcareer.domain.pay.published import Together, applying, countries_with, together
from mlcareer.terms import Axis, Estimate, Years

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.countries import Territory
    from mlcareer.records.pay import PayFigure
    from mlcareer.records.roles import Role

USUAL = "senior"
"""The level of a comparison by country or role that names none: most postings are for it."""


class Point(NamedTuple):
    """One value of a compared axis: a level, a country or a role, with its estimates a year."""

    id: str
    name: str
    years: Years | None
    level_sources: tuple[str, ...]
    published: Together | None
    modelled: Interval | None


def pay_data(knowledge: "Knowledge") -> PayData:
    """Return what the pay model needs of the knowledge."""
    return PayData(knowledge.model, knowledge.sample)


def along(
    knowledge: "Knowledge", axis: Axis, role: "Role", level: str | None, country: "Territory"
) -> Iterator[Point]:
    """Yield the estimates along one axis, the other two fixed; values without any are left out.

    Levels and roles come in their order, countries the model's first.
    """
    data = pay_data(knowledge)
    figures: dict[tuple[str, str], list[PayFigure]] = {}
    for identity, name, years, who, at, place in _values(knowledge, axis, role, level, country):
        where = who.id, place.id
        if where not in figures:
            figures[where] = applying(knowledge.figures, *where)
        published = together(figures[where], at, place)
        # Beside senior, a level that only repeats its rows would read as a figure of its own.
        repeats = axis == "level" and labelled(at) != at
        model = None if repeats else modelled(data, who.id, at, place)
        if published or model:
            sources = knowledge.levels[at].sources if years else ()
            yield Point(identity, name, years, sources, published, model)


def _values(
    knowledge: "Knowledge", axis: Axis, role: "Role", level: str | None, country: "Territory"
) -> "Iterator[tuple[str, str, Years | None, Role, str, Territory]]":
    match axis:
        case "level":
            for one in knowledge.levels.values():
                yield one.id, one.name, one.years, role, one.id, country
        case "role":
            for other in knowledge.roles.values():
                yield other.id, other.short, None, other, level or USUAL, country
        case "country":
            with_figures = countries_with(knowledge.figures, role.id, "employee")
            for name in dict.fromkeys([*knowledge.model.countries, *with_figures]):
                place = knowledge.countries[name]
                yield name, place.name, None, role, level or USUAL, place


def leading(published: Together | None, interval: Interval | None, country: str) -> Estimate | None:
    """Say which estimate to go by first: outside the United States local figures, if there are any.

    Figures of the model's own feed are no independent check of it, so they do not count as local.
    """
    if interval is None:
        return "published" if published else None
    local = published is not None and not set(published.sources) <= set(interval.sources)
    return "published" if local and country != "US" else "modelled"
