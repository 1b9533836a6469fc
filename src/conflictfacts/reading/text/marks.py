"""What the letters and marks of a text say of its sentences: capitals that mark no names, quotations that go on."""

from __future__ import annotations

import re

from conflictfacts.reading.text.sentences import Sentence

__all__ = ["Quotes", "in_capitals"]


def in_capitals(text: str) -> bool:
    """Tell whether a text or a headline is in capitals, so that they mark no names."""
    if text.isupper():
        return True
    if 5 * sum(map(str.islower, text[: len(text) // 3])) >= len(text):
        return False  # a fifth of it is in lower case, so there are no four capitals to each such letter
    return sum(map(str.isupper, text)) > 3 * sum(map(str.islower, text))


_QUOTATION_MARK = re.compile('["“”«»]')


class Quotes:
    """Whether a quotation is open, from sentence to sentence of a paragraph."""

    def __init__(self) -> None:
        self.paragraph = -1
        self.open = False

    def opens(self, sentence: Sentence, text: str) -> bool:
        """Follow the quotation marks of a sentence; tell whether it begins within a quotation."""
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.open = sentence.paragraph, False
        piece = text[sentence.start : sentence.end]
        begins = self.open or piece[0] in '"“«'
        for mark in _QUOTATION_MARK.findall(piece):
            if mark in "“«":
                self.open = True
            elif mark in "”»":
                self.open = False
            else:
                self.open = not self.open
        return begins
