"""Sources, check and why: what is due on a day, what rests on what."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mlcareer.errors import UnknownNameError
from mlcareer.formats.document import Document, Line
from mlcareer.knowledge.library import Knowledge
from mlcareer.knowledge.opening import overlaid
from mlcareer.topics.check import check, check_view
from mlcareer.topics.sources import sources, sources_view
from mlcareer.topics.why import why

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]

REVIEW = date(2026, 6, 30)
"""The day by which the bureau's page is to be read again."""


# --- What is due -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2026, 6, 29), []), (REVIEW, []), (date(2026, 7, 1), ["bureau"])],
)
def test_what_is_to_be_read_again_by_a_day_is_due_after_it(
    knowledge: Knowledge, day: date, due: list[str]
) -> None:
    """Not on the day itself: sources --stale and check agree."""
    assert [use.id for use in sources(knowledge, stale_on=day).uses] == due
    assert [one.id for one in check(knowledge, [], day).due] == due


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2027, 1, 31), ["bureau"]),
        (date(2027, 2, 1), ["bureau", "kiln-associate", "stove-expert"]),
    ],
)
def test_a_fact_is_due_after_its_day_too(knowledge: Knowledge, day: date, due: list[str]) -> None:
    """The oldest first, then by id, with what it says."""
    answer = check(knowledge, [], day)
    assert [one.id for one in answer.due] == due
    assert [one.kind for one in answer.due] == ["source", *["certification"] * (len(due) - 1)]
    assert answer.due[0].check_by == "2026-06-30"
    assert [use.id for use in sources(knowledge, stale_on=day).uses] == ["bureau"]


def test_a_population_is_due_once_and_not_with_each_of_its_values(laid: Laid) -> None:
    """They are facts of their own, of the same day."""
    text = """
populations:
  - {id: old, name: Old, counted: ads, about: conditions, n: 50, place: US, unit: percent,
     as_of: 2025, check_by: 2026-01-01, values: {One: 1, Two: 2}, sources: [board]}
"""
    assert [one.id for one in check(laid(text), [], date(2026, 1, 2)).due] == ["old"]


def test_one_source_is_due_or_says_why_not(knowledge: Knowledge) -> None:
    """With its review date, or without one."""
    answer = sources(knowledge, "bureau", REVIEW)
    assert (answer.uses, answer.facts) == ((), ())
    assert answer.remark is not None
    assert answer.remark.startswith("bureau is not due for review on 2026-06-30: ")
    assert answer.remark.endswith("by 2026-06-30")
    answer = sources(knowledge, "bureau", date(2026, 7, 1))
    assert ([use.id for use in answer.uses], answer.remark) == (["bureau"], None)
    answer = sources(knowledge, "board", date(2026, 7, 1))
    assert answer.remark is not None
    assert "2026-06-30" not in answer.remark


def test_the_invented_knowledge_is_valid(knowledge: Knowledge) -> None:
    """By every rule, and counted by kind."""
    answer = check(knowledge, [], REVIEW)
    assert (answer.valid, answer.faults, answer.exit_code) == (True, (), 0)
    assert (answer.counts["roles"], answer.counts["figures"], answer.counts["levels"]) == (3, 6, 7)
    assert not {"model", "sample", "quality"} & answer.counts.keys()


def test_the_built_in_data_is_checked_by_every_rule(knowledge: Knowledge, tmp_path: Path) -> None:
    """What only the build of a wheel would refuse: exit code 4, and nothing is said to be due."""
    path = tmp_path / "mine.yaml"
    text = "questions: [{id: q, question: Why?, answer: So., see: [], sources: [nobody]}]\n"
    path.write_text(text, encoding="utf-8")
    answer = check(overlaid(knowledge, path).knowledge, [], date(2026, 7, 1))
    assert (answer.valid, answer.exit_code, answer.due, answer.more) == (False, 4, (), False)
    assert [(one.record, one.what) for one in answer.faults] == [
        ("q", "no source has the id 'nobody'")
    ]
    document = Document(answer)
    check_view(answer, document)
    assert document.blocks[0] == Line("Not valid: 1 fault.", "answer")
    text = text.replace("[nobody]", "[nobody, neither]")
    path.write_text(text, encoding="utf-8")
    answer = check(overlaid(knowledge, path).knowledge, [], date(2026, 7, 1))
    document = Document(answer)
    check_view(answer, document)
    assert document.blocks[0] == Line("Not valid: 2 faults.", "answer")


