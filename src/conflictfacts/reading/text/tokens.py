"""The words, numerals and marks of a sentence.

Decides what is one token. A possessive 's stands apart, an abbreviation keeps its full stop, a hyphenated name is one
word, and a numeral is one token with its grouping ("900,000", "4,40,962", "690 000").
"""

from __future__ import annotations

import re
from operator import add

__all__ = ["Tokens", "tokenize"]

_TOKEN = re.compile(
    r"""
    [^\S\t]*+(                                                   # blanks, in one step
    [A-Za-z]++(?![\w.\-‑'’²])                                   # most words, without a look at what they are not
  | [,;:()"]
  | (?:[A-Z]{1,4}-?\d{1,3}(?![\d,.]\d|\w))                     # M23, T-72, S-300
  | (?:[kK]m|[mM]i|m)[2²](?!\w)                                # km2
  | \d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d,.]\d|\d)       # 690 000
  | \d{1,3}(?:['’]\d{3})+(?!\d)                                 # 1'200
  | \d+(?:[.,]\d+)*                                            # 900,000  1.5
  | (?:[A-Za-z]\.){2,}(?:-[a-z]{3,}+(?!\w))?                   # U.S.  U.S.-led
  | [A-Z]\.(?=\s?[A-Z][a-z])                                    # the F. of John F. Smith
  | (?i:sq|approx|gen|lt|lieut|col|maj|sgt|capt|cdr|cmdr|comdr|supt|brig|adm|mr|mrs|ms|dr|prof|st|no|vs|est|ca|c
       |jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.(?=[\s\u00a0]*\S)
  | [^\W\d_]+(?:[-‑'’](?!(?:s|S)\b|(?i:occupied|held|controlled|strong)\b)[^\W\d_]+
       |(?<=[^\W\d_])-\d+)*                                      # al-Shabaab, COVID-19
  | ['’](?:s|S)\b
  | \t                                                          # the edge of a table's cell
  | [\U0001f1e6-\U0001f1ff]{2}                                   # 🇲🇱
  | \S\ufe0f?)                                                 # ▪️ with the mark that it is a picture
    """,
    re.VERBOSE,
)


_ODD = re.compile(r"[\d\-‑]")
"""What a token has that begins with a digit or has a hyphen."""


class Tokens:
    """The tokens of one sentence, as parallel lists.

    Attributes:
        words: The tokens as written.
        lower: The same, case-folded, with straight apostrophes.
        plain: Whether they are all ASCII.
        said: The lower-cased tokens, each once.
        compound: Which of these begin with a digit or have a hyphen.
        starts: Offset of each token in the document.
        ends: Offset behind each token.
    """

    __slots__ = ("compound", "ends", "lower", "plain", "said", "starts", "words")

    def __init__(self, words: list[str], starts: list[int], ends: list[int]) -> None:
        self.words = words
        lower = list(map(str.lower, words))
        written = "".join(words)
        self.plain = written.isascii()
        self.lower = (
            lower
            if self.plain
            else [word.replace("’", "'").replace("‑", "-").replace("\ufe0f", "") or word for word in lower]
        )
        self.said = frozenset(self.lower)
        odd = _ODD.search(written) is not None
        self.compound = frozenset([word for word in self.said if "-" in word or word[0].isdecimal()] if odd else ())
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str, start: int, end: int) -> Tokens:
    """Cut the sentence between two offsets into tokens.

    Args:
        text: The document's text.
        start: Offset of the sentence's first character.
        end: Offset behind its last character.
    """
    words: list[str] = _TOKEN.findall(text, start, end)
    if any(text.find(mark, start, end) >= 0 for mark in ("[[", "{{", "<ref")):
        return _unmarked(text, start, end)
    sizes = list(map(len, words))
    starts = []
    reached = start
    for word, size in zip(words, sizes, strict=True):  # only blanks lie between, so each is the next of its kind
        reached = text.index(word, reached)
        starts.append(reached)
        reached += size
    return Tokens(words, starts, list(map(add, starts, sizes)))


_MARKUP = re.compile(
    r"""
    \[\[(?:[^\[\]|\n]*\|)? | \]\]               # [[Zorvia|Zorvians]]: the words shown stay
  | (?<=[^\s(\[{|])(?:                          # a reference, right behind a word or mark, but no note that tells
        \{\{(?!efn|refn)[^{}\n]*\}\}
      | <ref\b[^<>\n]*(?:/>|>[^<\n]*</ref>)
    )""",
    re.VERBOSE,
)
"""What in a wiki's text makes links and references, and is no word of a sentence."""


def _unmarked(text: str, start: int, end: int) -> Tokens:
    """Cut a sentence of a wiki's text into tokens, without the marks of its links, and without its references."""
    marks = [mark.span() for mark in _MARKUP.finditer(text, start, end)]
    found = (match.span(1) for match in _TOKEN.finditer(text, start, end))
    spans = [span for span in found if not any(first <= span[0] < last for first, last in marks)]
    return Tokens(
        [text[first:last] for first, last in spans], [first for first, _ in spans], [last for _, last in spans]
    )
