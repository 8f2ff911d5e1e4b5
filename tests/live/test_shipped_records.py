"""The shipped records: valid as a whole, each with its source and date, found by every name."""

import re
import shlex
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.errors import UnknownNameError
from mlcareer.knowledge import index
from mlcareer.knowledge.facts import Entry
from mlcareer.knowledge.names import folded, named
from mlcareer.knowledge.opening import built_in_problems, open_knowledge
from mlcareer.knowledge.overlay import read_checkout
from mlcareer.knowledge.shelf import Shelf
from mlcareer.records.base import Statement
from mlcareer.records.tools import Change
from mlcareer.terms import DEPTHS

DATA = Path(__file__).parents[2] / "data"
WRITTEN = read_checkout(DATA).records
"""Every record as it is validated, by kind and id."""
KNOWLEDGE = open_knowledge()
FACTS = list(index.every(KNOWLEDGE.facts))
SHELVES: dict[str, Shelf[Any]] = {
    "role": KNOWLEDGE.roles,
    "level": KNOWLEDGE.levels,
    "skill": KNOWLEDGE.skills,
    "tool": KNOWLEDGE.tools,
    "country": KNOWLEDGE.countries,
}
NAMES = [
    (kind, name, record)
    for kind, shelf in SHELVES.items()
    for record, one in WRITTEN[shelf.kind.key].items()
    for name in one.names()
]
COLLECTED = "2026-11-20"
"""When the sources were read; nothing may have been due before that."""


FORMER_NAMES = [
    ("Google AI Platform", "vertex-ai"),
    ("Cloud AI Platform", "vertex-ai"),
    ("Google Cloud ML Engine", "vertex-ai"),
    ("vertex ai", "vertex-ai"),
    ("Gemini Enterprise Agent Platform", "vertex-ai"),
    ("Amazon SageMaker", "sagemaker"),
    ("AWS SageMaker", "sagemaker"),
    ("SageMaker AI", "sagemaker"),
    ("azure ai studio", "microsoft-foundry"),
    ("Azure AI Foundry", "microsoft-foundry"),
    ("Cognitive Services", "microsoft-foundry"),
    ("Microsoft Foundry", "microsoft-foundry"),
    ("Azure ML Studio", "azure-ml"),
    ("kfserving", "kserve"),
    ("weights & biases", "wandb"),
    ("neptune.ai", "neptune"),
    ("Confluent", "kafka"),
    ("HashiCorp Terraform", "terraform"),
    ("IBM Terraform", "terraform"),
    ("TensorFlow Extended", "tfx"),
    ("Text Generation Inference", "tgi"),
    ("Google Data Studio", "looker-studio"),
    ("dbt Core", "dbt"),
]

CHANGED = {
    "vertex-ai": "renamed",
    "sagemaker": "renamed",
    "microsoft-foundry": "renamed",
    "heroku": "maintenance",
    "tgi": "maintenance",
    "torchserve": "unmaintained",
    "dvc": "acquired",
    "wandb": "acquired",
    "neptune": "retired",
    "terraform": "acquired",
}

GONE = {
    "aws-ml-specialty": "2026-03-31",
    "azure-ai-engineer-associate": "2026-06-30",
    "azure-data-scientist-associate": "2026-06-01",
    "azure-ai-fundamentals": "2026-06-30",
    "tensorflow-developer": "2024-05-01",
}


# --- The whole ---------------------------------------------------------------------------------


def test_the_shipped_knowledge_has_no_problem() -> None:
    """Ids, references, prerequisites, figures and names hold across all files."""
    assert built_in_problems(KNOWLEDGE) == []


def test_every_fact_has_an_id_of_its_own() -> None:
    """`why` can only explain what it can tell apart."""
    assert len({entry.id for entry in FACTS}) == len(FACTS)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FACTS))
def test_every_fact_rests_on_a_source_with_publisher_kind_and_date(entry: Entry) -> None:
    """Who said it, what kind of text that is, and when: for each fact."""
    assert entry.sources
    for name in entry.sources:
        source = KNOWLEDGE.sources[name]
        assert source.publisher
        assert source.kind
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", source.published or source.accessed)


