"""How answers look: whole outputs against golden files, widths, pipes, colour, plain ASCII.

They are drawn over the invented knowledge of ``tests/fixture``, so that looks and facts change
apart. ``UPDATE_SCREENS=1 python -m pytest tests/screens`` writes the golden files anew.
"""

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from mlcareer.knowledge import opening

Run = Callable[..., Any]
Words = tuple[str, ...]

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
FIXTURE = HERE.parent / "fixture"

DAY = ("--on", "2026-08-01")
"""Of the invented knowledge one source is due then."""

SCREENS: dict[str, Words] = {
    "compare": ("compare",),
    "skills": ("skills",),
    "skills-of-role": ("skills", "ml-engineer"),
    "skills-one": ("skills", "deep-learning"),
    "tools": ("tools",),
    "tools-of-role": ("tools", "ml-engineer"),
    "tools-one": ("tools", "kiln"),
    "tools-renamed": ("tools", "oven"),
    "roles": ("roles",),
    "roles-one": ("roles", "ml-engineer"),
    "ask": ("ask", "do i need a phd"),
    "ask-several": ("ask", "kiln"),
    "market": ("market", "--all"),
    "salary": ("salary",),
    "salary-senior": ("salary", "--level", "senior"),
    "salary-explained": ("salary", "--level", "entry", "--explain"),
    "salary-by-country": ("salary", "--level", "senior", "--by", "country"),
    "salary-offer": ("salary", "--level", "mid", "--country", "DE", "--offer", "95.000 EUR"),
    "salary-contract": ("salary", "--contract", "--period", "day"),
    "ladder": ("ladder",),
    "quality": ("quality",),
    "roadmap": ("roadmap", "--hours-per-week", "10", "--start", "2027-01-04"),
    "certificates": ("certificates", "--all"),
    "sources": ("sources",),
    "sources-one": ("sources", "gazette"),
    "sources-due": ("sources", "--stale", *DAY),
    "why": ("why", "ml-engineer.kiln"),
    "why-figure": ("why", "us-mle-gazette-senior"),
    "check": ("check", "mine.yaml", *DAY),
    "schema": ("schema",),
    "export": ("export",),
}
"""The answers that are kept whole, by the name of their golden files."""

WIDTHS = ["60", "80", "120", None]
"""Columns of the terminal; None is a pipe."""

FIRST: dict[str, str] = {words[0]: name for name, words in reversed(SCREENS.items())}
"""The first screen of each command: what is kept as Markdown, and as CSV."""
UNTABLED = {"compare", "schema", "export"}
"""The commands whose answer is no table."""
AS_TEXT = {
    **{f"{command}.md": ("markdown", SCREENS[name]) for command, name in FIRST.items()},
    **{
        f"{command}.csv": ("csv", SCREENS[name])
        for command, name in FIRST.items()
        if command not in UNTABLED
    },
}
"""Format and words of the answers that are kept in another form than a table."""

COLOUR = re.compile(r"\x1b\[[\d;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")


