"""What every command shares: a panel to stand in, a reply, the output options, one-line errors."""

import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, NamedTuple, TextIO, TypeVar

import typer

from mlcareer.errors import MlcareerError, OutputError, WrongUsageError, printable
from mlcareer.formats import FORMATS
from mlcareer.output import silence, write, write_page

if TYPE_CHECKING:
    from mlcareer.answer import Answer
    from mlcareer.formats.document import Document

A = TypeVar("A", bound="Answer")

INTERRUPTED = 130
"""The exit code after Ctrl-C."""
NARROWEST, WIDEST = 20, 1000
"""The columns and lines that are believed."""
COMPLETING = "_MLCAREER_COMPLETE"
"""The variable by which a shell asks for completions."""
FOR_SHELLS = {"--install-completion", "--show-completion"}
"""Typer's own options for completion."""


class Reply(NamedTuple, Generic[A]):
    """What a command hands back: an answer, and the view that writes it onto a document."""

    answer: A
    view: "Callable[[A, Document], None]"


class Written(NamedTuple):
    """A reply, and how and where it is to be written."""

    reply: Reply[Any]
    form: str
    path: Path | None


class Command(NamedTuple):
    """A command as its panel lists it."""

    name: str
    function: Callable[..., Reply[Any]]
    examples: tuple[str, ...]
    default: str

    def build(self, app: typer.Typer, panel: str) -> None:
        """Give the command to Typer: its own parameters but the knowledge, and the shared ones."""
        own = signature(self.function).parameters.values()
        every = [*(one for one in own if one.name != "knowledge"), *_shared(self.default)]

        def run(**given: Any) -> Written:
            from mlcareer.knowledge.opening import open_knowledge

            path = _path(given.pop("output"))
            chosen, is_json = given.pop("format"), given.pop("json")
            reply = self.function(open_knowledge(given.pop("data")), **given)
            return Written(reply, "json" if is_json else chosen, path)

        # What Typer reads of a function.
        run.__doc__ = self.function.__doc__
        run.__signature__ = Signature(every)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in every}
        app.command(
            name=self.name,
            rich_help_panel=panel,
            epilog="Examples:  " + "  |  ".join(self.examples),
        )(run)


class Panel:
    """A group of commands under one heading of the help."""

    def __init__(self, name: str) -> None:
        """Start without commands."""
        self.name = name
        self.commands: dict[str, Command] = {}

    def command(
        self, *examples: str, default: str = "table"
    ) -> Callable[[Callable[..., Reply[A]]], Callable[..., Reply[A]]]:
        """Enter a function ``(knowledge, ...) -> Reply`` as the command of the same name.

        ``examples`` are printed in its help, and tests run them; ``default`` is its format.
        """

        def enter(function: Callable[..., Reply[A]]) -> Callable[..., Reply[A]]:
            name = function.__name__
            self.commands[name] = Command(name, function, examples, default)
            return function

        return enter


def _shared(default: str) -> list[Parameter]:
    """Return the options every command has."""
    panel = "Output"
    formats = Literal[tuple(FORMATS)]  # type: ignore[valid-type]
    options: dict[str, tuple[Any, Any]] = {
        "format": (
            Annotated[
                formats, typer.Option(help="How the answer is written.", rich_help_panel=panel)
            ],
            default,
        ),
        "json": (
            Annotated[
                bool,
                typer.Option(
                    "--json",
                    help="Same as --format json; overrides --format.",
                    rich_help_panel=panel,
                ),
            ],
            False,
        ),
        "output": (
            Annotated[
                str | None,
                typer.Option(
                    "--output",
                    "-o",
                    metavar="FILE",
                    help="Write to FILE, atomically; - is stdout.",
                    rich_help_panel=panel,
                ),
            ],
            None,
        ),
        "data": (
            Annotated[
                Path | None,
                typer.Option(
                    metavar="DIR",
                    envvar="MLCAREER_DATA",
                    readable=False,  # whether it can be read is for us to say
                    help="Your own YAML records, overlaid on the built-in data.",
                    rich_help_panel=panel,
                ),
            ],
            None,
        ),
    }
    return [
        Parameter(name, Parameter.KEYWORD_ONLY, default=value, annotation=annotation)
        for name, (annotation, value) in options.items()
    ]


def _path(output: str | None) -> Path | None:
    """Return the file to write, or None for stdout; raises WrongUsageError."""
    if output == "":
        raise WrongUsageError("--output needs a file name", "Use - for stdout")
    return None if output in {None, "-"} else Path(output or "")


