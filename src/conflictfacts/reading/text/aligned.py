"""Tables whose columns only single blanks keep apart: where the cells of a header and of the rows below it begin.

Decides by the capitals of a line without numbers and the figures of the line below it: "Killed Wounded Missing" over
"All ranks 46 93 12". What the cells say is read in `tables`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from conflictfacts.reading.text.sentences import Sentence
from conflictfacts.reading.text.tokens import Tokens, tokenize

__all__ = ["Aligned"]

_FIGURE = re.compile(r"\d[\d,.]*\+?|[–—-]")
_WORD = re.compile(r"\S+")
_NEXT = re.compile(r"[ \t]*\n[ \t]*([^\n]+)")
_JOINING = ("and", "or", "&", "of", "in")
"""Words behind which a capital letter begins no new column: "Missing and Prisoners"."""


class Aligned:
    """The table of such a kind that a text is in, if it is in one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._figures = 0
        """How many figures a row has."""

    def tokenize(self, sentence: Sentence) -> Tokens | None:
        """Cut a line of a table into tokens, with a tab where a cell begins; `None` for any other line.

        Args:
            sentence: The line.
        """
        line = self._text[sentence.start : sentence.end]
        if not sentence.heading or "\t" in line or "|" in line:
            self._figures = 0
            return None
        begins = self._cells_of_row(line) or self._cells_of_header(line, sentence.end)
        if not begins:
            self._figures = 0
            return None
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for at, stop in zip([0, *begins], [*begins, len(line)], strict=True):
            cell = tokenize(self._text, sentence.start + at, sentence.start + stop)
            if at:
                words.append("\t")
                starts.append(sentence.start + at)
                ends.append(sentence.start + at)
            words += cell.words
            starts += cell.starts
            ends += cell.ends
        return Tokens(words, starts, ends)

    def _cells_of_row(self, line: str) -> list[int]:
        pieces = list(_WORD.finditer(line))
        if not self._figures or len(pieces) <= self._figures or _trailing(line) not in (self._figures, len(pieces)):
            return []
        return [piece.start() for piece in pieces[-self._figures :]]

    def _cells_of_header(self, line: str, end: int) -> list[int]:
        below = _NEXT.match(self._text, end)
        if below is None or any(letter.isdecimal() for letter in line):
            return []
        figures = _trailing(below.group(1))
        labelled = figures < len(below.group(1).split())  # else the row begins with a year
        begins = [
            word.start()
            for before, word in _pairs(line)
            if word.group()[0].isupper() and before not in _JOINING and before[-1] not in ",:"
        ]
        columns = len(begins) + 1
        if figures < 2 or columns not in ((figures, figures + 1) if labelled else (figures,)):
            return []
        self._figures = figures if labelled else figures - 1
        return begins


def _trailing(line: str) -> int:
    """Count the figures that a line ends with."""
    count = 0
    for piece in reversed(line.split()):
        if not _FIGURE.fullmatch(piece):
            break
        count += 1
    return count


def _pairs(line: str) -> list[tuple[str, re.Match[str]]]:
    words = list(_WORD.finditer(line))
    return [(before.group(), word) for before, word in pairwise(words)]
