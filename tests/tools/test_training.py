"""The programs that train and score the pay model, on listings made up for the purpose.

They need the ``train`` extra, which the tests do not: without it this file is skipped.
"""

import datetime as dt
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from math import exp, log
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from mlcareer.records.pay import PayModel, PaySample, QualityCard

pd = pytest.importorskip("pandas")
np = pytest.importorskip("numpy")
pytest.importorskip("ruamel.yaml")

TOOLS = Path(__file__).parents[2] / "tools"
SNAPSHOT = dt.date(2026, 1, 2)
TITLES = {
    "Machine Learning Engineer": ("ml-engineer", 0.10),
    "Data Scientist": ("data-scientist", 0.0),
    "Data Engineer": ("data-engineer", -0.05),
    "Data Analyst": ("data-analyst", -0.30),
    "Zoo Keeper": (None, 0.0),
}
LEVELS = {
    "EN": ("entry", -0.45),
    "MI": ("mid", -0.2),
    "SE": ("senior", 0.0),
    "EX": ("executive", 0.25),
}
ABROAD = {"GB": ("GBP", 0.8, -0.40), "CA": ("CAD", 1.35, -0.42), "DE": ("EUR", 0.92, -0.45)}
"""Currency, units for a dollar, and the true effect in logarithms."""
BASE = log(170_000)


def listing(
    title: str, level: str, country: str, pay: float, currency: str, usd: float
) -> dict[str, Any]:
    """Return one row as the snapshots have it."""
    return {
        "work_year": 2025,
        "experience_level": level,
        "employment_type": "FT",
        "job_title": title,
        "salary": round(pay),
        "salary_currency": currency,
        "salary_in_usd": round(usd),
        "employee_residence": country,
        "remote_ratio": 0,
        "company_location": country,
        "company_size": "M",
    }


def made_up(seed: int) -> Any:
    """Return listings in which Canadian amounts are mostly tagged as dollars by mistake."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows = []
    for title, level in product(TITLES, LEVELS):
        log_pay = BASE + TITLES[title][1] + LEVELS[level][1]
        for _ in range(40):
            usd = exp(log_pay + chance.gauss(0, 0.25))
            rows.append(listing(title, level, "US", usd, "USD", usd))
        for country, (currency, rate, effect) in ABROAD.items():
            for number in range(12):
                usd = exp(log_pay + effect + chance.gauss(0, 0.25))
                mistaken = country == "CA" and number % 4
                shown = usd * rate
                rows.append(
                    listing(title, level, country, shown, "USD", shown)
                    if mistaken
                    else listing(title, level, country, shown, currency, usd)
                )
        rows.append(listing(title, level, "NZ", 90_000, "USD", 90_000))
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def tools() -> Iterator[SimpleNamespace]:
    """Return the modules of the training, imported from the folder they live in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(TOOLS))
        import generated
        from pay import currency, listings, model, training

        yield SimpleNamespace(
            generated=generated,
            currency=currency,
            listings=listings,
            model=model,
            training=training,
            rules=listings.read_titles(TOOLS / "pay" / "titles.yaml"),
        )


@pytest.fixture(scope="module")
def rows() -> Any:
    """Return the made-up listings."""
    return made_up(1)


@pytest.fixture(scope="module")
def trained(tools: SimpleNamespace, rows: Any) -> dict[str, Any]:
    """Return the model and sample trained on them."""
    found: dict[str, Any] = tools.training.train(rows, tools.rules, SNAPSHOT)
    return found


def test_the_training_finds_what_the_listings_were_made_of(trained: dict[str, Any]) -> None:
    """Base, roles, levels and countries come out near the effects that were put in."""
    model = trained["model"]
    for role, effect in TITLES.values():
        if role:
            gap = model["roles"][role] - model["roles"]["data-scientist"]
            assert gap == pytest.approx(effect, abs=0.06)
    for level, effect in LEVELS.values():
        assert model["levels"][level] == pytest.approx(effect, abs=0.06)
    for country, (_, _, effect) in ABROAD.items():
        assert model["countries"][country] == pytest.approx(effect, abs=0.08)
    assert model["residuals"]["other"][2] == pytest.approx(0, abs=0.05)
    assert model["snapshot"] == SNAPSHOT


