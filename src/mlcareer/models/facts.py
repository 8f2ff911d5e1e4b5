"""Facts about roles, skills, tools, learning and demand, exactly as the YAML states them.

YAML key = model field = JSON key. Every record is frozen and refuses unknown keys, and every
record that states something about the world names the sources it rests on.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=96)
]
"""A permanent kebab-case name; a dot joins the ids of a fact that two records make together."""

Text = Annotated[
    str,
    StringConstraints(
        min_length=1,
        max_length=2000,
        # No control, zero-width or direction-changing character reaches a terminal.
        pattern=r"^[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+$",
    ),
]
"""One line of plain text."""

Year = Annotated[int, Field(ge=1900, le=2100)]
Amount = Annotated[float, Field(gt=0, lt=1e10)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 4217."""

PartialDate = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if isinstance(value, int | date) else value),
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
]
"""A year, a month or a day: 2026, 2026-04 or 2026-04-22."""

Importance = Literal["core", "important", "useful"]
Share = Literal["leads", "shares", "supports"]
Period = Literal["year", "month", "day", "hour"]
Verification = Literal["primary", "computed", "reported"]
"""primary: read in the source itself; computed: worked out by us from the source's own data;
reported: read in a page that reports somebody else's figure."""


class Model(BaseModel):
    """Base of all models: frozen, closed, built on first use."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Source(Model):
    """Who said it, when, under which licence, and when to look again."""

    id: Id
    publisher: Text
    title: Text
    kind: Literal[
        "article",
        "official-statistics",
        "dataset",
        "documentation",
        "survey",
        "job-board",
        "curriculum",
        "judgement",
    ]
    url: Text | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    licence: Text | None = None
    check_by: date | None = None
    caveat: Text | None = None

    @property
    def dated(self) -> str:
        """The date to print: published where it is known, else accessed."""
        return self.published or self.accessed or "undated"


class Fact(Model):
    """Something stated about the world: sources, how it was read, and when it goes stale."""

    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    verification: Verification = "primary"
    as_of: PartialDate | None = None
    check_by: date | None = None


class Statement(Fact):
    """One fact in one sentence."""

    id: Id
    text: Text


class Statistic(Fact):
    """One counted number that is no pay figure."""

    id: Id
    text: Text
    value: float
    unit: Text
    as_of: PartialDate
    place: Text | None = None


class Task(Fact):
    """A piece of the machine-learning life cycle that roles share out; file order is life-cycle order."""

    id: Id
    name: Text
    stage: Literal["frame", "data", "model", "release", "run", "across"]
    text: Text


class TaskShare(Fact):
    """A role's part in a task."""

    task: Id
    share: Share
    text: Text | None = None


class SkillAsk(Fact):
    """How much a role asks for a skill."""

    skill: Id
    importance: Importance
    text: Text | None = None


class ToolAsk(Fact):
    """How much a role asks for a tool."""

    tool: Id
    importance: Importance
    text: Text | None = None


class Expectation(Statement):
    """What is expected of a role at a level."""

    level: Id
    aspect: Literal["scope", "autonomy", "leadership", "titles", "pay"]
    years: tuple[int, int | None] | None = None


class CareerStep(Statement):
    """A way on from a role."""

    title: Text
    kind: Literal["growth", "specialisation", "management", "executive", "sideways"]
    role: Id | None = None


class Industry(Statement):
    """Where a role is hired, by whom, and for what."""

    name: Text
    employers: tuple[Text, ...] = ()
    uses: tuple[Text, ...] = ()


class OccupationCode(Statement):
    """A role's place in an official classification, or the remark that it has none."""

    system: Literal["SOC", "O*NET", "NOC"]
    code: Text | None = None
    title: Text | None = None
    relation: Literal["same", "alternate-title", "closest", "none"]


class Role(Model):
    """An occupation: what it is for, what it does, what it asks for, where it leads."""

    id: Id
    name: Text
    short: Text
    aliases: tuple[Text, ...] = ()
    summary: Statement
    focus: tuple[Statement, ...] = ()
    output: tuple[Statement, ...] = ()
    question: tuple[Statement, ...] = ()
    works_with: tuple[Statement, ...] = ()
    areas: tuple[Statement, ...] = ()
    duties: tuple[Statement, ...] = ()
    differences: tuple[Statement, ...] = ()
    titles: tuple[Statement, ...] = ()
    day: tuple[Statement, ...] = ()
    challenges: tuple[Statement, ...] = ()
    industries: tuple[Industry, ...] = ()
    education: tuple[Statement, ...] = ()
    entry: tuple[Statement, ...] = ()
    environment: tuple[Statement, ...] = ()
    tips: tuple[Statement, ...] = ()
    portfolio: tuple[Statement, ...] = ()
    outlook: tuple[Statement, ...] = ()
    codes: tuple[OccupationCode, ...] = ()
    tasks: tuple[TaskShare, ...] = ()
    skills: tuple[SkillAsk, ...] = ()
    tools: tuple[ToolAsk, ...] = ()
    ladder: tuple[Expectation, ...] = ()
    career: tuple[CareerStep, ...] = ()


