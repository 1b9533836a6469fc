"""Whose losses or ground it is by the verb: who lost them, had them, owned up to them, gained or holds it.

Decides whether the subject is the one who bore it; who the subject is, is found in `subjects`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.anaphora import (
    ARMED,
    OURS,
    OWNERS,
    POLICE,
    STATE,
    epithet_actor,
    owner_of,
    party_of_speaker,
    pronoun_actor,
)
from conflictfacts.reading.resolve.hosts import is_hosted
from conflictfacts.reading.resolve.parties import actor_named, can_act, party_at, qualifies_group
from conflictfacts.reading.resolve.subjects import ATTACKS, subject_of
from conflictfacts.reading.resolve.whose.counted import INHABITED, LOSING, NOBODY, Counted
from conflictfacts.reading.resolve.whose.tellers import ADMITTING, gives_tally, owned_up_to, party_owning_up
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import BE
from conflictfacts.reading.text.items import Item

__all__ = [
    "bearer",
    "holder_of_ground",
    "whom_it_cost",
]

_GIVING = frozenset("brought brings netted yielded".split())
"""Verbs whose object is who gains the ground."""


_DRIVING_OUT = frozenset(
    "driven drove forced expelled ousted ejected dislodged evicted pushed thrown threw chased pulled".split()
)
"""Verbs whose object is who loses the ground."""


_DEATHS = frozenset({"death", "deaths", "loss", "losses"})


_OWNING_UP = ADMITTING | frozenset("announced confirmed confirms mourned mourns".split())
"""Verbs by which a party tells of its own dead."""


_OWNING = (
    ADMITTING
    | LOSING
    | frozenset("had has have counted mourns mourned with took takes taken reported left leaves leave leaving".split())
)


_FLEEING = frozenset("fled retreated withdrew retired abandoned escaped".split())


def holder_of_ground(counted: Counted) -> Actor | None:
    """Find who gains, loses or holds ground; nothing but the verb says so."""
    return _holder(counted) or NOBODY if counted.claim.kind == "territory" else None


def _holder(counted: Counted) -> Actor | None:
    row, claim, voices, discourse = counted
    index, trigger = claim.index, claim.trigger
    if trigger is not None and trigger > 1 and row[trigger - 1].lower in OWNERS and trigger > index:
        return owner_of(row, index, row[trigger - 1].lower, voices, discourse)  # "are still under its control"
    trigger = trigger or 0
    own = next((at for at in range(index + 1, trigger) if row[at].lower in OWNERS), None)
    if own is not None and claim.value == "lost" and not any(item.last_word == "by" for item in row[index:]):
        return owner_of(row, own, row[own].lower, voices, discourse)  # "a third of its territory was lost"
    driven = _driven_out(counted) if claim.value == "lost" else None
    if driven is not None:
        return driven
    if row[trigger].lower in _GIVING and trigger < index:
        given = next((at for at in range(trigger + 1, index) if row[at].cls == "A"), None)
        if given is not None:
            return actor_named(row, given)  # "the year brought Zorvia 4,700 square kilometres"
    words = row[trigger].lower.split() if trigger > index else []
    if words[-2:] in (["hands", "of"], ["left", "to"]):
        for at in range(trigger + 1, min(len(row), trigger + 4)):
            if row[at].cls == "A":
                return actor_named(row, at)
            if row[at].cls in "po" and row[at].lower in STATE | ARMED:
                return epithet_actor(row[at].lower, discourse)
    word = next((word for word in words if word in OWNERS), None)
    if word is not None:
        return owner_of(row, index, word, voices, discourse)  # "are in its hands"
    holding = next((word for word in words if word in STATE | ARMED), None)
    if holding is not None:
        return epithet_actor(holding, discourse)  # "in rebel hands"
    liberated = claim.value == "regained" and _is_passive(row, trigger, index)
    freed = party_owning_up(counted) if liberated else None  # nobody calls so what the enemy took
    if liberated and freed is None and (discourse.actor or discourse.subject) is not None:
        freed = discourse.home  # rather than the party counted last, from which it was freed
    found = subject_of(row, claim, voices, discourse, clause=freed is not None) or freed
    return None if _is_of_nameless_state(counted, found) else found


def _is_passive(row: Sequence[Item], trigger: int, index: int) -> bool:
    """Tell whether ground is said to have been regained, and not by whom: "1,100 square kilometers were liberated"."""
    if trigger < index:
        return trigger > 0 and row[trigger - 1].lower in BE  # "in the north were freed 29 settlements"
    return row[trigger].first_word in BE or any(item.lower in BE for item in row[max(index, trigger - 3) : trigger])


def _driven_out(counted: Counted) -> Actor | None:
    """Find whom somebody drives from ground: "pushed Zorvia out of 16 villages"."""
    row, trigger = counted.row, counted.claim.trigger
    if trigger is None or row[trigger].first_word not in _DRIVING_OUT or (trigger and row[trigger - 1].lower in BE):
        return None
    for at in range(trigger + 1, counted.claim.index):
        if row[at].cls == "A" and row[at].party is not None:
            return actor_named(row, at)
        if row[at].cls in "po" and row[at].lower in STATE | ARMED and row[at - 1].lower not in OWNERS:
            return epithet_actor(row[at].lower, counted.discourse)
        if row[at].cls not in "dw":
            return None
    return None


def whom_it_cost(counted: Counted) -> Actor | None:
    """Find the party between verb and number: "cost Russia about 45,000 men"."""
    row, claim, voices, discourse = counted
    if claim.form != "object" or claim.trigger is None:
        return None
    for at in range(claim.trigger + 1, claim.index):
        if row[at].cls == "A" and (can_act(row, at) or at == claim.index - 1):
            return actor_named(row, at) or NOBODY
        if row[at].lower in OURS:
            return pronoun_actor(row[at].lower, discourse, voices, row)  # "had cost us 46 killed"
    return _to_whom(row, claim.trigger)


def _to_whom(row: Sequence[Item], trigger: int) -> Actor | None:
    """Find the party that a clause sets before what something cost: "to the Zorvians the day cost 46 men"."""
    start = next((at + 1 for at in range(trigger - 1, -1, -1) if row[at].cls in ";:,&s"), 0)
    named = start + 1 + (row[start + 1 : start + 2] != [] and row[start + 1].cls == "d")
    opened = row[start].lower == "to" and row[trigger].lower in ("cost", "costs") and named < trigger
    return actor_named(row, named) if opened and row[named].cls == "A" else None


def bearer(counted: Counted) -> Actor | None:
    """Find the subject of a verb of losing, having or sending: "Zorvia lost 46 men", "has had 40 soldiers killed"."""
    row, claim, voices, discourse = counted
    if counted.done_to_them and not _owned_up(row, claim):
        return None
    undone = claim.value == "losses" and not counted.disabled  # whoever is neutralised is no subject of it
    owned = _owns(row, claim.index) or _owned_up(row, claim)
    if not (claim.form == "object" or claim.kind == "deployment" or undone or owned):
        return None
    if _is_figure(row, claim):
        return None
    taken_in = claim.kind == "displacement" or (claim.kind == "deployment" and claim.value != "withdrawn")
    if taken_in and is_hosted(row, claim):
        return NOBODY  # "Zorvia hosts 4,000 soldiers": others'
    if claim.kind == "deployment" and _is_of_missions(row, claim):
        told = (source for chain in counted.tellers for source in chain if source.kind in _JOINT)
        teller = next((Actor(source.name, source.kind) for source in told), NOBODY)
        return _joint_spoken_of(counted) or teller
    if gives_tally(counted):
        return party_of_speaker(counted.tellers[0], voices, discourse, row) or NOBODY
    found = _admitting(row, claim, voices) or _heading_subject(row, claim) or _with_them(counted)
    if found is None and not _opens_clause(row, claim):
        found = subject_of(row, claim, voices, discourse, clause=True)
    if found is None and claim.kind == "deployment" and _is_of_nameless(row, claim):
        return _joint_spoken_of(counted) or NOBODY
    if _killed_others(row, claim) and (found is None or found == discourse.actor):
        return NOBODY  # "his troops killed 400 rebels and lost 46": the rebels did not lose them
    before = row[max(0, claim.index - 4) : claim.index]
    if found is None and any(item.lower.removesuffix(" to") in _OWNING_UP for item in before):
        owning = party_owning_up(counted)  # "the Zorvians themselves admit to 15,000 dead"
        return owning or (NOBODY if owned_up_to(counted) else None)
    return NOBODY if found is None and _is_of_nameless_state(counted, discourse.actor) else found


def _opens_clause(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether soldiers open a clause that tells what is done with them: "X left, and 50 troops are being sent"."""
    at, trigger = claim.index - 1, claim.trigger
    if claim.kind != "deployment" or trigger is None or trigger < claim.phrase.stop or at < 1:
        return False
    passive = any(item.lower in BE for item in row[claim.phrase.stop : trigger])
    by = any(item.last_word == "by" for item in row[trigger : trigger + 3])
    return passive and not by and row[at].cls == "&" and row[at - 1].cls == ","


