"""Every command, over the live command table: help, examples, formats, JSON, sources, figures."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from rich.cells import cell_len

import mlcareer
from mlcareer.cli.app import PANELS, build
from mlcareer.knowledge.opening import open_knowledge
from mlcareer.topics.schema import schema

Run = Callable[..., Any]
Words = tuple[str, ...]

MORE = [
    ("compare", "ml-engineer", "data-engineer", "ai-engineer", "data-analyst", "software-engineer"),
    ("compare", "research-scientist", "ml-architect", "--country", "DE", "--level", "mid"),
    ("salary",),
    ("salary", "data-scientist", "--by", "country"),
    ("salary", "--by", "role", "--level", "entry", "--period", "month"),
    ("salary", "--by", "level", "--country", "GB"),
    ("salary", "--level", "senior", "--explain"),
    ("salary", "--level", "mid", "--country", "DE", "--offer", "95.000 EUR"),
    ("salary", "--level", "veteran", "--country", "IN", "--offer", "60 LPA", "--explain"),
    ("salary", "--contract", "--period", "day"),
    ("roadmap", "ai-engineer", "--hours-per-week", "5", "--start", "2027-01-04", "--core-only"),
    ("roadmap", "ml-engineer", "--have", "python,sql", "--from", "data-analyst"),
    ("roadmap", "--have", "sql:basics", "--have", "git", "--level", "senior"),
    ("roadmap", "ai-engineer", "--specialise", "nlp", "--hours-per-week", "10"),
    ("skills", "data-scientist", "--level", "entry"),
    ("tools", "mlops-engineer", "--level", "staff"),
    ("ladder", "data-engineer", "--level", "mid"),
    ("market", "--all"),
    ("why", "model"),
    ("why", "us-mle-cityjobs-senior"),
    ("why", "programming.hours"),
    ("why", "cityjobs"),
    ("sources", "judgement"),
    ("check", "--on", "2031-01-01"),
    ("ask", "retired certificates"),
    ("export",),
]
"""Questions beside the examples that reach other parts of the answers."""

ROLES = sorted(open_knowledge().roles)
UNTABLED = {"compare", "schema", "export"}
"""The commands whose answer is no table; a new one without CSV has to be named here."""
SECOND = {"compare", "roadmap"}
"""The commands whose answer has the second version of its shape."""
ROOT = Path(__file__).parents[2]
SCHEMAS = sorted(path.stem for path in (ROOT / "schemas").iterdir())
"""The answers that have a schema, frozen."""


@cache
def _schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name).schema)


@pytest.fixture(scope="module")
def answered(shown: Run, questions: list[Words]) -> list[tuple[Words, Any]]:
    """Return (words, answer) of every example and every further question, as JSON."""
    asked = [words for words in (*questions, *MORE) if words[0] != "schema"]
    return [(words, shown(*words, "--format", "json").answer) for words in asked]


# --- The command table -----------------------------------------------------------------------


def test_every_command_has_an_answer_and_every_answer_a_command(commands: dict[str, Any]) -> None:
    """What `mlcareer -h` lists is what `mlcareer schema` describes."""
    assert set(commands) == set(SCHEMAS)


def test_a_command_is_called_like_its_function(any_command: str, commands: dict[str, Any]) -> None:
    """A reader of the help finds the code by its name."""
    assert commands[any_command].function.__name__ == any_command
    assert [one.name for one in build(any_command).registered_commands] == [any_command]


def test_help_names_the_purpose_the_options_and_every_example(
    any_command: str, run: Run, commands: dict[str, Any]
) -> None:
    """`mlcareer COMMAND -h` tells what it is for and shows what to type."""
    shown = run(any_command, "-h", COLUMNS="300")
    assert (shown.code, shown.err) == (0, "")
    words = " ".join(shown.text.split())
    purpose = commands[any_command].function.__doc__.splitlines()[0]
    assert f"Usage: mlcareer {any_command}" in words
    assert purpose in words
    for option in ("--format", "--json", "--output", "--data", "--help"):
        assert option in words
    examples = commands[any_command].examples
    assert examples
    for example in examples:
        assert example.split()[:2] == ["mlcareer", any_command]
        assert example in words


def test_the_help_without_a_command_lists_all_of_them_in_panels(
    run: Run, commands: dict[str, Any]
) -> None:
    """Twenty commands read at a glance because they are grouped."""
    shown = run("-h").text
    for name in commands:
        assert re.search(rf"^. {name} ", shown, re.MULTILINE), name
    places = [shown.index(f" {panel.name} ") for panel in PANELS]
    assert places == sorted(places)


def test_no_arguments_show_the_help(run: Run) -> None:
    """Who types only `mlcareer` is told what there is."""
    assert run() == run("--help")
    assert run().code == 0


def test_the_version_is_printed_by_both_names(run: Run) -> None:
    """-V and --version print the name and the version."""
    for option in ("-V", "--version"):
        shown = run(option)
        assert (shown.code, shown.text, shown.err) == (0, f"mlcareer {mlcareer.__version__}\n", "")


def test_it_runs_as_a_module(process: Run) -> None:
    """`python -m mlcareer` is the same program."""
    shown = process("-V")
    assert (shown.code, shown.text) == (0, f"mlcareer {mlcareer.__version__}\n")


# --- Examples and formats --------------------------------------------------------------------


def test_an_example_runs_as_it_stands(any_example: Words, run: Run, folder: Path) -> None:
    """What the help tells to type works, says nothing on stderr and leaves only what it should."""
    done = run(*any_example)
    assert (done.code, done.err) == (0, "")
    if "--output" in any_example:
        assert done.out == b""
        assert [path.name for path in folder.iterdir()] == [any_example[-1]]
    else:
        assert done.out.endswith(b"\n")
        assert not list(folder.iterdir())


@pytest.mark.parametrize("form", ["json", "markdown", "csv"])
def test_an_example_is_answered_in_every_format(any_question: Words, form: str, shown: Run) -> None:
    """Each command speaks each format; where the answer is no table, CSV is refused clearly."""
    done = shown(*any_question, "--format", form)
    if form == "csv" and any_question[0] in UNTABLED:
        assert (done.code, done.out) == (2, b"")
        assert "no CSV" in done.err
        assert "--format json or markdown" in done.err
        return
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith(b"\n")
    assert not done.out.startswith(b"\n")
    assert b"\x1b" not in done.out
    assert b"\r" not in done.out


@pytest.mark.parametrize("words", MORE, ids=" ".join)
def test_further_questions_are_answered_for_readers_too(words: Words, run: Run) -> None:
    """Beside JSON there are a table that fits 60 columns, and Markdown."""
    drawn = run(*words, "--format", "table", COLUMNS="60")
    assert (drawn.code, drawn.err) == (0, "")
    assert [line for line in drawn.lines if cell_len(line) > 60] == []
    assert run(*words, "--format", "markdown").text.startswith("# ")


@pytest.mark.parametrize("command", ["schema", "export"])
def test_commands_made_for_json_have_a_table_too(command: str, run: Run) -> None:
    """Where JSON is the default form, a table still tells what there is."""
    done = run(command, "--format", "table")
    assert (done.code, done.err) == (0, "")
    assert len(done.lines) < 40


def test_csv_has_a_head_and_a_cell_for_each_of_its_names(any_question: Words, shown: Run) -> None:
    """A spreadsheet reads the CSV: one head that starts with the id, and rows of its width."""
    if any_question[0] in UNTABLED:
        return
    head, *rows = csv.reader(StringIO(shown(*any_question, "--format", "csv").text))
    assert head[0] == "id"
    assert len(set(head)) == len(head)
    assert all(len(row) == len(head) for row in rows)
    nothing_due = any_question[0] == "check" or "--stale" in any_question
    assert rows or nothing_due


def test_markdown_starts_with_a_heading_and_its_tables_are_whole(
    any_question: Words, shown: Run
) -> None:
    """Markdown can be pasted as it is: a heading, and as many cells in each row as in its head."""
    text = shown(*any_question, "--format", "markdown").text
    assert text.startswith("# ")
    wide = None
    for line in text.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else None
        assert cells is None or wide in {None, cells}, line
        wide = cells


def test_output_writes_the_bytes_that_stdout_gets(
    any_command: str, shown: Run, run: Run, questions: list[Words], folder: Path
) -> None:
    """`--output FILE` and `> FILE` are the same, and nothing else is left beside the file."""
    example = next(words for words in questions if words[0] == any_command)
    words = (*example, "--format", "json" if any_command == "salary" else "table")
    written = run(*words, "--output", "answer.txt", COLUMNS=None)
    assert (written.code, written.out, written.err) == (0, b"", "")
    assert (folder / "answer.txt").read_bytes() == shown(*words, COLUMNS=None).out
    assert [path.name for path in folder.iterdir()] == ["answer.txt"]


def test_output_replaces_an_older_file_and_keeps_its_rights(run: Run, folder: Path) -> None:
    """Writing again gives the new answer under the old permissions."""
    old = folder / "answer.json"
    old.write_text("old")
    old.chmod(0o640)
    assert run("quality", "--json", "-o", "answer.json").code == 0
    assert json.loads(old.read_text())["schema_id"] == "mlcareer.quality.v1"
    assert old.stat().st_mode & 0o777 == 0o640


# --- JSON ------------------------------------------------------------------------------------


def test_json_is_one_object_with_its_schema_first_and_its_sources_last(
    answered: list[tuple[Words, Any]],
) -> None:
    """A program knows at once what it reads, and finds the sources where they always are."""
    for words, answer in answered:
        keys = list(answer)
        assert (keys[0], keys[-1]) == ("schema_id", "sources"), words
        assert answer["schema_id"] == f"mlcareer.{words[0]}.v{2 if words[0] in SECOND else 1}"


def test_json_is_the_same_bytes_each_time(any_question: Words, shown: Run, run: Run) -> None:
    """No clock, no chance: the same question gives the same bytes, with a final newline."""
    first, second = shown(*any_question, "--format", "json"), run(*any_question, "--json")
    assert first == second
    assert first.text.startswith('{\n  "')
    assert first.out.endswith(b"}\n")


def test_json_does_not_depend_on_the_terminal(run: Run) -> None:
    """Width, colour and locale change tables only."""
    words = ("salary", "--level", "senior", "--json")
    plain = run(*words)
    assert plain == run(*words, COLUMNS="60", FORCE_COLOR="1", terminal=True)
    assert plain == run(*words, LC_ALL="C", TERM="dumb", NO_COLOR="1")


def test_json_is_the_same_in_another_process(run: Run, process: Run) -> None:
    """Hash seeds and import order leave no trace."""
    words = ("compare", "--json")
    assert process(*words, PYTHONHASHSEED="1").out == run(*words).out


def _shortened(value: Any) -> Any:
    """Return an answer with the first records of its long lists: the rest is of the same kind."""
    if isinstance(value, dict):
        return {key: _shortened(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shortened(inner) for inner in value[:6]]
    return value


def test_json_fits_its_schema(answered: list[tuple[Words, Any]]) -> None:
    """Every answer validates against `mlcareer schema COMMAND`."""
    for words, answer in answered:
        fault = next(_schema(words[0]).iter_errors(_shortened(answer)), None)
        assert fault is None, (words, fault and fault.message)


def test_a_wrong_answer_does_not_fit_the_schema(run: Run) -> None:
    """The schemas are not so loose that anything would pass."""
    answer = run("salary", "--level", "senior", "--json").answer
    for key in ("schema_id", "figures", "sources"):
        broken = {name: value for name, value in answer.items() if name != key}
        assert not _schema("salary").is_valid(broken), key
    assert not _schema("salary").is_valid(answer | {"period": "decade"})
    assert not _schema("salary").is_valid(answer | {"extra": 1})


@pytest.mark.parametrize("name", [*SCHEMAS, None])
def test_every_schema_is_a_valid_schema(name: str | None, run: Run) -> None:
    """`mlcareer schema` prints JSON Schema of the 2020-12 draft."""
    body = run("schema", *([name] if name else [])).answer
    Draft202012Validator.check_schema(body)
    uri = "https://json-schema.org/draft/2020-12/schema"
    assert uri in {body.get("$schema"), body.get("$ref")}


@pytest.mark.parametrize("file", ["levels", "stages", "tasks", "certifications"])
def test_the_schema_of_a_knowledge_file_knows_right_from_wrong(file: str, run: Run) -> None:
    """An editor that uses the schema accepts the shipped file and marks a misspelt key."""
    path = ROOT / "data" / f"{file}.yaml"
    records = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
    validator = Draft202012Validator(run("schema", f"{file}.yaml").answer)
    assert [fault.message for fault in validator.iter_errors(records)] == []
    records[file][0]["sourcs"] = records[file][0].pop("sources")
    assert not validator.is_valid(records)


# --- Every number leads to a source ----------------------------------------------------------

NO_FACT = {
    # What the user typed, given back.
    "roadmap.hours_per_week",
    # Counts of the answer's own records: how many are not shown, how many were checked.
    "certificates.hidden",
    "market.counts.*.hidden",
    "check.counts.*",
    # Totals of what stands below with its sources; test_totals_are_sums holds them to that.
    "roadmap.hours.*",
    "roadmap.weeks.*",
}
"""The only numbers without sources of their own, and why."""


def _numbers(value: Any, path: str, holder: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each number's place and the sources of the nearest object around it that has some."""
    if isinstance(value, dict):
        own = value.get("sources")
        if (
            "." in path
            and isinstance(own, list)
            and own
            and all(isinstance(one, str) for one in own)
        ):
            holder = own
        for key, inner in value.items():
            yield from _numbers(inner, f"{path}.{key}", holder)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbers(inner, f"{path}.*", holder)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, holder


