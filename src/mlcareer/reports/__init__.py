"""The answers: one model a command, which is its JSON."""

from importlib import import_module

from mlcareer.reports.base import HourRange, Named, Report

__all__ = ["ANSWERS", "HourRange", "Named", "Report", "answer_model"]

ANSWERS = {
    "compare": "comparison.Comparison",
    "skills": "catalogue.SkillsReport",
    "tools": "catalogue.ToolsReport",
    "salary": "pay.PayReport",
    "roadmap": "plan.Roadmap",
    "roles": "occupation.RolesReport",
    "ladder": "occupation.Ladder",
    "certificates": "certificates.CertificatesReport",
    "market": "market.Market",
    "ask": "search.Findings",
    "quality": "quality.Quality",
    "sources": "evidence.SourcesReport",
    "why": "evidence.Evidence",
    "check": "evidence.Check",
    "schema": "evidence.Schema",
    "export": "evidence.Export",
}
"""The answer of each command, by the command's name."""


def answer_model(command: str) -> type[Report]:
    """Return the model of a command's answer; raises KeyError for an unknown command."""
    module, name = ANSWERS[command].split(".")
    found: type[Report] = getattr(import_module(f"mlcareer.reports.{module}"), name)
    return found
