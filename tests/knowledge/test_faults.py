"""What users' own records may not do: crash a later command, hang, lie, or hide their fault."""

import copy
import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from mlcareer.knowledge import yaml_file

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Refused = Callable[..., str]
Valid = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("over_invented")

FIXTURE = Path(__file__).parents[1] / "fixture"
SHIPPED: dict[str, Any] = {}
for _path in sorted(FIXTURE.glob("*.yaml")):
    SHIPPED |= yaml_file.read_yaml(_path).data


def shipped(kind: str, name: str | None = None) -> Any:
    """Return a copy of a record of the invented knowledge."""
    found = SHIPPED[kind]
    if name is not None:
        found = next(one for one in found if one["id"] == name)
    return copy.deepcopy(found)


# --- Sources and their dates ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["bureau", "judgement", "gazette"])
@pytest.mark.parametrize("on", [(), ("--on", "2026-12-01"), ("--on", "2099-01-01")])
@pytest.mark.parametrize("stale", [(), ("--stale",)])
def test_one_source_may_be_asked_whether_it_is_due(
    name: str, on: tuple[str, ...], stale: tuple[str, ...], run: Run
) -> None:
    """It is due, and shown with its facts, or said not to be."""
    answer = run("sources", name, *on, *stale, "--json").answer
    text = run("sources", name, *on, *stale).text
    assert [one["id"] for one in answer["uses"]] == ([] if answer["remark"] else [name])
    if answer["remark"]:
        assert (answer["facts"], answer["sources"]) == ([], [])
        assert f"{name} is not due" in text
    else:
        assert f"What rests on it ({answer['uses'][0]['facts']})" in text


# --- The words of a fault are our own --------------------------------------------------------

