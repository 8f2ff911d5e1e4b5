"""How the quality card looks."""

from mlcareer.render import start
from mlcareer.render.document import Column, Document
from mlcareer.reports.quality import Quality

SHOWN = {
    "error": "Error",
    "within_20": "In 20 %",
    "pinball": "Pinball",
    "cover_50": "50 %",
    "cover_80": "80 %",
}


def quality(report: Quality) -> Document:
    """Return the document of ``mlcareer quality``."""
    card = report.card
    document = start(report, "How right the pay model is")
    coverage, n = card.coverage("overall")
    document.line(
        f"Its 8-of-10 interval held {coverage:.1f} % of {n:,} distinct listings that came later "
        f"{document.mark(card)}",
        "answer",
    )
    document.line(
        f"Trained on the snapshot of {card.train_snapshot}, tested on the rows that were new on "
        f"{card.test_snapshot}; {card.model_numbers} numbers, SHA-256 {card.model_hash[:16]}.",
        "note",
    )
    for rows in ("distinct", "all"):
        for part in ("overall", "US", "other"):
            kept = [one for one in report.measured if (one.rows, one.part) == (rows, part)]
            if kept:
                count = int(kept[0].figures.get("rows", 0))
                document.heading(f"{part}, {rows} later rows ({count:,})")
                document.table(
                    ["Method", *(Column(name, right=True) for name in SHOWN.values())],
                    [
                        [
                            one.method.replace("_", " "),
                            *(_figure(one.figures, key) for key in SHOWN),
                        ]
                        for one in kept
                    ],
                )
    document.heading("By role, distinct later rows: the model")
    known = {"overall", "US", "other"}
    document.table(
        [
            "Role",
            Column("Rows", right=True),
            *(Column(name, right=True) for name in SHOWN.values()),
        ],
        [
            [
                one.part,
                f"{one.figures.get('rows', 0):,.0f}",
                *(_figure(one.figures, key) for key in SHOWN),
            ]
            for one in report.measured
            if one.method == "model" and one.rows == "distinct" and one.part not in known
        ],
    )
    document.items(f"{SHOWN.get(key, key)}: {text}" for key, text in card.measures.items())
    shares = ", ".join(f"{100 * share:.1f} % of {rows} rows" for rows, share in card.offer.items())
    document.line(f"Offers: {shares} lay below the stated 25th percentile; 25 % is meant.", "note")
    return document


def _figure(figures: dict[str, float], key: str) -> str:
    value = figures.get(key)
    if value is None:
        return "·"
    return f"{value:.4f}" if key == "pinball" else f"{100 * value:.1f} %"


DRAWERS = {Quality: quality}
