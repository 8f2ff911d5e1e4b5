"""Market: what sources count about demand, by role, tool and level, and the trend."""

from math import isfinite
from typing import TYPE_CHECKING, Any, ClassVar, Literal, assert_never

from mlcareer.answer import Answer, Named, Source, cited, copied, part
from mlcareer.answer import named as in_short
from mlcareer.domain.dates import dated
from mlcareer.domain.demand import size
from mlcareer.errors import NoAnswerError
from mlcareer.formats.document import Bar, Column
from mlcareer.knowledge.facts import value_id
from mlcareer.knowledge.names import named
from mlcareer.terms import Verification

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.formats.document import Document
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.knowledge.shelf import Shelf
    from mlcareer.records.demand import Population as PopulationRecord

MOST_VALUES = 15
"""Values of a population that are shown without ``every``."""
PAIR = ("pytorch", "tensorflow")
"""The tools whose trend is shown."""
TREND_ROLE = "ml-engineer"
"""Whose ads show it where no role is asked for: those of all roles overlap."""
TREND_NOTE = (
    "The populations and the ways of counting differ from year to year: read it as a hint, "
    "not as a measured trend"
)
ABOUTS = ("roles", "seniority", "skills-and-tools", "conditions")
"""What populations are counted for, in the order in which they are shown."""


@part
class Population:
    """A counted set of postings, and what was counted by subject."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str
    check_by: str | None
    id: str
    name: str
    about: str
    roles: tuple[str, ...]
    n: int | None
    counted: str | None
    place: str
    unit: str
    caveat: str | None
    values: dict[str, float]


@part
class Counted:
    """One counted value of a population."""

    id: str
    name: str
    value: float
    unit: str
    sources: tuple[str, ...]


@part
class Count:
    """A population of postings with its values, the largest first."""

    population: Population
    values: tuple[Counted, ...]
    hidden: int


@part
class TrendPoint:
    """PyTorch against TensorFlow in one population."""

    id: str
    year: str
    population: str
    unit: str
    pytorch: float
    tensorflow: float
    ratio: float
    sources: tuple[str, ...]


@part
class Statistic:
    """One counted number that is no pay figure."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str
    check_by: str | None
    id: str
    text: str
    value: float
    unit: str
    n: int | None
    counted: str | None
    place: str | None


@part
class Market(Answer):
    """What sources count about demand."""

    rows: ClassVar[str | None] = "counted"
    schema_id: Literal["mlcareer.market.v1"] = "mlcareer.market.v1"
    role: Named | None
    counts: tuple[Count, ...]
    trend: tuple[TrendPoint, ...]
    trend_note: str
    statistics: tuple[Statistic, ...]
    sources: tuple[Source, ...]

    @property
    def counted(self) -> tuple[Counted, ...]:
        """Every counted value."""
        return tuple(value for count in self.counts for value in count.values)


def market(knowledge: "Knowledge", role: str | None = None, *, every: bool = False) -> Market:
    """Return what is counted, for one role or for all; ``every`` keeps the long tails.

    Raises UnknownNameError, and NoAnswerError where nothing is counted for the role.
    """
    chosen = named(knowledge.roles, role) if role is not None else None
    populations = [
        population
        for population in knowledge.populations.values()
        if chosen is None
        or chosen.id in population.roles
        or (population.about == "roles" and chosen.id in population.values)
    ]
    if chosen and not populations:
        counted = {name for one in knowledge.populations.values() for name in one.roles}
        raise NoAnswerError(
            f"no source on record counts postings of {chosen.name}",
            f"There are counts for {', '.join(sorted(counted))}",
        )
    counts = tuple(_count(knowledge, population, every=every) for population in populations)
    trend = _trend(knowledge, [one for one in populations if chosen or TREND_ROLE in one.roles])
    records = () if chosen else knowledge.statistics.values()
    statistics = tuple(
        copied(
            Statistic,
            record,
            n=size(record.n),
            as_of=dated(knowledge, record.as_of, record.sources),
        )
        for record in records
    )
    return Market(
        role=in_short(chosen) if chosen else None,
        counts=counts,
        trend=trend,
        trend_note=TREND_NOTE,
        statistics=statistics,
        sources=cited(knowledge.sources, counts, trend, statistics),
    )


def _count(knowledge: "Knowledge", population: "PopulationRecord", *, every: bool) -> Count:
    ranked = sorted(population.values.items(), key=lambda pair: (-pair[1], pair[0]))
    kept = ranked if every else ranked[:MOST_VALUES]
    shelves = _shelves(knowledge, population)
    return Count(
        population=copied(
            Population,
            population,
            n=size(population.n),
            as_of=dated(knowledge, population.as_of, population.sources),
        ),
        values=tuple(
            Counted(
                id=value_id(population.id, subject),
                name=_name(shelves, subject),
                value=value,
                unit=population.unit,
                sources=population.sources,
            )
            for subject, value in kept
        ),
        hidden=len(ranked) - len(kept),
    )


