"""Counted demand: what share of postings names a skill or tool, how many are for a role."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mlcareer.answer import part
from mlcareer.knowledge.facts import value_id

if TYPE_CHECKING:
    from mlcareer.records.demand import Population
    from mlcareer.records.roles import Role


@part
class Demand:
    """A counted number or share of postings: of a role, or of those that name a skill or tool."""

    id: str
    value: float
    unit: str
    population: str
    as_of: str
    sources: tuple[str, ...]


def demand_by_subject(
    populations: Mapping[str, "Population"], role: "Role | None"
) -> dict[str, Demand]:
    """Return what is counted of each skill and tool in a role's postings, or in any postings.

    Where several populations count the same, the first on record stands.
    """
    found: dict[str, Demand] = {}
    for population in populations.values():
        fits = role is None or role.id in population.roles
        if fits and population.about == "skills-and-tools":
            for subject in population.values:
                if subject not in found:
                    found[subject] = _counted(population, subject)
    return found


def postings_by_role(populations: Mapping[str, "Population"]) -> dict[str, Demand]:
    """Return the number of postings of each role, by the population that counts most of them."""
    largest: dict[str, Population] = {}
    for population in populations.values():
        if population.about == "roles":
            for role, count in population.values.items():
                if role not in largest or count > largest[role].values[role]:
                    largest[role] = population
    return {role: _counted(population, role) for role, population in largest.items()}


def _counted(population: "Population", subject: str) -> Demand:
    return Demand(
        id=value_id(population.id, subject),
        value=population.values[subject],
        unit=population.unit,
        population=population.name,
        as_of=population.as_of,
        sources=population.sources,
    )
