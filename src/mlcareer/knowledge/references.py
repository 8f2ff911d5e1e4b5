"""References: a text names a counted record, ``{population.subject}``, and never types its number.

They are written out when records are compiled, so a number in a text cannot differ from the record
it comes from. A share of a population brings its base along; around a statistic, ``{statistic}``,
the text says what it is of.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mlcareer.knowledge.facts import value_id
from mlcareer.knowledge.shelf import Plain, Reads

REFERENCE = re.compile(r"\{([a-z0-9]+(?:[.-][a-z0-9]+)*)\}")
BARE_SHARE = re.compile(r"[0-9]\s?(?:%|percent\b|per cent\b)", re.IGNORECASE)
"""A percentage that somebody typed."""
TOOLS_TOLD = re.compile(r"\b(?:tools?|implied|or a (?:programming )?language)\b", re.IGNORECASE)
"""What a text says that counts tools too."""
TEXTUAL = {"roles", "skills", "tools", "tasks", "levels", "stages", "questions"}
"""Kinds whose texts take percentages from counted records."""
COUNTING = ("populations", "statistics")
"""Kinds that are counted, and refer to nothing."""


class Counted:
    """What is counted, in words, by the id of each value and statistic."""

    def __init__(self, knowledge: Reads) -> None:
        """Take where the records of populations and statistics are read."""
        self._knowledge = knowledge
        self._words: dict[str, str] | None = None
        self._implied: set[str] = set()

    @property
    def words(self) -> dict[str, str]:
        """Every counted value in words, worked out when first asked for."""
        if self._words is None:
            populations, statistics = map(self._knowledge.read, COUNTING)
            self._implied = {
                value_id(population["id"], subject)
                for population in populations.records.values()
                for subject in population["implied"]
            }
            self._words = {
                value_id(population["id"], subject): with_base(value, population)
                for population in populations.records.values()
                for subject, value in population["values"].items()
            } | {
                name: in_words(statistic["value"], statistic["unit"])
                for name, statistic in statistics.records.items()
            }
        return self._words

    def filled(self, values: Plain) -> Plain | None:
        """Return a record's JSON with its references written out, or None where it has none."""
        return self._filled(values) if _refers(values) else None

    def _filled(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._written_out(value) if "{" in value else value
        if isinstance(value, list):
            return [self._filled(one) for one in value]
        if not isinstance(value, dict):
            return value
        made = {key: self._filled(one) for key, one in value.items()}
        if population := value.get("counted"):
            name = value_id(population, value.get("skill") or value.get("tool") or "")
            if share := self.words.get(name):
                how = "Named, or implied by a tool," if name in self._implied else "Named"
                made["share"] = f"{how} in {share}"
        return made

    def _written_out(self, text: str) -> str:
        """Return a text with its references written out.

        Where ads count that name a tool for a skill, it says so, unless its own words do.
        """
        written = REFERENCE.sub(lambda found: self.words.get(found[1], found[0]), text)
        if self._implied.isdisjoint(REFERENCE.findall(text)) or TOOLS_TOLD.search(text):
            return written
        return f"{written.rstrip('.')}. Naming a tool for it counts too."


def _refers(value: Any) -> bool:
    """Say whether a value holds a reference, or a requirement that a count decides."""
    if isinstance(value, str):
        return "{" in value and REFERENCE.search(value) is not None
    if isinstance(value, dict):
        return bool(value.get("counted") and ("skill" in value or "tool" in value)) or any(
            map(_refers, value.values())
        )
    return isinstance(value, list) and any(map(_refers, value))


def in_words(value: float, unit: str) -> str:
    """Return a counted value with its sign of percent, if it is a share or a change."""
    return f"{value:g} %" if unit.startswith("percent") else f"{value:,.10g}"


def with_base(value: float, population: Mapping[str, Any]) -> str:
    """Return a counted share with what it is of: 43.7 % of 247 ML engineer ads of early 2026."""
    said, n, counted = in_words(value, population["unit"]), population["n"], population["counted"]
    if population["unit"] != "percent":
        return said
    return (
        f"{said} of {n:,} {counted}"
        if isinstance(n, int)
        else f"{said} of {counted} (n not stated)"
    )


def bare_shares(values: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the places in a record, as YAML states it, of texts with a percentage typed in."""
    return (place for place, text in texts(values) if BARE_SHARE.search(text))


def texts(
    values: Any, place: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text in a record with its place."""
    if isinstance(values, str):
        yield place, values
    elif isinstance(values, dict | list):
        pairs = values.items() if isinstance(values, dict) else enumerate(values)
        for key, one in pairs:
            yield from texts(one, (*place, key))
