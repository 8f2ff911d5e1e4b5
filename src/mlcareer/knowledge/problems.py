"""What is wrong in knowledge files: one problem a line, and never an endless list of them."""

from collections.abc import Collection
from typing import NamedTuple

from mlcareer.errors import printable
from mlcareer.knowledge.names import nearest

MOST_PROBLEMS = 100
"""Problems that are shown; whoever has more has one cause for most of them."""
MOST_NAMES = 500
"""Names among which a near one is looked for: comparing each with each takes its time."""
LONGEST_NAME = 60


class Problem(NamedTuple):
    """What is wrong in a knowledge file, where, and what to do."""

    file: str
    where: str
    what: str
    fix: str
    record: str = ""


class ProblemError(Exception):
    """Carries the problems of a file or a record out of its reading."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems."""
        super().__init__(problems[0].what)
        self.problems = problems


def problem(kind: str, record: str, key: str, what: str, fix: str) -> Problem:
    """Return a breach of a rule by a record of some kind."""
    where = f"record '{record}'" + (f", key '{key}'" if key else "")
    return Problem(kind, where, what, fix, record)


def did_you_mean(name: str, names: Collection[str], otherwise: str) -> str:
    """Return the question after the name that was probably meant, or another advice."""
    if len(name) > LONGEST_NAME or len(names) > MOST_NAMES:
        return otherwise
    near = next(iter(nearest(name, names, 1)), None)
    return f"Did you mean '{printable(near)}'?" if near else otherwise
