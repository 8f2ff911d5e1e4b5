"""Certificates: which are live, and what became of the others."""

from typing import TYPE_CHECKING, ClassVar, Literal

from mlcareer.answer import Answer, Named, Source, Statement, cited, copied, part, stated
from mlcareer.answer import named as in_short
from mlcareer.knowledge.names import named
from mlcareer.terms import Verification
from mlcareer.topics.phrases import NOTHING

if TYPE_CHECKING:
    from mlcareer.formats.document import Document
    from mlcareer.knowledge.library import Knowledge

GONE = {"retired", "closed"}
"""The states of certificates that nobody can take any more."""


@part
class Price:
    """What a certificate costs, in its own currency, once or a month."""

    amount: float
    currency: str
    period: str


@part
class Certificate:
    """A certificate, live or gone."""

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str
    id: str
    name: str
    vendor: str
    code: str | None
    aliases: tuple[str, ...]
    status: str
    since: str | None
    until: str | None
    successors: tuple[str, ...]
    price: Price | None
    length: str | None
    questions: str | None
    passing: str | None
    validity: str | None
    prerequisites: str | None
    languages: tuple[str, ...]
    roles: tuple[str, ...]
    skills: tuple[str, ...]
    text: str
    details: tuple[Statement, ...]


@part
class Certificates(Answer):
    """Certificates, the live ones first; ``hidden`` counts what --all would add."""

    rows: ClassVar[str | None] = "certificates"
    schema_id: Literal["mlcareer.certificates.v1"] = "mlcareer.certificates.v1"
    role: Named | None
    every: bool
    certificates: tuple[Certificate, ...]
    hidden: int
    sources: tuple[Source, ...]


def certificates(
    knowledge: "Knowledge", role: str | None = None, *, every: bool = False
) -> Certificates:
    """Return the live certificates (for a role), and with ``every`` those that are gone too.

    Raises UnknownNameError.
    """
    chosen = named(knowledge.roles, role) if role is not None else None
    fitting = [
        record
        for record in knowledge.certifications.values()
        if chosen is None or chosen.id in record.roles
    ]
    kept = [record for record in fitting if every or record.status not in GONE]
    listed = tuple(
        copied(
            Certificate,
            record,
            price=copied(Price, record.price) if record.price else None,
            details=stated(record.details),
        )
        for record in sorted(kept, key=lambda record: record.status in GONE)
    )
    return Certificates(
        role=in_short(chosen) if chosen else None,
        every=every,
        certificates=listed,
        hidden=len(fitting) - len(kept),
        sources=cited(knowledge.sources, listed),
    )


def certificates_view(answer: Certificates, document: "Document") -> None:
    """Write the certificates side by side, then each with its terms."""
    document.title = f"Certificates for {answer.role.name}" if answer.role else "Certificates"
    if not answer.certificates:
        document.line("No live certificate is on record.", "answer")
    document.table(
        ["Certificate", "Status", "Price", "Length", "Valid for"],
        [
            [
                f"{one.name} ({one.code})" if one.code else one.name,
                _status(one),
                _price(one.price),
                one.length or NOTHING,
                one.validity or NOTHING,
            ]
            for one in answer.certificates
        ],
    )
    for one in answer.certificates:
        _terms(document, one)
    if answer.hidden:
        document.line(f"{answer.hidden} retired or closed ones are left out: add --all", "caution")


def _terms(document: "Document", one: Certificate) -> None:
    document.heading(f"{one.name}: {_status(one)}")
    document.line(document.said(one, one.text))
    terms = {
        "Vendor": one.vendor,
        "Questions": one.questions,
        "Passing": one.passing,
        "Prerequisites": one.prerequisites,
        "Languages": ", ".join(one.languages),
        "Skills": ", ".join(one.skills),
        "As of": one.as_of,
        "Review by": one.check_by,
    }
    document.line(
        " · ".join(f"{label}: {value}" for label, value in terms.items() if value), "note"
    )
    document.items(document.said(detail, detail.text) for detail in one.details)


def _status(one: Certificate) -> str:
    if one.status in GONE:
        after = f" → {', '.join(one.successors)}" if one.successors else ""
        return f"{one.status} {one.until or ''}{after}".strip()
    return f"{one.status} since {one.since}" if one.since else one.status


def _price(price: Price | None) -> str:
    if price is None:
        return NOTHING
    per = " a month" if price.period == "month" else ""
    return f"{price.amount:,.0f} {price.currency}{per}"
