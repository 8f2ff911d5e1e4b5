"""Every shipped text is in our own words: no run of eight is one of a source article or a note.

``runs.bin`` has a mark of each such run and none of the texts; ``tools/evidence/runs.py`` wrote it.
"""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
FILES = sorted([*DATA.glob("*.yaml"), *DATA.glob("*/*.yaml")])
MARKS = Path(__file__).parent / "runs.bin"
NAMES = {
    "url", "title", "aliases", "lookup_only", "narrower", "also", "name", "former", "publisher",
    "locators", "forms",
}  # fmt: skip
"""Keys of names, titles and headings, which are as they are, and of words that people type."""
ADDRESS = re.compile(r"[^\s()]+\.[a-z]+/[^\s()]+")
"""Where something lies is no wording: github.com/somebody/something."""


@pytest.fixture(scope="module")
def writer() -> Any:
    """Return the program that marks runs; nothing of tools/ stays importable by accident."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "tools"))
        yield importlib.import_module("evidence.runs")


@pytest.fixture(scope="module")
def marked(writer: Any) -> set[bytes]:
    """Return the marks that are on file."""
    held = MARKS.read_bytes()
    return {held[at : at + writer.BYTES] for at in range(0, len(held), writer.BYTES)}


def texts(value: Any, owner: str = "") -> Iterator[tuple[str, str]]:
    """Yield (nearest id, text) of every text that somebody wrote."""
    if isinstance(value, str):
        yield owner, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in NAMES:
                yield from texts(one, str(value.get("id", owner)))
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, owner)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_no_text_shares_eight_words_in_a_row_with_a_source(
    path: Path, writer: Any, marked: set[bytes]
) -> None:
    """Facts are anybody's; how an author put them is not."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    copied = [
        (owner, text)
        for owner, text in texts(loaded)
        if not marked.isdisjoint(writer.runs(ADDRESS.sub(".", text)))
    ]
    assert copied == []


def test_the_marks_are_in_order_and_each_stands_once(writer: Any, marked: set[bytes]) -> None:
    """So that the same texts give the same file, whatever the order of the folders."""
    held = MARKS.read_bytes()
    assert len(held) % writer.BYTES == 0
    assert b"".join(sorted(marked)) == held
    assert len(marked) > 10_000


def test_a_run_is_found_whatever_its_case_signs_and_line_ends(writer: Any, tmp_path: Path) -> None:
    """Eight words are a run, seven are none, and one other word in the middle makes it another."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.txt").write_text("One two, three\nfour FIVE six's\n\nseven eight.")
    (tmp_path / "two.csv").write_text("Nobody reads the words of a table at all here.")
    (mark,) = writer.runs("one two three four five six's seven (eight)")
    assert writer.marks(tmp_path) == mark
    assert list(writer.runs("one two three four five six seven")) == []
    (other,) = writer.runs("one two three four 5 six's seven eight")
    assert other != mark
    assert len(list(writer.runs("one two three four five six seven eight nine"))) == 2


def test_a_copied_sentence_would_be_seen(writer: Any, tmp_path: Path) -> None:
    """From a text to its marks and back, within a longer sentence of ours."""
    (tmp_path / "note.md").write_text("The quick brown fox jumps over the lazy dog every morning.")
    marks = writer.marks(tmp_path)
    known = {marks[at : at + writer.BYTES] for at in range(0, len(marks), writer.BYTES)}
    assert known.intersection(writer.runs("They say: quick brown fox jumps over the lazy dog!"))
    assert known.isdisjoint(writer.runs("A quick brown fox leaps over the lazy dog every morning."))