class Requirement(Fact):
    """A typed prerequisite: required comes before, recommended is advised before."""

    skill: Id
    kind: Literal["required", "recommended"] = "required"


class Hours(Fact):
    """Hours of study and practice until the proof can be built, with what the range rests on."""

    low: Annotated[int, Field(gt=0, le=5000)]
    typical: Annotated[int, Field(gt=0, le=5000)]
    high: Annotated[int, Field(gt=0, le=5000)]
    basis: Text


class Skill(Fact):
    """A competency. Soft skills are practised at work and carry no hours."""

    id: Id
    name: Text
    category: Id
    kind: Literal["technical", "soft"] = "technical"
    text: Text
    aliases: tuple[Text, ...] = ()
    lookup_only: tuple[Text, ...] = ()
    ambiguous: bool = False
    requires: tuple[Requirement, ...] = ()
    hours: Hours | None = None
    proof: Statement | None = None
    details: tuple[Statement, ...] = ()


class LearningStage(Fact):
    """A stage of learning: the categories of skill that belong into it; file order is the order."""

    id: Id
    name: Text
    text: Text
    categories: Annotated[tuple[Id, ...], Field(min_length=1)]


class Change(Statement):
    """A dated change of status: the record stays, the change is shown."""

    date: PartialDate
    kind: Literal[
        "renamed",
        "retired",
        "maintenance",
        "unmaintained",
        "acquired",
        "released",
        "relicensed",
        "governance",
    ]
    former: Text | None = None
    successor: Id | None = None


class OnetFlag(Fact):
    """What O*NET says of a technology for data scientists (15-2051.00)."""

    name: Text
    hot: bool
    in_demand: bool


class Tool(Fact):
    """A concrete technology."""

    id: Id
    name: Text
    category: Id
    text: Text | None = None
    aliases: tuple[Text, ...] = ()
    lookup_only: tuple[Text, ...] = ()
    narrower: tuple[Text, ...] = ()
    ambiguous: bool = False
    serves: Annotated[tuple[Id, ...], Field(min_length=1)]
    status: Literal[
        "active", "renamed", "retired", "maintenance", "unmaintained", "acquired"
    ] = "active"
    changes: tuple[Change, ...] = ()
    onet: OnetFlag | None = None
    details: tuple[Statement, ...] = ()


class Resource(Fact):
    """A course, guide or book that teaches skills."""

    id: Id
    title: Text
    provider: Text
    url: Text | None = None
    cost: Literal["free", "paid", "subscription"]
    length: Text | None = None
    prerequisites: Text | None = None
    order: Text | None = None
    teaches: Annotated[tuple[Id, ...], Field(min_length=1)]
    checked: date
    caveat: Text | None = None


class Level(Fact):
    """A rung of the ladder; file order is the order of the rungs."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    years: tuple[int, int | None] | None = None
    text: Text


class Price(Model):
    """What a certification costs, in its own currency, once or a month."""

    amount: Amount
    currency: Currency
    period: Literal["once", "month"] = "once"


class Certification(Fact):
    """A certificate, live or gone."""

    id: Id
    name: Text
    vendor: Text
    code: Text | None = None
    aliases: tuple[Text, ...] = ()
    status: Literal["live", "beta", "retired", "closed"]
    since: PartialDate | None = None
    until: PartialDate | None = None
    successors: tuple[Id, ...] = ()
    price: Price | None = None
    length: Text | None = None
    questions: Text | None = None
    passing: Text | None = None
    validity: Text | None = None
    prerequisites: Text | None = None
    languages: tuple[Text, ...] = ()
    roles: tuple[Id, ...] = ()
    skills: tuple[Id, ...] = ()
    text: Text
    details: tuple[Statement, ...] = ()
    check_by: date


class Territory(Fact):
    """A country: its names, ISO 3166-1 codes and ISO 4217 currency."""

    id: Country
    name: Text
    aliases: tuple[Text, ...] = ()
    currency: Currency | None = None


class Question(Fact):
    """A frequent question with its answer, and the commands that show more."""

    id: Id
    question: Text
    also: tuple[Text, ...] = ()
    answer: Text
    see: tuple[Text, ...] = ()


class Population(Fact):
    """A counted set of postings and what it was counted for.

    ``values`` maps ids of skills, tools, roles or levels (or a plain label where there is no
    such record) to numbers in ``unit``.
    """

    id: Id
    name: Text
    about: Literal["skills-and-tools", "roles", "seniority", "conditions"]
    roles: tuple[Id, ...] = ()
    n: Annotated[int, Field(gt=0)] | None = None
    place: Text
    unit: Literal["percent", "postings", "people"]
    as_of: PartialDate
    caveat: Text | None = None
    values: dict[Text, Annotated[float, Field(ge=0)]]
