"""Words that tell of ground only by what stands with them: "grew by", "added ... to", "gave the Zorvians", "measures".

Decides by a condition for each such word. Whose the ground is, is for `resolve`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from conflictfacts.reading.counting.claims import AREAS
from conflictfacts.reading.counting.strongholds import WORKS
from conflictfacts.reading.text.grammar import BODIES, GROUPS, GROWING, SHRINKING
from conflictfacts.reading.text.items import Item

__all__ = ["GAINS", "is_undone"]

_HOLDINGS = frozenset(
    "territory territories zone area areas control holdings domain ground land gains bridgehead pocket enclave "
    "caliphate foothold salient possessions realm occupied".split()
)
_HELD = frozenset(
    "control occupied occupation held seized bridgehead pocket enclave caliphate foothold salient gains rebels "
    "rebel".split()
)
_SALIENTS = frozenset("bridgehead pocket enclave foothold salient cauldron beachhead lodgement".split())
"""What soldiers hold of ground that others have around them."""
_GIVERS = frozenset(
    "offensive assault attack campaign operation push advance fighting month months week weeks year summer winter "
    "spring autumn january february march april june july august september october november december alone "
    "day days victory battle breakthrough".split()
)
_CHANGED = frozenset({*AREAS, "settlement", "percent"})


def _unit_behind(row: Sequence[Item], at: int, reach: int) -> tuple[int, str] | None:
    """Find the number behind an item, and its unit."""
    for step in range(at + 1, min(len(row), at + 1 + reach)):
        numeral = row[step].number
        if numeral is not None:
            return step, numeral.unit
        if row[step].cls in ",;.":
            return None
    return None


def _holding_changes(row: Sequence[Item], at: int) -> bool:
    """Tell whether what somebody holds becomes larger or smaller: "their zone grew by 40 square kilometres"."""
    found = _unit_behind(row, at, 9)
    if found is None or found[1] not in _CHANGED or row[found[0] - 1].lower != "by":
        return False
    told = [*row[max(0, at - 9) : at], *row[at + 1 : found[0] - 1]]
    held = any(item.party is not None or item.last_word in _HELD for item in told)
    return any(item.last_word in _HOLDINGS for item in told) and held


def _adds_to_holding(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody adds ground to what he holds: "added 40 villages to their territory"."""
    found = _unit_behind(row, at, 3)
    if found is None or found[1] not in ("settlement", *AREAS):
        return False
    behind = row[found[0] + 1 : found[0] + 6]
    return bool(behind) and behind[0].lower == "to" and any(item.last_word in _HOLDINGS for item in behind)


def _gives(row: Sequence[Item], at: int) -> bool:
    """Tell whether an offensive or a month gives somebody ground: "July gave the Zorvians 40 square kilometres"."""
    found = _unit_behind(row, at, 5)
    if found is None or found[1] not in AREAS:
        return False
    giver = next((item for item in reversed(row[max(0, at - 3) : at]) if item.cls not in "ad"), None)
    return giver is not None and (giver.cls == "T" or giver.last_word in _GIVERS)


def _settlements_behind(row: Sequence[Item], at: int) -> bool:
    found = _unit_behind(row, at, 2)
    return found is not None and found[1] == "settlement"