# --- What rests on a source --------------------------------------------------------------------


def test_a_source_lists_the_facts_that_rest_on_it(knowledge: Knowledge) -> None:
    """A pay model, a quality card and a level rest on the feed."""
    answer = sources(knowledge, "feed")
    assert [use.facts for use in answer.uses] == [3]
    assert [one.id for one in answer.facts] == ["executive", "model", "quality"]
    every = sources(knowledge)
    assert [use.id for use in every.uses] == list(knowledge.sources)
    assert {use.id: use.facts for use in every.uses}["feed"] == 3
    assert (every.facts, every.remark) == ((), None)
    with pytest.raises(UnknownNameError, match="unknown source"):
        sources(knowledge, "x")


def test_a_list_of_sources_is_a_table_and_one_source_a_page(invented: Run) -> None:
    """What is due on a day is a list, even of one; what is not due says so."""
    lines = invented("sources", COLUMNS=None).lines
    assert lines[0] == "Sources"
    assert lines[1].split()[:3] == ["Id", "Publisher", "Kind"]
    lines = invented("sources", "--stale", "--on", "2026-07-01", COLUMNS=None).lines
    assert lines[0] == "Sources due for review on 2026-07-01"
    assert lines[2].startswith("bureau  Bureau of Numbers")
    lines = invented("sources", "--stale", "--on", "2026-06-30", COLUMNS=None).lines
    assert lines[1] == "None is due."
    lines = invented("sources", "bureau", COLUMNS=None).lines
    assert lines[0] == "bureau: Pay by occupation"
    assert "Review by: 2026-06-30" in lines
    assert "Accessed: not known" in lines
    assert "Caution: Its occupations are wider than these roles" in lines
    assert "What rests on it (7)" in lines


def test_a_source_on_which_nothing_rests_is_a_page_too(laid: Laid, knowledge: Knowledge) -> None:
    """Of no facts."""
    text = """
sources:
  - {id: idle, publisher: Nobody, title: Nothing, kind: article, accessed: 2026-01-01}
"""
    answer = sources(laid(text), "idle")
    assert ([use.facts for use in answer.uses], answer.facts) == ([0], ())
    document = Document(answer)
    sources_view(answer, document)
    assert document.title == "idle: Nothing"
    assert "idle" not in sources(knowledge, "feed").uses[0].sources


def test_check_names_what_it_checked(invented: Run, tmp_path: Path) -> None:
    """The built-in data, or the user's own file."""
    lines = invented("check", "--on", "2026-07-01", COLUMNS=None).lines
    assert lines[0] == "Check of the built-in data on 2026-07-01"
    assert lines[3].split()[:3] == ["2026-06-30", "bureau", "source"]
    path = tmp_path / "mine.yaml"
    path.write_text("statistics: []\n", encoding="utf-8")
    answer = invented("check", str(path), "--on", "2026-07-01", "--json").answer
    assert answer["checked"] == [str(path)]
    assert [one["id"] for one in answer["due"]] == ["bureau"]


