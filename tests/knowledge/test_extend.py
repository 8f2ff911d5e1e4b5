"""``extend: true``: a record adds to the lists of another and keeps the rest."""

import json
import shutil
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from mlcareer.errors import KnowledgeError
from mlcareer.knowledge import opening
from mlcareer.knowledge.compiling import pack_checkout

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Refused = Callable[..., str]
Valid = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("over_invented")

FIXTURE = Path(__file__).parents[1] / "fixture"

ROLE = """
roles:
  - id: ml-engineer
    extend: true
    aliases: [learning engineer]
    tips:
      - {id: acme-tip, text: Ask the night shift., sources: [judgement]}
    tools:
      - tool: oven
        importance: useful
        depth: basics
        depth_sources: [judgement]
        sources: [judgement]
"""
LEVEL = "levels:\n  - {{id: mid, extend: true, aliases: [{}]}}\n"
NEW = "levels:\n  - {id: e5, name: E5, aliases: [five], text: Ours., sources: [judgement]}\n"


def record(run: Run, kind: str, name: str, *words: str) -> Any:
    """Return a record as it is exported; a source stands beside the others."""
    found = run("export", *words).answer["knowledge"][kind]
    return next(one for one in found if one["id"] == name)


def changed(before: Any, after: Any) -> dict[str, Any]:
    """Return the new items of each list that grew at its end; nothing else may be another."""
    found = {}
    for key, value in before.items():
        if after[key] != value:
            assert isinstance(value, list), key
            assert after[key][: len(value)] == value, key
            found[key] = after[key][len(value) :]
    assert before.keys() == after.keys()
    return found


def laid(answer: Any) -> dict[tuple[str, str], str]:
    """Return what each record does, as `check` says it."""
    return {(one["kind"], one["id"]): one["how"] for one in answer["laid"]}


# --- What it does ------------------------------------------------------------------------------


def test_it_adds_to_the_lists_and_keeps_the_rest(run: Run, lay: Lay) -> None:
    """Of the built-in record every value stays, and each list gets its new items at the end."""
    mine = lay(ROLE)
    added = changed(
        record(run, "roles", "ml-engineer"), record(run, "roles", "ml-engineer", "--data", mine)
    )
    assert added.keys() == {"aliases", "tips", "tools"}
    assert added["aliases"] == ["learning engineer"]
    assert [one["id"] for one in added["tips"]] == ["acme-tip"]
    assert [one["tool"] for one in added["tools"]] == ["oven"]


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (("roles", "learning engineer"), "Ask the night shift."),
        (("tools", "ml-engineer"), "Oven"),
        (("tools", "oven"), "Machine learning engineer"),
        (("why", "acme-tip"), "Ask the night shift."),
        (("why", "ml-engineer.oven"), "oven: useful"),
        (("why", "mle-tip"), "Ship something small."),
        (("ask", "night shift"), "Ask the night shift."),
        (("salary", "learning-engineer"), "130,000"),
    ],
)
def test_every_command_knows_what_was_added(
    words: tuple[str, ...], seen: str, run: Run, lay: Lay
) -> None:
    """The new name, facts and references are found as if they had been built in."""
    done = run(*words, "--data", lay(ROLE), COLUMNS="200")
    assert (done.code, done.err) == (0, "")
    assert seen in done.text
    assert seen not in run(*words, COLUMNS="200").text or words == ("why", "mle-tip")


def test_the_place_of_the_record_stays(run: Run, lay: Lay) -> None:
    """The order of records means something: the levels are a ladder."""
    mine = lay(LEVEL.format("middle"))
    assert [one["id"] for one in run("ladder", "--json", "--data", mine).answer["rungs"]] == [
        one["id"] for one in run("ladder", "--json").answer["rungs"]
    ]
    assert run("salary", "--level", "middle", "--data", mine, "--json").answer["level"] == "mid"


@pytest.mark.parametrize("order", list(permutations(["a.yaml", "b.yaml", "c.yaml"])))
def test_several_files_may_extend_one_record_in_any_order(
    order: tuple[str, ...], run: Run, lay: Lay, valid: Valid
) -> None:
    """The record that is extended may be built in, or stand in a file that comes later."""
    texts = [
        NEW,
        "levels:\n  - {id: e5, extend: true, aliases: [six]}\n",
        LEVEL.format("middle") + "  - {id: e5, extend: true, aliases: [seven]}\n",
    ]
    paths = [lay(text, name) for text, name in zip(texts, order, strict=True)]
    folder = str(Path(paths[0]).parent)
    for named in ([folder], paths, paths[::-1]):
        assert laid(valid(*named)) == {("level", "e5"): "added", ("level", "mid"): "extended"}
    aliases = record(run, "levels", "e5", "--data", folder)["aliases"]
    assert aliases[0] == "five"
    assert sorted(aliases) == ["five", "seven", "six"]
    assert record(run, "levels", "mid", "--data", folder)["aliases"] == ["middle"]
    answer = run("salary", "--level", "middle", "--data", folder, "--json").answer
    assert answer["level"] == "mid"


