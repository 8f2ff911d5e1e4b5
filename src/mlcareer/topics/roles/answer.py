"""The answer of ``mlcareer roles``."""

from typing import ClassVar, Literal

from mlcareer.answer import Answer, Named, Source, Statement, part
from mlcareer.domain.demand import Demand
from mlcareer.domain.hours import HourRange
from mlcareer.terms import Depth, Importance, Share, Verification, Years
from mlcareer.topics.estimates import Modelled


@part
class Industry(Statement):
    """Where a role is hired, by whom, and for what."""

    name: str
    employers: tuple[str, ...]
    uses: tuple[str, ...]


@part
class OccupationCode(Statement):
    """A role's place in an official classification, or the remark that it has none."""

    system: str
    code: str | None
    title: str | None
    relation: str


@part
class Claim(Statement):
    """One sentence on a role, and the statements that say the same in other words."""

    evidence: tuple[Statement, ...]


@part
class TaskShare:
    """A role's part in a task."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    task: str
    share: Share
    text: str | None


@part
class SkillAsk:
    """How much a role asks for a skill, and how well at mid level; ``share`` is its count."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    skill: str
    importance: Importance
    depth: Depth
    depth_sources: tuple[str, ...]
    levels: dict[str, Depth]
    counted: str | None
    exception: str | None
    share: str | None
    elective: bool
    text: str | None


@part
class ToolAsk:
    """How much a role asks for a tool, and how well at mid level; ``share`` is its count."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    tool: str
    importance: Importance
    depth: Depth
    depth_sources: tuple[str, ...]
    levels: dict[str, Depth]
    counted: str | None
    exception: str | None
    share: str | None
    elective: bool
    text: str | None


@part
class Expectation(Statement):
    """What is expected of a role at a level."""

    level: str
    aspect: str
    years: Years | None
    of: str | None


@part
class CareerStep(Statement):
    """A next step from a role."""

    title: str
    kind: str
    role: str | None


@part
class RolePage:
    """All that is on record about one role."""

    id: str
    name: str
    short: str
    aliases: tuple[str, ...]
    summary: Statement
    focus: tuple[Claim, ...]
    output: tuple[Claim, ...]
    question: tuple[Claim, ...]
    works_with: tuple[Claim, ...]
    areas: tuple[Claim, ...]
    duties: tuple[Claim, ...]
    differences: tuple[Claim, ...]
    titles: tuple[Claim, ...]
    day: tuple[Claim, ...]
    challenges: tuple[Claim, ...]
    industries: tuple[Industry, ...]
    education: tuple[Claim, ...]
    entry: tuple[Claim, ...]
    environment: tuple[Claim, ...]
    tips: tuple[Claim, ...]
    portfolio: tuple[Claim, ...]
    outlook: tuple[Claim, ...]
    codes: tuple[OccupationCode, ...]
    tasks: tuple[TaskShare, ...]
    skills: tuple[SkillAsk, ...]
    tools: tuple[ToolAsk, ...]
    ladder: tuple[Expectation, ...]
    career: tuple[CareerStep, ...]


@part
class RoleLine:
    """A role in one line: what it is for, how many postings, what it pays.

    ``postings`` is a counted number with its own id and sources; ``pay`` is the model's interval in
    the United States, in US dollars a year, at ``pay_level``: mid, or senior where only that rests
    on rows of its own.
    """

    id: str
    name: str
    text: str
    postings: Demand | None
    pay: Modelled | None
    pay_level: str | None
    sources: tuple[str, ...]


@part
class Neighbour:
    """A near role: ``nearness`` from 0 to 1 by skills, tools and tasks, and the hours to it."""

    id: str
    name: str
    nearness: float
    shared: tuple[Named, ...]
    hours: HourRange
    sources: tuple[str, ...]


@part
class Roles(Answer):
    """The roles in one line each, or one role's page.

    ``reason`` says why a page has no ``neighbours``: too little is on record of the role.
    """

    rows: ClassVar[str | None] = "roles"

    schema_id: Literal["mlcareer.roles.v1"] = "mlcareer.roles.v1"
    roles: tuple[RoleLine, ...]
    page: RolePage | None
    neighbours: tuple[Neighbour, ...]
    reason: str | None
    method: str
    sources: tuple[Source, ...]