def _exempt(path: str) -> bool:
    return path in NO_FACT or f"{path.rpartition('.')[0]}.*" in NO_FACT


def _unsourced(command: str, answer: Any) -> list[str]:
    """Return the places of numbers that lead to no source with publisher, kind and date."""
    known = {
        source["id"]
        for source in answer["sources"]
        if source["publisher"] and source["kind"] and (source["published"] or source["accessed"])
    }
    return [
        path
        for path, holder in _numbers(answer, command, [])
        if not _exempt(path) and not (holder and set(holder) <= known)
    ]


def test_every_number_of_every_answer_leads_to_a_source(
    answered: list[tuple[Words, Any]],
) -> None:
    """From each number, by id, to a source with publisher, kind and date."""
    for words, answer in answered:
        assert _unsourced(words[0], answer) == [], words


@pytest.mark.parametrize("role", ROLES)
def test_every_number_about_a_role_leads_to_a_source(role: str, run: Run) -> None:
    """The same for each command that takes a role, for every role there is."""
    other = "data-scientist" if role != "data-scientist" else "ml-engineer"
    questions = [
        ("roles", role),
        ("ladder", role, "--country", "CA"),
        ("skills", role),
        ("tools", role),
        ("salary", role),
        ("salary", role, "--level", "experienced", "--explain", "--offer", "150k"),
        ("roadmap", role, "--from", other, "--hours-per-week", "6"),
        ("compare", role, other),
        ("market", role),
        ("certificates", "--role", role, "--all"),
    ]
    for words in questions:
        asked = run(*words, "--json")
        if asked.code == 3:  # refused, since the data cannot carry an answer
            assert words[0] in {"market", "skills", "tools"}
            continue
        assert _unsourced(words[0], asked.answer) == [], words


