"""Writes one report in one format, to stdout or to a file."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlcareer.errors import OutputError, WrongUsageError, printable

if TYPE_CHECKING:
    from mlcareer.reports import Report


def write(report: "Report", form: str, path: Path | None) -> None:
    """Write ``report`` as ``form`` to ``path``, or to stdout.

    Raises WrongUsageError when the answer has no such form, OutputError when it cannot be written.
    """
    if path is None and sys.stdout is None:  # started with >&-
        raise OutputError("there is no stdout to write to", "Use --output FILE")
    try:
        text = WRITERS[form](report, path is None)
        if path is None:
            _to_stdout(text)
        else:
            _to_file(text, path)
    except BrokenPipeError:
        raise
    except OSError as error:
        what = f"the answer cannot be written ({error.strerror})"
        raise OutputError(what, "Check where the output goes") from error


def _json(report: "Report", _to_terminal: bool) -> str:
    return report.as_json() + "\n"


def _markdown(report: "Report", _to_terminal: bool) -> str:
    from mlcareer.render import drawn
    from mlcareer.render.markdown import as_markdown

    return as_markdown(drawn(report))


def _table(report: "Report", to_terminal: bool) -> str:
    from mlcareer.render import drawn
    from mlcareer.render.terminal import as_text

    text = as_text(drawn(report), to_terminal=to_terminal)
    return _ascii(text) if to_terminal and not _speaks_unicode() else text


def _csv(report: "Report", _to_terminal: bool) -> str:
    import csv
    from io import StringIO

    rows = report.csv_rows()
    if rows is None:
        raise WrongUsageError(
            "this answer is no table, so it has no CSV", "Use --format json or markdown"
        )
    out = StringIO()
    further = (name for row in rows for name, value in row.items() if value is not None)
    names = dict.fromkeys(["id", *report.csv_columns(), *further])
    columns = sorted(names, key=lambda name: name == "sources")
    cells = ([_cell(row.get(name)) for name in columns] for row in rows)
    csv.writer(out, lineterminator="\n").writerows([columns, *cells])
    return out.getvalue()


def _cell(value: Any) -> Any:
    """Return a value as other programs read it, and text so that no spreadsheet computes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


WRITERS: dict[str, Callable[["Report", bool], str]] = {
    "table": _table,
    "json": _json,
    "markdown": _markdown,
    "csv": _csv,
}
"""Every format there is."""


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
     "→": ">", "–": "-", "✓": "x", "…": "~", "▶": ">", "☐": " ", "×": "x", "•": "*", "≥": ">"}
)  # fmt: skip


def _ascii(text: str) -> str:
    from unicodedata import normalize

    for sign, word in {"€": "EUR ", "£": "GBP ", "₹": "INR "}.items():
        text = text.replace(sign, word)
    return normalize("NFKD", text.translate(GLYPHS)).encode("ascii", "ignore").decode()


def _to_stdout(text: str) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a test or an embedding program replaced stdout by a text stream
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8"))
    buffer.flush()


def _to_file(text: str, path: Path) -> None:
    """Write to a neighbour first and move it into place, so that no half file is ever seen."""
    from tempfile import NamedTemporaryFile

    name = printable(str(path))
    if path.is_dir():
        raise OutputError(f"'{name}' is a folder", "Give --output a file name in it")
    if not path.parent.is_dir():
        raise OutputError(f"the folder of '{name}' does not exist", "Create it first")
    if path.exists() and not path.is_file():
        # /dev/stdout, a named pipe: nothing to keep whole there.
        path.write_text(text, encoding="utf-8")
        return
    draft: Path | None = None
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=".mlcareer-", delete=False
        ) as file:
            draft = Path(file.name)
            file.write(text)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask()
        draft.chmod(mode)
        draft.replace(path)
    except OSError as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        what = f"'{name}' cannot be written ({error.strerror})"
        raise OutputError(what, "Choose another place for --output") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
