"""The answers of ``mlcareer skills`` and ``mlcareer tools``."""

from typing import ClassVar, Literal

from mlcareer.models import (
    Change,
    Hours,
    Importance,
    OnetFlag,
    Requirement,
    Resource,
    Source,
    Statement,
)
from mlcareer.reports.base import Answer, Named, Report
from mlcareer.reports.demand import Demand


class UsedBy(Answer):
    """A role that asks for a skill or tool."""

    id: str
    role: str
    name: str
    importance: Importance
    text: str | None
    sources: tuple[str, ...]


class SkillAnswer(Answer):
    """A skill: what it is, who asks for it, what it needs, how long it takes, how to prove it."""

    id: str
    name: str
    category: str
    kind: Literal["technical", "soft"]
    text: str
    importance: Importance | None
    evidence: UsedBy | None
    demand: Demand | None
    used_by: tuple[UsedBy, ...]
    requires: tuple[Requirement, ...]
    hours: Hours | None
    proof: Statement | None
    resources: tuple[Resource, ...]
    tools: tuple[Named, ...]
    details: tuple[Statement, ...]
    sources: tuple[str, ...]


class ToolAnswer(Answer):
    """A tool: what it is, which skills it serves, its status, who asks for it."""

    id: str
    name: str
    category: str
    text: str | None
    importance: Importance | None
    evidence: UsedBy | None
    demand: Demand | None
    serves: tuple[Named, ...]
    status: str
    changes: tuple[Change, ...]
    aliases: tuple[str, ...]
    onet: OnetFlag | None
    used_by: tuple[UsedBy, ...]
    details: tuple[Statement, ...]
    sources: tuple[str, ...]


class SkillsReport(Report):
    """What a role asks for, one skill's page, or the catalogue."""

    csv_field: ClassVar[str | None] = "skills"

    schema_id: Literal["mlcareer.skills.v1"] = "mlcareer.skills.v1"
    about: Literal["role", "skill", "catalogue"]
    role: Named | None
    category: str | None
    importance: Importance | None
    note: str | None
    skills: tuple[SkillAnswer, ...]
    sources: tuple[Source, ...]


class ToolsReport(Report):
    """What a role asks for, one tool's page, or the catalogue."""

    csv_field: ClassVar[str | None] = "tools"

    schema_id: Literal["mlcareer.tools.v1"] = "mlcareer.tools.v1"
    about: Literal["role", "tool", "catalogue"]
    role: Named | None
    category: str | None
    importance: Importance | None
    note: str | None
    tools: tuple[ToolAnswer, ...]
    sources: tuple[Source, ...]