@pytest.mark.parametrize("files", [1, 2])
def test_a_record_may_be_extended_twice(files: int, run: Run, lay: Lay, valid: Valid) -> None:
    """What the first adds stays when the second adds more, in the order of the files."""
    first, second = LEVEL.format("middle"), LEVEL.format("medium")
    if files == 1:
        path = lay(first + second.removeprefix("levels:\n"))
    else:
        lay(first, "a.yaml")
        path = str(Path(lay(second, "b.yaml")).parent)
    assert laid(valid(path)) == {("level", "mid"): "extended"}
    assert record(run, "levels", "mid", "--data", path)["aliases"] == ["middle", "medium"]


def test_a_record_is_extended_a_hundred_times_at_most(lay: Lay, valid: Valid, told: Told) -> None:
    """Each time all of it is validated again, which a hostile file could make last for ever."""
    lines = [f"  - {{id: mid, extend: true, aliases: [mid {n}]}}" for n in range(101)]
    valid(lay("\n".join(["levels:", *lines[:100]])))
    (fault,) = told(lay("\n".join(["levels:", *lines])))
    assert "line 102" in fault
    assert "more than 100 times" in fault


def test_a_record_of_the_same_overlay_may_be_extended(run: Run, lay: Lay, valid: Valid) -> None:
    """It is new, or replaces a built-in one, all the same; it adds to the overlay's record."""
    path = lay(
        "levels:\n"
        "  - {id: e5, extend: true, aliases: [six]}\n"
        "  - {id: e5, name: E5, text: Ours., sources: [judgement]}\n"
        "  - {id: entry, extend: true, aliases: [fresh]}\n"
        "  - {id: entry, name: P1, years: [0, 1], text: Ours too., sources: [judgement]}\n"
    )
    assert laid(valid(path)) == {("level", "e5"): "added", ("level", "entry"): "replaced"}
    assert record(run, "levels", "e5", "--data", path)["aliases"] == ["six"]
    entry = record(run, "levels", "entry", "--data", path)
    assert (entry["name"], entry["aliases"]) == ("P1", ["fresh"])  # and no longer "junior"


def test_a_list_that_was_left_out_may_be_started(run: Run, lay: Lay) -> None:
    """A list that the built-in record does not have is one of no items."""
    assert record(run, "roles", "data-engineer")["tips"] == []
    path = lay(ROLE.replace("ml-engineer", "data-engineer").replace("acme-tip", "de-tip"))
    tips = record(run, "roles", "data-engineer", "--data", path)["tips"]
    assert [one["id"] for one in tips] == ["de-tip"]


def test_records_of_one_kind_alone_are_extended(run: Run, lay: Lay, valid: Valid) -> None:
    """A skill and a source may share an id; what extends one leaves the other alone."""
    path = lay(
        "sources:\n  - {id: python, publisher: P, title: T, kind: article, published: 2026}\n"
        "skills:\n  - {id: python, extend: true, aliases: [py4]}\n"
    )
    assert laid(valid(path)) == {("source", "python"): "added", ("skill", "python"): "extended"}
    assert record(run, "skills", "python", "--data", path)["aliases"] == ["py3", "py4"]


# --- What `check` says -------------------------------------------------------------------------


def test_check_says_what_each_record_does(run: Run, lay: Lay, valid: Valid) -> None:
    """Added, extended or replaced: as data for each record, and on the screen by name."""
    path = lay(
        NEW
        + "  - {id: e6, name: E6, text: Ours., sources: [judgement]}\n"
        + "  - {id: entry, name: P1, years: [0, 1], text: Ours., sources: [judgement]}\n"
        + "  - {id: mid, extend: true, aliases: [middle]}\n"
        + "tools:\n  - {id: kiln, extend: true, aliases: [furnace]}\n"
    )
    assert laid(valid(path)) == {
        ("level", "e5"): "added",
        ("level", "e6"): "added",
        ("level", "entry"): "replaced",
        ("level", "mid"): "extended",
        ("tool", "kiln"): "extended",
    }
    for form in ("table", "markdown"):
        text = run("check", path, "--on", "2026-01-01", "--format", form, COLUMNS="120").text
        assert "2 added, 2 extended (mid, kiln), 1 replaced (entry)" in text
    assert valid()["laid"] == []
    assert "extended" not in run("check", "--on", "2026-01-01").text


