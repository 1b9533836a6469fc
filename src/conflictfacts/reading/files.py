"""Files as documents: what of a file is the text.

Decides how bytes become a document's text, by the ending of the name; `webpage` and `pdf` take the text out of files
that hold more than text. What the text says is `reader`'s business.
"""

from __future__ import annotations

import codecs
import hashlib
import os
from datetime import date
from pathlib import Path

from conflictfacts.errors import FieldError, ReadError
from conflictfacts.model.document import Document
from conflictfacts.model.reading import Reading
from conflictfacts.reading.incoming.extracted import Extracted
from conflictfacts.reading.incoming.pdf import pdf_text
from conflictfacts.reading.incoming.webpage import webpage_text
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.reader import read_document

__all__ = ["load"]

TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ""})
"""Endings of files whose characters are the text, as they are."""

PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
"""Endings of web pages."""

PDF_ENDINGS = frozenset({".pdf"})
"""Endings of PDF files."""

_OWN_FORMAT = (
    "it is no report; facts written as JSON are read by conflictfacts.Reading.from_json(text), "
    "or conflictfacts.Facts.from_json(text) for a collection"
)
"""Why a JSON file is not read, and what to do."""

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

    What a web page or PDF file says about itself (title, publisher, address, day of publication, language) is taken
    over where the caller says nothing else. Offsets count the characters of the extracted text,
    `Reading.document.text`; the digest of the file is kept in `file_sha256`.

    Args:
        path: A file. Text is UTF-8 (or UTF-16 with its mark): `.txt`, `.md`, or no ending; an empty file gives an empty
            reading. Web pages (`.html`, `.htm`, `.xhtml`) and PDF files (`.pdf`) need the extra `documents`.
        title: The report's title.
        publisher: Who published it.
        url: Where it was found.
        published: When it was published; without it "last month" stays words.
        language: Its language as a BCP 47 tag. Only English is read.
        lexicon: Names and words to know instead of the packaged ones.

    Raises:
        ReadError: If there is no such file, it is a directory, its kind is not read, or its bytes are not text; if a
            web page or PDF file is broken, asks for a password, or holds no text.
        MissingExtraError: If reading such a file needs a package that is not installed.
        FieldError: If the path is none, or what is said about the file has the wrong type.
    """
    if not isinstance(path, str | os.PathLike):
        raise FieldError("path", "be the name of a file", path)
    content = _bytes_of(Path(path))
    found = _extracted(path, content, url)
    document = Document(
        found.text,
        title=title if title is not None else found.title,
        publisher=publisher if publisher is not None else found.publisher,
        url=url if url is not None else found.url,
        published=published if published is not None else _day(found.published),
        language=language if language is not None else found.language,
        file_sha256=hashlib.sha256(content).hexdigest(),
    )
    return read_document(document, lexicon)


def _bytes_of(path: Path) -> bytes:
    known = TEXT_ENDINGS | PAGE_ENDINGS | PDF_ENDINGS
    if path.suffix.lower() == ".json":
        raise ReadError(path, _OWN_FORMAT)
    if path.suffix.lower() not in known:
        raise ReadError(path, f"files ending in {path.suffix!r} are not read, only {', '.join(sorted(known - {''}))}")
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise ReadError(path, "it is a directory, not a file") from None
    except FileNotFoundError:
        web = "; nothing is fetched from the web, so save the page as a file first"
        on_web = path.parts[:1] in (("http:",), ("https:",))
        raise ReadError(path, f"there is no such file{web if on_web else ''}") from None
    except (OSError, ValueError) as problem:
        raise ReadError(path, getattr(problem, "strerror", None) or str(problem)) from None


def _extracted(path: str | os.PathLike[str], content: bytes, url: str | None) -> Extracted:
    ending = Path(path).suffix.lower()
    if ending in PAGE_ENDINGS:
        return webpage_text(path, content, url)
    return pdf_text(path, content) if ending in PDF_ENDINGS else Extracted(text=_text_of(path, content))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        return None


def _text_of(path: str | os.PathLike[str], content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        name = encoding.removesuffix("-sig").upper()
        raise ReadError(path, f"its bytes are not {name} text (at byte {problem.start}); save it as UTF-8") from None
    if "\x00" in text:
        raise ReadError(path, f"it holds a zero byte (at character {text.index(chr(0))}), so it is no text")
    return text