def test_only_the_mistaken_currency_is_repaired(trained: dict[str, Any]) -> None:
    """Canada's amounts are read as Canadian dollars; the other countries stay as they came."""
    assert trained["model"]["repaired"] == ["CA"]
    assert trained["model"]["currencies"] == {"US": "USD", "CA": "CAD", "DE": "EUR", "GB": "GBP"}
    for currency, rate, _ in ABROAD.values():
        assert trained["model"]["rates"][currency] == pytest.approx(rate, rel=0.001)


@pytest.mark.parametrize(
    ("counts", "gap", "error", "repair"),
    [
        ((84, 919), 0.28, 0.04, True),
        ((919, 84), 0.28, 0.04, False),  # most employers quote their own money
        ((84, 919), 0.10, 0.04, False),  # nearer to no mistake at all
        ((84, 919), 0.28, 0.15, False),  # may be an accident
    ],
)
def test_a_tag_is_repaired_only_where_three_things_hold(
    tools: SimpleNamespace, counts: tuple[int, int], gap: float, error: float, *, repair: bool
) -> None:
    """Canada's figures of docs/pay-model.md, and one condition at a time taken away."""
    check = tools.currency.TagCheck("CA", "CAD", *counts, gap=gap, error=error, expected=0.26)
    assert check.repair == repair


def test_thin_countries_and_foreign_titles_are_left_out(trained: dict[str, Any]) -> None:
    """16 rows carry no country, and a zoo keeper is none of our roles."""
    assert "NZ" not in trained["model"]["countries"]
    assert set(trained["sample"]["roles"]) == {role for role, _ in TITLES.values() if role}
    assert trained["sample"]["countries"]["NZ"] < 30


def test_repeated_listings_count_once(
    tools: SimpleNamespace, rows: Any, trained: dict[str, Any]
) -> None:
    """Half of the real file are copies: they change the counts of rows and nothing else."""
    twice = tools.training.train(pd.concat([rows, rows]), tools.rules, SNAPSHOT)
    assert twice["model"] == trained["model"]
    assert twice["sample"]["rows"] == 2 * trained["sample"]["rows"]
    assert twice["sample"]["distinct"] == trained["sample"]["distinct"]


def test_the_same_listings_give_the_same_bytes_in_any_order(
    tools: SimpleNamespace, rows: Any, trained: dict[str, Any]
) -> None:
    """Shuffled rows train the same model, written in the same way."""
    again = tools.training.train(rows.sample(frac=1, random_state=5), tools.rules, SNAPSHOT)
    notes = tools.training.NOTES
    once = tools.generated.render(trained, "tools/pay", notes)
    assert tools.generated.render(again, "tools/pay", notes) == once
    for key, note in notes.items():
        assert all(line in once for line in note.splitlines()), key


def test_currencies_come_from_the_countries_on_record(tools: SimpleNamespace) -> None:
    """The writer has no table of its own: a country's currency is what the program knows."""
    known = tools.currency.currencies()
    assert known["AU"] == "AUD"
    assert known["NO"] == "NOK"
    assert "AQ" not in known
    assert len(known) > 240


def test_what_is_written_is_what_the_program_reads(
    tools: SimpleNamespace, trained: dict[str, Any]
) -> None:
    """The YAML parses back to the trained values and is a valid record of the knowledge."""
    read = yaml.safe_load(tools.generated.render(trained, "tools/pay", tools.training.NOTES))
    assert read == trained
    model = PayModel.model_validate(read["model"], strict=False)
    assert PaySample.model_validate(read["sample"]).distinct == trained["sample"]["distinct"]
    assert tools.model.numbers_in(read["model"]) < 250
    assert model.quantiles == tuple(tools.model.QUANTILES)


