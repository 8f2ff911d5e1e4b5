"""Count what installed commands cost, against the smallest program that Typer can run.

    python benchmarks/startup.py VENV/bin [--check] [--growth]

Instructions are counted by valgrind: they hardly change from run to run, however busy the machine
is, and no time is ever compared. Each command stands beside its aim, in instructions of the floor;
with ``--check`` the program fails where one is more than a tenth above it. ``--growth`` measures
what ten and a hundred times the knowledge costs, too.
"""

import argparse
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import NamedTuple

FLOOR = """
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def hello(times: Annotated[int, typer.Option(help="How often.")] = 1) -> None:
    \"\"\"Greet.\"\"\"
    print("Hello " * times)


app()
"""
GROWN = """
import shutil, sys
from pathlib import Path

import mlcareer
from mlcareer.knowledge.compiling import CompiledStore, pack
from mlcareer.knowledge.library import KINDS
from mlcareer.knowledge.opening import built_in

times, target = int(sys.argv[1]), Path(sys.argv[2])


def renamed(value, mark, key=""):
    if isinstance(value, list):
        return [renamed(part, mark, key) for part in value]
    if isinstance(value, dict):
        own = {name: renamed(part, mark, name) for name, part in value.items()}
        return own | ({"id": f"{value['id']}-{mark}"} if "id" in value else {})
    if value and key in {"name", "short", "aliases", "lookup_only", "narrower", "title"}:
        return f"{value} {mark}"
    return value


knowledge, records = built_in(), {}
for key, kind in KINDS.items():
    plain = knowledge.read(key).records
    records[key] = {}
    for mark in range(1 if kind.single or key == "countries" else times):
        for values in plain.values():
            whole = renamed(values, f"x{mark}") if mark else values
            record = kind.record().model_validate(whole)
            records[key][whole.get("id", key)] = record
shutil.copytree(Path(mlcareer.__file__).parent, target / "mlcareer")
shutil.rmtree(target / "mlcareer" / "data")
pack(CompiledStore(records), target / "mlcareer" / "data")
"""
PROGRAM = "from mlcareer.__main__ import main; raise SystemExit(main())"
ANSWERS = (
    "salary --level senior",
    "compare",
    "skills",
    "tools pytorch",
    "roadmap",
    "roles",
    "roles ml-engineer",
    "ladder",
    "market",
    "certificates",
    "quality",
    "why ml-engineer.pytorch",
    "sources cityjobs",
)
DRAWN = ("salary --level senior", "compare", "skills", "roles ml-engineer", "market")
"""The longest answers: what others take to be drawn is less."""
LISTS = ("skills", "roles", "market", "certificates", "sources cityjobs")
"""Answers that list all there is, and so are ten times as long where it is ten times as much."""
WHOLE = 1.3
"""The aim of `skills`, which lists every skill with each role that asks for it."""
ASKED = "ask do i need a phd"
OVERLAID = "compare --json"
ROOM = 1.1
"""How far above its aim a count may be before ``--check`` fails: a tenth."""
PEERS = {"eol": "--version", "http": "--version", "sqlite-utils": "--version"}
"""Programs to stand beside, where the same folder has them."""
CACHEGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
SURROUNDINGS = {
    **{name: value for name, value in os.environ.items() if not name.startswith("MLCAREER_")},
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm-256color",
    "PYTHONHASHSEED": "0",
}
for _name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
    SURROUNDINGS.pop(_name, None)


class Measured(NamedTuple):
    """A command line, what it may cost, and how it is run."""

    name: str
    words: list[str]
    aim: float | None
    on_terminal: bool = False
    added: dict[str, str] | None = None
    """Further variables of the environment."""


def questions(program: list[str], overlays: Path) -> Iterator[Measured]:
    """Yield each measured command line with its aim in instructions of the floor."""

    def asked(line: str, aim: float, kind: str = "") -> Measured:
        words = [*program, *line.split()]
        name = f"{line}  ({kind})" if kind else line
        return Measured(name, words, aim, on_terminal=kind == "terminal")

    yield asked("--version", 0.5)
    completing = {
        "_MLCAREER_COMPLETE": "complete_bash",
        "COMP_WORDS": "mlcareer roles ml",
        "COMP_CWORD": "2",
    }
    yield Measured("completion of a role", program, 1.1, added=completing)
    for line in ANSWERS:
        yield asked(f"{line} --json", WHOLE if line == "skills" else 1.15)
    for line in DRAWN:
        yield asked(line, WHOLE if line == "skills" else 1.2, "pipe")
        yield asked(line, 1.4, "terminal")
    yield asked(ASKED, 1.2, "pipe")
    yield asked(f"{ASKED} --json", 1.2)
    yield asked("check", 2.0)  # it reads and checks all there is
    for count in (1, 100):
        yield asked(f"{OVERLAID} --data {overlays / str(count)}", 0)


def counted(measured: Measured) -> float:
    """Return how many instructions a command line takes; raises where it fails."""
    surroundings = SURROUNDINGS | (measured.added or {})
    command = [*CACHEGRIND, *measured.words]
    if not measured.on_terminal:
        done = subprocess.run(  # noqa: S603 - programs named by whoever calls the benchmark
            command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
        )
        return _instructions(done.stderr)
    ours, theirs = pty.openpty()
    reading = Thread(target=_drain, args=(ours,), daemon=True)
    reading.start()
    done = subprocess.run(  # noqa: S603 - as above
        command, env=surroundings, stdout=theirs, stderr=subprocess.PIPE, check=True
    )
    os.close(theirs)
    return _instructions(done.stderr)


