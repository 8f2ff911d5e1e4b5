"""The answer of ``mlcareer compare``."""

from typing import ClassVar, Literal

from mlcareer.models import Importance, Share, Source, Statement
from mlcareer.reports.base import Answer, HourRange, Named, Report
from mlcareer.reports.pay import RolePay

Section = Literal["focus", "tasks", "skills", "tools", "pay", "bridge"]


class RoleFocus(Answer):
    """What one role is for."""

    role: Named
    focus: tuple[Statement, ...]
    output: tuple[Statement, ...]
    question: tuple[Statement, ...]
    works_with: tuple[Statement, ...]


class TaskPart(Answer):
    """One role's part in one task; ``share`` is null where no source gives it one."""

    role: str
    id: str | None
    share: Share | None
    sources: tuple[str, ...]


class TaskRow(Answer):
    """Who leads, shares or supports a task of the life cycle."""

    id: str
    name: str
    stage: str
    parts: tuple[TaskPart, ...]
    sources: tuple[str, ...]


class AskPart(Answer):
    """How much one role asks for a skill or tool; ``importance`` is null where it does not."""

    role: str
    id: str | None
    importance: Importance | None
    sources: tuple[str, ...]


class AskRow(Answer):
    """A skill or tool and which of the roles ask for it."""

    id: str
    name: str
    category: str
    held_by: tuple[str, ...]
    parts: tuple[AskPart, ...]


class BridgeSkill(Answer):
    """A skill the one role asks for and the other does not bring."""

    id: str
    name: str
    importance: Importance | Literal["prerequisite"]
    hours: HourRange
    sources: tuple[str, ...]


class Bridge(Answer):
    """The way from one role to another: the skills that are missing, and their hours."""

    from_role: str
    to_role: str
    hours: HourRange
    skills: tuple[BridgeSkill, ...]
    sources: tuple[str, ...]


class Comparison(Report):
    """Roles side by side. Sections that were not asked for are null."""

    csv_field: ClassVar[str | None] = None

    schema_id: Literal["mlcareer.compare.v1"] = "mlcareer.compare.v1"
    roles: tuple[Named, ...]
    level: str | None
    country: str
    only: Section | None
    focus: tuple[RoleFocus, ...] | None
    tasks: tuple[TaskRow, ...] | None
    skills: tuple[AskRow, ...] | None
    tools: tuple[AskRow, ...] | None
    pay: tuple[RolePay, ...] | None
    bridges: tuple[Bridge, ...] | None
    sources: tuple[Source, ...]
