"""Percentages have a base: a text refers to a count, which says what it is of; none is typed."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Lay = Callable[..., str]
Told = Callable[..., list[str]]
Refused = Callable[..., str]
Valid = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("over_invented")

FILL_IN = "Write {population.subject} or {statistic}, which a counted record fills in."
TYPED = f"a percentage is typed into a text, without what it is a percentage of. {FILL_IN}"
UNKNOWN = (
    "the text refers to '{}', and nothing counted has this id. "
    "Write {{population.subject}}, or the id of a statistic."
)


# --- A share says what it is of ----------------------------------------------------------------


def population(**changes: Any) -> dict[str, Any]:
    """Return a share of Acme's ads; a change to None leaves its key out."""
    record = {
        "id": "acme-count", "name": "Acme ads", "counted": "Acme ads", "about": "conditions",
        "n": 1200, "place": "US", "unit": "percent", "values": {"Remote": 25}, "sources": ["board"],
    } | changes  # fmt: skip
    return {"populations": [{key: one for key, one in record.items() if one is not None}]}


def statistic(**changes: Any) -> dict[str, Any]:
    """Return a share that is a statistic; a change to None leaves its key out."""
    record = {
        "id": "acme-share", "text": "Ads of Acme that name a degree", "value": 12.5,
        "unit": "percent", "n": 80, "place": "US", "sources": ["board"],
    } | changes  # fmt: skip
    return {"statistics": [{key: one for key, one in record.items() if one is not None}]}


ADD = "Add it; an n that the source does not give is 'not stated'."


@pytest.mark.parametrize(
    ("content", "told_so"),
    [
        (population(n=None), f"'acme-count': a share in percent needs the key 'n'. {ADD}"),
        (
            population(counted=None),
            f"'acme-count': a share in percent needs the key 'counted'. {ADD}",
        ),
        (population(place=None), "'acme-count', key 'place': a required key is missing. Add it."),
        (statistic(n=None), f"'acme-share': a share in percent needs the key 'n'. {ADD}"),
        (statistic(place=None), f"'acme-share': a share in percent needs the key 'place'. {ADD}"),
    ],
)
def test_a_share_without_its_base_is_refused(
    content: dict[str, Any], told_so: str, lay: Lay, told: Told, refused: Refused
) -> None:
    """How many, of what, and where: of a population and of a statistic."""
    path = lay(content)
    assert told(path) == [f"mine.yaml, line 2, record {told_so}"]
    assert f"mine.yaml, line 2, record {told_so.partition('. ')[0]}" in refused(
        "market", "--data", path
    )


@pytest.mark.parametrize("n", [0, -3, 2.5, True, "unknown", "80"])
def test_the_size_of_a_base_is_a_number_or_not_stated(n: object, lay: Lay, told: Told) -> None:
    """One fault, in the words of whoever writes it."""
    for content in (population(n=n), statistic(n=n)):
        (fault,) = told(lay(content))
        assert "key 'n': it must be a whole number of 1 or more, or the words 'not stated'" in fault


@pytest.mark.parametrize(
    "content",
    [
        population(n="not stated"),
        population(n=1),
        population(unit="postings", n=None, counted=None),
        statistic(n="not stated"),
        statistic(unit="percent change", n=None, place=None),
        statistic(unit="people", value=12, n=None, place=None),
    ],
)
def test_what_is_no_share_needs_no_base(
    content: dict[str, Any], lay: Lay, valid: Valid, run: Run
) -> None:
    """A count and a growth are of nothing; a base that no source states is said not to be."""
    path = lay(content)
    valid(path)
    assert run("market", "--all", "--data", path).code == 0


def test_what_is_undated_is_valid_and_says_when_it_was_read(
    lay: Lay, valid: Valid, run: Run
) -> None:
    """Counts, statistics and pay of a page without a date are not dated by us."""
    figure = {
        "id": "acme-pay", "roles": ["ml-engineer"], "label": "Acme", "country": "US",
        "currency": "USD", "period": "year", "basis": "survey", "statistic": "mean",
        "central": 150000, "sources": ["board"],
    }  # fmt: skip
    path = lay(population() | statistic() | {"figures": [figure]})
    valid(path)
    market = run("market", "--all", "--json", "--data", path).answer
    dates = [one["population"]["as_of"] for one in market["counts"]] + [
        one["as_of"] for one in market["statistics"]
    ]
    assert dates.count("undated, read 2026-02") == 2
    pay = run("salary", "--json", "--data", path).answer
    (found,) = (one for one in pay["figures"] if one["id"] == "acme-pay")
    assert found["as_of"] == "undated, read 2026-02"


