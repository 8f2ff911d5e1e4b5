"""The answer of ``mlcareer compare``."""

from typing import Literal

from mlcareer.answer import Answer, Named, Source, Statement, part
from mlcareer.domain.demand import Demand
from mlcareer.domain.learning import Bridge
from mlcareer.terms import Depth, Importance, Section, Share
from mlcareer.topics.estimates import Published, Rung


@part
class RoleFocus:
    """What one role is for."""

    role: Named
    focus: tuple[Statement, ...]
    output: tuple[Statement, ...]
    question: tuple[Statement, ...]
    works_with: tuple[Statement, ...]


@part
class TaskPart:
    """One role's part in one task; ``share`` is null where no source gives it one."""

    role: str
    id: str | None
    share: Share | None
    sources: tuple[str, ...]


@part
class TaskRow:
    """Who leads, shares or supports a task of the life cycle."""

    id: str
    name: str
    stage: str
    parts: tuple[TaskPart, ...]
    sources: tuple[str, ...]


@part
class AskPart:
    """How much one role asks for a skill or tool; ``importance`` is null where it does not.

    ``named`` is the share of the role's ads that name what its record does not ask for, in percent.
    """

    role: str
    id: str | None
    importance: Importance | None
    depth: Depth | None
    named: Demand | None
    sources: tuple[str, ...]


@part
class AskRow:
    """A skill or tool and which of the roles ask for it, or have ads that name it."""

    id: str
    name: str
    category: str
    held_by: tuple[str, ...]
    parts: tuple[AskPart, ...]


@part
class RolePay:
    """The pay of one role in a comparison."""

    role: Named
    overall: Published | None
    rungs: tuple[Rung, ...]
    remark: str | None


@part
class Comparison(Answer):
    """Roles side by side. Sections that were not asked for are null."""

    schema_id: Literal["mlcareer.compare.v2"] = "mlcareer.compare.v2"
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
