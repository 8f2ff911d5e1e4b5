"""How roles look."""

from typing import TYPE_CHECKING

from mlcareer.topics.phrases import NOTHING, amount, hour_words, span

if TYPE_CHECKING:
    from mlcareer.formats.document import Document
    from mlcareer.topics.roles.answer import Claim, RoleLine, RolePage, Roles

USUAL = "mid"
"""The level of the pay column."""
SECTIONS = {
    "focus": "Focus",
    "output": "Output",
    "question": "Question",
    "areas": "Key areas",
    "duties": "What it does",
    "differences": "How it differs",
    "works_with": "Works with",
    "day": "A day",
    "challenges": "Challenges",
    "education": "Education",
    "entry": "Ways in",
    "environment": "Work environment",
    "titles": "Job titles",
    "outlook": "Outlook",
    "codes": "Official codes",
    "portfolio": "Portfolio",
    "tips": "Tips",
}
"""The heading of each section of statements, in the order of the page."""


def roles_view(answer: "Roles", document: "Document") -> None:
    """Write the list of roles, or the page of one."""
    if answer.page:
        _page_view(answer, answer.page, document)
        return
    from mlcareer.formats.document import Column

    document.title = "Roles"
    document.table(
        [
            "Role",
            "What it is for",
            Column("Postings", right=True, least=80),
            Column("Pay, mid, US", whole=True),
        ],
        [
            [
                f"{line.name} ({line.id})",
                f"{line.text} {document.mark(line.sources)}",
                f"{line.postings.value:,.0f} {document.mark(line.postings.sources)}"
                if line.postings
                else NOTHING,
                _pay(document, line),
            ]
            for line in answer.roles
        ],
    )
    names = dict.fromkeys(
        f"{count.population} ({count.as_of}) {document.mark(count.sources)}"
        for line in answer.roles
        if (count := line.postings)
    )
    for name in names:
        document.line(f"Postings: number in {name}.", "note")
    document.line(
        "Pay: 80 % interval of advertised range ends, USD a year. One role: mlcareer roles ROLE",
        "note",
    )


def _pay(document: "Document", line: "RoleLine") -> str:
    """Return the ends of a role's pay, with its level where it is not the usual one."""
    if line.pay is None:
        return NOTHING
    low, high = round(line.pay.low / 1000), round(line.pay.high / 1000)
    level = "" if line.pay_level == USUAL else f" {line.pay_level}"
    return f"{low}k–{high}k{level} {document.mark(line.pay.sources)}"


def _page_view(answer: "Roles", role: "RolePage", document: "Document") -> None:
    line = answer.roles[0]
    document.title = f"{role.name} · role · {role.id}"
    document.line(document.said(role.summary, role.summary.text), "answer")
    if line.postings:
        count = line.postings
        text = f"Postings: {count.value:,.0f} in {count.population} ({count.as_of})"
        document.line(f"{text} {document.mark(count.sources)}")
    if line.pay:
        pay = line.pay
        document.line(
            f"Pay, {line.pay_level} level, US: {amount(pay.median)} USD a year "
            f"(80 % interval {span(pay.low, pay.high)}) {document.mark(pay.sources)}"
        )
    if answer.neighbours:
        _neighbours_view(answer, document)
    if answer.reason:
        document.line(f"Near roles and hours: {answer.reason}.", "caution")
    _sections(role, document)
    if beneath := _beneath(role):
        document.line(
            f"(+n): n more statements of sources say so, {beneath} in all: mlcareer why ID", "note"
        )
    document.line(
        f"More: mlcareer skills {role.id}, mlcareer tools {role.id}, mlcareer ladder {role.id}, "
        f"mlcareer salary {role.id}, mlcareer roadmap {role.id}",
        "note",
    )


def _sections(role: "RolePage", document: "Document") -> None:
    """Write the claims of each section, then where the role is hired."""
    for key, title in SECTIONS.items():
        claims: tuple[Claim, ...] = getattr(role, key)
        if claims:
            document.heading(title)
            document.items(document.said(claim, _claim(claim)) for claim in claims)
    if role.industries:
        document.heading("Industries, employers, uses")
        for industry in role.industries:
            parts = [f"{industry.name}: {industry.text}"]
            if industry.employers:
                parts.append(f"Employers: {', '.join(industry.employers)}.")
            if industry.uses:
                parts.append(f"Uses: {', '.join(industry.uses)}.")
            document.items([document.said(industry, " ".join(parts))])


def _beneath(role: "RolePage") -> int:
    """Return how many statements stand beneath the claims of a page."""
    return sum(
        len(getattr(claim, "evidence", ())) for key in SECTIONS for claim in getattr(role, key)
    )


def _claim(claim: "Claim") -> str:
    """Return a claim, and how many statements lie beneath it."""
    beneath = len(getattr(claim, "evidence", ()))
    return claim.text + (f" (+{beneath})" if beneath else "")


def _neighbours_view(answer: "Roles", document: "Document") -> None:
    from mlcareer.formats.document import Column

    document.heading("Nearest roles")
    document.table(
        ["Role", Column("Nearness", right=True), "Hours to get there", "Shared first"],
        [
            [
                near.name,
                f"{near.nearness:.2f}",
                f"{hour_words(near.hours)} {document.mark(near.sources)}",
                ", ".join(shared.name for shared in near.shared),
            ]
            for near in answer.neighbours
        ],
    )
    document.line(answer.method, "note")
