"""What must hold across files, and how data/ becomes the JSON of a wheel."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from mlcareer.errors import KnowledgeError, printable
from mlcareer.knowledge.facts import entries
from mlcareer.knowledge.library import Knowledge, folded, names_of
from mlcareer.knowledge.yaml_file import Document, Problem, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


MOST_FILES = 200
BESIDE = ("generated", "roles")
"""The folders inside the shipped data that are read with it; an overlay's folder is flat."""
FITTED = ("entry", "mid", "senior", "executive")
QUANTILES = 5


def read_overlay(folder: Path, *beside: str) -> Document:
    """Read every YAML file of a folder (or one file) into one document, in file-name order.

    ``beside`` names folders inside it that are read too. Raises KnowledgeError when there is
    nothing to read.
    """
    folders = [folder, *(folder / name for name in beside)]
    inside = [path for one in folders for end in ("yaml", "yml") for path in one.glob(f"*.{end}")]
    files = sorted(inside) if folder.is_dir() else [folder]
    if not files or not files[0].exists():
        raise KnowledgeError(
            f"'{printable(folder.name)}' holds no YAML file",
            "Give a folder with *.yaml files to --data",
        )
    if len(files) > MOST_FILES:
        raise KnowledgeError(
            f"'{printable(folder.name)}' holds {len(files)} files", "Give a smaller folder"
        )
    whole = Document(folder.name)
    for path in files:
        document = read_document(path)
        whole.problems += document.problems
        whole.singles |= document.singles
        whole.files |= document.files
        for kind, records in document.lists.items():
            known = {record.id for record in whole.lists.get(kind, ())}  # type: ignore[attr-defined]
            for record in records:
                if record.id in known:  # type: ignore[attr-defined]
                    what = f"the id is used in an earlier file of '{folder.name}' too"
                    where = f"record '{record.id}'"  # type: ignore[attr-defined]
                    whole.problems.append(Problem(document.file, where, what, "Keep one."))
            whole.lists.setdefault(kind, []).extend(records)
    return whole


def compiled(folder: Path, *, strict: bool) -> dict[str, Any]:
    """Return the YAML of ``folder`` as plain JSON-ready data by kind; raises KnowledgeError.

    ``strict`` checks the rules across files too, so that a wrong fact cannot be built into a wheel.
    """
    document = read_overlay(folder, *BESIDE)
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
    """Return every breach of the rules across records: ids, references, order, figures."""
    found = [
        *_identity(knowledge),
        *_references(knowledge),
        *_prerequisites(knowledge),
        *_figures(knowledge),
        *_names(knowledge),
        *_model(knowledge),
    ]
    return [
        replace(one, file=f"{file}, {one.file}") if (file := knowledge.file_of(one.record)) else one
        for one in found
    ]


def _problem(kind: str, record: str, key: str, what: str, fix: str) -> Problem:
    where = f"record '{record}'" + (f", key '{key}'" if key else "")
    return Problem(kind, where, what, fix, record)


def _identity(knowledge: Knowledge) -> Iterator[Problem]:
    counts = Counter(entry.id for entry in entries(knowledge))
    for entry in entries(knowledge):
        if counts[entry.id] > 1:
            yield _problem(
                entry.kind,
                entry.record,
                entry.key,
                f"the id '{entry.id}' is used {counts[entry.id]} times",
                "Give each fact its own id.",
            )
        for source in entry.fact.sources:
            if source not in knowledge.sources:
                yield _problem(
                    entry.kind,
                    entry.record,
                    entry.key or "sources",
                    f"no source has the id '{source}'",
                    "Add it to sources.",
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
    for skill in knowledge.skills.values():
        for requirement in skill.requires:
            yield "skill", skill.id, "requires", requirement.skill, knowledge.skills
        yield "skill", skill.id, "category", skill.category, _staged(knowledge)
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
            yield _problem(kind, record, key, what, "Correct the id or add the record.")


def _prerequisites(knowledge: Knowledge) -> Iterator[Problem]:
    graph = {
        skill.id: [need.skill for need in skill.requires] for skill in knowledge.skills.values()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = " > ".join(error.args[1])
        yield _problem(
            "skill",
            error.args[1][0],
            "requires",
            f"prerequisites run in a circle: {circle}",
            "Cut it.",
        )
    for skill in knowledge.skills.values():
        if skill.kind == "technical" and skill.hours is None:
            yield _problem(
                "skill", skill.id, "hours", "a technical skill has no hours", "Add them."
            )
        if skill.hours and not skill.hours.low <= skill.hours.typical <= skill.hours.high:
            what = "hours must rise from low over typical to high"
            yield _problem("skill", skill.id, "hours", what, "Order them.")


def _figures(knowledge: Knowledge) -> Iterator[Problem]:
    for figure in knowledge.figures.values():
        amounts = (figure.low, figure.p10, figure.p25, figure.central, figure.p75, figure.p90)
        given = [amount for amount in (figure.low, figure.central, figure.high) if amount]
        if not given:
            what = "a pay figure needs low, central or high"
            yield _problem("pay figure", figure.id, "central", what, "Add the amount.")
        ordered = [amount for amount in amounts if amount is not None]
        if sorted(ordered) != ordered or given != sorted(given):
            what = "the amounts do not rise from low to high"
            yield _problem("pay figure", figure.id, "low", what, "Order them.")
        if figure.years and figure.years[1] is not None and figure.years[1] < figure.years[0]:
            yield _problem(
                "pay figure", figure.id, "years", "the years run backwards", "Swap them."
            )
    for source in knowledge.sources.values():
        if source.published is None and source.accessed is None:
            what = "a source needs the date it was published or accessed"
            yield _problem("source", source.id, "accessed", what, "Add it.")


def _model(knowledge: Knowledge) -> Iterator[Problem]:
    """Check that the pay model has every part that its estimates need."""
    model, card = knowledge.model, knowledge.quality
    rows = {**model.residuals.US, "other": model.residuals.other}
    missing = [
        *(f"residuals.US.{name}" for name in model.roles if name not in model.residuals.US),
        *(f"residuals of {name}" for name, row in rows.items() if len(row) != len(model.quantiles)),
        *(f"levels.{name}" for name in FITTED if name not in model.levels),
        *(f"rates.{one}" for one in model.currencies.values() if one not in {"USD", *model.rates}),
    ]
    if len(model.quantiles) != QUANTILES:
        missing.append(f"quantiles (it has {len(model.quantiles)}, not {QUANTILES})")
    for part in missing:
        what = f"the pay model lacks {part}"
        yield _problem("pay model", "model", part.split(".")[0], what, "Fit it anew.")
    held = card.methods.get("model", {}).get("distinct", {})
    for part in ("overall", "US", "other"):
        if not {"cover_80", "rows"} <= held.get(part, {}).keys():
            what = f"the card lacks cover_80 or rows of the model on distinct {part} rows"
            yield _problem("quality", "quality", "methods", what, "Measure it anew.")


def _names(knowledge: Knowledge) -> Iterator[Problem]:
    groups: tuple[tuple[str, list[Any]], ...] = (
        ("role", [*knowledge.roles.values()]),
        ("level", [*knowledge.levels.values()]),
        ("skill or tool", [*knowledge.skills.values(), *knowledge.tools.values()]),
    )
    for kind, records in groups:
        owners: dict[str, str] = {}
        for record in records:
            for name in {folded(known) for known in names_of(record)}:
                owner = owners.setdefault(name, record.id)
                if owner != record.id:
                    what = f"the name '{name}' belongs to '{owner}' already"
                    yield _problem(kind, record.id, "aliases", what, "Give it to one record.")
