"""Evidence: what each fact rests on, and the knowledge as data."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.command import Panel, Reply
from mlcareer.cli.parameters import completed, facts

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.topics.check import Check
    from mlcareer.topics.export import Export
    from mlcareer.topics.schema import Schema
    from mlcareer.topics.sources import Sources
    from mlcareer.topics.why import Evidence

EVIDENCE = Panel("Evidence")


def _schemas(incomplete: str) -> list[str]:
    from mlcareer.topics.schema import names

    return sorted(name for name in names() if name.startswith(incomplete))


@EVIDENCE.command("mlcareer sources", "mlcareer sources cityjobs", "mlcareer sources --stale")
def sources(
    knowledge: "Knowledge",
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="A source.", autocompletion=completed(lambda k: k.sources)
        ),
    ] = None,
    stale: Annotated[bool, typer.Option("--stale", help="Only those due for review.")] = False,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day for --stale: today."),
    ] = None,
) -> "Reply[Sources]":
    """List who said what and when; or one source with every fact that rests on it."""
    from mlcareer.topics import sources as topic

    day = (on or datetime.now()).date() if stale or on else None
    return Reply(topic.sources(knowledge, name, day), topic.sources_view)


@EVIDENCE.command("mlcareer why ml-engineer.pytorch", "mlcareer why mle-summary")
def why(
    knowledge: "Knowledge",
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A fact, figure, record or source.", autocompletion=completed(facts)
        ),
    ],
) -> "Reply[Evidence]":
    """Explain what a fact, a figure or a recommendation rests on."""
    from mlcareer.topics import why as topic

    return Reply(topic.why(knowledge, name), topic.why_view)


@EVIDENCE.command("mlcareer check", "mlcareer check --on 2027-06-01")
def check(
    knowledge: "Knowledge",
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", readable=False, help="Your own YAML files or folders of them."
        ),
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day to check for: today."),
    ] = None,
) -> "Reply[Check]":
    """Validate the knowledge or your own files, and list what is due for review."""
    from mlcareer.topics import check as topic

    day = (on or datetime.now()).date()
    return Reply(topic.check(knowledge, files or (), day), topic.check_view)


@EVIDENCE.command("mlcareer schema salary", "mlcareer schema roles.yaml", default="json")
def schema(
    knowledge: "Knowledge",
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ANSWER|KIND.yaml",
            help="A command, or a kind of record.",
            autocompletion=_schemas,
        ),
    ] = None,
) -> "Reply[Schema]":
    """Print the JSON Schema of an answer or of a knowledge file."""
    from mlcareer.topics import schema as topic

    return Reply(topic.schema(name), topic.schema_view)


@EVIDENCE.command("mlcareer export --output mlcareer.json", default="json")
def export(knowledge: "Knowledge") -> "Reply[Export]":
    """Print the whole knowledge as one JSON document."""
    from mlcareer.topics import export as topic

    return Reply(topic.export(knowledge), topic.export_view)
