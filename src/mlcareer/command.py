"""Turns a function that returns a report into a command that prints it."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from mlcareer.errors import MlcareerError, printable

if TYPE_CHECKING:
    from mlcareer.reports import Report

Format = Literal["table", "json", "markdown", "csv"]

Answer = Callable[..., "Report"]

COMPLETING = "_MLCAREER_COMPLETE"
"""The variable by which a shell asks for completions."""


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
        def run(**given: Any) -> None:
            from mlcareer.knowledge import open_knowledge
            from mlcareer.output import write

            chosen, path = given.pop("format"), given.pop("output")
            form = "json" if given.pop("json") else chosen
            report = answer(open_knowledge(given.pop("data")), **given)
            try:
                write(report, form, path)
            except BrokenPipeError:  # Typer would make exit code 1 of it
                _silence()
            if report.exit_code:
                raise typer.Exit(report.exit_code)

        run.describe = lambda: _describe(run, answer, default)  # type: ignore[attr-defined]
        app.command(
            name=answer.__name__.rstrip("_"),
            rich_help_panel=panel,
            epilog="Examples:  " + "  |  ".join(examples),
        )(run)
        answer.examples = examples  # type: ignore[attr-defined]
        return answer

    return register


def _describe(run: Callable[..., None], answer: Answer, default: Format) -> None:
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
                Path | None,
                typer.Option(
                    "--output",
                    "-o",
                    metavar="FILE",
                    help="Write to FILE, whole or not at all.",
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


def run_app(app: typer.Typer) -> int:
    """Run the command line and return its exit code; every failure is one line on stderr."""
    try:
        code = app(sys.argv[1:] or ["--help"], prog_name="mlcareer", standalone_mode=False)
    except MlcareerError as error:
        return _fail(str(error), error.exit_code)
    except typer.TyperException as error:
        return _fail(_sentence(error), error.exit_code)
    except typer.Abort:
        return 130
    except BrokenPipeError:
        _silence()
        return 0
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    try:
        text = f"mlcareer: {' '.join(message.split())}\n"
        sys.stderr.write(text.encode(sys.stderr.encoding or "ascii", "replace").decode())
    except BrokenPipeError:  # pragma: no cover - nobody is left to tell
        _silence()
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


def _silence() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
