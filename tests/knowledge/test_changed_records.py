"""Records changed at will: refused by `check`, or good for every command."""

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mlcareer.knowledge import opening, yaml_file
from mlcareer.knowledge.library import KINDS

Run = Callable[..., Any]

FIXTURE = Path(__file__).parents[1] / "fixture"
DATA = Path(__file__).parents[2] / "data"
INVALID = 4
DAY = "2026-01-01"

NO_NUMBER = re.compile(r"(?<![\w-])(nan|inf|Infinity|NaN)(?![\w-])")


def _no_number(name: str) -> None:
    pytest.fail(f"{name} in JSON")


QUESTIONS = [
    ("salary",),
    ("salary", "--level", "mid", "--country", "DE", "--offer", "95k", "--explain"),
    ("salary", "--level", "experienced", "--period", "hour"),
    ("salary", "--level", "veteran", "--offer", "150k"),
    ("salary", "--years", "1"),
    ("salary", "--years", "0", "--by", "role"),
    ("salary", "--by", "country"),
    ("salary", "--contract", "--country", "GB"),
    ("compare", "ml-engineer", "data-scientist", "data-engineer"),
    ("ladder", "data-scientist", "--country", "GB"),
    ("roadmap", "--hours-per-week", "10", "--start", "2027-01-04"),
    ("roadmap", "data-engineer", "--from", "data-scientist", "--have", "python:basics"),
    ("roadmap", "--level", "senior"),
    ("roles",),
    ("roles", "ml-engineer"),
    ("skills", "ml-engineer"),
    ("skills", "ml-engineer", "--level", "senior"),
    ("skills", "deep-learning"),
    ("tools", "ml-engineer"),
    ("market",),
    ("market", "ml-engineer", "--all"),
    ("certificates", "--all"),
    ("ask", "do i need a phd"),
    ("quality",),
    ("sources",),
    ("sources", "judgement", "--stale"),
    ("why", "mle-summary"),
    ("export",),
]
"""Command lines that, together, use every kind of record, and name what both knowledges have."""
OWN = {
    FIXTURE: [
        ("tools", "kiln"),
        ("why", "ml-engineer.kiln"),
        ("why", "mle-hint"),
        ("sources", "board", "--stale"),
    ],
    DATA: [
        ("tools", "pytorch"),
        ("why", "ml-engineer.pytorch"),
        ("why", "programming.hours"),
        ("sources", "aijobs", "--stale"),
        ("roadmap", "--specialise", "nlp"),
    ],
}

ODD: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [0, 1, -1, 2, 5, 60, 100, 1e-9, 1e-300, 0.5, 0.97, 97.0, 500, 1000, 1e9, 1e300]
    ),
    st.sampled_from([float("nan"), float("inf"), True, False, None, "", "x", "ml-enginer", "2026"]),
    st.sampled_from(
        ["ml-engineer", "mid", "python", "US", "EUR", "2026-13", "[b]x[/b]", "percent"]
    ),
    st.sampled_from([[], {}, [5, 2], [-5, 2], [0, None], [0.9, 0.1], ["mid"], {"mid": 1e300}]),
    st.floats(-20, 20),
    st.integers(-3, 300_000),
)


