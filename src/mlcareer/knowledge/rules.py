"""What must hold across records: ids, references, order, and amounts that can be."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import chain, islice
from typing import Annotated, Any, get_args, get_origin

from mlcareer.errors import printable
from mlcareer.knowledge import index
from mlcareer.knowledge.library import KINDS, Knowledge
from mlcareer.knowledge.names import folded, nearest
from mlcareer.knowledge.pay_rules import pay_problems
from mlcareer.knowledge.problems import MOST_PROBLEMS, Problem, did_you_mean, problem
from mlcareer.knowledge.references import REFERENCE, TEXTUAL, texts
from mlcareer.knowledge.shelf import Plain
from mlcareer.records.base import Record, To, independent
from mlcareer.terms import DEPTHS, Importance

Own = Mapping[str, Mapping[str, Sequence[str]]]
"""The records to check, by kind and id, each with the names under which it answers."""

MOST_SHARE = 100
LEAST_SHARE = 0.0001
"""Percent: what is counted at all is more than this, and ratios stay numbers to read."""
CORE_SHARE, IMPORTANT_SHARE = 40, 15
"""Percent of a role's ads from which on a skill or tool is core, and important: our judgement."""
SOFT = "soft"
"""The category of skills that belong into no stage of learning."""
NAMESPACES = (("roles",), ("levels",), ("skills", "tools"))
"""Kinds whose names must differ from each other's."""
BOUNDS = ("low", "typical", "high")
PAY_KINDS = {"model", "sample", "quality"}


def problems_of(
    knowledge: Knowledge, own: Own, files: Mapping[tuple[str, str], str]
) -> list[Problem]:
    """Return the breaches of the rules by the records of ``own`` within the whole knowledge.

    ``files`` names the file of each, by what its kind is called and its id. They end after the
    first MOST_PROBLEMS and one, which tells that there are more.
    """
    found = chain(
        _identity(knowledge, own),
        _references(knowledge, own),
        _categories(knowledge, own),
        _prerequisites(knowledge, own),
        _importance(knowledge, own),
        _texts(knowledge, own),
        _moved(knowledge, own),
        _figures(knowledge, own),
        _levels(knowledge, own),
        _counts(knowledge, own),
        _names(knowledge, own),
        pay_problems(knowledge) if PAY_KINDS & own.keys() else (),
    )
    return [
        told._replace(file=f"{file}, {told.file}")
        if (file := files.get((told.file, told.record)))
        else told
        for told in islice(found, MOST_PROBLEMS + 1)
    ]


