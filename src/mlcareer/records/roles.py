"""Roles, the tasks they share out, and the levels of their ladder."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from mlcareer.records.base import Fact, Id, Record, Statement, Text, To, Years, independent
from mlcareer.terms import Depth, Frame, Importance, Share


class Task(Fact):
    """A piece of the machine-learning life cycle; file order is its order."""

    id: Id
    name: Text
    stage: Literal["frame", "data", "model", "release", "run", "across"]
    text: Text

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}"


class TaskShare(Fact):
    """A role's part in a task."""

    task: Annotated[Id, To("tasks")]
    share: Share
    text: Text | None = None

    def words(self) -> str:
        """Return the part, the task and what was said of it."""
        return f"{self.share} {self.task}" + (f". {self.text}" if self.text else "")


class Claim(Statement):
    """One good sentence, and the statements that say the same in other words.

    Its sources are the union of its own and those of its evidence; a section lists its claims by
    the number of their independent sources.
    """

    evidence: tuple[Statement, ...] = ()

    @model_validator(mode="after")
    def _unites_its_sources(self) -> Self:
        """Refuse a claim without a source that its evidence has."""
        held = {name for one in self.evidence for name in one.sources}
        if lacking := sorted(held.difference(self.sources)):
            raise PydanticCustomError(
                "claim_lacks_source", "{lacking}", {"lacking": ", ".join(lacking)}
            )
        return self


def _by_sources(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Refuse claims that do not stand in the order of their independent sources."""
    for before, after in pairwise(claims):
        fewer, more = independent(before.sources), independent(after.sources)
        if fewer < more:
            raise PydanticCustomError(
                "claims_out_of_order",
                "{after} {more} {before} {fewer}",
                {"after": after.id, "more": more, "before": before.id, "fewer": fewer},
            )
    return claims


Claims = Annotated[tuple[Claim, ...], AfterValidator(_by_sources)]
"""A section of a role: its claims, those with most independent sources first."""


class Requirement(Fact):
    """What a role states of a skill or tool: how much it asks for it, and how well.

    ``counted`` is the population whose share decides the importance, and ``share`` that share in
    words, which is filled in when records are compiled; ``exception`` says why the importance is
    not the one that the rule gives. ``depth`` holds for mid, ``levels`` where another level's is
    not the one that the rule gives. An elective is for some in the role, not for all.
    """

    importance: Importance
    depth: Depth
    depth_sources: Annotated[tuple[Annotated[Id, To("sources")], ...], Field(min_length=1)]
    levels: dict[Annotated[Id, To("levels")], Depth] = Field(default_factory=dict)
    counted: Annotated[Id, To("populations")] | None = None
    exception: Text | None = None
    share: Text | None = None
    elective: bool = False
    text: Text | None = None

    def _words(self, subject: str) -> str:
        asked = f"{subject}: {self.importance}, depth {self.depth}"
        said = [asked, self.share, self.text, self.exception]
        return ". ".join(part.rstrip(".") for part in said if part)


class SkillRequirement(Requirement):
    """What a role states of a skill."""

    skill: Annotated[Id, To("skills")]

    def words(self) -> str:
        """Return the skill, its importance, its depth and what was said of it."""
        return self._words(self.skill)


class ToolRequirement(Requirement):
    """What a role states of a tool."""

    tool: Annotated[Id, To("tools")]

    def words(self) -> str:
        """Return the tool, its importance, its depth and what was said of it."""
        return self._words(self.tool)


class Expectation(Statement):
    """What is expected of a role at a level.

    ``of`` names the role whose ladder says so, where it is not the role's own.
    """

    level: Annotated[Id, To("levels")]
    aspect: Literal["scope", "autonomy", "leadership", "titles", "pay"]
    years: Years | None = None
    of: Annotated[Id, To("roles")] | None = None


class CareerStep(Statement):
    """A way on from a role."""

    title: Text
    kind: Literal["growth", "specialisation", "management", "executive", "sideways"]
    role: Annotated[Id, To("roles")] | None = None

    def words(self) -> str:
        """Return title and text."""
        return f"{self.title}: {self.text}"


class Industry(Statement):
    """Where a role is hired, by whom, and for what."""

    name: Text
    employers: tuple[Text, ...] = ()
    uses: tuple[Text, ...] = ()

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}"


class OccupationCode(Statement):
    """A role's place in an official classification, or the remark that it has none."""

    system: Literal["SOC", "O*NET", "NOC"]
    code: Text | None = None
    title: Text | None = None
    relation: Literal["same", "alternate-title", "closest", "none"]


class Role(Record):
    """An occupation: what it is for, what it does, what it asks for, where it leads."""

    id: Id
    name: Text
    short: Text
    aliases: tuple[Text, ...] = ()
    summary: Statement
    focus: Claims = ()
    output: Claims = ()
    question: Claims = ()
    works_with: Claims = ()
    areas: Claims = ()
    duties: Claims = ()
    differences: Claims = ()
    titles: Claims = ()
    day: Claims = ()
    challenges: Claims = ()
    industries: tuple[Industry, ...] = ()
    education: Claims = ()
    entry: Claims = ()
    environment: Claims = ()
    tips: Claims = ()
    portfolio: Claims = ()
    outlook: Claims = ()
    codes: tuple[OccupationCode, ...] = ()
    tasks: tuple[TaskShare, ...] = ()
    skills: tuple[SkillRequirement, ...] = ()
    tools: tuple[ToolRequirement, ...] = ()
    ladder: tuple[Expectation, ...] = ()
    career: tuple[CareerStep, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return id, name, short name and aliases."""
        return (self.id, self.name, self.short, *self.aliases)


SECTIONS = frozenset(
    name for name, field in Role.model_fields.items() if field.annotation == tuple[Claim, ...]
)
"""The fields of a role that hold claims."""


class LevelYears(Statement):
    """The years that one source gives a level, under the source's own label."""

    label: Text
    years: Years
    role: Annotated[Id, To("roles")] | None = None


class Level(Fact):
    """A step of the ladder; file order is the order of the steps.

    ``years`` are those of the frame, ``stated`` those of each source. ``by_years`` marks the levels
    that a number of years can name.
    """

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    frame: Frame = "individual"
    years: Years | None = None
    by_years: bool = False
    text: Text
    stated: tuple[LevelYears, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return id, name and aliases."""
        return (self.id, self.name, *self.aliases)

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}"
