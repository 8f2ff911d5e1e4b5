"""Where answers go: CSV for other programs, files that stay whole, streams that fail, signals."""

import csv
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Words = tuple[str, ...]


def rows_of(done: Any) -> list[dict[str, str]]:
    """Return the rows of a CSV answer by their columns."""
    assert (done.code, done.err) == (0, "")
    return list(csv.DictReader(StringIO(done.text, newline="")))


# --- CSV -------------------------------------------------------------------------------------

UNTABLED = {"compare", "schema", "export"}
"""The commands whose answer is no table."""


@pytest.mark.parametrize(
    "words",
    [("skills",), ("skills", "ml-engineer"), ("skills", "deep-learning"), ("tools",), ("ladder",)],
)
def test_a_cell_holds_a_plain_value(words: Words, run: Run) -> None:
    """No cell holds Python or JSON, and true and false are written as everywhere else."""
    _plain_cells(run(*words, "--format", "csv"))


def test_every_example_has_plain_cells(any_question: Words, shown: Run) -> None:
    """The same over all commands."""
    if any_question[0] not in UNTABLED:
        _plain_cells(shown(*any_question, "--format", "csv"))


def _plain_cells(done: Any) -> None:
    cells = [cell for row in rows_of(done) for cell in row.values()]
    odd = [one for one in cells if one[:1] in {"{", "["} or "{'" in one or one.endswith("; None")]
    assert odd == []
    assert not {"True", "False"} & set(cells)


def test_a_list_of_records_is_told_by_ids_or_by_what_they_say(run: Run) -> None:
    """What leads on is an id; what has none is said in words."""
    rung = rows_of(run("ladder", "--format", "csv"))[1]
    assert rung["expectations"].split("; ")[0].startswith("mle-")
    assert rung["modelled.factors"].startswith("base 162950.21 USD a year; role ")
    skill = rows_of(run("skills", "deep-learning", "--format", "csv"))[0]
    assert "machine-learning required basics" in skill["requires"].split("; ")
    assert skill["depths"].split("; ") == [
        f"skill-deep-learning-{depth}" for depth in ("basics", "working", "expert")
    ]
    assert float(skill["hours.low"]) > 0


@pytest.mark.parametrize(
    ("full", "empty"),
    [
        (("skills", "ml-engineer"), ("skills", "communication")),
        (("tools", "ml-engineer"), ("tools", "pytorch")),
        (("ladder",), ("ladder", "--country", "AQ")),
        (("roadmap", "--hours-per-week", "10"), ("roadmap",)),
        (
            ("sources", "--stale", "--on", "2040-01-01"),
            ("sources", "--stale", "--on", "2000-01-01"),
        ),
    ],
)
def test_the_columns_are_those_of_the_kind_of_row(full: Words, empty: Words, run: Run) -> None:
    """A script that reads a column finds it whichever records there are."""
    heads = [run(*words, "--format", "csv").lines[0].split(",") for words in (full, empty)]
    assert heads[0] == heads[1]
    parents = {name.rpartition(".")[0] for name in heads[0]}
    assert not parents & set(heads[0])


@pytest.mark.parametrize(
    ("full", "empty"),
    [
        (("salary", "--by", "country"), ("salary", "--by", "level", "--country", "ES")),
        (("salary",), ("salary", "--country", "ES")),
        (("check", "--on", "2040-01-01"), ("check", "--on", "2000-01-01")),
        (("check", "missing"), ("check", "missing", "gone")),
    ],
)
def test_rows_of_a_second_kind_have_columns_of_their_own(
    full: Words, empty: Words, run: Run, folder: Path
) -> None:
    """What is compared and what is at fault has its own head, and rows add nothing to it."""
    assert not list(folder.iterdir())
    heads = [run(*words, "--format", "csv").lines[0] for words in (full, empty)]
    assert heads[0] == heads[1]
    assert ("missing" in full) == (heads[0] == "id,file,where,what,fix")
    assert ("--by" in full) == ("usd_typical" in heads[0])


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_text_is_a_formula(sign: str, run: Run, folder: Path) -> None:
    """A spreadsheet shows what a record says and computes nothing; numbers stay numbers."""
    (folder / "own.yaml").write_text(
        f'sources: [{{id: own, publisher: "{sign}1+1", title: t, kind: article, published: 2026}}]'
    )
    (row,) = rows_of(run("sources", "own", "--data", str(folder), "--format", "csv"))
    assert row["publisher"] == f"'{sign}1+1"


