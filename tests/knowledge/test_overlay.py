"""A user's own records over the built-in ones: every way in which they can be wrong."""

import json
import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlcareer.errors import KnowledgeError
from mlcareer.knowledge.compiling import pack_checkout
from mlcareer.knowledge.library import KINDS

Run = Callable[..., Any]
Lay = Callable[..., str]

pytestmark = pytest.mark.usefixtures("over_invented")

FIXTURE = Path(__file__).parents[1] / "fixture"
INVALID = 4

ROLE = """
sources:
  - {id: acme, publisher: Acme, title: Jobs, kind: documentation, published: 2026-10}
roles:
  - id: model-auditor
    name: Model auditor
    short: Auditor
    aliases: [auditor of models]
    summary: {id: ma-summary, text: Probes models for faults., sources: [acme]}
    tasks: [{task: train-model, share: leads, sources: [acme]}]
    duties:
      - id: ma-duty
        text: Probes for faults.
        sources: [acme, gazette]
        evidence: [{id: ma-duty-says, text: Finds them., sources: [gazette]}]
    skills:
      - skill: algebra
        importance: core
        depth: working
        depth_sources: [acme]
        levels: {senior: expert}
        exception: An audit is algebra.
        sources: [acme]
    tools:
      - tool: kiln
        importance: core
        depth: basics
        depth_sources: [judgement]
        counted: board-skills
        sources: [acme]
    ladder:
      - {id: ma-entry-scope, level: entry, aspect: scope, text: Mends probes., sources: [acme]}
    career:
      - {id: ma-ds, title: D, kind: sideways, role: data-scientist, text: B., sources: [acme]}
"""
PAY = """
sources:
  - {id: acme, publisher: Acme Inc., title: Pay bands, kind: documentation, published: 2026}
levels:
  - {id: e5, name: E5, aliases: [acme five], text: Leads a team of Acme., sources: [acme]}
figures:
  - id: acme-e5
    roles: [ml-engineer]
    level: e5
    label: E5 at Acme
    country: US
    currency: USD
    period: year
    basis: publisher-band
    statistic: range
    low: 210000
    high: 250000
    as_of: 2026
    sources: [acme]
"""
LEVEL = "levels:\n  - {{id: e5, name: {}, text: A rung., sources: [judgement]}}\n"
FIGURE = {
    "id": "acme-mid",
    "roles": ["ml-engineer"],
    "label": "Mid",
    "country": "US",
    "currency": "USD",
    "period": "year",
    "basis": "survey",
    "statistic": "mean",
    "central": 150000,
    "as_of": 2026,
    "sources": ["judgement"],
}


# --- What can be wrong with one --------------------------------------------------------------


def _figure(**changes: object) -> str:
    record = {key: value for key, value in {**FIGURE, **changes}.items() if value is not None}
    return yaml.safe_dump({"figures": [record]}, sort_keys=False)


def _skill(identity: str, *requires: str) -> str:
    needs = ", ".join(f"{{skill: {one}, sources: [judgement]}}" for one in requires)
    return (
        f"  - {{id: {identity}, name: {identity.title()} Skill, category: programming, text: T.,"
        f" kind: soft, requires: [{needs}], sources: [judgement]}}\n"
    )


