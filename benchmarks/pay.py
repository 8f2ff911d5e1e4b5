"""Fit and measure the pay model.

    python benchmarks/pay.py --fit A.csv.gz --date 2024-09-29 --write data/salaries.yaml
    python benchmarks/pay.py --train A.csv.gz --test B.csv.gz --write data/quality.yaml

The first reads one snapshot of advertised pay and writes the model below the
marker of the salaries file. The second fits on A, measures on the rows of B that
are not in A, and prints the model beside its rivals. docs/pay-model.md has the
method and the results.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml

import pay_data
import pay_model
import pay_rivals
import pay_yaml

if TYPE_CHECKING:
    import pandas as pd

TITLES = Path(__file__).resolve().parent / "titles.yaml"
MEASURES = {
    "rows": "{:>7d}",
    "error": "{:>7.3f}",
    "within_20": "{:>7.3f}",
    "pinball": "{:>8.4f}",
    "cover_50": "{:>7.3f}",
    "cover_80": "{:>7.3f}",
    "below_p25": "{:>7.3f}",
}
NEAR = 0.2
HEADER = "   rows   error  in 20%  pinball  cov 50  cov 80   < p25"
CARD_NOTES = {
    "quality": "Written by benchmarks/pay.py; do not edit. How the shipped pay model did on\n"
    "listings that came later. Shares and errors are fractions of 1.",
    "quality.model_hash": "SHA-256 of the model",
    "quality.rows": "later rows, full-time and with a role",
    "quality.thin_rows": "of all these, in countries that are refused",
    "quality.offer": "share below the stated 25th percentile; 0.25 is meant",
    "quality.seed_ranges_hold": "share inside the seeds' ranges at entry, mid and senior",
    "quality.methods": "every method on the same rows, in one run",
    "quality.raw_currency": "the model on the same rows, currency tags as they came",
}
MEANINGS = {
    "error": "middle of |median / pay - 1|",
    "within_20": "share of rows with that error at most 0.2",
    "pinball": "mean pinball loss of log USD over the quantiles 0.1, 0.25, 0.5, 0.75, 0.9",
    "cover_50": "share of rows between the 0.25 and the 0.75 quantile",
    "cover_80": "share of rows between the 0.1 and the 0.9 quantile",
    "below_p25": "share of rows below the 0.25 quantile",
}

Card = dict[str, Any]


def measure(y: np.ndarray, quantiles: np.ndarray, *, interval: bool = True) -> Card:
    """Return the measures of quantiles (rows x 5) against log pay `y` (rows).

    `interval=False` leaves out coverage, for a method that states one figure only.
    """
    error = np.abs(np.exp(quantiles[:, 2] - y) - 1)
    level = np.array(pay_model.QUANTILES)
    miss = y[:, None] - quantiles
    found: Card = {
        "rows": len(y),
        "error": float(np.median(error)),
        "within_20": float((error <= NEAR).mean()),
        "pinball": float(np.maximum(level * miss, (level - 1) * miss).mean()),
    }
    if interval:
        inside = [(y >= quantiles[:, low]) & (y <= quantiles[:, -1 - low]) for low in (1, 0)]
        found["cover_50"], found["cover_80"] = (float(part.mean()) for part in inside)
        found["below_p25"] = float((y < quantiles[:, 1]).mean())
    return {name: round(value, 4) for name, value in found.items()}


def slices(test: pd.DataFrame) -> dict[str, np.ndarray]:
    """Return the row masks to measure on: all, US, other countries, each role."""
    home = (test["country"] == pay_model.HOME).to_numpy()
    masks = {"overall": np.ones(len(test), bool), "US": home, "other": ~home}
    return masks | {
        role: (test["role"] == role).to_numpy() for role in sorted(test["role"].unique())
    }


def card_of(test: pd.DataFrame, quantiles: np.ndarray, *, interval: bool = True) -> Card:
    """Return the measures on all rows and on distinct rows, by slice."""
    y = test["y"].to_numpy()
    first = ~test.duplicated(pay_data.COLUMNS).to_numpy()
    return {
        kind: {
            name: measure(y[mask & keep], quantiles[mask & keep], interval=interval)
            for name, mask in slices(test).items()
        }
        for kind, keep in (("all", np.ones(len(test), bool)), ("distinct", first))
    }


def evaluate(
    old: pd.DataFrame, new: pd.DataFrame, rules: pay_data.Rules, dates: tuple[dt.date, dt.date]
) -> Card:
    """Return the quality card: fitted on `old`, measured on the rows of `new` not in it."""
    fitted = parsed(pay_model.fit(old, rules, dates[0]))["model"]
    wrong, rates = fitted["repaired"], pay_data.rates_by_year(new)
    train = pay_data.repaired(pay_data.mapped(old, rules), wrong, pay_data.rates_by_year(old))
    distinct = train.drop_duplicates(pay_data.COLUMNS)
    raw = pay_data.mapped(pay_data.new_rows(old, new), rules)
    test = pay_data.repaired(raw, wrong, rates)
    known = test["role"].isin(fitted["roles"])
    raw, test = raw[known], test[known]
    model = pay_model.predict(fitted, test)
    methods = {
        "model": card_of(test, model),
        "cell_quantiles": card_of(test, pay_rivals.cells(distinct, test)),
        "seed_table": card_of(test, pay_rivals.seeds(test), interval=False),
        "lightgbm": card_of(test, pay_rivals.boosted(train, test)),
        "lightgbm_distinct": card_of(test, pay_rivals.boosted(distinct, test)),
    }
    ours = methods["model"]
    return {
        "sources": ["aijobs", "mlcareer-measured"],
        "train_snapshot": dates[0],
        "test_snapshot": dates[1],
        "model_hash": pay_model.model_hash(fitted),
        "model_numbers": pay_model.numbers_in(fitted),
        "rows": {kind: ours[kind]["overall"]["rows"] for kind in ours},
        "thin_rows": int((~test["country"].isin(fitted["countries"])).sum()),
        "offer": {kind: ours[kind]["overall"]["below_p25"] for kind in ours},
        "seed_ranges_hold": round(pay_rivals.share_in_seed_ranges(test), 4),
        "measures": MEANINGS,
        "methods": methods,
        "raw_currency": card_of(raw, model),
    }


def parsed(document: Card) -> Card:
    """Return `document` as it reads back from the YAML that is written of it."""
    read: Card = yaml.safe_load(pay_yaml.render(document, pay_yaml.NOTES))
    return read


def show(card: Card) -> None:
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


def report_fit(rows: pd.DataFrame, rules: pay_data.Rules, document: Card) -> None:
    """Print to stderr what the currency rule saw, and how large the model is."""
    checks = pay_data.check_tags(pay_data.mapped(rows, rules), pay_data.rates_by_year(rows))
    for check in checks:
        print(
            f"{check.country} {check.currency}: {check.native} native, {check.tagged_usd} USD, "
            f"gap {check.gap:+.3f} +- {check.error:.3f}, a wrong tag would give "
            f"{check.expected:+.3f}: {'repaired' if check.repair else 'left'}",
            file=sys.stderr,
        )
    print(f"{pay_model.numbers_in(document['model'])} numbers in the model", file=sys.stderr)


def date_of(path: Path, given: dt.date | None) -> dt.date:
    """Return the snapshot's date: as given, or as it stands in the file's name."""
    found = re.search(r"\d{4}-\d{2}-\d{2}", path.name)
    if given is None and found is None:
        message = f"{path.name} has no date in its name; give --date or --test-date."
        raise SystemExit(message)
    return given or dt.date.fromisoformat(found[0] if found else "")


def arguments() -> argparse.Namespace:
    """Return the command line, checked."""
    parser = argparse.ArgumentParser(description="Fit and measure the pay model.")
    parser.add_argument("--fit", type=Path, metavar="CSV", help="snapshot to fit")
    parser.add_argument("--train", type=Path, metavar="CSV", help="snapshot to fit and measure")
    parser.add_argument("--test", type=Path, metavar="CSV", help="later snapshot to measure on")
    parser.add_argument("--date", type=dt.date.fromisoformat, help="date of the fitted snapshot")
    parser.add_argument("--test-date", type=dt.date.fromisoformat, help="date of the later one")
    parser.add_argument("--titles", type=Path, default=TITLES, help="title rules (YAML)")
    parser.add_argument("--write", type=Path, metavar="YAML", help="file to write")
    found = parser.parse_args()
    if (found.fit is None) == (found.train is None) or (found.train is None) != (
        found.test is None
    ):
        parser.error("give --fit A, or --train A and --test B")
    return found


def main() -> None:
    """Fit one snapshot, or train on one and test on a later one."""
    args = arguments()
    rules = pay_data.read_titles(args.titles)
    if args.fit:
        rows = pay_data.read_rows(args.fit)
        document = pay_model.fit(rows, rules, date_of(args.fit, args.date))
        report_fit(rows, rules, document)
        text = pay_yaml.render(document, pay_yaml.NOTES)
        if args.write:
            pay_yaml.replace_below_marker(args.write, text)
        else:
            print(text, end="")
        return
    dates = date_of(args.train, args.date), date_of(args.test, args.test_date)
    card = evaluate(pay_data.read_rows(args.train), pay_data.read_rows(args.test), rules, dates)
    show(card)
    if args.write:
        pay_yaml.write(args.write, pay_yaml.render({"quality": card}, CARD_NOTES))


if __name__ == "__main__":
    main()
