"""Export: the whole knowledge as one JSON document."""

from typing import TYPE_CHECKING, Any, Literal

from mlcareer import __version__
from mlcareer.answer import Answer, Source, cited, part
from mlcareer.knowledge.library import KINDS
from mlcareer.knowledge.shelf import plain

if TYPE_CHECKING:
    from mlcareer.formats.document import Document
    from mlcareer.knowledge.library import Knowledge


@part
class Export(Answer):
    """The whole knowledge, by kind; the sources stand beside it."""

    schema_id: Literal["mlcareer.export.v1"] = "mlcareer.export.v1"
    version: str
    knowledge: dict[str, Any]
    sources: tuple[Source, ...]


def export(knowledge: "Knowledge") -> Export:
    """Return every record of every kind."""
    by_kind: dict[str, Any] = {}
    for key, kind in KINDS.items():
        records = knowledge.read(key).records
        if key != "sources":
            by_kind[key] = records[key] if kind.single else list(records.values())
    # A number of rows is no fact of its own: it rests on what the model rests on.
    rows_rest_on = plain(knowledge.model)["sources"]
    by_kind["sample"] = {**by_kind["sample"], "sources": rows_rest_on}
    return Export(
        version=__version__,
        knowledge=by_kind,
        sources=cited(knowledge.sources, {"sources": list(knowledge.sources)}),
    )


def export_view(answer: Export, document: "Document") -> None:
    """Write how many records there are of each kind."""
    from mlcareer.formats.document import Column

    document.title = f"The knowledge of mlcareer {answer.version}"
    document.table(
        ["Kind", Column("Records", right=True)],
        [
            ["sources", str(len(answer.sources))],
            *(
                [kind, str(len(records) if isinstance(records, list) else 1)]
                for kind, records in answer.knowledge.items()
            ),
        ],
    )