WORDS = {
    "levels: [" + "[" * 50_000: "nested deeper than 12 levels",
    "levels: " + "{a: " * 5_000: "nested deeper than 12 levels",
    "[" * 200: "nested deeper than 12 levels",
    "levels:\n- id: [a, b\n- id: c\n": "the YAML syntax is broken here",
    "levels:\n\t- id: a\n": "the YAML syntax is broken here",
    'levels: "a\n': "the YAML syntax is broken here",
    "levels: [" + "[], " * 13 + "]\nroles: [a\n- b\n": "the YAML syntax is broken here",
    "levels: []\n---\nroles: []\n": "line 2: a second document starts here",
    "levels:\n- \x07\n": "line 2: it holds the control character U+0007",
    "levels: []\nroles: *a\n": "line 2: YAML aliases are not accepted",
    "levels: !!binary aGVsbG8=\n": "the tag '!!binary' is not accepted",
    "levels: !mine [a]\n": "the tag '!mine' is not accepted",
    "levels: !!set {a, b}\n": "the tag '!!set' is not accepted",
    "levels: !!python/tuple [a]\n": "the tag '!!python/tuple' is not accepted",
    "levels:\n- !x {id: a}\n": "line 2: the tag '!x' is not accepted",
    "levels: !!str [a]\n": "the tag '!!str' is not accepted",
    "!!binary levels: []\n": "the tag '!!binary' is not accepted",
    "levels: 2026-02-30\n": "'2026-02-30' is no valid date",
    "levels: 1" + ":59" * 600_000: "is no valid whole number",
    "levels: yes\n": "'levels' must hold a list of records, not 'yes', which YAML reads as true",
    "levels: {id: a}\n": "'levels' must hold a list of records, not a mapping",
    "model: [a]\n": "'model' must hold a mapping, not a list",
    "levels:\n": "'levels' must hold a list of records, not nothing",
}


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("text", WORDS, ids=[str(place) for place in range(len(WORDS))])
def test_a_fault_of_yaml_is_told_alike_by_every_parser(
    text: str, loader: str, told: Told, lay: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With libyaml or without it, old or new: the words are ours, and so is the line."""
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_file, "Loader", getattr(yaml, loader))
    (fault,) = told(lay(text))
    assert WORDS[text] in fault


LEVEL = {"id": "e5", "name": "E5", "text": "A rung.", "sources": ["judgement"]}
FIGURE = {
    "id": "acme", "roles": ["ml-engineer"], "label": "Mid", "country": "US", "currency": "USD",
    "period": "year", "basis": "survey", "statistic": "mean", "central": 150000, "as_of": 2026,
    "sources": ["judgement"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "key", "value", "words"),
    [
        ("levels", "id", "on", "not 'on', which YAML reads as true. Put it in quotes"),
        ("levels", "id", "off", "record 'off'"),
        ("levels", "name", "7", "it must be text, not the number 7. Put it in quotes"),
        ("levels", "name", "", "it must be text, not nothing"),
        ("levels", "name", "''", "it is empty"),
        ("levels", "name", "[a]", "it must be text, not a list"),
        ("levels", "name", "{a: b}", "it must be text, not a mapping"),
        ("levels", "aliases", "a", "it must be a list, not 'a'"),
        ("levels", "sources", "judgement", "it must be a list, not 'judgement'"),
        ("levels", "sources", "[]", "it must be a list of at least 1"),
        ("levels", "id", "E_5", "it must be an id of small letters, digits and hyphens"),
        ("levels", "years", "[1, 2, 3]", "it must be a list of at most 2"),
        ("levels", "years", "[1.5, 2]", "it must be a whole number, not the number 1.5"),
        ("levels", "years", "[-1, 2]", "it must be at least 0, not the number -1"),
        ("levels", "years", "[5, 2]", "the years run backwards. Swap them"),
        ("levels", "check_by", "2026-04-22 10:00:00", "it must be a date such as 2026-04-22"),
        ("levels", "check_by", "0", "it must be a date such as 2026-04-22"),
        ("levels", "nmae", "x", "unknown key. Did you mean 'name'?"),
        ("figures", "country", "usa", "a country code of two capital letters, such as DE"),
        ("figures", "country", "NO", "not 'NO', which YAML reads as false. Put it in quotes"),
        ("figures", "currency", "usd", "a currency code of three capital letters, such as EUR"),
        ("figures", "central", "-5", "it must be more than 0, not the number -5"),
        ("figures", "central", "1.0e+11", "it must be less than 10,000,000,000, not the number"),
        ("figures", "central", "yes", "it must be a number, not 'yes', which YAML reads as true"),
        ("figures", "central", "'150000'", "it must be a number, not '150000'"),
        ("figures", "central", ".inf", "it must be a finite number, not the number .inf"),
        ("figures", "open_ended", "maybe", "it must be true or false, not 'maybe'"),
        ("figures", "period", "week", "it must be one of: year, month, day, hour, not 'week'"),
        ("figures", "years", "[9, 3]", "the years run backwards"),
        ("figures", "n", "0", "it must be more than 0, not the number 0"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_in_the_words_of_yaml(
    kind: str, key: str, value: str, words: str, told: Told, lay: Lay
) -> None:
    """No dict, no None, no True: what should stand there, and what does as it is written."""
    record = {**(LEVEL if kind == "levels" else FIGURE), key: "XXX"}
    text = yaml.safe_dump({kind: [record]}).replace("XXX", value)
    faults = told(lay(text))
    assert any(words in one for one in faults), faults
    assert not re.search(
        r"\b(dict|None|True|False|NoneType|str|int|input|Input)\b", " ".join(faults)
    )


def test_a_misspelt_key_inside_a_record_gets_the_key_of_its_place(told: Told, lay: Lay) -> None:
    """The depths of a skill have other keys than the skill."""
    skill = shipped("skills", "deep-learning")
    skill["depths"][1]["typcal"] = skill["depths"][1].pop("typical")
    fault = told(lay({"skills": [skill]}))[0]
    assert "key 'depths.1.typcal': unknown key. Did you mean 'typical'?" in fault


# --- What check calls valid is safe ---------------------------------------------------------


def _model(**changes: object) -> dict[str, Any]:
    return {"model": shipped("model") | changes}


def _with(kind: str, *path: object, value: object, name: str | None = None) -> dict[str, Any]:
    """Return a shipped record with one value changed, deep inside it."""
    record = shipped(kind, name)
    inner = record
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return {kind: record if name is None else [record]}


def _population(about: str, unit: str = "postings", **values: float) -> dict[str, Any]:
    record = {
        "id": "acme-count", "name": "Acme ads", "about": about, "place": "World", "unit": unit,
        "n": 200, "counted": "Acme ads", "as_of": 2026, "sources": ["judgement"],
        "values": {key.replace("_", "-"): value for key, value in values.items()},
    }  # fmt: skip
    return {"populations": [record]}


def _levels(years: Any) -> dict[str, Any]:
    return {"levels": [one | {"years": years} for one in shipped("levels")]}


NONSENSE: dict[str, tuple[dict[str, Any], str]] = {
    "a base beyond all pay": (_model(base=1000), "no believable pay"),
    "a base below all pay": (_model(base=-50), "no believable pay"),
    "a base that makes pay small": (_model(base=8.0), "a year of the pay of"),
    "a base that makes pay large": (_model(base=20.6), "a year of the pay of"),
    "a country that is none": (_with("model", "countries", "ZZ", value=0.1), "'ZZ'"),
    "a country without measure": (_with("model", "countries", "DE", value=99), "an effect must"),
    "a currency's country that is none": (_with("model", "currencies", "ZZ", value="EUR"), "'ZZ'"),
    "a repaired country that is none": (_model(repaired=["ZZ"]), "'ZZ'"),
    "a role that is none": (_with("model", "roles", "ml-enginer", value=0.1), "'ml-enginer'"),
    "a level that is none": (_with("model", "levels", "senoir", value=0.1), "'senoir'"),
    "a role's level that is none": (
        _with("model", "role_levels", "data-scientist", "midd", value=0.1),
        "Did you mean 'mid'?",
    ),
    "residuals of a role that is none": (
        _with("model", "residuals", "US", "nobody", value=[-1, 0, 0.1, 0.2, 0.3]),
        "'nobody'",
    ),
    "rates of nothing": (_model(rates=dict.fromkeys(shipped("model")["rates"], 0)), "a rate must"),
    "negative rates": (_with("model", "rates", "EUR", value=-1), "a rate must"),
    "a dollar that is none": (_with("model", "rates", "USD", value=2), "one US dollar"),
    "falling quantiles": (_model(quantiles=[0.9, 0.75, 0.5, 0.25, 0.1]), "quantiles must rise"),
    "quantiles beyond 1": (_model(quantiles=[0.1, 0.25, 0.5, 0.75, 1.0]), "between 0 and 1"),
    "falling residuals": (
        _with("model", "residuals", "other", value=[0.5, 0.2, 0.0, -0.2, -0.5]),
        "residuals must rise",
    ),
    "years that run backwards": (_model(first_year=2025, last_year=2020), "years run backwards"),
    "a snapshot before all time": (_model(snapshot="0001-01-01"), "a date such as"),
    "negative counts": (_with("sample", "countries", "US", value=-1), "at least 0"),
    "negative counts in a cell": (
        _with("sample", "cells", "US", "ml-engineer", "mid", value=-5),
        "at least 0",
    ),
    "a cell of nowhere": (_with("sample", "cells", "ZZ", value={}), "'ZZ'"),
    "a cell of nobody": (_with("sample", "cells", "US", "nobody", value={"mid": 3}), "'nobody'"),
    "rows of a role that is none": (_with("sample", "roles", "nobody", value=3), "'nobody'"),
    "a share of 9,700 percent": (
        _with("quality", "methods", "model", "distinct", "US", "cover_80", value=97.0),
        "a fraction from 0 to 1",
    ),
    "a share of an offer beyond 1": (_with("quality", "offer", "all", value=26.9), "at most 1"),
    "a negative error": (
        _with("quality", "methods", "model", "all", "overall", "error", value=-0.1),
        "an error is 0 to",
    ),
    "half a row": (
        _with("quality", "methods", "model", "all", "overall", "rows", value=0.5),
        "rows are a whole number",
    ),
    "a slice of nobody": (
        _with("quality", "methods", "model", "all", "nobody", value={"rows": 1}),
        "a slice is",
    ),
    "a test before the fit": (
        _with("quality", "test_snapshot", value="2020-01-01"),
        "the test is older",
    ),
    "levels of backward years": (_levels([5, 2]), "years run backwards"),
    "levels of negative years": (_levels([-5, 2]), "at least 0"),
    "no level for beginners": (_levels([5, 10]), "no level starts at 0 years"),
    "levels without years": (_levels(None), "no level starts at 0 years"),
    "a rung with backward years": (
        _with("roles", "ladder", 0, "years", value=[5, 2], name="ml-engineer"),
        "years run backwards",
    ),
    "500 percent": (_population("skills-and-tools", "percent", python=500), "to 100 percent"),
    "half a posting": (_population("skills-and-tools", python=0.5), "must be a whole number"),
    "a count of a role that is none": (
        _population("roles", ml_enginer=5),
        "'ml-enginer'. Did you mean 'ml-engineer'?",
    ),
    "a count of a level that is none": (_population("seniority", senoir=5), "'senior'?"),
    "a count of a tool that is none": (_population("skills-and-tools", kilm=5), "'kiln'?"),
    "a count of an id of nothing": (_population("roles", zoo_keeper=5), "a label with spaces"),
    "a low above a high": (
        {"figures": [FIGURE | {"p25": 9e5, "central": 9.5e5, "high": 2e5}]},
        "do not rise",
    ),
    "a role with the id of a tool": (
        {"roles": [shipped("roles", "ml-engineer") | {"id": "kiln", "name": "Kiln keeper",
                                                      "short": "Keeper", "aliases": []}]},
        "used 2 times",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", NONSENSE)
def test_nonsense_is_not_called_valid(fault: str, told: Told, lay: Lay) -> None:
    """What would crash or lie later is refused by `check`, with the file and what is wrong."""
    content, words = NONSENSE[fault]
    faults = told(lay(content))
    assert any(words in one for one in faults), faults
    assert all(one.startswith("mine.yaml, ") for one in faults), faults


@pytest.mark.parametrize(
    "day",
    ["2026-13", "2026-00", "2026-02-30", "2026-99-99", "0000", "1899", "2101", "202", "2026-1",
     "٢٠٢٦", "2026-٠٤", "2026-04-22T10:00", "20260422", " ", "soon", "true"],
)  # fmt: skip
@pytest.mark.parametrize("key", ["accessed", "published", "check_by"])
def test_a_date_that_is_none_is_refused(day: str, key: str, told: Told, lay: Lay) -> None:
    """A date is a day of the calendar, in the digits that everybody reads."""
    source = {"id": "acme", "publisher": "A", "title": "T", "kind": "article", "accessed": 2026}
    quoted = lay({"sources": [source | {key: day}]})
    assert any("it must be a date such as 2026" in one for one in told(quoted))


@pytest.mark.parametrize("day", [2026, "2026", "2026-04", "2026-04-22", "2024-02-29", "1900"])
def test_a_year_a_month_and_a_day_are_dates(day: object, valid: Valid, lay: Lay) -> None:
    """As long as the calendar knows them."""
    source = {"id": "acme", "publisher": "A", "title": "T", "kind": "article", "accessed": day}
    valid(lay({"sources": [source]}))


def test_a_plain_label_may_be_counted(valid: Valid, lay: Lay) -> None:
    """What is on no record has a name of its own."""
    content = _population("seniority", lead=5, student=3)
    content["populations"][0]["values"] |= {"team lead": 4, "DevOps": 2}
    valid(lay(content))


# --- Several files ------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["folder", "files"])
def test_an_id_in_two_files_is_refused_however_they_are_named(
    how: str, told: Told, lay: Lay
) -> None:
    """Which of two records would win must not depend on an order."""
    paths = lay({"levels": [LEVEL]}, "a.yaml"), lay({"levels": [LEVEL]}, "b.yaml")
    named = [str(Path(paths[0]).parent)] if how == "folder" else list(paths)
    (fault,) = told(*named)
    assert fault.startswith("b.yaml, line 2, record 'e5': the id 'e5' is used twice")
    assert "first in a.yaml, line 2" in fault


def test_two_pay_models_are_refused(told: Told, lay: Lay) -> None:
    """The same goes for what there is only one of."""
    paths = lay({"model": shipped("model")}, "a.yaml"), lay(_model(base=12.0), "b.yaml")
    assert "'model' stands twice (first in a.yaml, line 2)" in told(*paths)[0]


def test_two_records_on_one_line_are_two(told: Told, lay: Lay) -> None:
    """A line is no identity."""
    assert "used twice" in told(lay(json.dumps({"levels": [LEVEL, LEVEL]})))[0]


def test_a_file_named_twice_is_one_file(valid: Valid, lay: Lay) -> None:
    """`check DIR DIR/a.yaml` is a habit, not a fault."""
    path = lay({"levels": [LEVEL]})
    valid(path, path, str(Path(path).parent))


# --- CSV ------------------------------------------------------------------------------------


def _table(run: Run, *words: str) -> list[dict[str, str]]:
    import csv

    return list(csv.DictReader(run(*words, "--format", "csv").lines))


def test_the_faults_are_in_the_csv_of_check(run: Run, lay: Lay) -> None:
    """Whoever asks for a table gets the faults as one."""
    rows = _table(run, "check", lay({"levels": [LEVEL | {"name": 7}]}))
    assert [(row["id"], row["file"]) for row in rows] == [("e5", "mine.yaml")]
    assert "key 'name'" in rows[0]["where"]
    assert "must be text" in rows[0]["what"]
    assert rows[0]["fix"] == "Put it in quotes."


# --- Files that are none ------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(
    told: Told, refused: Refused, valid: Valid, tmp_path: Path
) -> None:
    """Named itself it is no regular file; in a folder it is not looked at."""
    os.mkfifo(tmp_path / "a.yaml")
    assert "'a.yaml' is not a regular file" in refused("roles", "--data", str(tmp_path / "a.yaml"))
    assert "holds no YAML file" in refused("roles", "--data", str(tmp_path))
    assert "is not a regular file" in told(str(tmp_path / "a.yaml"))[0]
    (tmp_path / "b.yaml").write_text("levels: []\n")
    valid(str(tmp_path))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices")
def test_a_device_is_refused(refused: Refused) -> None:
    """It has no end."""
    assert "'zero' is not a regular file" in refused("roles", "--data", "/dev/zero")


def test_a_link_to_a_file_is_a_file(
    refused: Refused, valid: Valid, lay: Lay, tmp_path: Path
) -> None:
    """A link to nowhere is said to lead nowhere."""
    path = lay({"levels": [LEVEL]}, "there/mine.yaml")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link.yaml").symlink_to(path)
    valid(str(tmp_path / "here"))
    Path(path).unlink()
    assert "'link.yaml' does not exist" in refused("ladder", "--data", str(tmp_path / "here"))


def test_hidden_files_stay_hidden_and_capitals_are_no_other_ending(
    run: Run, valid: Valid, lay: Lay
) -> None:
    """Editors leave `.x.yaml`; some systems write `.YAML`."""
    lay("nonsense: [", ".mine.yaml")
    lay({"levels": [LEVEL]}, "MINE.YAML")
    folder = str(Path(lay({"levels": []}, "other.Yml")).parent)
    valid(folder)
    assert run("salary", "--level", "e5", "--data", folder).code == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.yaml", "'missing.yaml' does not exist"),
        ("mine.yaml/x.yaml", "'x.yaml' does not exist"),
        ("x" * 300, "does not exist: its name is too long"),
        ("loop", "'loop' cannot be read: its links run in a circle"),
        ("empty", "the folder 'empty' holds no YAML file"),
    ],
)
def test_a_path_that_leads_nowhere_is_said_to(
    name: str, words: str, told: Told, refused: Refused, lay: Lay, tmp_path: Path
) -> None:
    """One line and exit 4, for --data and for check, whatever the system says."""
    lay({"levels": []})
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "empty").mkdir()
    path = str(tmp_path / name)
    assert words in refused("roles", "--data", path)
    assert words in told(path)[0]


@pytest.mark.parametrize("call", ["stat", "open", "iterdir"])
def test_what_may_not_be_read_is_said_so(
    call: str, told: Told, refused: Refused, lay: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be searched and a file that may not be read: permission denied."""
    path = Path(lay({"levels": []}))

    def denied(*_given: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    if call == "open":
        monkeypatch.setattr(yaml_file.os, "open", denied)
    else:
        real = getattr(Path, call)
        mine = {path, path.parent}
        monkeypatch.setattr(
            Path, call, lambda one, **named: denied() if one in mine else real(one, **named)
        )
    named = path if call == "open" else path.parent
    assert "cannot be read: permission denied" in refused("roles", "--data", str(named))
    assert "cannot be read: permission denied" in told(str(named))[0]
    assert stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - Path.stat is taken


# --- Many faults, much text ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "levels:\n- id: e5\n" + "".join(f"  key{number}: x\n" for number in range(2_000)),
        "levels:\n" + "".join(f"- {{id: e{number}, nmae: x}}\n" for number in range(1_000)),
        "".join(f"kind{number}: x\n" for number in range(1_000)),
        "tools:\n"
        + "".join(
            f"- {{id: t{n}, name: Tool {n}, category: x, serves: [pyton], sources: [judgement]}}\n"
            for n in range(200)
        ),
    ],
    ids=["keys of a record", "records", "kinds", "references"],
)
def test_a_hundred_faults_are_enough(content: str, run: Run, refused: Refused, lay: Lay) -> None:
    """Nobody reads ten thousand lines that have one cause; that there are more is said."""
    path = lay(content)
    answer = json.loads(run("check", path, "--json").out)
    assert (len(answer["faults"]), answer["more"]) == (100, True)
    assert "100 faults and more; the first 100 are shown" in run("check", path).text
    assert "over 99 more: mlcareer check" in refused("roles", "--data", path)


