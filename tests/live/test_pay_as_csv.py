"""Compared pay as a table for programs."""

import csv
from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize("axis", ["country", "level", "role"])
def test_a_comparison_of_pay_gives_its_rows_as_csv(axis: str, run: Callable[..., Any]) -> None:
    """One row an estimate, in the order of the answer, in plain cells."""
    rungs = run("salary", "--by", axis, "--json").answer["rungs"]
    wanted = [
        (rung["id"], "published" if key == "published" else rung[key]["mark"], rung[key]["high"])
        for rung in rungs
        for key in ("published", "modelled")
        if rung[key]
    ]
    rows = list(csv.DictReader(run("salary", "--by", axis, "--format", "csv").lines))
    assert [(row["id"], row["estimate"], float(row["high"])) for row in rows] == wanted
    assert len(rows) >= len(rungs) > 3
    for row in rows:
        assert float(row["low"]) <= float(row["typical"]) <= float(row["high"])
        assert not any(sign in cell for cell in row.values() for sign in "{}[]")
