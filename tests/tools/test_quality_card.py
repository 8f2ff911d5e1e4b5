"""The shipped pay model and the card that says how right it was: one belongs to the other."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from mlcareer.knowledge.opening import open_knowledge
from mlcareer.topics.quality import quality
from mlcareer.topics.salary.advice import salary

GENERATED = Path(__file__).parents[2] / "data" / "generated"
KNOWLEDGE = open_knowledge()
CARD = KNOWLEDGE.quality


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    """Return the trained model as it stands in the YAML."""
    read = yaml.safe_load((GENERATED / "pay-model.yaml").read_text(encoding="utf-8"))
    model: dict[str, Any] = read["model"]
    return model


def numbers_in(part: object) -> int:
    """Return how many numbers stand in a nested mapping."""
    if isinstance(part, dict):
        return sum(map(numbers_in, part.values()))
    if isinstance(part, list):
        return sum(map(numbers_in, part))
    return int(isinstance(part, int | float))


def test_the_card_was_measured_on_the_shipped_model(shipped: dict[str, Any]) -> None:
    """The card keeps a hash of the model it is about; a new model without a new card fails."""
    text = json.dumps(shipped, sort_keys=True, separators=(",", ":"), default=str)
    assert hashlib.sha256(text.encode()).hexdigest() == CARD.model_hash


def test_the_model_is_small_enough_to_read(shipped: dict[str, Any]) -> None:
    """At most 250 numbers, and the card counts the same."""
    assert numbers_in(shipped) == CARD.model_numbers <= 250


def test_the_card_is_about_later_listings() -> None:
    """Trained on the model's own snapshot, tested on rows that came after it."""
    assert CARD.train_snapshot == KNOWLEDGE.model.snapshot < CARD.test_snapshot
    assert CARD.rows["distinct"] < CARD.rows["all"]
    assert CARD.rows["distinct"] > 10_000


def test_the_intervals_keep_their_promise() -> None:
    """On distinct later rows: 80 % within 78 to 82, 50 % within 48 to 52, abroad 78 at least."""
    overall = CARD.methods["model"]["distinct"]["overall"]
    abroad = CARD.methods["model"]["distinct"]["other"]
    assert 0.78 <= overall["cover_80"] <= 0.82
    assert 0.48 <= overall["cover_50"] <= 0.52
    assert abroad["cover_80"] >= 0.78


def test_a_table_of_numbers_is_nearly_as_good_as_boosted_trees() -> None:
    """Pinball loss on all later rows at most 1.02 times LightGBM's, on the same rows."""
    methods = CARD.methods
    best = min(methods[name]["all"]["overall"]["pinball"] for name in methods if "gbm" in name)
    assert methods["model"]["all"]["overall"]["pinball"] <= 1.02 * best
    rows = {name: one["all"]["overall"]["rows"] for name, one in methods.items()}
    assert len(set(rows.values())) == 1


def test_a_low_offer_is_as_rare_as_it_is_said_to_be() -> None:
    """Of all later rows 25 % plus or minus 2 lie below the stated 25th percentile."""
    assert abs(CARD.offer["all"] - 0.25) <= 0.02
    assert CARD.offer["all"] == CARD.methods["model"]["all"]["overall"]["below_p25"]


def test_every_measure_is_explained_and_every_figure_a_share_or_an_error() -> None:
    """What stands on the card can be read without the program that wrote it."""
    for slices in CARD.methods.values():
        for parts in slices.values():
            for figures in parts.values():
                assert set(figures) <= {"rows", *CARD.measures}
                assert all(0 <= value <= 1 for name, value in figures.items() if name != "rows")


def test_the_answer_lists_every_measured_slice() -> None:
    """`mlcareer quality` leaves nothing of the card out, and each line has an id and sources."""
    report = quality(KNOWLEDGE)
    slices = [
        (method, rows, part)
        for method, kinds in CARD.methods.items()
        for rows, parts in kinds.items()
        for part in parts
    ]
    assert [(one.method, one.rows, one.part) for one in report.measured] == slices
    assert len({one.id for one in report.measured}) == len(slices)
    assert all(one.sources for one in report.measured)


@pytest.mark.parametrize(("country", "part"), [("US", "US"), ("DE", "other"), ("IN", "other")])
def test_an_estimate_quotes_the_coverage_of_its_own_part(country: str, part: str) -> None:
    """The line under an interval states the measured share and the number of rows behind it."""
    model = salary(KNOWLEDGE, level="senior", country=country).modelled
    measured = CARD.methods["model"]["distinct"][part]
    assert model is not None
    assert f"{100 * measured['cover_80']:.1f} %" in model.meaning
    assert f"{measured['rows']:,.0f}" in model.meaning
