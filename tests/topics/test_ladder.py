"""Ladder: levels with what is expected and paid, and where a role leads."""

from collections.abc import Callable
from typing import Any

import pytest

from mlcareer.errors import UnknownNameError
from mlcareer.formats.document import Document, Table
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.ladder import ladder, ladder_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def test_a_ladder_has_every_level_of_which_something_is_known(knowledge: Knowledge) -> None:
    """What is expected, what figures say, and the model's estimate a year."""
    rungs = ladder(knowledge).rungs
    assert [rung.id for rung in rungs] == list(knowledge.levels)
    assert [rung.modelled and rung.modelled.median for rung in rungs] == [
        109_100,
        147_300,
        158_700,
        179_900,
        209_000,
        242_800,
    ]
    assert [rung.published and rung.published.typical for rung in rungs] == [
        *[None] * 3,
        185_000,
        *[None] * 2,
    ]
    assert [[one.text for one in rung.expectations] for rung in rungs] == [
        ["One model."],
        [],
        [],
        ["Several systems."],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("role", "country", "known"),
    [
        ("ml-engineer", "IN", ["entry", "senior"]),  # expectations alone
        ("data-engineer", "US", []),
        ("data-scientist", "GB", []),
    ],
)
def test_a_level_of_which_nothing_is_known_is_left_out(
    knowledge: Knowledge, role: str, country: str, known: list[str]
) -> None:
    """Where the model does not reach."""
    assert [rung.id for rung in ladder(knowledge, role, country).rungs] == known


def test_a_level_with_a_figure_alone_stays(laid: Laid) -> None:
    """Nothing is expected of it on record, and the model is silent."""
    text = """
figures:
  - {id: gb, roles: [data-scientist], level: mid, label: L, country: GB, currency: GBP,
     period: month, basis: survey, statistic: point, central: 5000, as_of: 2025, sources: [survey]}
"""
    rungs = ladder(laid(text), "data-scientist", "GB").rungs
    assert [rung.id for rung in rungs] == ["mid"]
    assert rungs[0].published is not None
    assert rungs[0].published.typical == 60_000


def test_a_step_to_a_role_on_record_has_its_hours(laid: Laid, knowledge: Knowledge) -> None:
    """60 h of algebra to a data scientist; none to a title, nor to the role itself."""
    ways = ladder(knowledge).ways
    assert [(way.step.title, way.hours and way.hours.typical) for way in ways] == [
        ("Data scientist", 60),
        ("Head of learning", None),
    ]
    assert [way.sources for way in ways] == [("gazette",), ("judgement",)]
    text = """
roles:
  - id: ml-engineer
    extend: true
    career:
      - {id: mle-next-self, title: Staff, kind: growth, role: ml-engineer, text: More.,
         sources: [gazette]}
"""
    assert ladder(laid(text)).ways[2].hours is None


def test_unknown_names_are_refused(knowledge: Knowledge) -> None:
    """Role and country."""
    with pytest.raises(UnknownNameError, match="unknown role"):
        ladder(knowledge, "x")
    with pytest.raises(UnknownNameError, match="unknown country"):
        ladder(knowledge, country="x")


def test_the_currency_of_the_country_heads_the_pay(invented: Run) -> None:
    """Model estimates where there are some, else the figures; years open at the end."""
    lines = invented("ladder", "--country", "DE", COLUMNS=None).lines
    assert "EUR a year" in lines[1]
    assert any(line.startswith("Veteran      20+ ") for line in lines)
    assert any("One model. (0–2 years)" in line for line in lines)


def test_where_only_figures_pay_they_are_shown(laid: Laid) -> None:
    """With their currency, their typical value and their ends."""
    text = """
figures:
  - {id: gb, roles: [data-scientist], level: mid, label: L, country: GB, currency: GBP,
     period: year, basis: survey, statistic: range, low: 50000, high: 70000, open_ended: true,
     as_of: 2025, sources: [survey]}
"""
    answer = ladder(laid(text), "data-scientist", "GB")
    document = Document(answer)
    ladder_view(answer, document)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.columns[2].name == "GBP a year"
    assert table.rows[0][:4] == ["Mid", "3–5", "60,000", "50,000–70,000+"]