def test_what_was_read_on_the_net_has_an_address_or_a_title_to_find_it_by() -> None:
    """A source can be looked up again; one not read by us says when it was published."""
    for source in KNOWLEDGE.sources.values():
        assert source.url or len(source.title.split()) > 1, source.id
        assert source.accessed or source.published, source.id


# --- Freshness ---------------------------------------------------------------------------------


def test_nothing_was_due_before_it_was_collected() -> None:
    """A date for a new look lies after the day of the first one."""
    for one in (*FACTS, *KNOWLEDGE.sources.values()):
        assert one.check_by is None or one.check_by > COLLECTED


def test_what_a_vendor_can_change_has_a_date_for_a_new_look() -> None:
    """Certificates, courses, changes of products and what is read on a page that may change."""
    dependent = [
        entry
        for entry in FACTS
        if (entry.kind, entry.key) in {("certification", ""), ("resource", "")}
        or entry.key == "changes"
    ]
    assert len(dependent) > 90
    assert [entry.id for entry in dependent if entry.check_by is None] == []
    five = [KNOWLEDGE.sources[name] for name in ("elevatex", "cityjobs", "testrigor", "upwork")]
    assert all(source.check_by for source in five)


@pytest.mark.parametrize(("tool", "status"), CHANGED.items())
def test_a_product_that_changed_says_so_with_a_dated_event(tool: str, status: str) -> None:
    """The record stays; what happened, when and who says so stands beside it."""
    record = KNOWLEDGE.tools[tool]
    assert record.status == status
    assert any(change.kind == status and change.sources for change in record.changes)


@pytest.mark.parametrize(("certificate", "day"), GONE.items())
def test_a_certificate_that_is_gone_keeps_its_last_day(certificate: str, day: str) -> None:
    """Retired or closed, with the date; the exams that were replaced name their successor."""
    record = KNOWLEDGE.certifications[certificate]
    assert record.status in {"retired", "closed"}
    assert record.until == day
    assert record.successors or certificate == "tensorflow-developer"
    for successor in record.successors:
        assert KNOWLEDGE.certifications[successor].status in {"live", "beta"}


# --- Names -------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from([str, str.upper, str.title, str.casefold]))
def test_every_name_finds_its_own_record_in_any_case(
    name: tuple[str, str, str], spelled: Callable[[str], str]
) -> None:
    """Id, name, alias, code: typed in any case, with spaces, hyphens or underscores."""
    kind, word, record = name
    shelf, typed = SHELVES[kind], spelled(word)
    assert named(shelf, f"  {typed} ").id == record
    assert named(shelf, typed.replace("-", "_")).id == record


@pytest.mark.parametrize(("name", "tool"), FORMER_NAMES)
def test_a_product_is_found_by_its_old_name(name: str, tool: str) -> None:
    """The articles' names lead to what the product is called today."""
    assert named(KNOWLEDGE.tools, name).id == tool


@pytest.mark.parametrize(
    ("kind", "name", "record"),
    [
        ("tool", "Go", "go"),
        ("tool", "C", "c"),
        ("tool", "c++", "cpp"),
        ("tool", "r", "r"),
        ("country", "uk", "GB"),
        ("country", "DEU", "DE"),
        ("country", "usa", "US"),
        ("role", "MLE", "ml-engineer"),
        ("role", "applied scientist", "research-scientist"),
        ("level", "staff engineer", "staff"),
        ("level", "tech lead", "lead"),
        ("level", "distinguished", "principal"),
        ("level", "junior", "entry"),
        ("level", "director", "executive"),
    ],
)
def test_short_and_common_names_mean_what_people_mean(kind: str, name: str, record: str) -> None:
    """A letter or two is enough where it is a name."""
    assert named(SHELVES[kind], name).id == record


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("tool", "Google"),
        ("tool", "goo"),
        ("tool", "Amazon"),
        ("tool", "Microsoft"),
        ("tool", "kuber"),
        ("tool", "torc"),
        ("tool", "learn"),
        ("skill", "learning"),
        ("skill", "data"),
        ("role", "engineer"),
        ("role", "data"),
        ("role", "scientist"),
        ("level", "engineer"),
        ("country", "Europe"),
        ("country", "X"),
        ("country", ""),
    ],
)
def test_a_part_of_a_name_is_no_name(kind: str, name: str) -> None:
    """Nothing resolves by accident: Google is not Go, and an engineer may be many."""
    with pytest.raises(UnknownNameError):
        named(SHELVES[kind], name)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(SHELVES)), st.text(max_size=12))
