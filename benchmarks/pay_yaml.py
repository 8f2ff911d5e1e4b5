"""Write the fitted pay model and its quality card as YAML a person can read.

The same values give the same bytes: keys keep their order, a mapping of numbers
stands on one line or wraps at the same place, and files are replaced at once.
"""

from __future__ import annotations

import re
import tempfile
import textwrap
from pathlib import Path
from typing import Any

import yaml

MARKER = "# ---- below: written by benchmarks/pay.py; do not edit ----"
WIDTH = 100
ONE_LINE = 160
"""Characters up to which a mapping of plain values stays on one line."""
MANY = 20
"""Plain entries up to which a mapping that is wider gets one line for each."""
NOTES = {
    "model": "Log pay = base + role + level + role at level + country + residual. Every value\n"
    "is a natural log of USD a year, so effects multiply: 0.1 is 10.5 % more.",
    "model.quantiles": "of advertised range ends",
    "model.base": "a senior of the average role in the United States",
    "model.roles": "against the average role",
    "model.levels": "against senior",
    "model.role_levels": "added where a role's ladder departs clearly from the common one",
    "model.countries": "against the United States; at least 30 distinct rows each",
    "model.elsewhere": "every other country; only to measure with, never an answer",
    "model.residuals": "left over at each quantile: by role in the US, pooled elsewhere",
    "model.rates": "units of local currency for one USD, as the file converts",
    "model.repaired": "rows tagged USD there hold local currency, and were converted",
    "sample": "Rows behind the model. All but `rows` and `mapped` count distinct rows.",
    "sample.mapped": "full-time, with a role",
}


def render(document: dict[str, Any], notes: dict[str, str] | None = None) -> str:
    """Return `document` as YAML text; `notes` are comments by dotted path of keys."""
    return "\n".join(
        "".join(f"{line}\n" for line in [*above(key, notes), *entry(key, value, notes or {})])
        for key, value in document.items()
    )


def above(key: str, notes: dict[str, str] | None) -> list[str]:
    """Return the comment that stands above a top-level key."""
    return [f"# {line}" for line in (notes or {}).get(key, "").splitlines()]


def entry(path: str, value: object, notes: dict[str, str]) -> list[str]:
    """Return the lines of one key, given by its dotted path from the top."""
    depth = path.count(".")
    note = f"  # {notes[path]}" if depth and path in notes else ""
    head = f"{'  ' * depth}{scalar(path.rpartition('.')[2])}:"
    whole = f"{head} {one_line(value)}{note}"
    if not isinstance(value, dict) or not value:
        return [whole]
    plain = not any(isinstance(item, dict) for item in value.values())
    if plain and depth and len(whole) <= ONE_LINE:
        return [whole]
    if plain and len(value) > MANY:
        return [head + note, *wrapped(value, "  " * (depth + 1))]
    below = [entry(f"{path}.{key}", item, notes) for key, item in value.items()]
    return [head + note, *(line for lines in below for line in lines)]


def wrapped(value: dict[str, Any], pad: str) -> list[str]:
    """Return a long mapping of plain values in flow style, over several lines."""
    pairs = [f"{scalar(key)}: {one_line(item)}" for key, item in value.items()]
    text = textwrap.fill(
        ", ".join(pair.replace(" ", "\0") for pair in pairs),
        WIDTH - len(pad) - 2,
        break_long_words=False,
        break_on_hyphens=False,
    )
    lines = ("{" + text.replace("\0", " ") + "}").split("\n")
    return [pad + lines[0], *(f"{pad} {line}" for line in lines[1:])]


def one_line(value: object) -> str:
    """Return `value` in YAML's flow style."""
    if isinstance(value, dict):
        inner = ", ".join(f"{scalar(key)}: {one_line(item)}" for key, item in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(one_line, value)) + "]"
    return scalar(value)


def scalar(value: object) -> str:
    """Return a plain value; text that YAML would read as something else is quoted."""
    if isinstance(value, str):
        plain = yaml.safe_load(value) == value if re.fullmatch(r"[\w-]+", value) else False
        return value if plain else yaml.safe_dump(value, width=10**6, default_style='"').strip()
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def replace_below_marker(path: Path, text: str) -> None:
    """Put `text` below the marker of the file at `path`; what is above it stays as it is."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    above, found, _ = old.partition(MARKER)
    if not found and above and not above.endswith("\n"):
        above += "\n"
    write(path, f"{above}{MARKER}\n{text}")


def write(path: Path, text: str) -> None:
    """Replace the file at `path` by `text`, all at once."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, delete=False
    ) as handle:
        handle.write(text)
    Path(handle.name).chmod(mode)
    Path(handle.name).replace(path)
