"""Roles: the occupations in one line each, or one role's page with its nearest roles."""

from math import hypot
from typing import TYPE_CHECKING, ClassVar, Literal

from mlcareer.answer import Answer, Named, Source, Statement, cited, copied, part, stated
from mlcareer.domain.demand import Demand, postings_by_role
from mlcareer.domain.hours import HourRange
from mlcareer.domain.importance import WEIGHTS
from mlcareer.domain.learning import OURS, bridge
from mlcareer.domain.pay.estimate import pay_data
from mlcareer.domain.pay.modelled import modelled
from mlcareer.knowledge.names import named
from mlcareer.terms import Importance, Share, Verification, Years
from mlcareer.topics import estimates
from mlcareer.topics.estimates import Modelled
from mlcareer.topics.phrases import NOTHING, amount, hour_words, span

if TYPE_CHECKING:
    from mlcareer.formats.document import Document
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.roles import Role

HOME, LEVEL = "US", "mid"
"""Where, and at which level, the pay of all roles is shown side by side."""
NEAREST = 4
SHARED = 5
"""Skills that two near roles share, the most important first."""
METHOD = (
    "Nearness: the cosine of the angle between two roles as lists of weights, over all skills and "
    "tools (core 3, important 2, useful 1) and tasks (leads 3, shares 2, supports 1)."
)


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
    """How much a role asks for a skill."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    skill: str
    importance: Importance
    text: str | None


@part
class ToolAsk:
    """How much a role asks for a tool."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    tool: str
    importance: Importance
    text: str | None


@part
class Expectation(Statement):
    """What is expected of a role at a level."""

    level: str
    aspect: str
    years: Years | None


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
    focus: tuple[Statement, ...]
    output: tuple[Statement, ...]
    question: tuple[Statement, ...]
    works_with: tuple[Statement, ...]
    areas: tuple[Statement, ...]
    duties: tuple[Statement, ...]
    differences: tuple[Statement, ...]
    titles: tuple[Statement, ...]
    day: tuple[Statement, ...]
    challenges: tuple[Statement, ...]
    industries: tuple[Industry, ...]
    education: tuple[Statement, ...]
    entry: tuple[Statement, ...]
    environment: tuple[Statement, ...]
    tips: tuple[Statement, ...]
    portfolio: tuple[Statement, ...]
    outlook: tuple[Statement, ...]
    codes: tuple[OccupationCode, ...]
    tasks: tuple[TaskShare, ...]
    skills: tuple[SkillAsk, ...]
    tools: tuple[ToolAsk, ...]
    ladder: tuple[Expectation, ...]
    career: tuple[CareerStep, ...]


@part
class RoleLine:
    """A role in one line: what it is for, how many postings, what it pays.

    ``postings`` is a counted number with its own id and sources; ``pay`` is the model's interval
    for a mid-level role in the United States, in US dollars a year.
    """

    id: str
    name: str
    text: str
    postings: Demand | None
    pay: Modelled | None
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
    """The roles in one line each, or one role's page."""

    rows: ClassVar[str | None] = "roles"

    schema_id: Literal["mlcareer.roles.v1"] = "mlcareer.roles.v1"
    roles: tuple[RoleLine, ...]
    page: RolePage | None
    neighbours: tuple[Neighbour, ...]
    method: str
    sources: tuple[Source, ...]


def roles(knowledge: "Knowledge", name: str | None = None) -> Roles:
    """Return every role in one line, or one role's page with its nearest roles.

    Raises UnknownNameError.
    """
    asked = named(knowledge.roles, name) if name is not None else None
    chosen = [asked] if asked else list(knowledge.roles.values())
    postings = postings_by_role(knowledge.populations)
    lines = tuple(_line(knowledge, role, postings.get(role.id)) for role in chosen)
    page = _page(asked) if asked else None
    near = _neighbours(knowledge, asked) if asked else ()
    return Roles(
        roles=lines,
        page=page,
        neighbours=near,
        method=METHOD,
        sources=cited(knowledge.sources, page, lines, near),
    )


