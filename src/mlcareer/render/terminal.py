"""Draws a document for a terminal or a pipe. The only place that imports Rich."""

import os
import sys
from io import StringIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from mlcareer.render.document import Bar, Block, Document, Heading, Items, Line, Table

GAP = 2
SHORTEST_BAR, LONGEST_BAR = 10, 32
LONGEST_WORD = 18
PIPE_WIDTH = 10_000
RULE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
TONES = {"plain": "", "answer": "bold", "note": "dim", "caution": "yellow"}
WORDS = {"note": "", "caution": "Caution: "}


def as_text(document: Document, *, to_terminal: bool) -> str:
    """Return the document as text, with colour where stdout is a terminal that wants it."""
    console = _console(to_terminal=to_terminal)
    piped = console.width >= PIPE_WIDTH
    with console.capture() as capture:
        console.print(Text(document.title, style="bold cyan"))
        for block in document.blocks:
            for drawn in _draw(block, console.width, piped=piped):
                console.print(drawn)
        _sources(document, console, piped=piped)
    lines = capture.get().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _console(*, to_terminal: bool) -> Console:
    if not to_terminal:
        return Console(file=StringIO(), width=PIPE_WIDTH, no_color=True, highlight=False)
    forced = os.environ.get("FORCE_COLOR")
    shown = sys.stdout.isatty() or bool(forced)
    wide = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Console(
        file=sys.stdout,
        width=wide,
        force_terminal=shown,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _draw(block: Block, width: int, *, piped: bool) -> list[RenderableType]:
    match block:
        case Heading(text):
            return [Text(""), Text(text, style="bold")]
        case Line(text, tone):
            return [Text(WORDS.get(tone, "") + text, style=TONES[tone])]
        case Items(rows, boxes):
            sign = "[ ] " if boxes else "• "
            if piped:
                return [Text(f"  {sign}{row}") for row in rows]
            return [Group(*(_item(sign, row) for row in rows))]
        case Table():
            return [_table(block, width, piped=piped)]


def _item(sign: str, row: str) -> RenderableType:
    grid = RichTable.grid(padding=0)
    grid.add_column(width=len(sign), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(sign), Text(row))
    return Padding(grid, (0, 0, 0, 2))


def _table(table: Table, width: int, *, piped: bool) -> RenderableType:
    """Return the table, without its bars where they do not fit, as records where nothing does."""
    kept = [number for number, column in enumerate(table.columns) if width >= column.least]
    least = {number: _least(table, number) for number in kept}
    room = width - GAP * (len(kept) - 1)
    bars = [number for number in kept if _has_bars(table, number)]
    if sum(least.values()) + SHORTEST_BAR * len(bars) > room:
        kept = [number for number in kept if number not in bars]
        bars = []
        room = width - GAP * (len(kept) - 1)
    if sum(least[number] for number in kept) > room:
        return _records(table, kept)
    widths = _shared_out(table, kept, room)
    scales = {number: _scale(table, number) for number in bars}
    drawn = RichTable(
        box=None if piped else RULE,
        show_edge=False,
        pad_edge=False,
        # Rich itself sets one space between columns where a box is drawn.
        padding=(0, GAP if piped else GAP - 1, 0, 0),
        header_style="dim bold",
    )
    for number in kept:
        column = table.columns[number]
        drawn.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            no_wrap=column.whole or column.right,
            overflow="fold",
            width=widths[number],
        )
    for row in table.rows:
        drawn.add_row(
            *(
                Text(_bar(cell, scales[number], widths[number]), style="cyan")
                if isinstance(cell := row[number], Bar)
                else Text(cell)
                for number in kept
            )
        )
    return drawn


def _shared_out(table: Table, kept: list[int], room: int) -> dict[int, int]:
    """Return the width of each column: what it needs, then what is left, to the modest ones first.

    Rich would do it too, but wraps cells before it shrinks their columns and so loses words.
    """
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


def _records(table: Table, kept: list[int]) -> RenderableType:
    """Return the rows as records, one under another: the form for very narrow terminals."""
    lines: list[RenderableType] = []
    for row in table.rows:
        first, *rest = kept
        lines.append(Text(str(row[first]), style="bold"))
        for number in rest:
            cell = row[number]
            if cell and cell != "·":
                label = table.columns[number].name
                lines.append(
                    Padding(Text(f"{label}: {cell}" if label else str(cell)), (0, 0, 0, 2))
                )
    return Group(*lines)


def _has_bars(table: Table, number: int) -> bool:
    return any(isinstance(row[number], Bar) for row in table.rows)


def _cells(table: Table, number: int) -> list[str]:
    column = [row[number] for row in table.rows]
    return [table.columns[number].name, *(cell for cell in column if isinstance(cell, str))]


def _natural(table: Table, number: int) -> int:
    return 0 if _has_bars(table, number) else max(map(cell_len, _cells(table, number)))


def _least(table: Table, number: int) -> int:
    """Return the width a column needs: its longest word, or its longest cell if never wrapped."""
    column = table.columns[number]
    if _has_bars(table, number):
        return 0
    if column.whole or column.right:
        return _natural(table, number)
    words = [word for cell in _cells(table, number) for word in cell.split()]
    return min(LONGEST_WORD, max(map(cell_len, words), default=0))


def _scale(table: Table, index: int) -> tuple[float, float]:
    bars = [row[index] for row in table.rows if isinstance(row[index], Bar)]
    tops = [bar.high for bar in bars if isinstance(bar, Bar)]
    lows = [bar.low for bar in bars if isinstance(bar, Bar) and bar.low is not None]
    low = min(lows) * 0.9 if lows else 0.0
    return low, max(tops, default=1.0) or 1.0


def _bar(bar: Bar, scale: tuple[float, float], size: int) -> str:
    """Return the range as a line of ``size`` signs; an arrow head shows an open end."""
    low, high = scale
    span = (high - low) or 1.0

    def at(value: float) -> int:
        return max(0, min(size - 1, round((value - low) / span * (size - 1))))

    if bar.low is None:
        return "█" * max(1 if bar.high else 0, round(bar.high / high * size))
    signs = [" "] * size
    start, end = at(bar.low), at(bar.high)
    for place in range(start, end + 1):
        signs[place] = "─"
    signs[start], signs[end] = "├", "▶" if bar.open_ended else "┤"
    if bar.central is not None:
        signs[at(bar.central)] = "●"
    return "".join(signs)


def _sources(document: Document, console: Console, *, piped: bool) -> None:
    """Print the legend of the markers: number, id, publisher, kind, date."""
    if not document.cited:
        return
    parts = []
    for name, number in document.cited.items():
        source = document.sources[name]
        if number:
            parts.append(f"[{number}] {name} ({source.publisher}, {source.dated})")
        else:
            parts.append("[J] our own judgement")
    parts = list(dict.fromkeys(parts))
    console.print(Text(""))
    if piped:
        console.print(Text("Sources"))
        for part in parts:
            console.print(Text(part))
    else:
        console.print(Text("Sources  " + "  ".join(parts), style="dim"))
    console.print(Text("More: mlcareer why ID", style="dim"))
