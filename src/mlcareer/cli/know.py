"""Know: what the roles are, and what they ask for."""

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.command import Panel, Reply
from mlcareer.cli.parameters import (
    Country,
    Level,
    OnlyImportance,
    SkillCategory,
    ToolCategory,
    role_argument,
)
from mlcareer.terms import Section

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.topics.ask.answer import Findings
    from mlcareer.topics.compare.answer import Comparison
    from mlcareer.topics.market import Market
    from mlcareer.topics.roles.answer import Roles
    from mlcareer.topics.skills_and_tools.answer import Skills, Tools

KNOW = Panel("Know")


@KNOW.command(
    "mlcareer compare",
    "mlcareer compare data-engineer ml-engineer --only tasks",
    "mlcareer compare --level senior --only pay",
)
def compare(
    knowledge: "Knowledge",
    roles: Annotated[
        list[str] | None,
        role_argument("Two or more roles  [default: ml-engineer data-scientist]"),
    ] = None,
    level: Level = None,
    country: Country = "US",
    only: Annotated[Section | None, typer.Option(help="Only one section.")] = None,
) -> "Reply[Comparison]":
    """Put roles side by side: purpose, tasks, skills, tools, pay, and the way between them."""
    from mlcareer.topics.compare import advice, view

    chosen = roles or advice.DEFAULT
    return Reply(advice.compare(knowledge, chosen, level, country, only), view.compare_view)


@KNOW.command(
    "mlcareer skills ml-engineer",
    "mlcareer skills --category mlops",
    "mlcareer skills deep-learning",
)
def skills(
    knowledge: "Knowledge",
    name: Annotated[
        str | None,
        role_argument(
            "A role, or a skill to see its page.", lambda k: k.skills, metavar="ROLE|SKILL"
        ),
    ] = None,
    category: SkillCategory = None,
    importance: OnlyImportance = None,
    level: Level = None,
) -> "Reply[Skills]":
    """Show the skills a role asks for, by importance and demand; one skill; or all of them."""
    from mlcareer.topics.skills_and_tools import advice, view

    return Reply(advice.skills(knowledge, name, category, importance, level), view.skills_view)


@KNOW.command(
    "mlcareer tools data-scientist",
    "mlcareer tools pytorch",
    "mlcareer tools ml-engineer --importance core",
)
def tools(
    knowledge: "Knowledge",
    name: Annotated[
        str | None,
        role_argument(
            "A role, or a tool (old names work) to see its page.",
            lambda k: k.tools,
            metavar="ROLE|TOOL",
        ),
    ] = None,
    category: ToolCategory = None,
    importance: OnlyImportance = None,
    level: Level = None,
) -> "Reply[Tools]":
    """Show the tools a role asks for; what one tool is and who asks for it; or all of them."""
    from mlcareer.topics.skills_and_tools import advice, view

    return Reply(advice.tools(knowledge, name, category, importance, level), view.tools_view)


@KNOW.command("mlcareer roles", "mlcareer roles ml-engineer")
def roles(
    knowledge: "Knowledge",
    name: Annotated[str | None, role_argument("A role to see its page.")] = None,
) -> "Reply[Roles]":
    """List the roles; or one role's page: what it does, a day, ways in, nearest roles."""
    from mlcareer.topics.roles import advice, view

    return Reply(advice.roles(knowledge, name), view.roles_view)


@KNOW.command("mlcareer ask do i need a phd", "mlcareer ask kubernets")
def ask(
    knowledge: "Knowledge",
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What you want to know.")],
) -> "Reply[Findings]":
    """Search every question and fact, and name the command that shows more."""
    from mlcareer.topics.ask import advice, view

    return Reply(advice.ask(knowledge, " ".join(words)), view.ask_view)


@KNOW.command("mlcareer market", "mlcareer market ml-engineer")
def market(
    knowledge: "Knowledge",
    role: Annotated[str | None, role_argument("Only this role.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Keep the long tails.")] = False,
) -> "Reply[Market]":
    """Show what sources count: postings by role, level, tool and skill; trend; outlook."""
    from mlcareer.topics import market as topic

    return Reply(topic.market(knowledge, role, every=every), topic.market_view)
