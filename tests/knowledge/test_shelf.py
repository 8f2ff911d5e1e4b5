"""Records are checked by Pydantic and read without it: both ways they say the same."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from mlcareer.knowledge.compiling import CompiledStore, compiled, maps_of, pack_checkout
from mlcareer.knowledge.library import KINDS, Knowledge
from mlcareer.knowledge.opening import PackedStore
from mlcareer.knowledge.overlay import read_checkout
from mlcareer.knowledge.references import Counted
from mlcareer.knowledge.shelf import Stored, plain

ROOT = Path(__file__).parents[2]
FOLDERS = {"real": ROOT / "data", "invented": ROOT / "tests" / "fixture"}
READ = {name: read_checkout(folder).records for name, folder in FOLDERS.items()}
"""The validated records of both knowledges, by kind and id, as their files state them."""


def _written_out(records: Any) -> dict[str, dict[str, Any]]:
    """Return validated records with what they refer to written out; the others as they are."""
    counted = Counted(CompiledStore(records))

    def written(kind: str, record: Any) -> Any:
        if counted.filled(record.model_dump(mode="json")) is None:
            return record
        values = compiled(KINDS[kind], record, counted).plain
        return type(record).model_validate_json(json.dumps(values))

    return {
        kind: {name: written(kind, one) for name, one in held.items()}
        for kind, held in records.items()
    }


RECORDS = {name: _written_out(records) for name, records in READ.items()}


@pytest.fixture(scope="module", params=["real packed", "real compiled", "invented compiled"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Knowledge, dict[str, dict[str, Any]]]:
    """Return a knowledge, as a wheel or a checkout has it, and the same records validated."""
    name, how = request.param.split()
    records: Any = RECORDS[name]
    if how == "compiled":
        return Knowledge(CompiledStore(READ[name])), records
    folder = tmp_path_factory.mktemp("packed")
    pack_checkout(FOLDERS[name], folder)
    return Knowledge(PackedStore(folder)), records


def differences(stored: Any, record: Any, place: str) -> Iterator[str]:
    """Yield every place in which a stored record says something else than the validated one."""
    if isinstance(record, BaseModel):
        fields = set(type(record).model_fields)
        held = set(plain(stored)) if isinstance(stored, Stored) else set()
        if not getattr(record, "locators", True):
            held.add("locators")  # most facts have none, and are stored without
        if held != fields:
            yield f"{place}: {stored!r} has other fields"
            return
        parts = [
            (name, getattr(stored, name, {}), getattr(record, name))
            for name in type(record).model_fields
        ]
    elif type(stored) is not type(record):
        yield f"{place}: {type(stored)} is no {type(record)}"
        return
    elif not isinstance(record, tuple | dict):
        if stored != record:
            yield f"{place}: {stored!r} is not {record!r}"
        return
    else:
        keys, others = _keys(record), _keys(stored)
        if keys != others:
            yield f"{place}: it holds {others}, not {keys}"
            return
        parts = [(key, stored[key], record[key]) for key in keys]
    for name, one, other in parts:
        yield from differences(one, other, f"{place}.{name}")


def _keys(held: Any) -> list[Any]:
    return list(held if isinstance(held, dict) else range(len(held)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_stored_record_is_the_validated_one(
    kind: str, both: tuple[Knowledge, dict[str, dict[str, Any]]]
) -> None:
    """Field by field, and in the records, lists and maps inside it: same values, same types."""
    knowledge, records = both
    held = getattr(knowledge, kind)
    if KINDS[kind].single:
        held = {kind: held}
    assert list(held) == list(records[kind])
    found = [
        one
        for name in held
        for one in differences(held[name], records[kind][name], f"{kind}.{name}")
    ]
    assert found == []


def test_a_difference_is_noticed() -> None:
    """In a value, in a record inside a record, in a map, and in a field that is missing."""
    (record,) = (one for one in RECORDS["invented"]["skills"].values() if one.id == "deep-learning")
    model = RECORDS["invented"]["model"]["model"]

    def found(record: Any, *path: Any, to: object) -> list[str]:
        values = inner = record.model_dump(mode="json")
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to
        return list(differences(Stored(values, frozenset(maps_of(type(record)))), record, "x"))

    assert found(record, "name", to=record.name) == []
    assert found(record, "name", to="Other") == ["x.name: 'Other' is not 'Deep learning'"]
    assert found(record, "depths", 1, "low", to=1) == ["x.depths.1.low: 1 is not 100"]
    assert found(record, "requires", 1, "kind", to="required")
    assert found(record, "requires", to=[])
    assert found(record, "depths", to=None)
    assert found(model, "rates", "EUR", to=0.9) == []
    assert found(model, "rates", "EUR", to=0.8)
    assert found(model, "residuals", "US", "ml-engineer", 0, to=-0.5)
    assert found(model, "base", to=12)


def test_a_stored_record_is_read_only(both: tuple[Knowledge, dict[str, dict[str, Any]]]) -> None:
    """Nobody's answer can change what the next one reads."""
    knowledge, records = both
    for kind, held in records.items():
        name = next(iter(held))
        stored: Any = getattr(knowledge, kind)
        stored = stored if KINDS[kind].single else stored[name]
        for field in (*plain(stored), "other"):
            with pytest.raises(AttributeError, match="read-only"):
                setattr(stored, field, 1)
            with pytest.raises(AttributeError):
                delattr(stored, field)
        with pytest.raises(AttributeError, match="nonsense"):
            _ = stored.nonsense
        shelf: Any = {} if KINDS[kind].single else getattr(knowledge, kind)
        if shelf:
            with pytest.raises(TypeError):
                shelf[name] = stored
            with pytest.raises(TypeError):
                del shelf[name]
            assert shelf[name] is stored


def test_a_shelf_is_a_mapping(both: tuple[Knowledge, dict[str, dict[str, Any]]]) -> None:
    """Its length, its ids in their order, and KeyError for what it does not have."""
    knowledge, records = both
    assert len(knowledge.skills) == len(records["skills"])
    assert knowledge.skills.keys() == records["skills"].keys()
    assert "nobody" not in knowledge.skills
    assert knowledge.skills.get("nobody") is None
    with pytest.raises(KeyError):
        knowledge.skills["nobody"]