# --- What is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told_so"),
    [
        (
            "levels:\n  - extend: true\n    id: seniro\n    aliases: [x]\n",
            (
                "line 2, record 'seniro': there is no record of this id to extend. "
                "Did you mean 'senior'?"
            ),
        ),
        (
            "levels:\n  - {id: zzz, extend: true}\n",
            (
                "line 2, record 'zzz': there is no record of this id to extend. "
                "Leave out extend to add it as a new record."
            ),
        ),
        (
            # The id of a record of another kind.
            "tools:\n\n  - {id: ml-engineer, extend: true}\n",
            "line 3, record 'ml-engineer': there is no record of this id to extend.",
        ),
        (
            "levels:\n  - extend: true\n    aliases: [x]\n",
            "line 2: a record with extend needs the id of the one it extends. Add it.",
        ),
        (
            "levels:\n  - id: mid\n    extend: true\n    aliases: [x]\n    name: Middle\n",
            (
                "line 5, record 'mid', key 'name': extend only adds to lists, and this is not one. "
                "Remove the key, or leave out extend and state the whole record."
            ),
        ),
        (
            "levels:\n  - id: mid\n    aliases: x\n    extend: true\n",
            "line 3, record 'mid', key 'aliases': extend only adds to lists",
        ),
        (
            "levels:\n  - id: mid\n    extend: true\n    name: [x]\n",
            "line 4, record 'mid', key 'name': extend only adds to lists",
        ),
        (
            "populations:\n  - id: board-roles\n    extend: true\n    values: {data-engineer: 3}\n",
            "line 4, record 'board-roles', key 'values': extend only adds to lists",
        ),
        (
            "levels:\n  - id: mid\n    extend: no\n    aliases: [x]\n",
            (
                "line 3, record 'mid', key 'extend': extend must be true, not 'no', which YAML "
                "reads as false. Leave it out to state the whole record."
            ),
        ),
        (
            "levels:\n  - id: mid\n    extend: please\n",
            "line 3, record 'mid', key 'extend': extend must be true, not 'please'.",
        ),
        (
            "levels:\n  - id: mid\n    extend: 'true'\n",
            "line 3, record 'mid', key 'extend': extend must be true, not 'true'.",
        ),
        (
            "levels:\n  - id: mid\n    extend: true\n    aliasses: [x]\n",
            "line 4, record 'mid', key 'aliasses': unknown key. Did you mean 'aliases'?",
        ),
        (
            "levels:\n  - id: mid\n    extend: true\n    aliases:\n      - fine\n      - 7\n",
            "line 6, record 'mid', key 'aliases.1': it must be text, not the number 7.",
        ),
        (
            # The second added item, after two that are built in.
            (
                "roles:\n"
                "  - id: ml-engineer\n"
                "    extend: true\n"
                "    duties:\n"
                "      - {id: fine, text: Fine., sources: [judgement]}\n"
                "      - id: wrong\n"
                "        txet: Wrong.\n"
                "        sources: [judgement]\n"
            ),
            "line 7, record 'ml-engineer', key 'duties.3.txet': unknown key. Did you mean 'text'?",
        ),
        (
            "levels:\n  - id: mid\n    extend: true\n    years: [9]\n",
            "line 4, record 'mid', key 'years': it must be a list of at most 2",
        ),
        (
            "model:\n  extend: true\n  repaired: [IN]\n",
            "line 2, key 'extend': unknown key.",
        ),
        (
            "levels:\n  - id: mid\n    extend: true\n    sources: [nobody]\n",
            "line 2, level, record 'mid', key 'sources': no source has the id 'nobody'.",
        ),
        (
            "tools:\n  - id: kiln\n    extend: true\n    serves: [deep-lerning]\n",
            (
                "line 2, tool, record 'kiln', key 'serves': there is no record with the id "
                "'deep-lerning'. Did you mean 'deep-learning'?"
            ),
        ),
        (
            "levels:\n  - id: mid\n    extend: true\n    aliases: [Senior]\n",
            (
                "line 2, level, record 'mid', key 'aliases': the name 'senior' belongs to 'senior' "
                "already."
            ),
        ),
        (
            (
                "roles:\n  - id: ml-engineer\n    extend: true\n"
                "    skills: [{skill: python, importance: useful, depth: basics,"
                " depth_sources: [judgement], sources: [judgement]}]\n"
            ),
            (
                "line 2, role, record 'ml-engineer', key 'skills': the id 'ml-engineer.python' is "
                "used 2 times."
            ),
        ),
    ],
)
def test_what_cannot_be_added_is_refused_with_its_line(
    text: str, told_so: str, told: Told, refused: Refused, lay: Lay
) -> None:
    """The file, the line of the very value, the record, what is wrong and what to do."""
    path = lay(text)
    faults = told(path)
    assert faults[0].startswith(f"mine.yaml, {told_so}"), faults
    line = refused("roles", "--data", path)
    assert line.startswith(f"mlcareer: mine.yaml, {told_so.rstrip('.').partition('. ')[0]}")


