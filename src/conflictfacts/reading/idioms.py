"""Words that take a number only in some company: who "fell", was "buried", is "held", "cut off" or "destroyed".

Decides which of such triggers are barred from a number by what stands around them; what a trigger costs is decided in
`bids`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from conflictfacts.reading.claims import AREAS
from conflictfacts.reading.items import Item
from conflictfacts.reading.phrases import Phrase, forms_of, is_size
from conflictfacts.reading.turns import HOLDING

__all__ = ["BE", "LEAVING", "compares", "fights_with", "held", "is_barred", "phrased_triggers", "row_evacuates"]

BE = frozenset("was were been being be are is get got gets become became".split())
"""Verbs of the passive."""

LEAVING = frozenset({"left", "leaving", "leaves"})
"""Verbs by which an attack leaves people dead or homeless, and soldiers a place."""

_HOLDING = frozenset("hands captivity custody jail jails prison prisons detention".split())
"""Words for where prisoners are."""

_BESIEGED = frozenset(
    "cut off|trapped|encircled|surrounded|boxed in|boxed into|pinned down|holed up|besieged".split("|")
)

_SHELTERS = frozenset("camp camps shelter shelters tents hospital hospitals clinic clinics schools need".split())
"""Where people are who hold no ground."""

_FIGHTS = frozenset(
    "clash clashes battle battles fighting fight fights firefight gunfight shootout encounter combat "
    "exchange skirmish".split()
)


def is_barred(row: Sequence[Item], index: int, phrase: Phrase, at: int, kind: str, value: str, form: str) -> bool:
    """Tell whether a trigger cannot take a number, for what stands around it.

    Args:
        row: The sentence's items.
        index: The number.
        phrase: What it counts.
        at: The trigger.
        kind: The trigger's kind of fact.
        value: Its measure or status.
        form: How it takes a number.
    """
    word = row[at].lower
    numeral = row[index].number
    military = phrase.head is not None and row[phrase.head].military
    if word == "minus":
        return at != index - 1 or not _counts_enemies(row, index)
    soldiers_home = value == "other" and form != "subject" and word.endswith(" home") and military
    if soldiers_home and all(_PRISONERS.isdisjoint(item.lower.split()) for item in row):
        return True  # "brought home 10,000 of its soldiers"
    anybody = value == "present" and form == "object" and phrase.sort == "people"
    if kind == "deployment" and not military and (anybody or word in _BESIEGED):
        return True  # "there were 13,000 people in the town", "260,000 people are still trapped"
    held = [item.lower for item in row[phrase.stop : phrase.stop + 2]]
    if value == "present" and not _PRISONERS.isdisjoint(held):
        return True  # "kept 40 soldiers prisoner"
    inside = word.endswith(" in") or any(item.lower == "in" for item in row[at + 1 : at + 2])
    if value == "present" and inside and any(item.lower in _SHELTERS for item in row[at + 1 : at + 4]):
        return True  # "280,000 Zorvians are in camps"
    if kind == "deployment" and at > phrase.stop and _kept_in_clause(row, index, phrase.stop, at):
        return True  # "Zorvia, which had 10,000 soldiers in X, withdrew"
    if kind == "casualty" and any(row[step].cls == "N" and _is_some(row, step) for step in range(index + 1, at)):
        return True  # "had brought 18,000 men and left 4,000 of them dead"
    if value == "withdrawn" and at < index and row[index - 1].lower in LEAVING:
        return True  # "withdrew 4,000 men, leaving 12,000 in the country"
    if value == "withdrawn" and at < index and word.rpartition(" ")[2] in LEAVING | {"leave"}:
        return True  # "leaving 450,000 people without shelter"
    counted = row[max(0, at - 8) : at]
    if (
        value == "strength"
        and word.startswith("number")
        and any(_befallen(item) or _is_those(item) for item in counted)
    ):
        return True  # "wounded survivors brought to X numbered over 140"
    if value == "strength" and word.endswith(" of") and any(item.cls in "At" for item in row[at + 1 : index]):
        return True  # "the air force of Zorvia shot down 31"
    if value == "held" and word.startswith("under ") and at and row[at - 1].lower in _COMING:
        return True  # "passed under control of X" is captured
    if value == "captured" and form == "noun" and at > phrase.stop and row[at - 1].lower == "with":
        return True  # "40 gunmen, some of them with hostages"
    of_whom = at > 0 and row[at - 1].lower in ("whom", "which")
    if value == "present" and form == "object" and of_whom and any(map(_befallen, row[:at])):
        return True  # "they killed terrorists, of whom there were 46"
    if kind == "deployment" and form == "object" and row[at + 1 : at + 2] and row[at + 1].lower == "by":
        return True  # "brought in by the relief train: nineteen soldiers"
    if word == "in their hands" and at and row[at - 1].lower in _ARMS:
        return True  # "with arms in their hands"
    if kind == "casualty" and is_size(row, index, phrase):
        return True
    if (
        kind == "casualty"
        and form == "object"
        and row[at].last_word in HOLDING
        and phrase.sort not in ("people", "demonym")
    ):
        return True  # "the rebels hold 14 villages"
    if word in _BREAKING and phrase.sort == "other":
        return True  # "disabled 95 mines"
    if word == "death" and at > 1 and row[at - 1].lower == "to" and row[at - 2].lower in _JUDGED:
        return True  # "40 soldiers were sentenced to death"
    if word == "fighting" and at < index and not (military and at == index - 1):
        return True  # "the toll of four days of fighting is 80"
    if kind == "territory" and [item.lower for item in row[index + 1 : index + 3]] == ["of", "what"] and at > index:
        return True  # "300 towns, about three quarters of what it had lost"
    if kind == "casualty" and word == "destroyed":
        return not military  # only soldiers are said to be destroyed
    if value == "killed" and word == "fell":
        return not _fell_in_battle(row, at, phrase)
    if word in ("buried", "bury"):
        return not _buried_dead(row, at, index) or (numeral is not None and numeral.nominal[:1] < (5,))
    return False


def phrased_triggers(row: Sequence[Item]) -> list[tuple[int, str, str, str]]:
    """List the triggers that no single word is: item, kind, value and form.

    Args:
        row: The sentence's items.
    """
    found = []
    for at, item in enumerate(row):
        word = item.lower
        if word not in _PHRASED and not word.startswith(_PHRASED_BEGIN):
            continue
        before = row[at - 1] if at else None
        if word == "number" and _follows_soldiers(row, at) and at + 1 < len(row) and row[at + 1].cls == "N":
            found.append((at, "deployment", "strength", "noun"))  # "its soldiers number 3,000"
        elif word in ("number", "numbered") and row[at + 1 : at + 2] and (told := _losses_told(row, at)) is not None:
            found.append((at, "casualty", told, "noun"))  # "our dead now number 13"
        elif word == "left" and _follows_soldiers(row, at) and row[at + 1 : at + 2] and row[at + 1].where is not None:
            found.append((at, "deployment", "withdrawn", "participle"))  # "250 soldiers left Zorvia"
        elif (
            word in _THROWING
            and any(item.cls == "N" for item in row[at + 1 : at + 3])
            and any(item.lower in ("against", "into") for item in row[at + 2 : at + 8])
        ):
            found.append((at, "deployment", "present", "object"))  # "threw 50,000 men against the heights"
        elif word in _RECEIVING and _got_back(row, at):
            found.append((at, "casualty", "other", "object"))  # "has got 300 servicemen back"
        elif word in _GROWING and _party_grows(row, at):
            found.append((at, "deployment", "strength", "noun"))  # "JNIM has grown to about 2,000"
        elif word == "remains" and [other.cls for other in row[at + 1 : at + 4]] == ["f", "N", "p"]:
            found.append((at, "casualty", "killed", "noun"))  # "returned the remains of 909 servicemen"
        elif word == "hands" and _held_by(row, at) and _is_share_before(row, at):
            found.append((at, "territory", "held", "participle"))  # "18 per cent of the country is in Zorvian hands"
        elif word in _HOLDING and _held_behind(row, at):
            found.append((at, "casualty", "captured", "subject"))
            found += [(at, "territory", "held", "participle")] if word == "hands" else []
        elif word == "let" and any(other.lower in ("go", "free") for other in row[at + 1 : at + 5]):
            found.append((at, "casualty", "other", "object"))  # "let 390 prisoners go"
        elif word.startswith("returned") and _follows_soldiers(row, at):
            found.append((at, "casualty", "other", "subject"))
        elif word in _GETTING and _gets_back(row, at):
            found.append((at, "casualty", "other", "object"))  # "has got 307 servicemen back"
        elif word in ("put", "puts", "putting", "drove") and _put_to_flight(row, at):
            found.append((at, "displacement", "displaced", "object"))
        elif word == "with" and at + 1 < len(row) and row[at + 1].cls == "N" and _led(row, at):
            found.append((at, "deployment", "present", "object"))  # "held the fort with 619 Zorvians"
        elif word in _BRINGING and (home := _brought_home(row, at)) is not None:
            found.append((at, *home))
        elif word == "with" and any(other.lower.startswith(tuple(LEAVING)) for other in row[max(0, at - 5) : at]):
            found.append((at, "territory", "held", "object"))  # "left the rebels with 40 percent of the country"
        elif word in LEAVING and at + 1 < len(row) and row[at + 1].cls == "N" and _leave(row, at):
            found.append((at, "deployment", "present", "object"))  # "withdrew 4,000 men, leaving 12,000 in the country"
        elif word in _ENLARGING and _gives_ground(row, at):
            found.append((at, "territory", "captured", "object"))
        elif word == "hands" and _held_by(row, at):
            found += [(at, "casualty", "captured", "participle"), (at, "territory", "held", "participle")]
        elif word in _HOLDING and _held_by(row, at):
            found.append((at, "casualty", "captured", "participle"))  # "4,440 sit in Zorvian prisons"
        elif word in _ADDED and before is not None and before.lower in BE and _is_share(row, at):
            found.append((at, "territory", "captured", "participle"))
        elif word.startswith("under ") and before is not None and before.lower in _COMING:
            found.append((at, "territory", "captured", "participle"))  # "brought under control"
        elif word == "under" and before is not None and before.lower in _COMING and _names_control(row, at):
            found.append((at, "territory", "captured", "participle"))  # "came under Zorvian control"
        elif word.startswith(("impose", "imposing")):
            on = _names_control(row, at)
            if on is not None and on < len(row):  # "imposed their control on seven villages"
                found.append((on, "territory", "captured", "object"))
        elif word in _HARMS and _have_them(row, at):
            found.append((at, "casualty", "wounded", "subject"))  # "eight have slight injuries"
        elif word in ("fate", "whereabouts") and _is_unknown(row, at):
            found.append((at, "casualty", "missing", "object"))  # "the fate of 46 people is unknown"
        elif word in _SHELTERING and _in_shelters(row, at):
            found.append((at, "displacement", "displaced", "subject"))  # "had reached public shelters"
        elif word == "taken" and _taken_themselves(row, at):
            found.append((at, "casualty", "captured", "participle"))
    return found


def _follows_soldiers(row: Sequence[Item], at: int) -> bool:
    return at > 0 and row[at - 1].military


_BREAKING = frozenset("disabled disable disables disabling crippled cripple cripples crippling".split())
"""Verbs of what befalls people and machines alike."""
_JUDGED = frozenset("sentenced condemned sentencing condemning".split())
_COMING = frozenset("came come comes coming brought fell fallen falls passed".split())


def _names_control(row: Sequence[Item], at: int) -> int | None:
    """Give the item behind the word for control that follows within a few items; `None` if none does."""
    near = range(at + 1, min(len(row), at + 5))
    return next((step + 1 for step in near if row[step].first_word in ("control", "occupation")), None)


_ENLARGING = frozenset("brought brings added adds netted yielded".split())


_DEPARTING = ("withdr", "pull", "depart", "drawdown", "draw", "cut", "reduc")


def _leave(row: Sequence[Item], at: int) -> bool:
    """Tell whether soldiers are left where others were withdrawn from."""
    return any(item.lower.startswith(_DEPARTING) for item in row[max(0, at - 9) : at]) and any(
        item.military for item in row[at + 2 : at + 5]
    )


_BRINGING = frozenset("brought bring brings bringing".split())
_GETTING = frozenset("got get gets getting".split())
_LEADING = frozenset(
    "held holds holding defended garrisoned attacked stormed assaulted crossed marched advanced".split()
)


def _led(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody is said to hold or attack with so many: a verb of fighting stands before, with no other."""
    before = row[max(0, at - 7) : at]
    return any(item.lower in _LEADING for item in before) and not any(item.cls in "N,;" for item in before)


