"""Whose people the counted phrase itself says it counts, or the words right behind it.

Decides by names and owners within it ("46 Zorvian soldiers", "nine of its own"), by "of", "for" and "on the side of".
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.phrases import past_copula
from conflictfacts.reading.resolve.anaphora import (
    ARMED,
    OURS,
    OWNERS,
    POLICE,
    STATE,
    epithet_actor,
    owner_of,
    pronoun_actor,
)
from conflictfacts.reading.resolve.foes import ENEMIES
from conflictfacts.reading.resolve.parties import (
    GROUP_WORDS,
    actor_named,
    is_located,
    is_spoken,
    people_of,
    qualifies_group,
)
from conflictfacts.reading.resolve.places import is_home
from conflictfacts.reading.resolve.whose.counted import LOSING, NOBODY, THEM, Counted
from conflictfacts.reading.text.items import Item

__all__ = [
    "belonging",
    "for_whom",
    "force_of_strength",
    "handed_to",
    "joining",
    "launched_by",
    "mission_served",
    "named_inside",
    "of_whom",
    "owner_inside",
    "side_before",
    "side_behind",
    "whom_somebody_has",
]

_MEMBERS = frozenset("fighter fighters group gunmen".split())
"""Words for a party's own, not for those who fight it."""


_SERVICES = frozenset("ranks army forces uniform uniforms fatigues service".split())
"""What soldiers are in: "12 dead in the Zorvian ranks", "bodies in Zorvian uniform"."""


_HANDING = frozenset("returned returns return handed hands released releases repatriated repatriates gave".split())
"""Verbs of letting captives or bodies go to those whose they are."""


_REMAINS = frozenset("bodies corpses remains".split())


_BODIES = frozenset(
    {"government", "regime", "army", "navy", "ministry", "police", "guard", "gendarmerie", "security forces"}
)
"""Bodies of a state whose members are its own."""


def named_inside(counted: Counted) -> Actor | None:
    """Find the name within the counted phrase: "46 Zorvian soldiers"."""
    row, claim, voices, _ = counted
    if claim.kind == "territory" and claim.value == "captured":
        return None  # "40 Zorvian villages were captured": not by Zorvia
    rebels = _rebels(counted)
    for at in range(claim.index + 1, claim.phrase.stop):
        name = row[at].name
        speaks = is_spoken(voices, at) and not is_spoken(voices, claim.index)  # "X, which has 46 Y soldiers, said"
        if name is None or row[at].cls != "A" or speaks or qualifies_group(row, at):
            continue
        if claim.kind == "territory" and any(item.cls == "f" for item in row[claim.index + 1 : at]):
            continue  # "holds nine of Zorvia's 34 towns"
        if claim.kind == "territory" and claim.value in ("captured", "regained") and claim.form == "object":
            continue  # "captured two Zorvian bases"
        found = actor_named(row, at)
        if found is not None and found.kind == "state" and rebels is not None and rebels not in _MEMBERS:
            return Actor(f"{name.text} {rebels}", "armed_group")  # "Syrian rebels" are not Syria's.
        if found is not None:
            return found
    return None


def owner_inside(counted: Counted) -> Actor | None:
    """Find whose they are that are called somebody's: "46 of its soldiers", "nine of its own"."""
    row, claim, voices, discourse = counted
    index, stop = claim.index, claim.phrase.stop
    share = claim.unit == "percent" and claim.kind in ("casualty", "displacement") and claim.form != "object"
    own = any(item.lower == "own" for item in row[stop + 2 : stop + 3])  # "lost 18 of its own"
    of = (claim.phrase.head is not None or share or own) and stop < len(row) and row[stop].cls == "f"
    behind = stop + (2 if of else 1)
    owner = next((row[at].lower for at in range(index + 1, min(len(row), behind)) if row[at].lower in OWNERS), None)
    if owner is None:
        return None
    if owner not in OURS and any(item.lower in _CAPTIVES for item in row[index + 1 : behind + 2]):
        return NOBODY  # "executed 46 of its captives"
    if owner in _PERSONAL and _are_kin(row, index, stop):
        return NOBODY  # "a farmer and two of his sons"
    found = owner_of(row, index + 1, owner, voices, discourse)
    rebels = _rebels(counted)
    if rebels is None or (found is not None and found.kind in ("armed_group", None)):
        return found or NOBODY
    return discourse.armed or (found if rebels in _MEMBERS else None)  # "of its militants"


