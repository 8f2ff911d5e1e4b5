"""What a role asks for: depths and importances that exist, and an importance by its evidence."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Refused = Callable[..., str]
Valid = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("over_invented")

SHAPE = " See mlcareer schema for the shape of each record."
DEPTHS = "it must be one of: basics, working, expert, not 'guru'." + SHAPE


def role(part: str = "skills", **changes: Any) -> dict[str, Any]:
    """Return a role that asks for one skill or tool; a change to None leaves its key out."""
    stated = {
        "skill": "python",
        "importance": "important",
        "depth": "working",
        "depth_sources": ["judgement"],
        "sources": ["gazette"],
    } | changes
    if part == "tools":
        stated["tool"] = stated.pop("skill")
    held = {key: value for key, value in stated.items() if value is not None}
    summary = {"id": "ma-summary", "text": "Probes models.", "sources": ["gazette"]}
    record = {"id": "model-auditor", "name": "Model auditor", "short": "Auditor"}
    return {"roles": [record | {"summary": summary, part: [held]}]}


def counted(**changes: Any) -> dict[str, Any]:
    """Return a population of the auditor's ads."""
    population = {
        "id": "audits", "name": "Audit ads", "counted": "audit ads", "about": "skills-and-tools",
        "n": 200, "place": "US", "unit": "percent", "values": {"python": 40}, "sources": ["board"],
    }  # fmt: skip
    return {"populations": [population | changes]}


# --- Words that are none -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "changes", "told_so"),
    [
        (
            "skills",
            {"importance": "vital"},
            (
                "line 12, record 'model-auditor', key 'skills.0.importance': "
                "it must be one of: core, important, useful, not 'vital'." + SHAPE
            ),
        ),
        (
            "skills",
            {"depth": "guru"},
            f"line 13, record 'model-auditor', key 'skills.0.depth': {DEPTHS}",
        ),
        (
            "tools",
            {"depth": "guru"},
            f"line 12, record 'model-auditor', key 'tools.0.depth': {DEPTHS}",
        ),
        (
            "skills",
            {"levels": {"senior": "guru"}},
            f"line 19, record 'model-auditor', key 'skills.0.levels.senior': {DEPTHS}",
        ),
        (
            "skills",
            {"levels": {"senoir": "expert"}},
            (
                "line 2, role, record 'model-auditor', key 'skills.levels': "
                "there is no record with the id 'senoir'. Did you mean 'senior'?"
            ),
        ),
        (
            "skills",
            {"depth": None},
            (
                "line 11, record 'model-auditor', key 'skills.0.depth': "
                "a required key is missing. Add it."
            ),
        ),
        (
            "tools",
            {"depth_sources": None},
            (
                "line 11, record 'model-auditor', key 'tools.0.depth_sources': "
                "a required key is missing. Add it."
            ),
        ),
        (
            "skills",
            {"depth_sources": ["nobody"]},
            (
                "line 2, role, record 'model-auditor', key 'skills.depth_sources': "
                "no source has the id 'nobody'. Add it to sources."
            ),
        ),
        (
            "skills",
            {"elective": "often"},
            (
                "line 18, record 'model-auditor', key 'skills.0.elective': "
                "it must be true or false, not 'often'." + SHAPE
            ),
        ),
    ],
)
def test_a_word_that_is_none_is_refused_with_those_there_are(
    part: str, changes: dict[str, Any], told_so: str, lay: Lay, told: Told, refused: Refused
) -> None:
    """No importance, depth or level but those that exist; each stands in its line."""
    path = lay(role(part, **changes))
    assert told(path) == [f"mine.yaml, {told_so}"]
    assert refused("roles", "--data", path).startswith(f"mlcareer: mine.yaml, {told_so[:60]}")


@pytest.mark.parametrize(
    ("text", "told_so"),
    [
        (
            (
                "tools:\n  - id: press\n    name: Press\n    category: x\n    serves: [python]\n"
                "    shows:\n      algebra: basics\n      python: guru\n    sources: [gazette]\n"
            ),
            f"line 8, record 'press', key 'shows.python': {DEPTHS}",
        ),
        (
            (
                "tools:\n  - {id: press, name: Press, category: x, serves: [python],"
                " shows: {pyton: basics}, sources: [gazette]}\n"
            ),
            (
                "line 2, tool, record 'press', key 'shows': "
                "there is no record with the id 'pyton'. Did you mean 'python'?"
            ),
        ),
        (
            (
                "skills:\n  - id: tact\n    extend: true\n    requires: []\n"
                "  - id: writing\n    extend: true\n    requires:\n"
                "      - {skill: python, depth: guru, sources: [judgement]}\n"
            ),
            f"line 8, record 'writing', key 'requires.0.depth': {DEPTHS}",
        ),
        (
            "levels:\n  - {id: e5, name: E5, frame: guild, text: T., sources: [gazette]}\n",
            (
                "line 2, record 'e5', key 'frame': "
                "it must be one of: individual, people, own, not 'guild'." + SHAPE
            ),
        ),
    ],
)
def test_the_same_holds_where_skills_tools_and_levels_name_them(
    text: str, told_so: str, lay: Lay, told: Told
) -> None:
    """What a tool shows, what a skill requires, and which ladder a level belongs to."""
    assert f"mine.yaml, {told_so}" in told(lay(text))


