"""The programs that fit and measure the pay model, on listings made up for the purpose.

They need the ``fit`` extra, which the tests do not: without it this file is skipped.
"""

import datetime as dt
import random
import sys
from collections.abc import Iterator
from itertools import product
from math import exp, log
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from mlcareer.models import PayModel, PaySample

pd = pytest.importorskip("pandas")
np = pytest.importorskip("numpy")

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
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
    """Return the modules of the fit, imported from the folder they live in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        import pay_data
        import pay_model
        import pay_yaml

        rules = pay_data.read_titles(BENCHMARKS / "titles.yaml")
        yield SimpleNamespace(data=pay_data, model=pay_model, yaml=pay_yaml, rules=rules)


@pytest.fixture(scope="module")
def rows() -> Any:
    """Return the made-up listings."""
    return made_up(1)


@pytest.fixture(scope="module")
def fitted(tools: SimpleNamespace, rows: Any) -> dict[str, Any]:
    """Return the model and sample fitted on them."""
    found: dict[str, Any] = tools.model.fit(rows, tools.rules, SNAPSHOT)
    return found


def test_the_fit_finds_what_the_listings_were_made_of(fitted: dict[str, Any]) -> None:
    """Base, roles, levels and countries come out near the effects that were put in."""
    model = fitted["model"]
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


def test_only_the_mistaken_currency_is_repaired(fitted: dict[str, Any]) -> None:
    """Canada's amounts are read as Canadian dollars; the other countries stay as they came."""
    assert fitted["model"]["repaired"] == ["CA"]
    assert fitted["model"]["currencies"] == {"US": "USD", "CA": "CAD", "DE": "EUR", "GB": "GBP"}
    for currency, rate, _ in ABROAD.values():
        assert fitted["model"]["rates"][currency] == pytest.approx(rate, rel=0.001)


def test_thin_countries_and_foreign_titles_are_left_out(fitted: dict[str, Any]) -> None:
    """16 rows carry no country, and a zoo keeper is none of our roles."""
    assert "NZ" not in fitted["model"]["countries"]
    assert set(fitted["sample"]["roles"]) == {role for role, _ in TITLES.values() if role}
    assert fitted["sample"]["countries"]["NZ"] < 30


def test_repeated_listings_count_once(
    tools: SimpleNamespace, rows: Any, fitted: dict[str, Any]
) -> None:
    """Half of the real file are copies: they change the counts of rows and nothing else."""
    twice = tools.model.fit(pd.concat([rows, rows]), tools.rules, SNAPSHOT)
    assert twice["model"] == fitted["model"]
    assert twice["sample"]["rows"] == 2 * fitted["sample"]["rows"]
    assert twice["sample"]["distinct"] == fitted["sample"]["distinct"]


def test_the_same_listings_write_the_same_bytes_below_what_stands_there(
    tools: SimpleNamespace, rows: Any, fitted: dict[str, Any], tmp_path: Path
) -> None:
    """Hand-written figures above the marker survive every refit, in any order of the rows."""
    path = tmp_path / "salaries.yaml"
    path.write_text("figures:\n  - id: ours  # kept\n", encoding="utf-8")
    tools.yaml.replace_below_marker(path, tools.yaml.render(fitted, tools.yaml.NOTES))
    once = path.read_bytes()
    shuffled = rows.sample(frac=1, random_state=5)
    again = tools.model.fit(shuffled, tools.rules, SNAPSHOT)
    tools.yaml.replace_below_marker(path, tools.yaml.render(again, tools.yaml.NOTES))
    assert path.read_bytes() == once
    assert once.startswith(b"figures:\n  - id: ours  # kept\n" + tools.yaml.MARKER.encode())
    assert once.count(tools.yaml.MARKER.encode()) == 1


def test_what_is_written_is_what_the_program_reads(
    tools: SimpleNamespace, fitted: dict[str, Any]
) -> None:
    """The YAML parses back to the fitted values and is a valid record of the knowledge."""
    read = yaml.safe_load(tools.yaml.render(fitted, tools.yaml.NOTES))
    assert read == fitted
    model = PayModel.model_validate(read["model"], strict=False)
    assert PaySample.model_validate(read["sample"]).distinct == fitted["sample"]["distinct"]
    assert tools.model.numbers_in(read["model"]) < 250
    assert model.quantiles == tuple(tools.model.QUANTILES)


def test_a_ladder_that_falls_stops_the_fit(tools: SimpleNamespace, fitted: dict[str, Any]) -> None:
    """A model in which a senior earns less than a junior must not be written."""
    model = fitted["model"]
    broken = model | {"levels": model["levels"] | {"senior": -1.0}}
    with pytest.raises(SystemExit, match="not rising"):
        tools.model.check_ladders(broken)


def test_later_rows_are_those_that_came_on_top(tools: SimpleNamespace, rows: Any) -> None:
    """As a multiset: a second copy of an old row is new, the first is not."""
    later = pd.concat([rows, rows.head(3), made_up(2)], ignore_index=True)
    new = tools.data.new_rows(rows, later)
    assert len(new) == len(later) - len(rows)


def test_the_intervals_hold_on_rows_that_were_not_fitted(
    tools: SimpleNamespace, fitted: dict[str, Any]
) -> None:
    """About 80 and 50 of 100 later rows of the same make fall inside."""
    later = tools.data.mapped(made_up(3), tools.rules)
    rates = tools.data.rates_by_year(made_up(3))
    later = tools.data.repaired(later, ["CA"], rates)
    later = later[later["country"] != "NZ"]
    found = tools.model.predict(fitted["model"], later)
    pay = later["y"].to_numpy()
    assert (found[:, :-1] <= found[:, 1:]).all()
    for low, wanted in ((0, 0.8), (1, 0.5)):
        inside = (pay >= found[:, low]) & (pay <= found[:, -1 - low])
        assert inside.mean() == pytest.approx(wanted, abs=0.06)


def test_the_command_fits_a_file_twice_to_the_same_bytes(
    tools: SimpleNamespace, rows: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`pay.py --fit A.csv.gz --write F`: the date is read from the name of the snapshot."""
    pytest.importorskip("lightgbm")
    assert tools
    import pay

    snapshot, target = tmp_path / "salaries-2026-01-02.csv.gz", tmp_path / "salaries.yaml"
    rows.to_csv(snapshot, index=False)
    written = []
    for _ in range(2):
        monkeypatch.setattr(sys, "argv", ["pay.py", "--fit", str(snapshot), "--write", str(target)])
        pay.main()
        written.append(target.read_bytes())
    assert written[0] == written[1]
    assert yaml.safe_load(written[0])["model"]["snapshot"] == SNAPSHOT
