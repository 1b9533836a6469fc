"""Verbs of putting: "put the toll at 40", "cut the number of dead to 162", "stands by its figure of 80".

Decides where such a verb gives a figure, and does not tell what is done with troops; whose it is is for `tellers`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.phrases import forms_of
from conflictfacts.reading.resolve.subjects import WEAPONS
from conflictfacts.reading.text.items import Item

__all__ = [
    "EVENTS",
    "KEEPING_TO",
    "PUTTING",
    "SUMS",
    "alters",
    "gives_paper",
    "keeps_to_figure",
    "puts_at",
    "puts_figure",
    "sets_at",
]

PUTTING = frozenset(
    (
        "put puts set sets placed places revised revises raised raises lowered lowers updated increased increases cut "
        "cuts reduced reduces upped corrected corrects elevates elevated"
    ).split()
)
"""Verbs that report where a number follows with "at" or "to": "set the toll at 40"."""


_ALTERING = frozenset(
    (
        "raised raises lowered lowers increased increases cut cuts reduced reduces upped corrected corrects elevates "
        "elevated"
    ).split()
)
"""Those of them that also stand for what is done with troops: "cut the number of its soldiers to 3,000"."""


EVENTS = WEAPONS | frozenset(
    "battle battles fighting clash clashes explosion explosions blast blasts operation operations offensive targeting "
    "escalation detonation detonations landmine landmines mine mines ied ieds violence conflict conflicts war".split()
)
"""What brings a number up, and tells nobody of it."""


SUMS = frozenset(
    "figure figures number numbers toll total data information news report count estimate statement claim".split()
)
"""What somebody gives who says how many."""


def puts_figure(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb of putting has a number behind "at" or "to", or a word for a number: "set the toll at 40"."""
    ahead = row[at + 1 : at + 14]
    counted = next((step for step, other in enumerate(ahead) if other.cls == "N"), len(ahead))
    if counted == 1 and ahead[0].lower == "at" and _of_figure(row, at):
        return True
    if row[at].lower not in ("put", "puts"):
        leading = [other.lower for other in ahead[max(0, counted - 2) : counted]]
        first = counted < 3 and all(other.cls in "iT" for other in ahead[:counted])
        figure = ahead[counted + 1 :][:7] if first else ahead[:counted]  # "raised to 74 the number of dead"
        lost = any(_is_of_losses(other) for other in figure)
        if row[at].lower in _ALTERING and not lost and any(other.military for other in figure):
            return False  # "cut the number of its troops to 3,000"
        sized = row[at].lower not in _ALTERING and any(other.cls == "t" for other in figure)
        told = lost or sized or any("paper" in other.roles or other.lower in SUMS for other in figure)
        traced = leading[-1:] == ["from"] and any(other.lower == "to" for other in ahead[counted + 1 : counted + 3])
        return told and (traced or "at" in leading or "to" in leading)
    return any(other.lower == "at" for other in ahead) or (
        counted < len(ahead)
        and any(other.cls == "t" or other.lower in ("figure", "number", "count") for other in ahead[:counted])
    )


def _of_figure(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb's object is a figure named before it: "a toll which the agency had set at 900"."""
    which = next((step for step in range(at - 1, max(0, at - 9), -1) if row[step].lower in ("which", "that")), 0)
    what = row[which - 1]
    return which > 0 and (what.lower in SUMS or "paper" in what.roles or _is_of_losses(what))


def alters(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb changes a number, which who dies does as well as who tells: "raised the toll to 40"."""
    return row[at].lower in _ALTERING


def _is_of_losses(item: Item) -> bool:
    """Tell whether a word says what became of people, so that a number of them is told and not brought about."""
    return item.cls == "t" and any(kind in ("casualty", "displacement") for kind, _, _ in forms_of(item))


def puts_at(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb puts something at a number, which only who tells does: "the militia puts its dead at 40"."""
    if row[at].lower not in ("put", "puts"):
        return False
    ahead = row[at + 1 : at + 16]
    counted = next((step for step, other in enumerate(ahead) if other.cls == "N"), 0)
    return counted > 1 and ahead[counted - 1].lower == "at"


KEEPING_TO = frozenset("stands by|stand by|stood by|sticks to|stick to|stuck to|keeps to|kept to".split("|"))


def keeps_to_figure(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody does not go from his figure: "maintains the figure of 80", "stands by its toll of 40"."""
    figure = next((step for step in range(at + 1, min(len(row), at + 5)) if row[step].cls not in "dw"), at)
    named = any(item.lower in SUMS or "paper" in item.roles or item.cls == "t" for item in row[at + 1 : figure + 1])
    return named and any(item.cls == "N" for item in row[figure : figure + 3])


def gives_paper(row: Sequence[Item], at: int) -> bool:
    """Tell whether a paper follows whose figures stand behind a colon: "published a tally of its own: 50 dead"."""
    colon = any(item.cls == ":" for item in row[at + 2 : at + 8])
    return colon and any("paper" in item.roles for item in row[at + 1 : at + 5])


def sets_at(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb has an object that it sets at a number: "states the loss at 58"."""
    counted = next((step for step in range(at + 2, min(len(row), at + 10)) if row[step].cls == "N"), 0)
    return (
        counted > 0
        and row[counted - 1].lower == "at"
        and all(item.cls in "dtwpfA" for item in row[at + 1 : counted - 1])
    )
