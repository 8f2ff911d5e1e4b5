"""A user's own records over the built-in ones: a twelfth role, a company's levels and its pay."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

Run = Callable[..., Any]

DATA = Path(__file__).parents[2] / "data"
USAGE, NO_ANSWER, INVALID = 2, 3, 4

BREADTH = (
    "statistics", "probability", "machine-learning", "deep-learning", "programming",
    "model-evaluation", "explainability", "ai-agents", "rag", "llm-evaluation", "data-quality",
    "eda", "hypothesis-testing", "version-control",
)  # fmt: skip
KIT = (
    "pytorch", "git", "docker", "sql", "pandas", "numpy", "scikit-learn", "jupyter", "mlflow",
    "langchain", "github", "aws",
)  # fmt: skip
"""Further skills and tools of the twelfth role: fewer than 15 and 12 are too few for a plan."""


def _useful(key: str, names: tuple[str, ...]) -> str:
    """Return the YAML of a list of requirements that matter little."""
    return "".join(
        f"      - {{{key}: {name}, importance: useful, depth: basics, depth_sources: [acme],"
        " sources: [acme]}\n"
        for name in names
    )


ROLE = """
sources:
  - id: acme
    publisher: Acme Inc.
    title: Job architecture
    kind: documentation
    published: 2026-10
roles:
  - id: model-auditor
    name: Model auditor
    short: Auditor
    aliases: [auditor of models]
    summary: {id: ma-summary, text: Probes models for faults., sources: [acme]}
    focus:
      - {id: ma-focus, text: What a model gets wrong., sources: [acme]}
    tasks:
      - {task: evaluate-models, share: leads, sources: [acme]}
    skills:
      - skill: llm
        importance: core
        exception: No ads of ours are counted; nobody audits without it.
        depth: expert
        depth_sources: [acme]
        sources: [acme]
      - {skill: prompt-engineering, importance: important, depth: working, depth_sources: [acme],
         sources: [acme]}
      - {skill: communication, importance: important, depth: working, depth_sources: [acme],
         sources: [acme]}
      # What follows makes the record broad enough for hours, nearness and plans.
@SKILLS@
    tools:
      - {tool: python, importance: important, depth: working, depth_sources: [acme],
         sources: [acme]}
@TOOLS@
    ladder:
      - {id: ma-entry-scope, level: entry, aspect: scope, text: Mends probes., sources: [acme]}
    career:
      - {id: ma-ai, title: Builder, kind: sideways, role: ai-engineer, text: B., sources: [acme]}
""".replace("@SKILLS@\n", _useful("skill", BREADTH)).replace("@TOOLS@\n", _useful("tool", KIT))
"""A twelfth role, by YAML only."""

PAY = """
sources:
  - {id: acme, publisher: Acme Inc., title: Pay bands, kind: documentation, published: 2026}
levels:
  - {id: e5, name: E5, aliases: [acme five], text: Leads a team of Acme., sources: [acme]}
figures:
  - id: acme-e5
    roles: [ml-engineer]
    level: e5
    label: E5 at Acme
    country: US
    currency: USD
    period: year
    basis: publisher-band
    statistic: range
    low: 210000
    high: 250000
    as_of: 2026
    sources: [acme]
"""
"""A company's own rung with its pay."""


