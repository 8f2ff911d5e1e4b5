"""Every share of anything is shown with what it is a share of: 43.7 % of 247 ads."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mlcareer.domain.demand import demand_by_subject
from mlcareer.knowledge.opening import built_in
from mlcareer.topics.roles.advice import roles
from mlcareer.topics.skills_and_tools.advice import skills, tools

DATA = Path(__file__).parents[2] / "data"
FILES = sorted([*DATA.glob("*.yaml"), *DATA.glob("*/*.yaml")])
TEXTUAL = ("roles", "skills", "tools", "tasks", "levels", "stages", "questions")
"""The kinds whose texts take their shares from counted records."""
REFERENCE = re.compile(r"\{([a-z0-9]+(?:[.-][a-z0-9]+)*)\}")
SHARE = re.compile(r"[0-9] ?%")
KNOWLEDGE = built_in()


def texts(value: Any) -> Iterator[str]:
    """Yield every text in what YAML states."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)


def loaded(path: Path) -> dict[str, Any]:
    """Return the kinds of record of a file that have texts."""
    read = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return {kind: read[kind] for kind in TEXTUAL if kind in read}


WRITTEN = [text for path in FILES for text in texts(loaded(path)) if "{" in text]
"""Every text as a contributor wrote it, with its references."""


def test_no_text_types_a_share() -> None:
    """Each comes from a counted record, so that it can be traced and cannot differ."""
    typed = [text for path in FILES for text in texts(loaded(path)) if SHARE.search(text)]
    assert typed == []


def test_a_text_says_how_many_a_statistic_was_counted_in() -> None:
    """The number of answers or ads stands in the same text, unless the source does not say it."""
    bare, seen = [], 0
    for text in WRITTEN:
        for name in REFERENCE.findall(text):
            statistic = KNOWLEDGE.statistics.get(name)
            if statistic is None or statistic.unit != "percent":
                continue
            seen += 1
            size = f"{statistic.n:,}" if isinstance(statistic.n, int) else ""
            if size and not re.search(rf"(?<![0-9,.]){re.escape(size)}(?![0-9]|,[0-9])", text):
                bare.append((name, size, text))
    assert seen > 20
    assert bare == []


def test_every_reference_of_a_text_leads_to_a_counted_record() -> None:
    """A share of a population, which brings its base along, or a statistic."""
    counted = {
        f"{one.id}.{'-'.join(subject.casefold().split())}"
        for one in KNOWLEDGE.populations.values()
        for subject in one.values
    }
    names = {name for text in WRITTEN for name in REFERENCE.findall(text)}
    assert len(names) > 50
    assert names - counted - set(KNOWLEDGE.statistics) == set()


def test_a_population_of_shares_says_what_it_counts_and_how_many() -> None:
    """And each statistic in percent the number and the place."""
    for one in KNOWLEDGE.populations.values():
        if one.unit == "percent":
            assert one.n == "not stated" or int(one.n) > 0, one.id
            assert one.counted, one.id
    for statistic in KNOWLEDGE.statistics.values():
        if statistic.unit == "percent":
            assert statistic.n == "not stated" or int(statistic.n) > 0, statistic.id
            assert statistic.place, statistic.id


@pytest.mark.parametrize("role", sorted(KNOWLEDGE.roles))
def test_a_requirement_shows_its_share_with_the_base(role: str) -> None:
    """In the JSON of the role: the share of what counts is of a number of ads."""
    page = roles(KNOWLEDGE, role).page
    assert page is not None
    shares = [one.share for one in (*page.skills, *page.tools) if one.share]
    assert len(shares) > 20
    for share in shares:
        assert re.fullmatch(r"Named\b.* [0-9.]+ % of ([0-9,]+ .+|.+ \(n not stated\))", share)


@pytest.mark.parametrize("role", sorted(KNOWLEDGE.roles))
def test_a_counted_demand_has_its_n(role: str) -> None:
    """Each share of a role's ads, of a skill or tool, carries how many ads were read."""
    for one in demand_by_subject(KNOWLEDGE, KNOWLEDGE.roles[role]).values():
        population = KNOWLEDGE.populations[one.id.partition(".")[0]]
        if one.unit == "percent":
            assert one.n == (population.n if isinstance(population.n, int) else None), one.id
            assert one.as_of, one.id
    for answer in (skills(KNOWLEDGE, role), tools(KNOWLEDGE, role)):
        assert answer.sources
