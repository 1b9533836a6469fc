"""What a sentence says on nobody's word: what somebody was asked about, told or accused of, or what is contradicted.

Decides from which item to which the sources named do not say what is told there.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from conflictfacts.reading.text.items import Item

__all__ = ["hears", "said_by_nobody"]

_ASKED = frozenset({"asked", "questioned", "pressed", "quizzed"})
_ABOUT = frozenset({"about", "whether", "if", "on", "why", "how"})
_AGAINST = frozenset({"contrary", "unlike"})
_FALSE = frozenset("fake faked false forged fabricated bogus doctored spurious".split())
_FALSELY = frozenset({"falsely", "wrongly", "mistakenly"})
_NOBODYS = _FALSE | {"attributed", "accused"}
"""Words one of which is in a sentence that disowns what it tells, unless that begins with "contrary to" or the like."""
_HEARING = frozenset({"told", "informed", "asked", "accused", "questioned", "advised"})
_BEING = frozenset({"is", "are", "was", "were", "been", "being", "be"})
_WHETHER = frozenset({"whether", "if"})


def said_by_nobody(row: Sequence[Item], said: Set[str]) -> range:
    """Give the items of what a sentence tells without a source, though it names one: "Contrary to what X said, ".

    Args:
        row: The sentence's items.
        said: Its words, each once.
    """
    first = row[0]
    asked = first.lower in _ASKED and len(row) > 1 and row[1].lower in _ABOUT
    if asked or first.lower in _AGAINST:
        return range(next((at for at, item in enumerate(row) if item.cls == ","), len(row)))
    if first.cls == "a" and row[-1].cls == "?":
        return range(len(row))  # "Did X say that ...?"
    if _NOBODYS.isdisjoint(said):
        return range(0)
    for at, item in enumerate(row[1:], 1):
        if item.lower == "attributed to" and row[at - 1].lower in _FALSELY:
            return range(at, next((end for end in range(at, len(row)) if row[end].cls == ","), len(row)))
    false = next((at for at, item in enumerate(row) if item.lower in _FALSE), None)
    if false is not None and any("paper" in item.roles for item in row[false + 1 : false + 4]):
        comma = next((at for at in range(false, len(row)) if row[at].cls == ","), len(row))
        return range(false, comma) if any(item.lower == "attributed to" for item in row[false:comma]) else range(0)
    for at, item in enumerate(row[:-2]):
        of_saying = row[at + 1].lower == "of" and "reporting" in row[at + 2].roles
        if item.lower == "accused" and of_saying and hears(row, at):
            return range(at, next((end for end in range(at, len(row)) if row[end].cls == ","), len(row)))
    return range(0)


def hears(row: Sequence[Item], at: int) -> bool:
    """Tell whether the subject of a verb is who is told, asked or accused, or who asks: "was told", "asked whether"."""
    verb = row[at].lower
    if verb not in _HEARING:
        return False
    passive = any(item.lower in _BEING for item in row[max(0, at - 2) : at])
    return passive or (verb == "asked" and any(item.lower in _WHETHER for item in row[at + 1 : at + 6]))
