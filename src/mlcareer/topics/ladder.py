"""Ladder: a role's levels, what is expected and paid at each, and where it leads."""

from typing import TYPE_CHECKING, ClassVar, Literal

from mlcareer.answer import Answer, Named, Source, Statement, cited, copied, part
from mlcareer.answer import named as in_short
from mlcareer.domain.hours import HourRange
from mlcareer.domain.learning import bridge
from mlcareer.domain.pay.estimate import pay_data
from mlcareer.domain.pay.modelled import modelled
from mlcareer.domain.pay.published import applying, together
from mlcareer.knowledge.names import named
from mlcareer.terms import Years
from mlcareer.topics import estimates
from mlcareer.topics.estimates import Modelled, Published
from mlcareer.topics.phrases import NOTHING, amount, hour_words, year_span

if TYPE_CHECKING:
    from mlcareer.formats.document import Cell, Document
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.roles import CareerStep, Role


@part
class Expectation(Statement):
    """What is expected of a role at a level."""

    level: str
    aspect: str
    years: Years | None


@part
class LadderLevel:
    """A level of a role: what is expected, and what it pays a year."""

    id: str
    name: str
    years: Years | None
    text: str
    expectations: tuple[Expectation, ...]
    published: Published | None
    modelled: Modelled | None
    sources: tuple[str, ...]


@part
class NextStep(Statement):
    """A next step from a role, to another role where one is on record."""

    title: str
    kind: str
    role: str | None


@part
class WayOn:
    """A next step, with the hours of learning where it leads to a role on record."""

    step: NextStep
    hours: HourRange | None
    sources: tuple[str, ...]


@part
class Ladder(Answer):
    """A role's levels, and the next steps from it."""

    rows: ClassVar[str | None] = "rungs"
    schema_id: Literal["mlcareer.ladder.v1"] = "mlcareer.ladder.v1"
    role: Named
    country: Named
    rungs: tuple[LadderLevel, ...]
    ways: tuple[WayOn, ...]
    sources: tuple[Source, ...]


def ladder(knowledge: "Knowledge", role: str = "ml-engineer", country: str = "US") -> Ladder:
    """Return a role's levels, with what is expected and paid at each, and the next steps.

    Levels of which nothing is known are left out. Raises UnknownNameError.
    """
    who, place = named(knowledge.roles, role), named(knowledge.countries, country)
    data, figures = pay_data(knowledge), applying(knowledge.figures, who.id, place.id)
    rungs = []
    for level in knowledge.levels.values():
        expected = tuple(
            copied(Expectation, stated) for stated in who.ladder if stated.level == level.id
        )
        published = estimates.published(together(figures, level.id, place), "year")
        model = estimates.modelled(knowledge, modelled(data, who.id, level.id, place), "year")
        if expected or published or model:
            rungs.append(
                copied(
                    LadderLevel, level, expectations=expected, published=published, modelled=model
                )
            )
    ways = tuple(
        WayOn(
            step=copied(NextStep, step),
            hours=_hours(knowledge, who, step),
            sources=step.sources,
        )
        for step in who.career
    )
    return Ladder(
        role=in_short(who),
        country=in_short(place),
        rungs=tuple(rungs),
        ways=ways,
        sources=cited(knowledge.sources, rungs, ways),
    )


def _hours(knowledge: "Knowledge", role: "Role", step: "CareerStep") -> HourRange | None:
    """Return the hours from a role to another that a step leads to; None where it leads to none."""
    if step.role is None or step.role == role.id:
        return None
    return bridge(knowledge.skills, role, knowledge.roles[step.role]).hours


def ladder_view(answer: Ladder, document: "Document") -> None:
    """Write the levels with their pay, what is expected at each, and the next steps."""
    from mlcareer.formats.document import Column

    document.title = f"Career ladder: {answer.role.name}, {answer.country.name}"
    paid = [estimate for level in answer.rungs if (estimate := level.modelled or level.published)]
    document.table(
        [
            Column("Level", whole=True),
            Column("Years", whole=True),
            Column(f"{paid[0].currency if paid else ''} a year", right=True),
            Column("Low–high", right=True),
            Column("", whole=True, least=80),
            Column("In short", least=120),
            Column("Sources"),
        ],
        [_row(document, level) for level in answer.rungs],
    )
    for level in answer.rungs:
        if level.expectations:
            document.heading(level.name)
            document.items(
                document.said(one, f"{one.aspect}: {one.text}{_years_words(one.years)}")
                for one in level.expectations
            )
    if answer.ways:
        document.heading("Next steps")
        document.table(
            ["Step", "Kind", "What it is", "Hours of learning"],
            [
                [
                    way.step.title,
                    way.step.kind,
                    document.said(way.step, way.step.text),
                    hour_words(way.hours) if way.hours else NOTHING,
                ]
                for way in answer.ways
            ],
        )
    document.line("Every figure behind the pay: mlcareer salary --level LEVEL", "note")


def _row(document: "Document", level: LadderLevel) -> "list[Cell]":
    """Return a level as a line of the table, paid by the model where it reaches."""
    estimate = level.modelled or level.published
    sources = [*level.sources, *(estimate.sources if estimate else ())]
    return [
        level.name,
        year_span(level.years),
        amount(estimates.central_of(estimate)) if estimate else NOTHING,
        estimates.ends_words(estimate) if estimate else NOTHING,
        estimates.bar_of(estimate),
        level.text,
        document.mark(dict.fromkeys(sources)),
    ]


def _years_words(years: Years | None) -> str:
    return f" ({year_span(years, ' years')})" if years else ""
