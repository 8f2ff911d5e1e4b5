"""Whatever id was once printed still leads to a fact: scripts and notes keep them for years.

``ids_of_version_1.txt`` has every id that `why` explained before roles got claims with evidence.
"""

from pathlib import Path

import pytest

from mlcareer.errors import UnknownNameError
from mlcareer.knowledge import index
from mlcareer.knowledge.opening import built_in
from mlcareer.topics.why import Evidence, why

BEFORE = (Path(__file__).parent / "ids_of_version_1.txt").read_text(encoding="utf-8").split()
KNOWLEDGE = built_in()


def explained(name: str) -> Evidence | None:
    """Return what `why` says of an id, or None."""
    try:
        return why(KNOWLEDGE, name)
    except UnknownNameError:
        return None


def test_every_id_of_version_1_still_resolves() -> None:
    """All 3,400, each with a text and a source."""
    assert len(set(BEFORE)) == 3400
    found = {name: explained(name) for name in BEFORE}
    assert [name for name, said in found.items() if said is None] == []
    assert [name for name, said in found.items() if said and not (said.text and said.sources)] == []


def test_an_id_that_moved_says_where_to() -> None:
    """The answer has the new id and names the old one; any other id has none."""
    facts = {entry.id for entry in index.every(KNOWLEDGE.facts)}
    assert len(KNOWLEDGE.moved) > 10
    for name, one in KNOWLEDGE.moved.items():
        said = why(KNOWLEDGE, name)
        assert (said.id, said.formerly) == (one.to, name)
        assert name not in facts
    for name in set(BEFORE) - set(KNOWLEDGE.moved):
        said = why(KNOWLEDGE, name)
        assert said.formerly is None, name


@pytest.mark.parametrize("name", sorted(KNOWLEDGE.moved)[:3])
def test_a_moved_id_may_be_typed_in_any_case(name: str) -> None:
    """As every other id."""
    assert why(KNOWLEDGE, f" {name.upper()} ").formerly == name


def test_what_stands_beneath_a_claim_has_its_own_page() -> None:
    """A claim lists its evidence, and each statement of it is explained by itself."""
    claims = [
        claim
        for role in KNOWLEDGE.roles.values()
        for key in ("focus", "duties", "areas", "challenges", "education", "outlook", "differences")
        for claim in getattr(role, key)
        if claim.evidence
    ]
    assert len(claims) > 30
    for claim in claims:
        assert [one.id for one in why(KNOWLEDGE, claim.id).facts] == [
            one.id for one in claim.evidence
        ]
        for one in claim.evidence:
            assert why(KNOWLEDGE, one.id).text == one.text
