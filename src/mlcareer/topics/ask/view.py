"""How the answer of ``mlcareer ask`` looks."""

from typing import TYPE_CHECKING

from mlcareer.topics.ask.answer import Findings

if TYPE_CHECKING:
    from mlcareer.formats.document import Document


def ask_view(answer: Findings, document: "Document") -> None:
    """Write how the words were read, and the findings, the best one in bold."""
    document.title = f"Asked: {answer.words}"
    for word, read_as in answer.read_as.items():
        document.line(f"'{word}' is not known; read as '{read_as}'.", "caution")
    if answer.unknown:
        document.line(f"Unknown words: {', '.join(answer.unknown)}.", "caution")
    for place, finding in enumerate(answer.findings):
        document.heading(f"{finding.title} · {finding.kind}")
        text = f"{finding.text} {document.mark(finding.sources)}"
        document.line(text, "answer" if place == 0 else "plain")
        more = ", ".join(finding.see) or finding.command
        document.line(f"{finding.id} · more: {more}", "note")