# --- A text types no percentage ------------------------------------------------------------------


def texts(said: str) -> dict[str, dict[str, Any]]:
    """Return a record of each kind whose texts take percentages, with one text that says this."""
    fact = {"text": said, "sources": ["gazette"]}
    summary = {"id": "ma-summary", "text": "T.", "sources": ["gazette"]}
    names = {"id": "acme", "name": "Acme"}
    tip = {"id": "tip", "text": "T.", "sources": ["gazette"]}
    return {
        "roles, tips.0.evidence.0.text": names | {"short": "Acme", "summary": summary, "tips": [
            tip | {"evidence": [fact | {"id": "beneath"}]},
        ]},
        "skills, question.text": names | {"category": "soft", "kind": "soft", "text": "T.",
            "question": fact | {"id": "asked"}, "sources": ["gazette"]},
        "tools, details.0.text": names | {"category": "x", "serves": ["python"],
            "details": [fact | {"id": "detail"}], "sources": ["gazette"]},
        "tasks, text": fact | names | {"stage": "data"},
        "levels, stated.0.label": names | {"text": "T.", "sources": ["gazette"],
            "stated": [tip | {"label": said, "years": [1, 2]}]},
        "stages, name": fact | names | {"text": "T.", "name": said, "categories": ["programming"]},
        "questions, also.0": {"id": "acme", "question": "Q", "answer": "A", "also": [said],
                              "sources": ["gazette"]},
    }  # fmt: skip


@pytest.mark.parametrize("place", texts(""))
@pytest.mark.parametrize("share", ["43 %", "43.7%", "1,234 percent", "5 Percent", "7 per cent"])
def test_a_percentage_typed_into_a_text_is_refused(
    place: str, share: str, lay: Lay, told: Told, refused: Refused
) -> None:
    """In any text of any kind that speaks of the work, however it is written."""
    kind, _, key = place.partition(", ")
    path = lay({kind: [texts(f"Named by {share} of all.")[place]]})
    (fault,) = told(path)
    named, _, rest = fault.partition(", record ")
    assert named.startswith("mine.yaml, line ")
    assert rest == f"'acme', key '{key}': {TYPED}"
    assert ", without what it is a percentage of" in refused("roles", "--data", path)


def test_it_stands_in_its_line(lay: Lay, told: Told) -> None:
    """Also of what extends a built-in record; each is told."""
    text = (
        "levels:\n"
        "  - id: mid\n"
        "    extend: true\n"
        "    stated:\n"
        "      - id: mid-acme\n"
        "        label: 5 % of all\n"
        "        years: [1, 2]\n"
        "        text: Fine, {growth}.\n"
        "        sources: [gazette]\n"
        "tasks:\n"
        "  - id: acme\n"
        "    name: Acme\n"
        "    stage: data\n"
        "    text: 6 % of all\n"
        "    sources: [gazette]\n"
    )
    assert sorted(told(lay(text))) == [
        f"mine.yaml, line 14, record 'acme', key 'text': {TYPED}",
        f"mine.yaml, line 6, record 'mid', key 'stated.0.label': {TYPED}",
    ]


@pytest.mark.parametrize(
    "text",
    ["The 90th percentile.", "5 percentiles.", "A percent sign: %.", "43 of 100.", "Some percent."],
)
def test_a_percentage_is_a_number_with_its_sign(text: str, lay: Lay, valid: Valid) -> None:
    """A percentile, a sign and a word alone are none."""
    task = {"id": "acme", "name": "Acme", "stage": "data", "sources": ["gazette"]}
    valid(lay({"tasks": [task | {"text": text}]}))


