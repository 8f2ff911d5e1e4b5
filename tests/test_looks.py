"""How answers look: whole outputs against golden files, widths, pipes, colour, plain ASCII.

``UPDATE_GOLDEN=1 python -m pytest tests/test_looks.py`` writes the golden files anew.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

Run = Callable[..., Any]
Words = tuple[str, ...]

GOLDEN = Path(__file__).parent / "golden"

WHOLE: dict[str, Words] = {
    "compare": ("compare",),
    "salary-senior": ("salary", "--level", "senior"),
    "salary": ("salary",),
    "skills": ("skills", "ml-engineer"),
    "tools": ("tools", "ml-engineer"),
    "roadmap": ("roadmap", "--hours-per-week", "10"),
    "roles": ("roles",),
    "ladder": ("ladder",),
    "certificates": ("certificates",),
    "market": ("market",),
    "quality": ("quality",),
    "ask": ("ask", "do i need a phd"),
    "why": ("why", "ml-engineer.pytorch"),
}
"""The answers that are kept whole, by the name of their golden file."""

WIDTHS = ["60", "80", "120", None]
"""Columns of the terminal; None is a pipe."""

FIRST_SCREEN: dict[str, list[str]] = {
    "compare": ["ML engineer", "Data scientist", r"Focus\b", r"Production:", r"Question\b"],
    "salary-senior": [
        r"^Published +[\d,]+ USD",
        r"^Model +[\d,]+ USD",
        r"8 of 10",
        r"United States",
    ],
    "salary": [r"^Published +162,164 USD", r"Entry\b", r"118,746"],
    "skills": [r"core", r"Machine learning", r"Deep learning"],
    "tools": [r"core", r"Python\b", r"PyTorch"],
    "roadmap": [r"[\d,]+–[\d,]+ h", r"weeks", r"Foundations", r"Programming"],
    "roles": [r"Machine +learning|\(ml-engineer\)", r"Data +scientist|\(data-scientist\)"],
    "ladder": [r"Entry\b", r"Mid\b", r"Senior\b", r"[\d,]{6,}–[\d,]{6,}"],
    "certificates": [r"Professional", r"live", r"200 USD"],
    "market": [r"Open jobs", r"333", r"297"],
    "quality": [r"8 of 10|80 %|coverage|cover", r"\d\d\.\d ?%"],
    "ask": [r"Do I need a PhD\?", r"Mostly not"],
    "why": [r"pytorch|PyTorch", r"core", r"cityjobs|CityJobs"],
}
"""What stands on the first 24 lines, because it is what was asked for."""

COLOUR = re.compile(r"\x1b\[[\d;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WHOLE)
def test_an_answer_looks_as_it_did(name: str, width: str | None, shown: Run) -> None:
    """Whole outputs, so that a change of looks is seen and wanted."""
    now = shown(*WHOLE[name], "--format", "table", COLUMNS=width)
    assert (now.code, now.err) == (0, "")
    path = GOLDEN / f"{name}.{width or 'pipe'}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(now.out)
    assert now.text == path.read_bytes().decode("utf-8"), "wanted? UPDATE_GOLDEN=1"


def test_every_golden_file_is_compared() -> None:
    """No golden file outlives its question."""
    wanted = {f"{name}.{width or 'pipe'}.txt" for name in WHOLE for width in WIDTHS}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


# --- Width -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", ["60", "80", "120"])
@pytest.mark.parametrize("name", WHOLE)
def test_no_line_is_wider_than_the_terminal(name: str, width: str, shown: Run) -> None:
    """At 60, 80 and 120 columns nothing runs over the edge."""
    lines = shown(*WHOLE[name], "--format", "table", COLUMNS=width).lines
    assert [line for line in lines if cell_len(line) > int(width)] == []


def test_every_example_fits_60_columns(any_question: Words, shown: Run) -> None:
    """The narrowest terminal that is promised, for every other question."""
    lines = shown(*any_question, "--format", "table", COLUMNS="60").lines
    assert [line for line in lines if cell_len(line) > 60] == []
    assert not [line for line in lines if line != line.rstrip()], "ends in spaces"


@pytest.mark.parametrize("width", ["1", "12", "40", "300"])
def test_odd_widths_are_survived(width: str, run: Run) -> None:
    """A very narrow or very wide window still gets an answer."""
    for words in (WHOLE["salary"], WHOLE["why"]):
        done = run(*words, COLUMNS=width)
        assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WHOLE)
def test_nothing_is_cut_off(name: str, width: str | None, shown: Run) -> None:
    """Where a table gets narrow its cells are wrapped, never ended by an ellipsis."""
    assert "…" not in shown(*WHOLE[name], "--format", "table", COLUMNS=width).text


@pytest.mark.parametrize("width", ["60", "80"])
@pytest.mark.parametrize("name", WHOLE)
def test_the_answer_stands_on_the_first_screen(name: str, width: str, shown: Run) -> None:
    """Nobody has to scroll to the answer."""
    screen = "\n".join(shown(*WHOLE[name], "--format", "table", COLUMNS=width).lines[:24])
    for pattern in FIRST_SCREEN[name]:
        assert re.search(pattern, screen, re.MULTILINE), pattern


# --- Pipes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
def test_a_pipe_gets_no_escape_codes(name: str, shown: Run) -> None:
    """What a program reads is text alone."""
    assert not re.search(
        rb"[\x00-\x09\x0b-\x1f\x7f]", shown(*WHOLE[name], "--format", "table", COLUMNS=None).out
    )


def test_a_pipe_gets_one_record_a_line(shown: Run) -> None:
    """A search finds the whole record: each figure is on one line with its id."""
    figures = shown("salary", "--format", "json").answer["figures"]
    lines = shown("salary", "--format", "table", COLUMNS=None).lines
    for figure in figures:
        (line,) = [one for one in lines if re.search(rf"\b{re.escape(figure['id'])}(?![\w-])", one)]
        assert figure["currency"] in line
        assert figure["label"] in line


@pytest.mark.parametrize("form", ["json", "markdown", "csv"])
def test_only_tables_are_coloured(form: str, run: Run) -> None:
    """FORCE_COLOR asks for coloured tables, never for broken data."""
    done = run("salary", "--format", form, FORCE_COLOR="1", terminal=True)
    assert b"\x1b" not in done.out


# --- Colour ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
def test_a_terminal_gets_colour_and_the_same_words(name: str, run: Run, shown: Run) -> None:
    """Colour is never the only carrier: without the codes, the text is that of the plain table."""
    words = (*WHOLE[name], "--format", "table")
    coloured = run(*words, terminal=True).text
    assert COLOUR.search(coloured)
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [one.rstrip() for one in bare.splitlines()] == shown(*words, COLUMNS="80").lines


@pytest.mark.parametrize(
    "surroundings",
    [
        {"NO_COLOR": "1", "terminal": True},
        {"NO_COLOR": "1", "FORCE_COLOR": "1"},
        {"TERM": "dumb", "terminal": True},
    ],
    ids=["NO_COLOR on a terminal", "NO_COLOR beats FORCE_COLOR", "a dumb terminal"],
)
@pytest.mark.parametrize("name", ["salary", "ladder", "ask", "why"])
def test_no_colour_where_it_is_not_wanted(
    name: str, surroundings: dict[str, Any], run: Run
) -> None:
    """NO_COLOR and TERM=dumb are obeyed."""
    assert not COLOUR.search(run(*WHOLE[name], **surroundings).text)


def test_colour_can_be_forced_into_a_pipe(run: Run) -> None:
    """FORCE_COLOR colours a table that is piped to a pager."""
    assert COLOUR.search(run("salary", FORCE_COLOR="1").text)


# --- Locales ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
def test_the_c_locale_gets_pure_ascii(name: str, run: Run) -> None:
    """A terminal that cannot show more gets lines, bars and currencies in ASCII."""
    done = run(*WHOLE[name], LC_ALL="C")
    assert (done.code, done.err) == (0, "")
    assert done.text.isascii()
    assert max(map(len, done.lines)) <= 80


@pytest.mark.parametrize("command", ["sources", "check", "schema", "export"])
def test_the_posix_locale_is_the_c_locale(command: str, run: Run) -> None:
    """The same under its other name, for the commands that are not kept whole."""
    assert run(command, "--format", "table", LC_ALL="POSIX").text.isascii()


def test_ascii_keeps_what_the_signs_said(run: Run) -> None:
    """Bars, ranges and euros survive in other signs."""
    text = run("ladder", "--country", "DE", LC_ALL="C").text
    assert re.search(r"\d,\d{3}-\d", text)
    assert "EUR" in text
    assert "?" not in text


def test_a_stdout_of_another_encoding_is_written_to(process: Run) -> None:
    """A console that is not UTF-8 makes no answer fail: it gets ASCII."""
    done = process("salary", "--contract", LC_ALL=None, LANG="C", PYTHONIOENCODING="cp1252")
    assert (done.code, done.err) == (0, "")
    assert done.out.isascii()
