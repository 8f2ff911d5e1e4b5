"""Plain text for pipes: columns, bars, wide letters, one record a line, and its form in ASCII."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mlcareer.formats.document import Bar, Column, Document
from mlcareer.formats.text import as_text, readable, width_of

SOURCES = (
    SimpleNamespace(id="gazette", publisher="The Gazette", kind="article", dated="2025-03-01"),
    SimpleNamespace(id="board", publisher="Job Board", kind="job-board", dated="2026"),
    SimpleNamespace(id="own", publisher="mlcareer", kind="judgement", dated="2026-01-01"),
)


def titled(title: str = "Title") -> Document:
    """Return an empty document that may cite three sources."""
    document = Document(SimpleNamespace(sources=SOURCES))
    document.title = title
    return document


def lines_of(document: Document) -> list[str]:
    """Return the document as lines, behind its title."""
    text = as_text(document)
    assert text.endswith("\n")
    title, *lines = text.splitlines()
    assert title == document.title
    return lines


def drawn(columns: list[Any], rows: list[Any]) -> list[str]:
    """Return a table as lines."""
    document = titled()
    document.table(columns, rows)
    return lines_of(document)


# --- Blocks ----------------------------------------------------------------------------------


def test_a_document_is_its_blocks_in_order() -> None:
    """A heading stands off; points, boxes and cautions carry their signs."""
    document = titled()
    document.line("First.", "answer")
    document.heading("Section")
    document.line("Take care.", "caution")
    document.line("By the way.", "note")
    document.items(["one", "two"])
    document.items(["to do"], boxes=True)
    assert lines_of(document) == [
        "First.",
        "",
        "Section",
        "Caution: Take care.",
        "By the way.",
        "  • one",
        "  • two",
        "  [ ] to do",
    ]


def test_what_is_empty_is_not_drawn() -> None:
    """A list without points and a table without rows leave nothing, no head either."""
    document = titled()
    document.items([])
    document.table(["A", "B"], [])
    assert lines_of(document) == []


def test_the_legend_tells_each_marker_once_in_order_of_use() -> None:
    """A number for each source as it is cited first, J for our own judgement."""
    document = titled()
    first = document.mark(["board"])
    both = document.mark(["own", "gazette", "board"], "reported")
    document.line(f"Said {first}, then {both}.")
    assert lines_of(document) == [
        "Said [1], then [reported 1 2 J].",
        "",
        "Sources",
        "[1] board (Job Board, 2026)",
        "[J] our own judgement",
        "[2] gazette (The Gazette, 2025-03-01)",
        "More: mlcareer why ID",
    ]


def test_nothing_is_wrapped_however_long() -> None:
    """A search finds a whole paragraph, point or record on one line."""
    long = " ".join(["word"] * 200)
    document = titled(long)
    document.heading(long)
    document.line(long)
    document.items([long])
    document.table([long, "B"], [(long, long)])
    _, heading, line, point, head, row = lines_of(document)
    assert (heading, line, point) == (long, long, f"  • {long}")
    assert head == f"{long}  B"
    assert row == f"{long}  {long}"


# --- Tables ----------------------------------------------------------------------------------


def test_a_column_is_as_wide_as_its_widest_cell() -> None:
    """Two spaces between columns; numbers end on one line, words begin on one; no spaces behind."""
    rows = [("a", "1,000", ""), ("bbbb", "5", "x y")]
    assert drawn(["A", Column("n", right=True), "C"], rows) == [
        "A         n  C",
        "a     1,000",
        "bbbb      5  x y",
    ]


def test_a_name_may_be_the_widest_cell() -> None:
    """The head needs its width as the rows do."""
    assert drawn(["Long name", Column("Count", right=True)], [("a", "1")]) == [
        "Long name  Count",
        "a              1",
    ]


def test_a_pipe_gets_the_columns_that_narrow_terminals_do_without() -> None:
    """Nothing is left out where nobody's screen is too narrow."""
    assert drawn(["A", Column("Far", least=300)], [("a", "kept")]) == ["A  Far", "a  kept"]


def test_wide_letters_take_two_places_and_accents_none() -> None:
    """Columns stay straight in Chinese, in composed and in decomposed spelling."""
    names = ["日本語", "e\u0301t", "国", "ab"]
    head, *rows = drawn(["名前", "B"], [(name, "x") for name in names])
    assert head == "名前    B"
    assert rows == ["日本語  x", "e\u0301t      x", "国      x", "ab      x"]
    assert {cell_len(row) for row in rows} == {9}


