"""Compare what installed commands cost with the smallest program that Typer can run.

    python benchmarks/startup.py VENV/bin

Where valgrind is installed, instructions are counted: they hardly change from run to run, however
busy the machine is. Elsewhere it is CPU time: program and floor run in turns, and medians are
compared. Ratios are printed beside the aims; nothing is asserted.
"""

import argparse
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

FLOOR = """
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def hello(name: Annotated[str, typer.Option(help="Whom to greet.")] = "you") -> None:
    \"\"\"Greet.\"\"\"
    print(f"Hello {name}")


app()
"""
ANSWERS = ("compare", "skills", "salary", "roadmap", "roles", "ask phd")
VERSION_AIM, JSON_AIM, TABLE_AIM = 0.5, 1.15, 1.4
TURNS = 25
CACHEGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
SURROUNDINGS = {
    **{name: value for name, value in os.environ.items() if not name.startswith("MLCAREER_")},
    "COLUMNS": "80",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
}

Program = list[str]


def questions() -> Iterator[tuple[str, float]]:
    """Yield each measured command line with the ratio it aims at."""
    yield "--version", VERSION_AIM
    yield from ((f"{answer} --json", JSON_AIM) for answer in ANSWERS)
    yield from ((answer, TABLE_AIM) for answer in ANSWERS)


def run(program: Program) -> str:
    """Run a program to its end and return its stderr; fails where it fails."""
    done = subprocess.run(  # noqa: S603 - programs named by whoever calls the benchmark
        program, env=SURROUNDINGS, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
    )
    return done.stderr.decode()


def instructions(program: Program) -> float:
    """Return how many instructions a program takes, by valgrind."""
    counted = re.search(r"I\s+refs:\s+([\d,]+)", run([*CACHEGRIND, *program]))
    if counted is None:
        message = "valgrind printed no count of instructions"
        raise ValueError(message)
    return float(counted[1].replace(",", ""))


def cpu_seconds(program: Program) -> float:
    """Return the user and system time a program takes."""
    process = subprocess.Popen(  # noqa: S603 - as above
        program, env=SURROUNDINGS, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, program)
    return usage.ru_utime + usage.ru_stime


def counted_ratios(programs: list[Program], floor: Program) -> list[float]:
    """Return each program's instructions in those of the floor, one core a program."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        base, *counts = pool.map(instructions, [floor, *programs])
    return [count / base for count in counts]


def timed_ratios(programs: list[Program], floor: Program) -> list[float]:
    """Return each program's median CPU time in that of the floor, run in turns with it."""

    def ratio(program: Program) -> float:
        turns = [(cpu_seconds(program), cpu_seconds(floor)) for _ in range(TURNS)]
        return median(own for own, _ in turns) / median(base for _, base in turns)

    return [ratio(program) for program in programs]


def main() -> None:
    """Measure the commands installed in one folder and print their ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("bin", type=Path, help="folder with python and mlcareer, such as .venv/bin")
    folder: Path = parser.parse_args().bin.absolute()
    measure: Callable[[list[Program], Program], list[float]] = timed_ratios
    unit = f"median CPU time of {TURNS} turns"
    if shutil.which(CACHEGRIND[0]):
        measure, unit = counted_ratios, "instructions"
    with TemporaryDirectory() as place:
        script = Path(place, "floor.py")
        script.write_text(FLOOR, encoding="utf-8")
        python = str(folder / "python")
        floor = [python, str(script), "--name", "reader"]
        asked = list(questions())
        programs = [[python, str(folder / "mlcareer"), *line.split()] for line, _ in asked]
        for program in (floor, *programs):
            run(program)  # compiles what has not been compiled yet
        ratios = measure(programs, floor)
    print(f"Start-up, the smallest Typer program = 1.00 ({unit})")
    print(f"{'':25}ratio   aim")
    for (line, aim), ratio in zip(asked, ratios, strict=True):
        print(f"mlcareer {line:<15}{ratio:6.2f}  {aim:4.2f}")


if __name__ == "__main__":
    main()
