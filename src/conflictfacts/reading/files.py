"""Files as documents: what of a file is the text.

Decides how bytes become a document's text, by the ending of the name; what the text says is `reader`'s business.
"""

from __future__ import annotations

import codecs
import hashlib
import os
from datetime import date
from pathlib import Path

from conflictfacts.errors import ReadError
from conflictfacts.model.document import Document
from conflictfacts.model.reading import Reading
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.reader import read_document

__all__ = ["load"]

TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ""})
"""Endings of files whose characters are the text, as they are."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def load(
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | str | None = None,
    language: str | None = None,
    lexicon: Lexicon | None = None,
) -> Reading:
    """Read a file into facts.

    Args:
        path: A file that holds text, as UTF-8 (or UTF-16 with its mark): `.txt`, `.md`, or no ending. An empty file gives an
            empty reading.
        title: The report's title.
        publisher: Who published it.
        url: Where it was found.
        published: When it was published; without it "last month" stays words.
        language: Its language as a BCP 47 tag. Only English is read.
        lexicon: Names and words to know instead of the packaged ones.

    Raises:
        ReadError: If there is no such file, it is a directory, its kind is not read, or its bytes are not text.
        FieldError: If what is said about the file has the wrong type.
    """
    content = _bytes_of(Path(path))
    document = Document(
        _text_of(path, content),
        title=title, publisher=publisher, url=url, published=published, language=language,
        file_sha256=hashlib.sha256(content).hexdigest(),
    )
    return read_document(document, lexicon)


def _bytes_of(path: Path) -> bytes:
    if path.suffix.lower() not in TEXT_ENDINGS:
        raise ReadError(path, f"files ending in {path.suffix!r} are not read, only {', '.join(sorted(TEXT_ENDINGS - {''}))}")
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise ReadError(path, "it is a directory, not a file") from None
    except FileNotFoundError:
        raise ReadError(path, "there is no such file") from None
    except (OSError, ValueError) as problem:
        raise ReadError(path, getattr(problem, "strerror", None) or str(problem)) from None


def _text_of(path: str | os.PathLike[str], content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise ReadError(
            path, f"its bytes are not {encoding.removesuffix('-sig').upper()} text (at byte {problem.start}); save it as UTF-8"
        ) from None
    if "\x00" in text:
        raise ReadError(path, f"it holds a zero byte (at character {text.index(chr(0))}), so it is no text")
    return text
