"""What a start may pull in, and that no answer ever opens a connection."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import mlcareer
from mlcareer.knowledge.compiling import pack_checkout

Run = Callable[..., Any]
Words = tuple[str, ...]

PACKAGE = Path(mlcareer.__file__).parent
DATA = PACKAGE.parent.parent / "data"


def _loaded(code: str, *words: str, path: Path | None = None) -> tuple[set[str], bytes]:
    """Run Python in a process of its own; return the modules it loaded, and its stdout."""
    # Measuring coverage loads modules too, and would look for this code after it is gone.
    around = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    ending = "sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", f"import sys\n{code}\n{ending}", *words],
        capture_output=True,
        check=True,
        timeout=60,
        env=around | ({"PYTHONPATH": str(path)} if path else {}),
    )
    return set(done.stderr.decode().split()), done.stdout


ANSWER = "sys.argv[0] = 'mlcareer'\nfrom mlcareer.cli.app import run\nassert run() == 0"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package as a wheel has it: the code, and the knowledge as JSON."""
    root = tmp_path_factory.mktemp("wheel")
    shutil.copytree(PACKAGE, root / "mlcareer", ignore=shutil.ignore_patterns("__pycache__"))
    pack_checkout(DATA, root / "mlcareer" / "data")
    return root


def test_the_command_table_loads_nothing_heavy() -> None:
    """`import mlcareer.cli.app` is what every start pays: Typer, and nothing of ours but names."""
    modules, _ = _loaded("import mlcareer.cli.app")
    assert "typer" in modules
    assert not modules & {"rich", "yaml", "pydantic", "sqlite3"}


def test_the_version_loads_nothing_heavy() -> None:
    """`mlcareer -V` needs neither the knowledge nor a drawing library."""
    modules, shown = _loaded("sys.argv.append('-V')\n" + ANSWER)
    assert shown.decode() == f"mlcareer {mlcareer.__version__}\n"
    assert not modules & {"rich", "yaml", "pydantic", "sqlite3"}


def test_a_json_answer_of_a_wheel_draws_and_parses_nothing(wheel: Path, run: Run) -> None:
    """JSON from JSON: no Rich, no YAML, no search index, nothing that could use a network."""
    words = ("salary", "--level", "senior", "--json")
    modules, shown = _loaded(ANSWER, *words, path=wheel)
    assert not modules & {"rich", "yaml", "sqlite3", "http", "requests", "ssl", "asyncio"}
    assert shown == run(*words).out


def test_a_json_answer_of_a_checkout_draws_nothing() -> None:
    """A checkout reads the YAML, but does not load Rich for JSON."""
    modules, _ = _loaded(ANSWER, "roles", "--json")
    assert "yaml" in modules
    assert not modules & {"rich", "sqlite3"}


def test_a_table_of_a_wheel_reads_no_yaml(wheel: Path, run: Run) -> None:
    """The compiled knowledge is enough for tables too, and they are the same."""
    modules, shown = _loaded(ANSWER, "roles", path=wheel)
    assert "rich" in modules
    assert not modules & {"yaml", "sqlite3"}
    assert shown == run("roles").out


def test_a_table_in_a_pipe_draws_nothing(wheel: Path, run: Run) -> None:
    """Where nobody looks at it, a table is plain text, for which no Rich is loaded."""
    piped = f"import os; del os.environ['COLUMNS']\n{ANSWER}"
    modules, shown = _loaded(piped, "roles", path=wheel)
    assert not modules & {"rich", "yaml", "sqlite3"}
    assert shown == run("roles", COLUMNS=None).out


def test_no_answer_opens_a_connection(
    run: Run, questions: list[Words], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Offline means offline: with sockets forbidden, every command still answers."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "create_connection", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    for words in {words[0]: words for words in questions}.values():
        assert run(*words, "--json").code == 0, words
