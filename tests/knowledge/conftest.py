"""What the tests of knowledge share: knowledge files on the fly, and how their faults are told."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mlcareer.knowledge import opening

Run = Callable[..., Any]

FIXTURE = Path(__file__).parents[1] / "fixture"
INVALID = 4
DAY = "2026-01-01"
"""Before anything of the invented knowledge is due."""


class Written(yaml.SafeDumper):
    """Writes what stands twice twice: aliases are refused."""

    def ignore_aliases(self, data: object) -> bool:
        """Never point from one place to another."""
        return bool(data) or not data


def as_yaml(content: object) -> str:
    """Return records as YAML."""
    return str(yaml.dump(content, Dumper=Written, allow_unicode=True, sort_keys=False))


@pytest.fixture(scope="module")
def over_invented() -> Iterator[None]:
    """Let every command line of a module answer from the invented knowledge of tests/fixture."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "CHECKOUT", FIXTURE)
        _forget()
        yield
    _forget()


def _forget() -> None:
    opening.built_in.cache_clear()
    opening.open_knowledge.cache_clear()


@pytest.fixture
def lay(tmp_path: Path) -> Callable[..., str]:
    """Return what writes records (or text, or bytes) into a file of a folder, and names the file.

    All files lie in the test's own folder; a name may lead into a folder below it.
    """

    def write(content: object, name: str = "mine.yaml") -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else as_yaml(content)
            path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture(scope="session")
def told(run: Run) -> Callable[..., list[str]]:
    """Return what lists the faults of files, as `check` tells them, each as one line."""

    def faults(*paths: str) -> list[str]:
        done = run("check", *paths, "--on", DAY, "--json")
        assert (done.code, done.err) == (INVALID, "")
        answer = json.loads(done.out)
        assert answer["valid"] is False
        return [
            f"{one['file']}, {one['where']}: {one['what']}. {one['fix']}"
            for one in answer["faults"]
        ]

    return faults


@pytest.fixture(scope="session")
def refused(run: Run) -> Callable[..., str]:
    """Return what runs a command line that must be refused, and gives the one line on stderr."""

    def line(*words: str) -> str:
        done = run(*words)
        assert (done.code, done.out, done.err.count("\n")) == (INVALID, b"", 1)
        assert done.err.rstrip("\n").isprintable()
        return str(done.err)

    return line


@pytest.fixture(scope="session")
def valid(run: Run) -> Callable[..., Any]:
    """Return what asks `check` about files that must be valid, and gives its answer."""

    def answer(*paths: str) -> Any:
        found = run("check", *paths, "--on", DAY, "--json").answer
        assert (found["valid"], found["faults"]) == (True, [])
        return found

    return answer
