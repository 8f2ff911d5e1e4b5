"""Bad input: one line that says what is wrong and what to do, the right exit code, nothing else."""

import json
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.domain.money import parse_amount
from mlcareer.errors import UnknownNameError, WrongUsageError
from mlcareer.knowledge.names import named
from mlcareer.knowledge.opening import open_knowledge

Run = Callable[..., Any]
Words = tuple[str, ...]

USAGE, NO_ANSWER, INVALID = 2, 3, 4
MID = ("salary", "--level", "mid")


def controls(text: str) -> set[str]:
    """Return the characters of a text that could do something to a terminal."""
    return {one for one in text if unicodedata.category(one) in {"Cc", "Cf", "Zl", "Zp"}} - {"\n"}


def refused(done: Any, code: int) -> str:
    """Check that a command line was refused as it should be, and return what it was told."""
    assert done.out == b""
    assert done.err.startswith("mlcareer: ")
    assert done.err.count("\n") == 1
    assert done.err.endswith("\n")
    assert controls(done.err) == set()
    assert "Traceback" not in done.err
    assert len(done.err) < 1200
    assert done.code == code, done.err
    return str(done.err)


# --- Names that do not exist -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        (("comapre",), "'compare'"),
        (("salarys",), "'salary'"),
        (("salary", "--levl", "senior"), "--level"),
        (("compare", "--contry", "US"), "--country"),
        (("--versoin",), "--version"),
        (("compare", "ml-enginer", "data-scientist"), "Did you mean ml-engineer"),
        (("roles", "data scintist"), "Did you mean data-scientist"),
        (("ladder", "data-analist"), "Did you mean data-analyst"),
        (("roadmap", "--from", "data-scientst"), "Did you mean data-scientist"),
        (("certificates", "--role", "mlops-enginer"), "mlops-engineer"),
        (("market", "data-engneer"), "data-engineer"),
        (("salary", "--level", "senoir"), "Did you mean senior"),
        (("compare", "--level", "entri"), "Did you mean entry"),
        (("skills", "deep-lerning"), "Did you mean deep-learning"),
        (("skills", "ml-engneer"), "Did you mean ml-engineer"),
        (("tools", "pytroch"), "Did you mean pytorch"),
        (("tools", "kuberntes"), "Did you mean kubernetes"),
        (("roadmap", "--have", "git,pyton"), "Did you mean python"),
        (("roadmap", "--have", "git,pyton:working"), "Did you mean python"),
        (("roadmap", "--specialise", "nlpp"), "Did you mean nlp"),
        (("roadmap", "--level", "senoir"), "Did you mean senior"),
        (("ladder", "--level", "prinicpal"), "Did you mean principal"),
        (("tools", "ml-engineer", "--level", "stafff"), "Did you mean staff"),
        (("ladder", "--country", "Germny"), "Did you mean DE"),
        (("salary", "--country", "Untied States"), "Did you mean US"),
        (("sources", "cityjob"), "Did you mean cityjobs"),
        (("why", "mle-sumary"), "Did you mean mle-summary"),
        (("skills", "--category", "mlop"), "Did you mean mlops"),
        (("tools", "--category", "databse"), "Did you mean database"),
        (("schema", "salry"), "Did you mean salary"),
        (("schema", "rolse.yaml"), "Did you mean roles.yaml"),
        (("salary", "--format", "jsn"), "'json'"),
        (("compare", "--only", "task"), "'tasks'"),
        (("salary", "--period", "years"), "'year'"),
        (("salary", "--by", "land"), "'country'"),
        (("skills", "ml-engineer", "--importance", "cor"), "'core'"),
    ],
)
def test_a_misspelt_name_is_refused_with_a_suggestion(
    words: Words, suggestion: str, run: Run
) -> None:
    """Unknown commands, options and names: exit 2 and what was probably meant."""
    assert suggestion in refused(run(*words), USAGE)


@pytest.mark.parametrize("words", [("salary", "--level", "senoir"), ("salary", "--country", "AQ")])
def test_an_error_is_one_line_in_json_mode_too(words: Words, run: Run) -> None:
    """A program that reads stdout gets nothing, and the exit code tells why."""
    done = run(*words, "--json")
    assert refused(done, done.code) == run(*words).err


