"""Every fact of a record, with its id: what `why` explains, `ask` searches and `check` dates.

They are worked out once, when records are compiled, and kept in the index.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from mlcareer.knowledge.library import Knowledge
from mlcareer.knowledge.shelf import Kind, Plain
from mlcareer.terms import Verification

if TYPE_CHECKING:
    from mlcareer.records.base import Fact, Record


class Entry(NamedTuple):
    """One fact in its place: its id, the record that holds it, and its words."""

    id: str
    kind: str
    """What one record of its kind is called."""
    record: str
    """The id of the record that holds it."""
    key: str
    """The field of the record that holds it; empty where the record itself is the fact."""
    text: str
    verification: Verification
    check_by: str | None
    sources: tuple[str, ...]
    title: str
    """The name of the record, or the question it answers."""
    said: str
    """What the fact itself says, as a search shows it."""
    see: tuple[str, ...]
    """Commands that show more."""
    is_silent: bool
    """Whether it only names another record and says nothing of its own about it."""
    handles: str
    """Other words by which it is found."""


def entries_of(kind: Kind[Any], record: "Record", values: Plain) -> Iterator[Entry]:
    """Yield every fact of a record, its own first; ``values`` is the record as JSON."""
    from mlcareer.records.base import Fact

    owner = str(values.get("id", kind.key))
    if isinstance(record, Fact):
        handles = " ".join([*record.names(), *_former(values), kind.noun])
        yield _entry(kind, owner, "", record, values, values, handles)
        # A counted value is a fact of its own: somebody may ask what it rests on.
        for subject, value in values.get("values", {}).items():
            text = f"{subject}: {value:g} {values['unit']} of {values['name']}"
            whole = _entry(kind, owner, "", record, values, values, "")
            yield whole._replace(
                id=value_id(owner, subject), key="values", text=text, said=text, is_silent=True
            )
    for key in type(record).model_fields:
        held, plainly = getattr(record, key), values.get(key, ())
        facts = zip(held, plainly, strict=True) if isinstance(held, tuple) else [(held, plainly)]
        for fact, inner in facts:
            for part, its in _with_evidence(fact, inner):
                owner_name = values["name"] if key == "summary" else values.get("short")
                handles = f"{owner_name or values.get('name', '')} {key} {fact_id(owner, key, its)}"
                yield _entry(kind, owner, key, part, its, values, handles)


def _with_evidence(fact: Any, plainly: Any) -> "Iterator[tuple[Fact, Plain]]":
    """Yield a fact, if it is one, and the statements that stand beneath it."""
    from mlcareer.records.base import Fact

    if isinstance(fact, Fact):
        yield fact, plainly
        yield from zip(getattr(fact, "evidence", ()), plainly.get("evidence", ()), strict=True)


def _entry(
    kind: Kind[Any], owner: str, key: str, fact: Any, inner: Plain, values: Plain, handles: str
) -> Entry:
    text = fact.words()
    return Entry(
        id=fact_id(owner, key, inner) if key else owner,
        kind=kind.noun,
        record=owner,
        key=key,
        text=text,
        verification=fact.verification,
        check_by=inner["check_by"],
        sources=fact.sources,
        title=str(values.get("name") or values.get("title") or values.get("question") or ""),
        said=str(inner.get("answer") or text),
        see=tuple(inner.get("see", ())),
        is_silent=bool(key) and not inner.get("text"),
        handles=" ".join([*inner["also"], *_about(inner)]) if "also" in inner else handles,
    )


def _about(question: Plain) -> list[str]:
    """Return the roles that a question is about, in words."""
    return [role.replace("-", " ") for role in question["roles"]]


def _former(values: Plain) -> list[str]:
    return [one["former"] for one in values.get("changes", ()) if one.get("former")]


def fact_id(owner: str, key: str, fact: Mapping[str, Any]) -> str:
    """Return the id of a fact in a record: its own, or the two records' ids joined by a dot."""
    for part in ("id", "skill", "tool", "task"):
        if own := fact.get(part):
            return str(own) if part == "id" else f"{owner}.{own}"
    return f"{owner}.{key}"


def value_id(population: str, subject: str) -> str:
    """Return the id of one counted value of a population."""
    return f"{population}.{'-'.join(subject.casefold().split())}"


def located(knowledge: Knowledge, kind: Kind[Any], entry: Entry) -> Plain:
    """Return the record, or the part of one, that states a fact, as JSON."""
    values = knowledge.read(kind.key).records[entry.record]
    if entry.key in {"", "values"}:
        return values
    held = values[entry.key]
    for inner in held if isinstance(held, list) else [held]:
        for one in (inner, *inner.get("evidence", ())):
            if fact_id(entry.record, entry.key, one) == entry.id:
                return dict(one)
    raise KeyError(entry.id)
