"""Claims of a role: each names all it rests on, and those with most sources come first."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Valid = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("over_invented")

SECTIONS = (
    "focus", "output", "question", "works_with", "areas", "duties", "differences", "titles", "day",
    "challenges", "education", "entry", "environment", "tips", "portfolio", "outlook",
)  # fmt: skip
"""Every section of a role that holds claims."""


def claim(identity: str, *sources: str, **beneath: list[str]) -> dict[str, Any]:
    """Return a claim with these sources, and statements beneath it by their ids."""
    evidence = [
        {"id": one.replace("_", "-"), "text": f"Said by {one}.", "sources": named}
        for one, named in beneath.items()
    ]
    stated = {"id": identity, "text": f"This is {identity}.", "sources": list(sources)}
    return stated | ({"evidence": evidence} if evidence else {})


def role(*claims: dict[str, Any], section: str = "tips", **more: Any) -> dict[str, Any]:
    """Return a new role with one section of claims."""
    summary = {"id": "ma-summary", "text": "Probes models.", "sources": ["gazette"]}
    record = {"id": "model-auditor", "name": "Model auditor", "short": "Auditor"}
    return {"roles": [record | {"summary": summary, section: list(claims)} | more]}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_claim_with_more_sources_comes_first(
    section: str, lay: Lay, told: Told, valid: Valid
) -> None:
    """In every section of claims; judgement counts for none, and equals may stand as they like."""
    one, two = claim("one", "judgement", "gazette"), claim("two", "board", "gazette")
    (fault,) = told(lay(role(one, two, section=section)))
    assert fault == (
        f"mine.yaml, line 11, record 'model-auditor', key '{section}': 'two' has 2 independent "
        "sources, and 'one' before it only 1. Put the claim with more sources first."
    )
    valid(lay(role(two, one, section=section)))
    valid(lay(role(claim("one", "gazette"), claim("two", "judgement", "board"), section=section)))


def test_a_source_named_twice_is_one_source(lay: Lay, told: Told) -> None:
    """Who repeats a source has no better evidence."""
    twice, two = claim("one", "board", "board"), claim("two", "board", "gazette")
    (fault,) = told(lay(role(twice, two)))
    assert "'two' has 2 independent sources, and 'one' before it only 1" in fault


def test_a_claim_names_every_source_of_its_evidence(lay: Lay, told: Told, valid: Valid) -> None:
    """All that are lacking, in the line of the claim."""
    lacking = claim("one", "gazette", says_a=["board", "gazette"], says_b=["survey"])
    (fault,) = told(lay(role(claim("zero", "board", "gazette"), lacking)))
    assert fault == (
        "mine.yaml, line 16, record 'model-auditor', key 'tips.1': its evidence rests on board, "
        "survey, and the claim does not name that. Add it to the sources of the claim."
    )
    valid(lay(role(claim("one", "gazette", "survey", "board", says_a=["board"]))))


def test_a_claim_and_its_evidence_are_facts_that_why_and_ask_find(lay: Lay, run: Run) -> None:
    """`why` of the claim lists what says so; what is beneath it is found by its own words."""
    words = ("--data", lay(role(claim("one", "gazette", "board", says_a=["board"]))))
    whole = run("why", "one", "--json", *words).answer
    assert [one["id"] for one in whole["facts"]] == ["says-a"]
    assert sorted(one["id"] for one in whole["sources"]) == ["board", "gazette"]
    assert "Statements that say so (1)" in run("why", "one", *words).text
    beneath = run("why", "says-a", "--json", *words).answer
    assert (beneath["text"], beneath["record"]) == ("Said by says_a.", "model-auditor")
    assert [one["id"] for one in beneath["sources"]] == ["board"]
    assert "Said by says_a." in run("ask", "says_a", *words).text
    assert "This is one." in run("roles", "model-auditor", *words).text


def test_an_id_of_evidence_is_taken_as_any_other(lay: Lay, told: Told) -> None:
    """Facts may not share an id, however deep they lie."""
    (fault,) = told(lay(role(claim("one", "gazette", mle_tip=["gazette"]))))
    assert fault.startswith("mine.yaml, line 2, role, record 'model-auditor', key 'tips")
    assert "the id 'mle-tip' is used 2 times" in fault


# --- Added to a role by extend -------------------------------------------------------------------


def extension(*claims: dict[str, Any], section: str = "duties") -> dict[str, Any]:
    """Return what adds claims to the ML engineer, whose two duties have a source each."""
    return {"roles": [{"id": "ml-engineer", "extend": True, section: list(claims)}]}


def test_an_added_claim_takes_its_place_by_its_sources(lay: Lay, run: Run, valid: Valid) -> None:
    """Among the built-in ones: before those with fewer, behind those with as many."""
    path = lay(
        extension(
            claim("many", "gazette", "board"), claim("as-many", "board"), claim("ours", "judgement")
        )
    )
    valid(path)
    role_ = run("export", "--data", path).answer["knowledge"]["roles"][0]
    assert [one["id"] for one in role_["duties"]] == [
        "many", "mle-duty-train", "mle-duty-run", "as-many", "ours",
    ]  # fmt: skip


def test_added_claims_keep_their_own_order(lay: Lay, told: Told) -> None:
    """A user's list out of order is told as such, in the line where it starts."""
    (fault,) = told(lay(extension(claim("ours", "judgement"), claim("many", "gazette", "board"))))
    assert fault.startswith("mine.yaml, line 5, record 'ml-engineer', key 'duties': ")
    assert "'many' has 2 independent sources, and 'ours' before it only 0" in fault


def test_a_fault_of_an_added_claim_stands_in_its_line(lay: Lay, told: Told) -> None:
    """Wherever the claim has come to stand in the role."""
    wrong = claim("wrong", "gazette", "board") | {"txet": "T."}
    (fault,) = told(lay(extension(claim("first", "gazette", "board", "survey"), wrong)))
    assert fault == (
        "mine.yaml, line 16, record 'ml-engineer', key 'duties.1.txet': unknown key. "
        "Did you mean 'text'?"
    )


# --- Where in its source it stands -----------------------------------------------------------


def test_a_fact_may_say_where_in_its_source_it_stands(
    lay: Lay, told: Told, valid: Valid, run: Run
) -> None:
    """A section, a table, a row: `why` shows it beside the source, which must be one."""
    one = claim("one", "gazette", "board")
    path = lay(role(one | {"locators": {"board": "table 3, row 7"}}))
    valid(path)
    (line,) = (
        line for line in run("why", "one", "--data", path, COLUMNS="200").lines if "board:" in line
    )
    assert "table 3, row 7" in line
    (fault,) = told(lay(role(one | {"locators": {"bord": "table 3"}})))
    assert fault == (
        "mine.yaml, line 11, record 'model-auditor', key 'tips.0': it has a locator in bord, which "
        "is none of its sources. Add the source, or remove the locator."
    )
