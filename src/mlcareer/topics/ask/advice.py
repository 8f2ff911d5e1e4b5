"""Which facts fit some words best: BM25 of the index, weighted by what kind of fact it is."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.answer import cited
from mlcareer.errors import NoAnswerError, WrongUsageError, printable
from mlcareer.knowledge import index
from mlcareer.topics.ask.answer import Finding, Findings

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from sqlite3 import Connection

    from mlcareer.knowledge.facts import Entry
    from mlcareer.knowledge.index import Match
    from mlcareer.knowledge.library import Knowledge

MOST_FINDINGS = 8
MOST_WORDS = 64
MOST_SIGNS = 200
"""Signs of the question that are repeated in the answer."""
WEIGHTS = {"title": 8.0, "names": 6.0, "body": 3.0}
"""How much a word counts by where it stands: this and all below are our judgement."""
KIND_BOOST = {"question": 1.7, "role": 1.2, "tool": 1.2, "skill": 1.2, "certification": 1.2}
"""How much a kind's score counts more: questions answer first, then what records say."""
NAMED_BOOST = 2.5
"""How much a record counts more whose very name, or a question whose very words, were typed."""
ASKED_BOOST = 1.1
"""How much a question in these words counts more where they are a record's own name."""
SILENT_BOOST = 0.8
"""How much a part of a record counts that only names another and says nothing about it."""
OWN_ROLE, OTHER_ROLE = 1.4, 0.7
"""How much a question counts that is about a role which was named, and one about others only."""
WHOLE = {"", "summary"}
"""The keys of the facts that stand for their whole record."""
READ_AS = 0.75
"""How alike (difflib's ratio, 0 to 1) a known word must be to be read for one that is not."""
HINTED = 0.5
"""How alike it must be to be named where nothing was found."""
MOST_HINTS = 3
"""Words that are named for each that is not known."""


class Terms(NamedTuple):
    """The words to look for, those read as another, and those that nothing is near to."""

    known: list[str]
    read_as: dict[str, str]
    unknown: list[str]


def ask(knowledge: "Knowledge", words: str) -> Findings:
    """Return the facts that fit ``words`` best; a word that is not known is read as its nearest.

    Raises WrongUsageError for no words or too many, NoAnswerError when nothing fits.
    """
    typed = index.WORD.findall(index.spelled(words))
    if not typed:
        raise WrongUsageError("there are no words to look for", "Ask like: mlcareer ask phd")
    if len(typed) > MOST_WORDS:
        raise WrongUsageError(
            f"{len(typed):,} words are too many to look for", f"Use at most {MOST_WORDS}"
        )
    facts = knowledge.facts
    terms = _terms(facts, index.meant(words))
    if not terms.known:
        raise NoAnswerError(
            f"nothing is known about '{printable(words, 60)}'", _hint(facts, terms.unknown)
        )
    # What was misspelled may spell a sign, or a common word, now.
    best = _best(knowledge, index.meant(" ".join(terms.known)), _roles_in(knowledge, words))
    findings = tuple(_finding(entry) for entry in best)
    return Findings(
        words=printable(words, MOST_SIGNS),
        read_as=terms.read_as,
        unknown=tuple(terms.unknown),
        findings=findings,
        sources=cited(knowledge.sources, findings),
    )


def _terms(facts: "Connection", words: Iterable[str]) -> Terms:
    from difflib import get_close_matches

    terms = Terms([], {}, [])
    written: list[str] = []
    for word in words:
        if index.knows(facts, word):
            terms.known.append(word)
            continue
        written = written or index.vocabulary(facts)
        near = get_close_matches(word, written, 1, READ_AS)
        if near:
            terms.read_as[word] = near[0]
            terms.known.append(near[0])
        else:
            terms.unknown.append(word)
    return terms


def _hint(facts: "Connection", unknown: Iterable[str]) -> str:
    """Return what to do where no word is known."""
    from difflib import get_close_matches

    written = index.vocabulary(facts)
    near = {
        hint for word in unknown for hint in get_close_matches(word, written, MOST_HINTS, HINTED)
    }
    return f"Nearest terms: {', '.join(sorted(near))}" if near else "Try other words"


def _roles_in(knowledge: "Knowledge", words: str) -> set[str]:
    """Return the roles that are named somewhere in the words."""
    asked = f" {' '.join(index.WORD.findall(words.casefold()))} "
    return {
        role
        for name, role in knowledge.read("roles").names.items()
        if f" {' '.join(index.WORD.findall(name))} " in asked
    }


def _best(knowledge: "Knowledge", terms: Sequence[str], roles: "AbstractSet[str]") -> "list[Entry]":
    """Return the facts that fit the terms best, the best first; ``roles`` are those asked about."""
    facts = knowledge.facts
    called = index.called(facts, terms)

    def rank(match: "Match") -> tuple[float, str]:
        boost = _boost(match, called)
        if roles and match.kind == "question":
            about = knowledge.questions[match.record].roles
            boost *= OWN_ROLE if roles & set(about) else OTHER_ROLE if about else 1.0
        return match.score * boost, match.id

    best = nsmallest(MOST_FINDINGS, index.matching(facts, terms, WEIGHTS), key=rank)
    return [index.at(facts, match.row) for match in best]


def _boost(match: "Match", called: "Mapping[str, bool]") -> float:
    boost = KIND_BOOST.get(match.kind, 1.0)
    if match.record in called and match.key in WHOLE:
        is_first = called[match.record] or not any(called.values())
        return boost * (NAMED_BOOST if is_first else ASKED_BOOST)
    return boost * SILENT_BOOST if match.is_silent else boost


def _finding(entry: "Entry") -> Finding:
    name = entry.title or entry.record
    shows = index.kind_of(entry).shows.format(id=entry.record)
    return Finding(
        id=entry.id,
        kind=entry.kind,
        record=entry.record,
        title=f"{name}, {entry.key.replace('_', ' ')}" if entry.key else name,
        text=entry.said,
        command=entry.see[0] if entry.see else shows,
        see=entry.see,
        sources=entry.sources,
    )
