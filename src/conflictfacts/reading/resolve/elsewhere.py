"""What the words around a name say of it as a place, whatever the name is.

Decides which name is a place by its verb or its noun, and which is only where somebody spoke, came from or was brought
to, what a distance is measured from, or what a date is told by, though what is told did not happen there.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.claims import Claim
from conflictfacts.reading.items import Item
from conflictfacts.reading.speakers import Voice

__all__ = [
    "FOUGHT_FOR",
    "REACHING",
    "called_place",
    "comes_from",
    "held_by",
    "is_destination",
    "is_far_from",
    "is_holder",
    "is_inset",
    "is_left_behind",
    "is_measured_from",
    "is_native",
    "is_of_fight",
    "is_of_war",
    "is_reached",
    "is_told_of_before",
    "lies_in",
    "rules_from",
    "told_there",
]

REACHING = frozenset(
    "reached reaches reaching entered enters entering left leaving fled flee fleeing escaped cross crossed stormed "
    "besieged shelled bombed bombarded overran retook recaptured govern governs governed "
    "governing occupies holds".split()
)
"""Verbs whose object is a place."""

_STRIKING = frozenset("hit hits struck strikes pounded targeted rocked".split())
_WEAPONS = frozenset(
    "rocket rockets missile missiles shell shells shelling bomb bombs bombing drone drones artillery mortars airstrike "
    "airstrikes strike strikes bombardment fire".split()
)
"""What strikes a place, where a person would strike somebody."""


def is_reached(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name is the place that somebody reached, left or fought for: "had entered X", "stormed X"."""
    if row[at].possessive:
        return False
    back = at - 2 if at and row[at - 1].cls == "d" else at - 1
    verb = row[back].lower.removesuffix(" the").rpartition(" ")[2] if back >= 0 else ""
    following = row[at + 1] if at + 1 < len(row) else None
    if verb in _STRIKING and back == at - 1:
        shot = any(item.lower in _WEAPONS for item in row[max(0, back - 4) : back])
        return shot and (following is None or following.cls not in "wpoA")
    if verb not in REACHING or (verb.startswith("cross") and following is not None and following.lower == "into"):
        return False  # "crossed the X into Y"
    return following is None or following.cls not in "wpotA"


_RAIDS = frozenset("raid attack assault strike airstrike battle fight siege offensive ambush fighting".split())
_TOLD = _RAIDS | {"that", "raids", "attacks", "strikes", "ambushes", "airstrikes", "shelling", "killing", "massacre"}
"""What stands before a place that is told of, rather than where somebody tells: "recalled the attack at X"."""

FOUGHT_FOR = frozenset(
    "battle battles siege fall capture storming sack relief massacre bombardment liberation encirclement south north "
    "east west north-west north-east south-west south-east northwest northeast southwest southeast".split()
)
"""Words behind which "of X" says where: "the Battle of X", "north of X"."""


_FAR = 15
"""Kilometres beyond which what lies so far from a town is no longer in or near it."""


def is_measured_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only what a way is measured from, or leads to: "130 km southwest of X"."""
    before = [item.lower for item in row[max(0, at - 3) : at]]
    if before[-2:] == ["direction", "of"]:
        return True
    side = before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in FOUGHT_FOR
    return side and _is_far(row[max(0, at - 6) : at - 1])


def is_far_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only what a distance is told from: "a village 70 km from X"."""
    return at > 0 and row[at - 1].lower == "from" and _is_far(row[max(0, at - 3) : at - 1])


def _is_far(before: Sequence[Item]) -> bool:
    """Tell whether words that lead to a place hold a distance too long for what lies in or near it."""
    for item in reversed(before):
        if item.number is not None and item.number.unit in ("kilometer", "mile"):
            return max(item.number.nominal, default=0) > _FAR
        if item.cls not in "wdoi(),N":
            return False
    return False


