"""The files of data/generated/: each names its writer, and the writer gives these very bytes."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.knowledge.opening import open_knowledge
from mlcareer.knowledge.overlay import read_checkout

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "data" / "generated"


@pytest.fixture(scope="module")
def writer() -> Any:
    """Return the module that writes generated files."""
    pytest.importorskip("ruamel.yaml")
    return imported("generated")


def imported(name: str) -> Any:
    """Return a module of tools/; nothing of it stays importable by accident."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "tools"))
        return __import__(name)


@pytest.mark.parametrize("path", sorted(GENERATED.iterdir()), ids=lambda path: path.name)
def test_a_generated_file_names_its_writer_in_line_1(path: Path) -> None:
    """Whoever opens it sees that it is not to be edited, and what to run instead."""
    line = path.read_text("utf-8").partition("\n")[0]
    named = re.fullmatch(r"# Written by (tools/[\w/.-]+); do not edit\.", line)
    assert named, line
    program = ROOT / named[1]
    assert program.is_file() or (program / "__main__.py").is_file()


def test_generated_records_are_read_beside_the_hand_written_ones() -> None:
    """A checkout and a wheel have the records of all folders of data/."""
    records = read_checkout(ROOT / "data").records
    assert {"countries", "model", "sample", "quality", "figures"} <= records.keys()
    assert open_knowledge().countries.keys() == records["countries"].keys()


def test_only_the_named_folders_are_read_below_the_shipped_data(tmp_path: Path) -> None:
    """Of data/ those for generated files and long roles; of a user's folder none."""
    for name, code in (("generated", "XX"), ("roles", "XY"), ("other", "XZ")):
        (tmp_path / name).mkdir()
        country = {"id": code, "name": name, "sources": ["judgement"]}
        (tmp_path / name / "records.yaml").write_text(str({"countries": [country]}), "utf-8")
    (tmp_path / "top.yaml").write_text("levels: []\n", "utf-8")
    assert list(read_checkout(tmp_path).records["countries"]) == ["XX", "XY"]
    assert open_knowledge(tmp_path).countries.keys() == open_knowledge().countries.keys()


def test_the_countries_are_written_byte_for_byte() -> None:
    """The same edition of CLDR gives the file that is on record."""
    babel = pytest.importorskip("babel")
    pytest.importorskip("ruamel.yaml")
    if not babel.__version__.startswith("2.18."):
        pytest.skip("the countries on record are those of Babel 2.18")
    countries, generated = imported("countries"), imported("generated")
    document = {"countries": countries.countries()}
    written = generated.render(document, countries.WRITER, countries.NOTES)
    assert written.encode() == (GENERATED / "countries.yaml").read_bytes()


WORDS = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30
) | st.sampled_from(
    ["NO", "on", "1e3", "0x1", "2026-01-02", "~", "null", "1_000", "12:30", ".inf", "=", "<<"]
)
PLAIN = (
    WORDS
    | st.integers()
    | st.booleans()
    | st.none()
    | st.dates()
    | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)
)


@given(document=st.dictionaries(WORDS, VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_back_the_same(writer: Any, document: dict[str, Any]) -> None:
    """Whatever the values: the program's reader finds numbers, texts and dates as they were."""
    written = writer.render(document, "tools/x.py", {})
    assert yaml.safe_load(written) == document
    assert written == writer.render(document, "tools/x.py", {})


def test_short_mappings_take_one_line_and_comments_stand_above(writer: Any) -> None:
    """The file is made to be read; this is its whole layout, without anchors and aliases."""
    day = dt.date(2026, 1, 2)
    document = {
        "days": [day, day],
        "first": {
            "short": {"NO": 1, "b": [0.25, 2.0]},
            "long": {f"key-number-{number}": number for number in range(12)},
            "nested": {"deeper": {"a": 1e-05}},
        },
        "records": [{"id": "NO", "of": ["x", "y"]}],
    }
    notes = {"first": "Two lines\nof it.", "first.long": "many", "first.nested.deeper": "down"}
    assert writer.render(document, "tools/x.py", notes) == LAYOUT


LAYOUT = (
    """# Written by tools/x.py; do not edit.
days: [2026-01-02, 2026-01-02]
# Two lines
# of it.
first:
  short: {'NO': 1, b: [0.25, 2.0]}
  # many
  long:
"""
    + "".join(f"    key-number-{number}: {number}\n" for number in range(12))
    + """  nested:
    # down
    deeper: {a: 1.0e-05}
records:
  - {id: 'NO', of: [x, 'y']}
"""
)


def test_a_file_is_replaced_whole_or_not_at_all(writer: Any, tmp_path: Path) -> None:
    """What cannot be written leaves the old file, and nothing beside it."""
    path = tmp_path / "kept.yaml"
    writer.write(path, {"a": 1}, "tools/x.py", {})
    before = path.read_bytes()
    with pytest.raises(Exception, match="object"):
        writer.write(path, {"a": object()}, "tools/x.py", {})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
