"""Posts, bases and hills that change hands: numbers of them are of ground, in `item`, for they are no settlements.

Decides which numbers count them. Who took or lost them is for the triggers.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.phrases import Phrase
from conflictfacts.reading.text.items import Item

__all__ = ["CHANGING", "POSITION", "WORKS", "strongholds"]

POSITION = "position"
"""The unit of a claim that counts them."""

CHANGING = frozenset({"captured", "lost", "regained"})
"""What is told of a number of them: who keeps bases where is no news of ground."""

WORKS = frozenset(
    "position positions base bases outpost outposts post posts stronghold strongholds checkpoint checkpoints fort "
    "forts redoubts bunkers pillboxes trenches hill hills heights hilltops ridges camps garrisons".split()
)


def strongholds(row: Sequence[Item], index: int, phrase: Phrase) -> Phrase | None:
    """Give the phrase of a number that counts posts or the like; `None` where it counts something else.

    Args:
        row: The sentence's items.
        index: The number.
        phrase: What the number counts, as far as is known.
    """
    numeral = row[index].number
    if numeral is not None and numeral.unit == "other":
        return Phrase(index + 1, None, "unit") if row[index].last_word in WORKS else None
    if phrase.head is not None and phrase.sort in ("other", "unit") and row[phrase.head].lower in WORKS:
        return Phrase(phrase.stop, phrase.head, "unit")
    return None