# --- Why ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "record", "key"),
    [
        ("mle-duty-run", "role", "ml-engineer", "duties"),
        ("ML-Engineer", "role", "ml-engineer", ""),
        ("ml-engineer.python", "role", "ml-engineer", "skills"),
        ("mle-focus-running", "role", "ml-engineer", "focus"),
        ("python", "skill", "python", ""),
        ("python-working", "skill", "python", "depths"),
        ("python-question", "skill", "python", "question"),
        ("senior-bureau", "level", "senior", "stated"),
        ("us-mle-bureau", "pay figure", "us-mle-bureau", ""),
        ("board-skills.kiln", "count", "board-skills", "values"),
        ("DE", "country", "DE", ""),
        ("gazette", "source", "gazette", ""),
        (" python ", "skill", "python", ""),
    ],
)
def test_every_fact_is_explained_by_its_id(
    knowledge: Knowledge, name: str, kind: str, record: str, key: str
) -> None:
    """In any case: its kind, the record that holds it, and the field."""
    answer = why(knowledge, name)
    assert (answer.kind, answer.record, answer.key) == (kind, record, key)
    assert answer.text


def test_what_rests_on_our_judgement_says_so(knowledge: Knowledge) -> None:
    """Also where only one of its sources is it."""
    assert why(knowledge, "mle-tip").judgement
    assert why(knowledge, "judgement").judgement
    assert not why(knowledge, "mle-focus").judgement
    assert not why(knowledge, "gazette").judgement


def test_a_fact_comes_with_those_that_belong_to_it(knowledge: Knowledge) -> None:
    """And first with itself, where the answer is a table."""
    answer = why(knowledge, "deep-learning")
    assert [one.id for one in answer.facts] == [
        "deep-learning.python",
        "deep-learning.algebra",
        "deep-learning-basics",
        "deep-learning-working",
        "deep-learning-expert",
        "deep-learning-question",
        "deep-learning-proof",
        "deep-learning-share",
    ]
    assert [one.id for one in answer.listed][:2] == ["deep-learning", "deep-learning.python"]
    assert answer.listed[0].sources == ("gazette",)
    assert why(knowledge, "mle-tip").facts == ()
    assert answer.command == "mlcareer skills deep-learning"


def test_a_role_is_explained_by_its_summary_and_all_that_belongs_to_it(
    knowledge: Knowledge,
) -> None:
    """The role itself is no fact."""
    answer = why(knowledge, "data-engineer")
    assert (answer.id, answer.text) == ("data-engineer", "Builds the pipes.")
    assert answer.fact["id"] == "de-summary"
    assert [one.id for one in answer.facts][:3] == [
        "de-summary",
        "data-engineer.collect-data",
        "data-engineer.python",
    ]
    assert [one.id for one in answer.facts][3:] == [
        *(f"data-engineer.craft-{number:02}" for number in range(1, 15)),
        *(f"data-engineer.bench-{number:02}" for number in range(1, 13)),
    ]


def test_a_claim_is_explained_by_the_statements_that_say_so(knowledge: Knowledge) -> None:
    """It names the sources of all of them; a statement itself has none beneath."""
    claim = why(knowledge, "mle-focus")
    assert (claim.text, claim.fact["sources"]) == ("Production.", ["gazette", "board"])
    assert [(one.id, one.text, one.sources) for one in claim.facts] == [
        ("mle-focus-running", "Keeps it running.", ("board",))
    ]
    assert [one.id for one in claim.listed] == ["mle-focus", "mle-focus-running"]
    statement = why(knowledge, "mle-focus-running")
    assert (statement.facts, statement.fact["sources"]) == ((), ["board"])


def test_what_says_so_is_told_from_what_belongs_to_a_record(invented: Run) -> None:
    """A claim has statements beneath it, a record its facts; neither stands in the record twice."""
    lines = invented("why", "mle-focus", COLUMNS=None).lines
    start = lines.index("Statements that say so (1)")
    assert any(line.split() == ["mle-focus-running", "Keeps", "it", "running."] for line in lines)
    assert not any("evidence" in line for line in lines[:start])
    assert "Facts that belong to it (8)" in invented("why", "deep-learning", COLUMNS=None).lines
    said = invented("why", "mle-focus-running", COLUMNS=None).text
    assert "Statements that say so" not in said
    assert "Facts that belong to it" not in said


