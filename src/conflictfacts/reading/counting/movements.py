"""Words that tell of soldiers only where others stand with them: "left", "number", "ordered", "cut from 5,100 to".

Decides by a condition for each such word. Soldiers without a verb that tells of them are in `stationing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from conflictfacts.reading.counting.fielding import SIZING, is_ground
from conflictfacts.reading.counting.phrases import is_harm
from conflictfacts.reading.text.grammar import BE, BODIES, GROUPS
from conflictfacts.reading.text.items import Item

__all__ = ["MOVEMENTS", "SIZES", "follows_soldiers", "precedes_number"]

_WITHDRAWING = ("withdr", "pull", "depart", "drawdown", "draw", "cut", "reduc")
_LEADING = frozenset(
    "held holds holding defended garrisoned attacked stormed assaulted crossed marched advanced passed entered invaded "
    "went charged besieged opposed defeated fought forded".split()
)


def precedes_number(row: Sequence[Item], at: int) -> bool:
    """Tell whether a number stands right behind an item."""
    return at + 1 < len(row) and row[at + 1].cls == "N"


def follows_soldiers(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers stand right before an item."""
    return at > 0 and row[at - 1].military


def _is_strength(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers who number so many: "its soldiers number 3,000", "the mission will number 400"."""
    back = at - 1
    while back > 0 and row[back].cls == "a":
        back -= 1
    if back > 1 and row[back].cls == "A" and row[back - 1].cls == "i":
        back -= 2  # "its soldiers in X number 3,000"
    return precedes_number(row, at) and back >= 0 and (row[back].military or row[back].lower in BODIES)


def _leave_land(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers who leave a land or a town: "250 soldiers left Zorvia"."""
    return at + 1 < len(row) and follows_soldiers(row, at) and row[at + 1].where is not None


def _leave_behind(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers stay where others were withdrawn from: "withdrew 4,000 men, leaving 12,000 soldiers"."""
    return (
        precedes_number(row, at)
        and any(item.lower.startswith(_WITHDRAWING) for item in row[max(0, at - 9) : at])
        and (any(item.military for item in row[at + 2 : at + 5]) or _stay_behind(row, at + 2))
    )


def _stay_behind(row: Sequence[Item], at: int) -> bool:
    """Tell whether a bare number is of those who are left somewhere: "leaving 14,000 in the country"."""
    return at < len(row) and row[at].lower in ("in", "behind", "there") and row[at - 1].number is not None


def _is_thrown_against(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers are thrown into battle: "threw 50,000 men against the heights"."""
    counted = any(item.cls == "N" for item in row[at + 1 : at + 3])
    return counted and any(item.lower in ("against", "into") for item in row[at + 2 : at + 8])


def _led(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody is said to hold or attack with so many: a verb of fighting stands before, with no other."""
    before = row[max(0, at - 7) : at]
    led = any(item.first_word in _LEADING for item in before) and not any(item.cls in "N,;" for item in before)
    return led and precedes_number(row, at)


def _party_grows(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is an armed group or an army that has grown to a number: "JNIM has grown to about 2,000"."""
    before = next((item for item in reversed(row[:at]) if item.cls != "a"), None)
    armed = before is not None and (
        (before.party is not None and before.party.kind in ("armed_group", "army")) or before.lower in BODIES | GROUPS
    )
    return armed and [item.cls for item in row[at + 2 : at + 3]] == ["N"] and row[at + 1].lower == "to"


def _resizes(row: Sequence[Item], at: int) -> bool:
    """Tell whether a force is made larger or smaller: "cut its contingent in X from 5,100 men to 2,500"."""
    steps = range(at + 1, min(len(row) - 1, at + 10))
    to = next((step for step in steps if row[step].lower in ("from", "to") and row[step + 1].cls == "N"), at)
    numeral = row[to + 1].number if to > at else None
    if numeral is None or numeral.unit:
        return False
    told = [*row[max(0, at - 14) : at], *row[at + 1 : to]]
    if any(item.lower == "number" for item in row[to + 2 : to + 5]):
        return False  # "the troops raised to 50 the number of towns they hold"
    return not any(map(is_harm, told)) and any(item.military or item.last_word in BODIES | SIZES for item in told)


SIZES = frozenset("strength presence contingent deployment ceiling footprint".split())
"""Words for how many soldiers there are, or may be."""


def _orders(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody orders soldiers somewhere: "ordered 3,000 troops to X"."""
    head = next((step for step in range(at + 1, min(len(row), at + 6)) if row[step].military), None)
    return head is not None and _leads_somewhere(row, head + 1)


def _are_carried(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers who are taken or ordered somewhere: "2,000 men have been flown to the border"."""
    passive = at > 0 and row[at - 1].lower in BE and any(item.military for item in row[max(0, at - 7) : at])
    return passive and _leads_somewhere(row, at + 1)


def _takes_home(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody takes soldiers home: "has taken all of its 4,000 soldiers home"."""
    home = next((step for step in range(at + 2, min(len(row), at + 10)) if row[step].lower == "home"), None)
    if home is None:
        return False
    taken = row[at + 1 : home]
    return any(item.military for item in taken) and not any(is_harm(item) or item.cls in ",;" for item in taken)


def _are_taken_home(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers who are taken home: "200 soldiers were flown home"."""
    home = [item.lower for item in row[at + 1 : at + 2]] == ["home"]
    return home and at > 0 and row[at - 1].lower in BE and any(item.military for item in row[max(0, at - 7) : at])


_TAKING = "taken took takes taking flown flew flies flying ordered orders called shipped ships"
"""Verbs by which somebody has soldiers come home."""


def _leads_somewhere(row: Sequence[Item], at: int) -> bool:
    """Tell whether a preposition leads to a place or the field: "to X", "from the capital"."""
    leads = at < len(row) and row[at].lower in ("to", "from", "into")
    return leads and any(map(is_ground, row[at + 1 : at + 4]))


def _are_sized(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody says how many soldiers there are: "put the rebels in Nador at 3,000"."""
    for step in range(at + 1, min(len(row) - 1, at + 13)):
        if row[step].lower == "at" and row[step + 1].cls == "N":
            told = row[at + 1 : step]
            numeral = row[step + 1].number
            other = any(is_harm(item) or item.lower == "by" for item in told)  # "is put by a group at 4,000"
            bare = numeral is not None and not numeral.unit and not other
            return bare and any(item.military or item.lower in BODIES | GROUPS for item in told)
        if row[step].cls in "N,;s":
            return False
    return False


def _of_soldiers(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is the number of soldiers as such: no "number of soldiers killed"."""
    of = [item.cls for item in row[at + 1 : at + 2]] == ["f"]
    head = next((step for step in range(at + 2, min(len(row), at + 6)) if row[step].cls not in "dwAo"), at)
    if not of or not row[head].military:
        return False
    closed = takewhile(lambda item: item.cls not in "i,", row[head + 1 : head + 4])
    said = [*row[at + 2 : head], *closed]
    return not any(map(is_harm, said))


MOVEMENTS: tuple[tuple[str, Callable[[Sequence[Item], int], bool], str, str, str], ...] = (
    ("number numbers", _of_soldiers, "deployment", "strength", "noun"),
    (
        " ".join(SIZING),
        _are_sized,
        "deployment",
        "strength",
        "noun",
    ),
    ("number", _is_strength, "deployment", "strength", "noun"),
    (_TAKING, _takes_home, "deployment", "withdrawn", "object"),
    (_TAKING, _are_taken_home, "deployment", "withdrawn", "participle"),
    ("left", _leave_land, "deployment", "withdrawn", "participle"),
    ("left leaving leaves", _leave_behind, "deployment", "present", "object"),
    ("with", _led, "deployment", "present", "object"),
    (
        "threw throw throws thrown throwing hurled hurls hurl flung",
        _is_thrown_against,
        "deployment",
        "present",
        "object",
    ),
    (
        "grow grows grown grew swelled swollen expanded shrunk shrank dwindled",
        _party_grows,
        "deployment",
        "strength",
        "noun",
    ),
    (
        "cut cuts cutting reduce reduces reduced reducing trim trims trimmed lower lowers lowered raise raises raised "
        "raising increase increases increased increasing expand expands expanded boost boosts boosted "
        "double doubles doubled grow grown grew rise risen rose fall fallen fell drop dropped drops "
        "brought bring brings",
        _resizes,
        "deployment",
        "strength",
        "noun",
    ),
    ("ordered orders ordering", _orders, "deployment", "sent", "object"),
    (
        "ordered flown shipped ferried brought moved taken rushed transferred",
        _are_carried,
        "deployment",
        "sent",
        "participle",
    ),
)
"""What words tell of soldiers where a condition holds: the words, the condition, kind, value and form."""