def test_exactly_a_hundred_faults_are_all(run: Run, lay: Lay) -> None:
    """There is no more where there is no more."""
    records = [LEVEL | {"id": f"e{number}", "name": 7} for number in range(100)]
    answer = json.loads(run("check", lay({"levels": records}), "--json").out)
    assert (len(answer["faults"]), answer["more"]) == (100, False)


def test_one_fault_is_one(run: Run, lay: Lay) -> None:
    """Not "1 faults"."""
    assert "Not valid: 1 fault." in run("check", lay({"levels": [LEVEL | {"name": 7}]})).text


# --- Signs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sign",
    ["\u061c", "\u00ad", "\u180e", "\ufff9", "\U000e0041", "\u200b", "\u202e", "\u2028",
     "\u2066", "\x85", "\ue000", "\U000f0000", "\u00a0\u200f", "\u200e"],
)  # fmt: skip
def test_what_cannot_be_seen_is_no_text(sign: str, told: Told, lay: Lay) -> None:
    """Format, control and private signs could turn a line round or hide in it."""
    escaped = "".join(f"\\U{ord(one):08X}" for one in sign)
    text = yaml.safe_dump({"levels": [LEVEL]}).replace("name: E5", f'name: "E{escaped}5"')
    (fault,) = told(lay(text))
    assert f"it holds the sign U+{ord(sign[-1]):04X}, which cannot be shown" in fault
    assert sign[-1] not in fault


