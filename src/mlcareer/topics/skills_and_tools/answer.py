"""The answers of ``mlcareer skills`` and ``mlcareer tools``."""

from typing import ClassVar, Literal

from mlcareer.answer import Answer, Named, Source, Statement, part
from mlcareer.domain.demand import Demand
from mlcareer.domain.learning import Resource
from mlcareer.terms import Depth, Importance, Verification


@part
class UsedBy:
    """A role that asks for a skill or tool: how much, and how well at the asked level.

    ``share`` is the counted share of its ads, with its base; ``exception`` why the importance is
    not the one that the share gives. They and ``text`` stand where one skill, tool or role is
    asked for, and are null in lists of all.
    """

    id: str
    role: str
    name: str
    importance: Importance
    depth: Depth
    elective: bool
    share: str | None
    exception: str | None
    text: str | None
    sources: tuple[str, ...]


@part
class Prerequisite:
    """A skill that comes before a skill: required, or only recommended."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    skill: str
    kind: Literal["required", "recommended"]
    depth: Depth


@part
class DepthStep(Statement):
    """What a person can do at a depth, and the hours of study and practice from nothing to it."""

    depth: Depth
    low: int
    typical: int
    high: int
    basis: str


@part
class StudyHours:
    """Hours of study and practice to working depth, and what the range rests on."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    low: int
    typical: int
    high: int
    basis: str


@part
class Change:
    """A dated change of a tool's status."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    id: str
    text: str
    date: str
    kind: str
    former: str | None
    successor: str | None


@part
class OnetFlag:
    """What O*NET says of a technology for data scientists (15-2051.00)."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    name: str
    hot: bool
    in_demand: bool


@part
class SkillAnswer:
    """A skill: what it is, who asks for it, what it needs, how long it takes, how to prove it.

    ``hours`` are those to working depth, ``depths`` those to each; ``question`` tells depths apart.
    """

    id: str
    name: str
    category: str
    kind: Literal["technical", "soft"]
    text: str
    importance: Importance | None
    depth: Depth | None
    evidence: UsedBy | None
    demand: Demand | None
    used_by: tuple[UsedBy, ...]
    depths: tuple[DepthStep, ...]
    question: Statement | None
    requires: tuple[Prerequisite, ...]
    hours: StudyHours | None
    proof: Statement | None
    resources: tuple[Resource, ...]
    tools: tuple[Named, ...]
    details: tuple[Statement, ...]
    sources: tuple[str, ...]


@part
class ToolAnswer:
    """A tool: what it is, which skills it serves, its status, who asks for it."""

    id: str
    name: str
    category: str
    text: str | None
    importance: Importance | None
    depth: Depth | None
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


@part
class Skills(Answer):
    """What a role asks for, one skill's page, or all of them."""

    rows: ClassVar[str | None] = "skills"

    schema_id: Literal["mlcareer.skills.v1"] = "mlcareer.skills.v1"
    about: Literal["role", "skill", "catalogue"]
    role: Named | None
    level: str | None
    category: str | None
    importance: Importance | None
    note: str | None
    skills: tuple[SkillAnswer, ...]
    sources: tuple[Source, ...]


@part
class Tools(Answer):
    """What a role asks for, one tool's page, or all of them."""

    rows: ClassVar[str | None] = "tools"

    schema_id: Literal["mlcareer.tools.v1"] = "mlcareer.tools.v1"
    about: Literal["role", "tool", "catalogue"]
    role: Named | None
    level: str | None
    category: str | None
    importance: Importance | None
    note: str | None
    tools: tuple[ToolAnswer, ...]
    sources: tuple[Source, ...]
