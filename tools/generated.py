"""Write a file of data/generated/ as YAML that a person can read and check.

The same values give the same bytes, and what PyYAML reads back is what was given.
"""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).resolve().parents[1] / "data" / "generated"
ONE_LINE = 160
"""Characters up to which a list or mapping of plain values stays on one line."""
NEVER = 10_000
"""A width that no line reaches: what is long has a line for each entry instead."""

Notes = dict[str, str]
"""Comments by the dotted path of the key that they stand above."""


def write(path: Path, document: Mapping[str, Any], writer: str, notes: Notes) -> None:
    """Replace the file at `path` by `document`, atomically; raises OSError."""
    with TemporaryDirectory(dir=path.parent, prefix=".writing-") as place:
        new = Path(place, path.name)
        new.write_text(render(document, writer, notes), encoding="utf-8", newline="\n")
        new.replace(path)


def render(document: Mapping[str, Any], writer: str, notes: Notes) -> str:
    """Return `document` as YAML whose first line names its `writer`, a path in the repository."""
    dumper = YAML()
    dumper.version = (1, 1)  # as PyYAML reads it: NO is false there, and 1e-05 a text
    dumper.representer.ignore_aliases = lambda _: True  # the program refuses them
    dumper.width = NEVER
    dumper.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    dumper.dump(styled(document, notes), text)
    _, _, body = text.getvalue().partition("---\n")  # what stands before says the version
    return f"# Written by {writer}; do not edit.\n{body}"


def styled(value: Any, notes: Notes, path: tuple[str, ...] = ()) -> Any:
    """Return `value` with the comments and the layout in which ruamel.yaml is to dump it."""
    if not isinstance(value, dict | list):
        return value
    found: CommentedMap | CommentedSeq
    if isinstance(value, dict):
        found = CommentedMap(
            {key: styled(item, notes, (*path, key)) for key, item in value.items()}
        )
        for key in value:
            note = notes.get(".".join((*path, key)))
            if note:
                found.yaml_set_comment_before_after_key(key, before=note, indent=2 * len(path))
    else:
        found = CommentedSeq(styled(item, notes, path) for item in value)
    if path and len(str(value)) <= ONE_LINE and is_flat(value):
        found.fa.set_flow_style()
    return found


def is_flat(value: dict[str, Any] | list[Any]) -> bool:
    """Say whether no mapping stands inside a list or mapping."""
    items = value.values() if isinstance(value, dict) else value
    return not any(
        isinstance(item, dict) or (isinstance(item, list) and not is_flat(item)) for item in items
    )
