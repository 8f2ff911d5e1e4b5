"""Amounts as people write them, their periods, and what they are in another currency."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlcareer.domain.money import (
    PERIODS,
    SYMBOLS,
    Money,
    a_period,
    a_year,
    exchanged,
    parse_amount,
)
from mlcareer.errors import WrongUsageError
from mlcareer.records.countries import Territory
from mlcareer.terms import Period

OWN = {
    "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD",
    "DE": "EUR", "IN": "INR", "GB": "GBP", "CH": "CHF", "JP": "JPY", "CN": "CNY", "AQ": None,
}  # fmt: skip
"""Countries and their currencies; one has none."""
COUNTRIES = {
    code: Territory(id=code, name=f"Land of {code}", currency=currency, sources=("gazette",))
    for code, currency in OWN.items()
}
CURRENCIES = {currency for currency in OWN.values() if currency}
RATES = {"EUR": 0.9, "INR": 80.0}
"""Units for one dollar."""


def read(text: str, country: str = "US", period: Period = "year") -> Money:
    """Return an amount as it is read in a country."""
    return parse_amount(text, COUNTRIES[country], CURRENCIES, period)


# --- Periods and currencies --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "share"), [("year", 1), ("month", 12), ("day", 260), ("hour", 2080)]
)
def test_a_year_has_12_months_260_days_and_2080_hours(period: Period, share: int) -> None:
    """There and back, cents kept."""
    assert a_year(100.5, period) == 100.5 * share
    assert a_period(208_000.0, period) == round(208_000 / share, 2)


def test_an_amount_a_period_is_rounded_to_cents() -> None:
    """100,000 a year are 384.615… a day and 48.0769… an hour."""
    assert (a_period(100_000, "day"), a_period(100_000, "hour")) == (384.62, 48.08)


@pytest.mark.parametrize(
    ("of", "to", "amount"),
    [
        ("USD", "USD", 9_000.0),
        ("USD", "EUR", 8_100.0),
        ("EUR", "USD", 10_000.0),
        ("EUR", "INR", 800_000.0),
        ("INR", "EUR", 101.25),
        ("ZMW", "ZMW", 9_000.0),
        ("ZMW", "USD", None),
        ("USD", "ZMW", None),
    ],
)
def test_money_is_exchanged_over_the_dollar(of: str, to: str, amount: float | None) -> None:
    """0.9 euros and 80 rupees for one dollar; without a rate there is no amount, never a guess."""
    assert exchanged(9_000.0, of, to, RATES) == (None if amount is None else pytest.approx(amount))


def test_money_of_one_currency_is_not_touched() -> None:
    """Not even by a rate that would not come out even."""
    assert exchanged(0.1, "EUR", "EUR", {"EUR": 0.3}) == 0.1


# --- Amounts as people write them --------------------------------------------------------------


def grouped(number: int, sign: str) -> str:
    """Return a whole number with this sign between the thousands."""
    return f"{number:,}".replace(",", sign)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, float]:
    """Return an amount as somebody may write it, and what it is."""
    kind = draw(st.sampled_from(["plain", "cents", "k"]))
    sign = draw(st.sampled_from(["", ",", ".", " ", "'"]))
    if kind == "k":
        tenths = draw(st.integers(10, 9_999))
        text = str(tenths // 10)
        if tenths % 10:
            text += draw(st.sampled_from([".", ","])) + str(tenths % 10)
        scale = draw(st.sampled_from(["k", "K", " k"]))
        return text + scale, tenths * 100.0
    whole = draw(st.integers(1_000, 99_999_999))
    if kind == "plain":
        return grouped(whole, sign), float(whole)
    cents = draw(st.integers(0, 99))
    point = draw(st.sampled_from([one for one in ".," if one != sign]))
    return f"{grouped(whole, sign)}{point}{cents:02}", whole + cents / 100


@st.composite
def with_currency(draw: st.DrawFn) -> tuple[str, str | None]:
    """Return a pattern that puts a currency before or after an amount, and which it is."""
    marks = {sign: code for sign, code in SYMBOLS.items() if code}
    mark = draw(st.none() | st.sampled_from([*marks, *sorted(CURRENCIES)]))
    if mark is None:
        return "{}", None
    code = marks.get(mark, mark)
    spelled = draw(st.sampled_from([mark, mark.lower()]))
    gap = draw(st.sampled_from(["", " "]))
    return draw(st.sampled_from([f"{spelled}{gap}{{}}", f"{{}}{gap}{spelled}"])), code


@settings(max_examples=200, deadline=None)
@given(written(), with_currency(), st.sampled_from(["US", "DE", "IN", "GB", "CH"]))
@example(("95k", 95_000), ("{}", None), "DE")
@example(("95.000", 95_000), ("{} EUR", "EUR"), "DE")
@example(("145,000", 145_000), ("${}", "USD"), "US")
def test_an_amount_is_read_as_it_was_meant(
    amount: tuple[str, float], currency: tuple[str, str | None], country: str
) -> None:
    """With points, commas, spaces or nothing, in thousands, the currency on either side."""
    text, meant = amount
    pattern, code = currency
    money = read(pattern.format(text), country)
    assert money.amount == pytest.approx(meant)
    assert money.currency == (code or OWN[country])
    assert money.period == "year"


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1_000, 99_999),
    st.sampled_from(
        [
            ("/year", "year"),
            (" per year", "year"),
            (" a month", "month"),
            ("/mo", "month"),
            ("/day", "day"),
            (" an hour", "hour"),
            ("/hr", "hour"),
            ("", "day"),
        ]
    ),
)
def test_a_period_can_be_named(number: int, period: tuple[str, Period]) -> None:
    """A year, month, day or hour, and else the period that was asked for."""
    text, meant = period
    money = read(f"{number}{text}", "US", "day")
    assert (money.amount, money.period) == (number, meant)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("12 LPA", 1_200_000), ("12.5 lpa", 1_250_000), ("12 lakhs", 1_200_000), ("₹12L", 1_200_000)],
)
def test_lakhs_are_rupees(text: str, amount: float) -> None:
    """Wherever they are offered."""
    money = read(text)
    assert (money.amount, money.currency, money.period) == (amount, "INR", "year")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "cannot be read"),
        ("plenty", "cannot be read"),
        ("0", "no believable"),
        ("-5000", "negative"),
        ("1e12", "cannot be read"),
        ("1000000000000", "no believable"),
        ("1,5", "two ways"),
        ("9,5,000", "two ways"),
        ("95..000", "two ways"),
        ("95.0000", "two ways"),
        ("1.500k", "two ways"),
        ("EUR 95k EUR", "two currencies"),
        ("€95k USD", "two currencies"),
        ("95k XXQ", "unknown currency"),
        ("$12 LPA", "lakhs of another"),
        ("95k/decade", "unknown period"),
        ("9" * 50, "cannot be read"),
        ("95k\x1b[31m", "cannot be read"),
    ],
)
def test_an_amount_that_can_be_misread_is_refused(text: str, why: str) -> None:
    """Never a guess: one line says what is wrong."""
    with pytest.raises(WrongUsageError, match=why) as refusal:
        read(text, "DE")
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize("country", ["US", "CA", "AU", "NZ", "SG", "HK"])
def test_a_dollar_sign_is_that_of_the_country(country: str) -> None:
    """Australian dollars in Australia."""
    assert read("$120k", country).currency == OWN[country]


@pytest.mark.parametrize(("country", "currency"), [("JP", "JPY"), ("CN", "CNY")])
def test_a_yen_or_yuan_sign_is_that_of_the_country(country: str, currency: str) -> None:
    """They share one."""
    assert read("¥9000k", country).currency == currency


@pytest.mark.parametrize("text", ["$120k", "¥120k", "120k $"])
def test_a_sign_of_several_currencies_is_refused_elsewhere(text: str) -> None:
    """No dollar is Germany's."""
    with pytest.raises(WrongUsageError, match="several currencies in Land of DE"):
        read(text, "DE")


