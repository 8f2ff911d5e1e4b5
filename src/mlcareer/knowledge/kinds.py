"""The kinds of record, by the top-level YAML key that holds them."""

from mlcareer import models

LISTS: dict[str, type[models.Model]] = {
    "sources": models.Source,
    "tasks": models.Task,
    "roles": models.Role,
    "stages": models.LearningStage,
    "skills": models.Skill,
    "tools": models.Tool,
    "levels": models.Level,
    "resources": models.Resource,
    "countries": models.Territory,
    "figures": models.PayFigure,
    "factors": models.PayFactor,
    "certifications": models.Certification,
    "questions": models.Question,
    "populations": models.Population,
    "statistics": models.Statistic,
}
"""Keys whose value is a list of records with ids."""

SINGLES: dict[str, type[models.Model]] = {
    "model": models.PayModel,
    "sample": models.PaySample,
    "quality": models.QualityCard,
}
"""Keys whose value is one record."""
