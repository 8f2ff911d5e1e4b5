"""Full-text search over every fact: SQLite's FTS5 index, ranked by BM25.

BM25 is Robertson and Zaragoza's ranking function (The Probabilistic Relevance Framework: BM25 and
Beyond, 2009), as SQLite implements it. The weights of the columns are our judgement.
"""

import atexit
import re
import sqlite3
from difflib import get_close_matches
from functools import cache

from mlcareer.advice.evidence import command_for
from mlcareer.errors import NoAnswerError, WrongUsageError, printable
from mlcareer.knowledge import Knowledge
from mlcareer.knowledge.facts import Entry, entries
from mlcareer.knowledge.library import names_of
from mlcareer.reports.search import Finding, Findings

WORD = re.compile(r"[^\W_]+")
SHOWN = 8
MOST_WORDS = 64
WEIGHTS = {"title": 8.0, "names": 6.0, "body": 3.0}
KIND_BOOST = {"question": 1.7, "role": 1.2, "tool": 1.2, "skill": 1.2, "certification": 1.2}
"""How much a kind's BM25 score counts more: questions answer first, then what records say."""
NAMED_BOOST = 2.5
"""How much a record counts more whose very name was typed."""
SILENT_BOOST = 0.8
"""How much a part of a record counts that only names another and says nothing about it."""
WHOLE = {"", "summary"}
"""The keys of the facts that stand for their whole record."""
STOP = frozenset({
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could",
    "did", "do", "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into",
    "is", "it", "its", "may", "me", "might", "must", "my", "need", "needed", "needs", "of", "on",
    "or", "our", "shall", "should", "so", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "to", "versus", "vs", "was", "we", "were", "what", "when",
    "where", "which", "who", "whom", "will", "with", "would", "you", "your",
})  # fmt: skip


def ask(knowledge: Knowledge, words: str) -> Findings:
    """Return the facts that fit ``words`` best; a word that is not known is read as its nearest.

    Raises WrongUsageError for no words or too many, NoAnswerError when nothing fits.
    """
    typed = WORD.findall(_signs(words))
    if not typed:
        raise WrongUsageError("there are no words to look for", "Ask like: mlcareer ask phd")
    if len(typed) > MOST_WORDS:
        raise WrongUsageError(
            f"{len(typed):,} words are too many to look for", f"Use at most {MOST_WORDS}"
        )
    index, every = _indexed(knowledge)
    terms, read_as, unknown = _terms(index, _meant(words))
    if not terms:
        words_known = _vocabulary(index)
        near = sorted(
            {one for word in unknown for one in get_close_matches(word, words_known, 3, 0.5)}
        )
        fix = f"Nearest terms: {', '.join(near)}" if near else "Try other words"
        raise NoAnswerError(f"nothing is known about '{printable(words, 60)}'", fix)
    terms = _meant(" ".join(terms))  # what was misspelled may spell a sign now
    ranked = _ranked(index, terms, every, _called(knowledge, terms))
    findings = tuple(_finding(knowledge, every[place]) for place in ranked[:SHOWN])
    return Findings(
        words=printable(words, 200),
        read_as=read_as,
        unknown=tuple(unknown),
        findings=findings,
        sources=knowledge.cited(findings),
    )


@cache
def _indexed(knowledge: Knowledge) -> tuple[sqlite3.Connection, dict[int, Entry]]:
    """Return the index, and every fact in it (a counted value is in its count) by row."""
    every = {
        place: entry
        for place, entry in enumerate(entries(knowledge))
        if entry.key != "values" and entry.kind not in {"pay model", "quality card", "country"}
    }
    index = sqlite3.connect(":memory:", check_same_thread=False)  # it is only read from here on
    atexit.register(index.close)
    index.execute(
        "CREATE VIRTUAL TABLE fact USING fts5(title, names, body, tokenize = 'porter unicode61')"
    )
    index.executemany(
        "INSERT INTO fact(rowid, title, names, body) VALUES (?, ?, ?, ?)",
        ((place, *_columns(knowledge, entry)) for place, entry in every.items()),
    )
    return index, every


