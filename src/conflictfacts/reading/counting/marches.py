"""Words that tell of soldiers who go somewhere, are brought there, or how many a force has or may have.

Decides by a condition for each such word, as `movements` does; these look at the soldiers who are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from conflictfacts.reading.counting.exchanges import PRISONERS
from conflictfacts.reading.counting.fielding import SIZING, is_ground
from conflictfacts.reading.counting.movements import SIZES
from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.counting.phrases import Phrase, is_harm
from conflictfacts.reading.text.grammar import BE, BODIES, CUTTING, GROUPS
from conflictfacts.reading.text.items import Item

__all__ = ["MARCHES"]

_ONWARD = frozenset("back on over out down up across again along".split())
_TO = frozenset("to into for".split())


def _counted_behind(row: Sequence[Item], at: int, reach: int = 4) -> tuple[int, Phrase] | None:
    """Find the number that a verb has as its object, and what it counts."""
    for step in range(at + 1, min(len(row), at + 1 + reach)):
        numeral = row[step].number
        if numeral is not None:
            return None if numeral.unit else (step, read_phrase(row, step))
        if row[step].cls not in "dAwxop" and row[step].lower != "all":
            return None
    return None


def _are_soldiers(row: Sequence[Item], phrase: Phrase) -> bool:
    return phrase.head is not None and row[phrase.head].military and phrase.sort == "people"


def _soldiers_before(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers who are counted do what a verb says: "400 men have", "400 Zorvian soldiers"."""
    start = at
    while start > 0 and (
        row[start - 1].cls in "aT" or row[start - 1].lower.endswith("ly") or row[start - 1].lower == "to"
    ):
        start -= 1
    if start == 0 or not (row[start - 1].military or row[start - 1].lower in ("them", "whom")):
        return False
    steps = range(start - 1, max(-1, start - 7), -1)
    index = next((step for step in steps if row[step].cls == "N"), None)
    return index is not None and read_phrase(row, index).stop == start


def _leads_to(row: Sequence[Item], at: int, through: frozenset[str]) -> bool:
    """Tell whether a preposition leads to a place or the field."""
    while at < len(row) and row[at].lower in _ONWARD:
        at += 1
    if at >= len(row) or row[at].lower not in through:
        return False
    for item in row[at + 1 : at + 4]:
        if is_ground(item):
            return True
        if item.cls not in "dAwo":
            return False  # "from leave in Nador"
    return False


