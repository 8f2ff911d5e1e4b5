"""What the trained pay model, its sample and its quality card must keep, so that pay is believable.

They are written by a program, but a user's overlay may replace them.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from math import exp, log
from typing import TYPE_CHECKING

from mlcareer.errors import printable
from mlcareer.knowledge.library import Knowledge
from mlcareer.knowledge.problems import Problem, problem

if TYPE_CHECKING:
    from mlcareer.records.pay import PayModel

TRAINED = ("entry", "mid", "senior", "executive")
QUANTILES = 5
LEAST_PAY, MOST_PAY = 1_000.0, 1e9
"""Bounds of a believable amount a year, in any currency; as for an offer."""
MOST_EFFECT = 5.0
"""No role, level or country multiplies pay by more than e to this, which is 148."""
LEAST_RATE, MOST_RATE = 1e-3, 1e6
RETRAIN = "Train it again."
SLICES = ("overall", "US", "other")
NO_SHARES = {"error", "pinball"}
"""Figures of the quality card that may be over 1: they measure how far off, not how often."""
MOST_ERROR = 100.0


def pay_problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield every breach of the rules for the pay model, its sample and its quality card."""
    lacking = list(_lacking(knowledge.model))
    for part in lacking:
        what = f"the pay model lacks {part}"
        yield problem("pay model", "model", part.replace(".", " ").split()[0], what, RETRAIN)
    yield from _numbers(knowledge.model)
    if not lacking:
        yield from _amounts(knowledge.model)
    yield from _card(knowledge)


def _lacking(model: "PayModel") -> Iterator[str]:
    """Yield the parts that an estimate needs and does not find."""
    rows = {**model.residuals.US, "other": model.residuals.other}
    if len(model.quantiles) != QUANTILES:
        yield f"quantiles (it has {len(model.quantiles)}, not {QUANTILES})"
    yield from (f"residuals.US.{name}" for name in model.roles if name not in model.residuals.US)
    for name, row in rows.items():
        if len(row) != QUANTILES:
            yield f"residuals of {name}"
    yield from (f"levels.{name}" for name in TRAINED if name not in model.levels)
    for currency in dict.fromkeys(model.currencies.values()):
        if currency not in {"USD", *model.rates}:
            yield f"rates.{currency}"


def _numbers(model: "PayModel") -> Iterator[Problem]:
    """Yield the parameters that no training can give."""
    found = chain(_quantiles(model), _effects(model), _rates(model))
    yield from (problem("pay model", "model", key, what, RETRAIN) for key, what in found)
    if model.last_year < model.first_year:
        what = "the years run backwards"
        yield problem("pay model", "model", "last_year", what, "Swap them.")


def _rows(model: "PayModel") -> dict[str, tuple[float, ...]]:
    """Return the rows of residuals by their place in the model."""
    own = {f"residuals.US.{name}": row for name, row in model.residuals.US.items()}
    return own | {"residuals.other": model.residuals.other}


def _quantiles(model: "PayModel") -> Iterator[tuple[str, str]]:
    if not all(0 < share < 1 for share in model.quantiles) or not _rises(model.quantiles):
        yield "quantiles", "the quantiles must rise, each between 0 and 1"
    for key, row in _rows(model).items():
        if not _rises(row):
            yield key, "the residuals must rise from quantile to quantile"


def _effects(model: "PayModel") -> Iterator[tuple[str, str]]:
    tables = {"roles": model.roles, "levels": model.levels, "countries": model.countries}
    tables |= {f"role_levels.{role}": row for role, row in model.role_levels.items()}
    tables |= {
        key: dict(zip(map(str, range(len(row))), row, strict=True))
        for key, row in _rows(model).items()
    }
    tables["elsewhere"] = {"": model.elsewhere}
    for table, values in tables.items():
        for name, value in values.items():
            if abs(value) > MOST_EFFECT:
                what = f"an effect must be from -{MOST_EFFECT:g} to {MOST_EFFECT:g}, not {value:g}"
                yield f"{table}.{name}".rstrip("."), what
    if not log(LEAST_PAY) <= model.base <= log(MOST_PAY):
        yield "base", f"the base {model.base:g} is the logarithm of no believable pay"