def _line(knowledge: "Knowledge", role: "Role", postings: Demand | None) -> RoleLine:
    pay = modelled(pay_data(knowledge), role.id, LEVEL, knowledge.countries[HOME])
    return RoleLine(
        id=role.id,
        name=role.name,
        text=role.summary.text,
        postings=postings,
        pay=estimates.modelled(knowledge, pay, "year"),
        sources=role.summary.sources,
    )


def _page(role: "Role") -> RolePage:
    return RolePage(
        id=role.id,
        name=role.name,
        short=role.short,
        aliases=role.aliases,
        summary=copied(Statement, role.summary),
        focus=stated(role.focus),
        output=stated(role.output),
        question=stated(role.question),
        works_with=stated(role.works_with),
        areas=stated(role.areas),
        duties=stated(role.duties),
        differences=stated(role.differences),
        titles=stated(role.titles),
        day=stated(role.day),
        challenges=stated(role.challenges),
        industries=tuple(copied(Industry, one) for one in role.industries),
        education=stated(role.education),
        entry=stated(role.entry),
        environment=stated(role.environment),
        tips=stated(role.tips),
        portfolio=stated(role.portfolio),
        outlook=stated(role.outlook),
        codes=tuple(copied(OccupationCode, code) for code in role.codes),
        tasks=tuple(copied(TaskShare, share) for share in role.tasks),
        skills=tuple(copied(SkillAsk, ask) for ask in role.skills),
        tools=tuple(copied(ToolAsk, ask) for ask in role.tools),
        ladder=tuple(copied(Expectation, one) for one in role.ladder),
        career=tuple(copied(CareerStep, step) for step in role.career),
    )


def nearness(role: "Role", other: "Role") -> float:
    """Return how near two roles are, from 0 to 1: the cosine of their weights (Salton, 1975).

    Unlike a measure by shared parts of the whole, it does not punish a record for being short.
    """
    left, right = _weights(role), _weights(other)
    shared = sum(left[name] * right[name] for name in left.keys() & right.keys())
    size = hypot(*left.values()) * hypot(*right.values())
    return round(shared / size, 3) if size else 0.0


def _weights(role: "Role") -> dict[str, int]:
    asks = {ask.skill: WEIGHTS[ask.importance] for ask in role.skills}
    asks |= {ask.tool: WEIGHTS[ask.importance] for ask in role.tools}
    return asks | {share.task: WEIGHTS[share.share] for share in role.tasks}


def _neighbours(knowledge: "Knowledge", role: "Role") -> tuple[Neighbour, ...]:
    near = {
        other.id: nearness(role, other) for other in knowledge.roles.values() if other.id != role.id
    }
    nearest = sorted(near, key=lambda name: (-near[name], name))[:NEAREST]
    return tuple(_neighbour(knowledge, role, knowledge.roles[name], near[name]) for name in nearest)


def _neighbour(knowledge: "Knowledge", role: "Role", other: "Role", how_near: float) -> Neighbour:
    theirs = {ask.skill: WEIGHTS[ask.importance] for ask in other.skills}
    both = sorted(
        (ask for ask in role.skills if ask.skill in theirs),
        key=lambda ask: -min(WEIGHTS[ask.importance], theirs[ask.skill]),
    )
    way = bridge(knowledge.skills, role, other)
    return Neighbour(
        id=other.id,
        name=other.name,
        nearness=how_near,
        shared=tuple(
            Named(id=ask.skill, name=knowledge.skills[ask.skill].name) for ask in both[:SHARED]
        ),
        hours=way.hours,
        sources=way.sources or OURS,
    )


