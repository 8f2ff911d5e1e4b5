"""What must hold across files, and how data/ becomes the JSON of a wheel."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from mlcareer.errors import KnowledgeError, printable
from mlcareer.knowledge.facts import entries
from mlcareer.knowledge.library import Knowledge, folded, names_of
from mlcareer.knowledge.overlay import read_overlay
from mlcareer.knowledge.pay_rules import pay_problems
from mlcareer.knowledge.problems import (
    MOST_PROBLEMS,
    Problem,
    did_you_mean,
    nearest,
    problem,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

BESIDE = ("generated", "roles")
"""The folders inside the shipped data that are read with it; an overlay's folder is flat."""
MOST_SHARE = 100
LEAST_SHARE = 0.0001
"""Percent: what is counted at all is more than this, and ratios stay numbers to read."""


def compiled(folder: Path, *, strict: bool) -> dict[str, Any]:
    """Return the YAML of ``folder`` as plain JSON-ready data by kind; raises KnowledgeError.

    It is the shipped data: what stands in the folders of BESIDE comes after what is on top.
    ``strict`` checks the rules across files too, so that a wrong fact cannot be built into a wheel.
    """
    beside = (sorted((folder / name).glob("[!.]*.yaml")) for name in BESIDE)
    document = read_overlay(folder, *chain.from_iterable(beside))
    problems = document.problems or (problems_of(Knowledge(document)) if strict else [])
    if problems:
        first = problems[0]
        raise KnowledgeError(f"{first.file}, {first.where}: {first.what}", first.fix.rstrip("."))
    plain: dict[str, Any] = {
        kind: [record.model_dump(mode="json", exclude_defaults=True) for record in records]
        for kind, records in document.lists.items()
    }
    for kind, record in document.singles.items():
        plain[kind] = record.model_dump(mode="json", exclude_defaults=True)
    return plain


