"""What the words around a name say of it as a place, whatever the name is.

Decides which name is a place by its verb or its noun, and which is only where somebody came from, or what a date is
told by, though what is told did not happen there. Where somebody only speaks is decided in `seats`, where people only
move from, to or past in `ways`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.text.items import Item

__all__ = [
    "DISPATCHES",
    "FOUGHT_FOR",
    "RAIDS",
    "REACHING",
    "SETTLEMENTS",
    "called_place",
    "comes_from",
    "held_by",
    "is_compared",
    "is_ground",
    "is_included",
    "is_inset",
    "is_left_behind",
    "is_native",
    "is_of_fight",
    "is_of_part",
    "is_of_war",
    "is_reached",
    "is_ruler",
    "is_told_of_before",
    "lies_in",
    "supplies",
]

REACHING = frozenset(
    "reach reached reaches reaching enter entered enters entering leave leaves left leaving quit fled flee fleeing "
    "escaped cross crossed stormed besieged shelled bombed bombarded overran retook recaptured govern governs governed "
    "governing occupies holds".split()
)
"""Verbs whose object is a place."""

_FALLING_ON = frozenset(
    "raid raids raided raiding attacked attacking assaulted assaulting defend defended defending shelling bombing "
    "storming besieging entering reclaimed reclaiming".split()
)
"""Verbs of which a bare name, if no party's, is the place: those who attack people say which."""


def _takes_ground(verb: Item) -> bool:
    """Tell whether a word tells of ground that changed hands, and of nothing else with its object: "recapture X"."""
    objects = [value for value in verb.roles.get("trigger", ()) if value.endswith(".object")]
    return bool(objects) and all(value.startswith("territory.") for value in objects)  # people are lost too


_STRIKING = frozenset("hit hits struck strikes pounded targeted rocked".split())
_WEAPONS = frozenset(
    "rocket rockets missile missiles shell shells shelling bomb bombs bombing drone drones artillery mortars airstrike "
    "airstrikes strike strikes bombardment fire raid raids attack attacks blast explosion barrage salvo".split()
)
"""What strikes a place, where a person would strike somebody."""