@pytest.mark.parametrize(
    "text",
    [
        "sources: [{id: a, publisher: A, title: The 5 % report, kind: article, published: 2026}]",
        "statistics: [{id: a, text: The top 5 %, value: 3, unit: people, sources: [board]}]",
        "factors: [{id: a, name: A, text: A tenth is 10 %., sources: [survey]}]",
    ],
    ids=["sources", "statistics", "factors"],
)
def test_what_is_quoted_counted_or_paid_may_hold_one(text: str, lay: Lay, valid: Valid) -> None:
    """A title is as it is, and a statistic is itself what others refer to."""
    valid(lay(text))


# --- A reference is filled in --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (
            "{board-skills.python}",
            "80 % of 300 ML engineer posts on the board. Naming a tool for it counts too",
        ),
        ("{board-skills.deep-learning}", "33.3 % of 300 ML engineer posts on the board"),
        ("{board-levels.senior}", "40 % of posts on the board (n not stated)"),
        ("{board-roles.data-scientist}", "1,500"),
        ("{growth}", "30 %"),
        ("{acme-count.remote}", "25 % of 1,200 Acme ads"),
        ("{acme-share}", "12.5 %"),
        ("{ acme-share }", "{ acme-share }"),
        ("{Acme}", "{Acme}"),
    ],
)
def test_a_reference_becomes_the_count_with_its_base(
    reference: str, said: str, lay: Lay, valid: Valid, run: Run
) -> None:
    """From the built-in records and from the user's own, in every answer; other braces stay."""
    task = {"id": "acme", "name": "Acme", "stage": "data", "sources": ["gazette"]}
    path = lay({"tasks": [task | {"text": f"Asked by {reference}."}]} | population() | statistic())
    valid(path)
    assert run("why", "acme", "--json", "--data", path).answer["text"] == f"Acme: Asked by {said}."
    tasks = run("export", "--data", path).answer["knowledge"]["tasks"]
    assert tasks[-1]["text"] == f"Asked by {said}."


def test_a_text_that_tells_of_tools_itself_is_not_told_again(
    lay: Lay, valid: Valid, run: Run
) -> None:
    """Ads count for Python that name a tool for it: somebody has to say so, once."""
    task = {"id": "acme", "name": "Acme", "stage": "data", "sources": ["gazette"]}
    text = "Python or a tool for it: {board-skills.python}."
    path = lay({"tasks": [task | {"text": text}]})
    valid(path)
    said = "Python or a tool for it: 80 % of 300 ML engineer posts on the board."
    assert run("why", "acme", "--json", "--data", path).answer["text"] == f"Acme: {said}"


def test_what_is_counted_refers_to_nothing(lay: Lay, valid: Valid, run: Run) -> None:
    """A statistic's braces are its own: what texts refer to is itself never filled in."""
    path = lay(statistic(text="Of {growth}"))
    valid(path)
    assert run("why", "acme-share", "--data", path).text.count("{growth}")


@pytest.mark.parametrize("place", texts(""))
def test_a_reference_that_leads_nowhere_is_refused(
    place: str, lay: Lay, told: Told, refused: Refused
) -> None:
    """In any text; a name that is shown and no fact of its own is no exception."""
    kind, _, key = place.partition(", ")
    path = lay({kind: [texts("Named by {board-skills.pyton} and {growth}.")[place]]})
    noun = kind.removesuffix("s") if kind != "stages" else "stage"
    expected = (
        f"mine.yaml, line 2, {noun}, record 'acme', key '{key}': "
        f"{UNKNOWN.format('board-skills.pyton')}"
    )
    assert expected in told(path)
    assert refused("roles", "--data", path).startswith("mlcareer: mine.yaml, line 2, ")


def test_every_reference_that_leads_nowhere_is_told_once(lay: Lay, told: Told) -> None:
    """All of a text at once; the same one twice is one fault."""
    task = {"id": "acme", "name": "Acme", "stage": "data", "sources": ["gazette"]}
    text = "{gone.a} and {gone.b} and {gone.a}"
    assert told(lay({"tasks": [task | {"text": text}]})) == [
        f"mine.yaml, line 2, task, record 'acme', key 'text': {UNKNOWN.format(name)}"
        for name in ("gone.a", "gone.b")
    ]
