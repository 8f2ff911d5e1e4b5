"""What a validator found, in the words of those who write YAML.

Pydantic's types of error are a stable name each; its sentences speak of Python and change.
"""

import re
from typing import Any

from mlcareer.errors import printable
from mlcareer.records.base import COUNTRY_FORM, CURRENCY_FORM, ID_FORM

TEMPLATE = "See mlcareer schema for the shape of each record."
WHOLE, NUMBER, TRUTH = "a whole number", "a number", "true or false"
WANTED = {
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "text",
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_parsing_size": WHOLE,
    "int_from_float": WHOLE,
    "float_type": NUMBER,
    "float_parsing": NUMBER,
    "finite_number": "a finite number",
    "bool_type": TRUTH,
    "bool_parsing": TRUTH,
    "not_a_date": "a date such as 2026, 2026-04 or 2026-04-22, of the years 1900 to 2100",
    "not_a_day": "a date such as 2026-04-22, of the years 1900 to 2100",
    "not_a_size": "a whole number of 1 or more, or the words 'not stated'",
}
"""What should stand there, by the type of error."""
SAID = {
    "missing": ("a required key is missing", "Add it."),
    "not_plain": (
        "it holds the sign {sign}, which cannot be shown",
        "Use one line of plain printable text.",
    ),
    "claim_lacks_source": (
        "its evidence rests on {lacking}, and the claim does not name that",
        "Add it to the sources of the claim.",
    ),
    "locator_of_no_source": (
        "it has a locator in {names}, which is none of its sources",
        "Add the source, or remove the locator.",
    ),
    "claims_out_of_order": (
        "'{after}' has {more} independent sources, and '{before}' before it only {fewer}",
        "Put the claim with more sources first.",
    ),
    "share_without_base": (
        "a share in percent needs the key '{key}'",
        "Add it; an n that the source does not give is 'not stated'.",
    ),
    "years_backwards": ("the years run backwards", "Swap them."),
    "string_too_short": ("it is empty", "Write some text, or leave the key out."),
}
"""What is wrong and what to do, by the type of error."""
BOUNDS = {
    "greater_than": ("gt", "more than {}"),
    "greater_than_equal": ("ge", "at least {}"),
    "less_than": ("lt", "less than {}"),
    "less_than_equal": ("le", "at most {}"),
}
SIZES = {
    "string_too_long": ("max_length", "at most {} signs long"),
    "too_short": ("min_length", "a list of at least {}"),
    "too_long": ("max_length", "a list of at most {}"),
}
CHOICE = re.compile("'([^']*)'")
"""A choice in Pydantic's list of them."""
FORMS = {
    ID_FORM: "an id of small letters, digits and hyphens, such as ml-engineer",
    COUNTRY_FORM: "a country code of two capital letters, such as DE",
    CURRENCY_FORM: "a currency code of three capital letters, such as EUR",
}


def shown(value: Any, written: str | None = None) -> str:
    """Return a value as its writer knows it; ``written`` is how it stands in the file."""
    text = printable(str(value) if written is None else written, 40)
    match value:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case None:
            return "nothing"
        case bool():
            return f"'{text}', which YAML reads as {'true' if value else 'false'}"
        case int() | float():
            return f"the number {text}"
    return f"'{text}'" if text else "an empty text"


def sentence(fault: Any, written: str | None = None) -> tuple[str, str]:
    """Return what is wrong and what to do, for one of Pydantic's errors."""
    kind, context, value = fault["type"], fault.get("ctx", {}), fault["input"]
    if kind in SAID:
        what, fix = SAID[kind]
        return what.format(**context), fix
    wanted = WANTED.get(kind)
    if kind in BOUNDS:
        key, form = BOUNDS[kind]
        wanted = form.format(f"{context[key]:,.15g}")
    elif kind in SIZES:
        key, form = SIZES[kind]
        return f"it must be {form.format(context[key])}", TEMPLATE
    elif kind == "literal_error":
        wanted = f"one of: {', '.join(CHOICE.findall(context['expected']))}"
    elif kind == "string_pattern_mismatch":
        wanted = FORMS.get(context["pattern"])
    fix = TEMPLATE
    if wanted == "text" and not isinstance(value, dict | list | None):
        fix = "Put it in quotes."
    if wanted is None:
        return f"{shown(value, written)} does not fit here", fix
    return f"it must be {wanted}, not {shown(value, written)}", fix
