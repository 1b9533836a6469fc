"""Where quotes stand in a document, though they may have been copied a little otherwise than they are printed.

Decides what counts as the same words: white space, quotation marks, dashes and invisible characters are folded, letters
and digits never are.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from conflictfacts.model.document import Document, Span

__all__ = ["Anchor", "QuoteFinder"]


class Anchor(enum.StrEnum):
    """How a quote stands in a document."""

    EXACT = "exact"
    """Word for word, and where the fact says, if it says where."""
    MOVED = "moved"
    """Word for word, but elsewhere than the fact says."""
    FOLDED = "folded"
    """With other white space, quotation marks or dashes."""
    ELIDED = "elided"
    """In pieces that follow one another, where the quote has an ellipsis."""
    ABSENT = "absent"
    """Not at all."""
    NONE = "none"
    """The fact has no quote."""


_FOLDED = {
    **dict.fromkeys("‘’‚‛′`´ʼʻ", "'"),
    **dict.fromkeys("“”„‟″«»‹›", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_TO_FOLD = re.compile(f"[{''.join(_FOLDED)}{''.join(_UNSEEN)}]|\\s+")
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|\.\.\.|…)\s*")
_PIECE = 8
"""Characters a piece between ellipses must have to be looked for."""
_GAP = 1_000
"""Characters that an ellipsis may stand for."""


class QuoteFinder:
    """Finds quotes in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def find(self, span: Span, placed: bool) -> tuple[Anchor, tuple[Span, ...]]:
        """Find where a quote stands: how, and the pieces of the document.

        Where it stands more than once, the place nearest to the given one counts.

        Args:
            span: The quote, with where the fact says it stands.
            placed: Whether the offsets are meant for this document.
        """
        text, quote = self.document.text, span.quote
        if not quote.strip():
            return Anchor.NONE, ()
        if text[span.start : span.end] == quote:
            return Anchor.EXACT, (self.document.span(span.start, span.end),)
        at = _nearest(text, quote, span.start if placed else 0)
        if at is not None:
            return Anchor.MOVED if placed else Anchor.EXACT, (self.document.span(at, at + len(quote)),)
        found = self._find_folded(quote, span.start if placed else 0)
        if found is not None:
            return Anchor.FOLDED, (found,)
        pieces = tuple(self._find_pieces([piece for piece in _ELLIPSIS.split(quote) if piece.strip()]))
        return (Anchor.ELIDED, pieces) if pieces else (Anchor.ABSENT, ())

    def _find_folded(self, quote: str, near: int, first: int = 0, last: int | None = None) -> Span | None:
        folded, places = self._folded
        wanted = _fold(quote)[0].strip()
        if not wanted:
            return None
        low = _index(places, first)
        high = len(folded) if last is None else _index(places, last)
        at = _nearest(folded, wanted, _index(places, near), low, high)
        if at is None:
            return None
        return self.document.span(places[at], places[at + len(wanted) - 1] + 1)

    def _find_pieces(self, pieces: list[str]) -> Iterator[Span]:
        """Yield the pieces if all of them follow one another closely; otherwise nothing."""
        if len(pieces) < 2 or any(len(piece) < _PIECE for piece in pieces):
            return
        found: list[Span] = []
        for piece in pieces:
            reached = found[-1].end if found else 0
            span = self._find_folded(piece, reached, reached, reached + _GAP + len(piece) if found else None)
            if span is None:
                return
            found.append(span)
        yield from found

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return _fold(self.document.text)


def _fold(text: str) -> tuple[str, list[int]]:
    """Fold a text; for each character of what comes out, the offset of the one it is from."""
    pieces: list[str] = []
    places: list[int] = []
    reached = 0
    for match in _TO_FOLD.finditer(text):
        at, found = match.start(), match.group()
        pieces.append(text[reached:at])
        places.extend(range(reached, at))
        put = " " if found.isspace() else _FOLDED.get(found, "")
        pieces.append(put)
        places.extend([at] * len(put))
        reached = match.end()
    pieces.append(text[reached:])
    places.extend(range(reached, len(text)))
    return "".join(pieces), places


def _index(places: list[int], offset: int) -> int:
    return bisect_left(places, offset)


def _nearest(text: str, wanted: str, near: int, first: int = 0, last: int | None = None) -> int | None:
    """Give where a text stands in another, at its place nearest to an offset; `None` if it does not."""
    end = len(text) if last is None else last
    near = min(max(near, first), end)
    after = text.find(wanted, near, end)
    before = text.rfind(wanted, first, min(near + len(wanted) - 1, end) if near else 0)
    if after < 0 or before < 0:
        return max(after, before) if max(after, before) >= 0 else None
    return after if after - near <= near - before else before
