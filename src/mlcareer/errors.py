"""Every failure that a user can cause, with its exit code.

Each message says what is wrong and what to do, on one line.
"""

from collections.abc import Sequence


def printable(text: str, limit: int = 120) -> str:
    """Return text from outside as one bounded line without control or format characters."""
    clean = "".join(sign if sign.isprintable() else "?" for sign in text)
    return clean if len(clean) <= limit else clean[: limit - 3] + "..."


class MlcareerError(Exception):
    """A failure the user can fix: ``what`` happened and ``fix``, what to do."""

    exit_code = 1

    def __init__(self, what: str, fix: str) -> None:
        """Keep both sentences, each ending without a full stop."""
        self.what, self.fix = what, fix
        super().__init__(f"{what}. {fix}" + ("" if fix.endswith("?") else "."))


class WrongUsageError(MlcareerError):
    """The command line asks for something that does not exist or contradicts itself."""

    exit_code = 2


class UnknownNameError(WrongUsageError):
    """A role, level, skill, tool, country, source or fact that the knowledge does not have."""

    def __init__(self, kind: str, name: str, near: Sequence[str], listing: str) -> None:
        """Name the kind, what was typed, the nearest names and the command that lists them all."""
        self.near = list(near)
        fix = f"Did you mean {' or '.join(near)}? All of them" if near else "All of them"
        super().__init__(f"unknown {kind} '{printable(name, 60)}'", f"{fix}: {listing}")


class NoAnswerError(MlcareerError):
    """The question was understood, but the knowledge cannot support an answer."""

    exit_code = 3


class KnowledgeError(MlcareerError):
    """A knowledge file or a user's file is not valid: the file, the line or key, the fix."""

    exit_code = 4


class OutputError(MlcareerError):
    """The answer could not be written to where the user wanted it."""

    exit_code = 4