@pytest.mark.parametrize(
    "words",
    [
        ("roles", ""),
        ("market", ""),
        ("skills", ""),
        ("certificates", "--role", ""),
        ("compare", "--level", ""),
        ("roadmap", "--from", ""),
        ("roadmap", "--level", ""),
        ("roadmap", "--have", ":basics"),
        ("ladder", "--level", ""),
        ("skills", "ml-engineer", "--level", ""),
        ("salary", "--level", ""),
        ("salary", "--offer", ""),
        ("sources", ""),
        ("why", ""),
    ],
)
def test_an_empty_name_is_no_name(words: Words, run: Run) -> None:
    """An unset variable in a script does not silently widen the question."""
    refused(run(*words), USAGE)


@pytest.mark.parametrize(
    ("words", "listing"),
    [
        (("roles", "zzzz"), "mlcareer roles"),
        (("salary", "--level", "zzzz"), "mlcareer ladder"),
        (("roadmap", "--level", "zzzz"), "mlcareer ladder"),
        (("ladder", "--level", "zzzz"), "mlcareer ladder"),
        (("skills", "ml-engineer", "--level", "zzzz"), "mlcareer ladder"),
        (("roadmap", "--have", "zzzz:basics"), "mlcareer skills"),
        (("roadmap", "--specialise", "zzzz"), "mlcareer skills"),
        (("skills", "zzzz"), "mlcareer skills"),
        (("tools", "zzzz"), "mlcareer tools"),
        (("sources", "zzzz"), "mlcareer sources"),
        (("salary", "--country", "zzzz"), "ISO 3166"),
        (("skills", "--category", "zzzz"), "mlops"),
        (("why", "zzzz"), "mlcareer export"),
        (("zzzz",), "mlcareer --help"),
        (("salary", "--zzzz"), "mlcareer salary --help"),
        (("quality", "extra"), "mlcareer quality --help"),
        (("why", " "), "mlcareer export"),
        (("salary", "--country", ""), "ISO 3166"),
    ],
)
def test_a_name_like_no_other_is_refused_with_where_they_are_listed(
    words: Words, listing: str, run: Run
) -> None:
    """Where nothing is near, the message tells how to see all."""
    assert listing in refused(run(*words), USAGE)


def test_any_name_with_a_letter_left_out_gets_a_suggestion() -> None:
    """Whatever is named by the user is found again from an id of seven letters with one missing."""
    known = open_knowledge()
    missed = []
    for shelf in (known.roles, known.levels, known.skills, known.tools, known.sources):
        for name in [one for one in shelf if len(one) > 6][::3]:
            typed = name[:3] + name[4:]
            try:
                named(shelf, typed)
            except UnknownNameError as unknown:
                if name not in unknown.near:
                    missed.append(typed)
    assert missed == []


# --- Numbers, dates, contradictions ----------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("roadmap", "--hours-per-week", "0"), "more than 0"),
        (("roadmap", "--hours-per-week", "-3"), "more than 0"),
        (("roadmap", "--hours-per-week", "1e-308"), "from 0.001"),
        (("roadmap", "--hours-per-week", "nan"), "more than 0"),
        (("roadmap", "--hours-per-week", "inf"), "at most 100"),
        (("roadmap", "--hours-per-week", "1e9"), "at most 100"),
        (("roadmap", "--hours-per-week", "ten"), "--hours-per-week"),
        (("roadmap", "--hours-per-week", "5", "--start", "2027-02-30"), "--start"),
        (("roadmap", "--hours-per-week", "5", "--start", "2027-13-01"), "--start"),
        (("roadmap", "--hours-per-week", "5", "--start", "tomorrow"), "--start"),
        (("roadmap", "--hours-per-week", "5", "--start", "01.02.2027"), "--start"),
        (("roadmap", "--start", "2027-01-04"), "--hours-per-week"),
        (("roadmap", "--hours-per-week", "0.001", "--start", "9990-01-01"), "last date"),
        (("sources", "--on", "2027-02-29"), "--on"),
        (("check", "--on", "soon"), "--on"),
        (("salary", "--level", "senior", "--years", "2"), "contradicts"),
        (("salary", "--level", "entry", "--years", "3"), "contradicts"),
        (("salary", "--years", "-1"), "from 0 to 60"),
        (("salary", "--years", "61"), "from 0 to 60"),
        (("salary", "--years", "nan"), "from 0 to 60"),
        (("salary", "--years", "inf"), "from 0 to 60"),
        (("salary", "--years", "four"), "--years"),
        (("salary", "--offer", "95k"), "--level or --years"),
        (("salary", "--explain"), "--level or --years"),
        (("compare", "ml-engineer"), "two different roles"),
        (("compare", "ml-engineer", "MLE"), "two different roles"),
        (("skills", "--importance", "core"), "needs a role"),
        (("skills", "--level", "senior"), "--level needs a role"),
        (("tools", "--level", "senior"), "--level needs a role"),
        (("roadmap", "--have", "python:guru"), "Write one of: basics, working, expert"),
        (("roadmap", "--have", "python:"), "'' is no depth"),
        (("roadmap", "--specialise", "testing"), "has no specialisation 'testing'. It has: "),
        (("salary", "--country"), "--country"),
        (("quality", "--output", ""), "--output needs a file name"),
        (("why",), "ID"),
        (("ask",), "WORDS"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(words: Words, told: str, run: Run) -> None:
    """Out of range, no such day, contradictions, missing values: exit 2 and what would do."""
    assert told in refused(run(*words), USAGE)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("salary", "--country", "AQ"), "There are some for"),
        (("salary", "database-administrator", "--country", "JP"), "There are some for"),
        (("salary", "--contract", "--country", "IN"), "There are some for"),
        (("ask", "xyzzyqwert"), "xyzzyqwert"),
        (("ask", "日本語"), "日本語"),
    ],
)
def test_a_question_the_data_cannot_carry_is_refused_with_what_it_can(
    words: Words, told: str, run: Run
) -> None:
    """Exit 3: understood, but there is no answer; no figure is made up."""
    assert told in refused(run(*words), NO_ANSWER)


