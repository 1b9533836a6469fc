"""Web pages as texts: the article without menus and footers, and what the page says about itself.

Decides nothing about language. trafilatura tells the article from the rest; no extractor gives offsets into the page,
so the extracted text is the text of record.
"""

from __future__ import annotations

import codecs
import os
import re
from importlib import import_module
from typing import Any

from conflictfacts.errors import MissingExtraError, ReadError
from conflictfacts.reading.incoming.extracted import Extracted, silenced

__all__ = ["webpage_text"]

_TAG = re.compile(r"<\s*(?:!doctype\b|/?[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_RULE = re.compile(r"^\|(?:-+\|)+[ \t]*$\n?", re.MULTILINE)
"""The line under a table's header, which says nothing."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
"""The day of publication, not of an update; only where the page declares it; and no clock says that a day is yet to
come."""
_UNSEEN = frozenset("head title script style noscript template svg iframe object select button".split())
_BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tr ul".split()
)


def webpage_text(path: str | os.PathLike[str], content: bytes, url: str | None = None) -> Extracted:
    """Take the text and the metadata out of a web page.

    Args:
        path: Where the bytes are from, for messages.
        content: The bytes of an HTML file.
        url: Its address, where that is known.

    Raises:
        MissingExtraError: If trafilatura is not installed.
        ReadError: If the bytes are no HTML, or there is no text in it.
    """
    try:
        trafilatura, html = import_module("trafilatura"), import_module("lxml.html")
    except ModuleNotFoundError as problem:
        raise MissingExtraError("documents", problem.name or "trafilatura") from None
    except ImportError as problem:  # it is there, but not all that it needs
        raise MissingExtraError("documents", "trafilatura", f"cannot be imported ({problem})") from problem
    page = _decoded(content)
    if not _TAG.search(page):
        raise ReadError(path, "there is no HTML in it" if page.strip() else "it is empty")
    try:
        with silenced("trafilatura"), silenced("htmldate"):
            found = trafilatura.bare_extraction(
                page, url=url, include_comments=False, with_metadata=True, date_extraction_params=_DATES
            )
        tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
        # A page too short to tell its article from the rest is taken whole.
        text = _RULE.sub("", (found.text if found is not None else "") or "").strip() or _whole(tree)
    except Exception as problem:  # whatever a parser makes of hostile bytes
        raise ReadError(path, f"its HTML cannot be read ({type(problem).__name__}: {problem})") from problem
    if not text:
        raise ReadError(path, "there is no text in it")
    language = tree.get("lang") or ""
    return Extracted(
        text=text,
        title=_of(found, "title"),
        publisher=_of(found, "sitename"),
        url=url or _of(found, "url"),
        published=_of(found, "date"),
        language=language if _LANGUAGE.fullmatch(language) else None,
    )


def _decoded(content: bytes) -> str:
    """Decode a page as browsers do: by its mark, as it declares, as UTF-8 if it is that, else as Western European."""
    encodings = [name for mark, name in _MARKS if content.startswith(mark)]
    declared = _CHARSET.search(content[:4096])
    if declared is not None and not declared[1].lower().startswith((b"utf-16", b"utf-32")):  # in ASCII it is not that
        encodings.append(declared[1].decode("ascii"))
    for encoding in (*encodings, "utf-8"):
        try:
            return content.decode(encoding).replace("\x00", "")
        except (UnicodeError, LookupError):
            continue
    return content.decode("cp1252", "replace").replace("\x00", "")


def _whole(tree: Any) -> str:
    """Give all text of a page, a line for each block."""
    parts: list[str] = []
    walk = import_module("lxml.etree").iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        block = element.tag in _BLOCKS
        if event == "start":
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            else:
                parts += ["\n" * block, element.text or ""]
        else:
            parts += ["\n" * block, element.tail or ""]
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _of(found: Any, field: str) -> str | None:
    value = getattr(found, field, None)
    return value.strip() or None if isinstance(value, str) else None
