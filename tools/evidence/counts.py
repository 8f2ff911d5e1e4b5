"""Write data/generated/counts.yaml: what share of counted job ads names each skill and tool.

    python tools/evidence/counts.py

The counts stand in the tables beside this file, what is said about them in populations.yaml.
README.md has where the tables come from and how they were counted.
"""

from __future__ import annotations

import csv
import sys
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
WRITER = "tools/evidence/counts.py"
NOTES = {
    "populations": "Shares of job ads that name a skill or tool, from the count tables in\n"
    "tools/evidence; the first population that counts a subject for a role is the one shown."
}
INFERRED = "skill-inferred-from-tools"
"""The kind of rows that count a skill by tools alone."""
LEAST = 1.0
"""The share in percent under which a subject is left out, unless its id has been on record."""

Row = dict[str, str]


def document() -> dict[str, Any]:
    """Return all populations, in the order of populations.yaml."""
    said = yaml.safe_load((HERE / "populations.yaml").read_text(encoding="utf-8"))
    return {"populations": [population(one, said["sets"]) for one in said["populations"]]}


def population(said: dict[str, Any], sets: dict[str, Any]) -> dict[str, Any]:
    """Return one population as the program reads it; raises ValueError where no row fits."""
    counted = rows(said["table"], said["rows"])
    common = sets[said["rows"].get("set", said["table"])]
    about = " ".join(text for text in (said.get("caveat"), common["caveat"]) if text)
    name: str = said["counted"]
    values = shares(counted, said.get("keep", []), common.get("leave", []))
    return {
        "id": said["id"],
        "name": name[0].upper() + name[1:],
        "counted": name,
        "about": "skills-and-tools",
        "roles": said["roles"],
        "n": size(counted),
        "place": common["place"],
        "unit": "percent",
        "as_of": common["as_of"],
        "caveat": about,
        "values": values,
        "implied": sorted(row["id"] for row in counted if implied(row) and row["id"] in values),
        "sources": common["sources"],
        "verification": "computed",
        **({"check_by": common["check_by"]} if "check_by" in common else {}),
    }


def rows(table: str, wanted: Row) -> list[Row]:
    """Return the rows of a table that hold `wanted`; raises ValueError where none does."""
    found = [row for row in read(table) if wanted.items() <= row.items()]
    if not found:
        raise ValueError(f"{table} has no row with {wanted}")
    return found


@cache
def read(table: str) -> tuple[Row, ...]:
    """Return the rows of a table."""
    with (HERE / table).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def size(counted: list[Row]) -> int:
    """Return how many ads a group has; raises ValueError where its rows disagree."""
    (ads,) = {row["ads"] for row in counted}
    return int(ads)


def shares(counted: list[Row], keep: list[str], leave: list[str]) -> dict[str, float]:
    """Return the share of ads that name each subject, in percent, the largest first.

    A skill is named by its own words or by a tool that implies it. Raises ValueError where a
    subject stands in two rows, or one to keep in none.
    """
    every = {row["id"]: round(100 * naming(row) / int(row["ads"]), 1) for row in counted}
    if len(every) < len(counted) or not every.keys() >= set(keep):
        raise ValueError(f"a subject stands twice, or one of {keep} is not counted")
    kept = {
        subject: share
        for subject, share in every.items()
        if subject not in leave and (share >= LEAST or subject in keep)
    }
    return dict(sorted(kept.items(), key=lambda pair: (-pair[1], pair[0])))


def naming(row: Row) -> int:
    """Return how many ads name the subject of a row; for a skill, or a tool that implies it."""
    return int(row.get("naming_or_entailing") or row["naming"])


def implied(row: Row) -> bool:
    """Return whether ads count that name a tool which implies the skill, and not the skill."""
    return row.get("kind") == INFERRED or naming(row) > int(row["naming"])


def main() -> None:
    """Write the file."""
    import generated

    generated.write(generated.FOLDER / "counts.yaml", document(), WRITER, NOTES)


if __name__ == "__main__":
    # Python puts this folder first; the writer of generated files is in the one above.
    sys.path[0] = str(HERE.parent)
    main()
