"""Quality: pay-model accuracy on later listings, against baselines."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Literal

from mlcareer.answer import Answer, Source, cited, copied, part
from mlcareer.formats.document import Column
from mlcareer.terms import Verification
from mlcareer.topics.phrases import NOTHING

if TYPE_CHECKING:
    from mlcareer.formats.document import Document
    from mlcareer.knowledge.library import Knowledge

Figures = dict[str, float]
"""Measured figures by name; errors and shares are fractions of 1."""

OUR_METHOD = "model"
METHODS = {"model": "pay model", "cell_quantiles": "quantiles by group"}
"""What methods are called where their names do not say it; a group is a role, level and country."""
ROWS = ("distinct", "all")
"""The later rows: without repetitions, and with them."""
PARTS = ("overall", "US", "other")
"""The parts of the rows that are no role's."""
COLUMNS = {
    "error": "Error",
    "within_20": "In 20 %",
    "pinball": "Pinball",
    "cover_50": "50 %",
    "cover_80": "80 %",
}
"""The measures that are shown, and what they are called."""


@part
class Card:
    """Pay-model accuracy on later listings, against baselines on the same rows.

    ``methods`` goes by method, rows (all or distinct) and part (overall, US, other, a role);
    ``measures`` says what each figure means.
    """

    sources: tuple[str, ...]
    verification: Verification
    as_of: str | None
    check_by: str | None
    train_snapshot: str
    test_snapshot: str
    model_hash: str
    model_numbers: int
    rows: dict[str, int]
    thin_rows: int
    offer: dict[str, float]
    seed_ranges_hold: float | None
    measures: dict[str, str]
    methods: dict[str, dict[str, dict[str, Figures]]]
    raw_currency: dict[str, dict[str, Figures]] | None


@part
class Measured:
    """One method's figures on one part of the later rows."""

    id: str
    method: str
    rows: str
    part: str
    figures: Figures
    sources: tuple[str, ...]


@part
class Quality(Answer):
    """Pay-model accuracy on later listings, against baselines."""

    rows: ClassVar[str | None] = "measured"
    schema_id: Literal["mlcareer.quality.v1"] = "mlcareer.quality.v1"
    card: Card
    measured: tuple[Measured, ...]
    sources: tuple[Source, ...]


def quality(knowledge: "Knowledge") -> Quality:
    """Return the quality card of the pay model, by method, rows and part."""
    card = copied(Card, knowledge.quality)
    measured = tuple(
        Measured(
            id=f"quality.{method}.{rows}.{name}".replace("_", "-").casefold(),
            method=method,
            rows=rows,
            part=name,
            figures=figures,
            sources=card.sources,
        )
        for method, by_rows in card.methods.items()
        for rows, parts in by_rows.items()
        for name, figures in parts.items()
    )
    return Quality(card=card, measured=measured, sources=cited(knowledge.sources, card))


def quality_view(answer: Quality, document: "Document") -> None:
    """Write how often the model's interval held, and each method's figures, overall and by role."""
    card = answer.card
    document.title = "Pay-model accuracy on later listings"
    held = card.methods[OUR_METHOD]["distinct"]["overall"]
    document.line(
        f"The 80 % interval contained {100 * held['cover_80']:.1f} % of {int(held['rows']):,} "
        f"distinct later listings {document.mark(card.sources, card.verification)}",
        "answer",
    )
    document.line(
        f"Trained on the snapshot of {card.train_snapshot}, tested on the new rows in that of "
        f"{card.test_snapshot}; {card.model_numbers} parameters, SHA-256 {card.model_hash[:16]}.",
        "note",
    )
    for rows in ROWS:
        for name in PARTS:
            _methods(document, answer.measured, rows, name)
    document.heading("By role, distinct later rows: the pay model")
    _figures(
        document,
        ["Role", Column("Rows", right=True)],
        (
            ([one.part, f"{one.figures.get('rows', 0):,.0f}"], one.figures)
            for one in answer.measured
            if (one.method, one.rows) == (OUR_METHOD, "distinct") and one.part not in PARTS
        ),
    )
    document.items(f"{COLUMNS.get(key, key)}: {text}" for key, text in card.measures.items())
    shares = ", ".join(f"{100 * share:.1f} % of {rows} rows" for rows, share in card.offer.items())
    document.line(f"Below the stated 25th percentile: {shares}; expected: 25 %.", "note")


def _methods(document: "Document", measured: Iterable[Measured], rows: str, name: str) -> None:
    """Write every method's figures on one part of the rows, where there are some."""
    beside = [one for one in measured if (one.rows, one.part) == (rows, name)]
    if beside:
        count = int(beside[0].figures.get("rows", 0))
        document.heading(f"{name}, {rows} later rows ({count:,})")
        _figures(document, ["Method"], (([_called(one.method)], one.figures) for one in beside))


def _called(method: str) -> str:
    return METHODS.get(method, method.replace("_", " "))


def _figures(
    document: "Document",
    first: list[Column | str],
    rows: Iterable[tuple[list[str], Figures]],
) -> None:
    """Write figures as a table, each row behind what it is of."""
    document.table(
        [*first, *(Column(name, right=True) for name in COLUMNS.values())],
        ([*of, *(_figure(figures, key) for key in COLUMNS)] for of, figures in rows),
    )


def _figure(figures: Figures, key: str) -> str:
    value = figures.get(key)
    if value is None:
        return NOTHING
    return f"{value:.4f}" if key == "pinball" else f"{100 * value:.1f} %"