def test_a_requirement_says_in_how_many_ads_it_was_counted(knowledge: Knowledge) -> None:
    """The share with its base comes of the count; where none is named, no share is told."""
    python = why(knowledge, "ml-engineer.python")
    assert python.text == (
        "python: core, depth working. Named, or implied by a tool, "
        "in 80 % of 300 ML engineer posts on the board. Every post"
    )
    assert python.fact["counted"] == "board-skills"
    assert why(knowledge, "ml-engineer.deployment").text == "deployment: important, depth working"


def test_a_count_in_a_text_is_explained_with_its_base(laid: Laid) -> None:
    """The text refers to what is counted, and is read with the number."""
    text = """
questions:
  - {id: q-kiln, question: Who asks for Kiln?, answer: "Ads do: {board-skills.kiln}.",
     see: [], sources: [board]}
"""
    answer = why(laid(text), "q-kiln")
    assert "Ads do: 41 % of 300 ML engineer posts on the board." in answer.text
    assert "{" not in answer.text


def test_an_id_of_old_is_explained_under_its_new_one(knowledge: Knowledge) -> None:
    """In any case; the new one itself was never called otherwise."""
    for name in ("mle-hint", " MLE-Hint "):
        answer = why(knowledge, name)
        assert (answer.id, answer.formerly) == ("mle-tip", "mle-hint")
        assert (answer.text, answer.key) == ("Ship something small.", "tips")
    assert why(knowledge, "mle-tip").formerly is None
    assert why(knowledge, "gazette").formerly is None


def test_the_new_id_is_told_with_the_old_one(invented: Run) -> None:
    """On the line beneath what it says."""
    lines = invented("why", "mle-hint", COLUMNS=None).lines
    assert lines[0] == "mle-tip · role"
    assert "mle-hint is now mle-tip." in lines
    assert "is now" not in invented("why", "mle-tip", COLUMNS=None).text


def test_a_source_is_explained_by_what_rests_on_it(knowledge: Knowledge) -> None:
    """As its own page does."""
    answer = why(knowledge, "feed")
    assert answer.text == "Pay feed: Advertised pay"
    assert [one.id for one in answer.facts] == ["executive", "model", "quality"]
    assert answer.listed[0].sources == ("feed",)


def test_an_unknown_id_is_refused_with_the_nearest(knowledge: Knowledge) -> None:
    """Of facts and of sources."""
    with pytest.raises(UnknownNameError, match="Did you mean mle-duty-run"):
        why(knowledge, "mle-duty-runs")
    with pytest.raises(UnknownNameError, match="Did you mean gazette"):
        why(knowledge, "gazete")


def test_how_a_fact_is_known_is_shown(invented: Run) -> None:
    """Read, computed or reported; and our own judgement by name."""
    lines = invented("why", "mle-duty-run", COLUMNS=None).lines
    assert lines[0] == "mle-duty-run · role"
    assert any(line.startswith("How we know: ") and "reports" in line for line in lines)
    text = invented("why", "mle-tip", COLUMNS=None).text
    assert "our own judgement" in text
    assert "our own judgement" not in invented("why", "mle-focus", COLUMNS=None).text


def test_the_sources_of_a_fact_are_listed_and_not_those_of_its_parts(invented: Run) -> None:
    """Deep learning itself rests on the gazette; its parts rest on others too."""
    lines = invented("why", "deep-learning", COLUMNS=None).lines
    start = lines.index("Sources")
    listed = [line for line in lines[start + 1 : lines.index("The record")] if line]
    assert listed == [
        (
            "  • gazette: The Gazette, Ten jobs in learning machines, article, 2025-03-01, "
            "https://gazette.example/jobs"
        )
    ]
    assert "  • category: modelling" in lines
    assert "Facts that belong to it (8)" in lines
