"""Pay: what a role pays, its levels, and how accurate the estimates are."""

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.command import Panel, Reply
from mlcareer.cli.parameters import Country, Level, Role
from mlcareer.terms import Axis, Period

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.topics.ladder import Ladder
    from mlcareer.topics.quality import Quality
    from mlcareer.topics.salary.answer import Salary

PAY = Panel("Pay")


@PAY.command(
    "mlcareer salary --level senior",
    "mlcareer salary --years 4 --country DE",
    "mlcareer salary --level mid --offer 145k",
    "mlcareer salary --contract",
)
def salary(
    knowledge: "Knowledge",
    role: Role = "ml-engineer",
    level: Level = None,
    years: Annotated[
        float | None, typer.Option(metavar="N", help="Years of experience, instead of --level.")
    ] = None,
    country: Country = "US",
    period: Annotated[
        Period | None, typer.Option(help="Amounts a year, month, day or hour.")
    ] = None,
    offer: Annotated[
        str | None,
        typer.Option(
            metavar="AMOUNT", help="Judge an offer: 95k, '95.000 EUR', '12 LPA', '700/day'."
        ),
    ] = None,
    by: Annotated[Axis | None, typer.Option(help="Compare along one axis.")] = None,
    contract: Annotated[bool, typer.Option("--contract", help="Freelance rates.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the factors of the estimate.")
    ] = False,
) -> "Reply[Salary]":
    """Show what a role pays at a level and place: each figure with its source, and an interval."""
    from mlcareer.topics.salary import advice, view

    answer = advice.salary(
        knowledge, role, level, years, country, period, offer, by,
        contract=contract, explain=explain,
    )  # fmt: skip
    return Reply(answer, view.salary_view)


@PAY.command(
    "mlcareer ladder",
    "mlcareer ladder data-scientist --country GB",
    "mlcareer ladder --level senior",
)
def ladder(
    knowledge: "Knowledge",
    role: Role = "ml-engineer",
    country: Country = "US",
    level: Level = None,
) -> "Reply[Ladder]":
    """Show a role's levels: what is expected, what it pays, the next steps; or what one adds."""
    from mlcareer.topics import ladder as topic

    return Reply(topic.ladder(knowledge, role, country, level), topic.ladder_view)


@PAY.command("mlcareer quality")
def quality(knowledge: "Knowledge") -> "Reply[Quality]":
    """Show the pay model's accuracy on later listings, against baselines."""
    from mlcareer.topics import quality as topic

    return Reply(topic.quality(knowledge), topic.quality_view)
