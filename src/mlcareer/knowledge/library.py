"""The library: every kind of record, and the knowledge as its shelves.

The class body of ``Knowledge`` is the one registry of kinds. Reading, overlays, rules, facts, the
search index, export, schema and completion loop over it.
"""

from typing import TYPE_CHECKING, Any, Protocol

from mlcareer.knowledge.shelf import Kind, Packed, Single

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mlcareer.records.base import Moved, Source
    from mlcareer.records.certifications import Certification
    from mlcareer.records.countries import Territory
    from mlcareer.records.demand import Population, Statistic
    from mlcareer.records.pay import PayFactor, PayFigure, PayModel, PaySample, QualityCard
    from mlcareer.records.questions import Question
    from mlcareer.records.roles import Level, Role, Task
    from mlcareer.records.skills import LearningStage, Resource, Skill
    from mlcareer.records.tools import Tool


class Store(Protocol):
    """Where compiled knowledge lies: packed in a wheel, in memory, or in another knowledge."""

    def read(self, kind: str) -> Packed:
        """Return the records of a kind."""

    @property
    def facts(self) -> "Connection":
        """The table and the search index of all facts (``knowledge.index``)."""


# Each imports a record class when it is asked for: validating needs them, answering does not.
def _source() -> "type[Source]":
    from mlcareer.records.base import Source

    return Source


def _moved() -> "type[Moved]":
    from mlcareer.records.base import Moved

    return Moved


def _task() -> "type[Task]":
    from mlcareer.records.roles import Task

    return Task


def _role() -> "type[Role]":
    from mlcareer.records.roles import Role

    return Role


def _stage() -> "type[LearningStage]":
    from mlcareer.records.skills import LearningStage

    return LearningStage


def _skill() -> "type[Skill]":
    from mlcareer.records.skills import Skill

    return Skill


def _tool() -> "type[Tool]":
    from mlcareer.records.tools import Tool

    return Tool


def _level() -> "type[Level]":
    from mlcareer.records.roles import Level

    return Level


def _resource() -> "type[Resource]":
    from mlcareer.records.skills import Resource

    return Resource


def _pay_figure() -> "type[PayFigure]":
    from mlcareer.records.pay import PayFigure

    return PayFigure


def _pay_factor() -> "type[PayFactor]":
    from mlcareer.records.pay import PayFactor

    return PayFactor


def _certification() -> "type[Certification]":
    from mlcareer.records.certifications import Certification

    return Certification


def _question() -> "type[Question]":
    from mlcareer.records.questions import Question

    return Question


def _population() -> "type[Population]":
    from mlcareer.records.demand import Population

    return Population


def _statistic() -> "type[Statistic]":
    from mlcareer.records.demand import Statistic

    return Statistic


def _territory() -> "type[Territory]":
    from mlcareer.records.countries import Territory

    return Territory


def _pay_model() -> "type[PayModel]":
    from mlcareer.records.pay import PayModel

    return PayModel


def _pay_sample() -> "type[PaySample]":
    from mlcareer.records.pay import PaySample

    return PaySample


def _quality_card() -> "type[QualityCard]":
    from mlcareer.records.pay import QualityCard

    return QualityCard


class Knowledge:
    """Every record by kind; each shelf is read when it is first asked for."""

    sources = Kind(_source, "source", shows="mlcareer sources {id}", lists="mlcareer sources")
    tasks = Kind(_task, "task", shows="mlcareer compare --only tasks")
    roles = Kind(_role, "role", shows="mlcareer roles {id}", lists="mlcareer roles")
    stages = Kind(_stage, "stage", shows="mlcareer roadmap")
    skills = Kind(_skill, "skill", shows="mlcareer skills {id}", lists="mlcareer skills")
    tools = Kind(_tool, "tool", shows="mlcareer tools {id}", lists="mlcareer tools")
    levels = Kind(_level, "level", shows="mlcareer ladder", lists="mlcareer ladder")
    resources = Kind(_resource, "resource", shows="mlcareer roadmap")
    figures = Kind(_pay_figure, "pay figure")
    factors = Kind(_pay_factor, "pay factor", shows="mlcareer salary")
    certifications = Kind(_certification, "certification", shows="mlcareer certificates --all")
    questions = Kind(_question, "question", shows="mlcareer ask")
    populations = Kind(_population, "count", shows="mlcareer market")
    statistics = Kind(_statistic, "statistic", shows="mlcareer market")
    moved = Kind(_moved, "former id")
    countries = Kind(_territory, "country", lists="ISO 3166 codes such as US, DE, IN")
    model = Single(_pay_model, "pay model", shows="mlcareer quality")
    sample = Single(_pay_sample, "pay sample", shows="mlcareer quality")
    quality = Single(_quality_card, "quality card", shows="mlcareer quality")

    def __init__(self, store: Store) -> None:
        """Take where the compiled records lie."""
        self.store = store
        self._read: dict[str, Packed] = {}

    def read(self, kind: str) -> Packed:
        """Return the compiled records of a kind."""
        found = self._read.get(kind)
        if found is None:
            found = self._read[kind] = self.store.read(kind)
        return found

    @property
    def facts(self) -> "Connection":
        """The table and the search index of all facts."""
        return self.store.facts


KINDS: dict[str, Kind[Any]] = {
    name: kind for name, kind in vars(Knowledge).items() if isinstance(kind, Kind)
}
"""Every kind by its key, in the order of the registry."""