def _rates(model: "PayModel") -> Iterator[tuple[str, str]]:
    for currency, rate in model.rates.items():
        if not LEAST_RATE <= rate <= MOST_RATE:
            what = f"a rate must be from {LEAST_RATE:g} to {MOST_RATE:,.0f}, not {rate:g}"
            yield f"rates.{currency}", what
    if model.rates.get("USD", 1.0) != 1.0:
        yield "rates.USD", "one US dollar is one US dollar"


def _rises(values: Iterable[float]) -> bool:
    return all(one < other for one, other in pairwise(values))


def _amounts(model: "PayModel") -> Iterator[Problem]:
    """Yield a problem where some estimate of a role, level and country is not believable.

    The parts add up, so the least and the most of each part lead to those of the whole.
    """
    if not model.roles:
        return
    steps = {
        role: [
            value + effect + model.role_levels.get(role, {}).get(level, 0.0)
            for level, effect in model.levels.items()
        ]
        for role, value in model.roles.items()
    }
    for place, effect in model.countries.items():
        rates = [1.0, model.rates.get(model.currencies.get(place, "USD"), 1.0)]
        rows: Mapping[str, tuple[float, ...]] = model.residuals.US
        if place != "US":
            rows = dict.fromkeys(steps, model.residuals.other)
        found = [
            (model.base + effect + sums + rest, role)
            for role, every in steps.items()
            for sums, rest in ((min(every), rows[role][0]), (max(every), rows[role][-1]))
        ]
        for amount, role in (min(found), max(found)):
            yield from _unbelievable(amount, role, place, rates)


def _unbelievable(amount: float, role: str, place: str, rates: list[float]) -> Iterator[Problem]:
    for rate in rates:
        if rate > 0 and not log(LEAST_PAY) <= amount + log(rate) <= log(MOST_PAY):
            shown = exp(max(-700.0, min(700.0, amount + log(rate))))
            what = f"it makes {shown:,.6g} a year of the pay of {role} in {place}"
            fix = f"Believable is {LEAST_PAY:,.0f} to {MOST_PAY:,.0f}: train it again."
            yield problem("pay model", "model", "base", what, fix)
            return


def _card(knowledge: Knowledge) -> Iterator[Problem]:
    card = knowledge.quality
    found = []
    held = card.methods.get("model", {}).get("distinct", {})
    for part in SLICES:
        if not {"cover_80", "rows"} <= held.get(part, {}).keys():
            what = f"the card lacks cover_80 or rows of the model on distinct {part} rows"
            found.append(("methods", what))
    tables = {f"methods.{method}": slices for method, slices in card.methods.items()}
    tables["raw_currency"] = card.raw_currency or {}
    for table, slices in tables.items():
        for rows, parts in slices.items():
            for part, figures in parts.items():
                key = f"{table}.{rows}.{part}"
                if part not in SLICES and part not in knowledge.roles:
                    found.append((key, "a slice is overall, US, other or the id of a role"))
                found += (
                    (f"{key}.{name}", _figure(name, value)) for name, value in figures.items()
                )
    if card.test_snapshot < card.train_snapshot:
        found.append(("test_snapshot", "the test is older than what the model was trained on"))
    for key, what in found:
        if what:
            shown = printable(key, 60)
            yield problem("quality card", "quality", shown, what, "Measure it again.")


def _figure(name: str, value: float) -> str:
    """Return what is wrong with one measured figure, or nothing."""
    if name == "rows":
        return "" if value >= 0 and value == int(value) else "rows are a whole number from 0"
    if name in NO_SHARES:
        return "" if 0 <= value <= MOST_ERROR else f"an error is 0 to {MOST_ERROR:g}, not {value:g}"
    return "" if 0 <= value <= 1 else f"a share is a fraction from 0 to 1, not {value:g}"