def _identity(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    """Check that `why` finds one fact an id; a role is no fact itself, but is known by its id.

    Whoever came last is told: the built-in record of the same id has its right to it.
    """
    mine = {(KINDS[kind].noun, name) for kind, held in own.items() for name in held}
    fix = "Give each fact its own id."
    taken = index.repeated(knowledge.facts)
    for entry in index.sharing_an_id(knowledge.facts):
        if (entry.kind, entry.record) in mine:
            what = f"the id '{entry.id}' is used {taken[entry.id]} times"
            yield problem(entry.kind, entry.record, entry.key, what, fix)
    for name in knowledge.roles:
        for entry in index.every(knowledge.facts, "id = ?", name):
            what = f"the id '{name}' is used 2 times"
            if ("role", name) in mine:
                yield problem("role", name, "id", what, fix)
            elif (entry.kind, entry.record) in mine:
                yield problem(entry.kind, entry.record, entry.key, what, fix)


def _references(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    """Check that every id that refers to another record is that of one."""
    for key, records in own.items():
        kind = KINDS[key]
        record: Any = kind.record()
        every = knowledge.read(key).records
        values = {owner: every[owner] for owner in records}
        for path, target in references(record):
            known = knowledge.read(target).records
            where = ".".join(step for step in path if step not in {EACH, KEYS})
            for owner, value in values.items():
                for name in dict.fromkeys(_at(value, path)):
                    if name not in known:
                        yield _dangling(kind.noun, owner, where, name, target, known)


def _dangling(
    noun: str, owner: str, key: str, name: str, target: str, known: Collection[str]
) -> Problem:
    if target == "sources":
        fix = did_you_mean(name, known, "Add it to sources.")
        return problem(noun, owner, key, f"no source has the id '{name}'", fix)
    fix = did_you_mean(name, known, "Correct the id or add the record.")
    return problem(noun, owner, key, f"there is no record with the id '{name}'", fix)


EACH, KEYS = "*", "keys of"
"""Steps of a path: into each item of a list or value of a map; to the keys of a map."""
Path = tuple[str, ...]


@cache
def references(record: type[Record]) -> tuple[tuple[Path, str], ...]:
    """Return where a record class refers to other records, and to which kind."""
    return tuple(
        ((name, *path), target)
        for name, field in record.model_fields.items()
        for path, target in _marked(field.annotation, field.metadata)
    )


def _marked(annotation: Any, metadata: Iterable[Any] = ()) -> Iterator[tuple[Path, str]]:
    yield from (((), marker.kind) for marker in metadata if isinstance(marker, To))
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _marked(parts[0], annotation.__metadata__)
    elif origin is tuple:
        yield from (((EACH, *path), target) for path, target in _marked(parts[0]))
    elif origin is dict:
        yield from (((KEYS, *path), target) for path, target in _marked(parts[0]))
        yield from (((EACH, *path), target) for path, target in _marked(parts[1]))
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        yield from references(annotation)
    else:
        yield from (found for part in parts for found in _marked(part))


def _at(value: Any, path: Path) -> Iterable[str]:
    """Return what stands at a path in a record's JSON."""
    held = [value]
    for step in path:
        if step == KEYS:
            held = [name for one in held for name in one]
        elif step == EACH:
            held = [
                part for one in held for part in (one.values() if isinstance(one, dict) else one)
            ]
        else:
            held = [part for one in held if (part := one.get(step)) is not None]
    return held


def _own(knowledge: Knowledge, own: Own, kind: str) -> list[Plain]:
    """Return the records of a kind that are to be checked, as JSON."""
    records = knowledge.read(kind).records
    return [records[name] for name in own.get(kind, ())]


def _categories(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    """Check that every category of skill has its place in a stage of learning."""
    stages = knowledge.read("stages").records.values()
    known = {SOFT, *(name for stage in stages for name in stage["categories"])}
    # A changed stage may leave the skills of others without a place.
    whole = "stages" in own
    skills = knowledge.read("skills").records.values() if whole else _own(knowledge, own, "skills")
    for skill in skills:
        if skill["category"] in known:
            continue
        what = f"no stage of learning has the category '{skill['category']}'"
        if skill["id"] in own.get("skills", ()):
            fix = did_you_mean(skill["category"], known, "Correct it, or add it to a stage.")
            yield problem("skill", skill["id"], "category", what, fix)
        else:
            what += f", which the skill '{skill['id']}' has"
            yield problem("stage", next(iter(own["stages"])), "categories", what, "Add it.")


def _prerequisites(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    skills = _own(knowledge, own, "skills")
    if not skills:
        return
    graph = {
        name: [need["skill"] for need in skill["requires"]]
        for name, skill in knowledge.read("skills").records.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
        # The skills of an overlay close it, not those that were there before.
        blamed = next((name for name in circle if name in own["skills"]), circle[0])
        what = f"prerequisites run in a circle: {printable(' > '.join(circle), 200)}"
        yield problem("skill", blamed, "requires", what, "Cut it.")
    for skill in skills:
        yield from _depths(skill)


def _depths(skill: Plain) -> Iterator[Problem]:
    """Check that a technical skill has every depth in order, and that its hours rise."""
    name, steps = skill["id"], skill["depths"]
    wanted = list(DEPTHS) if skill["kind"] == "technical" else []
    if [step["depth"] for step in steps] != wanted:
        what = "a technical skill needs the depths basics, working and expert, in this order"
        fix = "State each once."
        if not wanted:
            what, fix = "a soft skill is practised at work and has no hours", "Remove them."
        yield problem("skill", name, "depths", what, fix)
        return
    before = dict.fromkeys(BOUNDS, 0)
    for step in steps:
        gained = [step[bound] - before[bound] for bound in BOUNDS]
        if sorted(gained) != gained or gained[0] <= 0:
            what = (
                f"the hours to {step['depth']} do not rise: from the depth before it come "
                f"{', '.join(map(str, gained))} (low, typical, high)"
            )
            fix = "Let each bound rise, low by no more than typical, typical by no more than high."
            yield problem("skill", name, f"depths.{step['depth']}", what, fix)
            return
        before = step


def _importance(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    """Check that each importance is the one that the rule gives, or an exception with a reason."""
    populations = knowledge.read("populations").records
    for role in _own(knowledge, own, "roles"):
        for part in ("skills", "tools"):
            for stated in role[part]:
                subject = stated[part[:-1]]
                share = None
                if stated["share"] and not stated["counted"]:
                    what = "share is filled in from what 'counted' names"
                    fix = "Remove it, or name the population in counted."
                    yield problem("role", role["id"], f"{part}.{subject}.share", what, fix)
                if counted := stated["counted"]:
                    if counted not in populations:
                        continue  # told as a reference that leads nowhere
                    share = populations[counted]["values"].get(subject)
                    if share is None or populations[counted]["unit"] != "percent":
                        what = f"'{counted}' counts no share of '{subject}'"
                        fix = "Name the population that does, or leave counted out."
                        yield problem("role", role["id"], f"{part}.{subject}", what, fix)
                        continue
                rule = importance_by_rule(share, stated["sources"])
                if stated["importance"] not in rule and not stated["exception"]:
                    what = f"by its evidence it is {rule[0]}, not {stated['importance']}"
                    fix = f"Write {rule[0]}, or say why in exception."
                    yield problem("role", role["id"], f"{part}.{subject}", what, fix)


def importance_by_rule(share: float | None, sources: Iterable[str]) -> tuple[Importance, ...]:
    """Return what a requirement's importance may be, the one to write first.

    ``share`` is the percentage of the role's ads that name it. Without a count it is important or
    useful where a source describes it, and useful where only our judgement does.
    """
    if share is None:
        return ("important", "useful") if independent(sources) else ("useful",)
    if share >= CORE_SHARE:
        return ("core",)
    return ("important",) if share >= IMPORTANT_SHARE else ("useful",)


def _texts(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    """Check that the references in texts lead to a counted value: those that do are filled in."""
    for kind in sorted(own.keys() & TEXTUAL):
        for record in _own(knowledge, own, kind):
            # Most records hold none: looking through them as one text is many times faster.
            held = texts(record) if REFERENCE.search(repr(record)) else ()
            for place, text in held:
                for name in dict.fromkeys(REFERENCE.findall(text)):
                    what = f"the text refers to '{name}', and nothing counted has this id"
                    fix = "Write {population.subject}, or the id of a statistic."
                    key = ".".join(map(str, place))
                    yield problem(KINDS[kind].noun, record["id"], key, what, fix)


def _moved(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    """Check that a former id leads to a fact, and that nothing has it now."""
    for one in _own(knowledge, own, "moved"):
        if next(index.every(knowledge.facts, "id = ?", one["to"]), None) is None:
            what = f"no fact has the id '{one['to']}'"
            yield problem("former id", one["id"], "to", what, "Name the fact that says it now.")
        known = (one["id"] in knowledge.read(kind).records for kind in ("roles", "sources"))
        if any(known) or next(index.every(knowledge.facts, "id = ?", one["id"]), None):
            what = f"'{one['id']}' is in use"
            yield problem("former id", one["id"], "id", what, "Remove the record.")


def _figures(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    for figure in _own(knowledge, own, "figures"):
        if not any(figure[key] for key in ("low", "central", "high")):
            what = "a pay figure needs low, central or high"
            yield problem("pay figure", figure["id"], "central", what, "Add the amount.")
        # From the least to the most; a mean may lie anywhere between the ends.
        keys = ("low", "p10", "p25", "central", "p75", "p90", "high")
        rising = [amount for key in keys if (amount := figure[key]) is not None]
        if sorted(rising) != rising:
            what = "the amounts do not rise from low to high"
            yield problem("pay figure", figure["id"], "low", what, "Order them.")
    for source in _own(knowledge, own, "sources"):
        if source["published"] is None and source["accessed"] is None:
            what = "a source needs the date it was published or accessed"
            yield problem("source", source["id"], "accessed", what, "Add it.")


def _levels(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    """Check that every number of years leads to some level."""
    if "levels" not in own:
        return
    levels = knowledge.read("levels").records
    starts = {name: level["years"][0] for name, level in levels.items() if level["years"]}
    if 0 not in starts.values():
        blamed = min((name for name in own["levels"]), key=lambda name: starts.get(name, 0))
        what = "no level starts at 0 years, so that 0 years of experience have no level"
        yield problem("level", blamed, "years", what, "Let the lowest level start at 0.")


def _counts(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    """Check that each count has a subject and a value that can be."""
    known = {
        about: {name for kind in kinds for name in knowledge.read(kind).records}
        for about, kinds in COUNTED.items()
    }
    for population in _own(knowledge, own, "populations"):
        for subject, value in population["values"].items():
            if wrong := _impossible(value, population["unit"]):
                fix = "Correct the value or the unit."
                yield problem("count", population["id"], _key(subject), wrong, fix)
            if fix := _misspelt(known[population["about"]], subject):
                what = f"there is no record with the id '{subject}'"
                yield problem("count", population["id"], _key(subject), what, fix)


def _key(subject: str) -> str:
    return f"values.{printable(subject, 40)}"


def _impossible(value: float, unit: str) -> str:
    """Return what is wrong with a counted value, or nothing."""
    if unit == "percent":
        is_wrong = value > MOST_SHARE or 0 < value < LEAST_SHARE
        what = f"a share must be 0, or from {LEAST_SHARE:g} to {MOST_SHARE} percent"
    else:
        is_wrong = value != int(value)
        what = f"a number of {unit} must be a whole number"
    return f"{what}, not {value:.15g}" if is_wrong else ""


COUNTED: Mapping[str, tuple[str, ...]] = {
    "roles": ("roles",),
    "seniority": ("levels",),
    "skills-and-tools": ("skills", "tools"),
    "conditions": (),
}
"""The kinds of record that a population counts, by what it is about."""


def _misspelt(known: Collection[str], subject: str) -> str:
    """Return how to fix the subject of a count that looks like an id and is none, or nothing."""
    looks_like_id = subject.isascii() and subject == subject.casefold() and " " not in subject
    if not known or subject in known or not looks_like_id:
        return ""
    near = next(iter(nearest(subject, known, 1)), None)
    if near:
        return f"Did you mean '{near}'?"
    return "Write a label with spaces." if "-" in subject else ""


def _names(knowledge: Knowledge, own: Own) -> Iterator[Problem]:
    for kinds in NAMESPACES:
        owners: dict[str, str] = {}
        for kind in kinds:
            for name, owner in knowledge.read(kind).names.items():
                owners.setdefault(name, owner)
        for kind in kinds:
            for record, names in own.get(kind, {}).items():
                for name in dict.fromkeys(map(folded, names)):
                    if owners[name] != record:
                        what = (
                            f"the name '{printable(name, 60)}' belongs to '{owners[name]}' already"
                        )
                        fix = "Give it to one record."
                        yield problem(KINDS[kind].noun, record, "aliases", what, fix)
