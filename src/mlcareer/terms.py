"""The closed word lists: what records, answers and commands may say, and in which order."""

from typing import Literal

Importance = Literal["core", "important", "useful"]
"""How much a role asks for a skill or tool, the most first."""
Need = Literal["core", "important", "useful", "prerequisite"]
"""Why a skill is on the way to a role: asked for, or required by what is."""
Depth = Literal["basics", "working", "expert"]
"""How well a role asks for a skill or tool, or a person has it, the least first."""
Frame = Literal["individual", "people", "own"]
"""Whose steps a level belongs to: those of who works on the thing, of who leads people, or of one
source alone."""
Share = Literal["leads", "shares", "supports"]
"""A role's part in a task."""
Period = Literal["year", "month", "day", "hour"]
Employment = Literal["employee", "contract"]
Verification = Literal["primary", "computed", "reported"]
"""primary: read in the source itself; computed: worked out by us from the source's own data;
reported: read in a page that reports somebody else's figure."""
Support = Literal["measured", "borrowed", "interpolated"]
"""What an estimate of the pay model rests on: rows for its own role, level and country; rows for
the role and for the country; or the levels beside one that the data has no label for."""
Verdict = Literal["low", "fair", "high"]
Estimate = Literal["published", "modelled"]
"""Where an estimate of pay comes from: figures of sources, or the trained pay model."""
Axis = Literal["level", "country", "role"]
"""What pay is compared along."""
Section = Literal["focus", "tasks", "skills", "tools", "pay", "bridge"]
"""A part of a comparison of roles."""
Years = tuple[int, int | None]
"""Years of experience from the one to the other; None is open."""

DEPTHS: tuple[Depth, ...] = ("basics", "working", "expert")
IMPORTANCES: tuple[Importance, ...] = ("core", "important", "useful")
