"""People who only stand near those to whom something happened: the whole, the attackers, those who live and act.

Decides from which numbers a casualty told beside them is kept; what a number does count is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.phrases import Phrase, forms_of, is_size
from conflictfacts.reading.text.items import Item

__all__ = ["are_others", "is_apposed", "is_out_of"]


def are_others(row: Sequence[Item], index: int, phrase: Phrase, of_them: bool) -> bool:
    """Tell whether people only stand near those to whom something happened: somebody has or sizes them, or they act.

    "The group had 400 members", "a battalion of 350", "the attackers, about 60 of them", "4,000 of them took part".

    Args:
        row: The sentence's items.
        index: The number.
        phrase: What it counts.
        of_them: Whether "of them" stands behind it.
    """
    if is_size(row, index, phrase) or is_apposed(row, index, phrase) or is_out_of(row, index):
        return True
    if phrase.head is not None and not of_them and row[index - 1].lower in ("has", "have", "had"):
        return True
    behind = _past_them(row, phrase.stop)
    return of_them and behind < len(row) and _act(row, behind)


def _act(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb says what people did, as none of the dead does: "attacked the town", "took part in"."""
    verb = row[at]
    moved = any(kind in ("deployment", "displacement") and form == "subject" for kind, _, form in forms_of(verb))
    struck = verb.lower.endswith("ed") and verb.cls in "wt" and row[at + 1 : at + 2] and row[at + 1].cls in "dA"
    return moved or bool(struck) or verb.lower in _ACTING


_ACTING = frozenset("took stormed fought marched survived stayed remained went charged advanced".split())


def is_out_of(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is only of how many those before it were: "40 people died, out of some 3,000".

    Args:
        row: The sentence's items.
        index: The number.
    """
    told = index > 2 and row[index - 1].cls == "f" and row[index - 2].lower == "out"
    return told and row[index - 3].cls in ",("


def is_apposed(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number sizes the people named before it: "the attackers, about 60 of them, withdrew".

    Args:
        row: The sentence's items.
        index: The number.
        phrase: What it counts.
    """
    named = index > 2 and row[index - 1].cls == "," and row[index - 2].cls == "p" and row[index - 3].lower == "the"
    behind = _past_them(row, phrase.stop)
    return named and phrase.head is None and behind < len(row) and row[behind].cls in ",)"


def _past_them(row: Sequence[Item], stop: int) -> int:
    """Give the item behind an "of them"."""
    while stop < len(row) and row[stop].lower in _OF_THEM:
        stop += 1
    return stop


_OF_THEM = frozenset({"of", "them", "of them", "these", "whom"})
