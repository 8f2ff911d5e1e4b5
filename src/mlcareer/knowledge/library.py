"""The library of records: reads what is asked for, lays an overlay over it, resolves names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from mlcareer import models
from mlcareer.errors import KnowledgeError, UnknownNameError

if TYPE_CHECKING:
    from mlcareer.knowledge.overlay import Document

PACKED = Path(__file__).parent.parent / "data"
"""The compiled JSON inside an installed wheel, one file a kind."""
CHECKOUT = Path(__file__).parents[3] / "data"
"""The YAML of a checkout."""


ATOMS = frozenset({str, int, float, bool, type(None)})

M = TypeVar("M", bound=models.Model)


class Named(Protocol):
    """A record that a user can name."""

    @property
    def id(self) -> str:
        """The permanent name."""

    @property
    def name(self) -> str:
        """The display name."""


R = TypeVar("R", bound=Named)


class Table(Mapping[str, M]):
    """Records by id; each is made when it is first asked for."""

    def __init__(self, model: type[M], plain: Iterable[dict[str, Any]], laid: dict[str, M]) -> None:
        """Take validated plain records, and an overlay's, which replace or join them."""
        self._model = model
        self._plain: dict[str, Any] = {one["id"]: one for one in plain}
        self._plain |= dict.fromkeys(laid)
        self._made: dict[str, M] = dict(laid)

    def __getitem__(self, name: str) -> M:
        """Return the record; raises KeyError."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._model.trusted(self._plain[name])
        return made

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, the shipped ones first."""
        return iter(self._plain)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._plain)

    def __contains__(self, name: object) -> bool:
        """Say whether there is a record of this id, without making it."""
        return name in self._plain


class Knowledge:
    """Every record by kind and id; each kind is read when it is first asked for."""

    def __init__(self, overlay: Document | None = None) -> None:
        """Take the records of a validated overlay, which replace or join the shipped ones."""
        self._overlay = overlay

    def over(self, document: Document) -> Knowledge:
        """Return this knowledge with the records of one more document laid over it."""
        if self._overlay is None:
            return Knowledge(document)
        lists = {kind: list(records) for kind, records in self._overlay.lists.items()}
        for kind, records in document.lists.items():
            lists.setdefault(kind, []).extend(records)
        singles = self._overlay.singles | document.singles
        files = self._overlay.files | document.files
        return Knowledge(replace(self._overlay, lists=lists, singles=singles, files=files))

    def file_of(self, record: str) -> str:
        """Return the overlay's file that holds a record, or nothing for a shipped one."""
        return self._overlay.files.get(record, "") if self._overlay else ""

    def _table(self, kind: str, model: type[M]) -> Mapping[str, M]:
        laid = self._overlay.lists.get(kind, ()) if self._overlay else ()
        return Table(model, _shipped(kind), {record.id: record for record in laid})  # type: ignore[attr-defined, misc]

    def _single(self, kind: str, model: type[M]) -> M:
        laid = self._overlay.singles.get(kind) if self._overlay else None
        return laid or model.trusted(_shipped(kind))  # type: ignore[return-value]

    @cached_property
    def sources(self) -> Mapping[str, models.Source]:
        """Who said what."""
        return self._table("sources", models.Source)

    @cached_property
    def tasks(self) -> Mapping[str, models.Task]:
        """The life cycle, in order."""
        return self._table("tasks", models.Task)

    @cached_property
    def roles(self) -> Mapping[str, models.Role]:
        """The occupations."""
        return self._table("roles", models.Role)

    @cached_property
    def skills(self) -> Mapping[str, models.Skill]:
        """The competencies."""
        return self._table("skills", models.Skill)

    @cached_property
    def stages(self) -> Mapping[str, models.LearningStage]:
        """The stages of learning, in order."""
        return self._table("stages", models.LearningStage)

    @cached_property
    def countries(self) -> Mapping[str, models.Territory]:
        """The countries, by alpha-2 code."""
        return self._table("countries", models.Territory)

    @cached_property
    def tools(self) -> Mapping[str, models.Tool]:
        """The technologies."""
        return self._table("tools", models.Tool)

    @cached_property
    def levels(self) -> Mapping[str, models.Level]:
        """The rungs, lowest first."""
        return self._table("levels", models.Level)

    @cached_property
    def resources(self) -> Mapping[str, models.Resource]:
        """What teaches skills."""
        return self._table("resources", models.Resource)

    @cached_property
    def figures(self) -> Mapping[str, models.PayFigure]:
        """Published pay figures."""
        return self._table("figures", models.PayFigure)

    @cached_property
    def factors(self) -> Mapping[str, models.PayFactor]:
        """What moves pay."""
        return self._table("factors", models.PayFactor)

    @cached_property
    def certifications(self) -> Mapping[str, models.Certification]:
        """Certificates, live and gone."""
        return self._table("certifications", models.Certification)

    @cached_property
    def questions(self) -> Mapping[str, models.Question]:
        """Frequent questions."""
        return self._table("questions", models.Question)

    @cached_property
    def populations(self) -> Mapping[str, models.Population]:
        """Counted sets of postings."""
        return self._table("populations", models.Population)

    @cached_property
    def statistics(self) -> Mapping[str, models.Statistic]:
        """Single counted numbers."""
        return self._table("statistics", models.Statistic)

    @cached_property
    def model(self) -> models.PayModel:
        """The fitted pay model."""
        return self._single("model", models.PayModel)

    @cached_property
    def sample(self) -> models.PaySample:
        """The numbers of rows behind the pay model."""
        return self._single("sample", models.PaySample)

    @cached_property
    def quality(self) -> models.QualityCard:
        """The measured quality of the pay model."""
        return self._single("quality", models.QualityCard)

    def role(self, name: str) -> models.Role:
        """Return the role with this id, name or alias; raises UnknownNameError."""
        return resolve("role", name, self.roles, "mlcareer roles")

    def level(self, name: str) -> models.Level:
        """Return the level with this id, name or alias; raises UnknownNameError."""
        return resolve("level", name, self.levels, "mlcareer ladder")

    def skill(self, name: str) -> models.Skill:
        """Return the skill with this id, name or alias; raises UnknownNameError."""
        return resolve("skill", name, self.skills, "mlcareer skills")

    def tool(self, name: str) -> models.Tool:
        """Return the tool with this id, name, alias or former name; raises UnknownNameError."""
        return resolve("tool", name, self.tools, "mlcareer tools")

    def country(self, name: str) -> models.Territory:
        """Return the country with this alpha-2 or alpha-3 code or name; raises UnknownNameError."""
        return resolve("country", name, self.countries, "ISO 3166 codes such as US, DE, IN")

    def cited(self, *parts: object) -> tuple[models.Source, ...]:
        """Return the sources named anywhere in these parts of a report, in order of first use."""
        return tuple(self.sources[name] for name in dict.fromkeys(_cited_in(parts)))


