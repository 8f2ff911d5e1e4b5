"""Write data/generated/countries.yaml from Unicode CLDR, as Babel packs it.

    python tools/countries.py

Countries are those with an ISO 3166-1 alpha-2 code. CLDR has their English names, their alpha-3
codes (as aliases of the alpha-2 code, withdrawn ones too) and the currencies in use (ISO 4217). See
https://unicode.org/reports/tr35/tr35-info.html, "Supplemental Data".
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

import generated

WRITER = "tools/countries.py"
NOTES = {
    "countries": "ISO 3166-1 codes, English names and ISO 4217 currencies from Unicode CLDR, as\n"
    "packed in Babel; a few common names are added by the writer."
}
IN_USE = dt.date(2026, 11, 20)
"""The day whose currencies count, not the day of writing: the same Babel gives the same bytes."""
NOT_ISO = frozenset({"AC", "CP", "DG", "EU", "TA", "XA", "XB", "XK", "ZZ"})
"""Codes with names and alpha-3 codes in CLDR that ISO 3166-1 assigns to no country: the first five
are exceptionally reserved, the others for private use."""
COMMON_NAMES = {
    "AE": ["uae"],  # the usual short form
    "CZ": ["czech republic"],  # the long form, older than Czechia
    "GB": ["uk", "great britain", "britain"],  # what people type; `uk` is reserved, not assigned
    "KR": ["korea"],  # the pay data means the South
    "NL": ["the netherlands", "holland"],  # with the article, and by its best-known part
    "RU": ["russian federation"],  # the name in ISO 3166-1
    "TR": ["turkey"],  # the English name until 2022
    "US": ["united states of america", "america"],  # the long form, and the everyday one
    "VN": ["viet nam"],  # the name in ISO 3166-1
}
"""Names under which people look a country up and which CLDR does not list."""


def countries() -> list[dict[str, Any]]:
    """Return a record for each country, by alpha-2 code."""
    names, codes = Locale("en").territories, alpha_3()
    assigned = sorted(names.keys() & codes.keys() - NOT_ISO)
    return [record(code, names[code], codes[code]) for code in assigned]


def record(code: str, name: str, codes: list[str]) -> dict[str, Any]:
    """Return one country; without `currency` where none is in use, as in Antarctica.

    Where several are in use, it is the one CLDR lists first: the one longest in use.
    """
    money = get_territory_currencies(code, IN_USE)
    return {
        "id": code,
        "name": name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"),  # as a keyboard has it
        "aliases": [*codes, *COMMON_NAMES.get(code, [])],
        **({"currency": money[0]} if money else {}),
        "sources": ["cldr"],
    }


def alpha_3() -> dict[str, list[str]]:
    """Return the alpha-3 codes of each alpha-2 code, in lower case and alphabetical order.

    A withdrawn code that several countries share, such as `SUN`, names none of them.
    """
    found: dict[str, list[str]] = {}
    for alias, meant in sorted(get_global("territory_aliases").items()):
        if len(alias) == len("USA") and alias.isalpha() and len(meant) == 1:
            found.setdefault(meant[0], []).append(alias.lower())
    return found


def main() -> None:
    """Write the file."""
    document = {"countries": countries()}
    generated.write(generated.FOLDER / "countries.yaml", document, WRITER, NOTES)


if __name__ == "__main__":
    main()
