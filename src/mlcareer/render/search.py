"""How findings look."""

from mlcareer.render import start
from mlcareer.render.document import Document
from mlcareer.reports.search import Findings


def search(report: Findings) -> Document:
    """Return the document of ``mlcareer ask``."""
    document = start(report, f"Asked: {report.words}")
    for word, meant in report.read_as.items():
        document.line(f"'{word}' is not known; read as '{meant}'.", "caution")
    if report.unknown:
        document.line(f"Not known at all: {', '.join(report.unknown)}.", "caution")
    for place, one in enumerate(report.findings):
        document.heading(f"{one.title} · {one.kind}")
        document.line(
            f"{one.text} {document.mark(one.sources)}", "answer" if place == 0 else "plain"
        )
        more = ", ".join(one.see) or one.command
        document.line(f"{one.id} · more: {more}", "note")
    return document


DRAWERS = {Findings: search}