def _shelves(knowledge: "Knowledge", population: "PopulationRecord") -> "tuple[Shelf[Any], ...]":
    """Return the shelves that may hold what a population counts."""
    match population.about:
        case "roles":
            return (knowledge.roles,)
        case "seniority":
            return (knowledge.levels,)
        case "skills-and-tools":
            return knowledge.tools, knowledge.skills
        case "conditions":
            return ()
        case unforeseen:
            assert_never(unforeseen)


def _name(shelves: "Iterable[Shelf[Any]]", subject: str) -> str:
    """Return the name of what is counted; a label is its own name."""
    return next((str(shelf[subject].name) for shelf in shelves if subject in shelf), subject)


def _trend(
    knowledge: "Knowledge", populations: "Iterable[PopulationRecord]"
) -> tuple[TrendPoint, ...]:
    """Return every population that counts both tools of the pair, the oldest first."""
    one, other = PAIR
    points = [
        TrendPoint(
            id=value_id(population.id, one),
            year=_year(knowledge, population),
            population=population.name,
            unit=population.unit,
            pytorch=population.values[one],
            tensorflow=population.values[other],
            ratio=ratio,
            sources=population.sources,
        )
        for population in populations
        if population.about == "skills-and-tools" and (ratio := _ratio(population)) is not None
    ]
    return tuple(sorted(points, key=lambda point: (point.year, point.id)))


def _year(knowledge: "Knowledge", population: "PopulationRecord") -> str:
    """Return the year of a count; of an undated page, that in which it was read."""
    return dated(knowledge, population.as_of, population.sources).rpartition(" ")[2][:4]


def _ratio(population: "PopulationRecord") -> float | None:
    """Return how often the one is counted for each time the other is, or None without a number."""
    one, other = (population.values.get(name, 0.0) for name in PAIR)
    if not one or not other or not isfinite(one / other):
        return None
    return round(one / other, 2)


def market_view(answer: Market, document: "Document") -> None:
    """Write each population with its values, the trend, and other counts."""
    document.title = f"Demand for {answer.role.name}" if answer.role else "Demand"
    for count in sorted(answer.counts, key=lambda count: ABOUTS.index(count.population.about)):
        _population(document, count)
    if answer.trend:
        _trend_table(document, answer)
    if answer.statistics:
        document.heading("Outlook and other counts")
        document.table(
            ["What", Column("Value", right=True), "Unit", Column("As of", whole=True), "Source"],
            [
                [
                    statistic.text,
                    f"{statistic.value:,g}",
                    statistic.unit + _base(statistic),
                    statistic.as_of,
                    document.mark(statistic.sources, statistic.verification),
                ]
                for statistic in answer.statistics
            ],
        )


def _population(document: "Document", count: Count) -> None:
    population = count.population
    size = f", n={population.n:,}" if population.n else ""
    if population.unit == "percent" and not population.n:
        size = ", n not stated"
    place = population.place.replace("not stated", "place not stated")
    about = f"{population.name}, {place}, {population.as_of}{size}"
    document.heading(document.said(population, about))
    unit = "Percent" if population.unit == "percent" else population.unit.capitalize()
    document.table(
        ["", Column(unit, right=True), Column("", whole=True)],
        [[one.name, _value(one.value, one.unit), Bar(one.value)] for one in count.values],
    )
    if count.hidden:
        document.line(f"{count.hidden} more: add --all", "note")
    if population.caveat:
        document.line(population.caveat, "caution")


def _trend_table(document: "Document", answer: Market) -> None:
    document.heading("PyTorch against TensorFlow")
    document.table(
        [
            "Year",
            "Counted in",
            Column("PyTorch", right=True),
            Column("TensorFlow", right=True),
            Column("Ratio", right=True),
            "Source",
        ],
        [
            [
                point.year,
                point.population,
                _value(point.pytorch, point.unit),
                _value(point.tensorflow, point.unit),
                f"{point.ratio:.2f}",
                document.mark(point.sources),
            ]
            for point in answer.trend
        ],
    )
    document.line(f"{answer.trend_note}.", "caution")


def _value(value: float, unit: str) -> str:
    return f"{value:g} %" if unit == "percent" else f"{value:,g}"


def _base(statistic: Statistic) -> str:
    """Return what a share is of."""
    if statistic.unit != "percent":
        return ""
    if statistic.n is None:
        return f" of {statistic.counted}, n not stated" if statistic.counted else ", n not stated"
    return f" of {statistic.n:,} {statistic.counted or ''}".rstrip()