_CAPTIVES = frozenset("captive captives prisoner prisoners hostage hostages detainees".split())
"""Those whom somebody has who are not of his own."""
_PERSONAL = frozenset({"his", "her", "their"})
_KINDS = frozenset({"civilian", "children", "women"})


def _are_kin(row: Sequence[Item], index: int, stop: int) -> bool:
    """Tell whether those counted are no soldiers, but somebody's friends or family."""
    return any(
        not _KINDS.isdisjoint(row[at].roles.get("people", ())) for at in range(index + 1, min(len(row), stop + 3))
    )


def side_behind(counted: Counted) -> Actor | None:
    """Find on whose side they were: "64 killed and 323 wounded on the Zorvian side"."""
    row, stop = counted.row, counted.claim.phrase.stop
    for at in range(stop, min(len(row) - 1, stop + 9)):
        if row[at].cls in ";." or (row[at].cls == "N" and row[at - 1].cls not in "&,"):
            break
        if row[at].lower in STATE or row[at].lower in ARMED:
            words = [item.lower for item in row[max(0, at - 2) : at + 3] if item.lower != "'s"]
            another = (
                at - 3 > counted.claim.index and row[at - 3].cls == "N"
            )  # "46 fell, and 12 on the government side"
            if words[:1] == ["on"] and words[3:4] == ["side"] and not another:
                return epithet_actor(row[at].lower, counted.discourse)  # "46 fell on the government's side"
        if row[at].cls != "A":
            continue
        of = [item.lower for item in row[at - 3 : at] if item.cls != "d"][-2:] == ["side", "of"]
        the = row[at - 1].cls == "d"  # "on the Zorvian one"; no ", Kendria one"
        one = the and row[at + 1].lower == "one" and all(item.cls in ",.;&" for item in row[at + 2 : at + 3])
        if of or one or row[at + 1].lower == "side":
            return None if _opens_next(row, at, of) else actor_named(row, at) or NOBODY
    return None


def _opens_next(row: Sequence[Item], at: int, of: bool) -> bool:
    """Tell whether a side opens what is told next: "46 on the one side, and on the Zorvian side 12"."""
    on = next((step for step in range(at - 1, max(0, at - 6), -1) if row[step].lower == "on"), 0)
    behind = at + (1 if of else 2)
    return on > 0 and row[on - 1].cls in ",;&" and behind < len(row) and row[behind].cls == "N"


def side_before(counted: Counted) -> Actor | None:
    """Find on whose side they are said to be: "on the government side 46 fell", "on the Zorvian side 12 men were hurt".

    Also where "side" is only thought: "on the Zorvian side it came to 46, on the Kendrian to 12".
    """
    row, index = counted.row, counted.claim.index
    for at in range(index - 1, max(0, index - 9), -1):
        if row[at].cls in ";.N":
            return None
        on = next((step for step in range(at - 1, max(-1, at - 5), -1) if row[step].lower == "on"), None)
        if on is None:
            continue
        if row[at].lower == "side":
            if on and row[on - 1].lower.isalnum() and row[on - 1].cls != "&":
                return None  # "46 on the government side and 12 civilians"
            return _of_side(counted, at)
        thought = row[at].cls == "A" and [item.cls for item in row[on:at]] == ["i", "d"] and row[on - 1].cls in ",;&"
        if thought and row[at + 1].cls in "Nix" and any(item.lower == "side" for item in row[:on]):
            return actor_named(row, at)
    return None


def _of_side(counted: Counted, at: int) -> Actor | None:
    """Give whose a side is: "the Zorvian side", "our side", "the side of the rebels"."""
    row = counted.row
    whose = at - 2 if row[at - 1].lower == "'s" else at - 1
    if row[at + 1].cls == "f":
        whose = at + (3 if row[at + 2].cls == "d" else 2)
    word = row[whose].lower
    if word in OURS:
        return pronoun_actor(word, counted.discourse, counted.voices, row) or NOBODY
    if row[whose].cls == "A":
        return actor_named(row, whose) or NOBODY
    return epithet_actor(word, counted.discourse) if word in STATE | ARMED | ENEMIES else None


