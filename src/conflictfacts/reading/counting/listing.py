"""Lines of lists, bulletins and tallies: their label, and the materiel they count."""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.phrases import Phrase
from conflictfacts.reading.text.grammar import BULLETS
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = [
    "OPENINGS",
    "TALLIES",
    "entered",
    "entry_label",
    "goes_on_listing",
    "is_bracketed",
    "listed_item",
    "numbering_stop",
    "row_label",
    "tallied",
]


def row_label(row: Sequence[Item], index: int) -> tuple[int, int] | None:
    """Find the label of the list's row whose first number this is: "• Argentina – 649", "Lyman — 27 %"."""
    if is_bracketed(row, index):
        return index - 2, index - 1
    if index < 2 or row[index - 1].cls not in "-:|":
        return None
    first = next((at + 1 for at in range(index - 1, -1, -1) if row[at].cls == ";"), 0)  # "Zorvia: 46; Kendria: 80"
    first += row[first].lower in OPENINGS
    if any(item.cls == "N" for item in row[first:index]):
        return None
    return (
        (first, index - 1)
        if index - 1 - first <= 9 and not any(item.cls in "ar.!?" for item in row[first : index - 1])
        else None
    )


def is_bracketed(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is one of several in brackets behind names: "X (1.5 million), Y (1.2 million) and Z".

    Args:
        row: The sentence's items.
        index: The number.
    """
    return _in_brackets(row, index) and any(_in_brackets(row, at) for at in range(2, len(row)) if at != index)


def _in_brackets(row: Sequence[Item], at: int) -> bool:
    """Tell whether a number is all that brackets behind a name hold."""
    if not 1 < at < len(row):
        return False
    around = [item.cls for item in row[at - 2 : at + 2]]
    name = row[at - 2].name
    return around == ["A", "(", "N", ")"] and name is not None and bool(name.entries)


def entry_label(row: Sequence[Item], index: int) -> tuple[int, int] | None:
    """Find the label of the entry that a number stands in, its first or a later one: "Zorvia: 46 killed, 80 wounded; ".

    Args:
        row: The sentence's items.
        index: The number.
    """
    for at in range(index - 1, 0, -1):
        if row[at].cls in "Aars;.!?|(":
            return None
        if row[at].cls in "-:":
            stop = _before_bracket(row, at)
            first = next((step + 1 for step in range(stop - 1, -1, -1) if row[step].cls not in "Adfopwt&"), 0)
            first += row[first].lower in OPENINGS
            opened = first == 0 or row[first - 1].cls in ";|(" or row[first - 1].lower in OPENINGS
            return (first, stop) if opened and 0 < stop - first <= 5 else None
    return None


def _before_bracket(row: Sequence[Item], stop: int) -> int:
    """Give where a label ends that may have a bracket behind it: "Zorvia (as of May): "."""
    if row[stop - 1].cls != ")":
        return stop
    return next((at for at in range(stop - 2, 0, -1) if row[at].cls == "("), stop)


OPENINGS = BULLETS | {"|"}
"""What a line of a list or table may begin with."""


TALLIES = frozenset("tally toll list count total figure number database register roll".split())
"""Words for what counts the dead."""


def tallied(row: Sequence[Item], index: int) -> bool:
    """Tell whether people are told to be in a tally: "the tally includes 1,700 inmates", "the toll at 300 men"."""
    for at in range(max(1, index - 14), index):
        if row[at].lower in ("includes", "include", "comprises", "contains"):
            return any(item.lower in TALLIES for item in row[max(0, at - 3) : at])
    return (
        index > 0
        and row[index - 1].lower == "at"
        and any(item.lower in TALLIES for item in row[max(0, index - 8) : index - 1])
    )


def entered(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number counts what stands in a list: "the register holds 24,470 names".

    Args:
        row: The sentence's items.
        index: The number.
        phrase: What it counts.
    """
    if phrase.head is None or row[phrase.head].lower not in ("names", "entries"):
        return False
    before = row[max(0, index - 14) : index]
    return any(item.lower in TALLIES or item.lower == "it" for item in before) and any(
        item.lower in _LISTING for item in before[-4:]
    )


_LISTING = frozenset("has had holds held contains contained counts counted lists listed by includes".split())


def numbering_stop(row: Sequence[Item], tokens: Tokens) -> int:
    """Find where a sentence begins behind the number of a paragraph or a post: "41. ...", "(3) ...", "2/ ..."."""
    at = 1 if row and row[0].cls == "(" else 0
    if (
        len(row) < at + 3
        or row[at].cls != "N"
        or row[at + 1].first != at + 1
        or row[at + 1].cls not in (".)/", ")")[at]
    ):
        return 0
    begun = row[at + 2].cls != "N" and (not at or tokens.words[row[at + 2].first][0].isupper())
    return at + 2 if begun or row[at + 1].cls == "." else 0


def listed_item(row: Sequence[Item], index: int) -> int | None:
    """Find the materiel that a bulletin's line counts: "tanks – 9,615", "Prisoners, 400; guns, 12"."""
    at = index - 2 if _labels(row, index - 1) else index - 1
    if index < 1 or at < 0 or "item" not in row[at].roles:
        return None
    if at == 0 or row[at - 1].cls in ",;:)|" or row[at - 1].lower in OPENINGS:
        return at if at == index - 2 or index + 1 >= len(row) or row[index + 1].cls in "(,;.|" else None
    return at if at == index - 2 and not any(item.cls in "N.a" for item in row[max(0, index - 5) : index]) else None


def goes_on_listing(row: Sequence[Item], index: int, claims: Sequence[Claim]) -> bool:
    """Tell whether a bare number stands in a bulletin's line of materiel: "tanks 100 (+7); artillery 21,000"."""
    last = claims[-1]
    if last.kind != "equipment" or last.trigger is not None:
        return False
    unknown = index > 1 and row[index - 1].cls == "w" and row[index - 2].cls in ",;"
    return unknown or _labels(row, index - 1)


def _labels(row: Sequence[Item], at: int) -> bool:
    """Tell whether a mark stands between a label and its number: "tanks – 40", or in a telegram "; guns, 12"."""
    return row[at].cls in "-:" or (at > 1 and row[at].cls == "," and row[at - 2].cls == ";")
