"""What the YAML states: one Pydantic class a kind of record, frozen, closed, each with its sources.

A record class says which other records it refers to (``To``), under which names it answers
(``names``) and how its facts read in a line (``words``). These are asked for when records are
checked and compiled; answers read what was compiled (``knowledge.shelf``).
"""