@pytest.mark.parametrize("words", [("model-auditor",), ("--from", "model-auditor")])
def test_a_plan_that_the_data_cannot_carry_says_what_is_missing(
    words: Words, run: Run, folder: Path
) -> None:
    """Exit 3, too, with an answer in every format: what there is, and no hours."""
    summary = "{id: ma-summary, text: Probes models., sources: [judgement]}"
    (folder / "thin.yaml").write_text(
        "roles:\n  - {id: model-auditor, name: Model auditor, short: Auditor, "
        f"summary: {summary}}}\n"
    )
    asked = ("roadmap", *words, "--data", "thin.yaml")
    reason = "Model auditor has 0 of 15 technical skills, 0 of 12 tools"
    for form in ("table", "json", "markdown", "csv"):
        done = run(*asked, "--format", form, COLUMNS="200")
        assert (done.code, done.err) == (NO_ANSWER, "")
        assert done.out.endswith(b"\n")
        assert (reason in done.text) == (form != "csv")  # which has the rows of a plan, and none
    answer = json.loads(run(*asked, "--json").out)
    assert (answer["hours"], answer["weeks"]) == (None, None)
    assert reason in answer["reason"]


# --- Words for the search --------------------------------------------------------------------


@pytest.mark.parametrize("words", [("",), (" ",), ("?!",), ("", ""), ("\t\n",)])
def test_no_words_are_no_question(words: Words, run: Run) -> None:
    """`ask ""` says so instead of showing everything."""
    assert "no words" in refused(run("ask", *words), USAGE)


@pytest.mark.parametrize("words", [["word"] * 10_000, ["word " * 10_000]])
def test_ten_thousand_words_are_too_many(words: list[str], run: Run) -> None:
    """In one argument or in many."""
    told = refused(run("ask", *words), USAGE)
    assert "10,000 words" in told
    assert "at most 64" in told


@pytest.mark.parametrize(
    "words", ['AND "', "NOT phd* ^title:phd", "NEAR(a b)", "'; DROP TABLE fact; --"]
)
def test_the_search_takes_no_commands(words: str, run: Run) -> None:
    """What means something to SQLite is a word like any other."""
    done = run("ask", words)
    assert (done.code, done.err) == (0, "")


@settings(max_examples=15, deadline=None)
@given(words=st.text(max_size=80).filter(lambda text: not text.startswith("-")))
def test_any_words_are_searched_or_refused(run: Run, words: str) -> None:
    """Whatever is typed: an answer, no answer, or wrong usage; never a broken screen."""
    if "\x00" in words or any("\ud800" <= one <= "\udfff" for one in words):
        return  # no shell can pass them
    done = run("ask", words)
    assert done.code in {0, USAGE, NO_ANSWER}
    assert controls(done.text) == set()
    if done.code:
        refused(done, done.code)


