"""What every test shares: a pinned environment, and ways to run a command line.

``run`` runs it in this process (fast; what the tests use), ``process`` in a real one (pipes,
locales, signals). Whole outputs over the invented knowledge are kept in ``tests/screens``; after a
wanted change of looks write them anew with ``UPDATE_SCREENS=1 python -m pytest tests/screens`` and
read the diff.
"""

import gc
import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from mlcareer.cli.app import COMMANDS
from mlcareer.cli.app import run as main
from mlcareer.knowledge import opening
from mlcareer.knowledge.compiling import CompiledStore
from mlcareer.knowledge.library import Knowledge
from mlcareer.knowledge.overlay import read_checkout

# The same cases in every run: whether a commit lands is no matter of chance.
settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")

FIXTURE = Path(__file__).parent / "fixture"
"""A small invented knowledge that shows every feature; see its README."""

PINNED = {
    "COLUMNS": "80",
    "LINES": "24",
    "TERM": "xterm-256color",
    "NO_COLOR": None,
    "FORCE_COLOR": None,
    "CLICOLOR_FORCE": None,
    "TTY_COMPATIBLE": None,
    "TTY_INTERACTIVE": None,
    "GITHUB_ACTIONS": None,
    "TERMINAL_WIDTH": None,
    "PYTHONIOENCODING": None,
    "PYTHONUTF8": None,
    "LC_ALL": "C.UTF-8",
    "LC_CTYPE": None,
    "LANG": None,
    "MLCAREER_DATA": None,
    "MLCAREER_COUNTRY": None,
    "_MLCAREER_COMPLETE": None,
}
"""The surroundings that change what is printed; None means unset."""


@dataclass(frozen=True)
class Ran:
    """What a command line did: exit code, the bytes of stdout, the text of stderr."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Stdout as text."""
        return self.out.decode("utf-8")

    @property
    def lines(self) -> list[str]:
        """Stdout as lines."""
        return self.text.splitlines()

    @property
    def answer(self) -> Any:
        """Stdout as JSON, where the command line answered."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)


class Terminal(io.TextIOWrapper):
    """A stdout that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def _set(environment: dict[str, str | None]) -> None:
    for name, value in environment.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="session", autouse=True)
def _pinned() -> Iterator[None]:
    """Pin what the surroundings could change, for all tests."""
    before = {name: os.environ.get(name) for name in PINNED}
    _set(PINNED)
    yield
    _set(before)


def run_here(*words: str, terminal: bool = False, **environment: str | None) -> Ran:
    """Run ``mlcareer WORDS...`` in this process, with these changes of the environment."""
    before = {name: os.environ.get(name) for name in environment}
    kept = sys.argv, sys.stdout, sys.stderr
    sys.argv = ["mlcareer", *words]
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdout = (Terminal if terminal else io.TextIOWrapper)(out, encoding="utf-8")
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8")
    _set(environment)
    gc.disable()  # as the program itself does
    try:
        try:
            code = main()
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        return Ran(code, out.getvalue(), err.getvalue().decode())
    finally:
        gc.enable()
        _set(before)
        sys.argv, sys.stdout, sys.stderr = kept


@pytest.fixture(scope="session")
def run() -> Callable[..., Ran]:
    """Run a command line in this process."""
    return run_here


@pytest.fixture(scope="session")
def shown() -> Callable[..., Ran]:
    """Run a command line in this process, once for all tests that want to see its output."""
    return cache(run_here)


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Ran]]:
    """Run a command line in this process over the invented knowledge of ``tests/fixture``."""
    monkeypatch.setattr(opening, "CHECKOUT", FIXTURE)
    opening.built_in.cache_clear()
    opening.open_knowledge.cache_clear()
    yield run_here
    opening.built_in.cache_clear()
    opening.open_knowledge.cache_clear()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Return the invented knowledge of ``tests/fixture``, which no test changes."""
    return Knowledge(CompiledStore(read_checkout(FIXTURE).records))


@pytest.fixture
def laid(knowledge: Knowledge, tmp_path: Path) -> Callable[[str], Knowledge]:
    """Lay the YAML text of an overlay, which must be valid, over the invented knowledge."""

    def over(text: str) -> Knowledge:
        path = tmp_path / "overlay.yaml"
        path.write_text(text, encoding="utf-8")
        found = opening.overlaid(knowledge, path)
        assert found.problems == []
        return found.knowledge

    return over


@pytest.fixture(scope="session")
def process() -> Callable[..., Ran]:
    """Run a command line in a process of its own."""

    def start(*words: str, **environment: str | None) -> Ran:
        surroundings = {**os.environ, **{k: v for k, v in environment.items() if v is not None}}
        for name in (name for name, value in environment.items() if value is None):
            surroundings.pop(name, None)
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "mlcareer", *words],
            capture_output=True,
            env=surroundings,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr.decode())

    return start


EXAMPLES = [
    tuple(shlex.split(example)[1:]) for one in COMMANDS.values() for example in one.examples
]
"""Every example of every command's help, as words after ``mlcareer``."""


def _on_stdout(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return an example without its ``--output``."""
    if "--output" not in words:
        return words
    at = words.index("--output")
    return words[:at] + words[at + 2 :]


ANSWERED = [_on_stdout(words) for words in EXAMPLES]
"""The examples as they answer on stdout."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for ``any_command``, ``any_example`` or ``any_question`` every one.

    They come from the live command table; a question is an example that answers on stdout.
    """
    if "any_command" in metafunc.fixturenames:
        metafunc.parametrize("any_command", list(COMMANDS))
    if "any_example" in metafunc.fixturenames:
        metafunc.parametrize("any_example", EXAMPLES, ids=shlex.join)
    if "any_question" in metafunc.fixturenames:
        metafunc.parametrize("any_question", ANSWERED, ids=shlex.join)


@pytest.fixture(scope="session")
def commands() -> dict[str, Any]:
    """Return the live command table."""
    return COMMANDS


@pytest.fixture(scope="session")
def questions() -> list[tuple[str, ...]]:
    """Return every example of every command's help, as it answers on stdout."""
    return ANSWERED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
