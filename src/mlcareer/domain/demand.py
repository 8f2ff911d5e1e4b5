"""Counted demand: what share of postings names a skill or tool, how many are for a role."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from mlcareer.answer import part
from mlcareer.domain.dates import dated
from mlcareer.knowledge.facts import value_id

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge
    from mlcareer.records.demand import Population
    from mlcareer.records.roles import Role


@part
class Demand:
    """A counted number or share of postings: of a role, or of those that name a skill or tool.

    ``n`` is how many a share is of; null where the source does not state it, and for numbers.
    """

    id: str
    value: float
    unit: str
    n: int | None
    population: str
    as_of: str
    sources: tuple[str, ...]


class CountedDemand(Mapping[str, Demand]):
    """What is counted of each skill and tool in a role's postings, or in any, made when asked for.

    Where several populations count the same, the one that decides the role's requirement stands,
    then the first on record.
    """

    def __init__(self, knowledge: "Knowledge", role: "Role | None") -> None:
        """Find the population of each subject."""
        self._knowledge = knowledge
        self._first: dict[str, Population] = {}
        if role:
            self._prefer((one.skill, one.counted) for one in role.skills)
            self._prefer((one.tool, one.counted) for one in role.tools)
        for population in knowledge.populations.values():
            fits = role is None or role.id in population.roles
            if fits and population.about == "skills-and-tools":
                for subject in population.values:
                    self._first.setdefault(subject, population)

    def _prefer(self, deciding: Iterable[tuple[str, str | None]]) -> None:
        """Take the populations that decide requirements, by subject."""
        for subject, counted in deciding:
            population = self._knowledge.populations.get(counted) if counted else None
            if population and subject in population.values:
                self._first[subject] = population

    def __getitem__(self, subject: str) -> Demand:
        """Return what is counted of a skill or tool; raises KeyError."""
        return _counted(self._knowledge, self._first[subject], subject)

    def __iter__(self) -> Iterator[str]:
        """Yield the subjects."""
        return iter(self._first)

    def __len__(self) -> int:
        """Return the number of subjects."""
        return len(self._first)


def demand_by_subject(knowledge: "Knowledge", role: "Role | None") -> Mapping[str, Demand]:
    """Return what is counted of each skill and tool in a role's postings, or in any postings."""
    return CountedDemand(knowledge, role)


def postings_by_role(knowledge: "Knowledge") -> dict[str, Demand]:
    """Return the number of postings of each role, by the population that counts most of them."""
    largest: dict[str, Population] = {}
    for population in knowledge.populations.values():
        if population.about == "roles":
            for role, count in population.values.items():
                if role not in largest or count > largest[role].values[role]:
                    largest[role] = population
    return {role: _counted(knowledge, population, role) for role, population in largest.items()}


def _counted(knowledge: "Knowledge", population: "Population", subject: str) -> Demand:
    return Demand(
        id=value_id(population.id, subject),
        value=population.values[subject],
        unit=population.unit,
        n=size(population.n),
        population=population.name,
        as_of=dated(knowledge, population.as_of, population.sources),
        sources=population.sources,
    )


def size(n: "int | str | None") -> int | None:
    """Return what a share is of, or None where the source does not state it."""
    return n if isinstance(n, int) else None