def test_a_ladder_that_falls_stops_the_training(
    tools: SimpleNamespace, trained: dict[str, Any]
) -> None:
    """A model in which a senior earns less than a junior must not be written."""
    model = trained["model"]
    broken = model | {"levels": model["levels"] | {"senior": -1.0}}
    with pytest.raises(SystemExit, match="not rising"):
        tools.model.check_ladders(broken)


def test_later_rows_are_those_that_came_on_top(tools: SimpleNamespace, rows: Any) -> None:
    """As a multiset: a second copy of an old row is new, the first is not."""
    later = pd.concat([rows, rows.head(3), made_up(2)], ignore_index=True)
    new = tools.listings.new_rows(rows, later)
    assert len(new) == len(later) - len(rows)


def test_the_intervals_hold_on_rows_that_were_not_trained_on(
    tools: SimpleNamespace, trained: dict[str, Any]
) -> None:
    """About 80 and 50 of 100 later rows of the same make fall inside."""
    later = tools.listings.mapped(made_up(3), tools.rules)
    rates = tools.currency.rates_by_year(made_up(3))
    later = tools.currency.repaired(later, ["CA"], rates)
    later = later[later["country"] != "NZ"]
    found = tools.model.predict(trained["model"], later)
    pay = later["y"].to_numpy()
    assert (found[:, :-1] <= found[:, 1:]).all()
    for low, wanted in ((0, 0.8), (1, 0.5)):
        inside = (pay >= found[:, low]) & (pay <= found[:, -1 - low])
        assert inside.mean() == pytest.approx(wanted, abs=0.06)


def command(*words: object) -> str:
    """Run `python tools/pay` with these words, from another folder; return its stdout."""
    line = [sys.executable, str(TOOLS / "pay"), *map(str, words)]
    done = subprocess.run(  # noqa: S603 - our own program
        line, capture_output=True, text=True, check=True, cwd=TOOLS.anchor
    )
    return done.stdout


def test_the_command_trains_twice_to_the_same_bytes(rows: Any, tmp_path: Path) -> None:
    """`--train A.csv.gz --write F`: the date is read from the name of the snapshot."""
    snapshot, target = tmp_path / "salaries-2026-01-02.csv.gz", tmp_path / "pay-model.yaml"
    rows.to_csv(snapshot, index=False)
    written = []
    for _ in range(2):
        command("--train", snapshot, "--write", target)
        written.append(target.read_text("utf-8"))
    assert written[0] == written[1] == command("--train", snapshot)
    assert yaml.safe_load(written[0])["model"]["snapshot"] == SNAPSHOT
    assert sorted(tmp_path.iterdir()) == [target, snapshot]


def test_the_command_scores_on_a_later_snapshot(
    tools: SimpleNamespace, rows: Any, trained: dict[str, Any], tmp_path: Path
) -> None:
    """`--train A --test B --write F`: a valid card of the very model that `--train A` writes."""
    pytest.importorskip("lightgbm")
    old, new = tmp_path / "salaries-2026-01-02.csv.gz", tmp_path / "salaries-2026-07-01.csv.gz"
    rows.to_csv(old, index=False)
    later = made_up(2)
    pd.concat([later, rows]).to_csv(new, index=False)
    target = tmp_path / "quality.yaml"
    printed = command("--train", old, "--test", new, "--write", target)
    card = QualityCard.model_validate(
        yaml.safe_load(target.read_text("utf-8"))["quality"], strict=False
    )
    assert card.model_hash == tools.model.model_hash(trained["model"])
    assert card.model_hash in printed
    assert card.rows["all"] == len(tools.listings.mapped(later, tools.rules))
    assert set(card.methods) == {
        "model",
        "cell_quantiles",
        "seed_table",
        "lightgbm",
        "lightgbm_distinct",
    }


def test_a_snapshot_without_a_date_is_refused(rows: Any, tmp_path: Path) -> None:
    """The date is never guessed."""
    snapshot = tmp_path / "salaries.csv"
    rows.to_csv(snapshot, index=False)
    with pytest.raises(subprocess.CalledProcessError) as error:
        command("--train", snapshot)
    assert "has no date in its name" in error.value.stderr
