"""How certificates look."""

from mlcareer.models import Certification
from mlcareer.render import start
from mlcareer.render.document import Document
from mlcareer.reports.certificates import CertificatesReport


def certificates(report: CertificatesReport) -> Document:
    """Return the document of ``mlcareer certificates``."""
    whose = f" for {report.role.name}" if report.role else ""
    document = start(report, f"Certificates{whose}")
    if not report.certificates:
        document.line("None on record that is live.", "answer")
    document.table(
        ["Certificate", "Status", "Price", "Length", "Valid for"],
        [
            [
                f"{one.name}{f' ({one.code})' if one.code else ''}",
                _status(one),
                _price(one),
                one.length or "·",
                one.validity or "·",
            ]
            for one in report.certificates
        ],
    )
    for one in report.certificates:
        document.heading(f"{one.name}: {_status(one)}")
        document.line(document.said(one, one.text))
        rows = [
            ("Vendor", one.vendor),
            ("Questions", one.questions),
            ("Passing", one.passing),
            ("Prerequisites", one.prerequisites),
            ("Languages", ", ".join(one.languages)),
            ("Skills", ", ".join(one.skills)),
            ("As of", one.as_of),
            ("Look again by", str(one.check_by)),
        ]
        document.line(" · ".join(f"{label}: {value}" for label, value in rows if value), "note")
        document.items(document.said(detail, detail.text) for detail in one.details)
    if report.hidden:
        document.line(f"{report.hidden} retired or closed ones are left out: add --all", "caution")
    return document


def _status(one: Certification) -> str:
    if one.status in {"retired", "closed"}:
        after = f" → {', '.join(one.successors)}" if one.successors else ""
        return f"{one.status} {one.until or ''}{after}".strip()
    return f"{one.status} since {one.since}" if one.since else one.status


def _price(one: Certification) -> str:
    if one.price is None:
        return "·"
    per = " a month" if one.price.period == "month" else ""
    return f"{one.price.amount:,.0f} {one.price.currency}{per}"


DRAWERS = {CertificatesReport: certificates}
