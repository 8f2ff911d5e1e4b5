"""Market: what is counted, ranked and named, and the trend of two tools."""

from collections.abc import Callable
from typing import Any

import pytest

from mlcareer.errors import NoAnswerError, UnknownNameError
from mlcareer.formats.document import Document, Heading, Table
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.market import Market, market, market_view

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]


def counted(answer: Market, population: str) -> list[tuple[str, float]]:
    """Return what a population counts by name, in order."""
    count = next(one for one in answer.counts if one.population.id == population)
    return [(value.name, value.value) for value in count.values]


def test_counts_are_ranked_and_named(knowledge: Knowledge) -> None:
    """By what they count: roles, levels, tools and skills; a label is its own name."""
    answer = market(knowledge)
    assert counted(answer, "board-roles") == [
        ("Data scientist", 1500),
        ("Machine learning engineer", 900),
        ("Astrologer", 12),
    ]
    assert counted(answer, "board-skills") == [
        ("Python", 80),
        ("Kiln", 41),
        ("Deep learning", 33.3),
        ("Some other thing", 2),
    ]
    assert counted(answer, "board-levels") == [("Senior", 40), ("Entry", 10)]
    assert counted(answer, "board-terms") == [("On site", 60), ("Remote", 25)]
    assert [one.id for one in answer.statistics] == ["growth"]
    assert answer.counts[1].values[3].id == "board-skills.some-other-thing"
    assert len(answer.counted) == 11


def test_equal_counts_stand_by_id(laid: Laid) -> None:
    """No chance decides."""
    text = """
populations:
  - {id: ties, name: Ties, counted: ads, about: conditions, n: 100, place: US, unit: percent,
     as_of: 2026, values: {c: 5, a: 5, b: 5, z: 6}, sources: [board]}
"""
    assert counted(market(laid(text)), "ties") == [("z", 6), ("a", 5), ("b", 5), ("c", 5)]


def test_the_first_15_values_are_shown_and_the_others_counted(laid: Laid) -> None:
    """Unless all are asked for."""
    values = ", ".join(f"Label {number:02}: {50 - number}" for number in range(17))
    text = f"""
populations:
  - {{id: long, name: Long, counted: ads, about: conditions, n: not stated, place: US,
     unit: percent, as_of: 2026, values: {{{values}}}, sources: [board]}}
"""
    found = laid(text)
    assert counted(market(found), "long")[-1] == ("Label 14", 36)
    hidden = [one.hidden for one in market(found).counts]
    assert hidden == [0, 0, 0, 0, 2]
    answer = market(found, every=True)
    assert counted(answer, "long")[-1] == ("Label 16", 34)
    assert [one.hidden for one in answer.counts] == [0] * 5


def test_a_role_has_the_counts_that_are_about_it(knowledge: Knowledge) -> None:
    """Its own postings, and boards that count it; other statistics are nobody's own."""
    answer = market(knowledge, "mle")
    assert [one.population.id for one in answer.counts] == ["board-roles", "board-skills"]
    assert answer.statistics == ()
    answer = market(knowledge, "data-scientist")
    assert [one.population.id for one in answer.counts] == ["board-roles"]


def test_a_role_that_nobody_counts_is_refused(knowledge: Knowledge) -> None:
    """Exit code 3, and who is counted."""
    with pytest.raises(NoAnswerError, match=r"Data engineer\. There are counts for ml-engineer"):
        market(knowledge, "data-engineer")
    with pytest.raises(UnknownNameError, match="unknown role"):
        market(knowledge, "x")


# --- The trend ---------------------------------------------------------------------------------


def populations(*counts: str, roles: str = "ml-engineer") -> str:
    """Return an overlay of populations of skills and tools; each is id, date and values."""
    rows = []
    for count in counts:
        name, day, values = count.split(" ", 2)
        rows.append(
            f"  - {{id: {name}, name: Count {name}, about: skills-and-tools, roles: [{roles}], "
            f"place: US, unit: postings, as_of: {day}, values: {{{values}}}, sources: [board]}}"
        )
    return "\n".join(["populations:", *rows]) + "\n"


def test_the_trend_is_how_often_the_one_is_counted_for_the_other(laid: Laid) -> None:
    """The oldest first, those of one year by id: 3 / 2, 5 / 3, 9 / 8."""
    text = populations(
        "newest 2026-02 pytorch: 9, tensorflow: 8",
        "b-old 2024-03 pytorch: 3, tensorflow: 2",
        "a-old 2024-11 pytorch: 5, tensorflow: 3",
    )
    trend = market(laid(text)).trend
    assert [(point.year, point.id, point.ratio) for point in trend] == [
        ("2024", "a-old.pytorch", 1.67),
        ("2024", "b-old.pytorch", 1.5),
        ("2026", "newest.pytorch", 1.12),
    ]
    assert (trend[0].pytorch, trend[0].tensorflow, trend[0].unit) == (5, 3, "postings")
    assert (trend[0].population, trend[0].sources) == ("Count a-old", ("board",))


