"""Who did it: the subject of a verb or the agent behind "by"; who is struck and who strikes, is told in `opponents`."""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.anaphora import (
    ARMED,
    NAMELESS,
    OURS,
    OWNERS,
    STATE,
    epithet_actor,
    owner_of,
    pronoun_actor,
)
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.foes import ENEMIES
from conflictfacts.reading.resolve.gainers import gainer_in_relative, possessor_of_gain, taker_behind
from conflictfacts.reading.resolve.insets import before_inset
from conflictfacts.reading.resolve.parties import GROUP_WORDS, actor_named, can_act, is_spoken, qualifies_group
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = [
    "ATTACKS",
    "MOURNING",
    "SPOKEN_OF",
    "STRIKING",
    "WEAPONS",
    "acting",
    "claiming_to_have",
    "force_at",
    "is_object",
    "is_one_of_two",
    "subject_of",
]

MOURNING = frozenset("mourn mourns mourned mourning".split())
"""Verbs whose subject had those who died, and did not kill them."""


SPOKEN_OF = OURS | {"they", "it"}
"""Pronouns of those who speak, or were spoken of."""


def subject_of(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, clause: bool = False
) -> Actor | None:
    """Find who does it: the subject of the verb, or the agent behind "by".

    Args:
        row: The sentence's items.
        claim: The claim.
        voices: The sentence's sources.
        discourse: What went before, for pronouns.
        clause: Whether to look in the clause only and give up there.
    """
    found = _agent_by(row, claim, voices, discourse) or taker_behind(row, claim)
    if claim.kind == "territory" and claim.trigger is not None:
        found = found or possessor_of_gain(row, claim.trigger, voices)
        found = found or gainer_in_relative(row, claim)
    found = found or claiming_to_have(row, claim, voices) or _behind_opening(row, claim.trigger, voices, discourse)
    found = found or _subject_before(row, claim, voices, discourse)
    if found is not None or clause:
        return found
    if claim.kind != "territory":
        return discourse.actor
    both = discourse.actor is not None and discourse.actor.kind == "sides"  # who do not gain the same ground
    return (None if both else discourse.actor) or discourse.subject