def _hashes() -> dict[str, str]:
    files = [path for path in DATA.rglob("*") if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module", autouse=True)
def _the_shipped_files_stay_as_they_are() -> Iterator[None]:
    """Nothing in this module changes a byte of data/."""
    before = _hashes()
    yield
    assert _hashes() == before


@pytest.fixture
def laid(tmp_path: Path) -> Callable[..., str]:
    """Return what writes YAML (or bytes) into a folder of overlay files and names it."""

    def lay(*texts: str | bytes, name: str = "mine") -> str:
        for number, text in enumerate(texts):
            raw = text if isinstance(text, bytes) else text.encode()
            (tmp_path / f"{name}{number or ''}.yaml").write_bytes(raw)
        return str(tmp_path)

    return lay


# --- What an overlay adds --------------------------------------------------------------------


@pytest.fixture(scope="module")
def twelfth(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a folder with a twelfth role."""
    folder = tmp_path_factory.mktemp("twelfth")
    (folder / "mine.yaml").write_text(ROLE)
    return str(folder)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (("roles",), "Model auditor"),
        (("roles", "auditor of models"), "Probes models for faults."),
        (("compare", "model-auditor", "ml-engineer"), "What a model gets wrong."),
        (("compare", "ml-engineer", "data-scientist", "model auditor", "--only", "tasks"), "leads"),
        (("skills", "model-auditor"), "Large language models"),
        (("skills", "prompt-engineering"), "Model auditor"),
        (("tools", "model-auditor"), "Python"),
        (("tools", "python"), "Model auditor"),
        (("roadmap", "model-auditor", "--hours-per-week", "5"), "Prompt engineering"),
        (("roadmap", "ai-engineer", "--from", "model-auditor"), "AI engineer"),
        (("ladder", "model-auditor"), "Mends probes."),
        (("ask", "mends probes"), "Mends probes."),
        (("why", "ma-focus"), "Acme Inc."),
        (("why", "model-auditor.python"), "Acme Inc."),
        (("sources", "acme"), "Job architecture"),
        (("export",), "ma-summary"),
    ],
)
def test_a_twelfth_role_takes_yaml_only(
    words: tuple[str, ...], seen: str, run: Run, twelfth: str
) -> None:
    """Every command knows the new role, with its source; --data and MLCAREER_DATA are the same."""
    done = run(*words, "--data", twelfth, COLUMNS="200")
    assert (done.code, done.err) == (0, "")
    assert seen in done.text
    assert run(*words, MLCAREER_DATA=twelfth, COLUMNS="200") == done


def test_the_new_role_is_one_of_twelve_and_gone_without_the_overlay(run: Run, twelfth: str) -> None:
    """The overlay joins the shipped records; it does not stay."""
    shipped = [role["id"] for role in run("roles", "--json").answer["roles"]]
    mine = [role["id"] for role in run("roles", "--json", "--data", twelfth).answer["roles"]]
    assert mine == [*shipped, "model-auditor"]
    assert len(mine) == 12
    assert run("roles", "model-auditor").code == USAGE
    assert run("roles", "model-auditor", "--data", twelfth).code == 0


def test_a_role_without_pay_is_refused_with_the_reason(run: Run, twelfth: str) -> None:
    """No figure is borrowed from another role."""
    done = run("salary", "model-auditor", "--data", twelfth)
    assert (done.code, done.out) == (NO_ANSWER, b"")
    assert "no pay figure for Model auditor" in done.err


def test_check_counts_what_the_overlay_adds(run: Run, twelfth: str) -> None:
    """`check FILE` is the same test before the overlay is used."""
    answer = run("check", f"{twelfth}/mine.yaml", "--on", "2026-11-21", "--json").answer
    assert (answer["valid"], answer["faults"], answer["counts"]["roles"]) == (True, [], 12)


def test_a_record_of_a_known_id_replaces_it_in_its_place(
    run: Run, laid: Callable[..., str]
) -> None:
    """The company's own words for a rung; the order of the rungs stays."""
    mine = laid(
        "levels:\n  - {id: mid, name: P2, years: [2, 4], by_years: true, text: Ours.,"
        " sources: [judgement]}\n"
    )
    rungs = run("ladder", "--data", mine, "--json").answer["rungs"]
    place = [rung["id"] for rung in rungs].index("mid")
    assert rungs[place - 1]["id"] == "entry"
    assert (rungs[place]["name"], rungs[place]["years"]) == ("P2", [2, 4])
    assert run("salary", "--years", "2", "--data", mine, "--json").answer["level"] == "mid"


@pytest.mark.parametrize(
    ("level", "years"),
    [
        ("senior", "years: [3, 4], "),
        ("senior", "years: [0, null], "),
        ("senior", ""),
        ("mid", "years: [9, 12], "),
        ("mid", ""),
        ("experienced", ""),
        ("veteran", ""),
    ],
)
def test_a_company_may_give_its_rungs_other_years_or_none(
    level: str, years: str, run: Run, laid: Callable[..., str]
) -> None:
    """Pay still rises with each level, and those without a label keep the rows of senior."""
    name = level.title()
    mine = laid(
        f"levels:\n  - {{id: {level}, name: {name}, {years}text: T., sources: [judgement]}}\n"
    )
    rungs = run("salary", "--data", mine, "--json").answer["rungs"]
    medians = {rung["id"]: rung["modelled"]["median"] for rung in rungs if rung["modelled"]}
    assert list(medians) == ["entry", "mid", "senior", "executive"]
    assert sorted(medians.values()) == list(medians.values())
    for other in ("experienced", "veteran"):
        alone = run("salary", "--level", other, "--data", mine, "--json").answer["modelled"]
        assert (alone["median"], alone["mark"]) == (medians["senior"], "interpolated")


def test_a_company_rung_has_its_own_pay_and_no_invented_one(
    run: Run, laid: Callable[..., str]
) -> None:
    """The band is shown with its source; the model, which never saw the rung, keeps silent."""
    mine = laid(PAY)
    for name in ("e5", "acme five"):
        answer = run("salary", "--level", name, "--data", mine, "--json").answer
        assert [figure["id"] for figure in answer["figures"]] == ["acme-e5"]
        assert (answer["published"]["low"], answer["published"]["high"]) == (210_000, 250_000)
        assert answer["modelled"] is None
    rung = run("ladder", "--data", mine, "--json").answer["rungs"][-1]
    assert (rung["id"], rung["published"]["typical"], rung["modelled"]) == ("e5", 230_000, None)
    offer = run("salary", "--level", "e5", "--offer", "190k", "--data", mine, "--json").answer[
        "offer"
    ]
    assert (offer["verdict"], offer["against"]) == ("fair", "published")


def test_a_role_may_be_short(run: Run, laid: Callable[..., str]) -> None:
    """Only id, name, short and summary are required: every command lives with that."""
    short = yaml.safe_load(ROLE)
    short["roles"] = [
        {key: short["roles"][0][key] for key in ("id", "name", "short", "summary")},
        {"id": "ml-engineer", "name": "Machine learning engineer", "short": "ML", "summary":
         {"id": "mle-summary", "text": "Thin.", "sources": ["acme"]}},
    ]  # fmt: skip
    mine = laid(yaml.safe_dump(short))
    for role in ("model-auditor", "ml-engineer"):
        for words in (
            ("roles", role), ("ladder", role), ("roadmap", role), ("compare", role, "data-analyst"),
            ("skills", role), ("tools", role), ("market", role), ("salary", role),
        ):  # fmt: skip
            assert run(*words, "--data", mine).code in {0, NO_ANSWER}, words
    assert run("compare", "--data", mine).code == 0


def test_an_overlay_of_nothing_new_changes_no_answer(run: Run, laid: Callable[..., str]) -> None:
    """The shipped files, given as an overlay, give the shipped answers."""
    mine = laid((DATA / "levels.yaml").read_bytes())
    words = ("salary", "--json")
    assert run(*words, "--data", mine) == run(*words)
