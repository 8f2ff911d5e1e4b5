"""The counted job ads: the shipped shares are those of the committed tables, each with its base."""

import csv
import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mlcareer.knowledge.names import called
from mlcareer.knowledge.opening import open_knowledge

if TYPE_CHECKING:
    from mlcareer.knowledge.library import Knowledge

ROOT = Path(__file__).parents[2]
EVIDENCE = ROOT / "tools" / "evidence"
SHIPPED = ROOT / "data" / "generated" / "counts.yaml"


@pytest.fixture(scope="module")
def counts() -> Any:
    """Return the module that counts; nothing of tools/ stays importable by accident."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "tools"))
        yield importlib.import_module("evidence.counts")


@pytest.fixture(scope="module")
def on_record() -> "Knowledge":
    """Return the built-in knowledge."""
    return open_knowledge()


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a committed table."""
    with (EVIDENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_counts_are_written_byte_for_byte(counts: Any) -> None:
    """A fresh run over the committed tables gives the file that is on record."""
    pytest.importorskip("ruamel.yaml")
    written = importlib.import_module("generated").render(
        counts.document(), counts.WRITER, counts.NOTES
    )
    assert written.encode() == SHIPPED.read_bytes()


def test_a_share_is_the_count_over_the_ads(counts: Any) -> None:
    """One worked by hand: 112 of 247 ML engineer ads name PyTorch."""
    (row,) = (
        row
        for row in table("ads_2026.csv")
        if row["group"] == "ml-engineer" and row["id"] == "pytorch"
    )
    assert (row["naming"], row["ads"]) == ("112", "247")
    first = counts.document()["populations"][0]
    assert (first["id"], first["n"], first["values"]["pytorch"]) == (
        "ads-2026-ml-engineer",
        247,
        45.3,
    )


def test_a_tool_that_implies_a_skill_counts_for_it(counts: Any) -> None:
    """More ads name Docker or Kubernetes than containers."""
    row = {"id": "containers", "ads": "4", "naming": "1", "naming_or_entailing": "3"}
    assert counts.shares([row], [], []) == {"containers": 75.0}


def test_rare_subjects_are_left_out_unless_kept(counts: Any) -> None:
    """Under 1 percent only what somebody needs; never what the table counts wrongly."""
    rows = [
        {"id": name, "ads": "1000", "naming": naming}
        for name, naming in (("argo", "4"), ("c", "500"), ("helm", "9"), ("ray", "10"))
    ]
    assert counts.shares(rows, ["argo"], ["c"]) == {"ray": 1.0, "argo": 0.4}


def test_faults_in_the_tables_are_refused(counts: Any) -> None:
    """A subject counted twice, one to keep that is not there, a group that is not there."""
    row = {"id": "ray", "ads": "10", "naming": "1"}
    with pytest.raises(ValueError, match="stands twice"):
        counts.shares([row, row], [], [])
    with pytest.raises(ValueError, match="not counted"):
        counts.shares([row], ["argo"], [])
    with pytest.raises(ValueError, match="has no row"):
        counts.rows("ads_2026.csv", {"group": "astronaut"})


@pytest.mark.parametrize(
    "name", ["ads_2026.csv", "ads_2023_feed.csv", "ads_2018_2023_texts.csv", "ads_2026_depth.csv"]
)
def test_no_count_is_larger_than_what_it_is_of(name: str) -> None:
    """Each ad counts once, and naming a skill is part of naming it or a tool that implies it."""
    for row in table(name):
        steps = [row["naming"], row.get("naming_or_entailing"), row.get("ads")]
        rising = [int(step) for step in steps if step]
        assert rising == sorted(rising), row
        for words in ("expert_words", "strong_words", "familiar_words"):
            assert int(row.get(words, 0)) <= int(row.get("with_sentence", 0)) <= int(row["naming"])


@pytest.mark.parametrize("name", ["ads_2026.csv", "ads_2023_feed.csv", "ads_2018_2023_texts.csv"])
def test_each_count_keeps_the_forms_it_was_counted_with(on_record: "Knowledge", name: str) -> None:
    """Every counted id has its word forms on record, and is a skill or tool."""
    place = "feed" if name == "ads_2023_feed.csv" else "texts"
    forms = {
        (row["kind"], row["id"])
        for row in table("forms.csv")
        if row["matched_in"] == place and row["forms"]
    }
    for row in table(name):
        assert (row["kind"], row["id"]) in forms
        assert row["id"] in (on_record.tools if row["kind"] == "tool" else on_record.skills)


def test_the_vocabulary_knows_the_terms_that_are_counted(on_record: "Knowledge") -> None:
    """What is counted for an id is a name of it, or one of its other forms; and nobody else's."""
    strangers = []
    for row in table("forms.csv"):
        shelf = on_record.tools if row["kind"] == "tool" else on_record.skills
        counted = re.compile(row["forms"].removeprefix("(case) "), re.IGNORECASE)
        for term in filter(None, row["terms"].split("|")):
            assert counted.search(term), (row["id"], term)
            found = called(shelf, term)
            forms = shelf[row["id"]].forms
            if (found.id if found else row["id"] if term in forms else None) != row["id"]:
                strangers.append((row["id"], term))
    assert not strangers


def test_the_feed_counts_no_ad_twice() -> None:
    """SAS and MongoDB stand twice in each of its ads; full texts, which do not, agree."""
    said = {one["id"]: one for one in yaml.safe_load(SHIPPED.read_text("utf-8"))["populations"]}
    assert said["ads-2023-data-scientist"]["values"]["sas"] == 11.2
    assert 10 < said["ads-text-2023-data-scientist"]["values"]["sas"] < 15


def test_every_share_says_what_it_is_of(on_record: "Knowledge") -> None:
    """A population or statistic in percent has a size, or says that none is stated."""
    shares = [one for one in on_record.populations.values() if one.unit == "percent"]
    assert shares
    for population in shares:
        assert population.n == "not stated" or int(population.n or 0) > 0
        assert population.counted
        assert population.place
    for statistic in on_record.statistics.values():
        if statistic.unit == "percent":
            assert statistic.n == "not stated" or int(statistic.n or 0) > 0
            assert statistic.place