def test_an_amount_needs_a_currency_where_the_country_has_none() -> None:
    """Antarctica pays in none of its own."""
    assert read("95k EUR", "AQ").currency == "EUR"
    with pytest.raises(WrongUsageError, match="has no currency"):
        read("95k", "AQ")


@pytest.mark.parametrize("word", sorted(PERIODS))
def test_every_word_for_a_period_is_read(word: str) -> None:
    """In any case, short or long."""
    money = read(f"50000/{word.upper()}", period="hour" if PERIODS[word] == "year" else "year")
    assert (money.amount, money.period) == (50_000, PERIODS[word])


def test_lakhs_a_year_are_a_year_whatever_was_asked() -> None:
    """LPA says the period; a lakh alone does not."""
    assert read("12 LPA", "IN", "month").period == "year"
    assert read("12 lakhs", "IN", "month").period == "month"
    assert read("INR 12 LPA", "US").amount == 1_200_000


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.5m", 1_500_000),
        ("2M", 2_000_000),
        ("95k", 95_000),
        ("95.5k", 95_500),
        ("95,25k", 95_250),
        ("12,34,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1'234'567", 1_234_567),
        ("1,234,567.89", 1_234_567.89),
        ("1.234.567,8", 1_234_567.8),
        ("95.000,50", 95_000.5),
        ("95000.50", 95_000.5),
        ("12345,6", 12_345.6),
        ("1234.5", 1_234.5),
    ],
)
def test_separators_and_scales_are_read_by_one_rule(text: str, amount: float) -> None:
    """Three digits behind a sign are a group, one or two are a fraction."""
    assert read(text).amount == pytest.approx(amount)


