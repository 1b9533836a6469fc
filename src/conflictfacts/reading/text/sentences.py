"""Where sentences begin and end.

Decides boundaries only: what stands in a sentence is for the later stages. A boundary is never set inside an
abbreviation, after an initial, or within a number; a line of its own (a heading, a bullet, a row of a table) is a
sentence of its own, unless the lines of the text are merely wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

__all__ = [
    "Sentence",
    "find_assessing",
    "find_footers",
    "find_letter_writer",
    "find_sentences",
    "find_signature",
    "unwrapped",
]

ABBREVIATIONS = frozenset(
    (
        "sq approx ca circa c gen lt col maj sgt capt cpt brig adm rear cmdr pvt cpl mr mrs ms dr prof st "
        "mt rev hon sen rep gov pres jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri "
        "sat sun no nos vs etc incl p e.g i.e est fig vol pp u.s u.k u.n e.u d.c inc ltd co corp bros jr sr al "
        "dept div regt bn bde lieut cdr comdr supt insp pfc gens amb spc"
    ).split()
)
"""Words after which a full stop ends no sentence, unless what follows cannot go on."""

UNIT_ABBREVIATIONS = frozenset("km mi p.m a.m pm am mln bln".split())
"""Words whose full stop may also end the sentence: it does when a capital letter follows."""

_CANDIDATE = re.compile(
    r"[.!?…\n](?:(?<=\n)[ \t\n]*|(?<!\n)[.!?…]*[\"'”’»)\]]*"
    r"(?:\[\d{1,3}\]|\{\{[^{}\n]{1,400}\}\}|<ref\b[^<>\n]{0,200}(?:/>|>[^<\n]{0,400}</ref>))*(?=\s))"
)  # one set of characters to begin with, which `re` looks for much faster than for either of two
_WORD = re.compile(r"[^\W\d_]++(?:\.[^\W\d_]++)*+")
_NEXT = re.compile(r"\s*[\"'“‘«(\[#@]*\s*(\S)")
_BULLET = re.compile(r"\s*(?:[-–—‒•*·▪◦◽▪️🔹]|\d{1,2}[.)])\s")
_LONGEST = 3_000
"""Characters of the longest sentence that is read as one."""
_NARROWEST = 40
_WRAP_WIDTH = 55
_LONGEST_WRAPPED = 140


class Sentence(NamedTuple):
    """One sentence, heading, bullet or row, as offsets into the document's text."""

    start: int
    """Offset of the first character, in code points."""

    end: int
    """Offset behind the last character."""

    paragraph: int
    """Which paragraph of the text it belongs to, counted from 0."""

    heading: bool
    """Whether it stands on a line of its own and ends without a full stop."""


def is_wrapped(text: str) -> bool:
    """Tell whether single line breaks only wrap running text, as in wire copy of fixed width."""
    lines = [line.rstrip() for line in text[:20_000].split("\n") if "|" not in line]
    width = max(map(len, lines), default=0)
    if width > _LONGEST_WRAPPED:
        return False
    broken = [(line, following) for line, following in pairwise(lines) if line and following]
    unfinished = [line for line, _ in broken if not line.endswith((".", "!", "?", ":", '"', "”"))]
    if len(broken) < 2 or 2 * len(unfinished) < len(broken):
        return False
    if all(len(line) + len(following.split(maxsplit=1)[0]) >= width for line, following in broken):
        return width >= _NARROWEST  # no line had room for the next one's first word
    long = [line for line in unfinished if len(line) >= _WRAP_WIDTH]
    return len(broken) > 2 and 2 * len(long) >= len(broken)


_FOOTER = re.compile(r"^[ \t]*Sources?: ?\S.*$", re.MULTILINE)


