"""What a role pays: published figures, the pay model, and where an offer stands."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mlcareer.answer import cited, copied
from mlcareer.answer import named as in_short
from mlcareer.domain.dates import dated
from mlcareer.domain.levels import level_of, starts_stated
from mlcareer.domain.money import a_period, parse_amount
from mlcareer.domain.pay.estimate import USUAL, along, leading, pay_data
from mlcareer.domain.pay.modelled import modelled
from mlcareer.domain.pay.published import applying, bounds_of, countries_with, together
from mlcareer.errors import NoAnswerError, WrongUsageError
from mlcareer.knowledge.names import named
from mlcareer.topics import estimates
from mlcareer.topics.salary.answer import Figure, PayFactor, Salary
from mlcareer.topics.salary.offer import judged

if TYPE_CHECKING:
    from mlcareer.domain.money import Money
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.countries import Territory
    from mlcareer.records.pay import PayFigure
    from mlcareer.records.roles import Role
    from mlcareer.terms import Axis, Employment, Period
    from mlcareer.topics.estimates import Rung


def salary(
    knowledge: "Knowledge",
    role: str = "ml-engineer",
    level: str | None = None,
    years: float | None = None,
    country: str = "US",
    period: "Period | None" = None,
    offer: str | None = None,
    by: "Axis | None" = None,
    *,
    contract: bool = False,
    explain: bool = False,
) -> Salary:
    """Return pay for a role: figures with their labels, what they say together, and the model.

    Amounts are in the country's currency a ``period`` (default: year; hour for contracts).
    Raises UnknownNameError, WrongUsageError for contradictions, and NoAnswerError where there is
    no figure and the model's data cannot carry an answer.
    """
    who, place = named(knowledge.roles, role), named(knowledge.countries, country)
    stated = named(knowledge.levels, level) if level is not None else None
    if contract and by:
        raise WrongUsageError("--contract and --by do not go together", "Give one of them")
    at = level_of(knowledge.levels, stated, years)
    if at is None and by in {"country", "role"}:
        at = USUAL
    if at is None and not contract and (explain or offer is not None):
        raise WrongUsageError("this needs a level", "Add --level or --years")
    span: Period = period or ("hour" if contract else "year")
    money = _money(knowledge, offer, place, span) if offer is not None else None

    employment: Employment = "contract" if contract else "employee"
    every = applying(knowledge.figures, who.id, place.id, employment)
    published = together(every, at, place)
    overall = together(every, None, place) if at else None
    interval = None if contract or at is None else modelled(pay_data(knowledge), who.id, at, place)
    leads = leading(published or overall, interval, place.id)

    asked_only = contract or (at is not None and by is None)
    rungs = () if asked_only else _rungs(knowledge, by or "level", who, at, place, span)
    figures = _figures(knowledge, every, None if contract else at, span)
    if not figures and interval is None and not rungs:
        raise _refusal(knowledge, who, place, employment)

    shown_published = estimates.published(published, span)
    shown_overall = estimates.published(overall, span)
    shown_modelled = estimates.modelled(knowledge, interval, span)
    verdict = judged(money, published, interval, leads, knowledge.model, span) if money else None
    factors = tuple(copied(PayFactor, factor) for factor in knowledge.factors.values())
    return Salary(
        role=in_short(who),
        level=at,
        country=in_short(place),
        period=span,
        employment=employment,
        leads=leads,
        figures=figures,
        published=shown_published,
        overall=shown_overall,
        modelled=shown_modelled,
        by=by,
        rungs=rungs,
        offer=verdict,
        explain=explain,
        factors=factors,
        warnings=(
            *_years_differ(knowledge, who, at, years),
            *_warnings(knowledge, figures, place, rungs, is_modelled=bool(interval)),
        ),
        sources=cited(
            knowledge.sources,
            figures,
            shown_published,
            shown_overall,
            shown_modelled,
            rungs,
            verdict,
            factors,
        ),
    )


def _money(knowledge: "Knowledge", offer: str, country: "Territory", period: "Period") -> "Money":
    known = {place.currency for place in knowledge.countries.values() if place.currency}
    return parse_amount(offer, country, known, period)


def _rungs(
    knowledge: "Knowledge",
    axis: "Axis",
    role: "Role",
    level: str | None,
    country: "Territory",
    period: "Period",
) -> "tuple[Rung, ...]":
    """Return pay along one axis: levels in their order, countries and roles the best paid first."""
    points = along(knowledge, axis, role, level, country)
    rungs = [estimates.rung(knowledge, point, period) for point in points]
    if axis != "level":
        rungs.sort(key=lambda rung: (-(rung.modelled.usd.median if rung.modelled else 0), rung.id))
    return tuple(rungs)


def _figures(
    knowledge: "Knowledge", every: "Sequence[PayFigure]", level: str | None, period: "Period"
) -> tuple[Figure, ...]:
    """Return the figures of a level, or all of them where it has none: the role's own first."""
    of_level = [figure for figure in every if figure.level == level] if level else ()
    place_of = {name: place for place, name in enumerate(knowledge.levels)}

    def rank(figure: "PayFigure") -> tuple[bool, int, bool, str]:
        place = place_of[figure.level] if figure.level else -1
        return figure.scope == "wider", place, figure.place is not None, figure.id

    return tuple(
        _figure(knowledge, record, period) for record in sorted(of_level or every, key=rank)
    )