# --- Files -----------------------------------------------------------------------------------

QUALITY = ("quality", "--json", "--output")


def test_a_link_stays_a_link_and_its_target_gets_the_answer(run: Run, folder: Path) -> None:
    """Through one link or several, relative or not, to a file that exists or is yet to be."""
    (folder / "real").mkdir()
    (folder / "real" / "old").write_text("older")
    (folder / "link").symlink_to("real/old")
    (folder / "far").symlink_to(folder / "link")
    (folder / "new").symlink_to("real/new")
    for name, target in (("far", "old"), ("new", "new")):
        assert run(*QUALITY, name).code == 0
        assert (folder / name).is_symlink()
        assert (folder / "real" / target).read_text().startswith("{")
    assert sorted(path.name for path in folder.rglob("*")) == [
        "far",
        "link",
        "new",
        "new",
        "old",
        "real",
    ]


def test_links_that_lead_nowhere_or_in_a_circle_are_refused(run: Run, folder: Path) -> None:
    """Exit 4 and one line."""
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    (folder / "c").symlink_to("missing/file")
    for name in ("a", "c"):
        done = run(*QUALITY, name)
        assert (done.code, done.out, done.err.count("\n")) == (4, b"", 1)


def test_both_names_of_a_file_show_the_answer(run: Run, folder: Path) -> None:
    """A hard link is not cut."""
    (folder / "one").write_text("older")
    (folder / "two").hardlink_to(folder / "one")
    assert run(*QUALITY, "one").code == 0
    assert (folder / "two").samefile(folder / "one")
    assert (folder / "two").read_text().startswith("{")


def test_a_read_only_file_is_not_overwritten(run: Run, folder: Path) -> None:
    """Not even by root, and not through a link."""
    (folder / "kept").write_text("older")
    (folder / "kept").chmod(0o444)
    (folder / "link").symlink_to("kept")
    for name in ("kept", "link"):
        done = run(*QUALITY, name)
        assert (done.code, done.out) == (4, b"")
        assert done.err == (
            f"mlcareer: '{name}' is read-only. Choose another place for --output.\n"
        )
    assert (folder / "kept").read_text() == "older"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_keeps_its_owner(run: Run, folder: Path) -> None:
    """Root writes for somebody else without taking the file from them."""
    (folder / "theirs").write_text("older")
    os.chown(folder / "theirs", 12345, 23456)
    (folder / "theirs").chmod(0o640)
    assert run(*QUALITY, "theirs").code == 0
    state = (folder / "theirs").stat()
    assert (state.st_uid, state.st_gid, state.st_mode & 0o777) == (12345, 23456, 0o640)


def test_a_new_file_has_the_rights_that_new_files_have(run: Run, folder: Path) -> None:
    """The mask decides, as for every other program."""
    before = os.umask(0o027)
    try:
        assert run(*QUALITY, "answer").code == 0
    finally:
        os.umask(before)
    assert (folder / "answer").stat().st_mode & 0o777 == 0o640


def test_a_hyphen_is_stdout(run: Run, folder: Path) -> None:
    """As for other programs; no file of that name appears."""
    assert run(*QUALITY, "-") == run("quality", "--json")
    assert not list(folder.iterdir())


# --- Streams ---------------------------------------------------------------------------------