def _with_them(counted: Counted) -> Actor | None:
    """Give the party counted before in a sentence that goes on with "with": "46 fell, with 12 missing"."""
    row, index, actor = counted.row, counted.claim.index, counted.discourse.actor
    if actor is None or index < 3 or row[index - 1].lower != "with" or row[index - 2].cls != ",":
        return None
    before = next((at for at in range(index - 2, -1, -1) if row[at].cls in "N;."), 0)
    named = any(item.party is not None and item.party.name == actor.name for item in row[:before])
    return actor if row[before].cls == "N" and named else None


def _is_of_missions(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether they are a mission's that is not named: "the mission's strength is 46", "the operation's police"."""
    start = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in ",;:."), -1)
    clause = range(start + 1, claim.index - 1)
    return any(row[at].lower in ("mission", "operation") and row[at + 1].lower == "'s" for at in clause)


def _joint_spoken_of(counted: Counted) -> Actor | None:
    """Give the organisation or coalition that a text has spoken of."""
    discourse = counted.discourse
    spoken_of = (discourse.body, discourse.actor, discourse.subject)
    return next((actor for actor in spoken_of if actor is not None and actor.kind in _JOINT), None)


_JOINT = frozenset({"organisation", "coalition"})
_NAMELESS = frozenset("mission operation coalition alliance bloc force organisation organization company".split())
_HAVING = frozenset(
    "has have had with numbers numbered keeps will now already still to is was be meant due allowed authorised "
    "authorized".split()
)


