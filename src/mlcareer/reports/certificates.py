"""The answer of ``mlcareer certificates``."""

from typing import ClassVar, Literal

from mlcareer.models import Certification, Source
from mlcareer.reports.base import Named, Report


class CertificatesReport(Report):
    """Certifications, the live ones first; ``hidden`` counts what --all would add."""

    csv_field: ClassVar[str | None] = "certificates"

    schema_id: Literal["mlcareer.certificates.v1"] = "mlcareer.certificates.v1"
    role: Named | None
    every: bool
    certificates: tuple[Certification, ...]
    hidden: int
    sources: tuple[Source, ...]