def compile_to(folder: Path, target: Path) -> list[Path]:
    """Validate ``folder`` and write one JSON file a kind to ``target``; raises KnowledgeError."""
    plain = compiled(folder, strict=True)
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, records in plain.items():
        path = target / f"{kind}.json"
        path.write_text(
            json.dumps(records, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
        written.append(path)
    return written


def problems_of(knowledge: Knowledge) -> list[Problem]:
    """Return the breaches of the rules across records: ids, references, order, figures.

    They end after the first MOST_PROBLEMS and one, which tells that there are more.
    """
    found = chain(
        _identity(knowledge),
        _references(knowledge),
        _prerequisites(knowledge),
        _figures(knowledge),
        _levels(knowledge),
        _counts(knowledge),
        _names(knowledge),
        pay_problems(knowledge),
    )
    return [
        replace(one, file=f"{file}, {one.file}") if (file := knowledge.file_of(one.record)) else one
        for one in islice(found, MOST_PROBLEMS + 1)
    ]


def _identity(knowledge: Knowledge) -> Iterator[Problem]:
    every = list(entries(knowledge))
    counts = Counter(entry.id for entry in every)
    counts.update(list(knowledge.roles))  # a role is no fact itself, but `why` knows it by its id
    for role in knowledge.roles:
        if counts[role] > 1:
            what = f"the id '{role}' is used {counts[role]} times"
            yield problem("role", role, "id", what, "Give each fact its own id.")
    for entry in every:
        if counts[entry.id] > 1:
            yield problem(
                entry.kind,
                entry.record,
                entry.key,
                f"the id '{entry.id}' is used {counts[entry.id]} times",
                "Give each fact its own id.",
            )
        for source in entry.fact.sources:
            if source not in knowledge.sources:
                yield problem(
                    entry.kind,
                    entry.record,
                    entry.key or "sources",
                    f"no source has the id '{source}'",
                    did_you_mean(source, knowledge.sources, "Add it to sources."),
                )


def _pointers(  # noqa: C901, PLR0912 - one flat list of what points where reads best
    knowledge: Knowledge,
) -> Iterator[tuple[str, str, str, str, Any]]:
    """Yield (kind, record, key, id pointed to, table it must be in)."""
    for role in knowledge.roles.values():
        for share in role.tasks:
            yield "role", role.id, "tasks", share.task, knowledge.tasks
        for skill_ask in role.skills:
            yield "role", role.id, "skills", skill_ask.skill, knowledge.skills
        for tool_ask in role.tools:
            yield "role", role.id, "tools", tool_ask.tool, knowledge.tools
        for expectation in role.ladder:
            yield "role", role.id, "ladder", expectation.level, knowledge.levels
        for step in role.career:
            if step.role:
                yield "role", role.id, "career", step.role, knowledge.roles
    staged = _staged(knowledge)
    for skill in knowledge.skills.values():
        for requirement in skill.requires:
            yield "skill", skill.id, "requires", requirement.skill, knowledge.skills
        yield "skill", skill.id, "category", skill.category, staged
    for tool in knowledge.tools.values():
        for served in tool.serves:
            yield "tool", tool.id, "serves", served, knowledge.skills
        for change in tool.changes:
            if change.successor:
                yield "tool", tool.id, "changes", change.successor, knowledge.tools
    for resource in knowledge.resources.values():
        for taught in resource.teaches:
            yield "resource", resource.id, "teaches", taught, knowledge.skills
    for figure in knowledge.figures.values():
        for name in figure.roles:
            yield "pay figure", figure.id, "roles", name, knowledge.roles
        if figure.level:
            yield "pay figure", figure.id, "level", figure.level, knowledge.levels
        yield "pay figure", figure.id, "country", figure.country, knowledge.countries
    for certificate in knowledge.certifications.values():
        for successor in certificate.successors:
            table = knowledge.certifications
            yield "certification", certificate.id, "successors", successor, table
        for name in certificate.roles:
            yield "certification", certificate.id, "roles", name, knowledge.roles
        for name in certificate.skills:
            yield "certification", certificate.id, "skills", name, knowledge.skills
    for population in knowledge.populations.values():
        for name in population.roles:
            yield "count", population.id, "roles", name, knowledge.roles


def _staged(knowledge: Knowledge) -> set[str]:
    """Return the categories of skill that have a place: a stage of learning, or soft."""
    return {"soft", *(name for one in knowledge.stages.values() for name in one.categories)}


def _references(knowledge: Knowledge) -> Iterator[Problem]:
    for kind, record, key, target, table in _pointers(knowledge):
        if target not in table:
            what = f"there is no record with the id '{target}'"
            fix = did_you_mean(target, table, "Correct the id or add the record.")
            yield problem(kind, record, key, what, fix)


def _prerequisites(knowledge: Knowledge) -> Iterator[Problem]:
    graph = {
        skill.id: [need.skill for need in skill.requires] for skill in knowledge.skills.values()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = printable(" > ".join(error.args[1]), 200)
        yield problem(
            "skill",
            error.args[1][0],
            "requires",
            f"prerequisites run in a circle: {circle}",
            "Cut it.",
        )
    for skill in knowledge.skills.values():
        if skill.kind == "technical" and skill.hours is None:
            yield problem("skill", skill.id, "hours", "a technical skill has no hours", "Add them.")
        if skill.hours and not skill.hours.low <= skill.hours.typical <= skill.hours.high:
            what = "hours must rise from low over typical to high"
            yield problem("skill", skill.id, "hours", what, "Order them.")


def _figures(knowledge: Knowledge) -> Iterator[Problem]:
    for figure in knowledge.figures.values():
        # From the least to the most; a mean may lie anywhere between the ends.
        rising = (figure.low, figure.p10, figure.p25, figure.central, figure.p75, figure.p90)
        given = [amount for amount in (figure.low, figure.central, figure.high) if amount]
        if not given:
            what = "a pay figure needs low, central or high"
            yield problem("pay figure", figure.id, "central", what, "Add the amount.")
        ordered = [amount for amount in (*rising, figure.high) if amount is not None]
        if sorted(ordered) != ordered:
            what = "the amounts do not rise from low to high"
            yield problem("pay figure", figure.id, "low", what, "Order them.")
    for source in knowledge.sources.values():
        if source.published is None and source.accessed is None:
            what = "a source needs the date it was published or accessed"
            yield problem("source", source.id, "accessed", what, "Add it.")


def _levels(knowledge: Knowledge) -> Iterator[Problem]:
    """Check that every number of years leads to some level."""
    starts = {level.id: level.years[0] for level in knowledge.levels.values() if level.years}
    if 0 not in starts.values():
        own = [name for name in knowledge.levels if knowledge.file_of(name)]
        lowest = min(starts, key=lambda name: starts[name], default=next(iter(knowledge.levels)))
        what = "no level starts at 0 years, so that 0 years of experience have no level"
        named = lowest if lowest in own or not own else own[0]
        yield problem("level", named, "years", what, "Let the lowest level start at 0.")


def _counts(knowledge: Knowledge) -> Iterator[Problem]:
    """Check that each count has a subject and a value that can be."""
    tables: dict[str, Collection[str]] = {
        "roles": knowledge.roles,
        "seniority": knowledge.levels,
        "skills-and-tools": [*knowledge.skills, *knowledge.tools],
        "conditions": (),
    }
    known = {about: frozenset(table) for about, table in tables.items()}
    for population in knowledge.populations.values():
        for subject, value in population.values.items():
            key = f"values.{printable(subject, 40)}"
            if population.unit == "percent":
                wrong = value > MOST_SHARE or 0 < value < LEAST_SHARE
                what = f"a share must be 0, or from {LEAST_SHARE:g} to {MOST_SHARE} percent"
            else:
                wrong = value != int(value)
                what = f"a number of {population.unit} must be a whole number"
            if wrong:
                what = f"{what}, not {value:.15g}"
                yield problem("count", population.id, key, what, "Correct the value or the unit.")
            table = tables[population.about]
            if table and subject not in known[population.about] and _looks_like_an_id(subject):
                near = nearest(subject, table, 0.75)
                if near or "-" in subject:
                    what = f"there is no record with the id '{subject}'"
                    fix = f"Did you mean '{near}'?" if near else "Write a label with spaces."
                    yield problem("count", population.id, key, what, fix)


def _looks_like_an_id(text: str) -> bool:
    return text.isascii() and text == text.casefold() and not text.count(" ")


def _names(knowledge: Knowledge) -> Iterator[Problem]:
    groups: tuple[tuple[str, list[Any]], ...] = (
        ("role", [*knowledge.roles.values()]),
        ("level", [*knowledge.levels.values()]),
        ("skill or tool", [*knowledge.skills.values(), *knowledge.tools.values()]),
    )
    for kind, records in groups:
        owners: dict[str, str] = {}
        for record in records:
            for name in dict.fromkeys(folded(known) for known in names_of(record)):
                owner = owners.setdefault(name, record.id)
                if owner != record.id:
                    what = f"the name '{printable(name, 60)}' belongs to '{owner}' already"
                    yield problem(kind, record.id, "aliases", what, "Give it to one record.")
