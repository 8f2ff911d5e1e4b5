"""The JSON that scripts rely on: its schemas are written by the code, and only ever gain fields.

``schemas/`` is written anew by ``python tools/schemas.py`` and so proves nothing by itself. Beside
it, ``tests/house/frozen/`` keeps the type of every field that any answer of a version ever had.
``FREEZE=1 python -m pytest tests/house/test_schemas.py`` enters new fields there; it never takes
one out and never changes one. Whoever has to remove a field gives the answer another version.
"""

import importlib.util
import json
import os
import re
from collections.abc import Iterator
from dataclasses import fields as fields_of
from dataclasses import make_dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
FROZEN = Path(__file__).parent / "frozen"

Fields = dict[str, str]
"""The type of every field of an answer, by its way from the top: `figures[].id`: string."""


def fields(schema: dict[str, Any]) -> Fields:
    """Return every field that the JSON of an answer may have, in the records inside it too."""
    return dict(sorted(_fields(schema, schema, "")))


def _fields(whole: dict[str, Any], shape: dict[str, Any], way: str) -> Iterator[tuple[str, str]]:
    shape = _meant(whole, shape)
    inner = {f"{way}.{name}".lstrip("."): one for name, one in shape.get("properties", {}).items()}
    inner |= {f"{way}[{at}]": one for at, one in enumerate(shape.get("prefixItems", ()))}
    for key, sign in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(shape.get(key), dict):
            inner[way + sign] = shape[key]
    for place, one in inner.items():
        yield place, _type(whole, one)
        yield from _fields(whole, one, place)
    for one in shape.get("anyOf", ()):
        yield from _fields(whole, one, way)


