"""Roles, the tasks they share out, and the levels of their ladder."""

from typing import Literal

from mlcareer.models.base import Fact, Id, Importance, Model, Share, Statement, Text, Years


class Task(Fact):
    """A piece of the machine-learning life cycle; file order is its order."""

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
    years: Years | None = None


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


class Level(Fact):
    """A rung of the ladder; file order is the order of the rungs."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    years: Years | None = None
    text: Text