def _agent_by(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find the agent behind "by": "taken by the regime forces", "retaken by his soldiers"."""
    if claim.value == "strength":
        return None  # "its strength is put at 3,500 by diplomats"
    high = max(claim.index, claim.trigger or 0)
    after = range(high, min(len(row) - 1, high + 7))
    steps = [*range(claim.trigger, min(high, claim.trigger + 3)), *after] if claim.trigger is not None else after
    for by in steps:
        if row[by].last_word != "by" or "paper" in row[by - 1].roles:  # "a study by X"
            continue
        for at in range(by + 1, min(by + 5, len(row))):
            item = row[at]
            if item.possessive:
                break  # "by X's own count"
            if item.cls == "A" and not is_spoken(voices, at):
                return actor_named(row, at)
            if item.lower in OURS or item.lower == "them":
                return pronoun_actor(item.lower, discourse, voices, row)
            if item.cls in "po" and item.lower in STATE | ARMED:
                return epithet_actor(item.lower, discourse)
            if item.lower in OWNERS and at + 1 < len(row) and row[at + 1].cls in "po":
                return owner_of(row, at, item.lower, voices, discourse)
            if item.cls not in "dwop":
                break
    return None


def claiming_to_have(row: Sequence[Item], claim: Claim, voices: Sequence[Voice]) -> Actor | None:
    """Find who claims to have done it: "Moscow claimed to have won back two villages".

    Args:
        row: The sentence's items.
        claim: The claim.
        voices: The sentence's sources.
    """
    edge = claim.index if claim.trigger is None else min(claim.index, claim.trigger)
    for voice in voices:
        behind = voice.at + 1
        while behind < len(row) and row[behind].cls == "T":
            behind += 1
        ahead = [item.lower for item in row[behind : behind + 2]]
        to_take = ahead[:1] == ["to"] and claim.kind == "territory" and claim.trigger == behind + 1
        if voice.at < (claim.trigger or edge) and (ahead == ["to", "have"] or to_take) and voice.attribution.chain:
            names = (at for at in range(voice.first, voice.last) if row[at].cls == "A")
            named = next((at for at in names if not qualifies_group(row, at)), None)
            if named is not None:
                return actor_named(row, named)
    return None


def _subject_before(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find who stands before the verb as one who acts: a party, a pronoun, the enemy, armed bands, a force."""
    edge = claim.index if claim.trigger is None else min(claim.index, claim.trigger)
    inset = before_inset(row, edge)
    found = _subject_from(row, inset, edge, voices, discourse) if inset is not None else None
    return found or _subject_from(row, _past_company(row, edge), edge, voices, discourse)


def _subject_from(
    row: Sequence[Item], start: int, edge: int, voices: Sequence[Voice], discourse: Discourse
) -> Actor | None:
    """Find who acts, from an item backwards; the edge is where the verb's own phrase begins."""
    for at in range(start - 1, -1, -1):
        item = row[at]
        if item.cls in ";.!?":
            break
        if is_spoken(voices, at) and item.cls != "d" and not _tells_aside(row, at):
            continue
        if item.cls == "A" and can_act(row, at) and not (is_object(row, at) or _is_acted_on(row, at, edge)):
            if is_one_of_two(row, at):
                break  # "clashes between X and Y left 46 dead": neither left its own
            if item.possessive and not _acts_through(row, at):
                continue
            return acting(row, at)
        behind = at + 1 + (at + 2 < len(row) and row[at + 1].cls == "T")  # "it now controls"
        acts = behind < len(row) and row[behind].cls in ("atwrxp" if item.lower in OURS else "atwrx")
        if item.cls == "d" and item.lower in SPOKEN_OF and acts:
            if (at and row[at - 1].cls == "i") or row[behind].lower in _THINKING:
                continue  # "those fighting next to it have lost 40 men", "we believe fewer than 40 are left"
            return pronoun_actor(item.lower, discourse, voices, row, at)
        found = (
            _enemy_at(row, at, discourse) or _nameless_at(row, at, discourse) or force_at(row, at, voices, discourse)
        )
        if found is not None:
            return found
    return None


_COMPANY = frozenset("with alongside together along accompanied".split())


def _past_company(row: Sequence[Item], edge: int) -> int:
    """Give where who does something is sought from: before what is set in of who helped, "X, backed by Y, took"."""
    closing = edge - 1
    while closing > 0 and row[closing].cls in "aw":
        closing -= 1
    if closing < 1 or row[closing].cls != ",":
        return edge
    found = edge
    for at in range(closing - 2, max(0, closing - 24), -1):
        if row[at].cls in ";:.N":
            break
        helped = row[at + 1].lower.endswith("ed") and row[at + 2].lower == "by"
        if row[at].cls == "," and (helped or row[at + 1].lower.endswith("ed by") or row[at + 1].lower in _COMPANY):
            found = at
    return found


def _enemy_at(row: Sequence[Item], at: int, discourse: Discourse) -> Actor | None:
    """Give whom "the enemy" means where it is the subject: "Zorvian occupiers lost 46 men"."""
    if row[at].lower not in ENEMIES or (at and row[at - 1].lower in {"from", "by", "against", "to", "of", "with"}):
        return None
    if at and row[at - 1].party is not None and row[at - 1].cls == "A":
        return actor_named(row, at - 1)
    back = at - 1
    while back > 0 and row[back].cls in "dto":
        back -= 1
    return None if back >= 0 and row[back].cls in "if" else epithet_actor(row[at].lower, discourse)


def _nameless_at(row: Sequence[Item], at: int, discourse: Discourse) -> Actor | None:
    """Give who acts without a name: armed bands, the mission spoken of, the defence ministry of the state spoken of."""
    item = row[at]
    if at + 1 >= len(row) or row[at + 1].cls not in "at":
        return None
    before = row[at - 1] if at else None
    if item.lower in _BANDS and (before is None or before.cls != "d"):
        return Actor(_band(row, at), "armed_group")
    if item.lower in _BODIES and before is not None and before.lower in ("the", "its"):
        return discourse.body
    if item.lower == "ministry" and before is not None and before.lower in _WARRING:
        return epithet_actor("army", discourse)  # "the defence ministry has moved 4,000 soldiers"
    return None


def force_at(row: Sequence[Item], at: int, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Give whom "the army", "the rebels" or "its forces" mean where they act, or have what acts.

    Args:
        row: The sentence's items.
        at: The word for them.
        voices: The sentence's sources.
        discourse: What went before.
    """
    item = row[at]
    if item.cls not in "po" or item.last_word not in STATE | ARMED or at + 1 >= len(row):
        return None
    behind = at + 1 + (at + 2 < len(row) and row[at + 1].lower in _ADVERBS)
    acts = (
        row[behind].cls in "at,s&"
        or (row[at + 1].cls == "T" and row[at + 2 : at + 3] and row[at + 2].cls in "at")
        or _leads_group(row, at)
        or (row[at + 1].lower == "'s" and _acts_through(row, at + 1))
    )
    verb = row[at - 2].cls if at > 1 and row[at - 1].cls == "N" else ""
    counted = verb in ("t", "a")  # "killed 46 rebels and lost 12 men", "has 46 soldiers and 12 policemen"
    if not acts or counted or (at and row[at - 1].cls == "A"):
        return None
    whose = _owner_before(row, at)
    if whose is not None:
        return owner_of(row, at, whose, voices, discourse)
    return epithet_actor(item.last_word, discourse)


_THINKING = frozenset("believe believes think thinks estimate estimates reckon reckons assess assesses".split())
"""Verbs whose subject only thinks that there are so many."""


_ADVERBS = frozenset("still also already reportedly then again".split())
"""Words that may stand between those who act and their verb."""


def _leads_group(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word says whose a group is that acts: "government units lost 46 men"."""
    return at + 2 < len(row) and row[at + 1].lower in GROUP_WORDS and row[at + 2].cls in "at"


_BANDS = frozenset({"groups", "gangs", "factions", "militias", "tribesmen", "warlords", "cartels"})
"""Those who fight without the text saying of which group they are."""


_BODIES = frozenset({"mission", "operation"})
"""What a text goes on to call peacekeepers whose name it has told."""


_WARRING = frozenset({"defence", "defense", "war"})


def _band(row: Sequence[Item], at: int) -> str:
    """Give what fighters without a name are called: "gangs", "armed groups", "Zorvian-backed factions"."""
    called = row[at - 1].lower if at and row[at - 1].cls == "w" and row[at - 1].lower[0].isalpha() else ""
    return f"{called} {row[at].lower}".strip()


def _owner_before(row: Sequence[Item], at: int) -> str | None:
    """Give the "its" or "his" that belongs to a noun: of "his army", and not of "in his estimate the army"."""
    for step in range(at - 1, max(-1, at - 4), -1):
        if row[step].lower in OWNERS:
            return row[step].lower
        if row[step].cls == "d":
            return None
    return None


def _tells_aside(row: Sequence[Item], at: int) -> bool:
    """Tell whether what a party who speaks has is told in passing: "Zorvia, which has 4,000 men there, said"."""
    return row[at].party is not None and [item.lower for item in row[at + 1 : at + 3]] == [",", "which"]


def is_object(row: Sequence[Item], at: int) -> bool:
    """Tell whether a party's people are those a verb counted: "killed 34 Zorvian fighters and lost two men".

    Args:
        row: The sentence's items.
        at: The party's name.
    """
    behind = at + 1 < len(row) and row[at + 1].cls == "p"
    behind = behind or (at > 1 and row[at - 1].cls == "N" and not row[at].possessive)  # "killed 20 Tamil Tigers"
    member = at > 0 and (row[at - 1].cls == "f" or (row[at - 1].cls == "d" and row[at - 2].cls == "f"))
    if not (behind or member):
        return False  # nor "killed 34 members of the Free Front and lost two men"
    steps = range(at - 1, max(-1, at - (6 if member else 4)), -1)
    number = next((step for step in steps if row[step].cls == "N"), 0)
    return number > 0 and row[number - 1].cls == "t"


_PARTICLES = frozenset("off back out down up over away".split())


def _is_acted_on(row: Sequence[Item], at: int, edge: int) -> bool:
    """Tell whether another party stands before a verb that this one is the object of, or this one did it.

    "Zorvia drove Kendrian troops back and lost 46 men", "the Zorvian army, attacked by Kendrian troops, lost 46 men".
    """
    between = row[at + 1 : edge]
    if at < 2 or any(item.lower in ("which", "who") for item in between):
        return False  # "fought Kendrian units, which lost 46 men"
    joined = any(item.cls in "&," for item in between) or row[min(edge, len(row) - 1)].lower.endswith("ing")
    verb = _before_phrase(row, at)
    if row[verb].lower == "by":
        return row[verb - 1].cls in "tw"
    verb -= row[verb].lower in _PARTICLES
    if not joined or verb < 1 or row[verb].cls not in "tw":
        return False
    before = row[verb - 1]
    acts = before.cls == "p" or (before.cls == "A" and can_act(row, verb - 1)) or before.lower in GROUP_WORDS
    return acts or before.lower in ("who", "which")


def _before_phrase(row: Sequence[Item], at: int) -> int:
    """Find the item before the phrase that a name ends: the verb of "crushed the attacking Zorvians"."""
    first = next((step for step in range(at - 1, max(0, at - 4), -1) if row[step].cls not in "wto"), at)
    first = first if row[first].cls == "d" else at - 1
    return next((step for step in range(first, 0, -1) if row[step].cls != "d"), 0)


def is_one_of_two(row: Sequence[Item], at: int) -> bool:
    """Tell whether a party is the second of those that something is between: "clashes between X and Y".

    Args:
        row: The sentence's items.
        at: The party's name.
    """
    before = row[max(0, at - 8) : at]
    return any(item.cls == "&" for item in before) and any(item.lower == "between" for item in before)


def _behind_opening(
    row: Sequence[Item], trigger: int | None, voices: Sequence[Voice], discourse: Discourse
) -> Actor | None:
    """Find who does what a sentence opens with: "Seizing 14 villages in May, the army of X had its best month"."""
    if trigger is None or trigger > 1 or not row[trigger].first_word.endswith("ing"):
        return None
    if trigger and row[0].lower not in ("after", "by", "while", "before", "despite"):
        return None
    comma = next((at for at in range(trigger, len(row)) if row[at].cls == ","), len(row))
    for at in range(comma + 1, min(len(row), comma + 5)):
        if row[at].cls == "A" and not is_spoken(voices, at):
            return actor_named(row, at)
        if row[at].cls in "po" and row[at].lower in ARMED:
            return epithet_actor(row[at].lower, discourse)
        if row[at].cls not in "dpowft":
            return None
    return None


def _acts_through(row: Sequence[Item], at: int) -> bool:
    """Tell whether a possessor stands for its army or state: "Ukraine's troops", "Uganda's parliament"."""
    if "organisation" in row[at + 1].roles.get("role", ()) if at + 1 < len(row) else False:
        return True
    return any(
        item.lower in GROUP_WORDS or item.cls == "p" or "unit" in item.roles.get("unit", ())
        for item in row[at + 1 : at + 5]
    )


def acting(row: Sequence[Item], at: int) -> Actor | None:
    """Give who acts by a name: a party, or bands that are not their country: "Zorvian rebels".

    Args:
        row: The sentence's items.
        at: The name.
    """
    found, name = actor_named(row, at), row[at].name
    behind = row[at + 1].lower if at + 1 < len(row) else ""
    if found is not None and found.kind == "state" and name is not None and behind in NAMELESS:
        return Actor(f"{name.text} {behind}", "armed_group")
    return found


WEAPONS = frozenset(
    (
        "strike strikes airstrike airstrikes shelling bombing bombardment fire artillery attack attacks "
        "raid raids ambush air drone drones missile missiles rockets rocket bombs offensive assault "
        "assaults bombers aviation"
    ).split()
)
"""Words for how people are killed, whose possessor killed them: "Israeli strikes", "an ambush by the rebels"."""


ATTACKS = frozenset(
    (
        "attacked attacking attack stormed storming raided raiding ambushed ambushing ambush targeted targets overran "
        "hit hits struck shelled shells bombed bombarded assaulted broke besieged mortared pounded pounds"
    ).split()
)
"""Verbs of attacking somebody or a place."""


STRIKING = WEAPONS | ATTACKS
"""Words behind those who strike, and are not the ones hit."""