def _places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value inside a record."""
    found = [place] if place else []
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in inner:
            found += _places(one, (*place, key))
    return found


def _changed(data: st.DataObject, record: Any) -> None:
    """Change one value inside a record: to another, to one like it, to none, or its key."""
    *way, last = data.draw(st.sampled_from(_places(record)))
    inner = record
    for key in way:
        inner = inner[key]
    value = inner[last]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    how = data.draw(st.sampled_from(["odd", "gone", "moved", *(["scaled"] * 3 if number else [])]))
    if how == "odd":
        inner[last] = data.draw(ODD)
    elif how == "scaled":
        inner[last] = value * data.draw(st.sampled_from([-1, 0, 0.5, 2, 10, 1000]))
    elif how == "gone":
        del inner[last]
    elif isinstance(inner, dict):
        inner[data.draw(st.sampled_from(["US", "ml-enginer", "mid", "nobody", "x y", "id"]))] = (
            value
        )
    else:
        inner.append(value)


def _believable(value: Any) -> None:
    """Check that no low is above a high and no share above all, in any part of an answer."""
    if isinstance(value, list):
        for one in value:
            _believable(one)
    if not isinstance(value, dict):
        return
    for names in (
        ("low", "lower_quartile", "median", "upper_quartile", "high"),
        ("low", "typical", "high"),
        ("shown_low", "shown_high"),
        ("low", "p10", "p25", "p75", "p90"),
    ):
        held = [value[name] for name in names if isinstance(value.get(name), int | float)]
        assert held == sorted(held), value
    if value.get("unit") == "percent" and "population" in value:
        counted = [value[name] for name in ("value", "pytorch", "tensorflow") if name in value]
        assert all(0 <= one <= 100 for one in counted), value
    for name, one in value.items():
        if name.startswith(("cover_", "within_", "below_")) and isinstance(one, float):
            assert 0 <= one <= 1
        _believable(one)


class Written(yaml.SafeDumper):
    """Writes what stands twice twice: aliases are refused."""

    def ignore_aliases(self, data: object) -> bool:
        """Never point from one place to another."""
        return bool(data) or not data


@pytest.fixture(
    scope="module",
    params=[FIXTURE, pytest.param(DATA, marks=pytest.mark.slow)],
    ids=["invented", "real"],
)
def below(request: pytest.FixtureRequest) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Answer from the invented knowledge, or from the built-in data; give its folder and YAML."""
    shipped: dict[str, Any] = {}
    for path in sorted(request.param.rglob("*.yaml")):
        for kind, held in yaml_file.read_yaml(path).data.items():
            shipped[kind] = held if KINDS[kind].single else [*shipped.get(kind, []), *held]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "CHECKOUT", request.param)
        for made in (opening.built_in, opening.open_knowledge):
            made.cache_clear()
        yield request.param, shipped
    for made in (opening.built_in, opening.open_knowledge):
        made.cache_clear()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # a case is small as it is
)
@given(data=st.data())
def test_what_check_calls_valid_never_crashes_and_never_lies(
    data: st.DataObject,
    below: tuple[Path, dict[str, Any]],
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whatever one changes in one kind of record: `check` refuses it, or every command answers."""
    folder, shipped = below
    kind = data.draw(st.sampled_from([*KINDS, "model", "levels", "figures"]))
    content = copy.deepcopy(shipped[kind])
    chosen = content
    for _ in range(data.draw(st.integers(1, 2))):
        if not KINDS[kind].single:
            chosen = content[data.draw(st.integers(0, len(content) - 1))]
        _changed(data, chosen)
    if not KINDS[kind].single and data.draw(st.booleans()):
        content = [chosen]
    path = tmp_path_factory.mktemp("any") / "mine.yaml"
    text = yaml.dump({kind: content}, Dumper=Written, allow_unicode=True, sort_keys=False)
    path.write_text(str(text), encoding="utf-8")
    checked = run("check", str(path), "--on", DAY, "--json")
    assert checked.code in {0, INVALID}
    if checked.code:
        faults = json.loads(checked.out)["faults"]
        assert all(one["file"].startswith("mine.yaml") for one in faults), faults
        done = run("roles", "--data", str(path))
        assert (done.code, done.out, done.err.count("\n")) == (INVALID, b"", 1)
        assert done.err.rstrip("\n").isprintable()
        return
    for words in (*QUESTIONS, *OWN[folder]):
        done = run(*words, "--data", str(path), "--json")
        assert done.code in {0, 2, 3}, (words, done.err)
        if done.code == 0:
            _believable(json.loads(done.out, parse_constant=_no_number))
            assert not NO_NUMBER.search(run(*words, "--data", str(path)).text), words