def shell(line: str, **environment: str) -> tuple[int, bytes, bytes]:
    """Run a shell command in which ``mlcareer`` is the program; return exit code and streams."""
    program = f"{shlex.quote(sys.executable)} -m mlcareer"
    done = subprocess.run(  # noqa: S603 - our own command
        ["/bin/bash", "-c", "set -o pipefail; " + line.replace("mlcareer", program)],
        capture_output=True,
        check=False,
        timeout=120,
        env=os.environ | environment,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc")
def test_stdout_by_its_path_is_stdout(folder: Path) -> None:
    """`-o /dev/stdout` goes where stdout goes, and takes no file from under it."""
    line = "{ echo first; mlcareer quality --json -o /dev/stdout; } >>all; cat all"
    code, out, told = shell(f"cd {shlex.quote(str(folder))}; {line}")
    assert (code, told) == (0, b"")
    assert out.startswith(b"first\n{\n")
    assert [path.name for path in folder.iterdir()] == ["all"]


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
NO_STDOUT = b"mlcareer: there is no stdout to write to. "
NO_SPACE = b"mlcareer: the answer cannot be written (No space left on device). "


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("mlcareer --help | head -c 1 >/dev/null", 0, b""),
        ("mlcareer --version >&-", 4, NO_STDOUT),
        pytest.param("mlcareer salary --help >/dev/full", 4, NO_SPACE, marks=FULL),
        pytest.param("mlcareer why mle-summary >/dev/full", 4, NO_SPACE, marks=FULL),
        ("mlcareer nosuch 2>&-", 2, b""),
        pytest.param("mlcareer nosuch 2>/dev/full", 2, b"", marks=FULL),
    ],
)
def test_a_stream_that_fails_is_named_or_left_alone(line: str, code: int, told: bytes) -> None:
    """No traceback, no code that is not ours, neither from us nor from the interpreter's end."""
    _ends(line, code, told)


@pytest.mark.slow
@pytest.mark.parametrize("how", [">&-", ">/dev/full", "| head -c 1 >/dev/null", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("-V", 0),
        ("-h", 0),
        ("market -h", 0),
        ("market", 0),
        ("export", 0),
        ("skills --format csv", 0),
        ("check /no/such/file", 4),
        ("nosuch", 2),
        ("roles nosuch", 2),
        ("ask xyzzyqwert", 3),
    ],
)
def test_every_kind_of_output_survives_every_kind_of_stream(
    words: str, code: int, how: str
) -> None:
    """Help, answers of each form and errors; closed, full and broken streams."""
    lost = code == 0 and how in {">&-", ">/dev/full", ">&- 2>&-"}
    _ends(f"mlcareer {words} {how}", 4 if lost else code, None)


def _ends(line: str, code: int, told: bytes | None) -> None:
    ended, _, errors = shell(line)
    assert ended == code, errors
    assert errors.count(b"\n") <= 1
    assert b"Traceback" not in errors
    assert b"ignored" not in errors
    if told is not None:
        assert errors.startswith(told)
        assert bool(errors) == bool(told)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16", "ascii"])
def test_an_error_prints_in_any_encoding(encoding: str) -> None:
    """What was typed is named, as well as the encoding of stderr can."""
    code, _, told = shell("mlcareer salary --country Österreich-x", PYTHONIOENCODING=encoding)
    written = "\\xd6sterreich-x" if encoding == "ascii" else "Österreich-x"
    assert code == 2
    assert told.decode(encoding).startswith(f"mlcareer: unknown country '{written}'")
    assert told.decode(encoding).count("\n") == 1


# --- Signals ---------------------------------------------------------------------------------

BEFORE_MOVING = """
import os, signal, sys
from pathlib import Path
from mlcareer.__main__ import main
signal.signal(signal.{name}, signal.SIG_DFL)  # whatever started the tests may ignore it
signal.signal(signal.SIGINT, signal.default_int_handler)
move = Path.replace
def interrupted(draft, target):
    assert draft.exists()
    os.kill(os.getpid(), signal.{name})
    return move(draft, target)
Path.replace = interrupted
sys.exit(main())
"""

WHILE_IMPORTING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Interrupting:
    def {where}(self, *_):
        os.kill(os.getpid(), signal.SIGINT)
class Finder:
    def find_spec(self, name, *_):
        if name == "typer":
            {what}
