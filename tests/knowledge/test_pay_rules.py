"""The pay model, its sample and quality card: what an estimate needs is there and believable."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mlcareer.knowledge import yaml_file

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Valid = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("over_invented")

PAY = yaml_file.read_yaml(Path(__file__).parents[1] / "fixture" / "pay.yaml").data
GONE = object()
"""In place of a value: its key is taken out."""


def with_(kind: str, *way: Any, value: Any) -> dict[str, Any]:
    """Return the model, sample or card with one value changed, or without it."""
    record = copy.deepcopy(PAY[kind])
    inner = record
    for key in way[:-1]:
        inner = inner[key]
    if value is GONE:
        del inner[way[-1]]
    else:
        inner[way[-1]] = value
    return {kind: record}


@pytest.mark.parametrize("kind", ["model", "sample", "quality"])
def test_the_invented_ones_are_valid(kind: str, lay: Lay, valid: Valid) -> None:
    """What is refused below is refused for the one value that is changed."""
    (laid,) = valid(lay({kind: PAY[kind]}))["laid"]
    assert (laid["id"], laid["how"]) == (kind, "replaced")


def test_a_model_of_no_role_is_valid_and_answers_nothing(run: Run, lay: Lay, valid: Valid) -> None:
    """Then pay is what was published, and nothing else."""
    mine = lay(with_("model", "roles", value={}))
    valid(mine)
    assert run("salary", "--level", "senior", "--data", mine, "--json").answer["modelled"] is None


ROW = [-0.4, -0.2, 0.0, 0.2, 0.4]
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "four quantiles": (
        with_("model", "quantiles", value=[0.1, 0.25, 0.5, 0.75]),
        "key 'quantiles': the pay model lacks quantiles (it has 4, not 5)",
    ),
    "no residuals of a role": (
        with_("model", "residuals", "US", "data-scientist", value=GONE),
        "key 'residuals': the pay model lacks residuals.US.data-scientist",
    ),
    "a short row of residuals": (
        with_("model", "residuals", "US", "ml-engineer", value=ROW[:4]),
        "key 'residuals': the pay model lacks residuals of ml-engineer",
    ),
    "a short row for the rest": (
        with_("model", "residuals", "other", value=ROW[:4]),
        "key 'residuals': the pay model lacks residuals of other",
    ),
    "an empty row": (
        with_("model", "residuals", "other", value=[]),
        "key 'residuals': the pay model lacks residuals of other",
    ),
    "a level without an effect": (
        with_("model", "levels", "executive", value=GONE),
        "key 'levels': the pay model lacks levels.executive",
    ),
    "a currency without a rate": (
        with_("model", "rates", "EUR", value=GONE),
        "key 'rates': the pay model lacks rates.EUR",
    ),
    "an effect beyond measure": (
        with_("model", "roles", "ml-engineer", value=5.1),
        "key 'roles.ml-engineer': an effect must be from -5 to 5, not 5.1",
    ),
    "an effect of a level at a role": (
        with_("model", "role_levels", "data-scientist", "entry", value=-6),
        "key 'role_levels.data-scientist.entry': an effect must be",
    ),
    "a residual beyond measure": (
        with_("model", "residuals", "other", value=[*ROW[:4], 6]),
        "key 'residuals.other.4': an effect must be",
    ),
    "an effect of elsewhere": (
        with_("model", "elsewhere", value=-7),
        "key 'elsewhere': an effect must be",
    ),
    "a residual that falls": (
        with_("model", "residuals", "US", "ml-engineer", value=[-0.4, -0.2, 0.0, 0.4, 0.2]),
        "key 'residuals.US.ml-engineer': the residuals must rise",
    ),
    "two quantiles alike": (
        with_("model", "quantiles", value=[0.1, 0.25, 0.25, 0.75, 0.9]),
        "key 'quantiles': the quantiles must rise",
    ),
    "a rate of next to nothing": (
        with_("model", "rates", "EUR", value=0.0009),
        "key 'rates.EUR': a rate must be from 0.001 to 1,000,000, not 0.0009",
    ),
    "a base that pays nobody": (
        with_("model", "base", value=6.9),
        "key 'base': the base 6.9 is the logarithm of no believable pay",
    ),
    "a rate that makes pay small": (
        with_("model", "rates", "EUR", value=0.01),
        "key 'base': it makes ",
    ),
    "a rate that makes pay large": (
        with_("model", "rates", "EUR", value=100_000),
        "a year of the pay of ml-engineer in DE",
    ),
    "years that run backwards": (
        with_("model", "last_year", value=2019),
        "key 'last_year': the years run backwards",
    ),
    "a card without the model": (
        with_("quality", "methods", "model", value=GONE),
        "key 'methods': the card lacks cover_80 or rows of the model on distinct overall rows",
    ),
    "a card without a part": (
        with_("quality", "methods", "model", "distinct", "other", value=GONE),
        "the card lacks cover_80 or rows of the model on distinct other rows",
    ),
    "a card without its coverage": (
        with_("quality", "methods", "model", "distinct", "US", "cover_80", value=GONE),
        "the card lacks cover_80 or rows of the model on distinct US rows",
    ),
    "a coverage of 79 percent": (
        with_("quality", "methods", "model", "distinct", "overall", "cover_80", value=79),
        "key 'methods.model.distinct.overall.cover_80': a share is a fraction from 0 to 1, not 79",
    ),
    "a negative error": (
        with_("quality", "methods", "level_table", "distinct", "overall", "pinball", value=-1),
        "key 'methods.level_table.distinct.overall.pinball': an error is 0 to 100, not -1",
    ),
    "negative rows": (
        with_("quality", "methods", "model", "distinct", "ml-engineer", "rows", value=-1),
        "rows are a whole number from 0",
    ),
    "a slice of nobody": (
        with_("quality", "raw_currency", value={"all": {"nobody": {"rows": 1}}}),
        "key 'raw_currency.all.nobody': a slice is overall, US, other or the id of a role",
    ),
    "a test before the training": (
        with_("quality", "test_snapshot", value="2020-01-01"),
        "key 'test_snapshot': the test is older than what the model was trained on",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG)
def test_what_no_training_gives_is_refused(fault: str, lay: Lay, told: Told, run: Run) -> None:
    """By `check` and by every command, with the file and the key; no estimate is made from it."""
    content, words = WRONG[fault]
    path = lay(content)
    faults = told(path)
    assert any(words in one for one in faults), faults
    kinds = (
        "mine.yaml, line 2, pay model, record 'model'",
        "mine.yaml, line 2, quality card, record 'quality'",
    )
    assert all(one.startswith(kinds) for one in faults), faults
    assert run("salary", "--data", path).code == 4


@pytest.mark.parametrize(
    "changed",
    [
        with_("model", "base", value=11.5),
        with_("model", "countries", "IN", value=-1.5),
        with_("model", "rates", "EUR", value=0.8),
        with_("model", "role_levels", value={}),
        with_("model", "repaired", value=[]),
        with_("sample", "cells", value={}),
        with_("quality", "methods", "level_table", value=GONE),
        with_("quality", "methods", "model", "distinct", "data-scientist", value={"rows": 3}),
        with_("quality", "methods", "level_table", "distinct", "overall", "error", value=99.5),
    ],
    ids=range(9),
)
def test_what_another_training_could_give_is_taken(
    changed: dict[str, Any], lay: Lay, valid: Valid, run: Run
) -> None:
    """The rules refuse nonsense and nothing else: every command about pay answers."""
    path = lay(changed)
    valid(path)
    for words in (("salary", "--level", "mid"), ("salary", "--country", "DE"), ("quality",)):
        done = run(*words, "--data", path)
        assert (done.code, done.err) == (0, "")


def test_pay_is_checked_only_where_it_is_touched(
    lay: Lay, valid: Valid, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new tool does not cost the reading of the pay model."""
    from mlcareer.knowledge import rules

    asked: list[bool] = []
    monkeypatch.setattr(rules, "pay_problems", lambda _knowledge: asked.append(True) or ())
    valid(lay("levels:\n  - {id: e5, name: E5, text: T., sources: [judgement]}\n"))
    assert asked == []
    valid(lay({"sample": PAY["sample"]}, "sample.yaml"))
    assert asked == [True]
