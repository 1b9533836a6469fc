"""PDF files as texts: the words of its pages in their order, and what the file says about itself.

Decides how pages become one text. The day a file was made says little about the day its text was published, so only
what the metadata call the date of the publication is taken for that.
"""

from __future__ import annotations

import io
import os
import re
from datetime import datetime
from typing import Any

from conflictfacts.errors import MissingExtraError, ReadError
from conflictfacts.reading.incoming.extracted import Extracted, silenced

__all__ = ["pdf_text"]

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x00": ""})
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])(?:\u00ad|-(?=\s*\n\s*[^\W\d_A-Z]))[ \t]*\n[ \t]*(?=[^\W\d_])")
"""A word that is cut at the end of a line; before a capital the hyphen belongs to it ("pro-Russian")."""
_BROKEN_NAME = re.compile(r"(?<=[^\W\d_]-)[ \t]*\n[ \t]*(?=[A-Z])")


def pdf_text(path: str | os.PathLike[str], content: bytes) -> Extracted:
    """Take the text and the metadata out of a PDF file.

    Args:
        path: Where the bytes are from, for messages.
        content: The bytes of the file.

    Raises:
        MissingExtraError: If pypdf is not installed.
        ReadError: If the bytes are no PDF, or it is broken, asks for a password, or holds no text.
    """
    try:
        import pypdf
    except ImportError:
        raise MissingExtraError("documents", "pypdf") from None
    if b"%PDF-" not in content[:1024]:
        raise ReadError(path, "there is no PDF in it" if content.strip() else "it is empty")
    try:
        with silenced("pypdf"):
            reader = pypdf.PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not _opened(reader):
                raise ReadError(path, "it asks for a password; save it without one")
            pages = [page.extract_text() for page in reader.pages]
            text = "\n\n".join(filter(None, (_clean(page) for page in pages)))
            if not text:
                pictures = any(_has_picture(page) for page in reader.pages)
                raise ReadError(path, _PICTURES if pictures else "there is no text in it")
            return Extracted(text=text, **_about(reader))
    except ReadError:
        raise
    except Exception as problem:  # whatever a parser makes of hostile bytes
        raise ReadError(path, f"its PDF is broken ({type(problem).__name__}: {problem})") from problem


_PICTURES = "its pages are pictures without text; have the text recognised (OCR) first"


def _opened(reader: Any) -> bool:
    """Tell whether an encrypted file opens without a password."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # of a cipher that needs another package, say
        return False


def _clean(page: str) -> str:
    text = page.translate(_LIGATURES)
    return _BROKEN_NAME.sub("", _BROKEN_WORD.sub("", text)).strip()


def _has_picture(page: Any) -> bool:
    resources = page.get("/Resources")
    resources = resources.get_object() if resources is not None else {}
    objects = resources.get("/XObject")
    objects = objects.get_object() if objects is not None else {}
    return any(value.get_object().get("/Subtype") == "/Image" for value in objects.values())


def _about(reader: Any) -> dict[str, str | None]:
    """Read the metadata; what cannot be read there is no reason not to read the text."""
    about: dict[str, str | None] = {}
    try:
        about["title"] = _line(reader.metadata.title) if reader.metadata is not None else None
        xmp = reader.xmp_metadata
        if xmp is not None:
            about["title"] = about["title"] or _line(next(iter((xmp.dc_title or {}).values()), None))
            about["publisher"] = _line(next(iter(xmp.dc_publisher or []), None))
            about["language"] = _line(next(iter(xmp.dc_language or []), None))
            dates = [day for day in xmp.dc_date or [] if isinstance(day, datetime)]
            about["published"] = dates[0].date().isoformat() if dates else None
    except Exception:
        return about
    return about


def _line(text: object) -> str | None:
    return " ".join(text.replace("\x00", "").split()) or None if isinstance(text, str) else None
