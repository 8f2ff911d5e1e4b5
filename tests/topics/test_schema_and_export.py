"""Schema and export: what there is a schema of, and the whole knowledge as data."""

import pytest

from mlcareer.errors import UnknownNameError
from mlcareer.knowledge.library import KINDS, Knowledge
from mlcareer.topics.export import export
from mlcareer.topics.schema import names, schema


def test_every_answer_and_every_file_has_a_schema() -> None:
    """By the name of the command, or of the file."""
    assert {"salary", "roadmap", "roles.yaml", "figures.yaml"} <= set(names())
    assert len([name for name in names() if name.endswith(".yaml")]) == len(KINDS)
    for name in ("salary", "roles.yaml"):
        answer = schema(name)
        assert (answer.name, answer.body()) == (name, answer.schema)
    assert set(schema("salary").schema["properties"]) >= {"schema_id", "figures", "offer"}
    assert list(schema("roles.yaml").schema["properties"]) == ["roles"]


def test_without_a_name_it_is_that_of_a_file_of_every_kind() -> None:
    """As somebody's own file may hold them all."""
    whole = schema()
    assert whole.name == "knowledge"
    assert set(whole.schema["properties"]) == set(KINDS)


def test_an_unknown_schema_is_refused_with_the_nearest() -> None:
    """And with all there are."""
    with pytest.raises(UnknownNameError, match=r"unknown schema 'salry'\. Did you mean salary"):
        schema("salry")
    with pytest.raises(UnknownNameError, match=r"unknown schema 'x'.*roles\.yaml"):
        schema("x")


def test_an_export_holds_every_record_once(knowledge: Knowledge) -> None:
    """The kinds of one record as that record; the sources stand last, as in every answer."""
    answer = export(knowledge)
    assert set(answer.knowledge) == set(KINDS) - {"sources"}
    assert [role["id"] for role in answer.knowledge["roles"]] == list(knowledge.roles)
    assert answer.knowledge["model"]["base"] == 12.0
    assert answer.knowledge["sample"]["sources"] == ["feed"]
    assert [source.id for source in answer.sources] == list(knowledge.sources)
