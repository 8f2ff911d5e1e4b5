"""How right the tool is: the measured figures that ship with the knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.reports.quality import Measured, Quality

if TYPE_CHECKING:
    from mlcareer.knowledge import Knowledge


def quality(knowledge: Knowledge) -> Quality:
    """Return the quality card of the pay model, method by method and slice by slice."""
    card = knowledge.quality
    measured = tuple(
        Measured(
            id=f"quality.{method}.{rows}.{part}".replace("_", "-").casefold(),
            method=method,
            rows=rows,
            part=part,
            figures=figures,
            sources=card.sources,
        )
        for method, slices in card.methods.items()
        for rows, parts in slices.items()
        for part, figures in parts.items()
    )
    return Quality(card=card, measured=measured, sources=knowledge.cited(card))
