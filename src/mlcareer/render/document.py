"""A document: what a report becomes before it is drawn for a terminal or written as Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mlcareer.models import Fact, Source


@dataclass(frozen=True)
class Column:
    """A column of a table, left out on terminals with fewer than ``least`` columns."""

    name: str
    right: bool = False
    least: int = 0
    whole: bool = False
    """Never wrapped."""


@dataclass(frozen=True)
class Bar:
    """A range on the common scale of its column, or (without ``low``) a length from zero."""

    high: float
    low: float | None = None
    central: float | None = None
    open_ended: bool = False


Cell = str | Bar


@dataclass(frozen=True)
class Heading:
    """A section starts."""

    text: str


@dataclass(frozen=True)
class Line:
    """A paragraph; ``tone`` is plain, answer, note or caution."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True)
class Items:
    """A list of points; with ``boxes`` they are things to tick off."""

    rows: Sequence[str]
    boxes: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells under columns."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


Block = Heading | Line | Items | Table


@dataclass
class Document:
    """A titled run of blocks and the sources its markers point to."""

    title: str
    sources: dict[str, Source]
    blocks: list[Block] = field(default_factory=list)
    cited: dict[str, int] = field(default_factory=dict)
    numbered: int = 0

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

    def mark(self, fact: Fact | Iterable[str]) -> str:
        """Return the marker of a fact's sources, such as ``[1 3]``; J marks our own judgement."""
        names = fact.sources if isinstance(fact, Fact) else tuple(fact)
        signs = []
        for name in names:
            if self.sources[name].kind == "judgement":
                signs.append("J")
                self.cited.setdefault(name, 0)
            else:
                if name not in self.cited:
                    self.numbered += 1
                    self.cited[name] = self.numbered
                signs.append(str(self.cited[name]))
        how = fact.verification if isinstance(fact, Fact) else "primary"
        prefix = "" if how == "primary" else f"{how} "
        numbers = sorted({sign for sign in signs if sign != "J"}, key=int)
        return f"[{prefix}{' '.join([*numbers, *(['J'] if 'J' in signs else [])])}]"

    def said(self, fact: Fact, text: str) -> str:
        """Return a text with the marker of its fact behind it."""
        return f"{text} {self.mark(fact)}"
