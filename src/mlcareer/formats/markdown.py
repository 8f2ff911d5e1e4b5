"""Writes a document as Markdown."""

import re

from mlcareer.formats.document import Bar, Document, Heading, Items, Line, Table


def as_markdown(document: Document) -> str:
    """Return the document as GitHub-flavoured Markdown."""
    parts = [f"# {_plain(document.title)}"]
    for block in document.blocks:
        match block:
            case Heading(text):
                parts.append(f"## {_plain(text)}")
            case Line(text, tone):
                parts.append(f"> {_plain(text)}" if tone in {"note", "caution"} else _plain(text))
            case Items(rows, boxes):
                sign = "- [ ] " if boxes else "- "
                parts.append("\n".join(sign + _plain(row) for row in rows))
            case Table():
                parts.append(_table(block))
    if document.cited:
        parts.append("## Sources")
        parts.append(
            "\n".join(
                f"- [{number or 'J'}] `{name}`: {_plain(document.sources[name].publisher)}, "
                f"{_plain(document.sources[name].title)}, {document.sources[name].dated}"
                for name, number in document.cited.items()
            )
        )
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    kept = [
        index
        for index in range(len(table.columns))
        if not any(isinstance(row[index], Bar) for row in table.rows)
    ]
    lines = [
        "| " + " | ".join(_cell(table.columns[index].name) for index in kept) + " |",
        "|" + "|".join("---:" if table.columns[index].right else "---" for index in kept) + "|",
    ]
    lines.extend(
        "| " + " | ".join(_cell(str(row[index])) for index in kept) + " |" for row in table.rows
    )
    return "\n".join(lines)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


ADDRESS = (
    r"(?<![^\s(])https?://(?:[a-zA-Z0-9/:.,?=+&%#-]|(?<=[a-zA-Z0-9])_(?=[a-zA-Z0-9]))+(?![^\s)])"
)
"""An address of characters of which none means anything to Markdown there."""
MARKER = r"\[(?:computed |reported )?(?:\d+|J)(?: \d+)*(?: J)?\](?![(\[:])"
"""The marker of a fact's sources: no link, since nothing in a document defines one."""
KEPT = re.compile(f"({ADDRESS}|{MARKER})")

INSIDE = re.compile(r"[\\`*_\[\]<~#$]|&(?=#?\w+;)")
"""What would be markup anywhere: code, emphasis, links, pictures, HTML, entities, formulas."""
BEFORE = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=>|[-+](?:[-\s]|$)))")
"""What would start a list, a quotation or a rule."""


def _plain(text: str) -> str:
    """Return text from anywhere so that Markdown shows it as it stands."""
    parts = KEPT.split(text.strip(" \t"))
    parts[::2] = (INSIDE.sub(_escaped, part) for part in parts[::2])
    return BEFORE.sub(r"\1\\", "".join(parts))


def _escaped(sign: re.Match[str]) -> str:
    return "&lt;" if sign[0] == "<" else f"\\{sign[0]}"
