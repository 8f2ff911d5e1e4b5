"""The templates of data/README.md: what a contributor copies is valid, and leaves no key out."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from mlcareer.knowledge.library import KINDS
from mlcareer.knowledge.opening import open_knowledge, overlaid
from mlcareer.records.base import Fact

README = Path(__file__).parents[2] / "data" / "README.md"

TEXT = README.read_text(encoding="utf-8")
BLOCKS: list[str] = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
LISTS = [key for key, kind in KINDS.items() if not kind.single]
RECORDS: dict[str, list[dict[str, Any]]] = {
    kind: records for block in BLOCKS for kind, records in yaml.safe_load(block).items()
}


@pytest.fixture(scope="module")
def overlay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one file for each block."""
    folder = tmp_path_factory.mktemp("templates")
    for number, block in enumerate(BLOCKS):
        (folder / f"{number:02}.yaml").write_text(block, encoding="utf-8")
    return folder


def test_there_is_a_template_of_every_kind_of_record() -> None:
    """Every kind that can be added by hand, each under a heading of its own, and no other."""
    assert list(RECORDS) == re.findall(r"^## (\w+)$", TEXT, re.MULTILINE)
    assert set(RECORDS) == set(LISTS)


def test_the_templates_together_are_a_valid_overlay(overlay: Path) -> None:
    """Each block reads, and all ids, references and names hold together over the built-in ones."""
    found = overlaid(open_knowledge(), overlay)
    assert found.problems == []
    assert set(found.how.values()) == {"added"}
    assert sorted(found.how) == sorted(
        (kind, record["id"]) for kind, records in RECORDS.items() for record in records
    )


def test_the_example_of_extend_extends(overlay: Path, tmp_path: Path) -> None:
    """It can be copied as it stands, beside the source that it names."""
    (block,) = re.findall(r"^```\n(\w+:\n.*?extend: true.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    (tmp_path / "mine.yaml").write_text(block, encoding="utf-8")
    found = overlaid(open_knowledge(), overlay, tmp_path)
    assert found.problems == []
    ((kind, (record,)),) = yaml.safe_load(block).items()
    assert found.how[kind, record["id"]] == "extended"


@pytest.mark.parametrize("kind", LISTS)
def test_a_template_shows_every_key_of_its_record(kind: str) -> None:
    """Whoever copies it sees all there is; the keys of every fact stand in a table of their own."""
    shape = KINDS[kind].record()
    common = set(Fact.model_fields) if issubclass(shape, Fact) else set()
    shown = {key for record in RECORDS[kind] for key in record}
    assert set(shape.model_fields) - common <= shown
    table = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    assert table == set(Fact.model_fields)


@pytest.mark.parametrize("kind", ["roles", "skills", "tools"])
def test_a_copied_record_is_answered_like_a_shipped_one(
    kind: str, overlay: Path, run: Callable[..., Any]
) -> None:
    """The template's role, skill and tool have their pages."""
    record = RECORDS[kind][0]
    answer = run(kind, record["id"], "--data", str(overlay), "--format", "markdown")
    assert (answer.code, answer.err) == (0, "")
    assert record["name"] in answer.text


def test_the_commands_it_names_exist(commands: dict[str, Any]) -> None:
    """Each `mlcareer ...` in the text is one of the live commands."""
    named = set(re.findall(r"(?:`|^)mlcareer ([a-z]+)", TEXT, re.MULTILINE))
    assert named
    assert named <= set(commands)
