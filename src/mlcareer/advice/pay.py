"""What a role pays: published figures first, then the fitted model, and where an offer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.advice.modelled import modelled
from mlcareer.advice.offer import judged, parse_amount
from mlcareer.advice.published import (
    applying,
    countries_with,
    level_of,
    shown,
    together,
)
from mlcareer.errors import NoAnswerError, WrongUsageError
from mlcareer.reports import Named
from mlcareer.reports.pay import Modelled, Offer, PayReport, Published, RolePay, Rung

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mlcareer.knowledge import Knowledge
    from mlcareer.models import PayFigure, Period, Role, Territory

Axis = Literal["level", "country", "role"]
USUAL = "senior"
"""The level of a comparison by country or role that names none: most postings are for it."""
OWN_FEED = "aijobs"
"""The source of the model's rows; its own medians are no independent check of the model."""


def salary(
    knowledge: Knowledge,
    role: str = "ml-engineer",
    level: str | None = None,
    years: float | None = None,
    country: str = "US",
    period: Period | None = None,
    offer: str | None = None,
    by: Axis | None = None,
    *,
    contract: bool = False,
    explain: bool = False,
) -> PayReport:
    """Return pay for a role: figures with their labels, what they say together, and the model.

    Amounts are in the country's currency a ``period`` (default: year; hour for contracts).
    Raises UnknownNameError, WrongUsageError for contradictions, and NoAnswerError where there is
    no figure and the model's data cannot carry an answer.
    """
    chosen, place = knowledge.role(role), knowledge.country(country)
    if contract and by:
        raise WrongUsageError("--contract and --by do not go together", "Give one of them")
    rung = level_of(knowledge, level, years)
    if by in {"country", "role"} and rung is None:
        rung = USUAL
    if (explain or offer is not None) and rung is None and not contract:
        raise WrongUsageError("this needs a level", "Add --level or --years")
    span: Period = period or ("hour" if contract else "year")
    employment: Literal["employee", "contract"] = "contract" if contract else "employee"
    every = applying(knowledge, chosen, place.id, employment)
    at_level = [one for one in every if one.level == rung]
    figures = every if contract or not at_level else at_level if rung else every
    published = together(every, rung, place, span)
    overall = together(every, None, place, span) if rung else None
    model = None if contract or rung is None else modelled(knowledge, chosen, rung, place, span)
    rungs = (
        () if contract or (rung and not by) else _rungs(knowledge, chosen, rung, place, span, by)
    )
    if not figures and model is None and not any(one.modelled or one.published for one in rungs):
        raise _refusal(knowledge, chosen, place, employment)
    leads = _leads(published or overall, model, place)
    judgement = _offer(knowledge, offer, chosen, rung, place, published, model, leads, span)
    listed = tuple(shown(one, span) for one in sorted(figures, key=_figure_rank(knowledge)))
    parts = (listed, published, overall, model, rungs, judgement, tuple(knowledge.factors.values()))
    return PayReport(
        role=Named(id=chosen.id, name=chosen.name),
        level=rung,
        country=Named(id=place.id, name=place.name),
        period=span,
        employment=employment,
        leads=leads,
        figures=listed,
        published=published,
        overall=overall,
        modelled=model,
        by=by,
        rungs=rungs,
        offer=judgement,
        explain=explain,
        factors=tuple(knowledge.factors.values()),
        warnings=tuple(_warnings(knowledge, listed, place, model, rungs)),
        sources=knowledge.cited(parts),
    )


def role_pay(knowledge: Knowledge, role: Role, level: str | None, country: Territory) -> RolePay:
    """Return a role's pay for a comparison: one rung, or the whole ladder without a level."""
    rungs = _rungs(knowledge, role, None, country, "year", "level")
    kept = tuple(one for one in rungs if level in {None, one.id})
    overall = together(applying(knowledge, role, country.id), None, country, "year")
    empty = not any(one.published or one.modelled for one in kept)
    return RolePay(
        role=Named(id=role.id, name=role.short),
        overall=overall,
        rungs=kept,
        remark=f"no figure for {country.name}" if empty and overall is None else None,
    )


