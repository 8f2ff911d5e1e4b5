"""How the answer of ``mlcareer compare`` looks."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mlcareer.answer import Statement
from mlcareer.domain.importance import ORDER
from mlcareer.domain.learning import Bridge, BridgeSkill, BridgeTool
from mlcareer.formats.document import Column
from mlcareer.terms import IMPORTANCES
from mlcareer.topics.compare.answer import AskPart, AskRow, Comparison, RoleFocus, RolePay, TaskRow
from mlcareer.topics.estimates import interval_words, typical_words
from mlcareer.topics.phrases import NOTHING, enough, hour_words

if TYPE_CHECKING:
    from mlcareer.formats.document import Cell, Document

MOST_MISSING = 6
"""Missing skills that a way names."""


def compare_view(answer: Comparison, document: "Document") -> None:
    """Write the sections that were asked for, a column for each role."""
    names = {role.id: role.name for role in answer.roles}
    document.title = " · ".join(names.values())
    if answer.focus:
        _focus(document, answer.focus)
    if answer.tasks is not None:
        _tasks(document, names.values(), answer.tasks)
    if answer.skills is not None:
        _asks(document, "Skill", names, answer.skills)
    if answer.tools is not None:
        _asks(document, "Tool", names, answer.tools)
    if answer.pay is not None:
        _pay(document, answer.country, answer.pay, has_overall=answer.level is None)
    if answer.bridges is not None:
        _bridges(document, names, answer.bridges)


def _focus(document: "Document", focus: Sequence[RoleFocus]) -> None:
    """Write what each role is for, by the first statement of each kind: the best supported."""
    rows = {
        "Focus": [role.focus for role in focus],
        "Output": [role.output for role in focus],
        "Question": [role.question for role in focus],
        "Works with": [role.works_with for role in focus],
    }
    document.table(
        [Column("", whole=True), *(Column(role.role.name) for role in focus)],
        [
            [label, *(_first(document, statements) for statements in by_role)]
            for label, by_role in rows.items()
            if any(by_role)
        ],
    )


def _first(document: "Document", statements: Sequence[Statement]) -> str:
    return document.said(statements[0], statements[0].text) if statements else NOTHING


def _tasks(document: "Document", names: Iterable[str], tasks: Iterable[TaskRow]) -> None:
    document.heading("Who does what in the life cycle")
    document.table(
        ["Task", *names],
        [
            [task.name, *(_marked(document, part.share, part.sources) for part in task.parts)]
            for task in tasks
        ],
    )


def _marked(document: "Document", word: str | None, sources: Sequence[str]) -> str:
    return f"{word} {document.mark(sources)}" if word else NOTHING


def _asks(document: "Document", noun: str, names: dict[str, str], rows: Iterable[AskRow]) -> None:
    """Write what all roles ask for as a table, then what only some do as lists."""
    groups: dict[tuple[str, ...], list[AskRow]] = {}
    for row in rows:
        groups.setdefault(row.held_by, []).append(row)
    for held, members in groups.items():
        if len(held) == len(names):
            document.heading(f"{noun}s: shared ({len(members)})")
            document.table(
                [noun, *names.values()],
                [
                    [
                        row.name,
                        *(_marked(document, _asked(part), part.sources) for part in row.parts),
                    ]
                    for row in members
                ],
            )
        else:
            who = " and ".join(names[role] for role in held)
            document.heading(f"{noun}s: only {who} ({len(members)})")
            document.items(_by_importance(document, members, held[0]))


def _asked(part: AskPart) -> str | None:
    """Return how much a role asks, or in how few of its ads a thing is named."""
    if part.named:
        return f"{part.named.value:g} % of {part.named.n:,} ads" if part.named.n else "in ads"
    return f"{part.importance}, {part.depth}" if part.importance else None


def _by_importance(document: "Document", rows: Sequence[AskRow], role: str) -> list[str]:
    """Return one line for each importance to a role: the names, then every source behind them."""
    lines = []
    for importance in IMPORTANCES:
        kept: list[tuple[str, AskPart]] = [
            (row.name, part)
            for row in rows
            for part in row.parts
            if part.role == role and part.importance == importance
        ]
        if kept:
            names = ", ".join(name for name, _ in kept)
            sources = dict.fromkeys(source for _, part in kept for source in part.sources)
            lines.append(f"{importance}: {names} {document.mark(sources)}")
    return lines


def _pay(document: "Document", country: str, pays: Sequence[RolePay], *, has_overall: bool) -> None:
    shown = [
        *(rung.modelled or rung.published for pay in pays for rung in pay.rungs),
        *(pay.overall for pay in pays),
    ]
    unit = next((f", {estimate.currency} a year" for estimate in shown if estimate), "")
    document.heading(f"Pay in {country}{unit}: typical (range)")
    rows: list[list[Cell]] = []
    if has_overall and any(pay.overall for pay in pays):
        cells = [typical_words(document, pay.overall) for pay in pays]
        rows.append(["all levels, published", *cells])
    levels = {rung.id: rung.name for pay in pays for rung in pay.rungs}
    by_role = [{rung.id: rung for rung in pay.rungs} for pay in pays]
    for level, name in levels.items():
        rungs = [own.get(level) for own in by_role]
        published = [rung.published if rung else None for rung in rungs]
        modelled = [rung.modelled if rung else None for rung in rungs]
        if any(published):
            cells = [typical_words(document, estimate) for estimate in published]
            rows.append([f"{name}, published", *cells])
        if any(modelled):
            cells = [interval_words(document, estimate) for estimate in modelled]
            rows.append([f"{name}, model", *cells])
    document.table(["Level", *(pay.role.name for pay in pays)], rows)
    for pay in pays:
        if pay.remark:
            document.line(f"{pay.role.name}: {pay.remark}.", "caution")
    document.line(
        "published: median of the sources' central values (lowest to highest named). "
        "model: median (80 % interval of advertised range ends). Details: mlcareer salary.",
        "note",
    )


def _bridges(document: "Document", names: dict[str, str], bridges: Iterable[Bridge]) -> None:
    document.heading("From one role to the other")
    document.table(
        ["Way", "Hours of learning", "Learn"],
        [
            [
                f"{names[bridge.from_role]} → {names[bridge.to_role]}",
                f"{hour_words(bridge.hours)} {document.mark(bridge.sources)}"
                if bridge.hours
                else NOTHING,
                _missing(bridge),
            ]
            for bridge in bridges
        ],
    )
    document.line("The order and the resources: mlcareer roadmap ROLE --from ROLE", "note")


def _missing(bridge: Bridge) -> str:
    """Return the missing skills and tools that the role asks for itself, the core ones first."""
    if bridge.reason:
        return bridge.reason
    missing: list[BridgeSkill | BridgeTool] = [*bridge.skills, *bridge.tools]
    asked = [
        f"{one.name} ({one.depth})" if one.known else one.name
        for one in sorted(missing, key=lambda one: ORDER[one.importance])
        if one.importance != "prerequisite"
    ]
    return enough(asked, MOST_MISSING) if asked else "nothing is missing"
