"""Writes a document as plain text for a pipe or a file: no colour, one record a line."""

import os
import sys
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from mlcareer.formats.document import Bar, Cell, Document, Heading, Items, Line, Table

GAP = 2
"""Spaces between columns."""
LONGEST_BAR = 32
INDENT = "  "
CAUTION = "Caution: "
BULLET, BOX = "• ", "[ ] "
MORE = "More: mlcareer why ID"


def has_width() -> bool:
    """Say whether stdout is as wide as somebody's screen: a terminal, or told to be like one."""
    return sys.stdout.isatty() or bool(os.environ.get("COLUMNS") or os.environ.get("FORCE_COLOR"))


def as_text(document: Document) -> str:
    """Return the document as lines of any length."""
    lines = [document.title]
    for block in document.blocks:
        match block:
            case Heading(text):
                lines += ["", text]
            case Line(text, tone):
                lines.append(CAUTION * (tone == "caution") + text)
            case Items(rows, boxes):
                lines += [f"{INDENT}{BOX if boxes else BULLET}{row}" for row in rows]
            case Table():
                lines += _table(block)
    if document.cited:
        lines += ["", "Sources", *document.legend(), MORE]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table(table: Table) -> list[str]:
    columns = [[column.name, *_drawn(table, n)] for n, column in enumerate(table.columns)]
    widths = [max(map(width_of, cells)) for cells in columns]
    return [
        (" " * GAP).join(
            " " * (widths[n] - width_of(cell)) + cell
            if table.columns[n].right
            else cell + " " * (widths[n] - width_of(cell))
            for n, cell in enumerate(row)
        )
        for row in zip(*columns, strict=True)
    ]


def _drawn(table: Table, number: int) -> list[str]:
    scale = scale_of(table, number)
    return [cell_text(row[number], scale, LONGEST_BAR) for row in table.rows]


def width_of(text: str) -> int:
    """Return how many columns a text takes: wide letters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(sign) else 2 if east_asian_width(sign) in {"W", "F"} else 1 for sign in text
    )


def cell_text(cell: Cell, scale: tuple[float, float], size: int) -> str:
    """Return a cell as text, a bar drawn at ``size`` signs."""
    return bar_text(cell, scale, size) if isinstance(cell, Bar) else cell


def scale_of(table: Table, number: int) -> tuple[float, float]:
    """Return the lowest and highest value that the bars of a column are drawn between."""
    bars = [cell for row in table.rows if isinstance(cell := row[number], Bar)]
    lows = [bar.low for bar in bars if bar.low is not None]
    low = min(lows) * 0.9 if lows else 0.0
    return low, max((bar.high for bar in bars), default=1.0) or 1.0


def bar_text(bar: Bar, scale: tuple[float, float], size: int) -> str:
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


def cells_of(table: Table, number: int) -> Sequence[str]:
    """Return the name of a column and its cells that are text."""
    column = (row[number] for row in table.rows)
    return [table.columns[number].name, *(cell for cell in column if isinstance(cell, str))]


def readable(text: str) -> str:
    """Return a text for stdout, in ASCII where its reader expects no more."""
    return text if _speaks_unicode() else _ascii(text)


def _speaks_unicode() -> bool:
    """Say whether stdout's reader can be expected to show more than ASCII."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    # Python itself writes UTF-8 in the C locale; the terminal behind it need not read it.
    forced = os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8") == "1"
    if locale in {"C", "POSIX"} and not forced:
        return False
    return (sys.stdout.encoding or "ascii").lower().replace("-", "") == "utf8"


GLYPHS = str.maketrans(
    {"─": "-", "━": "=", "│": "|", "├": "|", "┤": "|", "●": "o", "█": "#", "░": ".", "·": "-",
     "→": ">", "–": "-", "✓": "x", "…": "~", "▶": ">", "☐": " ", "×": "x", "•": "*", "≥": ">",
     "╭": "+", "╮": "+", "╰": "+", "╯": "+"}
)  # fmt: skip


def _ascii(text: str) -> str:
    """Return a text in ASCII: signs by their likes, letters without their accents."""
    from unicodedata import normalize

    for sign, word in {"€": "EUR ", "£": "GBP ", "₹": "INR "}.items():
        text = text.replace(sign, word)
    return normalize("NFKD", text.translate(GLYPHS)).encode("ascii", "ignore").decode()