# --- The importance follows from the evidence ------------------------------------------------


@pytest.mark.parametrize(
    ("share", "rule"),
    [
        (100, "core"),
        (40, "core"),
        (39.9, "important"),
        (15, "important"),
        (14.9, "useful"),
        (0, "useful"),
    ],
)
@pytest.mark.parametrize("part", ["skills", "tools"])
def test_a_counted_share_decides_the_importance(
    part: str, share: float, rule: str, lay: Lay, told: Told, valid: Valid
) -> None:
    """From 40 percent of the ads on it is core, from 15 on important; nothing else passes."""
    subject = "python" if part == "skills" else "kiln"
    for stated in ("core", "important", "useful"):
        path = lay(
            counted(values={subject: share})
            | role(part, skill=subject, counted="audits", importance=stated)
        )
        if stated == rule:
            valid(path)
            continue
        (fault,) = told(path)
        assert fault == (
            f"mine.yaml, line 14, role, record 'model-auditor', key '{part}.{subject}': by its "
            f"evidence it is {rule}, not {stated}. Write {rule}, or say why in exception."
        )


@pytest.mark.parametrize(
    ("sources", "allowed"),
    [
        (["gazette"], ("important", "useful")),
        (["judgement", "board"], ("important", "useful")),
        (["judgement"], ("useful",)),
    ],
)
def test_without_a_count_the_sources_decide(
    sources: list[str], allowed: tuple[str, ...], lay: Lay, told: Told, valid: Valid
) -> None:
    """What a source describes may be important; what only we say is useful; neither is core."""
    for stated in ("core", "important", "useful"):
        path = lay(role(sources=sources, importance=stated))
        if stated in allowed:
            valid(path)
            continue
        (fault,) = told(path)
        assert f"by its evidence it is {allowed[0]}, not {stated}" in fault


def test_an_exception_says_why_and_is_taken(lay: Lay, valid: Valid, run: Run) -> None:
    """The rule is ours: whoever knows better states the reason, which `why` shows."""
    reason = "No audit is done without it."
    path = lay(role(importance="core", exception=reason))
    valid(path)
    assert reason in run("why", "model-auditor.python", "--data", path).text


@pytest.mark.parametrize(
    ("changes", "told_so"),
    [
        ({"skill": "algebra", "counted": "board-skills"}, "'board-skills' counts no share of 'alg"),
        ({"counted": "board-roles"}, "'board-roles' counts no share of 'python'"),
    ],
)
def test_a_count_of_other_things_is_no_evidence(
    changes: dict[str, Any], told_so: str, lay: Lay, told: Told
) -> None:
    """The population must count the subject, and in percent; any importance is refused."""
    for importance in ("core", "important", "useful"):
        (fault,) = told(lay(role(importance=importance, **changes)))
        subject = changes.get("skill", "python")
        assert fault.startswith(
            f"mine.yaml, line 2, role, record 'model-auditor', key 'skills.{subject}': {told_so}"
        )
        assert fault.endswith("Name the population that does, or leave counted out.")


def test_a_count_that_is_none_is_told_once(lay: Lay, told: Told) -> None:
    """As an id that leads nowhere."""
    (fault,) = told(lay(role(counted="board-skils")))
    assert fault == (
        "mine.yaml, line 2, role, record 'model-auditor', key 'skills.counted': "
        "there is no record with the id 'board-skils'. Did you mean 'board-skills'?"
    )


@pytest.mark.parametrize(
    ("part", "implied", "said"),
    [
        ("skills", ["python"], "Named, or implied by a tool, in 40 % of 200 audit ads"),
        ("skills", [], "Named in 40 % of 200 audit ads"),
        ("tools", [], "Named in 40 % of 200 audit ads"),
    ],
)
def test_a_share_is_filled_in_with_its_base(
    part: str, implied: list[str], said: str, lay: Lay, valid: Valid, run: Run
) -> None:
    """From the population that is named, as it was counted."""
    subject = "python" if part == "skills" else "kiln"
    path = lay(
        counted(values={subject: 40}, implied=implied)
        | role(part, skill=subject, importance="core", counted="audits")
    )
    valid(path)
    (found,) = (
        one
        for one in run("export", "--data", path).answer["knowledge"]["roles"]
        if one["id"] == "model-auditor"
    )
    assert found[part][0]["share"] == said
    fact = run("why", f"model-auditor.{subject}", "--json", "--data", path).answer
    assert fact["text"] == f"{subject}: core, depth working. {said}"