@pytest.mark.parametrize(
    "values",
    [
        "pytorch: 9",
        "tensorflow: 9",
        "pytorch: 9, tensorflow: 0",
        "pytorch: 0, tensorflow: 9",
        "pytorch: 0, tensorflow: 0",
    ],
)
def test_a_count_without_a_ratio_is_no_row_of_the_trend(laid: Laid, values: str) -> None:
    """Of one of the tools alone, or of none of either."""
    text = populations(f"lone 2025 {values}", "whole 2026 pytorch: 1, tensorflow: 1")
    assert [point.id for point in market(laid(text)).trend] == ["whole.pytorch"]


def test_the_trend_is_that_of_the_ads_of_one_role(laid: Laid) -> None:
    """An ML engineer's where none is asked for, else the role's own: ads of all roles overlap."""
    counts = [
        populations(f"{name} {year} pytorch: 3, tensorflow: 2", roles=roles)
        for name, year, roles in (
            ("mine", 2025, "ml-engineer"),
            ("theirs", 2026, "data-scientist"),
            ("both", 2027, "ml-engineer, data-scientist"),
        )
    ]
    found = laid(counts[0] + "".join(one.removeprefix("populations:\n") for one in counts[1:]))
    assert [point.id for point in market(found).trend] == ["mine.pytorch", "both.pytorch"]
    own = market(found, "data-scientist").trend
    assert [point.id for point in own] == ["theirs.pytorch", "both.pytorch"]


def test_the_year_of_an_undated_count_is_that_in_which_it_was_read(laid: Laid) -> None:
    """The board was read in February of 2026, and stands behind what is dated before."""
    values = "pytorch: 1, tensorflow: 1"
    text = populations(f"a-page 2030 {values}", f"dated 2025 {values}")
    trend = market(laid(text.replace("as_of: 2030, ", ""))).trend
    assert [(point.id, point.year) for point in trend] == [
        ("dated.pytorch", "2025"),
        ("a-page.pytorch", "2026"),
    ]


def test_only_counts_of_tools_make_a_trend(laid: Laid, knowledge: Knowledge) -> None:
    """A label elsewhere may look like one."""
    text = populations("odd 2026 pytorch: 1, tensorflow: 1")
    text = text.replace("skills-and-tools", "conditions")
    assert market(laid(text)).trend == ()
    assert market(knowledge).trend == ()


# --- What is shown -----------------------------------------------------------------------------


def test_counts_are_shown_by_what_they_are_about(invented: Run) -> None:
    """Roles, levels, skills and tools, terms of work, with units, sizes and caveats."""
    lines = invented("market", COLUMNS=None).lines
    headings = [
        "Open jobs on the board, World, 2026-02-02 [1]",
        "Posts by level, US, 2026-02, n not stated [computed 1]",
        "ML engineer posts on the board, US, 2026-02, n=300 [1]",
        "Terms of work, US, 2026-02, n=120 [1]",
        "Outlook and other counts",
    ]
    assert [line for line in lines if line in headings] == headings
    assert "Caution: Counted by hand" in lines
    assert any(line.startswith("Deep learning ") and " 33.3 % " in line for line in lines)
    assert any(line.startswith("Data scientist ") and " 1,500 " in line for line in lines)
    growth = next(line for line in lines if line.startswith("Growth of learning"))
    assert growth.split()[-5:] == ["30", "percent", "change", "2025", "[2]"]


def test_a_count_is_undated_where_its_source_is(laid: Laid) -> None:
    """With the month in which it was read, and with how many a share is of."""
    text = """
populations:
  - {id: page, name: A page, counted: ads, about: conditions, n: 50, place: US, unit: percent,
     values: {Remote: 1}, sources: [board]}
  - {id: hidden, name: Hidden, counted: ads, about: conditions, n: not stated, place: US,
     unit: percent, as_of: 2026, values: {Remote: 1}, sources: [board]}
statistics:
  - {id: half, text: Posts that ask for it, value: 50, unit: percent, n: 1200, counted: ads,
     place: US, sources: [board]}
  - {id: some, text: Posts that want it, value: 5, unit: percent, n: not stated, counted: ads,
     place: US, as_of: 2025, sources: [board]}
"""
    answer = market(laid(text))
    sizes = {one.population.id: (one.population.n, one.population.as_of) for one in answer.counts}
    assert sizes["page"] == (50, "undated, read 2026-02")
    assert sizes["hidden"] == (None, "2026")
    assert [(one.n, one.as_of) for one in answer.statistics[1:]] == [
        (1200, "undated, read 2026-02"),
        (None, "2025"),
    ]
    document = Document(answer)
    market_view(answer, document)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert any(one.startswith("A page, US, undated, read 2026-02, n=50 ") for one in headings)
    table = [block for block in document.blocks if isinstance(block, Table)][-1]
    assert [row[2] for row in table.rows] == [
        "percent change",
        "percent of 1,200 ads",
        "percent of ads, n not stated",
    ]
