"""Which certificates there are, which are gone, and what came after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.reports import Named
from mlcareer.reports.certificates import CertificatesReport

if TYPE_CHECKING:
    from mlcareer.knowledge import Knowledge

GONE = {"retired", "closed"}


def certificates(
    knowledge: Knowledge, role: str | None = None, *, every: bool = False
) -> CertificatesReport:
    """Return the live certificates (for a role), and with ``every`` those that are gone too.

    Raises UnknownNameError.
    """
    chosen = knowledge.role(role) if role is not None else None
    fitting = [
        one for one in knowledge.certifications.values() if chosen is None or chosen.id in one.roles
    ]
    kept = [one for one in fitting if every or one.status not in GONE]
    kept.sort(key=lambda one: one.status in GONE)
    return CertificatesReport(
        role=Named(id=chosen.id, name=chosen.name) if chosen else None,
        every=every,
        certificates=tuple(kept),
        hidden=len(fitting) - len(kept),
        sources=knowledge.cited(kept),
    )
