"""The answer of ``mlcareer quality``."""

from typing import ClassVar, Literal

from mlcareer.models import QualityCard, Source
from mlcareer.reports.base import Answer, Report


class Measured(Answer):
    """One method's figures on one slice of the later rows."""

    id: str
    method: str
    rows: str
    part: str
    figures: dict[str, float]
    sources: tuple[str, ...]


class Quality(Report):
    """How right the pay model was on listings that came later, beside other methods."""

    csv_field: ClassVar[str | None] = "measured"

    schema_id: Literal["mlcareer.quality.v1"] = "mlcareer.quality.v1"
    card: QualityCard
    measured: tuple[Measured, ...]
    sources: tuple[Source, ...]
