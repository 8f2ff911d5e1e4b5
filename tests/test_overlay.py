"""A user's own records over the shipped ones: what they add, and every way they can be wrong."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlcareer.errors import KnowledgeError
from mlcareer.knowledge import open_knowledge
from mlcareer.knowledge.checking import compile_to
from mlcareer.knowledge.kinds import LISTS, SINGLES

Run = Callable[..., Any]

DATA = Path(__file__).parent.parent / "data"
USAGE, NO_ANSWER, INVALID = 2, 3, 4

ROLE = """
sources:
  - id: acme
    publisher: Acme Inc.
    title: Job architecture
    kind: documentation
    published: 2026-10
roles:
  - id: model-auditor
    name: Model auditor
    short: Auditor
    aliases: [auditor of models]
    summary: {id: ma-summary, text: Probes models for faults., sources: [acme]}
    focus:
      - {id: ma-focus, text: What a model gets wrong., sources: [acme]}
    tasks:
      - {task: evaluate-models, share: leads, sources: [acme]}
    skills:
      - {skill: llm, importance: core, sources: [acme]}
      - {skill: prompt-engineering, importance: core, sources: [acme]}
      - {skill: communication, importance: important, sources: [acme]}
    tools:
      - {tool: python, importance: important, sources: [acme]}
    ladder:
      - {id: ma-entry-scope, level: entry, aspect: scope, text: Mends probes., sources: [acme]}
    career:
      - {id: ma-ai, title: Builder, kind: sideways, role: ai-engineer, text: B., sources: [acme]}
"""
"""A twelfth role, by YAML only."""

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
"""A company's own rung with its pay."""

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


