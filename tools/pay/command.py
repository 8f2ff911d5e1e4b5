"""Train and score the pay model.

    python tools/pay --train A.csv.gz --date 2024-09-29 --write data/generated/pay-model.yaml
    python tools/pay --train A.csv.gz --test B.csv.gz --write data/generated/quality.yaml

The first reads one snapshot of advertised pay and writes the model. The second trains on A, scores
on the rows of B that are not in A, prints the model beside its rivals and writes the quality card.
docs/pay-model.md has the method and the results.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from pathlib import Path

import generated
from pay import listings, scoring, training
from pay.screen import show_card, show_training

WRITER = "tools/pay"
TITLES = Path(__file__).resolve().parent / "titles.yaml"


def main() -> None:
    """Train on one snapshot, and with `--test` score on a later one; raises SystemExit."""
    asked = arguments()
    rules, date = listings.read_titles(asked.titles), date_of(asked.train, asked.date)
    rows = listings.read_rows(asked.train)
    if asked.test:
        dates = date, date_of(asked.test, asked.test_date)
        card = scoring.quality_card(rows, listings.read_rows(asked.test), rules, dates)
        show_card(card)
        document, notes = {"quality": card}, scoring.NOTES
    else:
        document, notes = training.train(rows, rules, date), training.NOTES
        show_training(rows, rules, document)
    if asked.write:
        generated.write(asked.write, document, WRITER, notes)
    elif not asked.test:
        print(generated.render(document, WRITER, notes), end="")


def arguments() -> argparse.Namespace:
    """Return the command line, checked."""
    parser = argparse.ArgumentParser(
        prog=f"python {WRITER}", description=__doc__.partition("\n")[0]
    )
    parser.add_argument(
        "--train", type=Path, metavar="CSV", required=True, help="snapshot to train on"
    )
    parser.add_argument("--test", type=Path, metavar="CSV", help="later snapshot to score on")
    parser.add_argument("--date", type=dt.date.fromisoformat, help="date of the first snapshot")
    parser.add_argument("--test-date", type=dt.date.fromisoformat, help="date of the later one")
    parser.add_argument("--titles", type=Path, default=TITLES, help="title rules (YAML)")
    parser.add_argument("--write", type=Path, metavar="YAML", help="file to write")
    return parser.parse_args()


def date_of(path: Path, given: dt.date | None) -> dt.date:
    """Return the snapshot's date: as given, or as it stands in the file's name.

    Raises SystemExit where it is in neither.
    """
    found = re.search(r"\d{4}-\d{2}-\d{2}", path.name)
    if given is None and found is None:
        raise SystemExit(f"{path.name} has no date in its name; give --date or --test-date.")
    return given or dt.date.fromisoformat(found[0] if found else "")
