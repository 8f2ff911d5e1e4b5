"""The bounds of what a knowledge file may hold: the last value that passes, the first that not."""

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from mlcareer.knowledge import opening
from mlcareer.knowledge.library import Knowledge
from mlcareer.knowledge.yaml_file import MOST_DEPTH, MOST_NUMBER

Problems = Callable[[str], list[str]]


@pytest.fixture
def problems(knowledge: Knowledge, tmp_path: Path) -> Problems:
    """Return what finds the faults of YAML text over the invented knowledge, each as one line."""

    def found(text: str) -> list[str]:
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return [f"{one.where}: {one.what}" for one in opening.overlaid(knowledge, path).problems]

    return found


def figure(**stated: object) -> str:
    """Return a pay figure with these amounts and years."""
    pairs = "".join(f", {key}: {value}" for key, value in stated.items())
    return (
        "figures:\n  - {id: mine, roles: [ml-engineer], label: Mine, country: US, currency: USD, "
        f"period: year, basis: survey, statistic: range, as_of: 2025, sources: [survey]{pairs}}}\n"
    )


ENDS = ("low", "p10", "p25", "central", "p75", "p90", "high")
"""The amounts of a figure from the least to the most."""


@pytest.mark.parametrize(("less", "more"), list(combinations(ENDS, 2)))
def test_amounts_of_a_figure_may_be_equal_and_never_fall(
    problems: Problems, less: str, more: str
) -> None:
    """Any two of them: 5,000 and 5,000 pass, 5,001 and 5,000 do not."""
    if {less, more} & {"low", "central", "high"}:
        assert problems(figure(**{less: 5000, more: 5000})) == []
        assert problems(figure(**{less: 5000, more: 5001})) == []
    (fault,) = problems(figure(**{"central": 5000, less: 5001, more: 5000}))[-1:]
    assert "the amounts do not rise from low to high" in fault


@pytest.mark.parametrize(
    ("amounts", "is_valid"),
    [
        ((1, 2, 3), True),
        ((1, 3, 2), False),
        ((2, 1, 3), False),
        ((3, 2, 1), False),
        ((2, 3, 1), False),
        ((3, 1, 2), False),
    ],
)
def test_low_central_and_high_rise(
    problems: Problems, amounts: tuple[int, int, int], *, is_valid: bool
) -> None:
    """In every order but one they fall somewhere."""
    low, central, high = (1000 * amount for amount in amounts)
    assert (problems(figure(low=low, central=central, high=high)) == []) is is_valid


@pytest.mark.parametrize(
    ("years", "is_valid"),
    [
        ("[3, 3]", True),
        ("[3, 4]", True),
        ("[3, null]", True),
        ("[3, 2]", False),
        ("[0, 100]", True),
    ],
)
def test_years_may_not_run_backwards(problems: Problems, years: str, *, is_valid: bool) -> None:
    """Not by a single one; a single year and an open end are fine, of figures and of levels."""
    told = problems(figure(central=5000, years=years))
    level = "levels: [{id: guru, name: Guru, text: Knows., years: YEARS, sources: [survey]}]"
    told_of_level = problems(level.replace("YEARS", years))
    assert (told == told_of_level == []) is is_valid
    if not is_valid:
        assert "years run backwards" in told[0]
        assert "years run backwards" in told_of_level[0]


@pytest.mark.parametrize("years", ["[-1, 2]", "[3, 101]", "[101, null]"])
def test_nobody_has_less_than_0_or_more_than_100_years(problems: Problems, years: str) -> None:
    """Of experience."""
    assert len(problems(figure(central=5000, years=years))) >= 1


def nested(depth: int) -> str:
    """Return a file whose lists lie so many levels deep, the file itself being the first."""
    return f"figures: {'[' * (depth - 1)}{']' * (depth - 1)}\n"


def test_12_levels_pass_and_13_do_not(problems: Problems) -> None:
    """A file that deep is no knowledge, and yet it is read so far."""
    assert MOST_DEPTH == 12
    assert not any("nested deeper" in fault for fault in problems(nested(12)))
    assert problems(nested(13)) == ["line 1: nested deeper than 12 levels"]


def test_12_levels_of_mappings_pass_and_13_do_not(problems: Problems) -> None:
    """As of lists."""
    within = "{a: " * 11 + "1" + "}" * 11
    assert not any("nested deeper" in fault for fault in problems(f"figures: {within}\n"))
    assert problems(f"figures: {{a: {within}}}\n") == ["line 1: nested deeper than 12 levels"]


@pytest.mark.parametrize("sign", ["", "-"])
def test_numbers_are_read_up_to_a_bound_on_either_side(problems: Problems, sign: str) -> None:
    """Ten to the 18th, also below zero: what is larger is no number of anything."""
    assert MOST_NUMBER == 10**18
    largest, too_large = f"{sign}{10**18}", f"{sign}{10**18 + 1}"
    statistic = (
        "statistics: [{id: many, text: Many, value: VALUE, unit: people, as_of: 2025, "
        "sources: [survey]}]\n"
    )
    assert "no valid whole number" not in problems(statistic.replace("VALUE", largest))[0]
    assert problems(statistic.replace("VALUE", too_large)) == [
        f"line 1: '{too_large}' is no valid whole number"
    ]
    assert problems(statistic.replace("VALUE", f"{sign}{10**15}")) == []


MODEL = """
model:
  sources: [feed]
  snapshot: 2024-09-29
  first_year: 2020
  last_year: 2024
  quantiles: [0.1, 0.25, 0.5, 0.75, 0.9]
  base: BASE
  roles: {ml-engineer: 0.0}
  levels: {entry: 0.0, mid: 0.0, senior: 0.0, executive: 0.0}
  role_levels: {}
  countries: {US: 0.0}
  elsewhere: 0.0
  residuals:
    US: {ml-engineer: [0.0, 0.1, 0.2, 0.3, 0.4]}
    other: [0.0, 0.1, 0.2, 0.3, 0.4]
  rates: {}
  rates_year: 2024
  currencies: {US: USD}
  repaired: []
"""


@pytest.mark.parametrize(
    ("base", "is_valid"), [(6.9078, True), (6.9077, False), (20.3, True), (20.4, False)]
)
def test_the_pay_model_makes_no_pay_below_1000_or_above_a_billion(
    problems: Problems, base: float, *, is_valid: bool
) -> None:
    """E to 6.9078 is 1,000.04 and e to 6.9077 is 999.94; e to 20.3 + 0.4 is 979 million."""
    told = problems(MODEL.replace("BASE", str(base)))
    assert (told == []) is is_valid
    if not is_valid:
        assert any("a year of the pay of ml-engineer in US" in fault for fault in told)


@pytest.mark.parametrize(("size", "fix"), [(60, "Did you mean '"), (61, "Add it to sources.")])
def test_a_near_name_is_looked_for_up_to_60_letters(
    size: int, fix: str, tmp_path: Path, run: Callable[..., Any]
) -> None:
    """Comparing longer ones takes its time, and nobody misspells them by a letter."""
    known, typed = "a" * size, "a" * (size - 1) + "b"
    (tmp_path / "own.yaml").write_text(
        f"sources: [{{id: {known}, publisher: P, title: T, kind: article, accessed: 2026}}]\n"
        f"questions: [{{id: mine, question: Q, answer: A, sources: [{typed}]}}]\n"
    )
    (fault,) = json.loads(run("check", str(tmp_path), "--json").out)["faults"]
    assert fault["fix"].startswith(fix)