def _meant(whole: dict[str, Any], shape: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference within a schema refers to."""
    while str(shape.get("$ref", "")).startswith("#"):
        shape = whole["$defs"][shape["$ref"].rpartition("/")[2]]
    return shape


def _type(whole: dict[str, Any], shape: dict[str, Any]) -> str:
    shape = _meant(whole, shape)
    if "anyOf" in shape:
        types = {one for part in shape["anyOf"] for one in _type(whole, part).split(" or ")}
        return " or ".join(sorted(types))
    return str(shape.get("type", "anything"))


def broken(frozen: Fields, today: Fields) -> list[str]:
    """Return what scripts that were written for the frozen fields would miss today."""
    gone = [f"{way} is gone" for way in frozen if way not in today]
    return gone + [
        f"{way} was {kind}, and is {today[way]}"
        for way, kind in frozen.items()
        if today.get(way, kind) != kind
    ]


def version_of(name: str, schema: dict[str, Any]) -> str:
    """Return the id of an answer's version; the answer of `schema` is a schema, and has none."""
    return str(
        schema.get("properties", {}).get("schema_id", {}).get("const", f"mlcareer.{name}.v1")
    )


def read(folder: Path) -> dict[str, Any]:
    """Return the JSON files of a folder by name."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.json"))
    }


TODAY = {version_of(name, schema): fields(schema) for name, schema in read(SCHEMAS).items()}


def freeze() -> None:
    """Enter the fields that are new; what is frozen stays."""
    FROZEN.mkdir(exist_ok=True)
    before = read(FROZEN)
    for name, today in TODAY.items():
        kept = dict(sorted((today | before.get(name, {})).items()))
        text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
        (FROZEN / f"{name}.json").write_text(text, encoding="utf-8")


if os.environ.get("FREEZE"):
    freeze()
LEFT = read(FROZEN)


@pytest.fixture(scope="module")
def writer() -> Any:
    """Return the program that writes schemas/, as a module."""
    found = importlib.util.spec_from_file_location("schemas_writer", ROOT / "tools" / "schemas.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_schemas_are_those_of_the_code(writer: Any) -> None:
    """All of them, and none too many: otherwise `python tools/schemas.py` was not run."""
    kept = {path.stem: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    made = writer.written()
    assert kept.keys() == made.keys()
    for name, text in made.items():
        assert _told(json.loads(kept[name])) == _told(json.loads(text)), name


def _told(schema: Any) -> Any:
    """Return a schema without its descriptions, which not every Pydantic takes from docstrings."""
    if isinstance(schema, dict):
        # The description of a schema is text; a field of that name would be a schema itself.
        return {
            key: _told(value)
            for key, value in schema.items()
            if key != "description" or not isinstance(value, str)
        }
    return [_told(part) for part in schema] if isinstance(schema, list) else schema


def test_every_command_has_a_schema(commands: dict[str, Any], writer: Any) -> None:
    """By the command's name, each of an answer of its own; `ask` and `why` too."""
    assert dict(writer.answers()).keys() == commands.keys()
    assert len(TODAY) == len(commands)


@pytest.mark.parametrize("version", LEFT)
def test_no_field_is_removed_or_retyped_within_a_version(version: str) -> None:
    """What a script has once read, it reads for as long as the answer has this version."""
    if version in TODAY:
        assert broken(LEFT[version], TODAY[version]) == []
        return
    name, _, number = version.rpartition(".v")
    later = [one for one in TODAY if re.fullmatch(rf"{re.escape(name)}\.v\d+", one)]
    assert [int(one.rpartition(".v")[2]) > int(number) for one in later] == [True], (
        f"the answer {version} is gone, and no later version of it is there"
    )


@pytest.mark.parametrize("version", TODAY)
def test_every_field_of_today_is_frozen(version: str) -> None:
    """A field that was never frozen could vanish unseen."""
    new = TODAY[version].keys() - LEFT.get(version, {}).keys()
    assert not new, "run: FREEZE=1 python -m pytest tests/house/test_schemas.py"


@pytest.mark.parametrize("version", [one for one in TODAY if TODAY[one]])
def test_a_field_deleted_from_an_answer_is_missed(version: str, writer: Any) -> None:
    """Any of them, and one of another type: its class is made anew, and its schema written."""
    name = version.split(".")[1]
    answer = dict(writer.answers())[name]
    every = [(one.name, one.type) for one in fields_of(answer)]
    assert broken(LEFT[version], fields(writer.schema_of(name, answer))) == []
    for gone, _ in every:
        short = make_dataclass("Short", [one for one in every if one[0] != gone])
        missed = broken(LEFT[version], fields(writer.schema_of(name, short)))
        assert f"{gone} is gone" in missed
        types = [(one, int | bytes if one == gone else of) for one, of in every]
        retyped = broken(
            LEFT[version], fields(writer.schema_of(name, make_dataclass("Other", types)))
        )
        assert f"{gone} was {LEFT[version][gone]}, and is integer or string" in retyped


@pytest.mark.parametrize("version", [one for one in TODAY if TODAY[one]])
def test_a_field_deep_inside_is_missed_too(version: str) -> None:
    """Without any one field, with another type, and where nothing was null before."""
    frozen = LEFT[version]
    for way, kind in frozen.items():
        short = {one: other for one, other in TODAY[version].items() if one != way}
        assert broken(frozen, short) == [f"{way} is gone"]
        other = TODAY[version] | {way: f"{kind} or null"}
        assert broken(frozen, other) == [f"{way} was {kind}, and is {kind} or null"]
    assert broken(frozen, TODAY[version] | {"new": "string"}) == []


def test_writing_anew_cannot_hide_a_field_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the writer of schemas nor FREEZE=1 takes what is frozen away."""
    version = "mlcareer.salary.v1"
    kept: dict[str, str] = {}
    short = {way: kind for way, kind in TODAY[version].items() if way != "period"} | {"n": "string"}
    monkeypatch.setitem(TODAY, version, short | {"leads": "integer"})
    monkeypatch.setattr(Path, "write_text", lambda path, text, **_: kept.update({path.stem: text}))
    freeze()
    frozen = json.loads(kept[version])
    assert frozen == LEFT[version] | {"n": "string"}
    assert broken(frozen, TODAY[version]) == [
        "period is gone",
        f"leads was {LEFT[version]['leads']}, and is integer",
    ]


def test_fields_are_found_however_deep() -> None:
    """In lists, pairs, maps and either of two records."""
    inner = {"type": "object", "properties": {"a": {"type": "number"}}}
    schema = {
        "$defs": {"Inner": inner, "Other": {"type": "object", "properties": {"b": {}}}},
        "properties": {
            "one": {"$ref": "#/$defs/Inner"},
            "list": {"type": "array", "items": {"$ref": "#/$defs/Inner"}},
            "pair": {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "null"}]},
            "map": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Inner"}},
            "either": {"anyOf": [{"$ref": "#/$defs/Inner"}, {"$ref": "#/$defs/Other"},
                                 {"type": "null"}]},
        },
    }  # fmt: skip
    assert fields(schema) == {
        "one": "object",
        "one.a": "number",
        "list": "array",
        "list[]": "object",
        "list[].a": "number",
        "pair": "array",
        "pair[0]": "integer",
        "pair[1]": "null",
        "map": "object",
        "map{}": "object",
        "map{}.a": "number",
        "either": "null or object",
        "either.a": "number",
        "either.b": "anything",
    }
