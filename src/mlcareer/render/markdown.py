"""Writes a document as Markdown."""

import re

from mlcareer.render.document import Bar, Document, Heading, Items, Line, Table


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


def _plain(text: str) -> str:
    """Escape what Markdown or HTML would take for markup; addresses stay as they are."""
    return "".join(
        part if part.startswith("https://") else _escaped(part)
        for part in re.split(r"(https://[^\s<>|]+)", text)
    )


def _escaped(text: str) -> str:
    for sign in ("\\", "`", "*", "_", "<", "#"):
        text = text.replace(sign, "&lt;" if sign == "<" else f"\\{sign}")
    return text
