"""The commands: names, arguments, help. No logic; nothing heavy is imported until one runs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path  # noqa: TC003 - Typer reads the annotations when a command runs
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from mlcareer import __version__
from mlcareer.command import Commands, command, names, run_app, schemas

if TYPE_CHECKING:
    from mlcareer.reports import Report

app = Commands(
    name="mlcareer",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

KNOW, PAY, LEARN, EVIDENCE = "Know", "Pay", "Learn", "Evidence"


Level = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL",
        help="entry, mid, experienced, senior, veteran or executive.",
        autocompletion=names("levels"),
    ),
]
Country = Annotated[
    str,
    typer.Option(
        metavar="CC", envvar="MLCAREER_COUNTRY", help="Country by code or name.",
        autocompletion=names("countries"),
    ),
]  # fmt: skip
Role = Annotated[str, typer.Argument(metavar="ROLE", help="A role.", autocompletion=names("roles"))]
Importance = Annotated[
    Literal["core", "important", "useful"] | None,
    typer.Option(help="Only what the role calls this important."),
]


def _category(kind: str) -> Any:
    return typer.Option(
        metavar="CATEGORY", help="Only one category, such as mlops.",
        autocompletion=names(f"{kind}.category"),
    )  # fmt: skip


SkillCategory = Annotated[str | None, _category("skills")]
ToolCategory = Annotated[str | None, _category("tools")]


@app.callback()
def mlcareer(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", is_eager=True, help="Print the version.",
                     callback=lambda given: _print_version() if given else None),
    ] = False,
) -> None:  # fmt: skip
    """Career advice for machine-learning engineers and the roles around them.

    Offline, the same answer every time, each fact with its source and date.
    """


def _print_version() -> None:
    typer.echo(f"mlcareer {__version__}")
    raise typer.Exit


@command(
    app, KNOW,
    "mlcareer compare",
    "mlcareer compare data-engineer ml-engineer --only tasks",
    "mlcareer compare --level senior --only pay",
)  # fmt: skip
def compare(
    knowledge: Any,
    roles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ROLE",
            help="Two or more roles  [default: ml-engineer data-scientist]",
            autocompletion=names("roles"),
        ),
    ] = None,
    level: Level = None,
    country: Country = "US",
    only: Annotated[
        Literal["focus", "tasks", "skills", "tools", "pay", "bridge"] | None,
        typer.Option(help="Only one section."),
    ] = None,
) -> Report:
    """Put roles side by side: purpose, tasks, skills, tools, pay, and the way between them."""
    from mlcareer.advice import comparison

    return comparison.compare(knowledge, roles or comparison.DEFAULT, level, country, only)


@command(
    app, KNOW, "mlcareer skills ml-engineer", "mlcareer skills --category mlops",
    "mlcareer skills deep-learning",
)  # fmt: skip
def skills(
    knowledge: Any,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ROLE|SKILL",
            help="A role, or a skill to see its page.",
            autocompletion=names("roles", "skills"),
        ),
    ] = None,
    category: SkillCategory = None,
    importance: Importance = None,
) -> Report:
    """Show the skills a role asks for, by importance and demand; one skill; or all of them."""
    from mlcareer.advice import catalogue

    return catalogue.skills(knowledge, name, category, importance)


@command(
    app, KNOW, "mlcareer tools data-scientist", "mlcareer tools pytorch",
    "mlcareer tools ml-engineer --importance core",
)  # fmt: skip
def tools(
    knowledge: Any,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ROLE|TOOL",
            help="A role, or a tool (old names work) to see its page.",
            autocompletion=names("roles", "tools"),
        ),
    ] = None,
    category: ToolCategory = None,
    importance: Importance = None,
) -> Report:
    """Show the tools a role asks for; what one tool is and who asks for it; or all of them."""
    from mlcareer.advice import catalogue

    return catalogue.tools(knowledge, name, category, importance)


@command(app, KNOW, "mlcareer roles", "mlcareer roles ml-engineer")
def roles(
    knowledge: Any,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ROLE", help="A role to see its page.", autocompletion=names("roles")
        ),
    ] = None,
) -> Report:
    """List the roles; or one role's page: what it does, a day, ways in, nearest roles."""
    from mlcareer.advice import occupation

    return occupation.roles(knowledge, name)


@command(app, KNOW, "mlcareer ask do i need a phd", "mlcareer ask kubernets")
def ask(
    knowledge: Any,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What you want to know.")],
) -> Report:
    """Search every question and fact, and name the command that shows more."""
    from mlcareer.advice import search

    return search.ask(knowledge, " ".join(words))