def _cited_in(value: Any) -> Iterator[str]:
    """Yield the source ids named in a part of a report, however deep."""
    if isinstance(value, models.Model):
        value = value.__dict__
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "sources":
                yield from (one for one in inner if type(one) is str)
            elif type(inner) not in ATOMS:
                yield from _cited_in(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            if type(inner) not in ATOMS:
                yield from _cited_in(inner)


def folded(name: str) -> str:
    """Return a name as it is compared: case folded, with hyphens and underscores as spaces."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def names_of(record: Named) -> Sequence[str]:
    """Return every name under which a record answers, its id and name first."""
    extra: list[str] = [record.id, record.name]
    for key in ("short", "aliases", "lookup_only", "narrower"):
        value = getattr(record, key, ())
        extra.extend([value] if isinstance(value, str) else value)
    return extra


def resolve(kind: str, name: str, records: Mapping[str, R], listing: str) -> R:
    """Return the record called ``name``; raises UnknownNameError with the nearest names."""
    if name in records:
        return records[name]
    wanted = folded(name)
    index: dict[str, R] = {}
    for record in records.values():
        for known in names_of(record):
            index.setdefault(folded(known), record)
    if wanted in index:
        return index[wanted]
    from difflib import get_close_matches

    near = dict.fromkeys(index[match].id for match in get_close_matches(wanted, index, 3, 0.72))
    raise UnknownNameError(kind, name, list(near)[:2], listing)


@cache
def _shipped(kind: str) -> Any:
    """Return the shipped records of one kind: compiled in a wheel, from YAML in a checkout."""
    try:
        with (PACKED / f"{kind}.json").open("rb") as file:
            return json.load(file)
    except FileNotFoundError:
        return _checkout()[kind]


@cache
def _checkout() -> dict[str, Any]:
    from mlcareer.knowledge.checking import compiled

    return compiled(CHECKOUT, strict=False)


@cache
def open_knowledge(overlay: Path | None = None) -> Knowledge:
    """Return the knowledge, with the YAML files of ``overlay`` laid over it.

    Raises KnowledgeError with the first problem when the overlay is not valid.
    """
    if overlay is None:
        return Knowledge()
    from mlcareer.knowledge.checking import problems_of
    from mlcareer.knowledge.overlay import read_overlay
    from mlcareer.knowledge.problems import MOST_PROBLEMS

    document = read_overlay(overlay)
    knowledge = Knowledge(document)
    problems = document.problems or problems_of(knowledge)
    if problems:
        count = len(problems) - 1 if len(problems) <= MOST_PROBLEMS else f"over {MOST_PROBLEMS - 1}"
        more = f" ({count} more: mlcareer check)" if problems[1:] else ""
        first = problems[0]
        what = f"{first.file}, {first.where}: {first.what}"
        raise KnowledgeError(what, f"{first.fix.rstrip('.')}{more}")
    return knowledge
