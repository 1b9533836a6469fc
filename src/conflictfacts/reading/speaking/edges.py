"""Where the subject of a verb of saying ends: before what goes with the verb, what is set in, and his paper.

Decides which item is the last of whoever may tell; who it is is for `tellers`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.speaking.named import APOSTROPHES, is_paper
from conflictfacts.reading.text.items import Item

__all__ = ["OBJECTS", "before_between", "left_of_verb", "subject_end"]

_GOING_ON = frozenset("continue continues seems seem appears appear tends tend used".split())

_WISHING = frozenset("wish wishes wished regret regrets regretted able pleased obliged".split())

_DUTY = frozenset("duty honour honor pleasure".split())
"""What one has that announces: "has the sad duty to confirm"."""

_BETWEEN = frozenset(
    "themselves itself himself herself earlier later initially meanwhile "
    "also further still then now had as that all more most just even again last first once only later "
    "previously so since always often long regularly "
    "today yesterday alone".split()
)
"""What may stand between a source and its verb."""

_GOING_WITH = ("ly", "n't")
"""Ends of words that go with a verb: "officials there don't think so"."""

OBJECTS = frozenset({"them", "these", "those", "us"})


def left_of_verb(row: Sequence[Item], at: int) -> int:
    """Give the item before a verb and what goes with it: "he went on to put", "wishes to inform"; -1 for none."""
    left = at - 1
    while left >= 0 and (
        row[left].cls in "axT" or row[left].lower.endswith(_GOING_WITH) or row[left].lower in _BETWEEN
    ):
        left -= 1
    if left > 1 and row[left].lower in ("last", "length") and row[left - 1].lower == "at":
        return left_of_verb(row, left - 1)  # "has at last admitted"
    if left < 2 or row[left].lower != "to":
        return left
    before = row[left - 1]
    if before.cls not in "rt" and before.lower not in _GOING_ON | _WISHING | _DUTY:
        return left
    passing = "axTdw" if before.lower in _DUTY else "axT"
    left -= 2
    while left >= 0 and row[left].cls in passing:
        left -= 1
    return left


def subject_end(row: Sequence[Item], left: int) -> int:
    """Give the last item of what may be a subject, without the brackets, "of them" or "of the dead" behind it."""
    if left >= 0 and row[left].cls == ")":
        left = next((back - 1 for back in range(left - 1, max(-1, left - 8), -1) if row[back].cls == "("), left)
    if left > 2 and row[left].lower in OBJECTS and row[left - 1].cls == "f":  # "medics at four of them said"
        left = next((step for step in range(left - 2, max(-1, left - 5), -1) if row[step].cls == "i"), left + 1) - 1
    if left > 1 and row[left].cls == "f" and row[left + 1].cls == "T" and "paper" in row[left - 1].roles:
        left -= 1  # "its count of yesterday speaks of"
    owner = _owner_of_paper(row, left)
    if owner is not None:
        return owner
    if left > 2 and row[left].cls == "t" and row[left - 1].cls == "d" and row[left - 2].cls == "f":
        left -= 3  # "relatives of the dead told reporters"
    return left


def _owner_of_paper(row: Sequence[Item], left: int) -> int | None:
    """Find the last item of whose paper it is, some words between: "the command's weekly casualty summary listed"."""
    if left < 1 or not (is_paper(row[left]) or row[left].lower in _RETURNS):
        return None
    back = left - 1
    while back > 0 and left - back < _WORDS and row[back].cls in "wtT" and row[back].lower not in APOSTROPHES:
        back -= 1
    if row[back].possessive:
        return back
    return back - 1 if back and row[back].lower in APOSTROPHES and row[back - 1].cls in "opw" else None


_RETURNS = frozenset({"return", "returns"})
"""Papers that are also what people do."""

_WORDS = 5
"""Items at most that stand between whose paper it is and the word for it."""


def before_between(row: Sequence[Item], opening: int) -> int:
    """Give the last item of a subject before an inset: "the junta itself, in June, claimed"."""
    end = opening - 1
    while end > 0 and row[end].lower in _BETWEEN:
        end -= 1
    return subject_end(row, end)