@command(app, KNOW, "mlcareer market", "mlcareer market ml-engineer")
def market(
    knowledge: Any,
    role: Annotated[
        str | None,
        typer.Argument(metavar="ROLE", help="Only this role.", autocompletion=names("roles")),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Keep the long tails.")] = False,
) -> Report:
    """Show what sources count: postings by role, level, tool and skill; trend; outlook."""
    from mlcareer.advice import market as demand

    return demand.market(knowledge, role, every=every)


@command(
    app, PAY, "mlcareer salary --level senior", "mlcareer salary --years 4 --country DE",
    "mlcareer salary --level mid --offer 145k", "mlcareer salary --contract",
)  # fmt: skip
def salary(
    knowledge: Any,
    role: Role = "ml-engineer",
    level: Level = None,
    years: Annotated[
        float | None, typer.Option(metavar="N", help="Years of experience, instead of --level.")
    ] = None,
    country: Country = "US",
    period: Annotated[
        Literal["year", "month", "day", "hour"] | None,
        typer.Option(help="Amounts a year, month, day or hour."),
    ] = None,
    offer: Annotated[
        str | None,
        typer.Option(
            metavar="AMOUNT", help="Judge an offer: 95k, '95.000 EUR', '12 LPA', '700/day'."
        ),
    ] = None,
    by: Annotated[
        Literal["level", "country", "role"] | None, typer.Option(help="Compare along one axis.")
    ] = None,
    contract: Annotated[bool, typer.Option("--contract", help="Freelance rates.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the factors of the estimate.")
    ] = False,
) -> Report:
    """Show what a role pays at a level and place: each figure with its source, and an interval."""
    from mlcareer.advice import pay

    return pay.salary(
        knowledge, role, level, years, country, period, offer, by,
        contract=contract, explain=explain,
    )  # fmt: skip


@command(app, PAY, "mlcareer ladder", "mlcareer ladder data-scientist --country GB")
def ladder(knowledge: Any, role: Role = "ml-engineer", country: Country = "US") -> Report:
    """Show a role's levels: what is expected, what it pays, and the ways on."""
    from mlcareer.advice import occupation

    return occupation.ladder(knowledge, role, country)


@command(app, PAY, "mlcareer quality")
def quality(knowledge: Any) -> Report:
    """Show how right the pay model was on later listings, beside other methods."""
    from mlcareer.advice import quality as measured

    return measured.quality(knowledge)


@command(
    app, LEARN, "mlcareer roadmap --hours-per-week 10",
    "mlcareer roadmap --have python,sql,git --hours-per-week 8 --start 2027-01-04",
    "mlcareer roadmap ml-engineer --from data-scientist --format markdown",
)  # fmt: skip
def roadmap(
    knowledge: Any,
    role: Role = "ml-engineer",
    have: Annotated[
        str | None,
        typer.Option(
            metavar="SKILL,...",
            help="Skills or tools you have, with commas.",
            autocompletion=names("skills"),
        ),
    ] = None,
    from_role: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="ROLE", help="The role you come from.", autocompletion=names("roles")
        ),
    ] = None,
    hours_per_week: Annotated[
        float | None, typer.Option(metavar="N", help="Your pace; without it: hours only.")
    ] = None,
    start: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="First day, such as 2027-01-04."),
    ] = None,
    core_only: Annotated[
        bool, typer.Option("--core-only", help="Leave out what is only important.")
    ] = False,
) -> Report:
    """Plan what to learn, in which order, and how long it takes at your pace."""
    from mlcareer.advice import plan

    known = [] if have is None else [one for one in have.split(",") if one.strip()]
    day = start.date() if start else None
    return plan.roadmap(knowledge, role, known, from_role, hours_per_week, day, core_only=core_only)


@command(app, LEARN, "mlcareer certificates", "mlcareer certificates --all")
def certificates(
    knowledge: Any,
    role: Annotated[
        str | None,
        typer.Option(metavar="ROLE", help="Only for this role.", autocompletion=names("roles")),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Retired and closed ones too.")] = False,
) -> Report:
    """List certificates: live ones, and with --all what became of the others."""
    from mlcareer.advice import certificates as certified

    return certified.certificates(knowledge, role, every=every)


@command(app, EVIDENCE, "mlcareer sources", "mlcareer sources cityjobs", "mlcareer sources --stale")
def sources(
    knowledge: Any,
    name: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A source.", autocompletion=names("sources")),
    ] = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only those past their date for a new look.")
    ] = False,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day for --stale: today."),
    ] = None,
) -> Report:
    """List who said what and when; or one source with every fact that rests on it."""
    from mlcareer.advice import evidence

    day = (on or datetime.now()).date() if stale or on else None
    return evidence.sources(knowledge, name, day)


@command(app, EVIDENCE, "mlcareer why ml-engineer.pytorch", "mlcareer why mle-summary")
def why(
    knowledge: Any,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A fact, figure, record or source.", autocompletion=names("facts")
        ),
    ],
) -> Report:
    """Explain what a fact, a figure or a recommendation rests on."""
    from mlcareer.advice import evidence

    return evidence.why(knowledge, name)


@command(app, EVIDENCE, "mlcareer check", "mlcareer check --on 2027-06-01")
def check(
    knowledge: Any,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Your own YAML files or folders of them.",
            readable=False,  # whether it can be read is found out by reading it
        ),
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day to check for: today."),
    ] = None,
) -> Report:
    """Validate the knowledge or your own files, and list what is due for a new look."""
    from mlcareer.advice import evidence

    return evidence.check(knowledge, files or (), on.date() if on else None)


@command(app, EVIDENCE, "mlcareer schema salary", "mlcareer schema roles.yaml", default="json")
def schema(
    knowledge: Any,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ANSWER|KIND.yaml",
            help="A command, or a kind of record.",
            autocompletion=schemas,
        ),
    ] = None,
) -> Report:
    """Print the JSON Schema of an answer or of a knowledge file."""
    from mlcareer.advice import evidence

    return evidence.schema(name)


@command(app, EVIDENCE, "mlcareer export --output mlcareer.json", default="json")
def export(knowledge: Any) -> Report:
    """Print the whole knowledge as one JSON document."""
    from mlcareer.advice import evidence

    return evidence.export(knowledge)


def main() -> int:
    """Run the command line and return the exit code."""
    return run_app(app)