@pytest.mark.parametrize(
    "name",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u0915\u094d\u200d\u0937",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "Ünïcode",
        "日本",
    ],
)
def test_joined_signs_are_text(name: str, run: Run, valid: Valid, lay: Lay) -> None:
    """A family, an Indic cluster, a Persian word: what people write."""
    path = lay({"levels": [LEVEL | {"name": name, "years": [1, 2]}]})
    valid(path)
    done = run("salary", "--level", name, "--data", path)
    assert (done.code, done.err) == (0, "")


# --- Ratios ---------------------------------------------------------------------------------------

NO_NUMBER = re.compile(r"(?<![\w-])(nan|inf|Infinity|NaN)(?![\w-])")


@pytest.mark.parametrize(
    "values",
    [(1e300, 1e-300), (1e-300, 1e300), (0, 5), (5, 0), (1e12, 1), (100, 0.0001)],
)
def test_a_ratio_is_a_number_or_not_there(values: tuple[float, float], run: Run, lay: Lay) -> None:
    """JSON knows no infinity, and nobody wants to read one."""
    unit = "percent" if max(values) <= 100 else "postings"
    content = _population("skills-and-tools", unit, kiln=values[0], oven=values[1])
    path = lay(content)
    if run("check", path).code:
        return
    done = run("market", "--json", "--data", path)
    json.loads(done.out, parse_constant=pytest.fail)
    assert not NO_NUMBER.search(run("market", "--data", path).text)
