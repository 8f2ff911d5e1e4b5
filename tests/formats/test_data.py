"""Answers as data: the columns of CSV from the classes of the rows, its cells, and JSON."""

import csv
import json
from io import StringIO
from typing import Any, ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.answer import Source, part
from mlcareer.errors import WrongUsageError
from mlcareer.formats.data import as_csv, as_json


@part
class Hours:
    """A range."""

    low: float
    high: float | None


@part
class Need:
    """What comes first: no id, so a cell tells what it says."""

    skill: str
    kind: Literal["required", "recommended"]
    is_new: bool
    sources: tuple[str, ...]
    verification: str
    as_of: str | None
    check_by: str | None


@part
class Course:
    """What has an id, which stands for it in a cell."""

    id: str
    title: str


@part
class Skill:
    """One kind of row."""

    sources: tuple[str, ...]
    name: str
    id: str
    hours: Hours | None = None
    needs: tuple[Need, ...] = ()
    courses: tuple[Course, ...] = ()
    pairs: tuple[tuple[str, int], ...] = ()
    by_level: dict[str, float]
    is_core: bool | None = None


@part
class Tool:
    """Another kind of row."""

    id: str
    vendor: str | None
    sources: tuple[str, ...]


@part
class Answered:
    """An answer with rows of one kind."""

    rows: ClassVar[str | None] = "skills"
    schema_id: Literal["mlcareer.test.v1"] = "mlcareer.test.v1"
    skills: tuple[Skill, ...] = ()
    more: Any = None
    sources: tuple[Source, ...] = ()

    def body(self) -> object:
        """Return itself."""
        return self


@part
class Mixed:
    """An answer that gathers rows of two kinds."""

    rows: ClassVar[str | None] = "gathered"
    skills: tuple[Skill, ...] = ()
    tools: tuple[Tool, ...] = ()

    @property
    def gathered(self) -> tuple[Skill | Tool, ...]:
        """Skills, then tools."""
        return (*self.skills, *self.tools)


@part
class Untabled:
    """An answer that is no table."""

    rows: ClassVar[str | None] = None


def skill(**changed: Any) -> Skill:
    """Return a row with these fields."""
    return Skill(
        **{"id": "python", "name": "Python", "by_level": {}, "sources": ("a", "b"), **changed}
    )


def read(answer: Any) -> tuple[list[str], list[dict[str, str]]]:
    """Return the columns and rows of the CSV, as a spreadsheet reads it."""
    head, *rows = csv.reader(StringIO(as_csv(answer), newline=""), strict=True)
    assert {len(row) for row in rows} <= {len(head)}
    return head, [dict(zip(head, row, strict=True)) for row in rows]


def cells(**fields: Any) -> dict[str, str]:
    """Return the cells of one row."""
    (row,) = read(Answered(skills=(skill(**fields),)))[1]
    return row


# --- Columns ---------------------------------------------------------------------------------

COLUMNS = "id,name,hours.low,hours.high,needs,courses,pairs,is_core,sources"


def test_the_columns_are_those_of_the_class_even_without_rows() -> None:
    """The id first, the sources last, nested fields by dots; what goes by key needs a row."""
    assert as_csv(Answered()) == COLUMNS + "\n"


def test_the_columns_do_not_depend_on_what_the_rows_leave_out() -> None:
    """A range that is None keeps both its columns, empty, and none of its own name."""
    bare = read(Answered(skills=(skill(),)))
    full = read(Answered(skills=(skill(hours=Hours(low=1.5, high=None)),)))
    assert bare[0] == full[0]
    assert "hours" not in bare[0]
    assert (bare[1][0]["hours.low"], bare[1][0]["hours.high"]) == ("", "")
    assert (full[1][0]["hours.low"], full[1][0]["hours.high"]) == ("1.5", "")


def test_what_goes_by_key_gets_a_column_for_each_key_of_any_row() -> None:
    """Before the sources, in order of first use; a row without the key has an empty cell."""
    rows = (skill(by_level={"mid": 2.0}), skill(id="sql", by_level={"entry": 1.0, "mid": 3.0}))
    head, (first, second) = read(Answered(skills=rows))
    assert head[-3:] == ["by_level.mid", "by_level.entry", "sources"]
    assert (first["by_level.mid"], first["by_level.entry"]) == ("2.0", "")
    assert (second["by_level.mid"], second["by_level.entry"]) == ("3.0", "1.0")


