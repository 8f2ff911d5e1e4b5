"""The order of importance, and what it weighs."""

from mlcareer.terms import Importance, Need, Share

ORDER: dict[Need, int] = {"core": 0, "important": 1, "useful": 2, "prerequisite": 3}
"""The place of each in a list, the most important first."""
WEIGHTS: dict[Importance | Share, int] = {
    "core": 3, "important": 2, "useful": 1, "leads": 3, "shares": 2, "supports": 1
}  # fmt: skip
"""How much an ask, or a part in a task, counts in the nearness of two roles: our judgement."""