def _drain(terminal: int) -> None:
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the other end was closed
        os.close(terminal)


def _instructions(told: bytes) -> float:
    found = re.search(r"I\s+refs:\s+([\d,]+)", told.decode())
    if found is None:
        message = "valgrind printed no count of instructions"
        raise ValueError(message)
    return float(found[1].replace(",", ""))


def write_overlays(folder: Path) -> None:
    """Write overlays of one record and of a hundred."""
    for count in (1, 100):
        own = folder / str(count)
        own.mkdir(parents=True)
        records = "".join(
            f"  - {{id: own-{n}, question: What is {n}?, answer: One., sources: [judgement]}}\n"
            for n in range(count)
        )
        (own / "questions.yaml").write_text(f"questions:\n{records}", encoding="utf-8")


def grown(python: str, times: int, folder: Path) -> list[str]:
    """Make a copy of the installed package with more knowledge; return the program to run it."""
    subprocess.run([python, "-c", GROWN, str(times), str(folder)], check=True)  # noqa: S603
    return [python, "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); {PROGRAM}"]


def main() -> int:
    """Measure the commands installed in one folder; return 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("bin", type=Path, help="folder with python and mlcareer, such as .venv/bin")
    parser.add_argument("--check", action="store_true", help="fail a tenth above an aim")
    parser.add_argument(
        "--growth", action="store_true", help="ten and a hundred times the knowledge"
    )
    given = parser.parse_args()
    folder: Path = given.bin.absolute()
    if not shutil.which(CACHEGRIND[0]):
        print("valgrind is missing, so nothing can be counted: install Debian's valgrind")
        return 1
    with TemporaryDirectory() as place:
        return measure(folder, Path(place), check=given.check, growth=given.growth)


def measure(folder: Path, place: Path, *, check: bool, growth: bool) -> int:
    """Print every ratio beside its aim; return 1 where one is missed and ``check`` is asked."""
    python = str(folder / "python")
    (place / "floor.py").write_text(FLOOR, encoding="utf-8")
    write_overlays(place / "overlays")
    asked = list(questions([python, str(folder / "mlcareer")], place / "overlays"))
    floor = Measured("floor", [python, str(place / "floor.py"), "--times", "1"], None)
    for one in (floor, *asked):
        subprocess.run(  # noqa: S603 - compiles what has not been compiled yet
            one.words, env=SURROUNDINGS | (one.added or {}), capture_output=True, check=True
        )
    base, *counts = counts_of([floor, *asked])
    ratios = {one.name: count / base for one, count in zip(asked, counts, strict=True)}
    print(f"Instructions, the smallest Typer program = 1.00 ({base / 1e6:,.0f} million)")
    missed = [line for line in lines(asked, ratios) if line.startswith("!")]
    for name, words in PEERS.items():
        if (folder / name).exists():
            peer = Measured(name, [str(folder / name), words], None)
            print(f"  {name + ' ' + words:<46}{counted(peer) / base:6.2f}")
    if growth:
        missed += list(growth_lines(python, place, base, ratios))
    if missed:
        print(f"{len(missed)} above their aims")
    return 1 if missed and check else 0


def counts_of(asked: list[Measured]) -> list[float]:
    """Return the counts of command lines, one core each."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(counted, asked))


def lines(asked: list[Measured], ratios: dict[str, float]) -> Iterator[str]:
    """Print and yield a line a command; an exclamation mark stands before what misses its aim."""
    for one in asked:
        ratio, aim = ratios[one.name], one.aim or 0.0
        if "--data" in one.name:
            # An overlay is measured by what it adds to the same question without one.
            ratio, aim = ratio - ratios[OVERLAID], 0.9 if one.name.endswith("100") else 0.8
            yield told(f"overlay of {Path(one.words[-1]).name}, added", ratio, aim)
        else:
            yield told(one.name, ratio, aim)


def told(name: str, ratio: float, aim: float) -> str:
    """Print and return one line."""
    line = f"{'!' if ratio > aim * ROOM else ' '} {name:<46}{ratio:6.2f}  {aim:4.2f}"
    print(line)
    return line


def growth_lines(python: str, place: Path, base: float, ratios: dict[str, float]) -> Iterator[str]:
    """Print how commands grow with the knowledge; yield the lines that miss their aim."""
    print("Knowledge ten and a hundred times as large, against itself")
    names = [*(f"{line} --json" for line in ANSWERS), f"{ASKED} --json"]
    sizes: dict[int, list[float]] = {}
    for times in (10, 100):
        program = grown(python, times, place / f"grown{times}")
        measured = [Measured(name, [*program, *name.split()], None) for name in names]
        for one in measured[:1]:
            subprocess.run(one.words, env=SURROUNDINGS, capture_output=True, check=True)  # noqa: S603
        sizes[times] = [count / base for count in counts_of(measured)]
    for name, ten, hundred in zip(names, sizes[10], sizes[100], strict=True):
        own, line = ratios[name], name.removesuffix(" --json")
        if line not in LISTS:
            found = told(f"{name} × 10", ten / own, 1.2 if line == ASKED else 1.35)
            if found.startswith("!"):
                yield found
        # Linear: from ten to a hundred times, it may grow ten times as much as from one to ten.
        bent = told(f"{name} × 100, against linear", (hundred - ten) / max(ten - own, 0.02), 10.0)
        if bent.startswith("!"):
            yield bent


if __name__ == "__main__":
    sys.exit(main())