def is_reached(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name is the place that somebody reached, left or fought for: "had entered X", "stormed X"."""
    if row[at].possessive:
        return False
    back = at - 2 if at and row[at - 1].cls == "d" else at - 1
    verb = row[back].lower.removesuffix(" the").rpartition(" ")[2] if back >= 0 else ""
    following = row[at + 1] if at + 1 < len(row) else None
    if row[at].unknown and (_names_fight(row, at) or _is_ground_of_verb(row, at)):
        return True
    acting = 0 <= back == at - 1 and not (back and row[back - 1].cls == "d")  # not "our own X"
    if acting and (_takes_ground(row[back]) or verb in _FALLING_ON) and row[at].party is None:
        return following is None or following.cls not in "wpotA"  # whoever has a name of their own may be taken too
    if verb in _STRIKING and back == at - 1:
        shot = any(item.lower in _WEAPONS for item in row[max(0, back - 4) : back])
        return shot and (following is None or following.cls not in "wpoA")
    if verb not in REACHING or (verb.startswith("cross") and following is not None and following.lower == "into"):
        return False  # "crossed the X into Y"
    return following is None or following.cls not in "wpotA"


_DONE_TO_PLACES = frozenset(
    "shelled bombed bombarded besieged overrun stormed pounded razed encircled defended garrisoned".split()
)
"""Participles that tell of a place, where it is not the ground that they say changed hands."""


def _is_ground_of_verb(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name begins a sentence of which it is the ground: "X was shelled", "X fell on 3 May"."""
    if at or len(row) < 4 or row[1].lower in ("has", "had", "have"):
        return False
    verb = row[2] if row[1].cls == "a" else row[1]
    if verb is row[1]:
        return verb.lower == "fell" and (row[2].cls in "T," or row[2].lower in ("to", "into"))
    done = [value for value in verb.roles.get("trigger", ()) if value.endswith(".participle")]
    taken = bool(done) and all(value.startswith("territory.") for value in done) and verb.first_word != "taken"
    return taken or verb.first_word in _DONE_TO_PLACES  # "Roe was taken": people are too


_CALLED_AFTER_PLACES = frozenset("ambush massacre siege battle blast bombing garrison pocket".split())
"""Nouns before which a name nobody knows is the place: sides ambush, but no ambush is called after its side."""


def _names_fight(row: Sequence[Item], at: int) -> bool:
    """Tell whether a fight is called after a place: "the X ambush"."""
    return at + 1 < len(row) and row[at + 1].lower in _CALLED_AFTER_PLACES


RAIDS = frozenset("raid attack assault strike airstrike battle fight siege offensive ambush fighting".split())
"""Words behind which "on X" or "at X" says where."""

SIDES = frozenset(
    "south north east west north-west north-east south-west south-east northwest northeast southwest southeast".split()
)
FOUGHT_FOR = SIDES | frozenset(
    "battle battles siege fall capture storming sack relief massacre shelling bombardment defence defense liberation "
    "encirclement bombing recapture seizure occupation destruction evacuation conquest".split()
)
"""Words behind which "of X" says where: "the Battle of X", "north of X"."""


def is_of_fight(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is that of a fight, whoever tells of it: "in its first account of the raid on X"."""
    return at > 1 and row[at - 1].lower in {"on", "at", "for", "of", "near", "in"} and row[at - 2].lower in RAIDS


def is_left_behind(row: Sequence[Item], at: int, claim: Claim) -> bool:
    """Tell whether a place is where people come from: "migrants from Africa", "refugees from X have arrived in Y"."""
    if claim.kind == "displacement" and _fled_abroad(row, at):
        return True
    if claim.kind == "displacement" and at > 1 and row[at - 1].lower == "from" and row[at - 2].cls in "pt":
        if row[at - 2].cls == "t" and not row[at - 2].lower.endswith("s") and row[at - 2].last_word not in _CROSSING:
            return False  # "fled from X to Y" tells of X, and "crossed from X into Y" of Y
        behind = takewhile(lambda item: item.cls in "aNtwdiT", row[at + 1 : at + 8])
        return any(item.last_word in ("in", "into", "to") for item in behind)
    if claim.kind not in ("casualty", "deployment") or claim.value == "withdrawn":
        return False
    if claim.trigger is not None and row[claim.trigger].last_word in _ABDUCTING:
        return False  # "kidnapped 46 people from X"
    inside = claim.kind == "casualty" and at > 2 and row[at - 1].lower in ("in", "at")
    if inside and row[at - 2].last_word in ("based", "headquartered") and row[at - 3].cls != "a":
        return True  # "a group based in X"
    back = at - 1
    while back >= 0 and row[back].cls in "dw" and at - back < 4:
        back -= 1
    near_by = back > 1 and [item.lower for item in row[back - 2 : back]] == ["not", "far"]
    return back > 0 and row[back].lower == "from" and row[back - 1].cls in "pwoA" and not near_by


_ABDUCTING = frozenset("abducted abducting kidnapped kidnapping snatched snatching".split())
"""Verbs that tell where somebody was taken from, and not where he is of."""


def _fled_abroad(row: Sequence[Item], at: int) -> bool:
    """Tell whether people went from a place to another country: "fled from Kendria's X region to northern Zorvia"."""
    left = row[at].where
    back = at - 1
    while back > 0 and (row[back].cls in "dw" or row[back].possessive):
        back -= 1
    if left is None or back < 0 or row[back].last_word not in ("from", "fled"):
        return False
    for step in range(at + 1, min(len(row) - 1, at + 7)):
        if row[step].cls in ",;.N":
            return False
        if row[step].last_word in ("to", "into"):
            reached = next((item.where for item in row[step + 1 : step + 4] if item.where is not None), None)
            return reached is not None and None not in (reached.iso, left.iso) and reached.iso != left.iso
    return False


_CROSSING = frozenset("crossed crossing poured pouring streamed streaming come came coming arrived arriving".split())
"""Verbs of those who are counted where they come to."""


_OUSTING = frozenset("overthrow ouster ousting toppling downfall resignation".split())


def is_ruler(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name nobody knows is a ruler's by what befell him: "since the fall of X"."""
    if at < 3 or not row[at].unknown or row[at - 1].cls != "f":
        return False
    since = [item.lower for item in row[max(0, at - 4) : at - 1]] == ["since", "the", "fall"]
    return since or row[at - 2].lower in _OUSTING


_OCCURRED = frozenset({"place", "happened", "occurred", "raged"})


def is_inset(row: Sequence[Item], at: int, stop: int) -> bool:
    """Tell whether a place stands in a clause set in between: "the mission, which has its seat in X, counted N"."""
    opening = next((step for step in range(at - 1, max(-1, at - 9), -1) if row[step].cls in ",N;"), None)
    if opening is None or row[opening].cls != "," or row[opening + 1].lower not in ("which", "who", "whose"):
        return False
    if any(item.lower in _OCCURRED for item in row[opening + 2 : at]):
        return False  # "in another clash, which happened in X, three died"
    closing = next((step for step in range(at + 1, stop) if row[step].cls == ","), None)
    return closing is not None and not any(row[step].cls == "N" for step in range(opening, closing))


_AMONG = frozenset({"among them", "among whom", "among these", "of them", "of whom", "of these"})


def is_of_part(row: Sequence[Item], at: int) -> bool:
    """Tell whether some of those counted are all that was in a place: "46 killed, 12 of them in X; 30 wounded"."""
    number = next((step for step in range(at - 1, max(-1, at - 6), -1) if row[step].cls == "N"), None)
    if number is None or any(item.cls in ",;" for item in row[number:at]):
        return False
    behind = " ".join(item.lower for item in row[number + 1 : number + 3])
    before = " ".join(item.lower for item in row[max(0, number - 2) : number])
    return behind in _AMONG or before in _AMONG or before.endswith("including")


def is_included(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only one of those told of: "a fifth of the country, X included", "comprising X"."""
    start = at - 1 if row[at - 1].cls == "d" else at
    if row[start - 1].lower in ("comprising", "namely"):
        return True
    return [item.lower for item in row[at + 1 : at + 2]] == ["included"] and row[start - 1].cls in ",wA"


def is_native(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where somebody is at home or in office: "a native of X", "the governor of X"."""
    if at < 2 or row[at - 1].cls != "f":
        return False
    return row[at - 2].cls == "o" or row[at - 2].lower in ("resident", "native", "son")


DISPATCHES = frozenset("telegram telegrams dispatch dispatches despatch report reports message wire cable".split())
"""What is sent from where it tells of, or from elsewhere."""


def comes_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether those before a place only came from it: "peacekeepers from X", "a convoy from X reached Y"."""
    if is_native(row, at):
        return True
    back = at - 3 if row[at - 1].cls == "d" else at - 2
    if back < 0 or row[back + 1].lower != "from":
        return False
    if row[back].cls == "a":
        return True  # "they were from X"
    came = row[back].cls == "w" and any(item.cls in "dN" for item in row[max(0, back - 2) : back])
    return (
        row[back].cls == "p"
        or row[back].first_word in DISPATCHES
        or "unit" in row[back].roles
        or (came and any(item.cls == "A" for item in row[at + 1 : at + 4]))
    )


_THEN = frozenset({"after", "before", "since"})


def is_told_of_before(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place stands in words that only say when, by what happened elsewhere."""
    for step in range(at - 1, max(-1, at - 9), -1):
        if row[step].lower in _THEN:
            return step > 0
        if row[step].cls in ",;.N":
            return False
    return False


def is_compared(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place, or a time, is only compared with: "the deadliest attack since the raid on X"."""
    if row[at].cls == "T":  # "since the siege of X" is one item
        return row[at].first_word in ("since", "in", "for") and _is_superlative_before(row, at)
    for step in range(at - 1, max(0, at - 8), -1):
        if row[step].lower == "since":
            return any(_is_superlative(item.lower) for item in row[max(0, step - 4) : step])
        if row[step].lower == "than":
            return True
        if row[step].cls in ",;.N":
            return False
    return False


def _is_superlative_before(row: Sequence[Item], at: int) -> bool:
    """Tell whether a time says since when, or in how long, nothing was like it: "the worst attack in three years"."""
    time = row[at].time
    if row[at].first_word != "since" and (time is None or time.kind != "lasting"):
        return False
    before = takewhile(lambda item: item.cls not in ",;:N", reversed(row[max(0, at - 7) : at]))
    return any(_is_superlative(item.lower) for item in before)


def _is_superlative(word: str) -> bool:
    """Tell whether a word says that nothing was like it: "deadliest", "highest", "worst"."""
    return word in ("most", "worst", "first") or (len(word) > 6 and word.endswith("est") and word not in _NOUNS)


_NOUNS = frozenset({"protest", "request", "conquest", "interest", "harvest", "northwest", "southwest", "manifest"})
"""Words that only look like superlatives."""


def is_of_war(row: Sequence[Item], at: int) -> bool:
    """Tell whether a war is named only to say which battle of it is told of: "the first battle of the X War"."""
    back = at - 2 if at and row[at - 1].cls == "d" else at - 1
    return back > 0 and row[back].cls == "f" and row[back - 1].cls == "w"


SETTLEMENTS = frozenset(
    "city town village hamlet port settlement suburb base camp fort fortress outpost island stronghold garrison "
    "locality commune community township municipality neighbourhood neighborhood ridge hill pass plateau farm district "
    "quarter crossing junction".split()
)


def called_place(row: Sequence[Item], at: int) -> str:
    """Give what the words around a name say it is, if a place: "X, a village near Y", "one village, X"."""
    if at > 1 and row[at - 1].cls == ",":
        noun = row[at - 2].lower.rpartition(" ")[2]
        if noun in SETTLEMENTS and (row[at - 2].cls == "N" or (at > 2 and row[at - 3].cls in "dw")):
            return noun
    if at + 3 >= len(row) or row[at].possessive or row[at + 1].cls not in ",a" or row[at + 2].cls not in "dx":
        return ""
    for item in row[at + 3 : at + 6]:
        if item.lower in SETTLEMENTS:
            return item.lower
        if item.cls not in "wt":
            return ""
    return ""


_APPOSED = 12
"""Items behind a place, at most, that say where it lies."""


def held_by(row: Sequence[Item], at: int) -> int | None:
    """Find the place that one only holds, or lies by: X, in "X, a besieged town in the north of Y"; `None` if none."""
    back = at - 1
    while back > max(1, at - _APPOSED) and (
        row[back].cls in "dwifA()" or row[back - 1].cls == "d" or _is_way(row[back])
    ):
        back -= 1
    if back < 1 or row[back].cls != "," or row[back - 1].cls != "A" or row[at - 1].cls == ",":
        return None
    between = row[back + 1 : at]
    held = between[0].lower in ("in", "near", "on", "outside")
    held = held or any(item.lower in SETTLEMENTS or item.lower in SIDES for item in between)
    return back - 1 if held else None


def _is_way(item: Item) -> bool:
    """Tell whether a number says how far something is."""
    return item.number is not None and item.number.unit in ("kilometer", "mile")


_LYING = frozenset({"lies", "lay", "lying", "located", "situated", "sits", "stands"})


def lies_in(row: Sequence[Item], at: int) -> bool:
    """Tell whether a sentence only says where the place spoken of lies: "X lies in Y", "the town is in Y"."""
    back = at - 1
    while back > 1 and row[back].cls in "dw" and row[back].lower not in _LYING:
        back -= 1
    if back < 2 or row[back].lower not in ("in", "on", "near"):
        return False
    verb = row[back - 1]
    return verb.lower in _LYING or (verb.lower in ("is", "was") and row[back - 2].lower in SETTLEMENTS)


_SUPPLIED = frozenset(
    "supplied bought delivered provided purchased sold donated imported manufactured made obtained acquired ordered "
    "arms weapons weaponry ammunition munitions aircraft planes jets helicopters drones missiles tanks rifles "
    "guns".split()
)


def supplies(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name is only of those from whom arms come: "relies on aircraft supplied by X and Y"."""
    while at > 1 and (row[at].cls in "Ad&" or (row[at].cls == "," and row[at - 1].cls == "A")):
        at -= 1
    return row[at].lower in ("by", "from") and row[at - 1].lower in _SUPPLIED


def is_ground(row: Sequence[Item], at: int, claim: Claim) -> bool:
    """Tell whether a name is what a share or an area is of: "19 percent of all X", "a fifth of X, or 900 sq km"."""
    if claim.kind != "territory":
        return False
    if at < claim.index:
        return at > 1 and row[at - 1].cls == "f" and row[at - 2].cls == "N"
    between = [item.cls for item in row[claim.index + 1 : at]]
    if "(" in between and ")" in between:
        del between[between.index("(") : between.index(")") + 1]  # "90 sq km (35 sq miles) of X"
    return "f" in between and len(between) < 5 and all(cls in "fdw" for cls in between)
