"""Markdown: whatever a text holds, a reader of the Markdown sees that text and nothing else."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mlcareer.formats.document import Column, Document
from mlcareer.formats.markdown import as_markdown

Run = Callable[..., Any]

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"text", "text_special", "softbreak"}


def titled(text: str) -> Document:
    """Return an empty document with a title."""
    document = Document(SimpleNamespace(sources=()))
    document.title = text
    return document


NASTY = [
    "](http://evil.example) ![x](http://evil.example/p.png)",
    "[x][1] [1]: http://evil.example",
    "[1](http://evil.example)",
    "![1](http://evil.example) [J][1]",
    "<img src=x onerror=alert(1)> <http://evil.example>",
    "&lt;b&gt; &#60;i&#62; R&D &copy;",
    "https://ok.example/a_b_c?x=1&y=2#z (https://ok.example)",
    "https://evil.example/](javascript:alert(1)) https://x/_y_ https://x/*y*",
    "`code` ``more`` *bold* __bold__ ~~gone~~ ~gone~ \\*kept\\* $x$",
    "a | b \\| c",
    "- item",
    "1. item",
    "12) item",
    "> said",
    "# title #",
    "---",
    "+",
    "    four spaces",
    "~~~",
    "ends in \\",
]
"""Texts that Markdown would take for more than text."""


def _leaves(tokens: list[Token]) -> list[Token]:
    return [leaf for one in tokens if one.type == "inline" for leaf in one.children or ()]


def _seen(markdown: str) -> list[str]:
    """Return the texts a reader sees, one for each block; anything but text fails."""
    tokens = GITHUB.parse(markdown)
    assert {leaf.type for leaf in _leaves(tokens)} <= PLAIN, markdown
    blocks = {one.type for one in tokens if one.type in {"code_block", "fence", "html_block", "hr"}}
    assert blocks == set(), markdown
    return [
        "".join(leaf.content for leaf in one.children or ())
        for one in tokens
        if one.type == "inline"
    ]


LINES = st.text(
    st.one_of(
        st.sampled_from("[]()!<>&;~*_`\\#|+-=.:/1 9aJ$\"'{}@"),
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")),
    ),
    min_size=1,
    max_size=40,
).map(lambda text: text.strip() or "x")


@pytest.mark.parametrize("text", NASTY)
def test_a_text_that_looks_like_markup_is_shown_as_it_stands(text: str) -> None:
    """Links, pictures, HTML, lists, code and rules stay the signs they were written with."""
    _holds(text)


@settings(max_examples=400, deadline=None)
@given(text=LINES)
@example(text="[1][1]")
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    """In a title, a paragraph, a note, a list, a checklist and a table, whatever it is."""
    _holds(text)


def _holds(text: str) -> None:
    whole = titled(text)
    whole.heading(text)
    whole.line(text)
    whole.line(text, "note")
    whole.items([text, text])
    whole.items([text], boxes=True)
    whole.table([text, Column("n", right=True)], [(text, "1")])
    kept = text.strip(" \t")
    boxed = "[ ] " + kept
    wanted = [kept] * 6 + [boxed] + [kept, "n", kept, "1"]
    assert _seen(as_markdown(whole)) == wanted


def test_what_needs_no_mending_is_not_made_ugly() -> None:
    """Addresses, markers, brackets and an ampersand stay as they were."""
    text = "R&D (see https://a.example/x_y?b=1&c#d) costs 5-10 % [reported 1 3 J] > 3 - 4, e.g. 1.5"
    whole = titled("t")
    whole.line(text)
    assert as_markdown(whole) == f"# t\n\n{text}\n"


@pytest.mark.parametrize("text", NASTY[:8])
def test_a_users_record_puts_nothing_into_markdown(text: str, run: Run, folder: Path) -> None:
    """From a file of the user's own to the Markdown of a command."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    (folder / "own.yaml").write_text(
        f'sources: [{{id: own, publisher: "{quoted}", title: "{quoted}", kind: article,'
        " published: 2026, url: https://own.example/a}]",
        encoding="utf-8",
    )
    done = run("sources", "own", "--data", str(folder), "--format", "markdown")
    assert (done.code, done.err) == (0, "")
    seen = "\n".join(
        leaf.content for leaf in _leaves(GITHUB.parse(done.text)) if leaf.type in PLAIN
    )
    assert {leaf.type for leaf in _leaves(GITHUB.parse(done.text))} <= PLAIN | {"code_inline"}
    assert seen.replace("\n", "").count(text) >= 1
