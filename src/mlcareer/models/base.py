"""What every record has: sources, dates, and text that is safe to print.

YAML key = model field = JSON key. Every record is frozen and refuses unknown keys, and every
record that states something about the world names the sources it rests on.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

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


def _day(value: Any) -> date:
    """Return a whole date; Pydantic alone would take a number for the seconds since 1970."""
    text = value.isoformat() if isinstance(value, date) else value
    if isinstance(text, str) and WHOLE_DAY.fullmatch(text):
        return date.fromisoformat(_partial_date(text))
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
Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
"""A day: 2026-04-22."""

MOST_YEARS = 100


def _rising_years(years: tuple[int, int | None]) -> tuple[int, int | None]:
    if years[1] is not None and years[1] < years[0]:
        raise PydanticCustomError("years_backwards", "the years run backwards")
    return years


_Years = Annotated[int, Field(ge=0, le=MOST_YEARS)]
Years = Annotated[tuple[_Years, _Years | None], AfterValidator(_rising_years)]
"""The first and the last year of experience; without a last one it is open."""

Importance = Literal["core", "important", "useful"]
Share = Literal["leads", "shares", "supports"]
Period = Literal["year", "month", "day", "hour"]
Verification = Literal["primary", "computed", "reported"]
"""primary: read in the source itself; computed: worked out by us from the source's own data;
reported: read in a page that reports somebody else's figure."""


class Plan(NamedTuple):
    """How a record is made from plain values without validation: worked out once a class."""

    defaults: dict[str, Any]
    """Every field in order; a required one with None."""
    required: frozenset[str]
    steps: tuple[tuple[str, Callable[[Any], Any]], ...]
    """The fields that are no plain JSON values, and what makes them."""


class Model(BaseModel):
    """Base of all models: frozen, closed, built on first use."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        allow_inf_nan=False,
        json_schema_serialization_defaults_required=True,  # an answer states every field
    )

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """Return a record of values that were validated before, such as those packed in a wheel.

        Nothing is checked again: making the validators of a record's models costs more than all
        the rest of an answer. Nested records, tuples and dates come out as the annotations say.
        """
        plan = cls.plan()
        whole = {**plan.defaults, **values}
        for name, convert in plan.steps:
            value = whole[name]
            if value is not None:
                whole[name] = convert(value)
        made = cls.__new__(cls)
        made._fill(whole)  # noqa: SLF001 - its own class
        return made

    def _fill(self, whole: dict[str, Any]) -> None:
        """Give a new instance its fields unchecked, as ``model_construct`` does, only faster."""
        put = object.__setattr__
        put(self, "__dict__", whole)
        put(self, "__pydantic_fields_set__", set(whole))
        put(self, "__pydantic_extra__", None)
        put(self, "__pydantic_private__", None)

    @classmethod
    def plan(cls) -> Plan:
        """Return how a record of this class is made from plain values."""
        found = PLANS.get(cls)
        if found is None:
            fields = cls.model_fields
            steps = ((name, _converter(field.annotation)) for name, field in fields.items())
            found = PLANS[cls] = Plan(
                {
                    name: None if field.is_required() else field.default
                    for name, field in fields.items()
                },
                frozenset(name for name, field in fields.items() if field.is_required()),
                tuple((name, convert) for name, convert in steps if convert),
            )
        return found


PLANS: dict[type[Model], Plan] = {}


def _converter(kind: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of this annotation from plain JSON, or None for plain values."""
    origin, parts = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Model):
        return kind.trusted
    if kind is date:
        return _as_date
    if origin is tuple:
        inner = _converter(parts[0])
        return tuple if inner is None else _each(inner)
    if origin is dict:
        inner = _converter(parts[1])
        if inner is None:
            return None
        return lambda value: {key: inner(one) for key, one in value.items()}
    found = [one for part in parts if (one := _converter(part))] if origin is not Literal else []
    return found[0] if found else None


def _each(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: tuple(map(convert, value))


def _as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


class Source(Model):
    """Who said it, when, under which licence, and when to look again."""

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

    @property
    def dated(self) -> str:
        """The date to print: published where it is known, else accessed."""
        return self.published or self.accessed or "undated"


class Fact(Model):
    """Something stated about the world: sources, how it was read, and when it goes stale."""

    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    verification: Verification = "primary"
    as_of: PartialDate | None = None
    check_by: Day | None = None


class Statement(Fact):
    """One fact in one sentence."""

    id: Id
    text: Text
