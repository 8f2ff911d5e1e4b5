"""What `ask` finds in the shipped data: plain questions, any fact in its own words, 200 statements.

``statements/<seed>.tsv`` holds 40 statements for each of the five articles this began with, drawn
at random (``random.Random(seed)``) from all facts their author found there: the statement in own
words, the words a new user would type, and the ids that state it, the author's own first.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.errors import NoAnswerError
from mlcareer.knowledge import index
from mlcareer.knowledge.facts import Entry, located
from mlcareer.knowledge.opening import open_knowledge
from mlcareer.topics.ask.advice import MOST_FINDINGS, ask

STATEMENTS = Path(__file__).parent / "statements"
SEEDS = ("career-guide", "cityjobs", "elevatex", "testrigor", "upwork")

KNOWLEDGE = open_knowledge()
FACTS: dict[str, Entry] = {entry.id: entry for entry in index.every(KNOWLEDGE.facts)}
SPOKEN = [one for one in FACTS.values() if located(KNOWLEDGE, index.kind_of(one), one).get("text")]
NAMED = [
    *KNOWLEDGE.roles.values(),
    *KNOWLEDGE.skills.values(),
    *KNOWLEDGE.tools.values(),
    *KNOWLEDGE.certifications.values(),
]


def found(words: str) -> list[str]:
    """Return the ids that ``ask`` shows for some words, the best first."""
    return [one.id for one in ask(KNOWLEDGE, words).findings]


def statements(seed: str) -> list[tuple[str, str, list[str]]]:
    """Return (statement, words, ids that state it) of one article."""
    lines = (STATEMENTS / f"{seed}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return [(statement, words, ids.split("|")) for statement, words, ids in rows]


# --- What people ask ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("do i need a phd", "q-phd"),
        ("difference data analyst", "q-data-analyst"),
        ("kubernets", "kubernetes"),
        ("how long", "q-how-long"),
        ("retired certificates", "q-retired-certificates"),
        ("difference data scientist", "q-data-scientist"),
        ("most important programming language", "q-language"),
        ("portfolio", "q-portfolio"),
        ("edge computing", "q-edge"),
        ("voice assistants", "q-voice"),
        ("bias", "q-bias"),
        ("earning", "q-earn"),
        ("skills", "q-skills"),
        ("what skills do I need", "q-skills"),
        ("drift", "q-drift"),
        ("remote", "q-remote"),
        ("quereinstieg", "q-career-change"),
        ("Google AI Platform", "vertex-ai"),
        ("azure ai studio", "microsoft-foundry"),
        ("tensorflow developer certificate", "tensorflow-developer"),
        ("C++", "cpp"),
        ("R", "r"),
    ],
)
def test_a_plain_question_has_its_record_first(words: str, first: str) -> None:
    """The questions of the sources, old product names and single signs lead to their record."""
    assert found(words)[0] == first


@pytest.mark.parametrize("seed", SEEDS)
def test_every_statement_drawn_from_an_article_is_found(seed: str) -> None:
    """40 of 40 statements of each article are among the findings of one command each."""
    missed = {
        words: ids[0] for _, words, ids in statements(seed) if not set(ids) & set(found(words))
    }
    assert missed == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_statement_counts_as_found_only_by_facts_of_its_article(seed: str) -> None:
    """Each id that may count exists and cites the article; there are 40 different statements."""
    rows = statements(seed)
    assert len({words for _, words, _ in rows}) == 40
    for words, one in ((words, one) for _, words, ids in rows for one in ids):
        assert one in FACTS, words
        assert seed in FACTS[one].sources, (words, one)


# --- Rules for all facts -----------------------------------------------------------------------


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SPOKEN))
def test_a_fact_is_found_by_its_own_words(entry: Entry) -> None:
    """Whoever half remembers a sentence finds it again."""
    assert entry.id in found(" ".join(index.WORD.findall(entry.text)[:40]))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(NAMED))
def test_a_name_leads_to_its_record_first(record: object) -> None:
    """A name as it is printed elsewhere, typed back, shows that record before all others."""
    best = ask(KNOWLEDGE, record.name).findings[0]  # type: ignore[attr-defined]
    assert best.record == record.id  # type: ignore[attr-defined]


def test_a_question_is_answered_by_its_own_record() -> None:
    """Typed as it is printed it comes first, or just behind the record that it asks about."""
    best = {one.id: found(one.question) for one in KNOWLEDGE.questions.values()}
    assert {name: ids for name, ids in best.items() if name not in ids[:3]} == {}
    assert sum(ids[0] == name for name, ids in best.items()) > 0.95 * len(best)


def test_a_question_is_found_in_its_other_wordings() -> None:
    """People ask the same in many ways; fewer than one in a hundred comes down to other records."""
    every = [(also, one.id) for one in KNOWLEDGE.questions.values() for also in one.also]
    wordings = every[::4]
    assert len(wordings) > 250
    lost = [(also, name) for also, name in wordings if name not in found(also)]
    assert len(lost) < len(wordings) / 100, lost


@pytest.mark.parametrize(
    ("slip", "word", "first"),
    [
        ("tensorlfow", "tensorflow", "tensorflow"),
        ("pyhton", "python", "python"),
        ("databrics", "databricks", "databricks"),
        ("recomender systems", "recommender", "recommender-systems"),
        ("neural netwroks", "networks", "deep-learning"),
        ("explainabilty", "explainability", "explainability"),
        ("scikit lern", "learn", "scikit-learn"),
        ("maschine learning", "machine", "machine-learning"),
        ("portfolo", "portfolio", "q-portfolio"),
        ("carreer change", "career", "q-career-change"),
        ("statistcs", "statistics", "statistics"),
    ],
)
def test_a_slip_of_the_finger_is_read_as_the_nearest_word(slip: str, word: str, first: str) -> None:
    """The answer says how it read what is on no record, in whole words."""
    answer = ask(KNOWLEDGE, slip)
    assert list(answer.read_as.values()) == [word]
    assert answer.findings[0].id == first


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(SPOKEN))
def test_a_finding_shows_where_to_go_on(entry: Entry) -> None:
    """Its id is one that `why` explains, its command one of ours, its sources are listed."""
    answer = ask(KNOWLEDGE, " ".join(index.WORD.findall(entry.text)[:6]) or "phd")
    assert 0 < len(answer.findings) <= MOST_FINDINGS
    cited = {source.id for source in answer.sources}
    for finding in answer.findings:
        assert finding.id in FACTS
        assert finding.command.startswith("mlcareer ")
        assert set(finding.sources) <= cited


# --- What cannot be answered -------------------------------------------------------------------


def test_unknown_words_are_named_and_the_nearest_terms_listed() -> None:
    """With nothing left to look for: exit code 3 and whole words, not stems."""
    with pytest.raises(NoAnswerError, match=r"nothing is known about 'zebrafishx'") as refusal:
        ask(KNOWLEDGE, "zebrafishx")
    assert refusal.value.exit_code == 3
    with pytest.raises(NoAnswerError, match=r"Nearest terms: .*\bregulat") as refusal:
        ask(KNOWLEDGE, "regulatifiers")
    assert "qqqqzzzz" in ask(KNOWLEDGE, "qqqqzzzz phd").unknown