@pytest.mark.parametrize(
    "key", ["'extend': true", "id: mid, extend: true, sources: [nobody]", "extend: 1, id: mid"]
)
def test_the_record_of_a_fault_stands_in_the_csv(key: str, run: Run, lay: Lay) -> None:
    """Whoever mends many files by a table finds the record in its first column."""
    done = run("check", lay(f"levels:\n  - {{{key}}}\n"), "--format", "csv")
    assert done.code == 4
    assert done.lines[1].startswith("mid," if "mid" in key else ",")


def test_a_fault_of_one_extension_leaves_the_others_told(lay: Lay, told: Told) -> None:
    """All faults of all files at once, each with its own line."""
    lay(LEVEL.format("1"), "a.yaml")
    lay("tools: []\n" + LEVEL.format("x, 2"), "b.yaml")
    path = lay("levels:\n  - {id: nobody, extend: true}\n", "c.yaml")
    faults = told(str(Path(path).parent))
    assert [one.partition(":")[0] for one in faults] == [
        "a.yaml, line 2, record 'mid', key 'aliases.0'",
        "b.yaml, line 3, record 'mid', key 'aliases.1'",
        "c.yaml, line 2, record 'nobody'",
    ]


def test_what_extends_a_record_with_a_fault_is_not_blamed(lay: Lay, told: Told) -> None:
    """The record is there, only wrong: that it is missing would be a second fault of one cause."""
    (fault,) = told(lay(NEW.replace("[five]", "[5]") + "  - {id: e5, extend: true}\n"))
    assert "line 2, record 'e5', key 'aliases.0'" in fault


def test_a_record_of_several_files_names_them_all(lay: Lay, told: Told) -> None:
    """What does not hold across records may stand in any of them."""
    lay(NEW, "new.yaml")
    lay("levels:\n  - {id: e5, extend: true, aliases: [six]}\n", "more.yaml")
    path = lay("levels:\n  - {id: e5, extend: true, sources: [nobody]}\n", "other.yaml")
    (fault,) = told(str(Path(path).parent))
    named, _, rest = fault.partition(", level, ")
    assert sorted(named.split(" and ")) == [
        f"{name}.yaml, line 2" for name in ("more", "new", "other")
    ]
    assert rest.startswith("record 'e5', key 'sources': no source has the id 'nobody'")


# --- In a checkout -----------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the invented knowledge, which is the checkout's data/ for this test."""
    folder = tmp_path / "data"
    shutil.copytree(FIXTURE, folder)
    (folder / "roles").mkdir()
    (folder / "breadth.yaml").rename(folder / "roles" / "breadth.yaml")
    monkeypatch.setattr(opening, "CHECKOUT", folder)
    for made in (opening.built_in, opening.open_knowledge):
        made.cache_clear()
    yield folder
    for made in (opening.built_in, opening.open_knowledge):
        made.cache_clear()


def opened_anew(run: Run, *words: str) -> Any:
    """Run a command line as a new process would: with data/ as it is now."""
    for made in (opening.built_in, opening.open_knowledge):
        made.cache_clear()
    return run(*words)


def test_a_long_role_has_a_file_of_its_own(run: Run, data: Path) -> None:
    """data/roles/ID.yaml adds to the role of roles.yaml, which keeps its place."""
    before = opened_anew(run, "export").answer["knowledge"]
    (data / "roles" / "ml-engineer.yaml").write_text(ROLE, encoding="utf-8")
    after = opened_anew(run, "export").answer["knowledge"]
    assert [one["id"] for one in after["roles"]] == [one["id"] for one in before["roles"]]
    added = changed(before["roles"][0], after["roles"][0])
    assert added.keys() == {"aliases", "tips", "tools"}
    assert after | {"roles": before["roles"]} == before
    assert run("why", "acme-tip").code == 0
    answer = run("check", "--on", "2026-01-01", "--json").answer
    assert (answer["valid"], answer["laid"]) == (True, [])