SECTIONS = {
    "focus": "Focus",
    "output": "Output",
    "question": "Question",
    "areas": "Key areas",
    "duties": "What it does",
    "differences": "How it differs",
    "works_with": "Works with",
    "day": "A day",
    "challenges": "Challenges",
    "education": "Education",
    "entry": "Ways in",
    "environment": "Work environment",
    "titles": "Job titles",
    "outlook": "Outlook",
    "codes": "Official codes",
    "portfolio": "Portfolio",
    "tips": "Tips",
}
"""The heading of each section of statements, in the order of the page."""


def roles_view(answer: Roles, document: "Document") -> None:
    """Write the list of roles, or the page of one."""
    if answer.page:
        _page_view(answer, answer.page, document)
        return
    from mlcareer.formats.document import Column

    document.title = "Roles"
    document.table(
        [
            "Role",
            "What it is for",
            Column("Postings", right=True, least=80),
            Column("Pay, mid, US", whole=True),
        ],
        [
            [
                f"{line.name} ({line.id})",
                f"{line.text} {document.mark(line.sources)}",
                f"{line.postings.value:,.0f} {document.mark(line.postings.sources)}"
                if line.postings
                else NOTHING,
                _pay(document, line.pay),
            ]
            for line in answer.roles
        ],
    )
    names = dict.fromkeys(
        f"{count.population} ({count.as_of}) {document.mark(count.sources)}"
        for line in answer.roles
        if (count := line.postings)
    )
    for name in names:
        document.line(f"Postings: number in {name}.", "note")
    document.line(
        "Pay: 80 % interval of advertised range ends, USD a year. One role: mlcareer roles ROLE",
        "note",
    )


def _pay(document: "Document", pay: Modelled | None) -> str:
    if pay is None:
        return NOTHING
    low, high = round(pay.low / 1000), round(pay.high / 1000)
    return f"{low}k–{high}k {document.mark(pay.sources)}"


def _page_view(answer: Roles, role: RolePage, document: "Document") -> None:
    line = answer.roles[0]
    document.title = f"{role.name} · role · {role.id}"
    document.line(document.said(role.summary, role.summary.text), "answer")
    if line.postings:
        count = line.postings
        text = f"Postings: {count.value:,.0f} in {count.population} ({count.as_of})"
        document.line(f"{text} {document.mark(count.sources)}")
    if line.pay:
        pay = line.pay
        document.line(
            f"Pay, mid level, US: {amount(pay.median)} USD a year "
            f"(80 % interval {span(pay.low, pay.high)}) {document.mark(pay.sources)}"
        )
    if answer.neighbours:
        _neighbours_view(answer, document)
    for key, title in SECTIONS.items():
        statements: tuple[Statement, ...] = getattr(role, key)
        if statements:
            document.heading(title)
            document.items(document.said(statement, statement.text) for statement in statements)
    if role.industries:
        document.heading("Industries, employers, uses")
        for industry in role.industries:
            parts = [f"{industry.name}: {industry.text}"]
            if industry.employers:
                parts.append(f"Employers: {', '.join(industry.employers)}.")
            if industry.uses:
                parts.append(f"Uses: {', '.join(industry.uses)}.")
            document.items([document.said(industry, " ".join(parts))])
    document.line(
        f"More: mlcareer skills {role.id}, mlcareer tools {role.id}, mlcareer ladder {role.id}, "
        f"mlcareer salary {role.id}, mlcareer roadmap {role.id}",
        "note",
    )


def _neighbours_view(answer: Roles, document: "Document") -> None:
    from mlcareer.formats.document import Column

    document.heading("Nearest roles")
    document.table(
        ["Role", Column("Nearness", right=True), "Hours to get there", "Shared first"],
        [
            [
                near.name,
                f"{near.nearness:.2f}",
                f"{hour_words(near.hours)} {document.mark(near.sources)}",
                ", ".join(shared.name for shared in near.shared),
            ]
            for near in answer.neighbours
        ],
    )
    document.line(answer.method, "note")