# --- Text that would do something to the screen ----------------------------------------------

NASTY = [
    "[red]x[/red][/][link=file:///etc/passwd]y[/link]:boom:",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07\x9b31m",
    "two\nlines\r\n\x85\u2028",
    "\u202egnp.exe\u200b\ufeff{0.__class__}%s",
]

PLACES: list[list[str]] = [
    ["X"],
    ["compare", "--only", "X"],
    ["roles", "X"],
    ["compare", "--country", "X"],
    ["skills", "X"],
    ["skills", "--category", "X"],
    ["tools", "X"],
    ["ask", "X"],
    ["market", "X"],
    [*MID, "--offer", "X"],
    ["salary", "--level", "X"],
    ["salary", "--years", "X"],
    ["salary", "--format", "X"],
    ["salary", "--data", "X"],
    ["roadmap", "--have", "X"],
    ["roadmap", "--have", "python:X"],
    ["roadmap", "--have", "X:basics"],
    ["roadmap", "--specialise", "X"],
    ["roadmap", "--level", "X"],
    ["ladder", "--level", "X"],
    ["skills", "ml-engineer", "--level", "X"],
    ["roadmap", "--hours-per-week", "X"],
    ["roadmap", "--hours-per-week", "5", "--start", "X"],
    ["certificates", "--role", "X"],
    ["sources", "X"],
    ["why", "X"],
    ["check", "X"],
    ["schema", "X"],
    ["quality", "--output", "X/answer"],
    ["quality", "--X"],
    ["quality", "X", "--format", "markdown"],
]


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_no_argument_reaches_the_screen_raw(place: list[str], run: Run, folder: Path) -> None:
    """Escape sequences, markup, line breaks and invisible characters do nothing anywhere."""
    for nasty in NASTY:
        done = run(*(word.replace("X", nasty) for word in place))
        assert done.code in {0, USAGE, NO_ANSWER, INVALID}
        assert controls(done.text) == set()
        if done.code and place[0] != "check":  # whose report of faults is its answer
            refused(done, done.code)
        if nasty.startswith("[") and place[0] in {"ask", "roles", "why", "sources", "market"}:
            assert nasty in done.text + done.err, "markup was taken for markup"
    assert not list(folder.iterdir())


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_an_odd_spelling_of_a_known_name_is_not_printed_raw(form: str, run: Run) -> None:
    """White space of any kind joins words; the note that repeats the name shows none of it."""
    done = run("tools", "Google\x1cAI\x85Platform", "--format", form)
    assert done.code == 0
    assert controls(done.text) == set()


def test_a_very_long_argument_is_cut_short(run: Run) -> None:
    """A whole page of text gets a message of normal length."""
    assert len(refused(run("roles", "x" * 100_000), USAGE)) < 200
    assert len(refused(run(*MID, "--offer", "9" * 100_000), USAGE)) < 300


