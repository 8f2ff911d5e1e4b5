"""What every record has: sources, dates, and text that is safe to print.

YAML key = record field. Every record is frozen and refuses unknown keys, and every record that
states something about the world names the sources it rests on.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from mlcareer.terms import Verification

JUDGEMENT = "judgement"
"""The source that is our own judgement."""
ID_FORM = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
COUNTRY_FORM = r"^[A-Z]{2}$"
CURRENCY_FORM = r"^[A-Z]{3}$"

Id = Annotated[str, StringConstraints(pattern=ID_FORM, max_length=96)]
"""A permanent kebab-case name; a dot joins the ids of a fact that two records make together."""

UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co"})
"""The Unicode categories of what does something to a terminal or cannot be seen."""
JOINERS = frozenset("\u200c\u200d")
"""What scripts and emoji need to join or part their signs; unseen, but harmless."""


def _plain_text(text: str) -> str:
    from unicodedata import category

    for sign in text:
        if category(sign) in UNSEEN and sign not in JOINERS:
            raise PydanticCustomError("not_plain", "{sign}", {"sign": f"U+{ord(sign):04X}"})
    return text


Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    AfterValidator(_plain_text),
    # A schema cannot name Unicode categories: it states the part of the rule that it can.
    Field(json_schema_extra={"pattern": r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]+$"}),
]
"""One line of plain text without control, format, surrogate and private signs."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Amount = Annotated[float, Field(gt=0, lt=1e10)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Country = Annotated[str, StringConstraints(pattern=COUNTRY_FORM)]
"""ISO 3166-1 alpha-2."""
Currency = Annotated[str, StringConstraints(pattern=CURRENCY_FORM)]
"""ISO 4217."""

SOME_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _partial_date(value: Any) -> str:
    """Return a date in its text form; raises PydanticCustomError for what is in no calendar."""
    given = str(value) if type(value) in {int, date} else value  # true is an int, too
    if isinstance(given, str) and SOME_DAY.fullmatch(given):
        try:
            day = date.fromisoformat(given + "-01-01"[len(given) - 4 :])
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return given
    raise PydanticCustomError("not_a_date", "a date such as 2026, 2026-04 or 2026-04-22")


def _day(value: Any) -> str:
    """Return a whole date; Pydantic alone would take a number for the seconds since 1970."""
    text = value.isoformat() if isinstance(value, date) else value
    if isinstance(text, str) and WHOLE_DAY.fullmatch(text):
        return _partial_date(text)
    raise PydanticCustomError("not_a_day", "a date such as 2026-04-22")


_PartialDate = Annotated[
    str,
    StringConstraints(
        pattern=r"^(19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
    ),
]
PartialDate = Annotated[
    _PartialDate,
    # YAML reads 2026 as a number
    BeforeValidator(_partial_date, json_schema_input_type=_PartialDate | Year),
]
"""A year, a month or a day: 2026, 2026-04 or 2026-04-22."""
Day = Annotated[str, BeforeValidator(_day, json_schema_input_type=date)]
"""A day: 2026-04-22."""

MOST_YEARS = 100


def _rising_years(years: tuple[int, int | None]) -> tuple[int, int | None]:
    if years[1] is not None and years[1] < years[0]:
        raise PydanticCustomError("years_backwards", "the years run backwards")
    return years


_Years = Annotated[int, Field(ge=0, le=MOST_YEARS)]
Years = Annotated[tuple[_Years, _Years | None], AfterValidator(_rising_years)]
"""The first and the last year of experience; without a last one it is open."""


class To(NamedTuple):
    """Marks an id as that of a record of another kind: ``Annotated[Id, To("skills")]``."""

    kind: str


class Record(BaseModel):
    """Base of all record classes: frozen, closed, its validator built on first use."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)

    def names(self) -> tuple[str, ...]:
        """Return every name under which the record answers; none where nobody names it."""
        return ()


class Source(Record):
    """Who said it, when, under which licence, and when to review it."""

    id: Id
    publisher: Text
    title: Text
    kind: Literal[
        "article",
        "official-statistics",
        "dataset",
        "documentation",
        "survey",
        "job-board",
        "curriculum",
        "judgement",
    ]
    url: Text | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    licence: Text | None = None
    check_by: Day | None = None
    caveat: Text | None = None

    def names(self) -> tuple[str, ...]:
        """Return the id."""
        return (self.id,)


def independent(sources: Iterable[str]) -> int:
    """Return how many sources there are beside our own judgement."""
    return len(set(sources) - {JUDGEMENT})


class Fact(Record):
    """Something stated about the world: sources, how it was read, and when it goes stale.

    ``locators`` say where in a source it stands: a section, a table, a row.
    """

    sources: Annotated[tuple[Annotated[Id, To("sources")], ...], Field(min_length=1)]
    locators: dict[Id, Text] = Field(default_factory=dict)
    verification: Verification = "primary"
    as_of: PartialDate | None = None
    check_by: Day | None = None

    @model_validator(mode="after")
    def _locates_its_sources(self) -> Self:
        """Refuse a locator in a source that the fact does not rest on."""
        if strange := sorted(self.locators.keys() - set(self.sources)):
            raise PydanticCustomError("locator_of_no_source", "{names}", {"names": strange[0]})
        return self

    def words(self) -> str:
        """Return the fact in one line."""
        raise NotImplementedError


class Moved(Record):
    """An id that was once in use, and the id of the fact that says it now."""

    id: Id
    to: Id

    def names(self) -> tuple[str, ...]:
        """Return the id."""
        return (self.id,)


class Statement(Fact):
    """One fact in one sentence."""

    id: Id
    text: Text

    def words(self) -> str:
        """Return the sentence."""
        return self.text