sys.meta_path.insert(0, Finder())
from mlcareer.__main__ import main
sys.exit(main())
"""


def _signalled(code: str, *words: str) -> tuple[int, bytes]:
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, *words], capture_output=True, check=False, timeout=60
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no such signals")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", -15), ("SIGHUP", -1)])
def test_a_signal_while_a_file_is_written_leaves_nothing_behind(
    name: str, code: int, folder: Path
) -> None:
    """Ended by Ctrl-C, kill or a closed terminal: no draft, and the file old or new, but whole."""
    (folder / "answer").write_text("older")
    words = ("quality", "--json", "-o", "answer")
    assert _signalled(BEFORE_MOVING.format(name=name), *words) == (code, b"")
    assert [path.name for path in folder.iterdir()] == ["answer"]
    text = (folder / "answer").read_text()
    assert text == "older" or text.endswith("}\n")


@pytest.mark.parametrize(
    ("where", "what"),
    [("__call__", "Interrupting()()"), ("__del__", "Interrupting()")],
    ids=["import", "where exceptions are ignored"],
)
def test_ctrl_c_while_the_program_is_being_loaded_is_silent(where: str, what: str) -> None:
    """The first half of a run is imports; in C code and finalizers an exception would be lost."""
    assert _signalled(WHILE_IMPORTING.format(where=where, what=what), "roles") == (130, b"")


def test_ctrl_c_while_a_reader_is_slow_is_silent() -> None:
    """The rest of the answer is dropped, not written when the interpreter ends."""
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from mlcareer.__main__ import main; sys.exit(main())"
    )
    reading, writing = os.pipe()
    running = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", code, "export"], stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    os.read(reading, 1)  # it writes more than a pipe holds
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    os.close(reading)
    assert (running.returncode, told) == (130, b"")


# --- Help ------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("-h",), ("salary", "-h")])
def test_help_in_the_c_locale_is_pure_ascii(words: Words, run: Run) -> None:
    """Boxes are drawn with other signs, as tables are."""
    done = run(*words, LC_ALL="C")
    assert done.text.isascii()
    assert "+- Options" in done.text
    assert "─ Options" in run(*words).text


@pytest.mark.parametrize("name", ["GITHUB_ACTIONS", "PY_COLORS"])
def test_piped_help_has_no_colour_codes(name: str, process: Run) -> None:
    """Wherever it runs; on a terminal, or asked for, there is colour."""
    done = process("-h", **{name: "true"})
    assert (done.code, done.err) == (0, "")
    assert b"\x1b" not in done.out


def test_help_is_coloured_where_that_is_wanted(run: Run, process: Run) -> None:
    """On a terminal, and where colour is forced into a pipe."""
    assert b"\x1b[" in run("-h", terminal=True).out
    assert b"\x1b[" in process("-h", FORCE_COLOR="1").out


@pytest.mark.parametrize("width", ["100000000", "9" * 5000, "1001", "19", "0", "²", "wide"])
@pytest.mark.parametrize("words", [("roles", "-h"), ("roles",)])
def test_a_width_that_no_terminal_has_is_ignored(width: str, words: Words, run: Run) -> None:
    """Help and answers look as if nothing were set."""
    odd = run(*words, COLUMNS=width, LINES=width, TERMINAL_WIDTH=width)
    assert odd == run(*words, COLUMNS=None, LINES=None, TERMINAL_WIDTH=None)
    assert (odd.code, odd.err) == (0, "")


def test_a_width_of_help_that_is_no_number_is_ignored(process: Run) -> None:
    """Typer reads its own variable only once a process, and would fail on it."""
    done = process("roles", "-h", TERMINAL_WIDTH="wide", COLUMNS="100")
    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.lines)) == 100


# --- Completion ------------------------------------------------------------------------------


def completed(run: Run, line: str, **environment: str) -> set[str]:
    """Return what bash is offered for the last word of a line."""
    place = str(len(line.split(" ")) - 1)
    done = run(_MLCAREER_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=place, **environment)
    assert (done.code, done.err) == (0, "")
    return set(done.text.split())


@pytest.mark.parametrize(
    ("line", "offered", "meant"),
    [
        ("roles ML-E", "ML-Engineer", "ml-engineer"),
        ("tools PYT", "PYTorch", "pytorch"),
        ("salary --country ger", "germany", "DE"),
        ("salary --country united-s", "united-states", "US"),
        ("salary --country d", "dE", "DE"),
        ("skills --category ML", "MLops", "mlops"),
        ("tools --category data", "database", "database"),
        ("why mle-summ", "mle-summary", "mle-summary"),
        ("why cityj", "cityjobs", "cityjobs"),
    ],
)
def test_a_name_completes_in_any_case_and_is_then_understood(
    line: str, offered: str, meant: str, run: Run
) -> None:
    """The typed letters stay; whatever is offered means what its record is called."""
    names = completed(run, f"mlcareer {line}")
    assert offered.casefold() in {name.casefold() for name in names}
    *words, typed = line.split()
    assert all(name.startswith(typed) for name in names)
    (name,) = (one for one in names if one.casefold() == offered.casefold())
    assert run(*words, name, "--json").out == run(*words, meant, "--json").out


def test_the_names_of_schemas_complete(run: Run) -> None:
    """Answers and kinds of record."""
    assert completed(run, "mlcareer schema ro") == {"roadmap", "roles", "roles.yaml"}


MINE = """roles: [{id: zz-mine, name: Mine, short: Mine,
  summary: {id: zz-mine-summary, text: Mine., sources: [judgement]}}]
