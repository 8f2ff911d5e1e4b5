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
    """What is expected, what figures say, and the model's estimate a year.

    Experienced, staff and veteran would only repeat senior's estimate.
    """
    rungs = ladder(knowledge).rungs
    assert [rung.id for rung in rungs] == ["entry", "mid", "senior", "executive"]
    assert [rung.modelled and rung.modelled.median for rung in rungs] == [
        109_100,
        147_300,
        179_900,
        242_800,
    ]
    assert [rung.published and rung.published.typical for rung in rungs] == [
        None,
        None,
        185_000,
        None,
    ]
    assert [[one.text for one in rung.expectations] for rung in rungs] == [
        ["One model."],
        [],
        ["Several systems."],
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


STAFF = """
figures:
  - {id: us-staff, roles: [ml-engineer], level: staff, label: L, country: US, currency: USD,
     period: year, basis: survey, statistic: point, central: 250000, as_of: 2025, sources: [survey]}
"""


def test_a_level_above_senior_stands_where_figures_of_it_are_published(laid: Laid) -> None:
    """They are its own; the model's rows are senior's."""
    rungs = {rung.id: rung for rung in ladder(laid(STAFF)).rungs}
    assert list(rungs) == ["entry", "mid", "senior", "staff", "executive"]
    staff = rungs["staff"].published
    assert staff is not None
    assert (staff.typical, rungs["staff"].modelled) == (250_000, None)


# --- One level ---------------------------------------------------------------------------------


def test_one_level_is_answered_alone_also_where_nothing_is_known_of_it(
    knowledge: Knowledge,
) -> None:
    """By any of its names; the ways on are the role's."""
    answer = ladder(knowledge, level="Junior")
    assert (answer.level, [rung.id for rung in answer.rungs]) == ("entry", ["entry"])
    assert len(answer.ways) == 2
    answer = ladder(knowledge, "data-engineer", "GB", "veteran")
    assert [rung.id for rung in answer.rungs] == ["veteran"]
    assert ladder(knowledge).level is None
    with pytest.raises(UnknownNameError, match="unknown level 'x'"):
        ladder(knowledge, level="x")


def test_a_level_tells_which_skills_go_deeper_than_below_it(knowledge: Knowledge) -> None:
    """Core ones from mid to senior; from entry to mid what is only important. Crafts do not."""
    rungs = {rung.id: rung for rung in ladder(knowledge).rungs}
    assert [(one.id, one.before, one.depth) for one in rungs["senior"].deeper] == [
        ("python", "working", "expert")
    ]
    assert [(one.name, one.before, one.depth) for one in rungs["mid"].deeper] == [
        ("Deep learning", "basics", "working"),
        ("Deployment", "basics", "working"),
    ]
    assert (rungs["entry"].below, rungs["entry"].deeper) == (None, ())
    assert ladder(knowledge, level="staff").rungs[0].deeper == ()


@pytest.mark.parametrize(
    ("level", "below"),
    [
        ("mid", "entry"),
        ("senior", "mid"),  # not experienced, which is one source's own
        ("staff", "senior"),
        ("veteran", None),  # one source's own
        ("executive", None),  # leads people
    ],
)
def test_a_level_is_compared_with_the_one_below_of_who_works_on_the_thing(
    knowledge: Knowledge, level: str, below: str | None
) -> None:
    """Other frames have no level below."""
    assert ladder(knowledge, level=level).rungs[0].below == below


def test_an_elective_goes_deeper_for_no_one_who_does_not_choose_it(laid: Laid) -> None:
    """It is no part of what the level asks of all."""
    text = """
roles:
  - id: ml-engineer
    extend: true
    skills:
      - {skill: algebra, importance: core, depth: working, depth_sources: [judgement],
         exception: Ours., elective: true, sources: [gazette]}
"""
    found = laid(text)
    senior = ladder(found, level="senior").rungs[0]
    assert [one.id for one in senior.deeper] == ["python"]
    senior = ladder(laid(text.replace("elective: true, ", "")), level="senior").rungs[0]
    assert [one.id for one in senior.deeper] == ["python", "algebra"]


def test_the_years_of_each_source_stand_beside_those_of_the_frame(knowledge: Knowledge) -> None:
    """Those that a source states of any role, and of this one; not of another."""
    senior = ladder(knowledge, level="senior").rungs[0]
    assert senior.years == (5, 8)
    assert [(one.id, one.label, one.years) for one in senior.stated] == [
        ("senior-gazette", "senior", (11, 19))
    ]
    senior = ladder(knowledge, "data-scientist", level="senior").rungs[0]
    assert [one.id for one in senior.stated] == ["senior-gazette", "senior-bureau"]
    assert ladder(knowledge, level="entry").rungs[0].stated == ()


def test_a_level_is_shown_with_its_pay_its_news_and_its_years(invented: Run) -> None:
    """What is new against the level below, what goes deeper, and who says which years."""
    lines = invented("ladder", "--level", "senior", COLUMNS=None).lines
    assert lines[1] == "Senior, 5–8 years: Leads designs. [1]"
    assert lines[2].startswith("Pay: 179,900 USD a year (120,600–268,300) [")
    start = lines.index("New against mid")
    assert lines[start + 1] == "  • scope: Several systems. [1]"
    start = lines.index("Skills that go deeper (our rule)")
    assert lines[start + 1] == "  • Python: working to expert"
    start = lines.index("Years, by source")
    assert lines[start + 1] == "  • senior, 11–19: Only the gazette starts so late. [1]"
    assert "Next steps" not in lines


def test_a_level_of_which_little_is_known_says_so(invented: Run) -> None:
    """Nobody on record says what the role expects there; a level of its own has none below."""
    lines = invented("ladder", "--level", "veteran", COLUMNS=None).lines
    assert lines[1] == "Veteran, 20+ years: Has seen it all. [1]"
    assert "What is expected" in lines
    assert "None of our sources says what this role expects here." in lines
    assert not any(line.startswith(("Pay:", "New against", "Skills that")) for line in lines)


# --- Ways on -----------------------------------------------------------------------------------


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


def test_a_step_to_a_role_of_which_little_is_known_has_no_hours(laid: Laid) -> None:
    """Too little is on record to say."""
    text = """
roles:
  - {id: thin, name: Thin, short: Thin, summary: {id: t-s, text: T., sources: [gazette]}}
  - id: ml-engineer
    extend: true
    career:
      - {id: mle-next-thin, title: Thin, kind: sideways, role: thin, text: Less.,
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
    """Model estimates where there are some, else the figures; levels with the frame's years."""
    lines = invented("ladder", "--country", "DE", COLUMNS=None).lines
    assert "EUR a year" in lines[1]
    assert any(line.startswith("Senior     5–8 ") for line in lines)
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
    assert table.rows[0][:4] == ["Mid", "2–5", "60,000", "50,000–70,000+"]


def test_a_rung_of_one_source_alone_is_shown_only_when_asked_for(laid: Laid) -> None:
    """It would stand between those that all sources know."""
    known = laid("""
roles:
  - id: ml-engineer
    extend: true
    ladder:
      - {id: mle-veteran-scope, level: veteran, aspect: scope, text: All of it., sources: [gazette]}
""")
    assert "veteran" not in [rung.id for rung in ladder(known).rungs]
    (rung,) = ladder(known, level="veteran").rungs
    assert [one.id for one in rung.expectations] == ["mle-veteran-scope"]
