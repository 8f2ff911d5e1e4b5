"""The index: one SQLite table of every fact, and an FTS5 index over their words.

The wheel carries it as a file; for an overlay, or a checkout's YAML, the same functions build it
in memory. Ranking is BM25, Robertson and Zaragoza's function (The Probabilistic Relevance
Framework: BM25 and Beyond, 2009), as SQLite implements it.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mlcareer.knowledge.facts import Entry
from mlcareer.knowledge.library import KINDS, Knowledge
from mlcareer.knowledge.shelf import Kind

FILE = "facts.sqlite"
"""The packed file."""
WORD = re.compile(r"[^\W_]+")
UNSEARCHED = {"pay model", "quality card", "country"}
"""Kinds that answer no question in words."""
SUBJECTS = ("skills", "tools", "tasks")
"""The kinds that the facts of a role may be about."""
CALLED = {"role", "skill", "tool", "certification", "question"}
"""The kinds whose very name, or one of whose very wordings, a search looks for."""
TABLES = """
CREATE TABLE fact(id, kind, record, key, text, verification, check_by, sources, title, said, see,
                  is_silent, handles);
CREATE INDEX fact_by_id ON fact(id);
CREATE INDEX fact_by_record ON fact(record);
CREATE VIRTUAL TABLE words USING fts5(title, names, body, tokenize = 'porter unicode61');
CREATE TABLE spelled(word PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE called(words, record, is_own);
"""
STOP = frozenset({
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could",
    "did", "do", "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into",
    "is", "it", "its", "may", "me", "might", "must", "my", "need", "needed", "needs", "of", "on",
    "or", "our", "shall", "should", "so", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "to", "versus", "vs", "was", "we", "were", "what", "when",
    "where", "which", "who", "whom", "will", "with", "would", "you", "your",
})  # fmt: skip
"""Words too common to look for."""


def empty() -> sqlite3.Connection:
    """Return an index in memory without facts."""
    index = sqlite3.connect(":memory:")
    index.executescript(TABLES)
    return index


def opened(path: Path) -> sqlite3.Connection:
    """Return the index in a file, which is never written to."""
    where = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(where, uri=True)


def copied(index: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy in memory."""
    copy = sqlite3.connect(":memory:")
    index.backup(copy)
    return copy


def kept(index: sqlite3.Connection, path: Path) -> None:
    """Write an index in memory to a file, without gaps."""
    index.execute("INSERT INTO words(words) VALUES ('optimize')")
    index.commit()
    index.execute("VACUUM INTO ?", (str(path),))


def forget(index: sqlite3.Connection, kind: Kind[Any], record: str) -> None:
    """Take the facts of a record out, before those of its replacement come in."""
    where = "FROM fact WHERE kind = ? AND record = ?"
    rows = index.execute(f"SELECT rowid {where}", (kind.noun, record)).fetchall()
    index.executemany("DELETE FROM words WHERE rowid = ?", rows)
    index.execute(f"DELETE {where}", (kind.noun, record))
    if kind.noun in CALLED:
        index.execute("DELETE FROM called WHERE record = ?", (record,))


def enter(
    index: sqlite3.Connection,
    names: Iterable[str],
    entries: Iterable[Entry],
    knowledge: Knowledge,
) -> None:
    """Add the facts of a record and its names.

    ``knowledge`` gives the names of the skills, tools and tasks that they are about.
    """
    for entry in entries:
        row = (
            *entry[:7],
            json.dumps(entry.sources),
            *entry[8:10],
            json.dumps(entry.see),
            *entry[11:],
        )
        at = index.execute(f"INSERT INTO fact VALUES ({', '.join('?' * len(row))})", row).lastrowid  # noqa: S608
        if entry.key != "values" and entry.kind not in UNSEARCHED:
            columns = [spelled(text) for text in _columns(entry, knowledge)]
            index.execute(
                "INSERT INTO words(rowid, title, names, body) VALUES (?, ?, ?, ?)", (at, *columns)
            )
            words = {(word,) for text in columns for word in WORD.findall(text)}
            index.executemany("INSERT OR IGNORE INTO spelled VALUES (?)", sorted(words))
        if entry.kind in CALLED and entry.key in {"", "summary"}:
            record = knowledge.read(kind_of(entry).key).records[entry.record]
            # A question in the same words, or a word that only looks a record up, is no claim.
            loose = names if entry.kind == "question" else record.get("lookup_only", ())
            called = {(" ".join(meant(name)), entry.record, name not in loose) for name in names}
            index.executemany("INSERT INTO called VALUES (?, ?, ?)", sorted(called))


def _columns(entry: Entry, knowledge: Knowledge) -> tuple[str, str, str]:
    """Return what is searched: the title, other names, and the words of the fact."""
    if not entry.key:
        return entry.title, entry.handles, entry.said
    subject = entry.id.rpartition(".")[2] if entry.kind == "role" else ""
    title = " ".join(
        str(name)
        for kind in SUBJECTS
        if (about := knowledge.read(kind).records.get(subject))
        for name in (about["name"], *about.get("aliases", ()))
    )
    return title, re.sub("[-._]", " ", entry.handles), entry.text


def spelled(text: str) -> str:
    """Spell the signs that the tokenizer would drop, and this subject's own name in one way."""
    signs = text.casefold().replace("c++", "cpp").replace("c#", "csharp")
    return re.sub(r"machine[ -]learning", "ml", signs)


def meant(text: str) -> list[str]:
    """Return the words of a text without the common ones, unless there are no others."""
    typed = list(dict.fromkeys(WORD.findall(spelled(text))))
    return [word for word in typed if word not in STOP] or typed


def called(index: sqlite3.Connection, terms: Iterable[str]) -> dict[str, bool]:
    """Return the records that are called just so, by id, and whether that is their own name.

    It is not where it only looks them up, or where a question is asked in these words.
    """
    query = "SELECT record, max(is_own) FROM called WHERE words = ? GROUP BY record"
    found = index.execute(query, (" ".join(terms),))
    return {record: bool(is_own) for record, is_own in found}


def _entry(row: Sequence[Any]) -> Entry:
    found = Entry(*row)
    return found._replace(
        sources=tuple(json.loads(str(found.sources))),
        see=tuple(json.loads(str(found.see))),
        is_silent=bool(found.is_silent),
    )


def every(index: sqlite3.Connection, where: str = "", *values: object) -> Iterator[Entry]:
    """Yield the facts that fit a condition in SQL, in the order of the records."""
    query = f"SELECT * FROM fact {'WHERE ' + where if where else ''} ORDER BY rowid"  # noqa: S608 - our own words
    return map(_entry, index.execute(query, values))


def entry(index: sqlite3.Connection, name: str) -> Entry | None:
    """Return the fact with this id."""
    return next(every(index, "id = ?", name), None)


def resting_on(index: sqlite3.Connection, source: str) -> Iterator[Entry]:
    """Yield the facts that rest on a source."""
    return every(index, "instr(sources, ?)", json.dumps(source))


REPEATED = "FROM fact GROUP BY id HAVING COUNT(*) > 1"


def repeated(index: sqlite3.Connection) -> dict[str, int]:
    """Return the ids that several facts have, and how many."""
    return dict(index.execute(f"SELECT id, COUNT(*) {REPEATED}"))


def sharing_an_id(index: sqlite3.Connection) -> Iterator[Entry]:
    """Yield the facts whose id another fact has too."""
    return every(index, f"id IN (SELECT id {REPEATED})")


def counts_by_source(index: sqlite3.Connection) -> Counter[str]:
    """Return how many facts rest on each source."""
    counts: Counter[str] = Counter()
    together = Counter(row[0] for row in index.execute("SELECT sources FROM fact"))
    for sources, count in together.items():
        counts.update(dict.fromkeys(json.loads(sources), count))
    return counts


def kind_of(entry: Entry) -> Kind[Any]:
    """Return the kind of the record that holds a fact."""
    return next(kind for kind in KINDS.values() if kind.noun == entry.kind)


def knows(index: sqlite3.Connection, word: str) -> bool:
    """Say whether any fact has a word, or another form of it."""
    query = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1"
    return index.execute(query, (_quoted(word),)).fetchone() is not None


def vocabulary(index: sqlite3.Connection) -> list[str]:
    """Return every word of the facts as it is written, not the stems that FTS5 keeps."""
    return [row[0] for row in index.execute("SELECT word FROM spelled ORDER BY word")]


class Match(NamedTuple):
    """What ranks a fact that was found; ``at`` reads all of it."""

    row: int
    score: float
    """BM25: the lower (more negative), the better."""
    id: str
    kind: str
    record: str
    key: str
    is_silent: int


def matching(
    index: sqlite3.Connection, terms: Iterable[str], weights: Mapping[str, float]
) -> Iterator[Match]:
    """Yield the facts with any of the terms; common words are in most of a large knowledge.

    ``weights`` are those of the columns title, names and body.
    """
    query = (
        "SELECT fact.rowid, bm25(words, ?, ?, ?), id, kind, record, key, is_silent "
        "FROM words JOIN fact ON fact.rowid = words.rowid WHERE words MATCH ?"
    )
    wanted = " OR ".join(_quoted(term) for term in terms)
    order = (weights["title"], weights["names"], weights["body"])
    return map(Match._make, index.execute(query, (*order, wanted)))


def at(index: sqlite3.Connection, row: int) -> Entry:
    """Return the fact in a row."""
    return next(every(index, "rowid = ?", row))


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'
