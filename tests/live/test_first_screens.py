"""Screens over the shipped data: the answer stands on the first one, and long texts fit."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

Run = Callable[..., Any]
Words = tuple[str, ...]

FIRST_SCREEN: dict[Words, list[str]] = {
    ("salary", "--level", "senior"): [
        r"^Published +[\d,]+ USD",
        r"^Model +[\d,]+ USD",
        r"80 % interval",
        r"United States",
    ],
    ("compare",): ["ML engineer", "Data scientist", r"Focus\b", r"Output\b", r"Question\b"],
    ("skills", "ml-engineer"): [r"core", r"working", r"Machine learning", r"Deep learning"],
    # Further questions, by the shape of their answers: no fact changes it.
    ("salary",): [r"^Published +[\d,]+ USD", r"^Entry +[\d,]{6,}", r"^Senior +[\d,]{6,}"],
    ("tools", "ml-engineer"): [r"core", r"working", r"Python\b", r"PyTorch"],
    ("roadmap", "--hours-per-week", "10"): [r"[\d,]+–[\d,]+ h", r"weeks", r"1 \w+.* \d+–\d+"],
    ("roles",): [r"Machine +learning|\(ml-engineer\)", r"Data +scientist|\(data-scientist\)"],
    ("ladder",): [r"Entry\b", r"Mid\b", r"Senior\b", r"[\d,]{6,}–[\d,]{6,}"],
    ("certificates",): [r"Professional", r"live +\d{2,}", r"\bUSD"],
    ("market",): [r"Open jobs", r"^Machine learning engineer +\d", r"^Data scientist +\d"],
    ("quality",): [r"80 % interval", r"\d\d\.\d %"],
    ("ask", "do", "i", "need", "a", "phd"): [r"Do I need a PhD\?", r"Mostly not"],
    ("why", "ml-engineer.pytorch"): [r"pytorch|PyTorch", r"core", r"cityjobs|CityJobs"],
}
"""What stands on the first 24 lines, because it is what was asked for: the README's at the top."""


@pytest.mark.parametrize("width", ["60", "80"])
@pytest.mark.parametrize("words", FIRST_SCREEN, ids=" ".join)
def test_the_answer_stands_on_the_first_screen(words: Words, width: str, shown: Run) -> None:
    """Nobody has to scroll to the answer."""
    screen = "\n".join(shown(*words, "--format", "table", COLUMNS=width).lines[:24])
    for pattern in FIRST_SCREEN[words]:
        assert re.search(pattern, screen, re.MULTILINE), pattern


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_every_example_fits_the_terminal(any_question: Words, width: str, shown: Run) -> None:
    """From the narrowest terminal promised: no line is too wide, cut off or ends in spaces."""
    lines = shown(*any_question, "--format", "table", COLUMNS=width).lines
    assert [line for line in lines if cell_len(line) > int(width)] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert [line for line in lines if "…" in line] == []