def _is_of_nameless(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether they are those of a mission or the like that nobody has named: "the mission has 4,000 soldiers"."""
    at = claim.index - 1
    while at > 0 and row[at].lower in _HAVING:
        at -= 1
    return 0 < at < claim.index - 1 and row[at].lower in _NAMELESS


def _is_of_nameless_state(counted: Counted, spoken_of: Actor | None) -> bool:
    """Tell whether they are a government's or its army's, of a state nobody has named, and not of a group before it."""
    row, claim = counted.row, counted.claim
    if spoken_of is None or spoken_of.kind != "armed_group":
        return False
    start = next((at + 1 for at in range(claim.index - 1, -1, -1) if row[at].cls in ",;:&s."), 0)
    subject = [item.lower for item in row[start : claim.index] if item.cls in "Apow"]
    named = any(item.party is not None for item in row[start : claim.index])
    return not named and any(word in STATE | POLICE for word in subject) and ARMED.isdisjoint(subject)


def _killed_others(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether those who lost them are told to have killed others before: "killed 400 rebels and lost 46"."""
    at = claim.trigger
    if at is None or at < 2 or row[at].lower not in LOSING or row[at - 1].cls != "&":
        return False
    return any(
        "casualty.killed.participle" in row[step].roles.get("trigger", ()) and row[step + 1].cls == "N"
        for step in range(max(0, at - 9), at - 1)
    )


def _owned_up(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether somebody owns up to deaths: "it has acknowledged the death of 250"."""
    at = claim.trigger
    if at is None or at > claim.index or row[at].first_word not in _DEATHS:
        return False
    return any(item.lower in _OWNING_UP for item in row[max(0, at - 4) : at])


_REPORTING = frozenset("reported reports".split())
"""Verbs by which a party tells of dead without saying whose: its own."""
_PROMISING = frozenset("promised promises pledged pledges offered offers".split())


def _admitting(row: Sequence[Item], claim: Claim, voices: Sequence[Voice]) -> Actor | None:
    """Find who says that the number right behind is its own: "Kendria admits 527 dead", "has promised 4,000 troops"."""
    voice = next((voice for voice in voices if voice.at == claim.index - 1), None)
    at = next((at for at in range(voice.first, voice.at) if row[at].party is not None), None) if voice else None
    if voice is None or at is None:
        return None
    own = row[voice.at].lower in (_PROMISING if claim.kind == "deployment" else _OWNING_UP)
    return party_at(row, at) if own or _reports_dead(row, claim, at) else None


def _reports_dead(row: Sequence[Item], claim: Claim, at: int) -> bool:
    """Tell whether a people or a group reports dead without saying whose, its own: "the Zorvians reported 46 dead".

    A state may be told by its name to report them where civilians were killed: "Zorvia reported 46 dead".
    """
    party = row[at].party
    army = party is not None and (party.role == "adjective" or party.kind == "armed_group")
    bare = claim.kind == "casualty" and claim.phrase.sort in ("", "noun") and claim.source is None
    return army and bare and at == claim.index - 2 and row[claim.index - 1].lower in _REPORTING


def _heading_subject(row: Sequence[Item], claim: Claim) -> Actor | None:
    """Find whose the force is that lost them, whatever it is called and wherever it is of.

    "The Zorvian garrison of Karan lost 46 men", "volunteers from Zorvia have lost 50".
    """
    at = next((at for at in range(claim.index - 1, max(0, claim.index - 5), -1) if row[at].lower in LOSING), None)
    if at is None:
        return None
    start = next((step + 1 for step in range(at - 1, -1, -1) if row[step].cls in ",;:&s."), 0)
    start += row[start].cls == "d"
    named = row[start]
    if named.cls == "p" and row[start + 1].lower == "from" and row[start + 2].cls == "A":
        return actor_named(row, start + 2)
    stop = start + 1
    while stop < at and (row[stop].cls in "woN" or row[stop].last_word == "of" or "unit" in row[stop].roles):
        stop += 1
    behind = "".join(item.cls for item in row[stop:at]).strip("a")
    adjective = (
        named.cls == "A"
        and not (named.possessive or qualifies_group(row, start))
        and (named.unknown or named.party is not None)
    )
    if not adjective or stop == start + 1 or behind not in ("", "A", "dA", "fA", "fdA", "iA", "idA"):
        return None
    return actor_named(row, start)


_IS = frozenset("been was is stood stands".split())
_BEING = _IS | {"had", "has", "at"}
"""Words between "it" and a number that it is, or has been."""


def _is_figure(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether the subject is the figure itself: "lost 35 men in May; it had been 30 in April"."""
    at = claim.index - 1
    while at >= 0 and row[at].lower in _BEING:
        at -= 1
    being = any(item.lower in _IS for item in row[at + 1 : claim.index])
    return claim.source is not None and being and at >= 0 and row[at].lower in ("it", "this", "that")


def _owns(row: Sequence[Item], index: int) -> bool:
    """Tell whether the number is what somebody had or owned up to: "Ukraine has had 43,000 soldiers killed"."""
    if row[index - 1].lower == "with" and any(item.lower in INHABITED for item in row[index : index + 4]):
        return False  # "troops pulled back, with 1,000 people dead"
    back = index - 1
    while (
        back >= 0
        and (row[back].cls == "d" or row[back].lower in {"already", "now", "also", "only", "had", "been"})
        and row[back].lower.removesuffix(" to") not in _OWNING
    ):
        back -= 1
    if back > 0 and row[back].lower in ("left", "leave", "leaves", "leaving"):
        if row[back - 1].cls == "&":
            told = {item.lower for item in row[max(0, back - 9) : back]}
            return bool(told & _FLEEING) and not told & ATTACKS  # "fled X and left 46 dead"
        if row[back - 1].cls == ",":  # "the army, seldom mentioned, left 86,000 dead"
            back = next((at for at in range(back - 2, max(0, back - 12), -1) if row[at].cls == ","), back)
        return row[back - 1].cls in "Apo"  # a party left its dead behind; an attack left others'
    return back >= 0 and row[back].lower.removesuffix(" to") in _OWNING