def _columns(knowledge: Knowledge, entry: Entry) -> tuple[str, str, str]:
    """Return what is searched: the title, other names, and the words of the fact."""
    record = _record(knowledge, entry)
    if entry.kind == "question":
        return _signs(str(record.question)), _signs(" ".join(record.also)), _signs(record.answer)  # type: ignore[attr-defined]
    name = getattr(record, "name", "") or getattr(record, "title", "") or ""
    if entry.key:
        subject = entry.id.rpartition(".")[2] if entry.kind == "role" else ""
        tables = (knowledge.skills, knowledge.tools, knowledge.tasks)
        asked = [table[subject] for table in tables if subject in table]
        title = " ".join(
            other for one in asked for other in (one.name, *getattr(one, "aliases", ()))
        )
        owner = name if entry.key in WHOLE else getattr(record, "short", name)
        handle = re.sub("[-._]", " ", f"{owner} {entry.key} {entry.id}")
        return _signs(title), _signs(handle), _signs(entry.text)
    names = " ".join(names_of(record)) if hasattr(record, "aliases") else ""  # type: ignore[arg-type]
    former = " ".join(one.former or "" for one in getattr(record, "changes", ()))
    return _signs(str(name)), _signs(f"{names} {former} {entry.kind}"), _signs(entry.text)


def _record(knowledge: Knowledge, entry: Entry) -> object:
    table = {
        "pay figure": "figures", "pay factor": "factors", "count": "populations",
        "statistic": "statistics",
    }.get(entry.kind, f"{entry.kind}s")  # fmt: skip
    return getattr(knowledge, table)[entry.record]


def _meant(text: str) -> list[str]:
    """Return the words of a text without the common ones, unless there are no others."""
    typed = list(dict.fromkeys(WORD.findall(_signs(text))))
    return [word for word in typed if word not in STOP] or typed


def _signs(text: str) -> str:
    """Spell the signs that the tokenizer would drop, and this subject's own name in one way."""
    spelled = text.casefold().replace("c++", "cpp").replace("c#", "csharp")
    return re.sub(r"machine[ -]learning", "ml", spelled)


def _terms(
    index: sqlite3.Connection, words: list[str]
) -> tuple[list[str], dict[str, str], list[str]]:
    """Return the words to look for, those read as another, and those nothing is near to."""
    terms: list[str] = []
    read_as: dict[str, str] = {}
    unknown: list[str] = []
    for word in words:
        if _known(index, word):
            terms.append(word)
            continue
        near = get_close_matches(word, _vocabulary(index), 1, 0.75)
        if near:
            read_as[word] = near[0]
            terms.append(near[0])
        else:
            unknown.append(word)
    return terms, read_as, unknown


def _known(index: sqlite3.Connection, word: str) -> bool:
    found = index.execute("SELECT 1 FROM fact WHERE fact MATCH ? LIMIT 1", (_quoted(word),))
    return found.fetchone() is not None


def _vocabulary(index: sqlite3.Connection) -> list[str]:
    """Return every word of the facts as it is written, not the stems the index keeps."""
    rows = index.execute("SELECT title || ' ' || names || ' ' || body FROM fact")
    return sorted({word for row in rows for word in WORD.findall(row[0])})


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'


def _called(knowledge: Knowledge, terms: list[str]) -> set[str]:
    """Return the ids of the records that have just these words as a name."""
    tables = (knowledge.roles, knowledge.skills, knowledge.tools, knowledge.certifications)
    return {
        record.id
        for table in tables
        for record in table.values()
        if any(_meant(name) == terms for name in names_of(record))
    }


def _boost(entry: Entry, called: set[str]) -> float:
    boost = KIND_BOOST.get(entry.kind, 1.0)
    if entry.record in called and entry.key in WHOLE:
        return boost * NAMED_BOOST
    silent = entry.key and not getattr(entry.fact, "text", None)
    return boost * SILENT_BOOST if silent else boost


def _ranked(
    index: sqlite3.Connection, terms: list[str], every: dict[int, Entry], called: set[str]
) -> list[int]:
    query = "SELECT rowid, bm25(fact, ?, ?, ?) FROM fact WHERE fact MATCH ?"
    wanted = " OR ".join(_quoted(term) for term in terms)
    rows = index.execute(query, (*WEIGHTS.values(), wanted)).fetchall()
    # FTS5 gives better matches a lower (more negative) score.
    scored = {place: score * _boost(every[place], called) for place, score in rows}
    return sorted(scored, key=lambda place: (scored[place], every[place].id))


def _finding(knowledge: Knowledge, entry: Entry) -> Finding:
    record = _record(knowledge, entry)
    name = str(getattr(record, "name", "") or getattr(record, "title", "") or entry.record)
    text = entry.text
    see: tuple[str, ...] = ()
    if entry.kind == "question":
        name, text = str(record.question), str(record.answer)  # type: ignore[attr-defined]
        see = record.see  # type: ignore[attr-defined]
    return Finding(
        id=entry.id,
        kind=entry.kind,
        record=entry.record,
        title=f"{name}, {entry.key.replace('_', ' ')}" if entry.key else name,
        text=text,
        command=see[0] if see else command_for(entry.kind, entry.record),
        see=see,
        sources=entry.fact.sources,
    )
