"""A kind of record more: its class, one entry in the registry and its YAML are all it takes."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import jsonschema
import pytest
import yaml
from pydantic import Field

from mlcareer.knowledge import opening
from mlcareer.knowledge.compiling import pack_checkout
from mlcareer.knowledge.library import KINDS, Knowledge
from mlcareer.knowledge.names import named
from mlcareer.knowledge.shelf import Kind
from mlcareer.records.base import Fact, Id, Record, Statement, Text, To

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Valid = Callable[..., Any]

FIXTURE = Path(__file__).parents[1] / "fixture"


class Meeting(Statement):
    """When and where a community meets."""

    town: Text


class Community(Fact):
    """People who meet to learn from each other."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    about: Annotated[tuple[Annotated[Id, To("skills")], ...], Field(min_length=1)]
    meetings: tuple[Meeting, ...] = ()
    members: dict[Text, int]

    def names(self) -> tuple[str, ...]:
        """Return id, name and aliases."""
        return (self.id, self.name, *self.aliases)

    def words(self) -> str:
        """Return the name and what it is about."""
        return f"{self.name} gathers around {', '.join(self.about)}"


RECORD: dict[str, Any] = {
    "id": "kiln-circle",
    "name": "Kiln Circle",
    "aliases": ["potters"],
    "about": ["deep-learning"],
    "meetings": [
        {
            "id": "kiln-circle-spring",
            "text": "Firing night.",
            "town": "Bonn",
            "sources": ["gazette"],
        }
    ],
    "members": {"2025": 40},
    "sources": ["gazette"],
}
TEXT = yaml.safe_dump({"communities": [RECORD]}, sort_keys=False)


def _forget() -> None:
    opening.built_in.cache_clear()
    opening.open_knowledge.cache_clear()