def test_every_skill_and_tool_page_leads_to_its_sources(run: Run) -> None:
    """Each page of each skill and tool answers, and its numbers have sources."""
    knowledge = open_knowledge()
    pages = [
        *(("skills", one) for one in knowledge.skills),
        *(("tools", one) for one in knowledge.tools),
    ]
    for words in pages[::4]:
        answer = run(*words, "--json").answer
        assert [record["id"] for record in answer[words[0]]] == [words[1]]
        assert _unsourced(words[0], answer) == [], words


def test_a_number_without_a_source_would_be_found(run: Run) -> None:
    """The walk itself can fail: take the sources away and it tells the place."""
    answer = run("salary", "--level", "senior", "--json").answer
    answer["figures"][0]["sources"] = []
    assert "salary.figures.*.shown_central" in _unsourced("salary", answer)
    answer = run("salary", "--level", "senior", "--json").answer
    answer["sources"] = [one for one in answer["sources"] if one["id"] != "cityjobs"]
    assert "salary.figures.*.shown_central" in _unsourced("salary", answer)


def test_totals_are_sums_of_what_has_sources(run: Run) -> None:
    """Typical hours of a plan are those of its steps; their range is narrower than all at once.

    Weeks are hours by pace.
    """
    answer = run("roadmap", "--hours-per-week", "7", "--json").answer
    parts = [
        (stage["hours"], [one["hours"] for one in stage["steps"]]) for stage in answer["stages"]
    ]
    steps = [hours for _, held in parts for hours in held]
    assert len(steps) > 10
    for whole, held in (*parts, (answer["hours"], steps)):
        low, typical, high = (
            sum(one[bound] for one in held) for bound in ("low", "typical", "high")
        )
        assert whole["typical"] == typical
        assert low <= whole["low"] <= typical <= whole["high"] <= high
    assert answer["hours"]["low"] > sum(one["low"] for one in steps)
    assert answer["hours"]["high"] < sum(one["high"] for one in steps)
    assert answer["weeks"] == [-(-answer["hours"][b] // 7) for b in ("low", "typical", "high")]


# --- The figures that were promised ----------------------------------------------------------


def _figures(run: Run, *options: str) -> dict[str, Any]:
    answer = run("salary", *options, "--json").answer
    return {figure["id"]: figure for figure in answer["figures"]}


def test_a_senior_is_paid_what_two_sources_say(run: Run) -> None:
    """cityjobs: 174,161 from eleven years on; testRigor: 150,000 and open."""
    figures = _figures(run, "--level", "senior")
    (city,) = (one for one in figures.values() if one["sources"] == ["cityjobs"])
    assert (city["central"], city["currency"], city["period"]) == (174161, "USD", "year")
    assert city["years"][0] == 11
    (rigor,) = (one for one in figures.values() if one["sources"] == ["testrigor"])
    assert (rigor["low"], rigor["open_ended"]) == (150000, True)


@pytest.mark.parametrize(
    ("options", "amount"),
    [
        (("--level", "veteran"), 197910),
        (("--level", "experienced"), 158328),
        (("--years", "7"), 174161),
        (("--years", "4"), 142495),
        (("--years", "1"), 118746),
    ],
)
def test_a_level_or_its_years_give_the_figure_of_cityjobs(
    options: Words, amount: int, run: Run
) -> None:
    """The level table of cityjobs, asked by level and by years of experience."""
    amounts = [
        one["central"] for one in _figures(run, *options).values() if "cityjobs" in one["sources"]
    ]
    assert amounts == [amount]


def test_years_stand_for_their_level(run: Run) -> None:
    """Four years are the mid level, in every figure; how far sources differ on that is said."""
    by_years = run("salary", "--years", "4", "--json").answer
    by_level = run("salary", "--level", "mid", "--json").answer
    said = [one for one in by_years["warnings"] if one not in by_level["warnings"]]
    assert len(said) == 1
    assert re.fullmatch(
        r"4 years count as mid here; sources start mid at \d+ to \d+ years: "
        r"mlcareer ladder ml-engineer --level mid",
        said[0],
    )
    assert by_years | {"warnings": by_level["warnings"]} == by_level


@pytest.mark.parametrize("years", ["10", "25", "60"])
def test_no_number_of_years_makes_a_manager_or_a_veteran(years: str, run: Run) -> None:
    """Years name a rung of the individual ladder; those of people and of one source are asked."""
    assert run("salary", "--years", years, "--json").answer["level"] == "principal"


def test_a_start_in_germany_is_50000_euros(run: Run) -> None:
    """In euros a year, and the local figure leads."""
    answer = run("salary", "--country", "DE", "--level", "entry", "--json").answer
    starts = [
        (one["central"] or one["low"], one["currency"], one["period"]) for one in answer["figures"]
    ]
    assert (50000, "EUR", "year") in starts
    assert answer["published"]["currency"] == "EUR"
    assert answer["leads"] == "published"


def test_contract_rates_run_from_50_to_200_dollars_an_hour(run: Run) -> None:
    """The range for freelance work, by the hour."""
    answer = run("salary", "--contract", "--json").answer
    assert answer["period"] == "hour"
    assert answer["employment"] == "contract"
    ranges = [
        (one["low"], one["high"], one["currency"], one["period"]) for one in answer["figures"]
    ]
    assert (50, 200, "USD", "hour") in ranges


# --- Names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("roles", "ml-engineer"), ("roles", "Machine Learning Engineer")),
        (("roles", "ml-engineer"), ("roles", "MLE")),
        (("salary", "--level", "senior"), ("salary", "--level", "SR")),
        (("salary", "--level", "staff"), ("salary", "--level", "Staff Engineer")),
        (("ladder", "--country", "DE"), ("ladder", "--country", "germany")),
        (("ladder", "--country", "de"), ("ladder", "--country", "DEU")),
        (("roadmap", "--have", "deep-learning"), ("roadmap", "--have", " Deep Learning ")),
        (
            ("roadmap", "--have", "sql:basics,git"),
            ("roadmap", "--have", "SQL:Basics", "--have", "git"),
        ),
        (("roadmap", "--specialise", "nlp"), ("roadmap", "--specialise", "NLP")),
        (("skills", "ml-engineer", "--level", "entry"), ("skills", "MLE", "--level", "junior")),
        (("why", "mle-summary"), ("why", "MLE-Summary")),
        (("sources", "cityjobs"), ("sources", "CityJobs")),
        (("compare",), ("compare", "ml-engineer", "data-scientist")),
    ],
)
def test_a_name_is_found_by_id_name_or_alias_in_any_case(
    first: Words, second: Words, run: Run
) -> None:
    """Who knows a thing under another name gets the same answer."""
    assert run(*first, "--json").answer == run(*second, "--json").answer