def _gets_back(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody gets people back, who are alive: "has got 307 servicemen back"."""
    ahead = row[at + 1 : at + 6]
    back = next((step for step, item in enumerate(ahead) if item.lower == "back"), 0)
    return ahead[0].cls == "N" and ahead[back - 1].cls == "p" if back > 1 else False


def _brought_home(row: Sequence[Item], at: int) -> tuple[str, str, str] | None:
    """Say what is told of people whom somebody brought home: soldiers are withdrawn, prisoners free."""
    ahead = row[at + 1 : at + 8]
    if not any(item.lower == "home" for item in ahead) or not any(item.cls == "N" for item in ahead):
        return None
    freed = any(not _PRISONERS.isdisjoint(item.lower.split()) for item in row)
    return ("casualty", "other", "object") if freed else ("deployment", "withdrawn", "object")


_PRISONERS = frozenset("exchange exchanges swap swaps prisoners prisoner pows captivity captives".split())


_THROWING = frozenset("threw throw throws thrown throwing hurled hurls hurl flung".split())
_RECEIVING = frozenset("got get gets getting received receives".split())


def _got_back(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody got people back."""
    counted = next((step for step in range(at + 1, min(len(row), at + 3)) if row[step].cls == "N"), None)
    return counted is not None and any(item.lower == "back" for item in row[counted + 1 : counted + 4])


def _losses_told(row: Sequence[Item], at: int) -> str | None:
    """Give which losses are said to number so many, by the noun before the verb."""
    if row[at + 1].cls != "N":
        return None
    for item in reversed(row[max(0, at - 7) : at]):
        if item.cls in "N,;a":
            return None
        for kind, value, form in forms_of(item):
            if kind == "casualty" and form == "noun":
                return value
    return None


_HARMS = frozenset("injuries wounds burns".split())
_SHELTERING = frozenset("reached come came arrived spent spending sleeping slept living crowded crammed".split())
_REFUGES = frozenset("shelter shelters camps tents schools school hotels relatives basements cellars".split())


def _have_them(row: Sequence[Item], at: int) -> bool:
    """Tell whether people have injuries: "eight have slight injuries", "12 with burns"."""
    near = row[max(0, at - 3) : at]
    return any(item.lower in ("have", "has", "had", "with") for item in near) and any(
        item.cls == "N" for item in row[:at]
    )


def _is_unknown(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is not known where people are whose fate or whereabouts are spoken of."""
    counted = [item.cls for item in row[at + 1 : at + 3]] == ["f", "N"]
    return counted and any(item.lower in _UNKNOWN for item in row[at + 3 : at + 16])


_UNKNOWN = frozenset("unknown unexplained unclear uncertain unsolved unresolved undetermined".split())


def _in_shelters(row: Sequence[Item], at: int) -> bool:
    """Tell whether people have come to where those stay who fled: "reached public shelters", "sleeping in schools"."""
    for item in row[at + 1 : at + 6]:
        if item.lower in _REFUGES:
            return True
        if item.cls not in "idAwfTp":
            return False
    return False


_GROWING = frozenset("grow grows grown grew swelled swollen expanded shrunk shrank dwindled".split())
_ADDED = frozenset({"added", "gained"})
_PHRASED = (
    LEAVING
    | _HOLDING
    | _ENLARGING
    | _ADDED
    | _GROWING
    | _BRINGING
    | _HARMS
    | _SHELTERING
    | _RECEIVING
    | _THROWING
    | _GETTING
    | frozenset("number numbered remains let put puts putting drove with under taken fate whereabouts".split())
)
_PHRASED_BEGIN = ("returned", "under ", "impose", "imposing")
"""Words, and how words begin, that may be a trigger with others around them."""


def _is_share(row: Sequence[Item], at: int) -> bool:
    """Tell whether a percentage stands right before a verb: "0.04% was added"."""
    return any(item.number is not None and item.number.unit == "percent" for item in row[max(0, at - 3) : at])


def _gives_ground(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb gives somebody ground: "the year brought Zorvia 4,700 square kilometres"."""
    units = (item.number.unit for item in row[at + 1 : at + 6] if item.number is not None)
    unit = next(units, "")
    return unit in AREAS or (unit == "percent" and row[at].lower.startswith("add"))


def _held_by(row: Sequence[Item], at: int) -> bool:
    """Tell whether what is told of is in somebody's hands or prisons: "in RSF hands", "in Zorvian prisons"."""
    return at > 1 and row[at - 1].cls == "A" and row[at - 2].last_word in ("in", "into")


def _is_share_before(row: Sequence[Item], at: int) -> bool:
    """Tell whether the number before is a share, and of no people."""
    before = next((step for step in range(at - 1, -1, -1) if row[step].cls == "N"), None)
    numeral = row[before].number if before is not None else None
    return numeral is not None and numeral.unit == "percent" and all(item.cls != "p" for item in row[before:at])


def _party_grows(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is an armed group or an army that has grown to a number."""
    before = next((item for item in reversed(row[:at]) if item.cls != "a"), None)
    armed = before is not None and (
        (before.party is not None and before.party.kind in ("armed_group", "army")) or before.lower in _BODIES
    )
    return armed and [item.cls for item in row[at + 2 : at + 3]] == ["N"] and row[at + 1].lower == "to"


_BODIES = frozenset("component mission force contingent garrison army corps militia group movement insurgency".split())
"""Words for soldiers as one body."""


def _put_to_flight(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are made to flee: "put 125,000 people to flight"."""
    return any(one.lower == "to" and two.lower == "flight" for one, two in pairwise(row[at + 1 : at + 9]))


def _taken_themselves(row: Sequence[Item], at: int) -> bool:
    """Tell whether people "were taken", and not somewhere, or by something, or from somebody."""
    passive = any(item.lower in BE for item in row[max(0, at - 2) : at])
    return passive and (at + 1 == len(row) or row[at + 1].cls in ',.;&)"T' or row[at + 1].lower in ("in", "at", "near"))


def row_evacuates(row: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether people who are no soldiers are said to be evacuated."""
    head = phrase.head
    military = head is not None and row[head].military
    return not military and any(item.lower.startswith("evacuat") for item in row[phrase.stop : phrase.stop + 5])


def fights_with(row: Sequence[Item], index: int) -> bool:
    """Tell whether people are only those somebody fought with: "were killed in a clash with 30 rebels"."""
    return (
        index > 0
        and row[index - 1].lower in ("with", "against")
        and any(item.lower in _FIGHTS for item in row[max(0, index - 4) : index - 1])
    )


_ARMS = frozenset("arms weapons rifles guns swords muskets".split())


def _befallen(item: Item) -> bool:
    """Tell whether a word says what befell people: "wounded", "captured"."""
    return any(kind in ("casualty", "displacement") for kind, _, _ in forms_of(item))


def _is_those(item: Item) -> bool:
    """Tell whether a word stands for what was counted before: "those of the enemy number 1,000"."""
    return item.lower == "those"


def _is_some(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is of those before it and not set in among them: "left 400 of them", no ", 8 of them"."""
    if row[index - 1].cls in ",(-":
        return False
    behind = [item.lower for item in row[index + 1 : index + 3]]
    return behind[:1] == ["of"] and behind[-1] in {"them", "whom", "these", "those", "which"}


def _kept_in_clause(row: Sequence[Item], index: int, stop: int, at: int) -> bool:
    """Tell whether a number stands in a relative clause that ends before an item: ", which had 40 soldiers,"."""
    before = {item.lower for item in row[max(0, index - 3) : index]}
    having = not before.isdisjoint({"which", "who"}) and not before.isdisjoint({"has", "had", "have", "keeps", "kept"})
    return having and any(item.cls == "," for item in row[stop:at])


def _fell_in_battle(row: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Tell whether soldiers are said to have fallen, and not fallen back, ill, or into somebody's hands."""
    following = row[at + 1] if at + 1 < len(row) else None
    military = phrase.head is not None and row[phrase.head].military
    return (
        military
        and at >= phrase.stop
        and all(item.cls in "&Npw,Ads" for item in row[phrase.stop : at])
        and (
            following is None
            or following.cls in ",.;T&)"
            or following.lower in {"in", "at", "near", "on", "during", "there"}
        )
    )


def _counts_enemies(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bulletin's "minus 940" is of soldiers."""
    return any(
        item.military or item.lower in {"occupants", "occupiers", "invaders", "enemy", "enemies"}
        for item in row[index + 1 : index + 4]
    )


def _buried_dead(row: Sequence[Item], at: int, index: int) -> bool:
    """Tell whether somebody buried so many dead: "residents buried 23 people", no "40 were buried by rubble"."""
    passive = any(item.lower in BE for item in row[max(0, at - 2) : at])
    return (
        at < index <= at + 3
        and not passive
        and not any(item.lower in ("under", "beneath") for item in row[index : index + 6])
    )


def _held_behind(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are still held: "are still in X's captivity"."""
    inside = next((step for step in range(at - 1, max(0, at - 4), -1) if row[step].lower == "in"), None)
    return inside is not None and any(item.lower in BE for item in row[max(0, inside - 2) : inside])


def held(row: Sequence[Item], at: int) -> bool:
    """Tell whether people "are in" somebody's hands or jails."""
    return row[at].lower in ("are in", "remain in", "were in", "remains in") and any(
        item.lower in _HOLDING for item in row[at + 1 : at + 4]
    )


def compares(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number is what the one before is held against: "1,000, against 800", "down from 550"."""
    if index < 2:
        return index == 1 and row[0].lower == "against"
    before = row[index - 1].lower
    if before == "from":
        if index > 2 and row[index - 2].lower.endswith("ly"):
            index -= 1  # "down slightly from 550"
        return row[index - 2].lower in {"down", "up", "rise", "increase", "fall", "drop"} or row[index - 2].cls == ","
    return before == "against" or (before in {"to", "with"} and row[index - 2].lower == "compared")