# --- Amounts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "country", "amount", "currency", "period"),
    [
        ("95000", "US", 95_000, "USD", "year"),
        ("95000", "DE", 95_000, "EUR", "year"),
        ("95k", "US", 95_000, "USD", "year"),
        ("95K EUR", "DE", 95_000, "EUR", "year"),
        ("95.5k", "US", 95_500, "USD", "year"),
        ("95,5k", "DE", 95_500, "EUR", "year"),
        ("1.2m", "IN", 1_200_000, "INR", "year"),
        ("35.000", "DE", 35_000, "EUR", "year"),
        ("35,000", "US", 35_000, "USD", "year"),
        ("95.000 EUR", "DE", 95_000, "EUR", "year"),
        ("EUR 95.000", "US", 95_000, "EUR", "year"),
        ("95.000,50 €", "DE", 95_000.5, "EUR", "year"),
        ("$145,000", "US", 145_000, "USD", "year"),
        ("$145,000.00", "US", 145_000, "USD", "year"),
        ("$145,000", "CA", 145_000, "CAD", "year"),
        ("145000 usd", "DE", 145_000, "USD", "year"),
        ("£70k", "GB", 70_000, "GBP", "year"),
        ("95'000 CHF", "CH", 95_000, "CHF", "year"),
        ("60 000 EUR", "FR", 60_000, "EUR", "year"),
        ("12 LPA", "IN", 1_200_000, "INR", "year"),
        ("12 LPA", "US", 1_200_000, "INR", "year"),
        ("12 lakhs", "IN", 1_200_000, "INR", "year"),
        ("12,00,000 INR", "IN", 1_200_000, "INR", "year"),
        ("₹12,00,000", "IN", 1_200_000, "INR", "year"),
        ("¥9000000", "JP", 9_000_000, "JPY", "year"),
        ("700/day", "US", 700, "USD", "day"),
        ("85 per hour", "US", 85, "USD", "hour"),
        ("7.500 EUR/month", "DE", 7_500, "EUR", "month"),
        ("145k a year", "US", 145_000, "USD", "year"),
        ("  95k  ", "US", 95_000, "USD", "year"),
    ],
)
def test_an_amount_is_read_as_people_write_it(
    text: str, country: str, amount: float, currency: str, period: str
) -> None:
    """Scales, separators, currencies and periods, by the documented rule."""
    knowledge = open_knowledge()
    known = {one.currency for one in knowledge.countries.values() if one.currency}
    money = parse_amount(text, named(knowledge.countries, country), known)
    assert (money.amount, money.currency, money.period) == (amount, currency, period)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "cannot be read"),
        ("lots", "cannot be read"),
        ("k", "cannot be read"),
        ("1e12", "cannot be read"),
        ("0x10", "cannot be read"),
        ("nan", "cannot be read"),
        ("inf", "cannot be read"),
        ("5 EUR USD", "cannot be read"),
        ("95k-105k", "cannot be read"),
        ("0", "no believable pay"),
        ("0.0k", "no believable pay"),
        ("5", "no believable pay"),
        ("1000000000000", "no believable pay"),
        ("999999999999k", "no believable pay"),
        ("-5", "negative"),
        ("-95k", "negative"),
        ("$-95,000", "negative"),
        ("EUR 95000 USD", "two currencies"),
        ("€95000 $", "two currencies"),
        ("95000 XYZ", "unknown currency"),
        ("QQQ 95000", "unknown currency"),
        ("12 LPA EUR", "lakhs of another currency"),
        ("1,5", "two ways"),
        ("1.5", "two ways"),
        ("35.0000", "two ways"),
        ("3,50,00", "two ways"),
        ("1,234,56", "two ways"),
        ("1234.567", "two ways"),
        ("35.000k", "two ways"),
        ("1..5k", "two ways"),
        ("95000 /decade", "unknown period"),
        ("¥9000000", "several currencies"),
        ("95000 bitcoin", "cannot be read"),
    ],
)
def test_an_amount_that_is_none_is_refused(text: str, told: str, run: Run) -> None:
    """Exit 2 and why; a separator that can be read in two ways or a currency is never guessed."""
    message = refused(run(*MID, f"--offer={text}"), USAGE)
    assert told in message


def test_a_sign_of_several_currencies_needs_a_country_that_has_one(run: Run) -> None:
    """A dollar in Germany could be anybody's."""
    told = refused(run(*MID, "--country", "DE", "--offer", "$95,000"), USAGE)
    assert "several currencies" in told
    assert run(*MID, "--country", "DE", "--offer", "95000 USD").code == 0


def test_an_amount_in_a_currency_without_a_rate_is_refused(run: Run) -> None:
    """No rate is made up."""
    told = refused(run(*MID, "--offer", "95000 ZMW"), USAGE)
    assert "cannot be compared" in told


@settings(max_examples=200, deadline=None)
@given(text=st.text("0123456789.,' kKmMlL€$£eEuUrRsSdD/-+hyar", max_size=20))
def test_any_amount_is_read_or_refused(text: str) -> None:
    """Parsing never fails in another way, and never gives what is no positive amount."""
    knowledge = open_knowledge()
    known = {one.currency for one in knowledge.countries.values() if one.currency}
    try:
        money = parse_amount(text, knowledge.countries["US"], known)
    except WrongUsageError:
        return
    assert money.amount > 0
    assert money.currency in known


