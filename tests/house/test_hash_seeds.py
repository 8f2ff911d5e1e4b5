"""The same question gives the same bytes, whatever order Python gives its sets in this run.

A process for each seed runs every line within itself and prints a digest of each: a seed is chosen
when Python starts, and a process for each line and seed would take minutes.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SEEDS = "0123"
FORMATS = ("table", "json", "markdown")
DAY = "2026-11-21"
PROGRAM = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
from conftest import run_here
for line in json.load(sys.stdin):
    done = run_here(*line)
    whole = repr((done.code, done.out, done.err)).encode()
    print(json.dumps([line, done.code, hashlib.sha256(whole).hexdigest()]))
"""
CLASH = """
tools:
  - id: zz
    name: Zz
    category: x
    serves: [python-programming, nobody, nothing, nowhere]
    sources: [judgement, acme, bmce, cmce]
    aliases: [pytorch, tensorflow, pandas]
    axx: 1
    bxx: 2
"""
"""A record with several faults of each sort."""


Answers = dict[tuple[str, ...], tuple[int, str]]
"""The exit code and a digest of what was written, by line."""


def answered(lines: list[list[str]], program: str = PROGRAM) -> list[Answers]:
    """Return what a process of each seed answers; two run at a time, as there are cores."""

    def run(seed: str) -> Answers:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program, str(TESTS)],
            input=json.dumps(lines),
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        found = map(json.loads, done.stdout.splitlines())
        return {tuple(line): (code, digest) for line, code, digest in found}

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, SEEDS))


def differing(by_seed: list[Answers]) -> list[str]:
    """Return the lines that are not answered alike under every seed."""
    return [
        " ".join(line) for line in by_seed[0] if len({answers[line] for answers in by_seed}) != 1
    ]


@pytest.fixture(scope="module")
def lines(
    questions: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> list[list[str]]:
    """Return every example in every format, and lines that once gave another answer each time."""
    folder = tmp_path_factory.mktemp("clash")
    for name, text in (("keys", CLASH), ("references", CLASH.partition("    axx")[0])):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    more = [
        ("roadmap", "--from", "data-scientist"),
        ("check", str(folder / "keys.yaml"), "--on", DAY),
        ("check", str(folder / "references.yaml"), "--on", DAY),
        ("why", "pytroch"),
    ]
    every = [*questions, *more]
    return [[*words, "--format", form] for words in every for form in FORMATS]


def test_no_answer_depends_on_the_order_of_a_set(lines: list[list[str]]) -> None:
    """Every example of every command, in every format, byte for byte; faults and refusals too."""
    by_seed = answered(lines)
    assert [list(answers) for answers in by_seed] == [list(map(tuple, lines))] * len(SEEDS)
    assert differing(by_seed) == []
    assert {code for code, _ in by_seed[0].values()} == {0, 2, 4}


def test_an_answer_that_depends_on_it_is_noticed() -> None:
    """The order of a set of letters is another one under at least one of the seeds."""
    faulty = PROGRAM.replace("done.out,", "list({*'abcdefgh'}),")
    assert differing(answered([["--version"]], faulty)) == ["--version"]
