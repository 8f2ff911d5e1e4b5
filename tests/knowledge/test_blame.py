"""A fault names the file of the record that is to be changed, by its kind and its id."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Valid = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("over_invented")

UNDATED = "sources:\n  - {id: acme, publisher: A, title: T, kind: article}\n"
TIMELESS = (
    "skills:\n"
    "  - {id: acme, name: Acme skill, category: programming, text: T., sources: [judgement]}\n"
)
LEVEL = "levels:\n  - {{id: {}, name: {}, text: T., sources: [judgement]}}\n"
DEPTHS = (
    "a technical skill needs the depths basics, working and expert, in this order. State each once."
)
TOOL = "tools:\n  - {{id: {}, name: {}, category: x, serves: [python], sources: [judgement]}}\n"


def folder_of(path: str) -> str:
    """Return the folder of a file."""
    return str(Path(path).parent)


@pytest.mark.parametrize("names", [("a.yaml", "b.yaml"), ("b.yaml", "a.yaml")])
def test_two_records_of_one_id_are_told_apart_by_their_kind(
    names: tuple[str, str], lay: Lay, told: Told
) -> None:
    """A source and a skill may both be called acme: each fault names its own file."""
    source, skill = names
    lay(UNDATED, source)
    faults = told(folder_of(lay(TIMELESS, skill)))
    dated = "a source needs the date it was published or accessed. Add it."
    assert sorted(faults) == sorted([
        f"{source}, line 2, source, record 'acme', key 'accessed': {dated}",
        f"{skill}, line 2, skill, record 'acme', key 'depths': {DEPTHS}",
    ])  # fmt: skip


def test_both_facts_of_one_id_are_told_each_with_its_file(lay: Lay, told: Told, run: Run) -> None:
    """Facts may not share an id; either of the two may be the one to change."""
    lay(LEVEL.format("acme", "E5"), "level.yaml")
    folder = folder_of(lay(TOOL.format("acme", "Acme"), "tool.yaml"))
    faults = told(folder)
    assert [one.partition(": ")[0] for one in sorted(faults)] == [
        "level.yaml, line 2, level, record 'acme'",
        "tool.yaml, line 2, tool, record 'acme'",
    ]
    assert "(1 more: mlcareer check)" in run("roles", "--data", folder).err


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            LEVEL.format("kiln", "E5"),
            "mine.yaml, line 2, level, record 'kiln': the id 'kiln' is used 2",
        ),
        (
            LEVEL.format("mle-tip", "E5"),
            "mine.yaml, line 2, level, record 'mle-tip': the id 'mle-tip' is",
        ),
        (
            LEVEL.format("ml-engineer", "E5"),
            "mine.yaml, line 2, level, record 'ml-engineer': the id",
        ),
        (
            (
                "roles:\n  - {id: kiln, name: Burner, short: Burner,"
                " summary: {id: burner, text: T., sources: [judgement]}}\n"
            ),
            "mine.yaml, line 2, role, record 'kiln', key 'id': the id 'kiln' is used 2 times",
        ),
    ],
)
def test_who_takes_the_id_of_a_built_in_fact_is_told(
    text: str, fault: str, lay: Lay, told: Told
) -> None:
    """The built-in record has its right to the id, and no file of the user's."""
    (one,) = told(lay(text))
    assert one.startswith(fault)


@pytest.mark.parametrize("name", ["python", "algebra"])
def test_a_circle_through_built_in_skills_is_blamed_on_the_overlay(
    name: str, lay: Lay, told: Told
) -> None:
    """Deep learning needs both already; that one of them needs deep learning is the news."""
    skill = (
        f"{{id: {name}, extend: true, requires: [{{skill: deep-learning, sources: [gazette]}}]}}"
    )
    (fault,) = told(lay(f"skills:\n  - {skill}\n"))
    assert fault.startswith(
        f"mine.yaml, line 2, skill, record '{name}', key 'requires': prerequisites run in a circle"
    )
    assert fault.endswith(". Cut it.")
    assert "deep-learning" in fault


def test_a_stage_that_leaves_skills_without_a_place_is_blamed(lay: Lay, told: Told) -> None:
    """The skills are built in; the stage that no longer takes their category is the user's."""
    stage = "{id: then, name: Then, text: T., categories: [operations], sources: [judgement]}"
    (fault,) = told(lay(f"stages:\n  - {stage}\n"))
    assert fault.startswith(
        "mine.yaml, line 2, stage, record 'then', key 'categories': no stage of learning has the "
        "category 'modelling', which the skill 'deep-learning' has. Add it."
    )


def test_what_is_there_once_is_told_by_its_kind(lay: Lay, told: Told) -> None:
    """A pay model and a quality card in two files: neither has an id of its own."""
    fixture = (Path(__file__).parents[1] / "fixture" / "pay.yaml").read_text(encoding="utf-8")
    start, middle, end = (fixture.index(f"\n{key}:") for key in ("model", "sample", "quality"))
    model = fixture[start:middle].replace("base: 12.0", "base: 99.0")
    card = fixture[end:].replace("test_snapshot: 2025", "test_snapshot: 2020")
    lay(model, "first.yaml")
    faults = told(folder_of(lay(card, "second.yaml")))
    assert any(
        one.startswith("first.yaml, line 3, pay model, record 'model', key 'base'")
        for one in faults
    )
    assert any(
        one.startswith("second.yaml, line 3, quality card, record 'quality', key 'test_snapshot'")
        for one in faults
    )
    assert {one.partition(",")[0] for one in faults} == {"first.yaml", "second.yaml"}


@pytest.mark.parametrize("kind", ["sources", "skills"])
def test_a_record_of_another_kind_takes_no_name_away(kind: str, lay: Lay, run: Run) -> None:
    """What the search knows of the tool Kiln stays when a source is called so."""
    text = UNDATED.replace("acme", "kiln").replace("article}", "article, published: 2026}")
    if kind == "skills":
        text += "skills:\n  - {id: python, extend: true, aliases: [serpent]}\n"
    for asked in ("kiln", "What is Kiln?", "Kiln or Oven?"):
        assert run("ask", asked, "--data", lay(text, f"{kind}.yaml")) == run("ask", asked)