def _rungs(
    knowledge: Knowledge,
    role: Role,
    level: str | None,
    country: Territory,
    period: Period,
    by: Axis | None,
) -> tuple[Rung, ...]:
    """Return pay along one axis, the other two fixed; the default axis is the level."""
    points: list[tuple[str, str, tuple[int, int | None] | None, Role, str, Territory]]
    if by == "country":
        ids = dict.fromkeys(
            [*knowledge.model.countries, *countries_with(knowledge, role, "employee")]
        )
        points = [
            (
                one,
                knowledge.countries[one].name,
                None,
                role,
                level or USUAL,
                knowledge.countries[one],
            )
            for one in ids
        ]
    elif by == "role":
        points = [
            (one.id, one.short, None, one, level or USUAL, country)
            for one in knowledge.roles.values()
        ]
    else:
        points = [
            (one.id, one.name, one.years, role, one.id, country)
            for one in knowledge.levels.values()
        ]
    rungs = []
    for identity, name, years, who, rung, place in points:
        figures = applying(knowledge, who, place.id)
        together_ = together(figures, rung, place, period)
        model = modelled(knowledge, who, rung, place, period)
        if together_ or model:
            rungs.append(
                Rung(
                    id=identity,
                    name=name,
                    years=years,
                    published=together_,
                    modelled=model,
                    sources=knowledge.levels[rung].sources if years else (),
                )
            )
    if by in {"country", "role"}:
        rungs.sort(key=lambda one: (-(one.modelled.usd.median if one.modelled else 0), one.id))
    return tuple(rungs)


def _leads(
    published: Published | None, model: Modelled | None, country: Territory
) -> Literal["published", "modelled"] | None:
    """Say which estimate leads: outside the United States local figures, if there are any."""
    if model is None:
        return "published" if published else None
    local = published is not None and bool(set(published.sources) - {OWN_FEED})
    return "published" if local and country.id != "US" else "modelled"


def _figure_rank(knowledge: Knowledge) -> Callable[[PayFigure], tuple[bool, int, bool, str]]:
    order = list(knowledge.levels)

    def rank(figure: PayFigure) -> tuple[bool, int, bool, str]:
        place = order.index(figure.level) if figure.level else -1
        return figure.scope == "wider", place, figure.place is not None, figure.id

    return rank


def _offer(
    knowledge: Knowledge,
    offer: str | None,
    role: Role,
    level: str | None,
    country: Territory,
    published: Published | None,
    model: Modelled | None,
    leads: Literal["published", "modelled"] | None,
    period: Period,
) -> Offer | None:
    if offer is None:
        return None
    known = {one.currency for one in knowledge.countries.values() if one.currency}
    money = parse_amount(offer, country, known, period)
    if published is None and model is None:
        raise NoAnswerError(
            "there is nothing to hold this offer against", "Try another --level or --country"
        )
    return judged(knowledge, money, role, level or "", published, model, leads)


def _refusal(
    knowledge: Knowledge, role: Role, country: Territory, employment: str
) -> NoAnswerError:
    has = countries_with(knowledge, role, employment)
    if employment == "employee" and role.id in knowledge.model.roles:
        has = sorted({*has, *knowledge.model.countries})
    what = f"no pay figure for {role.name} ({employment}) in {country.name}"
    fix = f"There are some for {', '.join(has)}" if has else "No country has any for this role"
    return NoAnswerError(what, fix)


def _warnings(
    knowledge: Knowledge,
    figures: Sequence[PayFigure],
    country: Territory,
    model: Modelled | None,
    rungs: Sequence[Rung],
) -> list[str]:
    found: dict[str, None] = {}
    if country.id != "US" and (model or any(one.modelled for one in rungs)):
        found[
            f"the model's rows for {country.name} lean to US-style employers and may run high: "
            "go by the local figures first where there are any"
        ] = None
    used = {name for one in figures for name in one.sources}
    used |= {name for one in rungs if one.published for name in one.published.sources}
    for name in knowledge.sources:
        caveat = knowledge.sources[name].caveat
        if name in used and caveat:
            found[f"{name}: {caveat}"] = None
    for figure in figures:
        if figure.caveat:
            found[f"{figure.id}: {figure.caveat}"] = None
    return list(found)