def test_only_a_name_on_record_resolves(kind: str, name: str) -> None:
    """Whatever else is typed is refused with one printable line."""
    shelf = SHELVES[kind]
    if folded(name) in {folded(one) for whose, one, _ in NAMES if whose == kind}:
        assert named(shelf, name).id in shelf
    else:
        with pytest.raises(UnknownNameError) as refusal:
            named(shelf, name)
        assert str(refusal.value).isprintable()


# --- What records promise ----------------------------------------------------------------------


def test_every_depth_says_what_its_hours_rest_on_and_a_skill_has_a_proof() -> None:
    """A range of hours without a basis would be a guess; a skill is proved by something built."""
    for skill in KNOWLEDGE.skills.values():
        if skill.kind == "technical":
            assert [step.depth for step in skill.depths] == list(DEPTHS), skill.id
        for step in skill.depths:
            assert len(step.basis.split()) >= 3, step.id
            assert len(step.text.split()) >= 3, step.id
            assert 0 < step.low <= step.typical <= step.high, step.id
        assert skill.proof is not None, skill.id


def test_each_depth_takes_more_hours_than_the_one_before() -> None:
    """Cumulative from nothing, by each bound."""
    for skill in KNOWLEDGE.skills.values():
        for before, after in pairwise(skill.depths):
            assert before.low < after.low, after.id
            assert before.typical < after.typical, after.id
            assert before.high < after.high, after.id


def test_a_question_tells_the_depths_of_a_skill_apart() -> None:
    """Every technical skill has one, as an interviewer would ask it."""
    for skill in KNOWLEDGE.skills.values():
        if skill.kind == "technical":
            assert skill.question is not None, skill.id
            assert len(skill.question.text.split()) >= 5, skill.id


def test_our_own_judgement_is_marked_as_such() -> None:
    """Hours that are no curriculum's say so in words, and cite the source called judgement."""
    assert KNOWLEDGE.sources["judgement"].kind == "judgement"
    for skill in KNOWLEDGE.skills.values():
        for step in skill.depths:
            if set(step.sources) == {"judgement"}:
                assert re.search(r"judg|our|estimate", step.basis, re.IGNORECASE), step.id


def test_every_command_a_question_points_to_answers(run: Callable[..., Any]) -> None:
    """Each is one of the live commands and runs without a complaint."""
    every = {command for question in KNOWLEDGE.questions.values() for command in question.see}
    assert len(every) > 20
    for command in sorted(every):
        program, *words = shlex.split(command)
        answer = run(*words, "--json")
        assert (program, answer.code, answer.err) == ("mlcareer", 0, ""), command


def test_every_question_points_somewhere_and_is_asked_in_other_words_too() -> None:
    """An answer ends with where to read on; people ask the same in many ways."""
    for question in KNOWLEDGE.questions.values():
        assert question.see, question.id
        assert len(question.also) >= 3, question.id
        assert question.question.endswith("?"), question.id


def test_no_sentence_stands_twice() -> None:
    """What is said once can be mended once: no two statements of a record are the same."""
    said = [
        (name, one.text)
        for records in WRITTEN.values()
        for name, record in records.items()
        for held in dict(record).values()
        for fact in (held if isinstance(held, tuple) else [held])
        if isinstance(fact, Statement) and not isinstance(fact, Change)
        for one in (fact, *getattr(fact, "evidence", ()))
    ]
    assert len(said) > 500
    assert [one for one, times in Counter(said).items() if times > 1] == []