class Page(io.TextIOWrapper):
    """What Typer prints on stdout, kept until all of it can be written as an answer is."""

    def __init__(self, stdout: TextIO | None) -> None:
        """Start empty; the page is drawn for this stdout."""
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n")
        self._stdout = stdout

    def isatty(self) -> bool:
        """Say whether stdout is a terminal."""
        return self._stdout is not None and self._stdout.isatty()

    def read_all(self) -> str:
        """Return what was printed."""
        self.seek(0)
        return self.read()


def run_app(app: typer.Typer, words: Sequence[str]) -> int:
    """Run a command line and return its exit code; every failure is one line on stderr."""
    _bound_size()
    done: Any
    page = Page(sys.stdout)
    try:
        with redirect_stdout(page):
            if COMPLETING in os.environ or FOR_SHELLS & set(words):
                done = _serve_shell(app, words, page)
            else:
                done = _called(app, words)
        if isinstance(done, Written):
            return _write(done)
        write_page(page.read_all())
    except MlcareerError as error:
        return _fail(str(error), error.exit_code)
    except typer.TyperException as error:
        return _fail(_sentence(error), error.exit_code)
    except typer.Abort:
        return INTERRUPTED
    return done if isinstance(done, int) else 0


def _write(written: Written) -> int:
    """Write a reply as asked and return the exit code of its answer."""
    answer, view = written.reply

    def draw() -> "Document":
        from mlcareer.formats.document import Document

        document = Document(answer)
        view(answer, document)
        return document

    write(answer, draw, written.form, written.path)
    return int(answer.exit_code)


def _called(app: typer.Typer, words: Sequence[str]) -> Any:
    """Run the command line and return a reply, or the exit code of what Typer did by itself.

    Standing alone, Typer would draw errors as boxes of many lines and choose exit codes.
    """
    return app(list(words), prog_name="mlcareer", standalone_mode=False)


def _serve_shell(app: typer.Typer, words: Sequence[str], page: Page) -> int:
    """Print, install or answer completion and return the exit code.

    Typer prints what it refuses and leaves by itself; here it becomes an error as others are.
    """
    if words[0] in FOR_SHELLS and words[1:] and COMPLETING not in os.environ:
        what = f"{words[0]} is for the shell it runs in, and takes no name of another"
        raise WrongUsageError(what, "Run it alone in the other shell")
    told = io.StringIO()
    code: Any
    try:
        with redirect_stderr(told):
            code = _called(app, words)
    except SystemExit as leaving:
        code = leaving.code
    except (OSError, LookupError, RuntimeError, ValueError) as error:
        if COMPLETING in os.environ:  # without the variables that Typer's scripts set
            what = "a shell asked for completions in a way that is not understood"
            raise WrongUsageError(what, "Set it up again: mlcareer --install-completion") from error
        what = f"completion cannot be installed ({printable(str(error), 200)})"
        raise OutputError(what, "Print it: mlcareer --show-completion") from error
    message = printable(" ".join((told.getvalue() or page.read_all()).split())).rstrip(".")
    if code and message:
        raise WrongUsageError(
            f"{message[0].lower()}{message[1:]}", "Completion is for bash, zsh, fish and PowerShell"
        )
    return int(code or 0)


def _bound_size() -> None:
    """Forget a width or height that no terminal has: Rich and Typer believe what they read."""
    for name in ("COLUMNS", "LINES", "TERMINAL_WIDTH"):
        size = os.environ.get(name, "")
        if not (re.fullmatch("[0-9]{1,4}", size) and NARROWEST <= int(size) <= WIDEST):
            os.environ.pop(name, None)


def _fail(message: str, code: int) -> int:
    """Print one line on stderr, if there is one, and return the exit code."""
    stream: TextIO | None = sys.stderr
    if stream is None:  # started with 2>&-
        return code
    encoding = stream.encoding or "ascii"
    line = f"mlcareer: {' '.join(message.split())}\n"
    try:
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except OSError:  # nobody is left to tell
        silence(stream)
    return code


def _sentence(error: typer.TyperException) -> str:
    """Return a usage error as what is wrong and what to do."""
    message = printable(error.format_message().replace("Value error, ", "").replace("\n", " "), 400)
    if "no such" in message.casefold() or "did you mean" in message.casefold():
        message = message.rstrip(". ")
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "mlcareer"
    end = "" if message.endswith(("?", ".", ")")) else "."
    return f"{message[0].lower()}{message[1:]}{end} Try: {path} --help"
