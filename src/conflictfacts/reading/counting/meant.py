"""What words that leave it open mean in company: men "lost" beside men killed are dead.

Decides by what the number beside it counts; a word that stands alone stays as open as the text left it.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.text.items import Item

__all__ = ["settle"]

_LOSING = frozenset({"lost", "lose", "loses", "losing", "loss of", "cost"})
_VICTIMS = frozenset({"victim", "victims"})
_KILLING = frozenset(
    "massacre massacres genocide murder murders slaughter slaughtered killing killings execution executions executed "
    "died dead death deaths killed murdered bodies grave graves buried corpses".split()
)
_SURVIVING = frozenset("injured wounded injuries treated survived survivors survivor hospital hospitals rape".split())
_MORE = frozenset("another further additional".split())


def settle(row: Sequence[Item], claim: Claim, claims: Sequence[Claim], previous: Claim | None) -> None:
    """Say that the people of a claim, or of the one before it, died, where what stands beside them tells.

    Args:
        row: The sentence's items.
        claim: The claim.
        claims: Those of the sentence before it.
        previous: The last claim of the sentences before, if that is near.
    """
    if claim.kind != "casualty" or claim.unit != "person":
        return
    last = claims[-1] if claims else None
    if claim.value == "wounded" and last is not None and _set_against(row, claim, last):
        last.died = True
        if last.source is not None and last.source.value == last.value:
            last.source.died = True
        return
    if claim.trigger is None:
        claim.died = claim.source is not None and claim.source.died and claim.source.value == claim.value
        return
    word = row[claim.trigger].lower
    losing = claim.value == "losses" and word in _LOSING
    if losing and (_are_unarmed(row, claim) or _beside_killed(row, claim, last, previous)):
        claim.died = True
    elif claim.value == "casualties" and word in _VICTIMS:
        claim.value = _victims_are(row, claim, last or previous)


def _are_unarmed(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether people are lost who are no soldiers, and so dead: "lost two brothers", "lost 40 civilians"."""
    head = row[claim.phrase.head] if claim.phrase.head is not None else None
    return head is not None and not {"civilian", "children"}.isdisjoint(head.roles.get("people", ()))


def _set_against(row: Sequence[Item], wounded: Claim, last: Claim) -> bool:
    """Tell whether people are set against wounded: "158 casualties and 320 injured", "lost 40 and had 90 wounded"."""
    if last.unit != wounded.unit or last.kind != "casualty":
        return False
    if last.value == "casualties":
        return last.part_of is None
    first = last.source or last
    if last.value != "losses" or last.includes or first.trigger is None or wounded.part_of is not None:
        return False
    gap = row[last.phrase.stop : wounded.index]
    joined = any(item.cls in "&;" for item in gap) and all(item.cls != "(" and item.party is None for item in gap)
    return joined and row[first.trigger].lower in _LOSING and wounded.phrase.sort != "demonym"


def _beside_killed(row: Sequence[Item], claim: Claim, last: Claim | None, previous: Claim | None) -> bool:
    """Tell whether lost men are told of with killed ones: "killed 40 rebels and lost nine", "lost another three"."""
    at = claim.trigger
    if at is None or at > claim.index or claim.includes:
        return False
    if last is not None and last.value == "killed" and last.part_of is None and last.rate is claim.rate is None:
        back = at - 1
        while back > last.index and (row[back].cls in "ad" or row[back].lower.endswith(("self", "selves"))):
            back -= 1
        return row[back].cls == "&" or row[back].lower in ("for", "at")
    earlier = last or previous
    if earlier is None or earlier.value != "killed" or earlier.unit != claim.unit:
        return False
    more = [item.lower for item in row[claim.index + 1 : claim.index + 2]] == ["more"]
    return more or any(word in _MORE for item in row[at + 1 : claim.index + 1] for word in item.lower.split())


def _victims_are(row: Sequence[Item], claim: Claim, earlier: Claim | None) -> str:
    """Say what victims are: those spoken of before, or the dead where there was killing and nobody is told to live."""
    at = claim.trigger
    assert at is not None
    known = at == 0 or row[at - 1].lower in ("the", "its", "their", "whose", "these", "those", "of")
    if known and earlier is not None and earlier.kind == "casualty":
        return "killed" if earlier.dead is not None or earlier.value == "killed" or earlier.died else "casualties"
    said = {word for item in row for word in item.lower.split()}
    return "killed" if not said.isdisjoint(_KILLING) and said.isdisjoint(_SURVIVING) else "casualties"
