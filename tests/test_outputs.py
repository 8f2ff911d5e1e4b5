"""Where answers go: CSV for other programs, files that stay whole, streams that fail, signals."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from mlcareer.reports import ANSWERS, answer_model

Run = Callable[..., Any]
Words = tuple[str, ...]


def rows_of(done: Any) -> list[dict[str, str]]:
    """Return the rows of a CSV answer by their columns."""
    assert (done.code, done.err) == (0, "")
    return list(csv.DictReader(StringIO(done.text, newline="")))


# --- CSV -------------------------------------------------------------------------------------

TABLES = sorted(name for name in ANSWERS if answer_model(name).csv_field)


@pytest.mark.parametrize(
    "words",
    [("skills",), ("skills", "ml-engineer"), ("skills", "deep-learning"), ("tools",), ("ladder",)],
)
def test_a_cell_holds_a_plain_value(words: Words, run: Run) -> None:
    """No cell holds Python or JSON, and true and false are written as everywhere else."""
    _plain_cells(run(*words, "--format", "csv"))


def test_every_example_has_plain_cells(any_question: Words, shown: Run) -> None:
    """The same over all commands."""
    if any_question[0] in TABLES:
        _plain_cells(shown(*any_question, "--format", "csv"))


def _plain_cells(done: Any) -> None:
    cells = [cell for row in rows_of(done) for cell in row.values()]
    odd = [one for one in cells if one[:1] in {"{", "["} or "{'" in one or one.endswith("; None")]
    assert odd == []
    assert not {"True", "False"} & set(cells)


def test_a_list_of_records_is_told_by_ids_or_by_what_they_say(run: Run) -> None:
    """What leads on is an id; what has none is said in words."""
    rung = rows_of(run("ladder", "--format", "csv"))[1]
    assert rung["expectations"].split("; ")[0].startswith("mle-")
    assert rung["modelled.factors"].startswith("base 162950.21 USD a year; role ")
    skill = rows_of(run("skills", "deep-learning", "--format", "csv"))[0]
    assert "machine-learning required" in skill["requires"].split("; ")
    assert float(skill["hours.low"]) > 0


@pytest.mark.parametrize(
    ("full", "empty"),
    [
        (("skills", "ml-engineer"), ("skills", "communication")),
        (("tools", "ml-engineer"), ("tools", "pytorch")),
        (("ladder",), ("ladder", "--country", "AQ")),
        (("roadmap", "--hours-per-week", "10"), ("roadmap",)),
        (
            ("sources", "--stale", "--on", "2040-01-01"),
            ("sources", "--stale", "--on", "2000-01-01"),
        ),
    ],
)
def test_the_columns_are_those_of_the_kind_of_row(full: Words, empty: Words, run: Run) -> None:
    """A script that reads a column finds it whichever records there are."""
    heads = [run(*words, "--format", "csv").lines[0].split(",") for words in (full, empty)]
    assert heads[0] == heads[1]
    parents = {name.rpartition(".")[0] for name in heads[0]}
    assert not parents & set(heads[0])


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_text_is_a_formula(sign: str, run: Run, folder: Path) -> None:
    """A spreadsheet shows what a record says and computes nothing; numbers stay numbers."""
    (folder / "own.yaml").write_text(
        f'sources: [{{id: own, publisher: "{sign}1+1", title: t, kind: article, published: 2026}}]'
    )
    (row,) = rows_of(run("sources", "own", "--data", str(folder), "--format", "csv"))
    assert row["publisher"] == f"'{sign}1+1"