def test_a_share_is_never_typed(lay: Lay, told: Told) -> None:
    """It could say anything, and nothing would stand behind it."""
    (fault,) = told(lay(role(share="Named by all")))
    assert fault == (
        "mine.yaml, line 2, role, record 'model-auditor', key 'skills.python.share': "
        "share is filled in from what 'counted' names. "
        "Remove it, or name the population in counted."
    )


# --- The hours to a depth ----------------------------------------------------------------------


def skill(*bounds: tuple[int, int, int], **changes: Any) -> dict[str, Any]:
    """Return a technical skill with these hours (low, typical, high) to each depth."""
    depths = [
        {
            "id": f"tact-{depth}", "depth": depth, "text": "Does it.", "low": low,
            "typical": typical, "high": high, "basis": "A guess.", "sources": ["judgement"],
        }
        for depth, (low, typical, high) in zip(
            ("basics", "working", "expert"), bounds, strict=False
        )
    ]  # fmt: skip
    record = {"id": "tact", "name": "Tact", "category": "programming", "text": "T."}
    return {"skills": [record | {"depths": depths, "sources": ["gazette"]} | changes]}


RISING = (10, 20, 30), (20, 40, 60), (30, 60, 90)


@pytest.mark.parametrize(
    ("bounds", "depth", "gained"),
    [
        ([(10, 20, 30), (10, 20, 30), (30, 60, 90)], "working", "0, 0, 0"),
        ([(10, 20, 30), (20, 40, 60), (20, 41, 62)], "expert", "0, 1, 2"),
        ([(10, 20, 30), (9, 40, 60), (30, 60, 90)], "working", "-1, 20, 30"),
        ([(10, 20, 30), (20, 40, 49), (30, 60, 90)], "working", "10, 20, 19"),
        ([(10, 20, 30), (20, 29, 60), (30, 60, 90)], "working", "10, 9, 30"),
        ([(20, 10, 30), (30, 40, 60), (40, 60, 90)], "basics", "20, 10, 30"),
    ],
)
def test_hours_that_do_not_rise_are_refused(
    bounds: list[tuple[int, int, int]], depth: str, gained: str, lay: Lay, told: Told
) -> None:
    """Each depth takes more time than the one before it, and what it adds is a range itself."""
    (fault,) = told(lay(skill(*bounds)))
    assert fault == (
        f"mine.yaml, line 2, skill, record 'tact', key 'depths.{depth}': the hours to {depth} do "
        f"not rise: from the depth before it come {gained} (low, typical, high). Let each bound "
        "rise, low by no more than typical, typical by no more than high."
    )


def test_hours_may_rise_by_one_and_be_a_single_number(lay: Lay, valid: Valid) -> None:
    """The least that passes."""
    valid(lay(skill(*RISING)))
    valid(lay(skill((1, 1, 1), (2, 2, 2), (3, 3, 3))))


@pytest.mark.parametrize("kept", [(), (0, 1), (1, 0, 2), (0, 0, 1), (0, 1, 2, 2)])
def test_a_technical_skill_has_each_depth_once_in_order(
    kept: tuple[int, ...], lay: Lay, told: Told
) -> None:
    """Basics, working, expert: with one missing there is no way to the others."""
    content = skill(*RISING)
    steps = content["skills"][0]["depths"]
    content["skills"][0]["depths"] = [
        steps[place] | {"id": f"tact-{number}"} for number, place in enumerate(kept)
    ]
    (fault,) = told(lay(content))
    assert fault == (
        "mine.yaml, line 2, skill, record 'tact', key 'depths': a technical skill needs the depths "
        "basics, working and expert, in this order. State each once."
    )


def test_a_soft_skill_has_no_hours(lay: Lay, told: Told, valid: Valid) -> None:
    """It is practised at work; a plan could not add its hours up."""
    (fault,) = told(lay(skill(*RISING, kind="soft", category="soft")))
    assert fault == (
        "mine.yaml, line 2, skill, record 'tact', key 'depths': a soft skill is practised at work "
        "and has no hours. Remove them."
    )
    valid(lay(skill(kind="soft", category="soft")))