@pytest.fixture(scope="module", autouse=True)
def _over_invented() -> Iterator[None]:
    """Let every command line answer from the invented knowledge, in the folder of its overlay."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "CHECKOUT", FIXTURE)
        patch.chdir(HERE)
        _forget()
        yield
    _forget()


def _forget() -> None:
    opening.built_in.cache_clear()
    opening.open_knowledge.cache_clear()


@pytest.fixture(scope="module")
def seen(run: Run) -> Run:
    """Run a command line over the invented knowledge, once for all tests that want to see it."""
    return cache(run)


def _table(name: str) -> Words:
    return (*SCREENS[name], "--format", "table")


def _compare(done: Any, path: Path) -> None:
    """Hold an answer against its golden file, which is written anew where that is asked for."""
    assert (done.code, done.err) == (0, "")
    if os.environ.get("UPDATE_SCREENS"):
        path.write_bytes(done.out)
    assert done.text == path.read_bytes().decode("utf-8"), "wanted? UPDATE_SCREENS=1"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SCREENS)
def test_an_answer_looks_as_it_did(name: str, width: str | None, seen: Run) -> None:
    """Whole outputs, so that a change of looks is seen and wanted."""
    _compare(seen(*_table(name), COLUMNS=width), GOLDEN / f"{name}.{width or 'pipe'}.txt")


@pytest.mark.parametrize("name", AS_TEXT)
def test_markdown_and_csv_look_as_they_did(name: str, run: Run) -> None:
    """One answer of each command in each of its other forms for readers."""
    form, words = AS_TEXT[name]
    _compare(run(*words, "--format", form), GOLDEN / name)


def test_every_golden_file_is_compared() -> None:
    """No golden file outlives its question."""
    wanted = {f"{name}.{width or 'pipe'}.txt" for name in SCREENS for width in WIDTHS}
    assert {path.name for path in GOLDEN.iterdir()} == wanted | AS_TEXT.keys()


def test_every_command_has_a_screen(commands: dict[str, Any]) -> None:
    """A new command is looked at, too."""
    assert FIRST.keys() == commands.keys()


# --- Width -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", ["60", "80", "120"])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_is_wider_than_the_terminal(name: str, width: str, seen: Run) -> None:
    """At 60, 80 and 120 columns nothing runs over the edge."""
    lines = seen(*_table(name), COLUMNS=width).lines
    assert [line for line in lines if cell_len(line) > int(width)] == []


@pytest.mark.parametrize("width", ["1", "12", "40", "300"])
def test_odd_widths_are_survived(width: str, run: Run) -> None:
    """A very narrow or very wide window still gets an answer."""
    for words in (SCREENS["salary"], SCREENS["why"]):
        done = run(*words, COLUMNS=width)
        assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_cut_off(name: str, width: str | None, seen: Run) -> None:
    """Where a table gets narrow its cells are wrapped, never ended by an ellipsis."""
    assert "…" not in seen(*_table(name), COLUMNS=width).text


# --- Pipes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCREENS)
def test_a_pipe_gets_no_escape_codes(name: str, seen: Run) -> None:
    """What a program reads is text alone."""
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", seen(*_table(name), COLUMNS=None).out)


def test_a_pipe_gets_one_record_a_line(seen: Run) -> None:
    """A search finds the whole record: each figure or fact is on one line with its id."""
    for words, rows, said in (
        (("salary",), "figures", ("currency", "label")),
        (("sources", "gazette"), "facts", ("kind", "text")),
    ):
        lines = seen(*words, "--format", "table", COLUMNS=None).lines
        for row in seen(*words, "--format", "json").answer[rows]:
            called = re.compile(rf"(?<![\w.-]){re.escape(row['id'])}(?![\w.-])")
            found = [line for line in lines if called.search(line)]
            assert any(all(row[key] in line for key in said) for line in found), row


@pytest.mark.parametrize("form", ["json", "markdown", "csv"])
def test_only_tables_are_coloured(form: str, run: Run) -> None:
    """FORCE_COLOR asks for coloured tables, never for broken data."""
    done = run("salary", "--format", form, FORCE_COLOR="1", terminal=True)
    assert b"\x1b" not in done.out


# --- Colour ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCREENS)
def test_a_terminal_gets_colour_and_the_same_words(name: str, run: Run, seen: Run) -> None:
    """Colour is never the only carrier: without the codes, the text is that of the plain table."""
    coloured = run(*_table(name), terminal=True).text
    assert COLOUR.search(coloured)
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [one.rstrip() for one in bare.splitlines()] == seen(*_table(name), COLUMNS="80").lines


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
    assert not COLOUR.search(run(*SCREENS[name], **surroundings).text)


def test_colour_can_be_forced_into_a_pipe(run: Run) -> None:
    """FORCE_COLOR colours a table that is piped to a pager."""
    assert COLOUR.search(run("salary", FORCE_COLOR="1").text)


# --- Locales ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCREENS)
def test_the_c_locale_gets_pure_ascii(name: str, run: Run) -> None:
    """A terminal that cannot show more gets lines, bars and currencies in ASCII."""
    done = run(*_table(name), LC_ALL="C")
    assert (done.code, done.err) == (0, "")
    assert done.text.isascii()
    assert max(map(len, done.lines)) <= 80


@pytest.mark.parametrize("name", ["ladder", "market", "roadmap", "sources", "check", "compare"])
def test_the_posix_locale_is_the_c_locale(name: str, run: Run) -> None:
    """The same under its other name."""
    assert run(*_table(name), LC_ALL="POSIX") == run(*_table(name), LC_ALL="C")


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