def for_whom(counted: Counted) -> Actor | None:
    """Find for which party figures are given one by one: "54 for Zorvia and 23 for Kendria", "46 (Zorvia)"."""
    row, claim = counted.row, counted.claim
    stop = claim.phrase.stop
    stop += 2 if [item.cls for item in row[stop : stop + 2]] == ["d", "w"] else 0  # "250 a day for Zorvia"
    if claim.kind != "casualty" or stop + 1 >= len(row) or row[stop].lower not in ("for", "("):
        return None
    at = stop + (2 if row[stop + 1].cls == "d" else 1)
    party = at < len(row) and (row[at].party is not None or (row[at].unknown and claim.source is not None))
    found = actor_named(row, at) if party else None
    closed = row[at + 1 : at + 2] and row[at + 1].cls in ",;.&)"
    return found if closed else None


def belonging(counted: Counted) -> Actor | None:
    """Find whose they are said to be: "half of them belonged to the Zorvians", "22 of them Zorvians", "of the army"."""
    row, claim = counted.row, counted.claim
    at = claim.phrase.stop
    if claim.kind != "casualty" or at + 1 >= len(row):
        return None
    at += 2 if row[at].cls == "f" and row[at + 1].lower in THEM else 0
    some = row[at - 1].lower in THEM
    served = _served(row, at)
    if served is not None:
        return _whom_served(counted, served)
    predicated = _predicate(row, at)
    at = predicated or at
    party = row[at].party if (some or predicated) and at < len(row) and row[at].cls == "A" else None
    alone = at + 1 >= len(row) or row[at + 1].cls in ",.;&)p"
    return actor_named(row, at) if party is not None and party.role == "adjective" and alone else None


_SERVING = frozenset("belonged belong belongs belonging served serving serve fought fighting".split())
_WITH = frozenset("to for with in".split())


def _served(row: Sequence[Item], at: int) -> int | None:
    """Find whom those counted are said to be of: "belonged to the army", "who fought for Zorvia", "served in it"."""
    at += at < len(row) and row[at].lower == "who"
    at += at < len(row) and row[at].cls == "a"
    if at + 2 >= len(row) or row[at].lower not in _SERVING or row[at + 1].lower not in _WITH:
        return None
    whom = at + 2 + (row[at + 2].cls == "d")
    if whom >= len(row) or (row[at + 1].lower == "in" and row[whom].cls == "A"):
        return None  # "who served in X": there, for whom nobody says
    return whom


def _whom_served(counted: Counted, at: int) -> Actor | None:
    """Give the party that those counted served: "the Zorvian army", "the rebels"; who serves a mission is a state's."""
    row, item = counted.row, counted.row[at]
    if item.cls == "A":
        proxy = at + 1 < len(row) and row[at + 1].cls in "wA" and item.party is not None  # "a Zorvian proxy"
        found = actor_named(row, at) if not proxy else None
        return None if found is not None and found.kind in ("organisation", "coalition") else found
    the = item.cls in "po" and row[at - 1].lower == "the"
    return epithet_actor(item.lower, counted.discourse) if the else None


def _predicate(row: Sequence[Item], at: int) -> int | None:
    """Find the name behind "were" that says who they are: "four of the dead were Zorvians", "were Zorvian men"."""
    while at + 1 < len(row) and row[at].cls == "t":
        at += 1
    every = [item.lower for item in row[at : at + 2]] in ([",", "all"], [",", "both"])  # "46 men, all Zorvians"
    behind = at + 2 if every else past_copula(row, at)
    while behind is not None and behind + 1 < len(row) and row[behind].cls == "d":
        behind += 1
    return behind if behind is not None and behind < len(row) and row[behind].cls == "A" else None


def handed_to(counted: Counted) -> Actor | None:
    """Find to whom captives or bodies go, who are its own: "returned the bodies of 46 soldiers to Zorvia"."""
    row, claim = counted.row, counted.claim
    before = row[max(0, claim.index - 7) : claim.index]
    if claim.kind != "casualty" or not any(item.first_word in _HANDING for item in before):
        return None
    at = claim.phrase.stop
    while at < len(row) and (row[at].lower in ("back", "over") or row[at].cls in "Ttp"):
        at += 1
    if at + 1 >= len(row) or row[at].lower != "to":
        return None
    at += 1
    at += row[at].cls == "d"
    if at >= len(row) or row[at].cls != "A":
        return None
    return actor_named(row, at) if row[at].party is not None else NOBODY


