"""The parameters that several commands take, each written once: its words, help and completion."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mlcareer.terms import Importance

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge

Names = Callable[["Knowledge"], Iterable[str]]


def completed(names: "Names") -> Callable[[typer.Context, str], list[str]]:
    """Return a completion by what ``names`` finds in the knowledge, with the overlay on the line.

    The typed letters stay as they are, since shells take nothing else for a completion of them;
    names are understood in any case. An overlay that cannot be read offers nothing.
    """

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        from mlcareer.knowledge.opening import open_knowledge

        try:
            return _matching(incomplete, names(open_knowledge(context.params.get("data"))))
        except Exception:  # noqa: BLE001 - whatever is wrong, a prompt is no place to say so
            return _matching(incomplete, names(open_knowledge()))

    return complete


def _matching(typed: str, names: Iterable[str]) -> list[str]:
    start, size = typed.lower(), len(typed)
    return sorted({typed + name[size:] for name in names if name[:size].lower() == start})


def _roles(knowledge: "Knowledge") -> Iterable[str]:
    return knowledge.roles


def _countries(knowledge: "Knowledge") -> Iterator[str]:
    yield from knowledge.countries
    for country in knowledge.countries.values():
        # A name is one word for the shell; a hyphen is read as a space.
        spelt = country.name.replace(" ", "-")
        if spelt.isascii() and spelt.replace("-", "").isalpha():
            yield spelt


def facts(knowledge: "Knowledge") -> Iterator[str]:
    """Yield every id that `why` explains."""
    from mlcareer.knowledge import index

    yield from (entry.id for entry in index.every(knowledge.facts))
    yield from (*knowledge.sources, *knowledge.roles)


def role_argument(help_: str, *more: "Names", metavar: str = "ROLE") -> Any:
    """Return an argument that completes to roles, and to what else it may be."""
    every: Sequence[Names] = (_roles, *more)
    return typer.Argument(
        metavar=metavar,
        help=help_,
        autocompletion=completed(
            lambda knowledge: [n for names in every for n in names(knowledge)]
        ),
    )


def role_option(help_: str, *flags: str) -> Any:
    """Return an option that completes to roles."""
    return typer.Option(*flags, metavar="ROLE", help=help_, autocompletion=completed(_roles))


def _category_option(names: "Names") -> Any:
    return typer.Option(
        metavar="CATEGORY",
        help="Only one category, such as mlops.",
        autocompletion=completed(names),
    )


Role = Annotated[str, role_argument("A role.")]
Level = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL",
        help="intern, entry, mid, senior, lead, staff, principal, manager or executive.",
        autocompletion=completed(lambda knowledge: knowledge.levels),
    ),
]
Country = Annotated[
    str,
    typer.Option(
        metavar="CC",
        envvar="MLCAREER_COUNTRY",
        help="Country by code or name.",
        autocompletion=completed(_countries),
    ),
]
OnlyImportance = Annotated[
    Importance | None, typer.Option(help="Only what the role calls this important.")
]
SkillCategory = Annotated[
    str | None, _category_option(lambda k: (one.category for one in k.skills.values()))
]
ToolCategory = Annotated[
    str | None, _category_option(lambda k: (one.category for one in k.tools.values()))
]
