"""A document: what an answer becomes before it is drawn for a terminal, a pipe or as Markdown."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mlcareer.answer import Answer, Cited


class Column(NamedTuple):
    """A column of a table, left out on terminals with fewer than ``least`` columns."""

    name: str
    right: bool = False
    least: int = 0
    whole: bool = False
    """Never wrapped."""


class Bar(NamedTuple):
    """A range on the common scale of its column, or (without ``low``) a length from zero."""

    high: float
    low: float | None = None
    central: float | None = None
    open_ended: bool = False


Cell = str | Bar


class Heading(NamedTuple):
    """A section starts."""

    text: str


class Line(NamedTuple):
    """A paragraph; ``tone`` is plain, answer, note or caution."""

    text: str
    tone: str = "plain"


class Items(NamedTuple):
    """A list of points; with ``boxes`` they are things to tick off."""

    rows: Sequence[str]
    boxes: bool = False


class Table(NamedTuple):
    """Rows of cells under columns."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


Block = Heading | Line | Items | Table


class Document:
    """A titled run of blocks and the sources its markers point to."""

    def __init__(self, answer: "Answer") -> None:
        """Start an empty document that can cite the sources of an answer."""
        self.title = ""
        self.sources = {source.id: source for source in answer.sources}
        self.blocks: list[Block] = []
        self.cited: dict[str, int] = {}
        """The number of each source in the legend, in order; 0 for our own judgement."""

    def heading(self, text: str) -> None:
        """Start a section."""
        self.blocks.append(Heading(text))

    def line(self, text: str, tone: str = "plain") -> None:
        """Add a paragraph."""
        self.blocks.append(Line(text, tone))

    def items(self, rows: Iterable[str], *, boxes: bool = False) -> None:
        """Add a list, if it has any point."""
        kept = tuple(rows)
        if kept:
            self.blocks.append(Items(kept, boxes))

    def table(self, columns: Sequence[Column | str], rows: Iterable[Sequence[Cell]]) -> None:
        """Add a table, if it has any row."""
        kept = tuple(rows)
        if kept:
            named = [Column(one) if isinstance(one, str) else one for one in columns]
            self.blocks.append(Table(named, kept))

    def mark(self, sources: Iterable[str], verification: str = "primary") -> str:
        """Return the marker of a fact's sources, such as ``[1 3]``; J marks our own judgement."""
        signs = []
        for name in sources:
            if self.sources[name].kind == "judgement":
                signs.append("J")
                self.cited.setdefault(name, 0)
            else:
                number = 1 + sum(1 for one in self.cited.values() if one)
                signs.append(str(self.cited.setdefault(name, number)))
        prefix = "" if verification == "primary" else f"{verification} "
        numbers = sorted({sign for sign in signs if sign != "J"}, key=int)
        return f"[{prefix}{' '.join([*numbers, *(['J'] if 'J' in signs else [])])}]"

    def said(self, fact: "Cited", text: str) -> str:
        """Return a text with the marker of its fact behind it."""
        return f"{text} {self.mark(fact.sources, fact.verification)}"

    def legend(self) -> list[str]:
        """Return what each marker stands for: number, id, publisher, date."""
        lines = dict.fromkeys(
            f"[{number}] {name} ({self.sources[name].publisher}, {self.sources[name].dated})"
            if number
            else "[J] our own judgement"
            for name, number in self.cited.items()
        )
        return list(lines)