def _go_there(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers who go somewhere: "400 Zorvian soldiers went to Nador"."""
    return _soldiers_before(row, at) and _leads_to(row, at + 1, _TO)


def _go_back(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers, and no prisoners, who go back somewhere: "400 soldiers have returned to Zorvia"."""
    freed = any(not PRISONERS.isdisjoint(item.lower.split()) for item in row)
    return not freed and _soldiers_before(row, at) and _leads_to(row, at + 1, _TO | {"from"})


def _quit_place(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers who leave a place: "400 soldiers quit Nador", "departed from the town"."""
    behind = at + 1 + (row[at + 1 : at + 2] != [] and row[at + 1].lower == "from")
    return _soldiers_before(row, at) and any(map(is_ground, row[behind : behind + 2]))


def _carries_there(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody brings soldiers somewhere: "flew 400 policemen to Nador"."""
    found = _counted_behind(row, at)
    if found is None:
        return False
    index, phrase = found
    hurt = any(is_harm(item) for item in row[index : phrase.stop + 1])
    fielded = any(item.lower == "field" for item in row[phrase.stop : phrase.stop + 4])
    return _are_soldiers(row, phrase) and not hurt and not fielded and _leads_to(row, phrase.stop, _TO)


def _adds_to_force(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody adds soldiers to those he has: "added 400 soldiers to its force"."""
    found = _counted_behind(row, at)
    if found is None or not _are_soldiers(row, found[1]):
        return False
    behind = row[found[1].stop : found[1].stop + 5]
    bodies = any(item.last_word in BODIES | _SIZES or item.military for item in behind[1:])
    return bool(behind) and behind[0].lower == "to" and bodies


def _falls_by(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody makes his force smaller by so many: "cut its force in X by 400 soldiers"."""
    for step in range(at + 2, min(len(row) - 1, at + 11)):
        numeral = row[step + 1].number
        if row[step].lower == "by" and numeral is not None:
            told = row[at + 1 : step]
            forces = any(item.military or item.last_word in BODIES | _SIZES for item in told)
            return not numeral.unit and forces and not any(map(is_harm, told))
        if row[step].cls in "N,;":
            return False
    return False


_SIZES = SIZES | {"complement"}
"""Words for how many soldiers there are, or may be."""
_COUNTS = _SIZES | frozenset("ranks number numbers size total membership manpower".split())


def _sized_before(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb tells of a force, or how large it is: "the Zorvian presence", "the rebels' number"."""
    start = at
    while start > 0 and row[start - 1].cls in "ax":
        start -= 1
    told = row[max(0, start - 8) : start]
    clause = next((step for step in range(len(told) - 1, -1, -1) if told[step].cls in ",;:.Nst"), -1)
    told = told[clause + 1 :]
    if any(is_harm(item) for item in told) or not told:
        return False
    group = told[-1].party is not None and told[-1].party.kind in ("armed_group", "army")
    sized = any(item.last_word in _COUNTS | BODIES for item in told)
    owned = any(item.military or item.party is not None or item.last_word in BODIES | GROUPS for item in told)
    return group or (sized and owned) or told[-1].last_word in BODIES | GROUPS


def _is_sized(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is said how large a force is: "is put at 4,000", "is estimated at 4,000 fighters"."""
    passive = at > 0 and row[at - 1].lower in BE
    leads = row[at + 1 : at + 2] and row[at + 1].lower in ("at", "as", "to")
    return passive and bool(leads) and _counts_soldiers(row, at + 1) and _sized_before(row, at)


def _amounts_to(row: Sequence[Item], at: int) -> bool:
    """Tell whether a force is said to come to so many: "the Zorvian presence amounts to 400 soldiers"."""
    found = _counted_behind(row, at + (row[at + 1 : at + 2] != [] and row[at + 1].lower in ("to", "at")), 2)
    return found is not None and _are_soldiers(row, found[1]) and _sized_before(row, at)


def _counts_soldiers(row: Sequence[Item], at: int) -> bool:
    """Tell whether the number behind an item is of soldiers, or bare."""
    found = _counted_behind(row, at, 2)
    if found is None:
        return False
    index, phrase = found
    if _are_soldiers(row, phrase):
        return True
    numeral = row[index].number
    many = numeral is not None and numeral.nominal[:1] > (_FEW,)
    ends = index + 1 >= len(row) or row[index + 1].cls in ".,;)iT&"
    return phrase.head is None and many and ends


_FEW = 19
"""How many at most a bare number may tell of that counts something else than soldiers."""

_HEIGHTS = frozenset({"height", "peak", "maximum", "zenith"})


def _body_has(row: Sequence[Item], at: int) -> bool:
    """Tell whether a force has so many, and no noun says whom: "the mission had over 22,000 at its height"."""
    found = _counted_behind(row, at, 1)
    if found is None or found[1].head is not None:
        return False
    around = [*row[max(0, at - 5) : at], *row[found[0] + 1 : found[0] + 4]]
    at_height = any(item.last_word in _HEIGHTS for item in around)
    return at_height and (_sized_before(row, at) or any(item.lower in ("it", "they") for item in row[at - 1 : at]))


def _peaks_at(row: Sequence[Item], at: int) -> bool:
    """Tell whether a force is said to have been largest with so many: "the mission peaked at 4,000 troops"."""
    leads = row[at + 1 : at + 2] and row[at + 1].lower == "at"
    return bool(leads) and _counts_soldiers(row, at + 1) and _sized_before(row, at)


def _allows(row: Sequence[Item], at: int) -> bool:
    """Tell whether a force is allowed to have so many: "allows the mission a maximum of 4,000 soldiers"."""
    for step in range(at + 1, min(len(row), at + 8)):
        if row[step].number is not None:
            told = row[at + 1 : step]
            return _are_soldiers(row, read_phrase(row, step)) and any(item.last_word in BODIES for item in told)
        if row[step].cls in ",;.":
            return False
    return False


def _home_to(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers have their quarters somewhere: "is home to 400 Zorvian soldiers"."""
    leads = row[at + 1 : at + 2] and row[at + 1].lower == "to"
    found = _counted_behind(row, at + 1, 1) if leads else None
    return found is not None and _are_soldiers(row, found[1])


def _has_got(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody has soldiers somewhere: "we've still got 400 men in Nador"."""
    has = any(item.lower.endswith(("'ve", "’ve")) or item.lower in ("have", "has") for item in row[max(0, at - 2) : at])
    found = _counted_behind(row, at, 1) if has else None
    if found is None or not (found[1].head is None or _are_soldiers(row, found[1])):
        return False
    return _leads_to(row, found[1].stop, _AT)


_AT = frozenset("in at near on around".split())


def _are_thrown_in(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers who are thrown into battle: "400 men were thrown into the attack"."""
    passive = at > 0 and row[at - 1].lower in BE
    leads = row[at + 1 : at + 2] and row[at + 1].lower in ("into", "against")
    return passive and bool(leads) and _soldiers_before(row, at)


def _label_of_soldiers(row: Sequence[Item], at: int) -> bool:
    """Tell whether what stands before a colon only names soldiers: "Peacekeepers: 400 men", "Troops in Nador: 400"."""
    found = _counted_behind(row, at, 1)
    if found is None or at > 6 or not (found[1].head is None or _are_soldiers(row, found[1])):
        return False
    label = row[:at]
    head = next((step for step, item in enumerate(label) if item.cls == "p" or item.lower.endswith("s")), None)
    if head is None or not label[head].military or label[head].lower == "personnel":
        return False  # "Engagements with the rebels: 41", "personnel: 452,760" in a list of losses
    closed = found[1].stop >= len(row) or row[found[1].stop].cls in ".,;(iT"
    return closed and not any(is_harm(item) or item.cls in "Nar" for item in label)


_MOVED = "flew flown fly ferried ferry shipped ship carried carry carrying brought bring bringing airlifted transported"
_WENT = "went go goes going gone followed disembarked travelled traveled headed sailed set"

MARCHES: tuple[tuple[str, Callable[[Sequence[Item], int], bool], str, str, str], ...] = (
    (_WENT, _go_there, "deployment", "sent", "subject"),
    ("returned return returns returning", _go_back, "deployment", "withdrawn", "participle"),
    ("departed quit exited vacated evacuated abandoned", _quit_place, "deployment", "withdrawn", "participle"),
    (_MOVED, _carries_there, "deployment", "sent", "object"),
    ("added adds adding add", _adds_to_force, "deployment", "sent", "object"),
    (
        CUTTING,
        _falls_by,
        "deployment",
        "withdrawn",
        "object",
    ),
    (" ".join((*SIZING, "given")), _is_sized, "deployment", "strength", "noun"),
    (
        "amount amounts amounted total totals totalled stands stood runs is",
        _amounts_to,
        "deployment",
        "strength",
        "noun",
    ),
    ("has have had", _body_has, "deployment", "strength", "noun"),
    ("peaked", _peaks_at, "deployment", "strength", "noun"),
    ("allow allows allowed permit permits permitted", _allows, "deployment", "strength", "noun"),
    ("got", _has_got, "deployment", "present", "object"),
    ("home", _home_to, "deployment", "present", "object"),
    ("thrown hurled flung", _are_thrown_in, "deployment", "present", "participle"),
    (":", _label_of_soldiers, "deployment", "present", "object"),
)
"""What words tell of soldiers where a condition holds: the words, the condition, kind, value and form."""