_JOINING = frozenset("joined join joins joining enlisted enrolled signed volunteered".split())
"""First words of verbs whose subject serves from then on."""


def joining(counted: Counted) -> Actor | None:
    """Find whom they joined: "1,200 men have joined the group", "have signed contracts with the Zorvian army"."""
    row, claim, discourse = counted.row, counted.claim, counted.discourse
    if claim.kind != "deployment" or claim.trigger is None or claim.trigger < claim.index:
        return None
    steps = range(claim.phrase.stop, min(len(row), claim.phrase.stop + 4))
    verb = next((at for at in steps if row[at].first_word in _JOINING), None)
    for at in range(verb + 1 if verb is not None else len(row), min(len(row) - 1, (verb or 0) + 7)):
        party = row[at].party if row[at].cls == "A" else None
        if party is not None:
            return actor_named(row, at) if party.kind != "state" or row[at + 1].lower in GROUP_WORDS else None
        force = row[at].lower in STATE | ARMED and row[at - 1].cls != "A"
        if row[at].cls in "po" and force:
            armed_forces = row[at - 1].lower == "armed"
            return epithet_actor("army" if armed_forces else row[at].lower, discourse)
        if row[at].cls not in "idfwo":
            return None
    return None


_SENDING = frozenset("launched fired sent operated flown used owned manned crewed".split())


def launched_by(counted: Counted) -> Actor | None:
    """Find whose machines they are by who sent them: "shot down 46 drones launched by Zorvia"."""
    row, stop = counted.row, counted.claim.phrase.stop
    if counted.claim.kind != "equipment" or stop + 2 >= len(row) or row[stop + 1].lower != "by":
        return None
    named = stop + 2 + (row[stop + 2].cls == "d" and stop + 3 < len(row))
    sent = row[stop].lower in _SENDING and row[named].cls == "A"
    return actor_named(row, named) or NOBODY if sent else None


def mission_served(counted: Counted) -> Actor | None:
    """Find the mission they are sent for: "authorised 2,750 soldiers and 940 police for the X mission"."""
    row, claim = counted.row, counted.claim
    if claim.kind != "deployment":
        return None
    at = claim.phrase.stop
    while at + 1 < len(row) and at < claim.phrase.stop + 6 and row[at].cls in "&Np":
        at += 1
    served = row[at + 1].party if row[at : at + 1] and row[at].lower == "for" and at + 1 < len(row) else None
    if served is None or served.kind == "state":  # "promised 4,000 troops for Zorvia"
        return None
    return actor_named(row, at + 1) or NOBODY


_HAVING = frozenset("has have had keeps keep kept maintains maintained fields fielded".split())


def whom_somebody_has(counted: Counted) -> Actor | None:
    """Find who is said behind soldiers to have them: "4,000 men whom Zorvia keeps under arms"."""
    row, claim, voices, _ = counted
    stop = claim.phrase.stop
    if claim.kind != "deployment" or stop + 2 >= len(row) or row[stop].lower not in ("whom", "that", "which"):
        return None
    at = stop + 1 + (row[stop + 1].cls == "d")
    having = at + 1 < len(row) and row[at + 1].lower in _HAVING and row[at].cls == "A" and not is_spoken(voices, at)
    return actor_named(row, at) if having else None


def force_of_strength(counted: Counted) -> Actor | None:
    """Find whose force is so many strong: "a Zorvian army 43,000 strong"."""
    row, claim = counted.row, counted.claim
    if claim.phrase.head is None or row[claim.phrase.head].lower != "strong":
        return None
    for at in range(claim.index - 1, max(-1, claim.index - 10), -1):
        if row[at].cls in ",;.N":
            break
        if row[at].cls == "A" and row[at].party is not None and row[at + 1].lower in GROUP_WORDS:
            return actor_named(row, at) or NOBODY
    for at in range(claim.phrase.stop, min(len(row), claim.phrase.stop + 3)):
        if row[at].cls == "A" and not is_located(row, at):
            return actor_named(row, at) or NOBODY
    return None


