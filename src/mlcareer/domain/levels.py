"""Levels: which one a number of years is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mlcareer.errors import WrongUsageError

if TYPE_CHECKING:
    from mlcareer.records.roles import Level

MOST_YEARS = 60


def level_of(
    levels: Mapping[str, "Level"], named: "Level | None", years: float | None
) -> str | None:
    """Return the id of the level that was named, or that the years of experience make.

    It is the highest level that starts at or below the years. Raises WrongUsageError when the two
    contradict each other or the years are out of range.
    """
    if years is None:
        return named.id if named else None
    if not 0 <= years <= MOST_YEARS:
        raise WrongUsageError(
            f"--years is {years:g}", f"Give years of experience from 0 to {MOST_YEARS}"
        )
    starts = {one.id: one.years[0] for one in levels.values() if one.years}
    fitting = [name for name, start in starts.items() if start <= years]
    by_years = max(fitting, key=starts.__getitem__)
    if named and named.id != by_years:
        raise WrongUsageError(
            f"--level {named.id} contradicts --years {years:g}, which is {by_years}",
            "Give only one of them",
        )
    return by_years
