"""Learn: what to learn next, and which certificates there are."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.command import Panel, Reply
from mlcareer.cli.parameters import Level, Role, completed, role_option

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.topics.certificates import Certificates
    from mlcareer.topics.roadmap.answer import Roadmap

LEARN = Panel("Learn")


@LEARN.command(
    "mlcareer roadmap --hours-per-week 10",
    "mlcareer roadmap --have python,sql,git --hours-per-week 8 --start 2027-01-04",
    "mlcareer roadmap ml-engineer --from data-scientist --specialise nlp",
)
def roadmap(
    knowledge: "Knowledge",
    role: Role = "ml-engineer",
    have: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SKILL,...",
            help="Skills or tools you have, with commas; a depth after a colon: sql:basics.",
            autocompletion=completed(lambda knowledge: knowledge.skills),
        ),
    ] = None,
    from_role: Annotated[str | None, role_option("The role you come from.", "--from")] = None,
    hours_per_week: Annotated[
        float | None, typer.Option(metavar="N", help="Your pace; without it: hours only.")
    ] = None,
    start: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="First day, such as 2027-01-04."),
    ] = None,
    level: Level = None,
    specialise: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SKILL,...",
            help="Add a specialisation of the role, such as nlp.",
            autocompletion=completed(lambda knowledge: knowledge.skills),
        ),
    ] = None,
    core_only: Annotated[
        bool, typer.Option("--core-only", help="Leave out what is only important.")
    ] = False,
) -> "Reply[Roadmap]":
    """Plan what to learn, in which order, and how long it takes at your pace."""
    from mlcareer.topics.roadmap import advice, view

    answer = advice.roadmap(
        knowledge,
        role,
        _split(have),
        from_role,
        hours_per_week,
        start.date() if start else None,
        level=level,
        specialise=_split(specialise),
        core_only=core_only,
    )
    return Reply(answer, view.roadmap_view)


def _split(lists: list[str] | None) -> list[str]:
    """Return the names in lists with commas; the option may be given several times."""
    return [name for one in lists or () for name in one.split(",") if name.strip()]


@LEARN.command("mlcareer certificates", "mlcareer certificates --all")
def certificates(
    knowledge: "Knowledge",
    role: Annotated[str | None, role_option("Only for this role.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Retired and closed ones too.")] = False,
) -> "Reply[Certificates]":
    """List certificates: live ones, and with --all what became of the others."""
    from mlcareer.topics import certificates as topic

    return Reply(topic.certificates(knowledge, role, every=every), topic.certificates_view)
