"""The program: its panels in the order of the help, and from argv to the exit code."""

import os
import sys
from typing import Annotated

import typer

from mlcareer import __version__
from mlcareer.cli.command import COMPLETING, Command, run_app
from mlcareer.cli.evidence import EVIDENCE
from mlcareer.cli.know import KNOW
from mlcareer.cli.learn import LEARN
from mlcareer.cli.pay import PAY

PANELS = (KNOW, PAY, LEARN, EVIDENCE)
COMMANDS: dict[str, Command] = {
    name: command for panel in PANELS for name, command in panel.commands.items()
}
"""Every command by name, in the order of the help."""


def mlcareer(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            "-V",
            is_eager=True,
            help="Print the version.",
            callback=lambda given: _print_version() if given else None,
        ),
    ] = False,
) -> None:
    """Career advice for machine-learning engineers and the roles around them.

    Offline, the same answer every time, each fact with its source and date.
    """


def _print_version() -> None:
    typer.echo(f"mlcareer {__version__}")
    raise typer.Exit


def build(called: str | None = None) -> typer.Typer:
    """Return the application with one command, or with all where the name is of none.

    Building a command costs start-up, so an answer builds its own alone; help, completion and
    unknown words need them all.
    """
    app = typer.Typer(
        name="mlcareer",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(mlcareer)
    for panel in PANELS:
        for name, command in panel.commands.items():
            if called not in COMMANDS or name == called:
                command.build(app, panel.name)
    return app


def run() -> int:
    """Run the command line of this process and return its exit code."""
    words = sys.argv[1:] or ["--help"]
    called = None if COMPLETING in os.environ else words[0]
    return run_app(build(called), words)
