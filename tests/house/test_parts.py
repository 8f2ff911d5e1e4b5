"""Parts of an answer: filled by name, whole, and never changed."""

import pytest

from mlcareer.answer import Named


def test_a_part_of_an_answer_is_read_only() -> None:
    """What an answer says stays said."""
    role = Named(id="ml-engineer", name="Machine learning engineer")
    with pytest.raises(AttributeError, match="Named is read-only: name"):
        role.name = "Another"  # type: ignore[misc]
    assert role.name == "Machine learning engineer"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [({"id": "a"}, "name"), ({"id": "a", "name": "b", "nmae": "c"}, "nmae"), ({}, "id', 'name")],
)
def test_a_part_of_an_answer_takes_its_fields_and_no_other(
    fields: dict[str, str], wrong: str
) -> None:
    """A field that is forgotten or misspelt is an error of ours, not a hole in the JSON."""
    with pytest.raises(TypeError, match=f"Named: missing or unknown fields: .*{wrong}"):
        Named(**fields)