@pytest.fixture(autouse=True)
def _communities(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Enter the kind as a line in the body of ``Knowledge`` would, over the invented knowledge."""
    kind: Kind[Community] = Kind(lambda: Community, "community", shows="mlcareer why {id} --json")
    kind.__set_name__(Knowledge, "communities")
    monkeypatch.setattr(Knowledge, "communities", kind, raising=False)
    monkeypatch.setitem(KINDS, "communities", kind)
    monkeypatch.setattr(opening, "CHECKOUT", FIXTURE)
    _forget()
    yield
    _forget()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout's data/ with a file of communities."""
    folder = tmp_path / "data"
    shutil.copytree(FIXTURE, folder)
    (folder / "communities.yaml").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(opening, "CHECKOUT", folder)
    _forget()
    return folder


def test_the_registry_is_the_class_body() -> None:
    """Every entry is found by its key, and no two kinds share what a record of them is called."""
    entered = {name for name, one in vars(Knowledge).items() if isinstance(one, Kind)}
    assert entered == KINDS.keys()
    assert all(kind.key == key for key, kind in KINDS.items())
    assert len({kind.noun for kind in KINDS.values()}) == len(KINDS)
    assert all(issubclass(kind.record(), Record) for kind in KINDS.values())


def test_1_its_yaml_is_read(lay: Lay, told: Told) -> None:
    """Faults are told by line and key in the words of every kind, in records inside it too."""
    text = TEXT.replace("town: Bonn", "twon: Bonn").replace("name: Kiln Circle", "name: 7")
    faults = told(lay(text))
    assert faults[0].startswith("mine.yaml, line ")
    assert any("key 'meetings.0.twon': unknown key. Did you mean 'town'?" in one for one in faults)
    assert any("key 'name': it must be text, not the number 7" in one for one in faults)
    (fault,) = told(lay("comunities: []\n"))
    assert "Did you mean 'communities'?" in fault


@pytest.mark.usefixtures("checkout")
def test_2_an_overlay_adds_replaces_and_extends_it(lay: Lay, run: Run, valid: Valid) -> None:
    """As any other record, over those of a checkout."""
    other = {**RECORD, "id": "oven-circle", "name": "Oven Circle", "aliases": [], "meetings": []}
    mine = lay(
        {
            "communities": [
                other,
                {"id": "kiln-circle", "extend": True, "aliases": ["burners"]},
            ]
        }
    )
    assert valid(mine)["laid"] == [
        {"id": "oven-circle", "kind": "community", "how": "added"},
        {"id": "kiln-circle", "kind": "community", "how": "extended"},
    ]
    assert valid(mine)["counts"]["communities"] == 2
    found = run("export", "--data", mine).answer["knowledge"]["communities"]
    assert [one["aliases"] for one in found] == [["potters", "burners"], []]
    replaced = lay({"communities": [other | {"id": "kiln-circle"}]}, "replacing.yaml")
    assert [one["how"] for one in valid(replaced)["laid"]] == ["replaced"]
    assert run("why", "kiln-circle-spring", "--data", replaced).code == 2


@pytest.mark.parametrize(
    ("wrong", "told_so"),
    [
        (
            {"about": ["deep-lerning"]},
            "mine.yaml, line 2, community, record 'kiln-circle', key 'about': there is no record",
        ),
        (
            {"sources": ["nobody"]},
            "mine.yaml, line 2, community, record 'kiln-circle', key 'sources': no source has",
        ),
        (
            {"meetings": [RECORD["meetings"][0] | {"sources": ["nobody"]}]},
            "mine.yaml, line 2, community, record 'kiln-circle', key 'meetings.sources': no source",
        ),
        (
            {"id": "kiln"},
            "mine.yaml, line 2, community, record 'kiln': the id 'kiln' is used 2 times",
        ),
    ],
)
def test_3_the_rules_hold_for_it(
    wrong: dict[str, Any], told_so: str, lay: Lay, told: Told, run: Run
) -> None:
    """A reference that dangles, a source that is none and an id that is taken are refused."""
    path = lay({"communities": [RECORD | wrong]})
    assert any(one.startswith(told_so) for one in told(path)), told(path)
    assert run("roles", "--data", path).code == 4


def test_4_it_is_compiled_and_packed(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """A wheel carries its records with every default, its names and which fields are maps."""
    over_yaml = run("export").out
    pack_checkout(checkout, tmp_path / "packed")
    lines = (tmp_path / "packed" / "communities.jsonl").read_text(encoding="utf-8").splitlines()
    about, names, record = map(json.loads, lines)
    assert (record["verification"], record["meetings"][0]["check_by"]) == ("primary", None)
    assert about == {"maps": ["locators", "members"], "ids": ["kiln-circle"]}
    assert names == {
        "kiln circle": "kiln-circle",
        "potters": "kiln-circle",
    }
    monkeypatch.setattr(opening, "PACKED", tmp_path / "packed")
    _forget()
    assert run("export").out == over_yaml
    assert run("why", "kiln-circle-spring").code == 0
    knowledge: Any = opening.built_in()
    assert knowledge.communities["kiln-circle"].meetings[0].town == "Bonn"
    assert knowledge.communities["kiln-circle"].members == {"2025": 40}
    assert named(knowledge.communities, "POTTERS").id == "kiln-circle"


@pytest.mark.parametrize("where", ["overlay", "checkout"])
def test_5_why_explains_its_facts(
    where: str, lay: Lay, run: Run, request: pytest.FixtureRequest
) -> None:
    """The record, and what it holds, each with its sources."""
    words = ("--data", lay(TEXT)) if where == "overlay" else ()
    if where == "checkout":
        request.getfixturevalue("checkout")
    whole = run("why", "kiln-circle", "--json", *words).answer
    assert whole["text"] == "Kiln Circle gathers around deep-learning"
    assert (whole["kind"], whole["command"]) == ("community", "mlcareer why kiln-circle --json")
    assert [one["id"] for one in whole["facts"]] == ["kiln-circle-spring"]
    inside = run("why", "kiln-circle-spring", "--json", *words).answer
    assert (inside["record"], inside["key"]) == ("kiln-circle", "meetings")
    assert inside["fact"]["town"] == "Bonn"
    assert [one["id"] for one in inside["sources"]] == ["gazette"]
    assert "kiln-circle" in run("sources", "gazette", *words).text


@pytest.mark.parametrize(
    ("asked", "found"),
    [("potters", "kiln-circle"), ("firing night", "kiln-circle-spring")],
)
def test_6_ask_finds_it(asked: str, found: str, lay: Lay, run: Run) -> None:
    """By its own words, and by those of what it holds."""
    answer = run("ask", asked, "--json", "--data", lay(TEXT)).answer
    assert found in json.dumps(answer)
    assert found not in run("ask", asked, "--json").text


def test_7_it_is_exported(lay: Lay, run: Run) -> None:
    """Complete, under its key; without records, as an empty list."""
    found = run("export", "--data", lay(TEXT)).answer["knowledge"]["communities"]
    assert [one["name"] for one in found] == ["Kiln Circle"]
    assert found[0]["meetings"][0]["verification"] == "primary"
    assert run("export").answer["knowledge"]["communities"] == []


def test_8_its_file_has_a_schema(run: Run) -> None:
    """A YAML file of communities can be checked by an editor."""
    schema = run("schema", "communities.yaml").answer
    jsonschema.validate(yaml.safe_load(TEXT), schema)
    for wrong in ({"town": "Bonn"}, {"members": {"2025": "many"}}, {"about": ["Deep Learning"]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"communities": [RECORD | wrong]}, schema)
    assert "communities" in run("schema").answer["properties"]
    assert "communities.yaml" in run("schema", "nothing").err


@pytest.mark.usefixtures("checkout")
def test_9_a_shell_completes_its_ids(lay: Lay, run: Run) -> None:
    """Those of a checkout, and those of the overlay on the line."""
    other = {**RECORD, "id": "kiln-ring", "name": "Kiln Ring", "aliases": [], "meetings": []}
    for words, wanted in (
        ("", {"kiln-circle", "kiln-circle-spring"}),
        (f"--data {lay({'communities': [other]})} ", {"kiln-circle", "kiln-ring"}),
    ):
        done = run(
            _MLCAREER_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=f"mlcareer why {words}kiln-"
        )
        assert (done.code, done.err) == (0, "")
        assert wanted <= set(done.text.replace('"', " ").split()), done.text
