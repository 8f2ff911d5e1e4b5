"""Write tests/live/runs.bin: a mark of every run of eight words in texts that we may not copy.

    python tools/evidence/runs.py FOLDER...

Reads all text files (.txt, .md) of the folders and those below them. The file holds hashes only,
from which no text can be read back; a test looks up each run of the shipped texts in it.
"""

from __future__ import annotations

import argparse
import re
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).resolve().parents[2] / "tests" / "live" / "runs.bin"
WORDS = 8
"""How many words in a row make a run: fewer are how anybody says it."""
BYTES = 5
"""Of each hash that are kept: among 10,000,000 runs, one other text in 100,000 is marked."""
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
ENDINGS = {".txt", ".md"}


def runs(text: str) -> Iterator[bytes]:
    """Yield the mark of every run of words in a text, whatever its case, signs and line ends."""
    words = WORD.findall(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    for start in range(len(words) - WORDS + 1):
        run = " ".join(words[start : start + WORDS])
        yield blake2b(run.encode(), digest_size=BYTES).digest()


def marks(*folders: Path) -> bytes:
    """Return the marks of all runs in the text files of some folders, in order, each once."""
    paths = {path for folder in folders for path in folder.rglob("*") if path.suffix in ENDINGS}
    found = {run for path in paths for run in runs(path.read_text(encoding="utf-8"))}
    return b"".join(sorted(found))


def main() -> None:
    """Read the folders on the command line, and write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, help="folders of texts")
    made = marks(*parser.parse_args().folders)
    if not made:
        parser.error("these folders hold no run of words")
    FILE.write_bytes(made)
    print(f"{len(made) // BYTES:,} runs in {FILE.name}")


if __name__ == "__main__":
    main()
