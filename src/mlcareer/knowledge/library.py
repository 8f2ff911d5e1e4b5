"""The library of records: reads what is asked for, lays an overlay over it, resolves names."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pydantic import TypeAdapter

from mlcareer import models
from mlcareer.errors import KnowledgeError, UnknownNameError

if TYPE_CHECKING:
    from mlcareer.knowledge.yaml_file import Document

PACKED = Path(__file__).parent.parent / "data"
"""The compiled JSON inside an installed wheel, one file a kind."""
CHECKOUT = Path(__file__).parents[3] / "data"
"""The YAML of a checkout."""


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


class Knowledge:
    """Every record by kind and id; each kind is read when it is first asked for."""

    def __init__(self, overlay: "Document | None" = None) -> None:
        """Take the records of a validated overlay, which replace or join the shipped ones."""
        self._overlay = overlay

    def over(self, document: "Document") -> "Knowledge":
        """Return this knowledge with the records of one more document laid over it."""
        if self._overlay is None:
            return Knowledge(document)
        lists = {kind: list(records) for kind, records in self._overlay.lists.items()}
        for kind, records in document.lists.items():
            lists.setdefault(kind, []).extend(records)
        singles = self._overlay.singles | document.singles
        return Knowledge(replace(self._overlay, lists=lists, singles=singles))

    def _table(self, kind: str, model: type[M]) -> Mapping[str, M]:
        records: Iterable[Any] = TypeAdapter(tuple[model, ...]).validate_json(_shipped(kind))  # type: ignore[valid-type]
        found: dict[str, M] = {record.id: record for record in records}
        for record in self._overlay.lists.get(kind, ()) if self._overlay else ():
            found[record.id] = record  # type: ignore[attr-defined, assignment]
        return found

    def _single(self, kind: str, model: type[M]) -> M:
        laid = self._overlay.singles.get(kind) if self._overlay else None
        return laid or model.model_validate_json(_shipped(kind))  # type: ignore[return-value]

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


def _cited_in(value: object) -> Iterator[str]:
    if isinstance(value, models.Model):
        for key in type(value).model_fields:
            inner = getattr(value, key)
            if key == "sources":
                yield from (one for one in inner if isinstance(one, str))
            else:
                yield from _cited_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _cited_in(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
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
def _shipped(kind: str) -> bytes:
    """Return the shipped records of one kind as JSON: compiled in a wheel, from YAML in a checkout."""
    packed = PACKED / f"{kind}.json"
    if packed.exists():
        return packed.read_bytes()
    return json.dumps(_checkout()[kind], ensure_ascii=False).encode()


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
    from mlcareer.knowledge.checking import problems_of, read_overlay

    document = read_overlay(overlay)
    knowledge = Knowledge(document)
    problems = document.problems or problems_of(knowledge)
    if problems:
        more = f" ({len(problems) - 1} more: mlcareer check)" if problems[1:] else ""
        first = problems[0]
        what = f"{first.file}, {first.where}: {first.what}"
        raise KnowledgeError(what, f"{first.fix.rstrip('.')}{more}")
    return knowledge
