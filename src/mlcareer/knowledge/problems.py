"""What is wrong in knowledge files: one problem a line, and never an endless list of them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mlcareer.errors import printable

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_PROBLEMS = 100
"""Problems that are shown; whoever has more has one cause for most of them."""
MOST_NAMES = 500
"""Names among which a near one is looked for: comparing each with each takes its time."""
LONGEST_NAME = 60


@dataclass(frozen=True)
class Problem:
    """What is wrong in a knowledge file, where, and what to do."""

    file: str
    where: str
    what: str
    fix: str
    record: str = ""

    def __str__(self) -> str:
        """One line: file, place, fault, mend."""
        return f"{self.file}, {self.where}: {self.what}. {self.fix}"


class ProblemError(Exception):
    """Carries one problem out of the reading of a file."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(str(problem))
        self.problem = problem


def problem(kind: str, record: str, key: str, what: str, fix: str) -> Problem:
    """Return a breach of a rule by a record of some kind."""
    where = f"record '{record}'" + (f", key '{key}'" if key else "")
    return Problem(kind, where, what, fix, record)


def nearest(name: str, names: Collection[str], least: float = 0.6) -> str | None:
    """Return the name that was probably meant, or None."""
    if len(name) > LONGEST_NAME or len(names) > MOST_NAMES:
        return None
    return next(iter(get_close_matches(name, names, 1, least)), None)


def did_you_mean(name: str, names: Collection[str], otherwise: str) -> str:
    """Return the question after the name that was probably meant, or another advice."""
    near = nearest(name, names)
    return f"Did you mean '{printable(near)}'?" if near else otherwise