def test_rows_of_several_kinds_share_the_columns_of_all() -> None:
    """Also where a property gathers them, and where one kind has no rows."""
    tool = Tool(id="kiln", vendor="Makers", sources=("c",))
    for answer in (Mixed(), Mixed(tools=(tool,)), Mixed(skills=(skill(),), tools=(tool,))):
        head, rows = read(answer)
        assert (head[0], head[-2:]) == ("id", ["vendor", "sources"])
        assert "hours.low" in head
        assert len(set(head)) == len(head)
    assert [row["vendor"] for row in rows] == ["", "Makers"]


def test_an_answer_that_is_no_table_is_refused_with_what_there_is() -> None:
    """The other formats are named."""
    with pytest.raises(WrongUsageError, match=r"no table.*--format json or markdown"):
        as_csv(Untabled())


# --- Cells -----------------------------------------------------------------------------------


def test_a_list_is_joined_by_semicolons() -> None:
    """Words as they are, records by their ids, pairs by commas."""
    courses = (Course(id="one", title="First"), Course(id="two", title="Second"))
    row = cells(courses=courses, pairs=(("a", 1), ("b", 2)))
    assert (row["sources"], row["courses"], row["pairs"]) == ("a; b", "one; two", "a, 1; b, 2")


def test_a_record_without_an_id_is_told_by_what_it_says() -> None:
    """Not by how it is known: sources, reading and dates stay out."""
    need = Need(
        skill="sql", kind="required", is_new=True, sources=("z",), verification="reported",
        as_of="2026", check_by="2027-01-01",
    )  # fmt: skip
    assert cells(needs=(need,))["needs"] == "sql required true"


def test_true_and_false_are_written_as_in_json_and_nothing_is_empty() -> None:
    """No cell holds Python."""
    for value, cell in ((True, "true"), (False, "false"), (None, "")):
        assert cells(is_core=value)["is_core"] == cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_text_is_a_formula_and_every_number_is_a_number(sign: str) -> None:
    """An apostrophe keeps a spreadsheet from computing a text; a negative number has none."""
    row = cells(name=f"{sign}1+1", hours=Hours(low=-2.5, high=3))
    assert row["name"] == f"'{sign}1+1"
    assert row["hours.low"] == "-2.5"


@given(name=st.text(st.characters(exclude_categories=("C",))))
def test_any_text_is_one_cell(name: str) -> None:
    """Whatever a record may hold is read back as it was, commas and quotes too."""
    assert cells(name=name)["name"].removeprefix("'") == name.removeprefix("'")


def test_lines_end_in_one_sign() -> None:
    """As in every other answer, whatever the platform."""
    text = as_csv(Answered(skills=(skill(), skill(id="sql"))))
    assert text.count("\n") == 3
    assert "\r" not in text


# --- JSON ------------------------------------------------------------------------------------


def test_json_has_every_field_in_order() -> None:
    """Two spaces a level, lists for tuples, null for nothing, letters as they are, one newline."""
    answer = Answered(skills=(skill(name="Café 日本", hours=Hours(low=1, high=None)),))
    text = as_json(answer)
    body = json.loads(text)
    assert list(body) == ["schema_id", "skills", "more", "sources"]
    assert list(body["skills"][0]) == [
        "sources", "name", "id", "hours", "needs", "courses", "pairs", "by_level", "is_core",
    ]  # fmt: skip
    assert body["skills"][0]["hours"] == {"low": 1, "high": None}
    assert body["skills"][0]["sources"] == ["a", "b"]
    assert "Café 日本" in text
    assert text.startswith('{\n  "schema_id": "mlcareer.test.v1",\n  "skills": [\n    {\n      "')
    assert text.endswith("\n}\n")


def test_json_is_what_the_answer_says_is_its_body() -> None:
    """A schema is printed as it is, without an answer around it."""

    @part
    class Itself(Answered):
        def body(self) -> object:
            return {"type": "object", "é": [1.5, True, None]}

    assert json.loads(as_json(Itself())) == {"type": "object", "é": [1.5, True, None]}
