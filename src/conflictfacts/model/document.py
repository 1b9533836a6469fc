"""Documents and pieces of them.

Offsets are Unicode code points of exactly the text as given, whatever its normalisation.
"""

from __future__ import annotations

import datetime
from functools import cached_property

import attrs

from conflictfacts.errors import SpanError
from conflictfacts.model.dates import as_date
from conflictfacts.model.identity import content_id, text_digest
from conflictfacts.model.validators import text, text_or_none

__all__ = ["Document", "Span"]

_FIRST_WORDS = 60
"""Characters of a text that stand for it where it has no title."""


@attrs.frozen(order=True)
class Span:
    """A piece of a document. Spans are ordered by where they start, then by where they end.

    Raises:
        SpanError: If the offsets are out of order, or further apart than the quote is long.
    """

    start: int
    """Offset of the first character."""

    end: int
    """Offset after the last character."""

    quote: str = attrs.field(validator=text)
    """The text between the offsets."""

    def __attrs_post_init__(self) -> None:
        if type(self.start) is not int or type(self.end) is not int or not 0 <= self.start <= self.end:
            raise SpanError("start", "be a whole number from 0 to 'end'", f"{self.start!r} to {self.end!r}")
        if len(self.quote) != self.end - self.start:
            raise SpanError("quote", f"be {self.end - self.start} characters long", self.quote, f"{len(self.quote)}")


def _published(value: datetime.date | str | None) -> datetime.date | None:
    return as_date(value, "published")


@attrs.frozen
class Document:
    """A text as given, and what is known about it.

    >>> report = Document("of whom 250,000 have been killed", publisher="A newspaper", published="2025-04-03")
    >>> report.span(8, 15)
    Span(start=8, end=15, quote='250,000')
    """

    text: str = attrs.field(validator=text, repr=False)
    """The text as given."""

    title: str | None = attrs.field(default=None, kw_only=True, validator=text_or_none)
    """Its title; `None` if unknown."""

    publisher: str | None = attrs.field(default=None, kw_only=True, validator=text_or_none)
    """Who published it; `None` if unknown."""

    url: str | None = attrs.field(default=None, kw_only=True, validator=text_or_none)
    """Where it was found; `None` if unknown."""

    published: datetime.date | None = attrs.field(default=None, kw_only=True, converter=_published)
    """When it was published; `None` if unknown."""

    language: str | None = attrs.field(default=None, kw_only=True, validator=text_or_none)
    """Its language as a BCP 47 tag such as "en"; `None` if unknown."""

    file_sha256: str | None = attrs.field(default=None, kw_only=True, validator=text_or_none)
    """Digest of the file the text was extracted from, in hexadecimal; `None` if it was no file."""

    def __str__(self) -> str:
        """Its title, or how it begins; who published it and when, as far as known."""
        called = f"“{' '.join(self.title.split())}”" if self.title else _beginning(self.text)
        known = [" ".join(str(part).split()) for part in (self.publisher, self.published) if part]
        return called + (f" ({', '.join(known)})" if known else "")

    @cached_property
    def id(self) -> str:
        """A name for it that depends on its text and all that is known about it: "d" and 16 hexadecimal digits."""
        return content_id("d", self)

    @cached_property
    def sha256(self) -> str:
        """Digest of the text in UTF-8, in hexadecimal."""
        return text_digest(self.text)

    def span(self, start: int, end: int) -> Span:
        """Cut out a piece.

        Args:
            start: Offset of its first character.
            end: Offset after its last character.

        Raises:
            SpanError: If it does not lie within the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise SpanError("span", f"lie within 0 to {len(self.text)}, in order", f"{start} to {end}")
        return Span(start, end, self.text[start:end])

    def check_span(self, span: Span) -> None:
        """Make sure that a span is a piece of this document.

        Raises:
            SpanError: If it does not lie within the text, or its quote is not the text there.
        """
        if self.text[span.start : span.end] != span.quote:
            if span.end > len(self.text):
                raise SpanError("span", f"lie within 0 to {len(self.text)}", f"{span.start} to {span.end}")
            there = self.text[span.start : span.end]
            raise SpanError("quote", f"be the text from {span.start} to {span.end}, {there!r}", span.quote)


def _beginning(text: str) -> str:
    # Cut before it is split: a text may be a book.
    if not text.strip():
        return "an empty text"
    words = " ".join(text.lstrip()[: _FIRST_WORDS + 1].split())
    if len(text.strip()) > _FIRST_WORDS:
        words = f"{words[:_FIRST_WORDS].rsplit(' ', 1)[0]} …"
    return f"“{words}”"
