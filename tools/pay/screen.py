"""Print what a training saw and what a scoring found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pay.currency import check_tags, rates_by_year
from pay.listings import mapped
from pay.model import numbers_in

if TYPE_CHECKING:
    import pandas as pd

    from pay.listings import Rules
    from pay.scoring import Card

HEADER = "   rows   error  in 20%  pinball  cov 50  cov 80   < p25"
MEASURES = {
    "rows": "{:>7d}",
    "error": "{:>7.3f}",
    "within_20": "{:>7.3f}",
    "pinball": "{:>8.4f}",
    "cover_50": "{:>7.3f}",
    "cover_80": "{:>7.3f}",
    "below_p25": "{:>7.3f}",
}
"""The columns under HEADER."""


def show_card(card: Card) -> None:
    """Print the card as tables: a block for each kind of rows and slice."""
    named = card["methods"] | {"model, raw currency": card["raw_currency"]}
    for kind in ("all", "distinct"):
        for place in named["model"][kind]:
            print(f"\n{place}, {kind} new rows\n{'':<24}{HEADER}")
            for method, part in named.items():
                print(f"{method:<24}{' '.join(figures(part[kind][place]))}")
    pinball = {name: part["all"]["overall"]["pinball"] for name, part in named.items()}
    best = min(pinball["lightgbm"], pinball["lightgbm_distinct"])
    print(f"\npinball against the better LightGBM, all new rows: {pinball['model'] / best:.4f}")
    print(f"rows in countries without an own effect: {card['thin_rows']}")
    print(f"rows inside the seeds' ranges (entry, mid, senior): {card['seed_ranges_hold']:.3f}")
    print(f"numbers in the model: {card['model_numbers']}, hash {card['model_hash']}")


def figures(part: Card) -> list[str]:
    """Return one row of figures; a dash where a method has none."""
    return [
        layout.format(part[name]) if name in part else "-".rjust(7)
        for name, layout in MEASURES.items()
    ]


def show_training(rows: pd.DataFrame, rules: Rules, document: dict[str, Any]) -> None:
    """Print to stderr what the currency rule saw, and how large the model is."""
    checks = check_tags(mapped(rows, rules), rates_by_year(rows))
    for check in checks:
        print(
            f"{check.country} {check.currency}: {check.native} native, {check.tagged_usd} USD, "
            f"gap {check.gap:+.3f} +- {check.error:.3f}, a wrong tag would give "
            f"{check.expected:+.3f}: {'repaired' if check.repair else 'left'}",
            file=sys.stderr,
        )
    print(f"{numbers_in(document['model'])} numbers in the model", file=sys.stderr)
