"""Cells into aligned columns of plain text, whatever characters the cells hold.

It decides how wide each column is, where cells break and how many screen columns a character takes; it knows nothing
of facts. Text comes from strangers, so nothing of it may steer the terminal: whatever is not a visible character is
shown as its escape, and right-to-left text is isolated so that it cannot turn the line around.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

__all__ = ["columns", "screen_width", "visible", "wrapped"]

GAP = 2
"""Blanks between two columns."""

NARROWEST = 6
"""A column is not squeezed below this width, or below its longest word if that is shorter."""

JOINERS = "\u200c\u200d"
"""The two format characters that shape letters and emoji and are kept as they are."""

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
"""First strong isolate and pop directional isolate: how Unicode keeps a run's direction to itself (UAX 9)."""

ESCAPED = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
"""General categories of characters that a terminal may obey, reorder by, or have no width for."""


def visible(text: str) -> str:
    r"""Return the text with line breaks and tabs as blanks and every other unseen character as its escape.

    >>> visible("75\u00a0killed\nin Gao\x1b[2J")
    '75\xa0killed in Gao\\x1b[2J'
    """
    if text.isascii() and text.isprintable():
        return text
    text = re.sub(r"[\t\n\r ]+", " ", text)
    return "".join(c if c in JOINERS or unicodedata.category(c) not in ESCAPED else _escape(c) for c in text)


def screen_width(text: str) -> int:
    """Count the screen columns of visible text: two for a wide character, none for a mark that sits on the one before.

    >>> screen_width("Kursk"), screen_width("库尔斯克"), screen_width("e" + chr(0x301))
    (5, 8, 1)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def wrapped(text: str, width: int) -> list[str]:
    """Break visible text at blanks into lines no wider than `width` screen columns; longer words are cut.

    >>> wrapped("more than 900,000 people", 12)
    ['more than', '900,000', 'people']
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        for piece in _cut(word, width):
            size = screen_width(piece)
            if line and used + 1 + size <= width:
                line, used = f"{line} {piece}", used + 1 + size
            else:
                if line:
                    lines.append(line)
                line, used = piece, size
    return [*lines, line]


def columns(rows: Sequence[Sequence[str]], width: int, last: int = NARROWEST) -> list[list[str]]:
    """Lay rows of cells out side by side within `width` screen columns, breaking cells into lines where they must.

    Args:
        rows: The rows from top to bottom, the heading among them, each with the same number of cells.
        width: Screen columns there are. Too few for the narrowest columns is not an error: lines then grow longer.
        last: The last column is not squeezed below this width.

    Returns:
        For each row its lines, without trailing blanks.
    """
    if not rows:
        return []
    shown = [[visible(cell) for cell in row] for row in rows]
    sizes = _sizes([list(column) for column in zip(*shown, strict=True)], width, last)
    laid_out: list[list[str]] = []
    for row in shown:
        cells = [wrapped(cell, size) for cell, size in zip(row, sizes, strict=True)]
        lines = zip_longest(*cells, fillvalue="")
        laid_out.append([(" " * GAP).join(map(_padded, line, sizes)).rstrip() for line in lines])
    return laid_out


def _sizes(table: Sequence[list[str]], width: int, last: int) -> list[int]:
    """Give each column the width of its longest cell; then take from the widest, at first without cutting words."""
    sizes = [max(1, *map(screen_width, column)) for column in table]
    words = [max(1, *(screen_width(word) for cell in column for word in cell.split(" "))) for column in table]
    words[-1] = max(words[-1], min(sizes[-1], last))
    spare = width - GAP * (len(sizes) - 1)
    for least in (words, [min(size, NARROWEST) for size in words[:-1]] + [min(words[-1], last)]):
        while sum(sizes) > spare and (wide := [i for i, size in enumerate(sizes) if size > least[i]]):
            sizes[max(wide, key=sizes.__getitem__)] -= 1
    return sizes


def _padded(text: str, size: int) -> str:
    blanks = " " * (size - screen_width(text))
    if any(unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in text):
        text = f"{ISOLATE}{text}{END_ISOLATE}"
    return text + blanks


def _cut(word: str, width: int) -> list[str]:
    """Cut a word into pieces that fit, a mark staying with the character it sits on."""
    if screen_width(word) <= width:
        return [word]
    pieces, piece, used = [], "", 0
    for char in word:
        size = _width(char)
        if piece and used + size > width:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + char, used + size
    return [*pieces, piece]


def _width(char: str) -> int:
    if char in JOINERS or unicodedata.category(char) in {"Mn", "Me"} or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _escape(char: str) -> str:
    return char.encode("unicode_escape", "backslashreplace").decode("ascii")