def find_footers(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the lines that name a source below a block or the text: where what it is of begins, and the line.

    Args:
        text: Any text.
    """
    for match in _FOOTER.finditer(text):
        start, end = match.span()
        last = not text[end:].strip()
        above = text[:start].rstrip()
        if above and (last or text[end : end + 2] == "\n\n"):
            block = above.rfind("\n\n") + 2 if "\n\n" in above else 0
            if text[len(above) : start].count("\n") < 2:
                yield block, start, end  # under the lines it is of
            elif last:
                yield 0, start, end


_SIGNATURE = re.compile(r"\n[ \t]*(?:[-–—] ?)?([^\W\d_][^\n.!?:|\d]{5,90})\s*\Z")


def find_signature(text: str) -> tuple[int, int] | None:
    """Find a last line that may be a signature: a few capitalised words, neither numeral nor stop; `None` for none.

    Args:
        text: Any text.
    """
    tail = max(0, len(text) - 200)
    match = _SIGNATURE.search(text, tail) if text[tail:].count("\n") else None
    if match is None:
        return None
    behalf = match[1].startswith(("For ", "On behalf of "))  # "For the High Command, the spokesman, Ann Roe"
    if not behalf and not all(word[0].isupper() or word in _SMALL for word in match[1].split()):
        return None
    return match.span(1)


_CLOSING = re.compile(
    r"(?:\bhonou?r to be\b|\b[Yy]our (?:most |very )?(?:obedient|humble|devoted)\b|"
    r"\b[Yy]ours (?:very )?(?:faithfully|sincerely|truly|respectfully))[^\n]{0,80}\n\s*"
    r"((?:[^\W\d_][\w.'’-]*,? ?){1,6}?)\.?\s*\Z"
)


def find_letter_writer(text: str) -> tuple[int, int] | None:
    """Find the name below a letter: "I have the honour to be, &c." and under that who writes; `None` for none.

    Args:
        text: Any text.
    """
    match = _CLOSING.search(text, max(0, len(text) - 300))
    return match.span(1) if match is not None else None


_SMALL = frozenset("of the for and in at de la du y al – — - &".split())
"""Words in lower case within a name."""


_ASSESSING = re.compile(
    r"['’]s assessment\b| (?:continues to assess|assess(?:es)?|judges|has (?:observed|found no)"
    r"|(?:cannot|(?:is|are) unable to) (?:verify|check|confirm))\b"
)
_MANY = 6
_NAME = 60
"""Characters of the name of an institute, at most."""


def find_assessing(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words right before the first verbs of assessing in a text, which end with who assesses in it.

    Args:
        text: Any text.
    """
    for match, _ in zip(_ASSESSING.finditer(text), range(_MANY), strict=False):
        stop = match.start()
        begin = text.rfind("\n", max(0, stop - _NAME), stop) + 1 or max(0, stop - _NAME)
        words = text.find(" ", begin, stop)
        yield (begin if words < 0 or begin == 0 or text[begin - 1] == "\n" else words + 1), stop


def find_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, in order; only white space lies between them.

    Args:
        text: Any text.
    """
    wrapped = is_wrapped(text)
    start, paragraph = 0, 0
    for match in _CANDIDATE.finditer(text):
        stop, end = match.start(), match.end()
        if stop < start:
            continue
        if text[stop] in ".!?…":
            if _ends_sentence(text, start, stop, end):
                yield from _trimmed(text, start, end, paragraph, False)
                start = end
        elif (
            not (wrapped or _goes_on(text, stop, end))
            or match.group().count("\n") > 1
            or _BULLET.match(text, end)
            or "|" in (text[end : end + 1], text[stop - 1])
        ):
            # A line break. What stands before it is a sentence even without a full stop.
            yield from _trimmed(text, start, stop, paragraph, True)
            start, paragraph = end, paragraph + 1
    yield from _trimmed(text, start, len(text), paragraph, True)


def unwrapped(text: str, sentences: Iterable[Sentence]) -> str:
    """Put a space for each line break within a sentence, so that what is written on two lines reads as on one.

    Args:
        text: Any text.
        sentences: Its sentences. What lies between them stays as it is, and so do all offsets.
    """
    parts: list[str] = []
    done = 0
    for start, end, *_ in sentences:
        if "\n" in text[start:end]:
            parts += text[done:start], text[start:end].replace("\n", " ")
            done = end
    return "".join([*parts, text[done:]])


def _goes_on(text: str, stop: int, end: int) -> bool:
    """Tell whether a long line breaks off within a sentence: behind a word like "the", or before a small letter."""
    if stop - (text.rfind("\n", 0, stop) + 1) < _WRAP_WIDTH:
        return False
    last = text[max(0, stop - 8) : stop].rpartition(" ")[2]
    return last in _UNFINISHED or last[-1:] == "," or (text[end : end + 1].islower() and last[-1:] not in _ENDING)


_ENDING = frozenset('.!?…:;"”')
_UNFINISHED = frozenset("the a an of in to and or by with at for from than on as that which".split())
"""Words at which no line ends but one that breaks off."""


def _trimmed(text: str, start: int, end: int, paragraph: int, heading: bool) -> Iterator[Sentence]:
    while end - start > _LONGEST:
        # No sentence is so long; pieces keep the work in proportion to the text.
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield from _trimmed(text, start, cut, paragraph, heading)
        start = cut
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        closed = stripped.rstrip("\"'”’»)]").endswith((".", "!", "?", "…"))
        yield Sentence(begin, begin + len(stripped), paragraph, heading and not closed)


def _ends_sentence(text: str, start: int, stop: int, end: int) -> bool:
    following = _NEXT.match(text, end)
    if following is None:
        return True
    letter = following.group(1)
    if text[stop] != "." or (end - stop > 1 and text[stop:end] != ".)"):
        return not letter.islower()
    word = _WORD.match(text[max(start, stop - 24) : stop][::-1])  # read backwards, it need not be searched for
    if word is not None:
        name = word.group()[::-1]
        lowered = name.lower()
        if lowered in UNIT_ABBREVIATIONS:
            return letter.isupper()
        if lowered in ABBREVIATIONS:
            # "U.S. The" goes on unless an article or pronoun begins anew; months and ranks always go on.
            return "." in lowered and text[end:].lstrip()[:4] in ("The ", "It i", "He s", "In a")
        if len(name) == 1 and name.isupper():
            return text.endswith(" on X", start, stop) and letter.isupper()  # where people write, and no first name
    return not letter.islower() and letter not in ",;:"