def _figure(knowledge: "Knowledge", record: "PayFigure", period: "Period") -> Figure:
    low, central, high = (
        None if bound is None else a_period(bound, period) for bound in bounds_of(record)
    )
    return copied(
        Figure,
        record,
        as_of=dated(knowledge, record.as_of, record.sources),
        shown_low=low,
        shown_central=central,
        shown_high=high,
    )


def _refusal(
    knowledge: "Knowledge", role: "Role", country: "Territory", employment: "Employment"
) -> NoAnswerError:
    has = set(countries_with(knowledge.figures, role.id, employment))
    if employment == "employee" and role.id in knowledge.model.roles:
        has.update(knowledge.model.countries)
    what = f"no pay figure for {role.name} ({employment}) in {country.name}"
    there = f"There are some for {', '.join(sorted(has))}"
    return NoAnswerError(what, there if has else "No country has any for this role")


def _years_differ(
    knowledge: "Knowledge", role: "Role", level: str | None, years: float | None
) -> Iterator[str]:
    """Say how far sources differ on the years of a level that was told by years."""
    if level is None or years is None:
        return
    one = knowledge.levels[level]
    if starts := starts_stated(one, role.id):
        first, last = starts
        at = f"{first} to {last}" if first < last else f"{first}"
        yield (
            f"{years:g} years count as {one.name.lower()} here; sources start {one.name.lower()} "
            f"at {at} years: mlcareer ladder {role.id} --level {one.id}"
        )


def _warnings(
    knowledge: "Knowledge",
    figures: Sequence[Figure],
    country: "Territory",
    rungs: "Sequence[Rung]",
    *,
    is_modelled: bool,
) -> Iterator[str]:
    """Yield what to know of the model abroad, of the sources used, and of the figures listed."""
    if country.id != "US" and (is_modelled or any(rung.modelled for rung in rungs)):
        yield (
            f"the model's rows for {country.name} lean to US-style employers and may run high: "
            "go by the local figures first where there are any"
        )
    used = {name for figure in figures for name in figure.sources}
    used.update(name for rung in rungs if rung.published for name in rung.published.sources)
    for name in knowledge.sources:
        if name in used and (caveat := knowledge.sources[name].caveat):
            yield f"{name}: {caveat}"
    for figure in figures:
        if figure.caveat:
            yield f"{figure.id}: {figure.caveat}"
