"""Ask: what is found in the invented knowledge, in which order, and what is refused."""

import string
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.errors import MlcareerError, NoAnswerError, WrongUsageError
from mlcareer.formats.data import as_json
from mlcareer.formats.document import Document, Line
from mlcareer.knowledge import index
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.ask.advice import MOST_FINDINGS, MOST_WORDS, ask
from mlcareer.topics.ask.answer import Finding
from mlcareer.topics.ask.view import ask_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def best(knowledge: Knowledge, words: str) -> Finding:
    """Return the finding that stands first."""
    return ask(knowledge, words).findings[0]


def found(knowledge: Knowledge, words: str) -> list[str]:
    """Return the ids of all findings, the best first."""
    return [one.id for one in ask(knowledge, words).findings]


# --- What stands first -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("do i need a doctorate", "q-doctorate"),
        ("phd", "q-doctorate"),
        ("kiln", "kiln"),
        ("Kiln", "kiln"),
        ("kiln-ml", "kiln"),
        ("kiln or oven", "q-kiln-or-oven"),
        ("stove", "stove-expert"),
        ("machine learning engineer", "mle-summary"),
        ("ml engineer", "mle-summary"),
        ("deep learning", "deep-learning"),
        ("python", "python"),
        ("PyPy", "python-language"),
        ("error analysis", "deep-learning-proof"),
        ("kiln associate", "kiln-associate"),
        ("city", "factor-city"),
        ("snakes", "snakes"),
    ],
)
def test_the_record_that_is_meant_stands_first(
    knowledge: Knowledge, words: str, first: str
) -> None:
    """A question by its words, a record by any of its names, a sentence by what it says."""
    assert best(knowledge, words).id == first


def test_a_name_goes_before_all_that_mention_it(knowledge: Knowledge) -> None:
    """Kiln has a certificate, a question and facts: the tool itself comes first."""
    ids = found(knowledge, "kiln")
    assert ids[0] == "kiln"
    assert {"q-kiln-or-oven", "kiln-associate"} <= set(ids)


def test_what_only_names_a_record_stands_behind_what_says_something(knowledge: Knowledge) -> None:
    """The role's plain ask for deployment has no words of its own."""
    ids = found(knowledge, "deployment")
    assert ids[0] == "deployment"
    assert "ml-engineer.deployment" in ids[1:]


def test_a_claim_and_the_statements_beneath_it_are_found_by_their_own_words(
    knowledge: Knowledge,
) -> None:
    """Each with the role and the section that they stand in."""
    statement = best(knowledge, "keeps it running")
    assert (statement.id, statement.record) == ("mle-focus-running", "ml-engineer")
    assert statement.title == "Machine learning engineer, focus"
    assert statement.sources == ("board",)
    claim = best(knowledge, "production")
    assert (claim.id, claim.title) == ("mle-focus", "Machine learning engineer, focus")


def test_what_one_can_do_at_a_depth_is_found(knowledge: Knowledge) -> None:
    """And the question that tells depths apart."""
    step = best(knowledge, "proves theorems")
    assert (step.id, step.title) == ("algebra-expert", "Linear algebra, depths")
    assert step.command == "mlcareer skills algebra"
    assert "python-question" in found(knowledge, "how do you use python")


def test_a_requirement_is_found_by_why_it_is_not_what_the_count_says(knowledge: Knowledge) -> None:
    """The exception is part of what the record says."""
    assert "data-scientist.algebra" in found(knowledge, "role is built on algebra")


def test_a_question_about_the_named_role_goes_before_that_about_another(laid: Laid) -> None:
    """By any name of the role; where none is named, neither is put back."""
    text = """
questions:
  - {id: q-mle, roles: [ml-engineer], question: Which maths first?, answer: Vectors., see: [],
     sources: [gazette]}
  - {id: q-ds, roles: [data-scientist], question: Which maths at first?, answer: Vectors., see: [],
     sources: [gazette]}
  - {id: q-all, question: Which maths to begin?, answer: Vectors., see: [], sources: [gazette]}
"""
    known = laid(text)
    for words, order in (
        ("maths as a data scientist", ["q-ds", "q-all", "q-mle"]),
        ("maths as an MLE", ["q-mle", "q-all", "q-ds"]),
    ):
        asked = [name for name in found(known, words) if name in order]
        assert asked == order
    assert {"q-all", "q-ds", "q-mle"} <= set(found(known, "maths"))


def test_only_the_best_eight_are_shown(knowledge: Knowledge) -> None:
    """Enough to choose from; the best first means by rank, not by record."""
    answer = ask(knowledge, "learning machines data model engineer python")
    assert len(answer.findings) == MOST_FINDINGS == 8


def test_a_finding_shows_where_to_go_on(knowledge: Knowledge) -> None:
    """A question by what it says to see, a record by the command that shows it."""
    question = best(knowledge, "doctorate")
    assert (question.kind, question.title) == ("question", "Do I need a doctorate?")
    assert question.text == "Mostly not."
    assert question.command == "mlcareer roles ml-engineer"
    assert question.see == ("mlcareer roles ml-engineer",)
    tool = best(knowledge, "kiln")
    assert (tool.command, tool.see, tool.record) == ("mlcareer tools kiln", (), "kiln")
    duty = best(knowledge, "services watches")
    assert (duty.id, duty.record, duty.kind) == ("mle-duty-run", "ml-engineer", "role")
    assert duty.title == "Machine learning engineer, duties"
    works = best(knowledge, "engineers works with")
    assert works.title == "Machine learning engineer, works with"


