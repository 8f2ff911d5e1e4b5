"""Roles, the tasks they share out, and the levels of their ladder."""

from typing import Annotated, Literal

from mlcareer.records.base import Fact, Id, Record, Statement, Text, To, Years
from mlcareer.terms import Importance, Share


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


class SkillAsk(Fact):
    """How much a role asks for a skill."""

    skill: Annotated[Id, To("skills")]
    importance: Importance
    text: Text | None = None

    def words(self) -> str:
        """Return the skill, its importance and what was said of it."""
        return f"{self.skill}: {self.importance}" + (f". {self.text}" if self.text else "")


class ToolAsk(Fact):
    """How much a role asks for a tool."""

    tool: Annotated[Id, To("tools")]
    importance: Importance
    text: Text | None = None

    def words(self) -> str:
        """Return the tool, its importance and what was said of it."""
        return f"{self.tool}: {self.importance}" + (f". {self.text}" if self.text else "")


class Expectation(Statement):
    """What is expected of a role at a level."""

    level: Annotated[Id, To("levels")]
    aspect: Literal["scope", "autonomy", "leadership", "titles", "pay"]
    years: Years | None = None


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

    def names(self) -> tuple[str, ...]:
        """Return id, name, short name and aliases."""
        return (self.id, self.name, self.short, *self.aliases)


class Level(Fact):
    """A step of the ladder; file order is the order of the steps."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    years: Years | None = None
    text: Text

    def names(self) -> tuple[str, ...]:
        """Return id, name and aliases."""
        return (self.id, self.name, *self.aliases)

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}"
