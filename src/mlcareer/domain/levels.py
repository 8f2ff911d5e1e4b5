"""Levels: which one a number of years is, and how far sources differ on that."""

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

    It is the highest of the levels that years can name which starts at or below them. Raises
    WrongUsageError when the years lie outside a named level or are out of range.
    """
    if years is None:
        return named.id if named else None
    if not 0 <= years <= MOST_YEARS:
        raise WrongUsageError(
            f"--years is {years:g}", f"Give years of experience from 0 to {MOST_YEARS}"
        )
    starts = {one.id: one.years[0] for one in levels.values() if one.years and one.by_years}
    fitting = [name for name, start in starts.items() if start <= years]
    by_years = max(fitting, key=starts.__getitem__)
    if named is None:
        return by_years
    if named.years and named.id != by_years:
        first, last = named.years
        if years < first or (last is not None and years > last):
            raise WrongUsageError(
                f"--level {named.id} contradicts --years {years:g}, which is {by_years}",
                "Give only one of them",
            )
    return named.id


def starts_stated(level: "Level", role: str) -> tuple[int, int] | None:
    """Return the lowest and the highest year at which sources start a level, or None.

    What they say of another role does not count.
    """
    starts = [one.years[0] for one in level.stated if one.role in {None, role}]
    return (min(starts), max(starts)) if starts else None
