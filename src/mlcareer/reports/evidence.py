"""The answers of ``sources``, ``why``, ``check``, ``schema`` and ``export``."""

import json
from datetime import date
from typing import Any, ClassVar, Literal

from mlcareer.models import Source
from mlcareer.reports.base import Answer, Report


class SourceUse(Answer):
    """A source and how many facts rest on it."""

    id: str
    facts: int
    sources: tuple[str, ...]


class Supported(Answer):
    """A fact in short."""

    id: str
    kind: str
    record: str
    text: str
    verification: str
    sources: tuple[str, ...]


class SourcesReport(Report):
    """The sources, or one source with the facts that rest on it."""

    csv_field: ClassVar[str | None] = "sources"

    schema_id: Literal["mlcareer.sources.v1"] = "mlcareer.sources.v1"
    stale_on: date | None
    remark: str | None
    uses: tuple[SourceUse, ...]
    facts: tuple[Supported, ...]
    sources: tuple[Source, ...]


class Evidence(Report):
    """What one fact, figure or recommendation rests on."""

    csv_field: ClassVar[str | None] = "facts"

    schema_id: Literal["mlcareer.why.v1"] = "mlcareer.why.v1"
    id: str
    kind: str
    record: str
    key: str
    text: str
    verification: str
    judgement: bool
    fact: dict[str, Any]
    facts: tuple[Supported, ...]
    command: str
    sources: tuple[Source, ...]

    def csv_rows(self) -> list[dict[str, Any]]:
        """Return the fact itself and then those that belong to it."""
        own = {key: getattr(self, key) for key in ("id", "kind", "record", "text", "verification")}
        rests_on = "; ".join(self.fact.get("sources", [self.id]))
        return [own | {"sources": rests_on}, *(super().csv_rows() or ())]


class Due(Answer):
    """A record past its ``check_by``."""

    id: str
    kind: str
    check_by: date
    text: str
    sources: tuple[str, ...]


class Fault(Answer):
    """One breach of the rules for knowledge files; ``record`` is empty where none is named."""

    file: str
    where: str
    what: str
    fix: str
    record: str


FAULT_COLUMNS = ("file", "where", "what", "fix")
"""What a CSV tells of a fault beside the id of its record."""


class Check(Report):
    """Whether the knowledge (or the user's files) is valid, and what is due for a new look.

    ``more`` says that there are more faults than are shown.
    """

    csv_field: ClassVar[str | None] = "due"

    schema_id: Literal["mlcareer.check.v1"] = "mlcareer.check.v1"
    checked: tuple[str, ...]
    on: date
    valid: bool
    counts: dict[str, int]
    faults: tuple[Fault, ...]
    more: bool
    due: tuple[Due, ...]
    sources: tuple[Source, ...]

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """4 where a file is not valid."""
        return 0 if self.valid else 4

    def csv_columns(self) -> list[str]:
        """Return the columns of the faults, or of what is due."""
        return super().csv_columns() if self.valid else ["id", *FAULT_COLUMNS]

    def csv_rows(self) -> list[dict[str, Any]] | None:
        """Return the faults, or of what is valid the records that are due."""
        if self.valid:
            return super().csv_rows()
        return [
            {"id": one.record, **{name: getattr(one, name) for name in FAULT_COLUMNS}}
            for one in self.faults
        ]


class Schema(Report):
    """The JSON Schema of an answer or of a knowledge file; its JSON is the schema itself."""

    schema_id: Literal["mlcareer.schema.v1"] = "mlcareer.schema.v1"
    name: str
    names: tuple[str, ...]
    body: dict[str, Any]
    sources: tuple[Source, ...] = ()

    def as_json(self) -> str:
        """Return the schema itself."""
        return json.dumps(self.body, indent=2, ensure_ascii=False)


class Export(Report):
    """The whole knowledge, by kind."""

    schema_id: Literal["mlcareer.export.v1"] = "mlcareer.export.v1"
    version: str
    knowledge: dict[str, Any]
    sources: tuple[Source, ...]