def test_a_role_may_be_split_without_a_change_of_any_answer(run: Run, data: Path) -> None:
    """A list moved into the role's own file is the same list."""
    before = opened_anew(run, "export").out
    text = (data / "roles.yaml").read_text(encoding="utf-8")
    start, end = text.index("    career:\n"), text.index("  - id: data-scientist\n")
    (data / "roles.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert opened_anew(run, "export").out != before
    own = f"roles:\n  - id: ml-engineer\n    extend: true\n{text[start:end]}"
    (data / "roles" / "ml-engineer.yaml").write_text(own, encoding="utf-8")
    assert opened_anew(run, "export").out == before


@pytest.mark.parametrize("name", ["roles", "generated"])
def test_a_folder_of_a_checkout_may_be_empty(name: str, run: Run, data: Path) -> None:
    """Whoever moves the last long role back leaves an empty folder behind."""
    (data / name).mkdir(exist_ok=True)
    (data / name / ".keep").touch()
    assert opened_anew(run, "roles").code == 0


def test_a_split_role_is_packed_whole(data: Path, tmp_path: Path) -> None:
    """A wheel carries the role with all its lists, and no trace of how it was written."""
    (data / "roles" / "ml-engineer.yaml").write_text(ROLE, encoding="utf-8")
    pack_checkout(data, tmp_path / "packed")
    lines = (tmp_path / "packed" / "roles.jsonl").read_text(encoding="utf-8").splitlines()
    about, names, role = map(json.loads, lines[:3])
    assert about["ids"][0] == role["id"] == "ml-engineer"
    assert [one["id"] for one in role["tips"]] == ["mle-tip", "acme-tip"]
    assert names["learning engineer"] == "ml-engineer"
    assert "extend" not in role


@pytest.mark.parametrize(
    ("change", "told_so"),
    [
        (("id: ml-engineer", "id: ml-enginer"), "line 3, record 'ml-enginer': there is no record"),
        (("text: Ask", "txet: Ask"), "line 7, record 'ml-engineer', key 'tips.1.txet': unknown"),
        (("extend: true", "extend: on"), ""),
        (("extend: true", "extend: never"), "line 4, record 'ml-engineer', key 'extend': extend"),
    ],
)
def test_a_fault_in_a_roles_own_file_is_told_with_its_line(
    change: tuple[str, str], told_so: str, run: Run, data: Path
) -> None:
    """Every command refuses the checkout as it refuses an overlay."""
    own = data / "roles" / "ml-engineer.yaml"
    own.write_text(ROLE.replace(*change), encoding="utf-8")
    done = opened_anew(run, "roles")
    if not told_so:  # YAML reads `on` as true
        assert (done.code, done.err) == (0, "")
        return
    assert (done.code, done.out, done.err.count("\n")) == (4, b"", 1)
    assert done.err.startswith(f"mlcareer: ml-engineer.yaml, {told_so}")
    with pytest.raises(KnowledgeError, match=r"ml-engineer\.yaml, line"):
        pack_checkout(data, data / "packed")


def test_a_breach_across_records_names_both_files_of_a_role(data: Path) -> None:
    """The build of a wheel says where to look: in each file that adds to the role, and its line."""
    own = data / "roles" / "ml-engineer.yaml"
    own.write_text(ROLE.replace("tool: oven", "tool: ovn"), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        pack_checkout(data, data / "packed")
    named, _, rest = str(caught.value).partition(", role, ")
    (line,) = (
        number
        for number, text in enumerate((data / "roles" / "breadth.yaml").read_text().splitlines(), 1)
        if text == "  - id: ml-engineer"
    )
    assert named == f"roles.yaml, line 2 and breadth.yaml, line {line} and ml-engineer.yaml, line 3"
    assert rest.startswith("record 'ml-engineer', key 'tools.tool': there is no record with")


def test_an_overlay_extends_what_a_checkout_extended(run: Run, data: Path, tmp_path: Path) -> None:
    """A user's folder is one flat overlay: roles/ in it is not read."""
    (data / "roles" / "ml-engineer.yaml").write_text(ROLE, encoding="utf-8")
    mine = tmp_path / "mine"
    (mine / "roles").mkdir(parents=True)
    more = "roles:\n  - {id: ml-engineer, extend: true, aliases: [night shift]}\n"
    (mine / "a.yaml").write_text(more, encoding="utf-8")
    (mine / "roles" / "b.yaml").write_text(ROLE, encoding="utf-8")
    found = opened_anew(run, "export", "--data", str(mine)).answer["knowledge"]["roles"][0]
    assert found["aliases"] == ["mle", "learning engineer", "night shift"]
    assert [one["id"] for one in found["tips"]] == ["mle-tip", "acme-tip"]
