"""Draws a document for a terminal, in its width and colours. The only place that imports Rich.

Rich knows terminals: how wide they are and which colours they take. Lines are put together as plain
strings, since its own tables and texts cost more than all the rest of an answer, and its versions
differ in where a rule ends.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from io import StringIO
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.console import Console

from mlcareer.formats.document import Bar, Block, Column, Document, Heading, Items, Line, Table
from mlcareer.formats.text import (
    BOX,
    BULLET,
    CAUTION,
    GAP,
    INDENT,
    LONGEST_BAR,
    MORE,
    cell_text,
    cells_of,
    scale_of,
)

SHORTEST_BAR = 10
LONGEST_WORD = 18
TITLE, HEADING, HEAD, NOTE, BAR = "bold cyan", "bold", "dim bold", "dim", "cyan"
TONES = {"plain": "", "answer": "bold", "note": NOTE, "caution": "yellow"}
NOTHING = "·"
"""A cell without a value, left out where rows stand as records."""
WORD = re.compile(r"\s*\S+\s*")
SAMPLE = "x"


class Surface(NamedTuple):
    """A terminal to draw for: its width in columns, and its colours."""

    width: int
    dyed: Callable[[str, str], str]
    """Returns a text in a style, such as ``bold cyan``, as this terminal takes it."""


def as_lines(document: Document) -> str:
    """Return the document as lines of the terminal's width, in colour where it wants it."""
    surface = _surface()
    lines = _paragraph(document.title, TITLE, surface)
    for block in document.blocks:
        lines += _draw(block, surface)
    if document.cited:
        legend = "Sources  " + "  ".join(document.legend())
        lines += ["", *_paragraph(legend, NOTE, surface), surface.dyed(MORE, NOTE)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _surface() -> Surface:
    console = Console(
        file=StringIO(),  # stdout gets the whole text, or an error that is ours
        force_terminal=sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR")),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )

    @cache
    def around(style: str) -> list[str]:
        """Return what Rich writes before and after a text in a style."""
        with console.capture() as capture:
            console.print(SAMPLE, style=style, end="")
        return capture.get().split(SAMPLE)

    def dyed(text: str, style: str) -> str:
        if not (style and text):
            return text
        before, after = around(style)
        return f"{before}{text}{after}"

    return Surface(console.width, dyed)


def _draw(block: Block, surface: Surface) -> list[str]:
    match block:
        case Heading(text):
            return ["", *_paragraph(text, HEADING, surface)]
        case Line(text, tone):
            return _paragraph(CAUTION * (tone == "caution") + text, TONES[tone], surface)
        case Items(rows, boxes):
            sign = INDENT + (BOX if boxes else BULLET)
            return [line for row in rows for line in _hung(sign, row, surface)]
        case Table():
            return _table(block, surface)


def _paragraph(text: str, style: str, surface: Surface) -> list[str]:
    return [surface.dyed(line, style) for line in wrapped(text, surface.width)]


def _hung(sign: str, text: str, surface: Surface) -> list[str]:
    """Return a text behind a sign, its further lines below its first word."""
    first, *more = wrapped(text, surface.width - len(sign))
    return [sign + first, *(" " * len(sign) + line for line in more)]


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines of at most ``width`` columns; words that are longer are broken."""
    if cell_len(text) <= width:
        return [text]
    width = max(width, 1)
    lines: list[str] = []
    line = ""
    for word in WORD.findall(text):
        size = cell_len(word.rstrip())
        if cell_len(line) + size <= width:
            line += word
            continue
        if line:
            lines.append(line.rstrip())
        line = word
        if size > width:
            *whole, line = chop_cells(word, width)
            lines += whole
    return [*lines, line.rstrip()]


def _table(table: Table, surface: Surface) -> list[str]:
    """Return the table, without its bars where they do not fit, as records where nothing does."""
    width = surface.width
    kept = [number for number, column in enumerate(table.columns) if width >= column.least]
    least = {number: _least(table, number) for number in kept}
    room = width - GAP * (len(kept) - 1)
    bars = [number for number in kept if _has_bars(table, number)]
    if sum(least.values()) + SHORTEST_BAR * len(bars) > room:
        kept = [number for number in kept if number not in bars]
        bars = []
        room = width - GAP * (len(kept) - 1)
    if sum(least[number] for number in kept) > room:
        return _records(table, kept, surface)
    widths = _shared_out(table, kept, room)
    columns = [(table.columns[number], widths[number]) for number in kept]
    scales = {number: scale_of(table, number) for number in bars}
    lines = _row(columns, [(column.name, HEAD) for column, _ in columns], surface, is_head=True)
    lines.append("─" * (sum(widths.values()) + GAP * (len(kept) - 1)))
    for row in table.rows:
        cells = (
            (
                cell_text(row[number], scales.get(number, (0.0, 1.0)), widths[number]),
                BAR if isinstance(row[number], Bar) else "",
            )
            for number in kept
        )
        lines += _row(columns, cells, surface)
    return lines


def _row(
    columns: list[tuple[Column, int]],
    cells: Iterable[tuple[str, str]],
    surface: Surface,
    *,
    is_head: bool = False,
) -> list[str]:
    """Return one row of cells, each a text and its style, as lines; in the head they stand low."""
    styles: list[str] = []
    blocks: list[list[str]] = []
    for (text, style), (_, width) in zip(cells, columns, strict=True):
        styles.append(style)
        blocks.append(wrapped(text, width))
    height = max(map(len, blocks))
    lines = []
    for number in range(height):
        parts = []
        for (column, width), block, style in zip(columns, blocks, styles, strict=True):
            at = number - (height - len(block) if is_head else 0)
            part = block[at] if 0 <= at < len(block) else ""
            space = " " * (width - cell_len(part))
            dyed = surface.dyed(part, style)
            parts.append(space + dyed if column.right else dyed + space)
        lines.append((" " * GAP).join(parts))
    return lines


def _shared_out(table: Table, kept: list[int], room: int) -> dict[int, int]:
    """Return the width of each column: its need, then what is left, to the modest ones first."""
    wanted = {
        number: LONGEST_BAR if _has_bars(table, number) else _natural(table, number)
        for number in kept
    }
    widths = {
        number: SHORTEST_BAR if _has_bars(table, number) else _least(table, number)
        for number in kept
    }
    left = room - sum(widths.values())
    waiting = sorted(
        kept, key=lambda number: (_has_bars(table, number), wanted[number] - widths[number])
    )
    while waiting and left > 0:
        number = waiting.pop(0)
        more = min(wanted[number] - widths[number], max(left // (len(waiting) + 1), 0))
        widths[number] += more
        left -= more
    return widths


def _records(table: Table, kept: list[int], surface: Surface) -> list[str]:
    """Return the rows as records, one under another: the form for very narrow terminals."""
    lines: list[str] = []
    for row in table.rows:
        first, *rest = kept
        lines += _paragraph(str(row[first]), HEADING, surface)
        for number in rest:
            cell = row[number]
            if cell and cell != NOTHING:
                label = table.columns[number].name
                lines += _hung(INDENT, f"{label}: {cell}" if label else str(cell), surface)
    return lines


def _has_bars(table: Table, number: int) -> bool:
    return any(isinstance(row[number], Bar) for row in table.rows)


def _natural(table: Table, number: int) -> int:
    return 0 if _has_bars(table, number) else max(map(cell_len, cells_of(table, number)))


def _least(table: Table, number: int) -> int:
    """Return the width a column needs: its longest word, or its longest cell if never wrapped."""
    column = table.columns[number]
    if _has_bars(table, number):
        return 0
    if column.whole or column.right:
        return _natural(table, number)
    words = [word for cell in cells_of(table, number) for word in cell.split()]
    return min(LONGEST_WORD, max(map(cell_len, words), default=0))