# --- Where the answer cannot go --------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("missing/answer.json", "does not exist"),
        ("deep/er/answer.json", "does not exist"),
        ("there", "is a folder"),
        (".", "is a folder"),
        ("/", "is a folder"),
        ("file/answer.json", "does not exist"),
        ("x" * 300, "cannot be written"),
        pytest.param(
            "/proc/answer.json",
            "cannot be written",
            marks=pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc"),
        ),
        pytest.param(
            "/dev/full",
            "cannot be written",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full"),
        ),
    ],
)
def test_an_output_that_cannot_be_written_is_refused(
    target: str, told: str, run: Run, folder: Path
) -> None:
    """Exit 4, and no file, whole or partial, is left anywhere."""
    (folder / "there").mkdir()
    (folder / "file").write_text("kept")
    assert told in refused(run("quality", "--json", "--output", target), INVALID)
    assert sorted(path.name for path in folder.rglob("*")) == ["file", "there"]
    assert (folder / "file").read_text() == "kept"


def test_a_disk_that_fills_up_leaves_no_partial_file(run: Run, folder: Path) -> None:
    """Half an answer is never seen: the older file stays, the draft goes."""
    resource = pytest.importorskip("resource")
    (folder / "answer.json").write_text("older")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        done = run("quality", "--json", "--output", "answer.json")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "cannot be written" in refused(done, INVALID)
    assert [path.name for path in folder.iterdir()] == ["answer.json"]
    assert (folder / "answer.json").read_text() == "older"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_refused(run: Run, folder: Path) -> None:
    """Exit 4 and no partial file."""
    locked = folder / "locked"
    locked.mkdir(mode=0o500)
    assert "cannot be written" in refused(run("quality", "-o", "locked/answer"), INVALID)
    assert not list(locked.iterdir())


def test_a_refused_question_does_not_touch_the_output(run: Run, folder: Path) -> None:
    """An older answer stays when the new question is wrong."""
    (folder / "answer.json").write_text("older")
    refused(run("salary", "--level", "senoir", "--json", "-o", "answer.json"), USAGE)
    refused(run("compare", "--format", "csv", "-o", "answer.json"), USAGE)
    assert (folder / "answer.json").read_text() == "older"
    assert len(list(folder.iterdir())) == 1


# --- Surroundings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("surroundings", "code"),
    [
        ({"MLCAREER_DATA": "/no/such/folder"}, INVALID),
        ({"MLCAREER_COUNTRY": "Germny"}, USAGE),
        ({"COLUMNS": "wide"}, 0),
        ({"COLUMNS": "-5"}, 0),
        ({"COLUMNS": ""}, 0),
        ({"TERM": ""}, 0),
        ({"LC_ALL": "xx_YY.nonsense"}, 0),
    ],
)
def test_odd_surroundings_are_survived_or_named(
    surroundings: dict[str, str], code: int, run: Run
) -> None:
    """What stands in the environment is checked like what is typed."""
    done = run("salary", "--level", "mid", **surroundings)
    if code:
        refused(done, code)
    else:
        assert done.code == 0
        assert "Machine learning engineer, mid" in done.text


def _start(*words: str, **how: Any) -> subprocess.Popen[bytes]:
    # A shell may have started us with signals ignored: a real one does not.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from mlcareer.__main__ import main; sys.exit(main())"
    )
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", code, *words], stderr=subprocess.PIPE, **how
    )


def test_a_reader_that_has_gone_is_no_error() -> None:
    """`mlcareer … | head -1` ends in silence."""
    reading, writing = os.pipe()
    os.close(reading)
    running = _start("why", "mle-summary", stdout=writing)
    os.close(writing)
    _, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (0, b"")


def test_a_closed_stdout_is_named() -> None:
    """`mlcareer … >&-` has nowhere to go."""
    words = [sys.executable, "-m", "mlcareer", "why", "mle-summary"]
    done = subprocess.run(  # noqa: S603 - our own command
        ["/bin/sh", "-c", '"$@" >&-', "sh", *words], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (INVALID, b"")
    assert done.stderr.startswith(b"mlcareer: there is no stdout")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_ctrl_c_ends_with_130_and_in_silence(folder: Path) -> None:
    """Interrupted while its reader is slow: no traceback, no answer on stdout."""
    os.mkfifo("waiting")
    running = _start("export", "--output", "waiting", stdout=subprocess.PIPE)
    with Path("waiting").open("rb", buffering=0) as reader:
        reader.read(1)  # more is being written than a pipe holds
        running.send_signal(signal.SIGINT)
        out, told = running.communicate(timeout=60)
    assert (running.returncode, out, told) == (130, b"", b"")
    assert [path.name for path in folder.iterdir()] == ["waiting"]
