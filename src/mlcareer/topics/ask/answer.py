"""The answer of ``mlcareer ask``."""

from typing import ClassVar, Literal

from mlcareer.answer import Answer, Source, part


@part
class Finding:
    """A record that answers: its words, and the commands that show more."""

    id: str
    kind: str
    record: str
    title: str
    text: str
    command: str
    see: tuple[str, ...]
    sources: tuple[str, ...]


@part
class Findings(Answer):
    """What the knowledge says about some words, the best match first.

    ``read_as`` maps words that are not in the knowledge to the nearest ones that are.
    """

    rows: ClassVar[str | None] = "findings"
    schema_id: Literal["mlcareer.ask.v1"] = "mlcareer.ask.v1"
    words: str
    read_as: dict[str, str]
    unknown: tuple[str, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
