"""Former ids: each leads to the fact that says it now, and to nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Valid = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("over_invented")


def test_a_former_id_leads_to_what_says_it_now(lay: Lay, valid: Valid, run: Run) -> None:
    """Built in and of one's own: `why OLD` answers, and says what it is called now."""
    path = lay("moved:\n  - {id: old-tip, to: mle-tip}\n")
    valid(path)
    for former in ("mle-hint", "old-tip", " OLD-Tip "):
        answer = run("why", former, "--json", "--data", path).answer
        assert (answer["id"], answer["formerly"]) == ("mle-tip", former.strip().casefold())
        shown = run("why", former, "--data", path).text
        assert f"{former.strip().casefold()} is now mle-tip." in shown
    assert run("why", "mle-tip", "--json").answer["formerly"] is None


@pytest.mark.parametrize(
    ("record", "told_so"),
    [
        (
            "{id: old-tip, to: gone}",
            "key 'to': no fact has the id 'gone'. Name the fact that says it now.",
        ),
        (
            "{id: old-tip, to: mle-hint}",
            "key 'to': no fact has the id 'mle-hint'. Name the fact that says it now.",
        ),
        ("{id: mle-tip, to: mle-summary}", "key 'id': 'mle-tip' is in use. Remove the record."),
        ("{id: ml-engineer, to: mle-tip}", "key 'id': 'ml-engineer' is in use. Remove the record."),
        ("{id: gazette, to: mle-tip}", "key 'id': 'gazette' is in use. Remove the record."),
    ],
)
def test_a_former_id_that_leads_nowhere_is_refused(
    record: str, told_so: str, lay: Lay, told: Told
) -> None:
    """To no fact, to another former id, or away from a fact, role or source that is still there."""
    name = record.partition(",")[0].removeprefix("{id: ")
    assert told(lay(f"moved:\n  - {record}\n")) == [
        f"mine.yaml, line 2, former id, record '{name}', {told_so}"
    ]
