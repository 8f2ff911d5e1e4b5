"""Draws a document for a terminal or a pipe. The only place that imports Rich."""

import os
import sys
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from mlcareer.render.document import Bar, Block, Cell, Column, Document, Heading, Items, Line, Table

GAP = 2
SHORTEST_BAR, LONGEST_BAR = 10, 32
LONGEST_WORD = 18
PIPE_WIDTH = 10_000
INDENT = "  "
TONES = {"plain": "", "answer": "bold", "note": "dim", "caution": "yellow"}
WORDS = {"note": "", "caution": "Caution: "}


def as_text(document: Document, *, to_terminal: bool) -> str:
    """Return the document as text, with colour where stdout is a terminal that wants it."""
    console = _console(to_terminal=to_terminal)
    piped = console.width >= PIPE_WIDTH
    with console.capture() as capture:
        console.print(Text(document.title, style="bold cyan"))
        for block in document.blocks:
            for drawn in _draw(block, console, piped=piped):
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
        file=StringIO(),  # stdout gets the whole text, or an error that is ours
        width=wide,
        force_terminal=shown,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _draw(block: Block, console: Console, *, piped: bool) -> list[Text]:
    match block:
        case Heading(text):
            return [Text(""), Text(text, style="bold")]
        case Line(text, tone):
            return [Text(WORDS.get(tone, "") + text, style=TONES[tone])]
        case Items(rows, boxes):
            sign = INDENT + ("[ ] " if boxes else "• ")
            return [line for row in rows for line in _hung(sign, row, console)]
        case Table():
            return _table(block, console, piped=piped)


def _hung(sign: str, text: str, console: Console) -> list[Text]:
    """Return a text behind a sign, its further lines below its first word."""
    first, *more = _wrapped(Text(text), console.width - len(sign), console)
    return [Text(sign) + first, *(Text(" " * len(sign)) + line for line in more)]


def _wrapped(text: Text, width: int, console: Console) -> list[Text]:
    """Return a text as lines of at most ``width`` columns; words that are longer are broken."""
    if text.cell_len <= width:
        return [text]
    return list(text.wrap(console, max(width, 1), overflow="fold"))


def _table(table: Table, console: Console, *, piped: bool) -> list[Text]:
    """Return the table, without its bars where they do not fit, as records where nothing does."""
    width = console.width
    kept = [number for number, column in enumerate(table.columns) if width >= column.least]
    least = {number: _least(table, number) for number in kept}
    room = width - GAP * (len(kept) - 1)
    bars = [number for number in kept if _has_bars(table, number)]
    if sum(least.values()) + SHORTEST_BAR * len(bars) > room:
        kept = [number for number in kept if number not in bars]
        bars = []
        room = width - GAP * (len(kept) - 1)
    if sum(least[number] for number in kept) > room:
        return _records(table, kept, console)
    widths = _shared_out(table, kept, room)
    scales = {number: _scale(table, number) for number in bars}

    def drawn(cell: Cell, number: int) -> Text:
        if isinstance(cell, Bar):
            return Text(_bar(cell, scales[number], widths[number]), style="cyan")
        return Text(cell)

    def line(cells: list[Text], *, head: bool = False) -> list[Text]:
        blocks = [_wrapped(text, widths[n], console) for n, text in zip(kept, cells, strict=True)]
        return _row([(table.columns[n], widths[n]) for n in kept], blocks, head=head)

    names = [Text(table.columns[number].name, style="dim bold") for number in kept]
    rule = "─" * (sum(widths.values()) + GAP * (len(kept) - 1))
    rows = [line([drawn(row[number], number) for number in kept]) for row in table.rows]
    return [
        *line(names, head=True),
        *([] if piped else [Text(rule)]),
        *(one for row in rows for one in row),
    ]


def _row(columns: list[tuple[Column, int]], blocks: list[list[Text]], *, head: bool) -> list[Text]:
    """Return one row of wrapped cells as lines; in the head they stand on the rule.

    Rich has tables too, but its versions differ in where a rule ends.
    """
    height = max(map(len, blocks))
    lines: list[Text] = []
    for number in range(height):
        parts = []
        for (column, width), block in zip(columns, blocks, strict=True):
            at = number - (height - len(block) if head else 0)
            part = block[at] if 0 <= at < len(block) else Text("")
            space = Text(" " * (width - part.cell_len))
            parts.append(space + part if column.right else part + space)
        lines.append(Text(" " * GAP).join(parts))
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


def _records(table: Table, kept: list[int], console: Console) -> list[Text]:
    """Return the rows as records, one under another: the form for very narrow terminals."""
    lines: list[Text] = []
    for row in table.rows:
        first, *rest = kept
        lines.append(Text(str(row[first]), style="bold"))
        for number in rest:
            cell = row[number]
            if cell and cell != "·":
                label = table.columns[number].name
                lines += _hung(INDENT, f"{label}: {cell}" if label else str(cell), console)
    return lines


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
