"""The facts, exactly as the YAML states them: frozen, closed, each with its sources.

Making a model class costs more than reading its records, so each is imported when it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlcareer.models.base import (
        Fact,
        Importance,
        Model,
        Period,
        Share,
        Source,
        Statement,
    )
    from mlcareer.models.certifications import (
        Certification,
        Price,
    )
    from mlcareer.models.countries import (
        Territory,
    )
    from mlcareer.models.demand import (
        Population,
        Statistic,
    )
    from mlcareer.models.pay import (
        PayFactor,
        PayFigure,
        PayModel,
        PaySample,
        QualityCard,
        Residuals,
    )
    from mlcareer.models.questions import (
        Question,
    )
    from mlcareer.models.roles import (
        CareerStep,
        Expectation,
        Industry,
        Level,
        OccupationCode,
        Role,
        SkillAsk,
        Task,
        TaskShare,
        ToolAsk,
    )
    from mlcareer.models.skills import (
        Hours,
        LearningStage,
        Requirement,
        Resource,
        Skill,
    )
    from mlcareer.models.tools import (
        Change,
        OnetFlag,
        Tool,
    )

HOMES = {
    "CareerStep": "roles",
    "Certification": "certifications",
    "Change": "tools",
    "Expectation": "roles",
    "Fact": "base",
    "Hours": "skills",
    "Importance": "base",
    "Industry": "roles",
    "LearningStage": "skills",
    "Level": "roles",
    "Model": "base",
    "OccupationCode": "roles",
    "OnetFlag": "tools",
    "PayFactor": "pay",
    "PayFigure": "pay",
    "PayModel": "pay",
    "PaySample": "pay",
    "Period": "base",
    "Population": "demand",
    "Price": "certifications",
    "QualityCard": "pay",
    "Question": "questions",
    "Requirement": "skills",
    "Residuals": "pay",
    "Resource": "skills",
    "Role": "roles",
    "Share": "base",
    "Skill": "skills",
    "SkillAsk": "roles",
    "Source": "base",
    "Statement": "base",
    "Statistic": "demand",
    "Task": "roles",
    "TaskShare": "roles",
    "Territory": "countries",
    "Tool": "tools",
    "ToolAsk": "roles",
}
"""The module of each name."""

__all__ = [
    "CareerStep",
    "Certification",
    "Change",
    "Expectation",
    "Fact",
    "Hours",
    "Importance",
    "Industry",
    "LearningStage",
    "Level",
    "Model",
    "OccupationCode",
    "OnetFlag",
    "PayFactor",
    "PayFigure",
    "PayModel",
    "PaySample",
    "Period",
    "Population",
    "Price",
    "QualityCard",
    "Question",
    "Requirement",
    "Residuals",
    "Resource",
    "Role",
    "Share",
    "Skill",
    "SkillAsk",
    "Source",
    "Statement",
    "Statistic",
    "Task",
    "TaskShare",
    "Territory",
    "Tool",
    "ToolAsk",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for."""
    if name not in HOMES:
        raise AttributeError(name)
    found = globals()[name] = getattr(import_module(f"mlcareer.models.{HOMES[name]}"), name)
    return found
