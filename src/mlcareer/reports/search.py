"""The answer of ``mlcareer ask``."""

from typing import ClassVar, Literal

from mlcareer.models import Source
from mlcareer.reports.base import Answer, Report


class Finding(Answer):
    """A record that answers: its words, the command that shows more, and its rank by BM25."""

    id: str
    kind: str
    record: str
    title: str
    text: str
    command: str
    see: tuple[str, ...]
    sources: tuple[str, ...]


class Findings(Report):
    """What the knowledge says about some words, the best match first.

    ``read_as`` maps words that are not in the knowledge to the nearest ones that are.
    """

    csv_field: ClassVar[str | None] = "findings"

    schema_id: Literal["mlcareer.ask.v1"] = "mlcareer.ask.v1"
    words: str
    read_as: dict[str, str]
    unknown: tuple[str, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