def _hashes() -> dict[str, str]:
    files = [path for path in DATA.rglob("*") if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module", autouse=True)
def _the_shipped_files_stay_as_they_are() -> Iterator[None]:
    """Nothing in this module changes a byte of data/."""
    before = _hashes()
    yield
    assert _hashes() == before


@pytest.fixture
def laid(tmp_path: Path) -> Callable[..., str]:
    """Return what writes YAML (or bytes) into a folder of overlay files and names it."""

    def lay(*texts: str | bytes, name: str = "mine") -> str:
        for number, text in enumerate(texts):
            raw = text if isinstance(text, bytes) else text.encode()
            (tmp_path / f"{name}{number or ''}.yaml").write_bytes(raw)
        return str(tmp_path)

    return lay


# --- What an overlay adds --------------------------------------------------------------------


@pytest.fixture(scope="module")
def twelfth(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a folder with a twelfth role."""
    folder = tmp_path_factory.mktemp("twelfth")
    (folder / "mine.yaml").write_text(ROLE)
    return str(folder)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (("roles",), "Model auditor"),
        (("roles", "auditor of models"), "Probes models for faults."),
        (("compare", "model-auditor", "ml-engineer"), "What a model gets wrong."),
        (("compare", "ml-engineer", "data-scientist", "model auditor", "--only", "tasks"), "leads"),
        (("skills", "model-auditor"), "Large language models"),
        (("skills", "prompt-engineering"), "Model auditor"),
        (("tools", "model-auditor"), "Python"),
        (("tools", "python"), "Model auditor"),
        (("roadmap", "model-auditor", "--hours-per-week", "5"), "Prompt engineering"),
        (("roadmap", "ai-engineer", "--from", "model-auditor"), "AI engineer"),
        (("ladder", "model-auditor"), "Mends probes."),
        (("ask", "mends probes"), "Mends probes."),
        (("why", "ma-focus"), "Acme Inc."),
        (("why", "model-auditor.python"), "Acme Inc."),
        (("sources", "acme"), "Job architecture"),
        (("export",), "ma-summary"),
    ],
)
def test_a_twelfth_role_takes_yaml_only(
    words: tuple[str, ...], seen: str, run: Run, twelfth: str
) -> None:
    """Every command knows the new role, with its source; --data and MLCAREER_DATA are the same."""
    done = run(*words, "--data", twelfth, COLUMNS="200")
    assert (done.code, done.err) == (0, "")
    assert seen in done.text
    assert run(*words, MLCAREER_DATA=twelfth, COLUMNS="200") == done


def test_the_new_role_is_one_of_twelve_and_gone_without_the_overlay(run: Run, twelfth: str) -> None:
    """The overlay joins the shipped records; it does not stay."""
    shipped = [role["id"] for role in run("roles", "--json").answer["roles"]]
    mine = [role["id"] for role in run("roles", "--json", "--data", twelfth).answer["roles"]]
    assert mine == [*shipped, "model-auditor"]
    assert len(mine) == 12
    assert run("roles", "model-auditor").code == USAGE
    assert run("roles", "model-auditor", "--data", twelfth).code == 0


def test_a_role_without_pay_is_refused_with_the_reason(run: Run, twelfth: str) -> None:
    """No figure is borrowed from another role."""
    done = run("salary", "model-auditor", "--data", twelfth)
    assert (done.code, done.out) == (NO_ANSWER, b"")
    assert "no pay figure for Model auditor" in done.err


def test_check_counts_what_the_overlay_adds(run: Run, twelfth: str) -> None:
    """`check FILE` is the same test before the overlay is used."""
    answer = run("check", f"{twelfth}/mine.yaml", "--on", "2026-11-21", "--json").answer
    assert (answer["valid"], answer["faults"], answer["counts"]["roles"]) == (True, [], 12)


def test_a_record_of_a_known_id_replaces_it_in_its_place(
    run: Run, laid: Callable[..., str]
) -> None:
    """The company's own words for a rung; the order of the rungs stays."""
    mine = laid(
        "levels:\n  - {id: mid, name: P2, years: [2, 4], text: Ours., sources: [judgement]}\n"
    )
    rungs = run("ladder", "--data", mine, "--json").answer["rungs"]
    assert [(rung["id"], rung["name"]) for rung in rungs[:2]] == [("entry", "Entry"), ("mid", "P2")]
    assert rungs[1]["years"] == [2, 4]
    assert run("salary", "--years", "2", "--data", mine, "--json").answer["level"] == "mid"


@pytest.mark.parametrize(
    ("level", "years"),
    [
        ("senior", "years: [3, 4], "),
        ("senior", "years: [0, null], "),
        ("senior", ""),
        ("mid", "years: [9, 12], "),
        ("mid", ""),
        ("experienced", ""),
        ("veteran", ""),
    ],
)
def test_a_company_may_give_its_rungs_other_years_or_none(
    level: str, years: str, run: Run, laid: Callable[..., str]
) -> None:
    """The model still places the rungs it has no label for, and pay rises with each level."""
    name = level.title()
    mine = laid(
        f"levels:\n  - {{id: {level}, name: {name}, {years}text: T., sources: [judgement]}}\n"
    )
    rungs = run("salary", "--data", mine, "--json").answer["rungs"]
    medians = {rung["id"]: rung["modelled"]["median"] for rung in rungs}
    order = ["entry", "mid", "experienced", "senior", "veteran", "executive"]
    assert list(medians) == order
    assert sorted(medians.values()) == list(medians.values())


def test_a_company_rung_has_its_own_pay_and_no_invented_one(
    run: Run, laid: Callable[..., str]
) -> None:
    """The band is shown with its source; the model, which never saw the rung, keeps silent."""
    mine = laid(PAY)
    for name in ("e5", "acme five"):
        answer = run("salary", "--level", name, "--data", mine, "--json").answer
        assert [figure["id"] for figure in answer["figures"]] == ["acme-e5"]
        assert (answer["published"]["low"], answer["published"]["high"]) == (210_000, 250_000)
        assert answer["modelled"] is None
    rung = run("ladder", "--data", mine, "--json").answer["rungs"][-1]
    assert (rung["id"], rung["published"]["typical"], rung["modelled"]) == ("e5", 230_000, None)
    offer = run("salary", "--level", "e5", "--offer", "190k", "--data", mine, "--json").answer[
        "offer"
    ]
    assert (offer["verdict"], offer["against"]) == ("fair", "published")


def test_two_files_of_a_folder_are_one_overlay(run: Run, laid: Callable[..., str]) -> None:
    """A source may stand in one file and what rests on it in another; a byte order mark is fine."""
    source, rest = ROLE.split("roles:", 1)
    mine = laid(b"\xef\xbb\xbf" + f"roles:{rest}".encode(), source)
    assert run("roles", "model-auditor", "--data", mine).code == 0
    assert run("roles", "model-auditor", "--data", f"{mine}/mine.yaml").code == INVALID


def test_a_role_may_be_short(run: Run, laid: Callable[..., str]) -> None:
    """Only id, name, short and summary are required: every command lives with that."""
    short = yaml.safe_load(ROLE)
    short["roles"] = [
        {key: short["roles"][0][key] for key in ("id", "name", "short", "summary")},
        {"id": "ml-engineer", "name": "Machine learning engineer", "short": "ML", "summary":
         {"id": "mle-summary", "text": "Thin.", "sources": ["acme"]}},
    ]  # fmt: skip
    mine = laid(yaml.safe_dump(short))
    for role in ("model-auditor", "ml-engineer"):
        for words in (
            ("roles", role), ("ladder", role), ("roadmap", role), ("compare", role, "data-analyst"),
            ("skills", role), ("tools", role), ("market", role), ("salary", role),
        ):  # fmt: skip
            assert run(*words, "--data", mine).code in {0, NO_ANSWER}, words
    assert run("compare", "--data", mine).code == 0


def test_an_overlay_of_nothing_new_changes_no_answer(run: Run, laid: Callable[..., str]) -> None:
    """The shipped files, given as an overlay, give the shipped answers."""
    mine = laid((DATA / "levels.yaml").read_bytes())
    words = ("salary", "--json")
    assert run(*words, "--data", mine) == run(*words)


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
    "an unclosed bracket": ("roles:\n  - id: [a, b\n  - id: c\n", ["line 3", "Mend the YAML"]),
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
        "statistics:\n  - {id: s, text: T, value: .inf, unit: x, as_of: 2026, sources: [onet]}\n",
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
    "an id of another kind": (_figure(id="pytorch"), ["pytorch", "used 2 times"]),
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
    "no year": (_figure(as_of=None), ["key 'as_of'", "missing"]),
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
        ["aaa", "hours"],
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
def test_a_broken_overlay_is_refused_with_its_place(
    fault: str, run: Run, laid: Callable[..., str]
) -> None:
    """Exit 4 and one line: the file, the line or the record and key, what is wrong, what to do."""
    text, told = BROKEN[fault]
    done = run("why", "mle-summary", "--data", laid(text))
    assert (done.code, done.out) == (INVALID, b"")
    assert done.err.startswith("mlcareer: ")
    assert done.err.count("\n") == 1
    assert done.err.rstrip("\n").isprintable()
    assert "Traceback" not in done.err
    for part in told:
        assert part in done.err
    assert done.err.startswith("mlcareer: mine.yaml, ")
    assert "line " in done.err or "record '" in done.err or "whole file" in done.err


@pytest.mark.parametrize("fault", list(BROKEN)[::3])
def test_check_lists_the_faults_of_a_file(fault: str, run: Run, laid: Callable[..., str]) -> None:
    """`check FILE` exits 4 and shows the same fault as its answer, in a form for programs too."""
    text, told = BROKEN[fault]
    done = run("check", f"{laid(text)}/mine.yaml", "--on", "2026-11-21", "--json")
    assert (done.code, done.err) == (INVALID, "")
    answer = json.loads(done.out)
    assert answer["valid"] is False
    faults = [" ".join(one.values()) for one in answer["faults"]]
    assert any(all(part in one for part in told) for one in faults), faults


def test_check_lists_all_faults_at_once(run: Run, laid: Callable[..., str]) -> None:
    """Who mends a file does not have to run it once for each fault."""
    mine = laid(
        "levels:\n"
        "  - {id: a1, name: A, sources: [judgement]}\n"
        "  - {id: a2, nmae: A, text: T., sources: [judgement]}\n"
        "  - {id: a3, name: C, text: T.}\n",
        "zzz: []\n",
    )
    done = run("check", mine, COLUMNS="200")
    assert (done.code, done.err) == (INVALID, "")
    for part in ("'a1'", "'text'", "'a2'", "'nmae'", "'a3'", "'sources'", "mine1.yaml", "'zzz'"):
        assert part in done.text
    first = run("roles", "--data", mine)
    assert first.code == INVALID
    assert "4 more: mlcareer check" in first.err


def test_check_lists_all_breaches_across_records(run: Run, laid: Callable[..., str]) -> None:
    """References, dates and amounts are checked together."""
    text = yaml.safe_dump(
        {
            "figures": [
                FIGURE | {"level": "e9", "low": 9e9, "sources": ["acme"], "roles": ["nobody"]}
            ]
        }
    )
    answer = json.loads(run("check", laid(text), "--json").out)
    told = " ".join(fault["what"] for fault in answer["faults"])
    for part in ("'e9'", "'nobody'", "'acme'", "do not rise"):
        assert part in told


def test_the_same_id_in_two_files_is_refused(run: Run, laid: Callable[..., str]) -> None:
    """Which of two would win must not depend on file names."""
    done = run("roles", "--data", laid(LEVEL.format("A"), LEVEL.format("B")))
    assert done.code == INVALID
    for part in ("mine1.yaml", "'e5'", "first in mine.yaml, line 2"):
        assert part in done.err


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
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "wrong.yaml").write_text(str(BROKEN["a circle"][0]))
    with pytest.raises(KnowledgeError, match=r"wrong\.yaml"):
        compile_to(tmp_path / "data", tmp_path / "built")
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
def test_a_file_without_the_right_to_read_is_refused(run: Run, laid: Callable[..., str]) -> None:
    """Exit 4 and the reason."""
    mine = laid(ROLE)
    Path(mine, "mine.yaml").chmod(0)
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
@given(kind=st.sampled_from([*LISTS, *SINGLES, "zzz"]), text=SIGNS)
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


def test_the_records_these_tests_start_from_are_valid(run: Run, laid: Callable[..., str]) -> None:
    """What is broken above is broken by the change that its name tells."""
    mine = laid(_figure(), LEVEL.format("E5"), "skills:\n" + _skill("aaa", "programming"))
    assert run("check", mine, "--on", date(2026, 11, 21).isoformat()).code == 0
    assert len(open_knowledge().roles) == 11