def test_every_finding_is_a_fact_whose_sources_are_listed(knowledge: Knowledge) -> None:
    """In any order they are asked for."""
    answer = ask(knowledge, "python deployment kiln")
    cited = {source.id for source in answer.sources}
    for finding in answer.findings:
        assert index.entry(knowledge.facts, finding.id)
        assert finding.sources
        assert set(finding.sources) <= cited


# --- How words are read ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slip", "word", "first"),
    [
        ("doctorat", "doctorate", "q-doctorate"),
        ("pyhton", "python", "python"),
        ("linaer", "linear", "algebra"),
    ],
)
def test_a_slip_of_the_finger_is_read_as_the_nearest_word(
    knowledge: Knowledge, slip: str, word: str, first: str
) -> None:
    """The answer says how it read what is on no record, in whole words."""
    answer = ask(knowledge, slip)
    assert answer.read_as == {slip: word}
    assert answer.findings[0].id == first
    assert answer.words == slip


def test_other_forms_of_a_word_are_known(knowledge: Knowledge) -> None:
    """Nothing has to be read as something else."""
    answer = ask(knowledge, "doctorates programs")
    assert (answer.read_as, answer.unknown) == ({}, ())


def test_unknown_words_are_named_beside_what_is_found(knowledge: Knowledge) -> None:
    """What nothing is near to is left out of the search."""
    answer = ask(knowledge, "qqqqzzzz doctorate")
    assert answer.unknown == ("qqqqzzzz",)
    assert answer.findings[0].id == "q-doctorate"


@pytest.mark.parametrize(
    "words", ["[red]phd[/red]", "phd\x1b[2J", 'phd" OR "x', "phd NEAR(a b) *", "phd AND NOT -x"]
)
def test_markup_and_query_syntax_are_plain_words(knowledge: Knowledge, words: str) -> None:
    """Neither the screen nor the index takes a user's words for its own language."""
    answer = ask(knowledge, words)
    assert "q-doctorate" in [one.id for one in answer.findings]
    assert set(answer.words) <= set(string.printable)


def test_a_long_question_is_repeated_in_part(knowledge: Knowledge) -> None:
    """Of 300 signs 200 are shown."""
    answer = ask(knowledge, "doctorate " + "z" * 290)
    assert len(answer.words) == 200
    assert answer.words.endswith("...")


def test_the_same_words_get_the_same_answer(knowledge: Knowledge) -> None:
    """No clock, no chance: byte for byte."""
    assert len({as_json(ask(knowledge, "train models")) for _ in range(3)}) == 1


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=60))
def test_any_text_is_answered_or_refused_in_one_line(knowledge: Knowledge, words: str) -> None:
    """Control characters, markup, foreign scripts: a finding or a clear refusal, nothing else."""
    try:
        answer = ask(knowledge, words)
    except MlcareerError as error:
        said = str(error)
    else:
        said = answer.words
        assert answer.findings
    assert said.isprintable()


# --- What cannot be answered -------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "   ", "?!", "\x1b[\x07", "[]", "__"])
def test_no_words_are_refused(knowledge: Knowledge, words: str) -> None:
    """There is nothing to look for, and the refusal shows how to ask."""
    with pytest.raises(WrongUsageError, match=r"no words to look for.*mlcareer ask phd"):
        ask(knowledge, words)


def test_the_longest_question_is_answered_and_a_longer_one_refused(knowledge: Knowledge) -> None:
    """64 words, the bound stated with the refusal."""
    assert ask(knowledge, "phd " * MOST_WORDS).findings[0].id == "q-doctorate"
    with pytest.raises(WrongUsageError, match=r"65 words are too many.*at most 64"):
        ask(knowledge, "phd " * (MOST_WORDS + 1))
    with pytest.raises(WrongUsageError, match="10,000 words are too many"):
        ask(knowledge, "phd " * 10_000)


def test_where_nothing_is_known_the_nearest_terms_are_listed(knowledge: Knowledge) -> None:
    """Exit code 3, and whole words, not stems."""
    with pytest.raises(NoAnswerError, match=r"known about 'zzzzqq'\. Try other") as no:
        ask(knowledge, "zzzzqq")
    assert no.value.exit_code == 3
    with pytest.raises(NoAnswerError, match=r"Nearest terms: .*\bdeploy"):
        ask(knowledge, "redeployifies")


# --- What is shown -----------------------------------------------------------------------------


def test_how_words_were_read_is_shown_first(invented: Run) -> None:
    """Then the findings, each with its id and where there is more."""
    lines = invented("ask", "doctorat qqqqzzzz", COLUMNS=None).lines
    assert lines[:7] == [
        "Asked: doctorat qqqqzzzz",
        "Caution: 'doctorat' is not known; read as 'doctorate'.",
        "Caution: Unknown words: qqqqzzzz.",
        "",
        "Do I need a doctorate? · question",
        "Mostly not. [1]",
        "q-doctorate · more: mlcareer roles ml-engineer",
    ]


def test_the_best_finding_is_set_off(knowledge: Knowledge) -> None:
    """The first alone."""
    answer = ask(knowledge, "kiln")
    document = Document(answer)
    ask_view(answer, document)
    lines = [block for block in document.blocks if isinstance(block, Line)]
    tones = [line.tone for line in lines if line.tone != "note"]
    assert tones == ["answer", *["plain"] * (len(answer.findings) - 1)]
