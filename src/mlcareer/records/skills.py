"""Competencies: prerequisites, hours, what teaches them, and the stages of learning."""

from typing import Annotated, Literal

from pydantic import Field

from mlcareer.records.base import Day, Fact, Id, Statement, Text, To
from mlcareer.terms import Depth


class Prerequisite(Fact):
    """A typed prerequisite: required comes before, recommended is advised before."""

    skill: Annotated[Id, To("skills")]
    kind: Literal["required", "recommended"] = "required"
    depth: Depth = "basics"

    def words(self) -> str:
        """Return what comes before, and how strictly."""
        return f"{self.skill} comes before ({self.kind})"


_Hours = Annotated[int, Field(gt=0, le=5000)]


class DepthStep(Statement):
    """What a person can do at a depth, and the hours of study and practice from nothing to it."""

    depth: Depth
    low: _Hours
    typical: _Hours
    high: _Hours
    basis: Text

    def words(self) -> str:
        """Return what one can do, the hours and what they rest on."""
        hours = f"{self.low} to {self.high} hours from nothing, typically {self.typical}"
        return f"{self.text} {hours}: {self.basis}"


class Skill(Fact):
    """A competency. Soft skills are practised at work and carry no hours.

    ``forms`` are words of ads that were counted for it and are no name of it; ``question`` is what
    tells the depths apart, as an interviewer would ask it.
    """

    id: Id
    name: Text
    category: Id
    kind: Literal["technical", "soft"] = "technical"
    text: Text
    aliases: tuple[Text, ...] = ()
    lookup_only: tuple[Text, ...] = ()
    forms: tuple[Text, ...] = ()
    ambiguous: bool = False
    requires: tuple[Prerequisite, ...] = ()
    depths: tuple[DepthStep, ...] = ()
    question: Statement | None = None
    proof: Statement | None = None
    details: tuple[Statement, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return id, name, aliases and what only looks it up."""
        return (self.id, self.name, *self.aliases, *self.lookup_only)

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}"


class LearningStage(Fact):
    """A stage of learning: the categories of skill that belong into it; file order is the order."""

    id: Id
    name: Text
    text: Text
    categories: Annotated[tuple[Id, ...], Field(min_length=1)]

    def words(self) -> str:
        """Return name and text."""
        return f"{self.name}: {self.text}"


class Resource(Fact):
    """A course, guide or book that teaches skills; a stale one is kept, and in no plan."""

    id: Id
    title: Text
    provider: Text
    url: Text | None = None
    cost: Literal["free", "paid", "subscription"]
    length: Text | None = None
    prerequisites: Text | None = None
    order: Text | None = None
    teaches: Annotated[tuple[Annotated[Id, To("skills")], ...], Field(min_length=1)]
    checked: Day
    stale: bool = False
    caveat: Text | None = None

    def words(self) -> str:
        """Return title, provider and length."""
        return f"{self.title}, {self.provider}" + (f", {self.length}" if self.length else "")
