"""Ladder: a role's levels, what is expected and paid at each, and where it leads."""

from typing import TYPE_CHECKING, ClassVar, Literal

from mlcareer.answer import Answer, Named, Source, Statement, cited, copied, part
from mlcareer.answer import named as in_short
from mlcareer.domain.depth import depth_at, rank
from mlcareer.domain.hours import HourRange
from mlcareer.domain.importance import ORDER
from mlcareer.domain.learning import NEEDED, bridge
from mlcareer.domain.pay.estimate import pay_data
from mlcareer.domain.pay.modelled import labelled, modelled
from mlcareer.domain.pay.published import applying, together
from mlcareer.knowledge.names import named
from mlcareer.terms import Depth, Years
from mlcareer.topics import estimates
from mlcareer.topics.estimates import Modelled, Published
from mlcareer.topics.phrases import NOTHING, amount, hour_words, year_span

if TYPE_CHECKING:
    from mlcareer.formats.document import Cell, Document
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.roles import CareerStep, Level, Role


@part
class Expectation(Statement):
    """What is expected of a role at a level."""

    level: str
    aspect: str
    years: Years | None
    of: str | None


@part
class LevelYears(Statement):
    """The years that one source gives a level, under the source's own label."""

    label: str
    years: Years
    role: str | None


@part
class Deeper:
    """A skill that a level asks for deeper than the level below it."""

    id: str
    name: str
    before: Depth
    depth: Depth


@part
class LadderLevel:
    """A level of a role: what is expected, what is asked for deeper, and what it pays a year.

    ``years`` are those of the frame, ``stated`` those of each source for this or for any role.
    ``below`` is the level that ``deeper`` compares it with.
    """

    id: str
    name: str
    years: Years | None
    stated: tuple[LevelYears, ...]
    text: str
    below: str | None
    deeper: tuple[Deeper, ...]
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
    """A role's levels, or one of them, and the next steps from it."""

    rows: ClassVar[str | None] = "rungs"
    schema_id: Literal["mlcareer.ladder.v1"] = "mlcareer.ladder.v1"
    role: Named
    country: Named
    level: str | None
    rungs: tuple[LadderLevel, ...]
    ways: tuple[WayOn, ...]
    sources: tuple[Source, ...]


def ladder(
    knowledge: "Knowledge",
    role: str = "ml-engineer",
    country: str = "US",
    level: str | None = None,
) -> Ladder:
    """Return a role's levels, with what is expected and paid at each, and the next steps.

    With ``level`` only that one. Otherwise levels of which nothing is known are left out, and the
    rungs that one source alone names. Raises UnknownNameError.
    """
    who, place = named(knowledge.roles, role), named(knowledge.countries, country)
    only = named(knowledge.levels, level).id if level is not None else None
    data, figures = pay_data(knowledge), applying(knowledge.figures, who.id, place.id)
    rungs = []
    for one in knowledge.levels.values():
        # A rung that one source alone names would stand between those that all know.
        if only not in {None, one.id} or (only is None and one.frame == "own"):
            continue
        expected = tuple(
            copied(Expectation, stated) for stated in who.ladder if stated.level == one.id
        )
        published = estimates.published(together(figures, one.id, place), "year")
        # A level that only repeats senior's rows has no figure of its own here.
        interval = modelled(data, who.id, one.id, place) if labelled(one.id) == one.id else None
        model = estimates.modelled(knowledge, interval, "year")
        if only or expected or published or model:
            below = _below(knowledge, one)
            rungs.append(
                copied(
                    LadderLevel,
                    one,
                    stated=tuple(
                        copied(LevelYears, stated)
                        for stated in one.stated
                        if stated.role in {None, who.id}
                    ),
                    below=below,
                    deeper=_deeper(knowledge, who, one.id, below),
                    expectations=expected,
                    published=published,
                    modelled=model,
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
        level=only,
        rungs=tuple(rungs),
        ways=ways,
        sources=cited(knowledge.sources, rungs, ways),
    )


def _below(knowledge: "Knowledge", level: "Level") -> str | None:
    """Return the level below one of the frame of who works on the thing, or None."""
    if level.frame != "individual":
        return None
    frame = [one.id for one in knowledge.levels.values() if one.frame == "individual"]
    at = frame.index(level.id)
    return frame[at - 1] if at else None


def _deeper(
    knowledge: "Knowledge", role: "Role", level: str, below: str | None
) -> tuple[Deeper, ...]:
    """Return the skills that a level asks for deeper than the one below, the core ones first."""
    if below is None:
        return ()
    levels, found = list(knowledge.levels.values()), []
    for asked in sorted(role.skills, key=lambda one: ORDER[one.importance]):
        before, after = depth_at(asked, below, levels), depth_at(asked, level, levels)
        if asked.importance in NEEDED and not asked.elective and rank(after) > rank(before):
            name = knowledge.skills[asked.skill].name
            found.append(Deeper(id=asked.skill, name=name, before=before, depth=after))
    return tuple(found)


def _hours(knowledge: "Knowledge", role: "Role", step: "CareerStep") -> HourRange | None:
    """Return the hours from a role to another that a step leads to; None where it leads to none."""
    if step.role is None or step.role == role.id:
        return None
    return bridge(knowledge, role, knowledge.roles[step.role]).hours


def ladder_view(answer: Ladder, document: "Document") -> None:
    """Write the levels with their pay, what is expected at each, and the next steps."""
    document.title = f"Career ladder: {answer.role.name}, {answer.country.name}"
    if answer.level:
        _level_view(answer.rungs[0], document)
        return
    _levels_table(answer, document)
    for level in answer.rungs:
        if level.expectations:
            document.heading(level.name)
            document.items(
                map(document.said, level.expectations, map(_expected, level.expectations))
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
    document.line("What is new at a level: mlcareer ladder ROLE --level LEVEL", "note")


def _levels_table(answer: Ladder, document: "Document") -> None:
    from mlcareer.formats.document import Column

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
    published = [level.name for level in answer.rungs if level.published and not level.modelled]
    if published:
        document.line(
            f"Pay: the model's median; for {', '.join(published)} published figures.", "note"
        )


def _level_view(level: LadderLevel, document: "Document") -> None:
    """Write what is new at one level against the one below, and what sources say of its years."""
    years = f", {year_span(level.years, ' years')}" if level.years else ""
    document.line(f"{level.name}{years}: {level.text} {document.mark(level.sources)}", "answer")
    estimate = level.modelled or level.published
    if estimate:
        pay = f"{amount(estimates.central_of(estimate))} {estimate.currency} a year"
        ends = estimates.ends_words(estimate)
        document.line(f"Pay: {pay} ({ends}) {document.mark(estimate.sources)}")
    new = f"New against {level.below}" if level.below else "What is expected"
    document.heading(new)
    if level.expectations:
        document.items(map(document.said, level.expectations, map(_expected, level.expectations)))
    else:
        document.line("None of our sources says what this role expects here.")
    if level.deeper:
        document.heading("Skills that go deeper (our rule)")
        document.items(f"{one.name}: {one.before} to {one.depth}" for one in level.deeper)
    if level.stated:
        document.heading("Years, by source")
        document.items(
            document.said(one, f"{one.label}, {year_span(one.years)}: {one.text}")
            for one in level.stated
        )


def _expected(one: Expectation) -> str:
    borrowed = f" (from the ladder of {one.of})" if one.of else ""
    return f"{one.aspect}: {one.text}{_years_words(one.years)}{borrowed}"


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