"""


def test_the_names_of_an_overlay_complete(run: Run, folder: Path) -> None:
    """Named in the environment or on the line."""
    (folder / "own.yaml").write_text(MINE)
    own = str(folder)
    assert completed(run, "mlcareer roles zz", MLCAREER_DATA=own) == {"zz-mine"}
    assert completed(run, f"mlcareer roles --data {own} zz") == {"zz-mine"}
    assert completed(run, "mlcareer roles zz") == set()


@pytest.mark.parametrize("text", ["", "roles: {", "roles: [{id: x}]", "roles: 1", "\0", "[[[["])
def test_an_overlay_that_is_broken_completes_the_shipped_names(
    text: str, run: Run, folder: Path
) -> None:
    """A prompt is no place to list faults."""
    (folder / "own.yaml").write_text(text)
    for data in (str(folder), str(folder / "missing")):
        assert "ml-engineer" in completed(run, "mlcareer roles ml-", MLCAREER_DATA=data)


@pytest.mark.parametrize(
    "asked",
    [
        {"_MLCAREER_COMPLETE": "complete_sh"},
        {"_MLCAREER_COMPLETE": "source_tcsh"},
        {"_MLCAREER_COMPLETE": "nonsense"},
        {"_MLCAREER_COMPLETE": "complete_bash"},
        {"_MLCAREER_COMPLETE": "complete_bash", "COMP_WORDS": "mlcareer", "COMP_CWORD": "x"},
    ],
)
def test_a_shell_that_is_not_known_is_told_in_one_line(asked: dict[str, str], run: Run) -> None:
    """Exit 2, as for every other wrong usage."""
    done = run(**{"COMP_WORDS": None, "COMP_CWORD": None, **asked})
    assert (done.code, done.out) == (2, b"")
    assert re.fullmatch(r"mlcareer: [^\n]+\.\n", done.err)


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_completion_is_refused_where_there_is_none(
    option: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a shell without completion, and where another shell is asked for."""
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("sh", "/bin/sh"))
    done = run(option)
    assert (done.code, done.out) == (2, b"")
    assert re.fullmatch(r"mlcareer: shell sh [^\n]*bash, zsh, fish and PowerShell\.\n", done.err)
    done = run(option, "fish")
    assert (done.code, done.out) == (2, b"")
    assert "takes no name of another" in done.err


def test_completion_that_cannot_be_installed_says_so(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home that is no folder: exit 4 and one line."""
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    (folder / "home").write_text("")
    done = run("--install-completion", HOME=str(folder / "home"))
    assert (done.code, done.out, done.err.count("\n")) == (4, b"", 1)
    assert "mlcareer --show-completion" in done.err
    assert "complete -o default" in run("--show-completion").text