def test_a_former_id_is_answered_and_told(run: Run) -> None:
    """Who kept the id of an older version gets the fact that says it now."""
    answer = run("why", "programming.hours", "--json").answer
    assert (answer["id"], answer["formerly"]) == ("skill-programming-working", "programming.hours")
    shown = run("why", "programming.hours").text
    assert "programming.hours is now skill-programming-working." in shown


def test_a_renamed_product_is_found_by_its_old_name(run: Run) -> None:
    """An article's old name leads to today's record, which says so with a date."""
    answer = run("tools", "Google AI Platform", "--json").answer
    (tool,) = answer["tools"]
    assert tool["changes"]
    assert all(change["date"] for change in tool["changes"])


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("mlcareer ", {"compare", "salary", "roadmap"}),
        ("mlcareer compare ml-", {"ml-engineer", "ml-architect"}),
        ("mlcareer salary --level s", {"senior"}),
        ("mlcareer tools pyt", {"pytorch", "python"}),
        ("mlcareer skills deep", {"deep-learning"}),
        ("mlcareer sources city", {"cityjobs"}),
        ("mlcareer salary --country D", {"DE", "DK"}),
        ("mlcareer compare --only t", {"tasks", "tools"}),
        ("mlcareer roadmap --specialise nl", {"nlp"}),
        ("mlcareer roadmap --level s", {"senior", "staff"}),
        ("mlcareer skills ml-engineer --level en", {"entry"}),
        ("mlcareer ladder --level pri", {"principal"}),
    ],
)
def test_the_shell_completes_names(line: str, offered: set[str], run: Run) -> None:
    """Commands, roles, levels, skills, tools, sources, countries and choices complete."""
    words = line.split()
    place = len(words) if line.endswith(" ") else len(words) - 1
    shown = run(_MLCAREER_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(place))
    assert shown.code == 0
    assert offered <= set(shown.text.split())
    start = "" if line.endswith(" ") else words[-1]
    assert all(one.startswith(start) for one in shown.text.split())
