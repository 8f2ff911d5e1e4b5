"""Writes one answer in one format: to stdout at once, or whole to a file."""

import errno
import os
import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mlcareer.errors import OutputError, printable
from mlcareer.formats import FORMATS, Asked

if TYPE_CHECKING:
    from mlcareer.answer import Answer
    from mlcareer.formats.document import Document

MOST_LINKS = 40
"""How many symbolic links are followed, as Linux does."""
COLOUR = r"\x1b\[[\d;]*m"
"""What sets a colour on a terminal (ECMA-48, SGR)."""


def write(answer: "Answer", draw: "Callable[[], Document]", form: str, path: Path | None) -> None:
    """Write an answer as ``form`` to ``path``, or to stdout; ``draw`` makes its document.

    Raises WrongUsageError when the answer has no such form, OutputError when it cannot be written.
    """
    if path is None:
        _check_stdout("Use --output FILE")
    text = FORMATS[form](Asked(answer, draw, to_stdout=path is None))
    if path is None:
        _to_stdout(text)
    else:
        _to_file(text, path)


def write_page(text: str) -> None:
    """Write help or the version to stdout, as plain as it wants it; raises OutputError."""
    from mlcareer.formats.text import readable

    _check_stdout("Open one")
    if not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR")):
        text = re.sub(COLOUR, "", text)  # Rich colours every help on GitHub's machines
    _to_stdout(readable(text))


def _check_stdout(fix: str) -> None:
    if sys.stdout is None:  # started with >&-
        raise OutputError("there is no stdout to write to", fix)


def _to_stdout(text: str) -> None:
    """Write to stdout; a reader that has gone wants no more, which is no failure."""
    try:
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:  # a test or an embedding program replaced stdout by a text stream
            sys.stdout.write(text)
            return
        sys.stdout.flush()
        buffer.write(text.encode("utf-8"))
        buffer.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        what = f"the answer cannot be written ({error.strerror})"
        raise OutputError(what, "Check where the output goes") from error


def silence(stream: TextIO) -> None:
    """Point a stream at nothing, so that the interpreter's last flush of it does not fail."""
    with suppress(OSError, ValueError):  # no file is behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _to_file(text: str, path: Path) -> None:
    """Write to a file, and never leave half of a new answer; raises OutputError."""
    name = printable(str(path))
    try:
        if path.is_dir():
            raise OutputError(f"'{name}' is a folder", "Give --output a file name in it")
        if not path.parent.is_dir():
            raise OutputError(f"the folder of '{name}' does not exist", "Create it first")
        target = _target(path)
        old = target.stat() if target.exists() else None
        if old is not None and not (old.st_mode & stat.S_IWUSR and os.access(target, os.W_OK)):
            # Moving a new file into its place would not ask for the right to write.
            raise OutputError(f"'{name}' is read-only", "Choose another place for --output")
        if target.is_symlink() or (old is not None and not stat.S_ISREG(old.st_mode)):
            # What a program has open (/dev/stdout), a named pipe, a device: nothing to replace.
            with target.open("a", encoding="utf-8", newline="") as stream:
                stream.write(text)
        elif old is not None and old.st_nlink > 1:
            # A new file would be no more the one that the other names stand for.
            with _undisturbed():
                target.write_text(text, encoding="utf-8", newline="")
        else:
            with _undisturbed():
                _replace(target, text.encode("utf-8"), old)
    except BrokenPipeError:
        return
    except OSError as error:
        what = f"'{name}' cannot be written ({error.strerror})"
        raise OutputError(what, "Choose another place for --output") from error


def _target(path: Path) -> Path:
    """Return what a chain of symbolic links leads to, whether it exists or not."""
    for _ in range(MOST_LINKS):
        # The links of /proc, such as /dev/stdout, name open files and are no paths.
        if not path.is_symlink() or path.parent.resolve().is_relative_to("/proc"):
            return path
        path = path.parent / path.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _replace(target: Path, data: bytes, old: os.stat_result | None) -> None:
    """Write a draft beside the target and move it into place, with the old one's rights."""
    draft = target.with_name(f".mlcareer-{os.urandom(4).hex()}")
    rights = 0o666 if old is None else 0o600
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, rights), "wb") as file:  # noqa: PTH123 - a number is no path
            file.write(data)
        if old is not None:
            if hasattr(os, "chown"):
                with suppress(PermissionError):  # only root gives files away
                    os.chown(draft, old.st_uid, old.st_gid)
            draft.chmod(stat.S_IMODE(old.st_mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back the signals that end the program, so that they find no draft to leave behind."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows sends none but Ctrl-C, which unwinds
        yield
        return
    ending = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
