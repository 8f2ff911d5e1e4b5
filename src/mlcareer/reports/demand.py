"""Counted demand, as several answers show it."""

from mlcareer.reports.base import Answer


class Demand(Answer):
    """A counted number or share of postings: of a role, or of those that name a skill or tool."""

    id: str
    value: float
    unit: str
    population: str
    as_of: str
    sources: tuple[str, ...]