BROKEN: dict[str, tuple[str | bytes, list[str]]] = {
    # Syntax
    "an unclosed bracket": ("roles:\n  - id: [a, b\n  - id: c\n", ["line 3", "Fix the YAML"]),
    "a tab": ("roles:\n\t- id: a\n", ["line 2"]),
    "a tag of Python": ("levels:\n  - !!python/object:os.system ls\n", ["line 2"]),
    "text alone": ("hello", ["line 1", "top level"]),
    "a list at the top": ("- id: a\n", ["line 1", "top level"]),
    "nothing": ("", ["line 1", "top level"]),
    "two documents": ("levels: []\n---\nroles: []\n", ["line 2"]),
    # Types and keys
    "a wrong type at the top": ("roles: 3\n", ["line 1", "'roles'", "list of records"]),
    "a record that is a word": ("roles:\n  - model-auditor\n", ["line 2"]),
    "a misspelt kind": ("rolse: []\n", ["line 1", "'rolse'", "Did you mean 'roles'?"]),
    "an unknown kind": ("zzz: []\n", ["line 1", "'zzz'", "Known keys"]),
    "a misspelt key": (
        "levels:\n  - id: e5\n    nmae: E5\n    text: T.\n    sources: [judgement]\n",
        ["line 3", "'e5'", "key 'nmae'", "Did you mean 'name'?"],
    ),
    "a missing key": (
        "levels:\n  - {id: e5, name: E5, sources: [judgement]}\n",
        ["line 2", "'text'"],
    ),
    "a word for a number": (_figure(central="much"), ["key 'central'", "a number, not 'much'"]),
    "a number that is none": (_figure(central=float("nan")), ["key 'central'"]),
    "an endless number": (
        "statistics:\n  - {id: s, text: T, value: .inf, unit: x, as_of: 2026, sources: [bureau]}\n",
        ["line 2", "key 'value'", "finite"],
    ),
    "a number beyond all numbers": (
        f"levels: 0x{'F' * 9000}\n",
        ["line 1", "no valid whole number"],
    ),
    "an empty number": ('levels: !!int ""\n', ["line 1", "no valid whole number"]),
    "a truth that is none": ("levels: !!bool maybe\n", ["line 1", "no valid true or false"]),
    "a day that is none": (
        _figure(as_of="XX").replace("XX", "2026-02-30"),
        ["line 1", "no valid date"],
    ),
    "a negative amount": (_figure(central=-1), ["key 'central'", "more than 0"]),
    "a wrong choice": (_figure(basis="rumour"), ["key 'basis'", "rumour"]),
    "an id with capitals": (LEVEL.format("E5").replace("e5", "E5x"), ["key 'id'"]),
    # Ids
    "an id twice": (
        LEVEL.format("E5") + "  - {id: e5, name: Other, text: T., sources: [judgement]}\n",
        ["line 3", "'e5' is used twice", "line 2"],
    ),
    "a key twice": (
        "levels:\n  - {id: e5, name: A, name: B, text: T., sources: [judgement]}\n",
        ["line 2", "'name' stands twice"],
    ),
    "a top key twice": ("levels: []\nlevels: []\n", ["line 2", "'levels' stands twice"]),
    "an id of another kind": (_figure(id="kiln"), ["kiln", "used 2 times"]),
    "an id of a role": (_figure(id="ml-engineer"), ["pay figure", "ml-engineer", "used 2 times"]),
    "a role with the id of a fact": (
        yaml.safe_dump(
            {
                "roles": [
                    {
                        "id": "kiln",
                        "name": "Burner",
                        "short": "Burner",
                        "summary": {"id": "kiln-summary", "text": "T.", "sources": ["judgement"]},
                    }
                ]
            }
        ),
        ["role", "record 'kiln'", "used 2 times"],
    ),
    "a name that is taken": (LEVEL.format("Senior"), ["'e5'", "'senior' belongs to"]),
    "an id that leads nowhere": (
        _figure(roles=["ml-enginer"]),
        ["acme-mid", "roles", "'ml-enginer'"],
    ),
    "a level that is none": (_figure(level="e9"), ["acme-mid", "level", "'e9'"]),
    "a source that is none": (
        _figure(sources=["acme"]),
        ["acme-mid", "no source has the id 'acme'"],
    ),
    "a circle": (
        "skills:\n" + _skill("aaa", "bbb") + _skill("bbb", "ccc") + _skill("ccc", "aaa"),
        ["circle", "aaa", "bbb", "ccc"],
    ),
    "a skill before itself": ("skills:\n" + _skill("aaa", "aaa"), ["circle", "aaa"]),
    # Figures and facts
    "no source": (_figure(sources=None), ["'acme-mid'", "key 'sources'", "missing"]),
    "an empty list of sources": (_figure(sources=[]), ["'acme-mid'", "key 'sources'"]),
    "no currency": (_figure(currency=None), ["'acme-mid'", "key 'currency'", "missing"]),
    "no period": (_figure(period=None), ["key 'period'", "missing"]),
    "no basis": (_figure(basis=None), ["key 'basis'", "missing"]),
    "no country": (_figure(country=None), ["key 'country'", "missing"]),
    "no amount": (_figure(central=None), ["acme-mid", "needs low, central or high"]),
    "amounts that fall": (_figure(low=9, central=5), ["acme-mid", "do not rise"]),
    "years that run back": (_figure(years=[5, 2]), ["acme-mid", "backwards"]),
    "a source without a date": (
        "sources:\n  - {id: acme, publisher: A, title: T, kind: article}\n",
        ["acme", "published or accessed"],
    ),
    "a technical skill without hours": (
        "skills:\n" + _skill("aaa").replace("soft", "technical"),
        ["aaa", "key 'depths'", "needs the depths basics, working and expert"],
    ),
    # Attacks
    "too large": (b"# " + b"x" * 10_000_000, ["whole file", "2 MB"]),
    "an alias bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ["line 2", "aliases"]),
    "a merge": ("x: &x {id: a}\nlevels:\n  - <<: *x\n", ["line 3", "aliases"]),
    "deep nesting": ("[" * 50_000, ["line 1", "nested deeper"]),
    "deep nesting by indent": ("".join(f"{' ' * n}a:\n" for n in range(40)), ["nested deeper"]),
    "a key that is a list": ("? [a, b]\n: c\n", ["line 1", "plain"]),
    # Bytes
    "Latin-1": ("levels: [caf\xe9]\n".encode("latin-1"), ["line 1", "UTF-8"]),
    "UTF-16": ("levels: []\n".encode("utf-16"), ["UTF-8"]),
    "noise": (bytes(range(128, 256)), ["line 1", "UTF-8"]),
    "a zero byte": ("levels:\n  - \x00\n", ["line 2", "control character U+0000"]),
    "a raw escape sequence": (
        "levels:\n\n  - \x1b[31mred\n",
        ["line 3", "control character U+001B"],
    ),
    "an escaped escape sequence": (
        LEVEL.format('"\\x1b[31mE5"'),
        ["line 2", "key 'name'", "plain printable"],
    ),
    "a text that turns round": (LEVEL.format("E\u202e5"), ["key 'name'", "plain printable"]),
    "a text of two lines": (LEVEL.format('"E\\n5"'), ["key 'name'", "plain printable"]),
    "an invisible sign in a key": ('"lev\\u200bels": []\n', ["line 1", "unknown top-level key"]),
    "an escape sequence in a key": ('"\\x1b[31m": []\n', ["line 1", "unknown top-level key"]),
    "an escape sequence in an id": (
        LEVEL.format("E5").replace("id: e5", 'id: "\\x1b[31m"'),
        ["key 'id'"],
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_overlay_is_refused_with_its_place(fault: str, run: Run, lay: Lay) -> None:
    """Exit 4 and one line: the file, the line or the record and key, what is wrong, what to do."""
    text, told = BROKEN[fault]
    done = run("why", "mle-summary", "--data", lay(text))
    assert (done.code, done.out) == (INVALID, b"")
    assert done.err.startswith("mlcareer: ")
    assert done.err.count("\n") == 1
    assert done.err.rstrip("\n").isprintable()
    assert "Traceback" not in done.err
    for part in told:
        assert part in done.err
    assert done.err.startswith("mlcareer: mine.yaml, ")
    assert "line " in done.err or "record '" in done.err or "whole file" in done.err


@pytest.mark.parametrize("fault", BROKEN)
def test_check_lists_the_faults_of_a_file(fault: str, run: Run, lay: Lay) -> None:
    """`check FILE` exits 4 and shows the same fault as its answer, in a form for programs too."""
    text, told = BROKEN[fault]
    done = run("check", lay(text), "--on", "2026-01-01", "--json")
    assert (done.code, done.err) == (INVALID, "")
    answer = json.loads(done.out)
    assert answer["valid"] is False
    faults = [" ".join(one.values()) for one in answer["faults"]]
    assert any(all(part in one for part in told) for one in faults), faults
    assert all(one["file"].startswith("mine.yaml") for one in answer["faults"])


def test_check_lists_all_faults_at_once(run: Run, lay: Lay) -> None:
    """Who mends a file does not have to run it once for each fault."""
    lay("zzz: []\n", "other.yaml")
    mine = lay(
        "levels:\n"
        "  - {id: a1, name: A, sources: [judgement]}\n"
        "  - {id: a2, nmae: A, text: T., sources: [judgement]}\n"
        "  - {id: a3, name: C, text: T.}\n"
    )
    folder = str(Path(mine).parent)
    done = run("check", folder, COLUMNS="200")
    assert (done.code, done.err) == (INVALID, "")
    for part in ("'a1'", "'text'", "'a2'", "'nmae'", "'a3'", "'sources'", "other.yaml", "'zzz'"):
        assert part in done.text
    first = run("roles", "--data", folder)
    assert first.code == INVALID
    assert "4 more: mlcareer check" in first.err


def test_check_lists_all_breaches_across_records(run: Run, lay: Lay) -> None:
    """References, dates and amounts are checked together."""
    text = yaml.safe_dump(
        {
            "figures": [
                FIGURE | {"level": "e9", "low": 9e9, "sources": ["acme"], "roles": ["nobody"]}
            ]
        }
    )
    answer = json.loads(run("check", lay(text), "--json").out)
    told = " ".join(fault["what"] for fault in answer["faults"])
    for part in ("'e9'", "'nobody'", "'acme'", "do not rise"):
        assert part in told


def test_the_same_id_in_two_files_is_refused(run: Run, lay: Lay) -> None:
    """Which of two would win must not depend on file names."""
    lay(LEVEL.format("A"), "a.yaml")
    folder = Path(lay(LEVEL.format("B"), "b.yaml")).parent
    done = run("roles", "--data", str(folder))
    assert done.code == INVALID
    for part in ("b.yaml", "'e5'", "first in a.yaml, line 2"):
        assert part in done.err


def test_two_files_of_a_folder_are_one_overlay(run: Run, lay: Lay) -> None:
    """A source may stand in one file and what rests on it in another; a byte order mark is fine."""
    source, rest = ROLE.split("roles:", 1)
    lay(source, "source.yaml")
    mine = lay(b"\xef\xbb\xbf" + f"roles:{rest}".encode())
    assert run("roles", "model-auditor", "--data", str(Path(mine).parent)).code == 0
    assert run("roles", "model-auditor", "--data", mine).code == INVALID


def test_a_folder_without_files_is_refused(run: Run, tmp_path: Path) -> None:
    """An empty or a missing folder, or one with other files, is a mistake and said to be one."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("levels: []")
    for name, told in {
        "empty": "the folder 'empty' holds no YAML file",
        "other": "the folder 'other' holds no YAML file",
        "missing": "'missing' does not exist",
    }.items():
        done = run("roles", "--data", str(tmp_path / name))
        assert (done.code, done.out, done.err.count("\n")) == (INVALID, b"", 1)
        assert told in done.err
        listed = run("check", str(tmp_path / name), "--json")
        assert listed.code == INVALID
        assert json.loads(listed.out)["faults"][0]["what"] == told


def test_a_folder_of_hundreds_of_files_is_refused(run: Run, tmp_path: Path) -> None:
    """Somebody named the wrong folder."""
    for number in range(201):
        (tmp_path / f"{number}.yaml").touch()
    done = run("roles", "--data", str(tmp_path))
    assert (done.code, done.out, done.err.count("\n")) == (INVALID, b"", 1)
    assert "201 YAML files" in done.err


def test_a_wrong_fact_cannot_be_built_into_a_wheel(tmp_path: Path) -> None:
    """The build of a wheel fails on what `check` would list, even across records."""
    shutil.copytree(FIXTURE, tmp_path / "data")
    (tmp_path / "data" / "wrong.yaml").write_text(str(BROKEN["a circle"][0]))
    with pytest.raises(KnowledgeError, match=r"wrong\.yaml"):
        pack_checkout(tmp_path / "data", tmp_path / "built")
    assert not (tmp_path / "built").exists()


def test_what_is_no_file_is_refused(run: Run, tmp_path: Path) -> None:
    """A folder called x.yaml, a link to nowhere, an endless device: exit 4, at once."""
    cases = {"folder": None, "nowhere": "/no/such/file", "endless": "/dev/zero"}
    for name, target in cases.items():
        path = tmp_path / name / "x.yaml"
        path.parent.mkdir()
        if target:
            path.symlink_to(target)
        else:
            path.mkdir()
        done = run("roles", "--data", str(path.parent))
        assert (done.code, done.out, done.err.count("\n")) == (INVALID, b"", 1), name


def test_a_file_name_is_not_printed_raw(run: Run, tmp_path: Path) -> None:
    """Not even the name of a file may reach the terminal with escape sequences."""
    (tmp_path / "\x1b[31m\n.yaml").write_text("rolse: []\n")
    done = run("roles", "--data", str(tmp_path))
    assert done.code == INVALID
    assert done.err.rstrip("\n").isprintable()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_the_right_to_read_is_refused(run: Run, lay: Lay) -> None:
    """Exit 4 and the reason."""
    mine = lay(ROLE)
    Path(mine).chmod(0)
    assert "cannot be read" in run("roles", "--data", mine).err


# --- Anything at all -------------------------------------------------------------------------

_numbers = count()


@pytest.fixture(scope="module")
def hold(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], None]:
    """Return what checks that any bytes as an overlay are taken or refused in one line."""
    folder = tmp_path_factory.mktemp("any")

    def check(raw: bytes) -> None:
        path = folder / f"{next(_numbers)}.yaml"
        path.write_bytes(raw)
        done = run("why", "mle-summary", "--data", str(path))
        path.unlink()
        assert done.code in {0, INVALID}
        if done.code:
            assert done.out == b""
            assert done.err.count("\n") == 1
            assert done.err.rstrip("\n").isprintable()

    return check


@settings(max_examples=50, deadline=None)
@given(raw=st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(hold: Callable[[bytes], None], raw: bytes) -> None:
    """Random bytes never end in a traceback."""
    hold(raw)


SIGNS = st.text("abc:-[]{},#&*!|>'\"%@`?~.0123456789 \n\té\U0001f600", max_size=60)


@settings(max_examples=80, deadline=None)
@given(kind=st.sampled_from([*KINDS, "zzz"]), text=SIGNS)
def test_any_text_is_taken_or_refused(hold: Callable[[bytes], None], kind: str, text: str) -> None:
    """Text made of YAML's own signs under a known key never ends in a traceback."""
    hold(f"{kind}:\n  {text}\n".encode())


VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=10)
    | st.dates()
    | st.lists(st.integers() | st.text(max_size=3), max_size=3)
    | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_record_with_any_value_is_taken_or_refused(
    hold: Callable[[bytes], None], data: st.DataObject
) -> None:
    """A valid record with one key replaced by anything never ends in a traceback."""
    whole = yaml.safe_load(data.draw(st.sampled_from([ROLE, PAY])))
    kind = data.draw(st.sampled_from(sorted(whole)))
    record = whole[kind][0]
    record[data.draw(st.sampled_from(sorted(record)))] = data.draw(VALUES)
    hold(yaml.safe_dump(whole).encode())


@pytest.mark.parametrize(
    "text",
    [ROLE, PAY, _figure(), LEVEL.format("E5"), "skills:\n" + _skill("aaa", "python")],
    ids=["role", "pay", "figure", "level", "skill"],
)
def test_the_records_these_tests_start_from_are_valid(
    text: str, valid: Callable[..., Any], lay: Lay
) -> None:
    """What is broken above is broken by the change that its name tells."""
    assert valid(lay(text))["laid"]