def _armed_before(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers or a party are those who do something."""
    back = at - 1
    while back > 0 and (row[back].cls == "a" or row[back].lower.endswith("ly") or row[back].lower in ("also", "then")):
        back -= 1
    return back >= 0 and (row[back].military or row[back].party is not None or row[back].lower in BODIES)


def _enters(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers come into places: "entered seven villages", "marched into seven villages"."""
    into = at + (row[at + 1 : at + 2] != [] and row[at + 1].lower == "into")
    through = into > at or row[at].lower.startswith("enter") or row[at].lower.endswith(" into")
    return through and _armed_before(row, at) and _settlements_behind(row, into)


def _comes_back_to(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers are in places again: "is back in seven villages", "has returned to seven villages"."""
    led = row[at].lower.endswith(" to") or (at + 1 < len(row) and row[at + 1].lower in ("in", "to"))
    return led and _armed_before(row, at) and _settlements_behind(row, at + (" " not in row[at].lower))


def _flies_over(row: Sequence[Item], at: int) -> bool:
    """Tell whether a flag is raised over places: "planted their flag in seven villages"."""
    near = range(at + 1, min(len(row) - 1, at + 6))
    over = next((step for step in near if row[step].lower in ("over", "in", "above")), None)
    return over is not None and _settlements_behind(row, over)


def _newly_over(row: Sequence[Item], at: int) -> bool:
    """Tell whether a flag is raised over places that were not the same party's before."""
    return _flies_over(row, at) and not _again(row, at)


def _again_over(row: Sequence[Item], at: int) -> bool:
    return _flies_over(row, at) and _again(row, at)


def is_undone(row: Sequence[Item], at: int) -> bool:
    """Tell whether ground is occupied no more: "seven villages were de-occupied".

    Args:
        row: The sentence's items.
        at: The verb.
    """
    return at > 1 and row[at - 1].cls == "-" and row[at - 2].lower == "de"


def _falls_into(row: Sequence[Item], at: int) -> bool:
    """Tell whether ground comes into somebody's hands: "put seven villages into the rebels' hands"."""
    return any(item.last_word == "into" for item in row[max(0, at - 4) : at])


def _leaves_to(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers leave places to somebody: "left seven villages to the rebels"."""
    if not (_armed_before(row, at) and _settlements_behind(row, at)):
        return False
    to = next((step for step in range(at + 2, min(len(row) - 1, at + 7)) if row[step].lower == "to"), None)
    return to is not None and any(item.military or item.party is not None for item in row[to + 1 : to + 3])


def _carries_works(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is works or posts that are carried: "carried seven redoubts"."""
    near = [*row[max(0, at - 4) : at], *row[at + 1 : at + 4]]
    return any(item.last_word in WORKS for item in near)


def _comes_back_under(row: Sequence[Item], at: int) -> bool:
    """Tell whether ground comes back under control: "brought back under Zorvian control"."""
    coming = any(item.first_word in _COMING for item in row[max(0, at - 4) : at])
    return at > 0 and row[at - 1].last_word == "back" and coming


_COMING = frozenset("brought bring come came comes returned".split())


def _measures(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is a bridgehead or the like that measures so much."""
    found = _unit_behind(row, at, 4)
    if found is None or found[1] not in AREAS:
        return False
    return any(item.last_word in _SALIENTS for item in row[max(0, at - 7) : at])


def _is_theirs(row: Sequence[Item], at: int) -> bool:
    """Tell whether ground is said to be somebody's: "40 villages are still Zorvian", "46 percent is Zorvian now"."""
    return _owner_behind(row, at) and not _again(row, at)


def _is_theirs_again(row: Sequence[Item], at: int) -> bool:
    return _owner_behind(row, at) and _again(row, at)


def _again(row: Sequence[Item], at: int) -> bool:
    return any(item.lower in ("again", "back") for item in row[at + 1 : at + 5])


def _owner_behind(row: Sequence[Item], at: int) -> bool:
    """Tell whether ground was counted, and a people's name is all that is said of it."""
    step = at + 1
    while step < len(row) and row[step].lower in ("still", "now", "again", "already", "once"):
        step += 1
    if _is_turf(row, step):
        return _was_ground(row, at)
    if step >= len(row) or row[step].cls != "A":
        return False
    entry = row[step].entry("actor")
    owned = entry is not None and row[step].possessive
    behind = row[step + 1] if step + 1 < len(row) else None
    closed = behind is None or behind.cls in ".,;&T)" or behind.lower in ("again", "since", "now", "today")
    if entry is None or not (owned or entry.role == "adjective") or not closed:
        return False
    return _was_ground(row, at)


def _was_ground(row: Sequence[Item], at: int) -> bool:
    """Tell whether it was ground that was counted before a verb, and nothing else stands between."""
    counted = next((back for back in range(at - 1, max(-1, at - 8), -1) if row[back].cls == "N"), None)
    numeral = row[counted].number if counted is not None else None
    told = row[counted:at] if counted is not None else []
    return numeral is not None and numeral.unit in _CHANGED and all(item.cls not in "pt," for item in told)


def _is_turf(row: Sequence[Item], at: int) -> bool:
    """Tell whether ground is called somebody's: "rebel territory", "gang territory"."""
    turf = row[at + 1 : at + 2] and row[at + 1].lower in ("territory", "ground", "land", "turf")
    return bool(turf) and (row[at].military or row[at].party is not None or row[at].lower in BODIES | GROUPS)


def _under_somebody(row: Sequence[Item], at: int) -> bool:
    """Tell whether ground is said to be under somebody: "villages now under the Government"."""
    back = row[at - 1].lower if at else ""
    behind = [item for item in row[at + 1 : at + 3] if item.lower != "the"]
    who = behind[0] if behind else None
    ruled = who is not None and (who.party is not None or who.lower in _RULERS or who.military)
    stop = at + 2 + (row[at + 1 : at + 2] != [] and row[at + 1].lower == "the")
    ends = stop >= len(row) or row[stop].cls in ".,;iT)&s"
    return back in ("now", "again", "back", "still", "are", "is") and ruled and ends


_RULERS = frozenset("government state army regime junta opposition coalition administration".split())

GAINS: tuple[tuple[str, Callable[[Sequence[Item], int], bool], str, str, str], ...] = (
    (
        GROWING,
        _holding_changes,
        "territory",
        "captured",
        "object",
    ),
    (SHRINKING, _holding_changes, "territory", "lost", "object"),
    ("added adds adding add", _adds_to_holding, "territory", "captured", "object"),
    ("gave gives given yielded yields handed earned", _gives, "territory", "captured", "object"),
    ("measures measured covers covered spans spanned comprises comprised", _measures, "territory", "held", "object"),
    ("is are were was", _is_theirs, "territory", "held", "participle"),
    ("is are were was", _is_theirs_again, "territory", "regained", "participle"),
    ("entered enters marched walked moved rode swept", _enters, "territory", "captured", "object"),
    ("back returned", _comes_back_to, "territory", "regained", "object"),
    ("flag flags colours", _newly_over, "territory", "captured", "object"),
    ("flag flags colours", _again_over, "territory", "regained", "object"),
    ("occupied", is_undone, "territory", "regained", "participle"),
    ("hands", _falls_into, "territory", "captured", "participle"),
    ("left leaving leaves", _leaves_to, "territory", "lost", "object"),
    ("carried", _carries_works, "territory", "captured", "participle"),
    ("under", _comes_back_under, "territory", "regained", "participle"),
    ("under", _under_somebody, "territory", "held", "participle"),
)
"""What words tell of ground where a condition holds: the words, the condition, kind, value and form."""
