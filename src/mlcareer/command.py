"""Turns a function that returns a report into a command that prints it."""

import io
import os
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TextIO

import typer

from mlcareer.errors import MlcareerError, OutputError, WrongUsageError, printable
from mlcareer.output import silence, write, write_page

if TYPE_CHECKING:
    from mlcareer.reports import Report

Format = Literal["table", "json", "markdown", "csv"]

Answer = Callable[..., "Report"]

NARROWEST, WIDEST = 20, 1000
"""The columns and lines that are believed."""

COMPLETING = "_MLCAREER_COMPLETE"
"""The variable by which a shell asks for completions."""


FOR_SHELLS = {"--install-completion", "--show-completion"}
"""Typer's own options for completion."""


class Reply(NamedTuple):
    """What a command hands back: a report, and how and where it is to be written."""

    report: "Report"
    form: str
    path: Path | None


class Commands(typer.Typer):
    """An application that builds only the command that is called: the others cost start-up."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Run the command line; see typer.Typer."""
        every = self.registered_commands
        called = sys.argv[1:2] if COMPLETING not in os.environ else []
        self.registered_commands = [one for one in every if one.name in called] or every
        for one in self.registered_commands:
            one.callback.describe()  # type: ignore[union-attr]
        try:
            return super().__call__(*args, **options)
        finally:
            self.registered_commands = every


def command(
    app: typer.Typer, panel: str, *examples: str, default: Format = "table"
) -> Callable[[Answer], Answer]:
    """Register a function ``(knowledge, ...) -> Report`` as the command of the same name.

    The command gets the function's own parameters but ``knowledge``, and the shared options that
    choose the data, the format and the file. ``examples`` are printed in its help; tests run them.
    """

    def register(answer: Answer) -> Answer:
        @wraps(answer)
        def run(**given: Any) -> Reply:
            from mlcareer.knowledge import open_knowledge

            path = _path(given.pop("output"))
            chosen, short = given.pop("format"), given.pop("json")
            report = answer(open_knowledge(given.pop("data")), **given)
            return Reply(report, "json" if short else chosen, path)

        run.describe = lambda: _describe(run, answer, default)  # type: ignore[attr-defined]
        app.command(
            name=answer.__name__.rstrip("_"),
            rich_help_panel=panel,
            epilog="Examples:  " + "  |  ".join(examples),
        )(run)
        answer.examples = examples  # type: ignore[attr-defined]
        return answer

    return register


def names(*kinds: str) -> Callable[[typer.Context, str], list[str]]:
    """Return a completion of the names of these kinds of record, those of an overlay too."""

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        from mlcareer.completion import completions

        return completions(incomplete, kinds, context.params.get("data"))

    return complete


def schemas(incomplete: str) -> list[str]:
    """Return the completions of the name of a schema."""
    from mlcareer.completion import schemas_like

    return schemas_like(incomplete)


def _describe(run: Callable[..., Reply], answer: Answer, default: Format) -> None:
    """Give a command the parameters Typer reads: its function's own and the shared ones."""
    own = signature(answer).parameters.values()
    every = [
        *(
            one.replace(annotation=eval(one.annotation, answer.__globals__))  # noqa: S307 - our own source
            for one in own
            if one.name != "knowledge"
        ),
        *_shared(default),
    ]
    run.__signature__ = Signature(every)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in every}


def _shared(default: Format) -> list[Parameter]:
    """Return the options every command has."""
    panel = "Output"
    options: dict[str, tuple[Any, Any]] = {
        "format": (
            Annotated[
                Format, typer.Option(help="How the answer is written.", rich_help_panel=panel)
            ],
            default,
        ),
        "json": (
            Annotated[
                bool,
                typer.Option(
                    "--json", help="Short for --format json, and stronger.", rich_help_panel=panel
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
                    help="Write to FILE, whole or not at all; - is stdout.",
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
                    help="Your own YAML records, laid over the shipped ones.",
                    readable=False,  # whether it can be read is found out by reading it
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


def run_app(app: typer.Typer) -> int:
    """Run the command line and return its exit code; every failure is one line on stderr."""
    _bound_size()
    done: Any
    page = Page(sys.stdout)
    words = sys.argv[1:] or ["--help"]
    try:
        with redirect_stdout(page):
            if COMPLETING in os.environ or FOR_SHELLS & set(words):
                done = _serve_shell(app, words, page)
            else:
                done = _called(app, words)
        if isinstance(done, Reply):
            write(*done)
            return done.report.exit_code
        write_page(page.read_all())
    except MlcareerError as error:
        return _fail(str(error), error.exit_code)
    except typer.TyperException as error:
        return _fail(_sentence(error), error.exit_code)
    except typer.Abort:
        return 130
    return done if isinstance(done, int) else 0


def _called(app: typer.Typer, words: list[str]) -> Any:
    """Run the command line and return a reply, or the exit code of what Typer did by itself.

    Standing alone, Typer would draw errors as boxes of many lines and choose exit codes.
    """
    return app(words, prog_name="mlcareer", standalone_mode=False)


def _serve_shell(app: typer.Typer, words: list[str], page: Page) -> int:
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
            raise WrongUsageError(what, "Set it up anew: mlcareer --install-completion") from error
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