def is_of_fight(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is that of a fight, whoever tells of it: "in its first account of the raid on X"."""
    return at > 1 and row[at - 1].lower in {"on", "at", "for", "of", "near", "in"} and row[at - 2].lower in _RAIDS


def told_there(row: Sequence[Item], at: int, voices: Sequence[Voice]) -> bool:
    """Tell whether a place is where somebody spoke ("told reporters in Kyiv"), not where something happened."""
    if is_of_fight(row, at):
        return False
    if _is_seat(row, at) or _is_platform(row, at, voices):
        return True
    for voice in voices:
        around = [item.cls for item in (*row[max(0, voice.first - 1) : voice.first], *row[voice.last : voice.last + 2])]
        if not voice.prefix and around == [",", ",", "a"]:
            continue  # "men, officers say, were in X": the clause goes on behind the source
        if (
            row[at].cls == "A"
            and voice.attribution.verb != "according to"
            and voice.at < at <= voice.at + (10 if voice.prefix else 15)
            and not any(item.cls in 'Nt"' or item.lower in _TOLD for item in row[voice.at + 1 : at])
        ):
            return not voice.prefix or any(item.lower == "that" or item.cls in ",:" for item in row[at + 1 : at + 5])
    return False


_AWAY = frozenset(
    "official officials diplomat diplomats spokesman spokeswoman spokesperson spokesmen analyst analysts expert "
    "experts attaché attachés attache attaches correspondent correspondents researcher researchers lawmaker "
    "lawmakers minister ministers ministry ministries ambassador envoy embassy historian historians economist "
    "observers government planner planners strategist strategists politician politicians negotiator negotiators "
    "mediator mediators".split()
)
"""Those who speak of what happened elsewhere."""

_BRANCHES = frozenset({"branch", "affiliate", "arm", "wing", "offshoot", "franchise", "allies", "ally"})
"""What a group has in a region that says nothing of where it did something."""

_SPEAKING = frozenset(
    "speaking talking addressing conference briefing interview summit speech hearing remarks visiting visit".split()
)
"""What somebody does who goes on to say something, or where he does it."""

_NEAR_BY = frozenset({"local", "provincial", "regional", "municipal"})
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "nobody", "those", "people", "many"})


_OF_STATE = _AWAY | frozenset(
    "source sources general generals colonel officer officers commander judiciary junta parliament court leadership "
    "regime rulers presidency cabinet president premier chancellor monitor watchdog institute agency "
    "headquarters staff command".split()
)
"""Those whom a capital is only the seat of, so that what they tell of or rule over need not be in it."""

_LOCAL = frozenset(
    "hospital hospitals medics doctors nurses morgue police mayor governor residents witnesses rescuers locals".split()
)
"""Those who tell of the town they are in."""

_AGREED = frozenset("peace truce agreement deal talks treaty accord signed brokered negotiated".split())
"""What is settled at a place where nothing of what is told happened."""

_UNNAMED = frozenset({"named", "identified", "anonymity", "anonymous"})

_BODIES = frozenset("group organisation organization body charity network firm university centre center".split())

_GIVEN_OUT = frozenset("released published issued printed broadcast unveiled compiled collated".split())
"""What is done where those who tell of something are, not where it happened."""


def _is_capital(item: Item) -> bool:
    """Tell whether a name is that of a town that stands for its state."""
    where, state = item.where, item.entry("actor")
    return where is not None and where.kind == "city" and state is not None and state.role == "metonym"


def _is_seat(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where those who speak are: "an official in X, who", "anyone in X had admitted"."""
    if at > 3 and row[at - 1].cls == "d":
        return row[at - 2].lower == "in" and row[at - 3].lower in _BRANCHES
    if at < 2 or row[at].cls != "A" or row[at].possessive or row[at - 1].lower not in ("in", "at"):
        return False
    before = row[at - 2].lower.rpartition(" ")[2]
    if before in _BRANCHES or before in _AGREED or (before in _GIVEN_OUT and at > 2 and row[at - 3].cls != "N"):
        return True
    if _stays_unnamed(row, at + 1):
        return True
    if before in _AWAY:
        around = row[max(0, at - 4) : at - 2]
        return not any(item.cls == "N" or item.lower in _NEAR_BY for item in around)
    if before in _OF_STATE and _is_capital(row[at]) and _opens_clause(row, at - 2):
        return [item.cls for item in row[at + 1 : at + 3]] != ["a", "t"]  # not "a general in X was killed"
    if before in _BODIES and _is_apposed(row, at - 2):
        return True
    behind = at + 2 if at + 1 < len(row) and row[at + 1].cls == "a" else at + 1
    return row[at - 2].lower in _ANYBODY and behind < len(row) and row[behind].cls == "r"


_RULERS = frozenset({"junta", "generals", "regime", "rulers", "judiciary"})


def rules_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is the seat of those who rule the country told of: "the junta in X"."""
    return at > 2 and row[at - 1].lower == "in" and row[at - 2].lower in _RULERS


def _is_apposed(row: Sequence[Item], at: int) -> bool:
    """Tell whether a noun says what the name before it is: "Y, a rights group"."""
    start = at
    while start and row[start - 1].cls in "dwo":
        start -= 1
    return start > 1 and row[start - 1].cls == "," and row[start - 2].cls == "A"


def _stays_unnamed(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody who is not named is told of: "an officer in X who asked not to be named"."""
    step = at + 1 if at < len(row) and row[at].cls == "," else at
    opens = step < len(row) and row[step].lower in ("who", "speaking")
    return opens and any(item.lower in _UNNAMED for item in row[step + 1 : step + 9])


def _opens_clause(row: Sequence[Item], at: int) -> bool:
    """Tell whether a clause begins with the phrase a noun ends: "the junta", "a retired colonel"."""
    start = at
    while start and row[start - 1].cls in "dwo":
        start -= 1
    return not start or row[start - 1].cls in ',;:"s'


def _is_platform(row: Sequence[Item], at: int, voices: Sequence[Voice]) -> bool:
    """Tell whether a sentence opens with where somebody speaks: "Speaking in X, ...", or a capital far from it all."""
    if not at or row[at - 1].lower not in ("in", "at"):
        return False
    opens = all(item.cls in "w&," for item in row[: at - 1][:3]) and at < 5  # "Well, in X the ministry has 20 dead"
    if opens and _is_capital(row[at]) and _speaks_for_state(row, at + 1, voices):
        return True
    comma = next((end for end in range(at + 1, min(len(row), at + 4)) if row[end].cls == ","), None)
    voice = next((voice for voice in voices if comma is not None and voice.first == comma + 1), None)
    if voice is None or any(item.cls in "Nr," for item in row[:at]):
        return False
    if any(word in _SPEAKING for item in row[:at] for word in item.lower.split()):
        return True
    where, government = row[at].where, row[at].party  # a capital stands for its government too
    who = voice.attribution.chain[0].kind if voice.attribution.chain else None
    if (
        at != 1
        or who not in ("person", "role")
        or where is None
        or where.kind == "country"
        or government is None
        or government.kind != "state"
    ):
        return False
    lands = {item.party.iso for item in row[voice.last :] if item.party is not None}
    return bool(lands - {None}) and where.iso not in lands


def _speaks_for_state(row: Sequence[Item], start: int, voices: Sequence[Voice]) -> bool:
    """Tell whether behind a capital comes who speaks there: "In X the ministry has 20 dead", "At X rebels assert"."""
    speaking = any(voice.first == start for voice in voices)  # behind a comma it may have happened there
    start += row[start].cls == "," if start < len(row) else 0
    for item in row[start : start + 5]:
        words = item.lower.split()
        if not _LOCAL.isdisjoint(words):
            return False
        if item.cls in "ow" and not _OF_STATE.isdisjoint(words):
            return True
        if item.cls not in "dwoA":
            return speaking and item.cls == "r"
    return False


def is_left_behind(row: Sequence[Item], at: int, claim: Claim) -> bool:
    """Tell whether a place is where people come from: "migrants from Africa", "1,000 men from Rwanda"."""
    if claim.kind not in ("casualty", "deployment") or claim.value == "withdrawn":
        return False
    back = at - 1
    while back >= 0 and row[back].cls in "dw" and at - back < 4:
        back -= 1
    return back > 0 and row[back].lower == "from" and row[back - 1].cls in "pwoA"


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


_CARRIED = frozenset(
    "evacuated airlifted flown taken transferred moved rushed carried shipped brought returned withdrawn retired "
    "retreated fled streaming fleeing retreating withdrawing walked marched trekked".split()
)
"""Verbs with which people leave the place that is told of."""


def is_destination(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where soldiers are sent to, or people are brought to: "flown to X and Y"."""
    if at > 2 and row[at - 1].cls in "&," and row[at - 2].cls == "A":
        return is_destination(row, at - 2)
    back = at - 2 if row[at - 1].cls == "d" else at - 1
    if back < 1 or row[back].lower.rpartition(" ")[2] not in ("to", "into", "toward", "towards"):
        return False
    if [item.lower for item in row[max(0, back - 3) : back]] == ["most", "of", "them"]:
        return True  # "50,000 have fled, most of them to X"
    if [item.lower for item in row[at + 1 : at + 3]] == [",", "where"]:
        return False  # what follows happened there
    before = row[max(0, back - 4) : back + 1]
    return any(
        not _CARRIED.isdisjoint(item.lower.split())
        or any(value.startswith("deployment.sent") for value in item.roles.get("trigger", ()))
        for item in before
    )


def is_native(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where somebody is at home: "a native of X", "resident of X"."""
    return at > 1 and row[at - 1].cls == "f" and row[at - 2].lower in ("resident", "native", "son")


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
    return row[back].cls == "p" or (came and any(item.cls == "A" for item in row[at + 1 : at + 4]))


_THEN = frozenset({"after", "before", "since"})


def is_told_of_before(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place stands in words that only say when, by what happened elsewhere."""
    for step in range(at - 1, max(-1, at - 9), -1):
        if row[step].lower in _THEN:
            return step > 0
        if row[step].cls in ",;.N":
            return False
    return False


def is_of_war(row: Sequence[Item], at: int) -> bool:
    """Tell whether a war is named only to say which battle of it is told of: "the first battle of the X War"."""
    back = at - 2 if at and row[at - 1].cls == "d" else at - 1
    return back > 0 and row[back].cls == "f" and row[back - 1].cls == "w"


_SETTLEMENTS = frozenset(
    "city town village hamlet port settlement suburb base camp fort fortress outpost island stronghold garrison".split()
)


def called_place(row: Sequence[Item], at: int) -> str:
    """Give what the words around a name say it is, if a place: "X, a village near Y", "one village, X"."""
    if at > 1 and row[at - 1].cls == ",":
        noun = row[at - 2].lower.rpartition(" ")[2]
        if noun in _SETTLEMENTS and (row[at - 2].cls == "N" or (at > 2 and row[at - 3].cls in "dw")):
            return noun
    if at + 3 >= len(row) or row[at].possessive or row[at + 1].cls not in ",a" or row[at + 2].cls not in "dx":
        return ""
    for item in row[at + 3 : at + 6]:
        if item.lower in _SETTLEMENTS:
            return item.lower
        if item.cls not in "wt":
            return ""
    return ""


def is_holder(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place only holds the one before it, or is what that lies by: "X, in Y", "X, a village near Y"."""
    return held_by(row, at) is not None


def held_by(row: Sequence[Item], at: int) -> int | None:
    """Find the place that one only holds, or lies by: X, in "X, a besieged town in the north of Y"; `None` if none."""
    back = at - 1
    while back > 1 and at - back < 10 and (row[back].cls in "dwif" or row[back - 1].cls == "d"):
        back -= 1
    if back < 1 or row[back].cls != "," or row[back - 1].cls != "A" or row[at - 1].cls == ",":
        return None
    between = row[back + 1 : at]
    held = between[0].lower in ("in", "near", "on", "outside") or any(item.lower in _SETTLEMENTS for item in between)
    return back - 1 if held else None


_LYING = frozenset({"lies", "lay", "lying", "located", "situated", "sits", "stands"})
_TOWN = frozenset({"city", "town", "village", "base", "camp", "place", "settlement", "port"})


def lies_in(row: Sequence[Item], at: int) -> bool:
    """Tell whether a sentence only says where the place spoken of lies: "X lies in Y", "the town is in Y"."""
    back = at - 1
    while back > 1 and row[back].cls in "dw" and row[back].lower not in _LYING:
        back -= 1
    if back < 2 or row[back].lower not in ("in", "on", "near"):
        return False
    verb = row[back - 1]
    return verb.lower in _LYING or (verb.lower in ("is", "was") and row[back - 2].lower in _TOWN)