@pytest.mark.parametrize(
    "text",
    ["1.234,567.8", "1,23.4", "1234,567", "1234.567", "1.5", "9,99", "1.234.56.7", "1,234.567",
     "12,345k", "95.0k0", "1.,5", "95.", "12.34.567", "1,2345,678.9", "1234,567.89"],
)  # fmt: skip
def test_separators_of_two_meanings_are_refused(text: str) -> None:
    """A reader could take each for two numbers, or for none."""
    with pytest.raises(WrongUsageError, match=r"two ways|cannot be read as an amount"):
        read(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [("1000", "year"), ("999.99", "year"), ("83.34", "month"), ("83.33", "month")],
)
def test_the_least_believable_pay_is_1000_a_year(text: str, period: Period) -> None:
    """In any period: 83.34 a month are 1,000.08 a year, 83.33 are 999.96."""
    if text in {"1000", "83.34"}:
        assert read(text, period=period).amount == float(text)
    else:
        with pytest.raises(WrongUsageError, match="no believable pay"):
            read(text, period=period)


def test_the_most_believable_pay_is_a_billion_a_year() -> None:
    """Yen and rupees reach far."""
    assert read("1000000000", "JP").amount == 1e9
    with pytest.raises(WrongUsageError, match=r"1,000,000,001 JPY a year.*no believable pay"):
        read("1000000001", "JP")


def test_the_longest_amount_that_is_read_has_40_signs() -> None:
    """Spaces count: nobody writes more."""
    assert read("95000" + " " * 31 + "/day").period == "day"
    with pytest.raises(WrongUsageError, match="cannot be read as an amount"):
        read("95000" + " " * 32 + "/day")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=45))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    """Nothing that a user types breaks the reading."""
    try:
        money = read(text)
    except WrongUsageError as error:
        said = str(error)
    else:
        said = money.given
        assert money.amount > 0
    assert said.isprintable()