def of_whom(counted: Counted) -> Actor | None:
    """Find the name in the phrase behind them: "46 of the Zorvians", "46 members of the government's forces"."""
    row, claim, voices, discourse = counted
    at = _past_others(counted)
    if at >= len(row) or claim.kind == "territory":
        return None
    of = row[at].cls == "f"
    joint = row[at].lower
    lost = any(item.lower in LOSING for item in row[max(0, claim.index - 3) : claim.index])  # "lost 46 men to rebels"
    befell = (
        joint == "to" and claim.value in ("losses", "casualties") and not lost
    )  # "caused 46 casualties to the army"
    if not (of or befell or joint in (("among",) if claim.kind == "deployment" else ("from", "among", "in"))):
        return None
    for step in range(at + 1, min(at + 5, len(row))):
        item = row[step]
        if item.cls == "A" and not is_spoken(voices, step):
            inside = step + 1 < len(row) and row[step + 1].lower in _SERVICES
            if joint == "in":
                return actor_named(row, step) if inside else None
            return _whose_name(counted, step, of or befell)
        if item.lower in OWNERS - OURS and joint == "among":
            return owner_of(row, claim.index, item.lower, voices, discourse)  # "46 dead among its servicemen"
        if of and item.lower in OURS:
            return pronoun_actor(item.lower, discourse, voices, row)  # "three of ours were killed"
        if of and item.lower in _BODIES:
            owner = row[step - 1].lower
            if owner in OWNERS:
                return owner_of(row, claim.index, owner, voices, discourse)
            army = epithet_actor("army", discourse)  # "members of the government's security forces"
            return NOBODY if army is not None and _did_it(row, step, army) else army
        told = row[step - 1].cls == "d" or (step == at + 1 and counted.word in _REMAINS)  # "46 bodies of militants"
        if item.cls in "po" and told and item.lower in STATE | ARMED | POLICE and (of or joint == "among"):
            return epithet_actor(item.lower, discourse)  # "four of the soldiers", "32 dead among the loyalists"
        if item.cls not in "dwopA" or item.lower in THEM | {"which"}:
            break
    return None


def _did_it(row: Sequence[Item], stop: int, actor: Actor) -> bool:
    """Tell whether a party is named behind an item as who did it: "in shelling by Zorvian warplanes"."""
    for at in range(stop + 1, len(row) - 1):
        if row[at].lower == "by":
            return any(item.party is not None and item.party.name == actor.name for item in row[at + 1 : at + 7])
    return False


_LEADERS = frozenset("officer officers commander commanders general generals".split())
_LED = frozenset("men soldiers troops ranks fighters sailors".split())
_OWN = _LEADERS | _LED | frozenset("member members leader leaders supporters cadres combatants".split())
"""Words for those of one party, as peacekeepers and policemen beside its soldiers need not be."""


def _past_others(counted: Counted) -> int:
    """Find where the counted phrase ends with those named in one breath: "46 members and supporters of the Zorvians".

    So "12 officers and 46 men of the Zorvian army" are all of it, and "12 soldiers and 46 men of the Zorvians" are not.
    """
    row, stop, head = counted.row, counted.claim.phrase.stop, counted.claim.phrase.head
    if head is None or stop + 2 >= len(row) or row[stop].cls not in "&," or counted.word not in _OWN:
        return stop
    at = stop + 1
    if row[at].cls == "N":
        at += 1
        if counted.word not in _LEADERS or row[at].last_word not in _LED:
            return stop
    behind = at + 1 < len(row) and row[at].cls in "pwo" and row[at + 1].cls == "f"
    return at + 1 if behind else stop


def _whose_name(counted: Counted, at: int, of: bool) -> Actor | None:
    """Give whom a name behind "of" or "from" means: a party, or the people of a place that is their home."""
    row, claim = counted.row, counted.claim
    name = row[at].name
    if name is None:
        return None
    if claim.kind != "deployment" and is_home(row, at):
        home = name.where
        return people_of(home.name, home.iso) if home is not None else people_of(name.text)
    return actor_named(row, at) if name.entry("actor") is not None or of else None


def _rebels(counted: Counted) -> str | None:
    """Give the word that calls those counted rebels, if one does."""
    row, claim = counted.row, counted.claim
    return next(
        (row[at].lower for at in range(claim.index + 1, claim.phrase.stop) if row[at].lower in ARMED),
        None,
    )