@given(text=st.text(st.sampled_from("aZ9 -–€·àǆßΩжשعกカ中文국한ﾊＡ…─●█├▶\u0301\u0308")))
def test_a_text_is_as_wide_as_a_terminal_draws_it(text: str) -> None:
    """By Rich's table, which knows terminals: both forms line up their columns alike."""
    assert width_of(text) == cell_len(text)


@given(
    rows=st.lists(
        st.tuples(st.text("ab é日"), st.text("12,."), st.text("xyz語")), min_size=1, max_size=6
    )
)
def test_every_column_starts_at_one_place_in_all_rows(rows: list[tuple[str, str, str]]) -> None:
    """Whatever the cells hold, each row is cut at the same widths."""
    marked = [(f"|{one}|", f"|{two}|", f"|{three}|") for one, two, three in rows]
    lines = drawn(["|a|", Column("|n|", right=True), "|c|"], marked)
    ends = {width_of(line[: [i for i, s in enumerate(line) if s == "|"][3]]) for line in lines}
    starts = {width_of(line[: [i for i, s in enumerate(line) if s == "|"][4]]) for line in lines}
    assert (len(ends), len(starts)) == (1, 1)
    assert len(lines) == len(rows) + 1


# --- Bars ------------------------------------------------------------------------------------


def bars(*given: Bar) -> list[str]:
    """Return bars of one column as they are drawn, whole lines of 32 signs."""
    rows = [(f"{number}", bar, ".") for number, bar in enumerate(given)]
    head, *lines = drawn(["n", "Range", "."], rows)
    assert head == f"n  Range{' ' * 29}."
    assert {len(line) for line in lines} == {38}
    return [line[3:35] for line in lines]


def test_a_range_goes_from_end_to_end_with_its_centre() -> None:
    """The column's scale runs from a tenth below the lowest to the highest value."""
    wide, open_ended, point = bars(
        Bar(190.0, 100.0, 140.0), Bar(190.0, 140.0, open_ended=True), Bar(100.0, 100.0)
    )
    assert wide == "   ├" + "─" * 12 + "●" + "─" * 14 + "┤"
    assert open_ended == " " * 16 + "├" + "─" * 14 + "▶"
    assert point.strip() == "┤"
    assert point.index("┤") == wide.index("├")


def test_a_length_starts_at_zero_and_a_little_is_still_seen() -> None:
    """Half the highest value is half the line; nothing is no line."""
    assert bars(Bar(400.0), Bar(200.0), Bar(1.0), Bar(0.0)) == [
        "█" * 32,
        "█" * 16 + " " * 16,
        "█" + " " * 31,
        " " * 32,
    ]


def test_a_cell_without_a_bar_stays_text() -> None:
    """A column may hold bars and words."""
    lines = drawn(["A", "B"], [("a", Bar(5.0)), ("b", "none")])
    assert lines == ["A  B", "a  " + "█" * 32, "b  none"]


@given(
    ranges=st.lists(
        st.tuples(st.integers(1, 10**7), st.integers(0, 10**6), st.integers(0, 100)), min_size=1
    )
)
def test_any_bars_keep_within_their_column(ranges: list[tuple[int, int, int]]) -> None:
    """Each has its two ends, or the one they share, and a centre between them."""
    drawn_bars = bars(
        *(Bar(low + more, low, low + more * part / 100) for low, more, part in ranges)
    )
    for line in drawn_bars:
        bar = line.strip()
        assert bar.count("●") == 1
        assert set(bar) <= set("├─●┤")


# --- ASCII -----------------------------------------------------------------------------------


@pytest.fixture
def c_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in a terminal that shows no more than ASCII."""
    monkeypatch.setenv("LC_ALL", "C")


@pytest.mark.usefixtures("c_locale")
@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("├──●─▶ ┤ ███", "|--o-> | ###"),
        ("5–10 · 3×4 ≥ 2 → x…", "5-10 - 3x4 > 2 > x~"),
        ("€50,000, £40, ₹5", "EUR 50,000, GBP 40, INR 5"),
        ("• déjà vu", "* deja vu"),
        ("plain [1 J]\n", "plain [1 J]\n"),
    ],
)
def test_signs_become_their_likes_in_ascii(text: str, plain: str) -> None:
    """Lines, bars, ranges and currencies keep their meaning; letters lose their accents."""
    assert readable(text) == plain


@pytest.mark.usefixtures("c_locale")
def test_a_bar_is_as_long_in_ascii() -> None:
    """Columns stay straight: each sign of a bar has one sign for it."""
    (bar,) = bars(Bar(190.0, 100.0, 140.0))
    assert len(readable(bar)) == len(bar)
    assert readable(bar).isascii()


def test_a_text_is_left_as_it_is_where_it_can_be_read() -> None:
    """A reader of UTF-8 gets every sign."""
    assert readable("├─●┤ €") == "├─●┤ €"
