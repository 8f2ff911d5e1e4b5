"""Quality: the pay model's measured figures, by method, rows and part."""

from collections.abc import Callable
from typing import Any

from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.quality import quality

Run = Callable[..., Any]


def test_every_measured_slice_is_a_row(knowledge: Knowledge) -> None:
    """By method, rows and part, each with an id of its own."""
    measured = quality(knowledge).measured
    assert [one.id for one in measured] == [
        "quality.model.all.overall",
        "quality.model.distinct.overall",
        "quality.model.distinct.us",
        "quality.model.distinct.other",
        "quality.model.distinct.ml-engineer",
        "quality.level-table.distinct.overall",
    ]
    assert [(one.method, one.rows, one.part) for one in measured][5] == (
        "level_table",
        "distinct",
        "overall",
    )
    assert measured[2].figures["cover_80"] == 0.8
    assert {one.sources for one in measured} == {("feed",)}


def test_the_card_says_what_was_trained_and_tested(knowledge: Knowledge) -> None:
    """The snapshots, the rows, and the model by its hash."""
    answer = quality(knowledge)
    card = answer.card
    assert (card.train_snapshot, card.test_snapshot) == ("2024-09-29", "2025-01-19")
    assert (card.rows, card.thin_rows) == ({"all": 500, "distinct": 400}, 5)
    assert (card.model_numbers, card.verification) == (24, "computed")
    assert card.offer == {"all": 0.26, "distinct": 0.27}
    assert [source.id for source in answer.sources] == ["feed"]


def table(lines: list[str], heading: str) -> list[list[str]]:
    """Return the rows under a heading, without percent signs."""
    start = lines.index(heading) + 2
    end = next(at for at in range(start, len(lines)) if not lines[at] or "•" in lines[at])
    return [lines[at].replace(" %", "").split() for at in range(start, end)]


def test_figures_are_shown_in_percent_beside_other_methods(invented: Run) -> None:
    """Distinct rows first; by role only the model's; a figure that was not measured is a dot."""
    lines = invented("quality", COLUMNS=None).lines
    assert "contained 79.0 % of 400 distinct later listings [computed 1]" in lines[1]
    assert table(lines, "overall, distinct later rows (400)") == [
        ["pay", "model", "26.0", "39.0", "0.1100", "49.0", "79.0"],
        ["level", "table", "33.0", "32.0", "0.2000", "·", "·"],
    ]
    assert table(lines, "other, distinct later rows (50)") == [
        ["pay", "model", "30.0", "35.0", "0.1200", "50.0", "78.0"]
    ]
    assert table(lines, "overall, all later rows (500)") == [
        ["pay", "model", "25.0", "40.0", "0.1000", "50.0", "81.0"]
    ]
    assert table(lines, "By role, distinct later rows: the pay model") == [
        ["ml-engineer", "120", "24.0", "41.0", "0.1000", "50.0", "80.0"]
    ]
    parts = [line.split(",")[0] for line in lines if "later rows (" in line]
    assert parts == ["overall", "US", "other", "overall"]
    assert "  • Error: middle of |median / pay - 1|" in lines
    assert any(
        "26.0 % of all rows, 27.0 % of distinct rows; expected: 25 %" in one for one in lines
    )
