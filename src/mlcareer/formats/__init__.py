"""How an answer is written: one entry a format, which is all that ``--format`` needs to know."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mlcareer.answer import Answer
    from mlcareer.formats.document import Document


class Asked(NamedTuple):
    """An answer to write: as it is, as its document, and what for."""

    answer: "Answer"
    draw: "Callable[[], Document]"
    """Makes the document by the answer's view."""
    to_stdout: bool


def _table(asked: Asked) -> str:
    from mlcareer.formats import text

    document = asked.draw()
    if not asked.to_stdout:
        return text.as_text(document)
    if not text.has_width():
        return text.readable(text.as_text(document))
    from mlcareer.formats.terminal import as_lines

    return text.readable(as_lines(document))


def _json(asked: Asked) -> str:
    from mlcareer.formats.data import as_json

    return as_json(asked.answer)


def _markdown(asked: Asked) -> str:
    from mlcareer.formats.markdown import as_markdown

    return as_markdown(asked.draw())


def _csv(asked: Asked) -> str:
    from mlcareer.formats.data import as_csv

    return as_csv(asked.answer)


FORMATS: dict[str, Callable[[Asked], str]] = {
    "table": _table,
    "json": _json,
    "markdown": _markdown,
    "csv": _csv,
}
"""What writes an answer in each format; WrongUsageError where the answer has no such form."""
