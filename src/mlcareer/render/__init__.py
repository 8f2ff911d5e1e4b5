"""From report to document: the only place that knows how things look."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlcareer.render.document import Document
    from mlcareer.reports import Report


def drawn(report: "Report") -> "Document":
    """Return the document of a report; its drawer is in the module of the same name."""
    module = type(report).__module__.rpartition(".")[2]
    drawer = import_module(f"mlcareer.render.{module}")
    made: Document = drawer.DRAWERS[type(report)](report)
    return made


def start(report: "Report", title: str) -> "Document":
    """Return an empty document that can cite the report's sources."""
    from mlcareer.render.document import Document

    return Document(title, {source.id: source for source in report.sources})
