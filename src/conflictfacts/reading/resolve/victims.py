"""Whose people, troops or ground a claim counts, from its own phrase outwards.

Decides by what stands nearest and says so plainest: the counted phrase, the noun's possessor, the one who had or lost
them, the front of the sentence, what was spoken of before; and leaves unsaid what nothing says.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor
from conflictfacts.reading.claims import Claim
from conflictfacts.reading.items import Item
from conflictfacts.reading.leaning import makes_up_rest
from conflictfacts.reading.phrases import Phrase
from conflictfacts.reading.resolve.parties import (
    ARMED,
    ENEMIES,
    GROUP_WORDS,
    OWNERS,
    STATE,
    Discourse,
    actor_named,
    actor_of_entry,
    can_act,
    epithet_actor,
    is_located,
    is_spoken,
    owner_of,
    party_at,
    pronoun_actor,
)
from conflictfacts.reading.resolve.places import is_home
from conflictfacts.reading.resolve.subjects import WEAPONS, opponent_of, subject_of
from conflictfacts.reading.speakers import Voice

__all__ = ["forces_named", "is_apart", "party_losing", "population_of", "victim_of"]

_SIDES = frozenset(
    {
        "both sides",
        "two sides",
        "each side",
        "all sides",
        "two armies",
        "both armies",
        "either side",
        "either army",
        "each army",
        "both forces",
        "all parties",
        "both parties",
    }
)


_GIVING = frozenset("brought brings netted yielded".split())
"""Verbs whose object is who gains the ground."""


_SHARES = frozenset("share side part figure figures toll bill losses casualties dead tally count".split())
"""Nouns before which a name says whose a line's figures are."""


_FREEING = frozenset({"freed", "frees", "released", "releases", "handed over", "rescued", "rescues"})
"""Verbs whose subject had captured those whom it lets go."""


_STANDING = frozenset("stood stands was were is are came reached exceeded numbered".split())


_DISABLING = frozenset({"neutralised", "neutralized", "incapacitated", "knocked out", "eliminated"})
"""Verbs of putting others out of action, whose subject did it to them."""


_INHABITED = frozenset({"people", "civilians", "residents", "children", "women"})


_REMAINS = frozenset({"body", "bodies", "corpse", "corpses", "remains"})


_STRIKERS = WEAPONS | ENEMIES
"""Words behind a party's name that say with what, or whom, it struck."""


_REBELS = ARMED | {"rebel", "insurgent"}


def victim_of(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Say whose people, troops or ground a claim counts.

    Args:
        row: The sentence's items.
        claim: The claim.
        voices: The sentence's sources, who are not the ones counted.
        discourse: What went before.
    """
    phrase, index = claim.phrase, claim.index
    if claim.kind == "equipment" and claim.trigger is None:
        heading = next((at for at in range(index - 1, -1, -1) if row[at].cls in "tN"), index)
        of_heading = attrs.evolve(claim, trigger=heading) if row[heading].cls == "t" else claim
        found = _beside_trigger(row, of_heading, voices, discourse)
        if found is not None:
            return found  # "Zorvian losses: tanks - 40"
        return discourse.actor  # a bulletin's line, under the heading that says whose losses these are
    if claim.kind == "casualty" and _of_both_sides(row, claim):
        return Actor("both sides", "sides")
    enemies = next((at for at in range(index + 1, _of_whom(row, phrase.stop)) if row[at].lower in ENEMIES), None)
    if (
        claim.kind == "casualty"
        and enemies is not None
        and row[enemies + 1 : enemies + 2]
        and row[enemies + 1].cls != "f"
    ):
        if row[enemies - 1].party is not None and row[enemies - 1].cls == "A":
            return actor_named(row, enemies - 1)  # "940 Zorvian invaders"
        return _enemy_of_subject(row, claim, voices, discourse)
    if any(
        row[at].lower == "our"
        and any("trigger" in row[step].roles and row[step - 1].cls in "dw" for step in (at + 1, at + 2))
        for at in range(max(0, index - 8), index)
    ):
        return pronoun_actor("our", discourse, voices)  # "our losses: 2 killed"
    if claim.kind == "casualty" and phrase.sort == "" and index > 2:
        back = index - 2 if row[index - 1].lower == "'s" else index - 1
        if row[back].lower in ENEMIES and row[back - 1].cls == "d" and row[back - 2].cls in "&,;":
            return epithet_actor("enemy", discourse)  # "it lost 46 men and the enemy 51"
    trigger = claim.trigger
    if trigger is not None and 2 < trigger < index and row[trigger].lower.split()[0] in _DEATHS:
        joint, party, article = row[trigger - 3 : trigger]
        if joint.cls in "&,;" and party.cls == "A" and article.cls == "d":
            return actor_named(row, trigger - 2)  # "Zorvia acknowledged the deaths of 46, and Kendria the deaths of 18"
    inside = _in_phrase(row, claim, voices, discourse)
    if inside is not None:
        return inside
    if claim.part_of is not None and not makes_up_rest(row, phrase.stop):
        return None  # whose the whole is
    own = _own_men(row, index, voices, discourse)
    if own is not None:
        return own
    if phrase.sort in ("", "noun"):
        for at in range(index - 1, max(-1, index - 6), -1):
            if row[at].cls in "N;.":
                break
            if row[at].possessive and row[at + 1].cls in "awt" and row[at + 1].lower in _STANDING:
                return actor_named(row, at)  # "Zorvia's stood at 3,825"
    if (
        claim.kind == "casualty"
        and claim.trigger is not None
        and any(item.cls not in "dt&" for item in row[claim.trigger + 1 : index])
        and not any(item.cls == "N" for item in row[claim.trigger + 1 : index])  # "gunmen killed 12 men and two women"
    ):
        counted = _counted_before(row, claim.trigger, voices, discourse)
        if counted is not None:
            return counted
    if claim.label is not None:
        for at in range(*claim.label):
            name = row[at].name
            if name is not None and name.where is not None and name.where.kind in ("city", "capital", "town"):
                continue  # a dateline, "BEIRUT: 47 people were killed"
            shared = at + 1 < len(row) and row[at + 1].lower in _SHARES
            if claim.label[1] - claim.label[0] > 4 and not (shared or can_act(row, at)):
                continue  # "the army took more of eastern Zorvia: 200 sq km"
            if any(item.lower in _STRIKERS for item in row[at + 1 : at + 4]):
                continue  # "toll of the Zorvian raids: 46 killed"
            if is_spoken(voices, at) and not any(item.lower == "figures" for item in row[at + 1 : at + 4]):
                continue  # "UN mission: 43 killed", but "Zorvian official figures: 527 killed"
            if name is not None and (name.entry("actor") is not None or not name.entries):
                return actor_named(row, at)
    if claim.kind == "territory":
        trigger = claim.trigger
        if trigger is not None and trigger > 1 and row[trigger - 1].lower in OWNERS and trigger > index:
            return owner_of(row, index, row[trigger - 1].lower, voices, discourse)  # "are still under its control"
        trigger = trigger or 0
        if row[trigger].lower in _GIVING and trigger < index:
            given = next((at for at in range(trigger + 1, index) if row[at].cls == "A"), None)
            if given is not None:
                return actor_named(row, given)  # "the year brought Zorvia 4,700 square kilometres"
        words = row[trigger].lower.split() if trigger > index else []
        if words[-2:] == ["hands", "of"]:
            for at in range(trigger + 1, min(len(row), trigger + 4)):
                if row[at].cls == "A":
                    return actor_named(row, at)
        word = next((word for word in words if word in OWNERS), None)
        if word is not None:
            return owner_of(row, index, word, voices, discourse)  # "are in its hands"
        return subject_of(row, claim, voices, discourse)
    if claim.form == "object" and claim.trigger is not None and claim.trigger < index:
        for at in range(claim.trigger + 1, index):
            if row[at].cls == "A" and can_act(row, at):
                return actor_named(row, at)  # "cost Russia about 45,000 men"
    if claim.form in ("object", "noun", "total") or claim.kind == "deployment":
        near = _beside_trigger(row, claim, voices, discourse)
        if near is not None:
            return near
    if claim.kind == "casualty":
        for at in range(index - 1, -1, -1):
            if row[at].cls in "N;.":
                break
            if row[at].lower in ("share", "side", "bill") and row[at - 1].cls == "A":
                return actor_named(row, at - 1)  # "the Zorvian share is smaller: some 500,000 casualties"
            if row[at].lower in {"losses", "casualties", "dead", "toll", "death toll"} and at != claim.trigger:
                near = _beside_trigger(row, attrs.evolve(claim, trigger=at, form="noun"), voices, discourse)
                if near is not None:
                    return near  # "Russia's losses ran to 931 killed and injured"
                break
    at = claim.trigger if claim.form == "object" and claim.trigger is not None else 0
    owned = any(item.lower in _OWNING_UP for item in row[max(0, at - 4) : at])
    if owned and row[at].lower.partition(" ")[0] in _DEATHS:
        found = subject_of(row, claim, voices, discourse, clause=True) or _party_speaking(voices)
        if found is not None:
            return found  # "it has acknowledged the death of 250"
    took = claim.value == "captured" and any(
        item.lower in {"took", "takes", "take", "taking", "seized", "holds", "hold", "holding"}
        for item in row[max(0, index - 3) : index]
    )
    active = took or (
        claim.form in ("participle", "object")
        and claim.trigger is not None
        and claim.trigger < index
        and (
            claim.value in ("killed", "wounded", "captured")
            or row[claim.trigger].lower in _FREEING
            or row[claim.trigger].lower in _DISABLING
        )
    )
    active = active or (
        claim.kind == "displacement" and claim.form == "object" and claim.trigger is not None and claim.trigger < index
    )  # "rebels drove 4,000 villagers out"
    disabled = claim.trigger is not None and row[claim.trigger].lower in _DISABLING
    undone = claim.value == "losses" and not disabled  # whoever is neutralised is no subject of it
    if not active and (claim.form == "object" or claim.kind == "deployment" or undone or _owns(row, index)):
        found = subject_of(row, claim, voices, discourse, clause=True)
        if found is None and any(
            item.lower.removesuffix(" to") in _OWNING_UP for item in row[max(0, index - 4) : index]
        ):
            found = _party_speaking(voices)  # "the Zorvians themselves admit to 15,000 dead"
        if found is not None:
            return found
    word = row[phrase.head].lower.split()[-1] if phrase.head is not None else ""
    if any(item.lower == "foreign" for item in row[index + 1 : phrase.stop]):
        return None  # "13 foreign soldiers": not those of the country they are in
    if any(item.lower == "coalition" for item in row[index + 1 : phrase.stop]):
        allied = discourse.body
        return allied if allied is not None and allied.kind == "coalition" else Actor("coalition", "coalition")
    if word:
        for at in range(index + 1, phrase.head or index + 1):
            if row[at].lower in {"government", "army", "regime", "rebel", "insurgent"}:
                word = row[at].lower
        found = None
        if claim.value not in ("sent", "withdrawn") or word not in STATE:  # troops sent to a country are not its own
            found = _attacked(row, claim, voices, word)
            if found is None and word in STATE and not active:
                found = _army_speaking(voices, discourse)
            found = found or epithet_actor(word, discourse)
        if found is not None:
            named = (
                active
                and word not in ("government", "army", "regime")
                and any(item.party is not None and item.party.name == found.name for item in row[: claim.trigger])
            )
            by = opponent_of(row, claim, voices, None, discourse) if named else None
            return found if by is None or by.name != found.name else None  # "Zorvia captured 250 soldiers"
    fronted = _fronted(row, voices, discourse)
    if fronted is not None and phrase.sort in ("", "noun") and not active:
        return fronted
    number = row[index].lower
    edge = min(index, claim.trigger) if claim.trigger is not None else index
    if any(item.lower in ENEMIES for item in row[max(0, edge - 2) : edge]):
        return epithet_actor("enemy", discourse)
    carers = any(_cares(source) for voice in voices for source in voice.attribution.chain)
    if carers and phrase.sort in ("", "noun") and claim.source is None and claim.kind == "casualty":
        return _patients(voices, discourse)
    if claim.source is not None and is_apart(row, claim):
        return None
    if claim.source is not None or (phrase.sort in ("", "noun") and not active):
        before = row[max(0, claim.trigger - 1) : claim.trigger + 1] if claim.trigger is not None else ()
        told = [source.kind for voice in voices for source in voice.attribution.chain]
        aided = bool(told) and not {"state", "army", "armed_group", "people"} & set(told)
        counts = _INHABITED | _REMAINS if aided else _INHABITED  # "the Red Cross has collected 517 bodies"
        generic = any(word in counts for item in before for word in item.lower.split())
        if generic and discourse.actor is not None and discourse.actor.kind != "people":
            return None  # "put the number of people killed at 67", after a party's soldiers
        return discourse.actor
    if (
        word in ("others", "other")
        or "another" in number
        or "further" in number
        or (index and row[index - 1].lower in ("another", "further"))
    ):
        return discourse.actor
    if phrase.sort == "":
        return discourse.actor if discourse.actor != opponent_of(row, claim, voices, None, discourse) else None
    if claim.rate is not None or claim.value in ("losses", "casualties"):
        return discourse.actor if discourse.actor is not None and discourse.actor.kind != "people" else None
    return None


_DEATHS = frozenset({"death", "deaths", "loss", "losses"})
_OWNING_UP = frozenset(
    "admit concede confess confesses confessed own owns owned acknowledged acknowledges acknowledging "
    "admitted admits admitting announced confirmed confirms conceded concedes "
    "mourned mourns".split()
) | {"owned up", "own up"}
"""Verbs by which a party owns up to its own dead."""


def _party_speaking(voices: Sequence[Voice]) -> Actor | None:
    for voice in voices:
        for source in voice.attribution.chain:
            if source.kind in ("state", "army", "armed_group", None):
                return Actor(source.name, source.kind)
    return None


def _army_speaking(voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Give the state whose army itself tells of dead soldiers: "two marines were killed, the X military said"."""
    for voice in voices:
        for source in voice.attribution.chain:
            if not any(word in source.name.lower() for word in ("military", "army", "navy", "marine")):
                continue
            land = discourse.speakers.parents.get(source.name)
            land = land or next((other.name for other in voice.attribution.chain if other.kind == "state"), None)
            land = land or next((state for state in discourse.speakers.states if source.name.startswith(state)), None)
            if land is not None:
                return Actor(land, "state")
    return None


_CARERS = ("health", "relief", "rescue", "hospital", "emergency", "civil defen", "red crescent", "red cross", "medic")
"""Parts of the names of bodies that count the dead and hurt of their own country's people."""


def _cares(source: Source) -> bool:
    """Tell whether a source is a body that counts the dead and hurt of its own people, whatever party they are of."""
    words = source.name.lower()
    return source.kind not in ("state", "person") and any(word in words for word in _CARERS)


def _patients(voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Give the people whose dead a ministry of health counts: those of its country, unless a town is spoken of."""
    if discourse.place is not None and discourse.place.kind in ("city", "town", "village"):
        return None
    for voice in voices:
        for source in voice.attribution.chain:
            land = discourse.speakers.parents.get(source.name) or next(
                (other.name for other in voice.attribution.chain if other.kind == "state"), None
            )
            land = land or next((state for state in discourse.speakers.states if source.name.startswith(state)), None)
            if land is not None and land in discourse.speakers.states and _cares(source):
                return Actor(f"people of {land}", "people")
    return None


def _of_whom(row: Sequence[Item], stop: int) -> int:
    """Give the item behind the "of the enemy" that may follow a counted phrase."""
    return stop + 3 if stop + 2 < len(row) and row[stop].cls == "f" and row[stop + 1].cls == "d" else stop


def _enemy_of_subject(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Say whose "enemy soldiers" are: of the party spoken of, if it is not the one whose enemy they are."""
    subject = subject_of(row, claim, voices, discourse, clause=True)
    found = epithet_actor("enemy", discourse)
    return None if found is not None and subject is not None and found.name == subject.name else found


def is_apart(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a bullet counts civilians, who need not be of the party whose soldiers the one before counts."""
    head = claim.phrase.head
    listed = claim.index == 1 and row[0].cls in "-w" and not row[0].lower.isalpha()
    listed = listed and claim.value != "losses"  # of the party that the heading names
    return listed and head is not None and row[head].roles.get("people", ("",))[0] in ("civilian", "children")


def _own_men(row: Sequence[Item], index: int, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find whose men figures are said to be of: "a higher toll for its own men, 18 killed and 60 hurt"."""
    for at in range(index - 1, max(0, index - 9), -1):
        if row[at].cls in ";.":
            return None
        if row[at].lower == "own" and row[at - 1].lower in OWNERS:
            return owner_of(row, at - 1, row[at - 1].lower, voices, discourse)
    return None


_FIGHTING = frozenset("fighting clashes clash battle battles combat war".split())


def _of_both_sides(row: Sequence[Item], claim: Claim) -> bool:
    head = claim.phrase.head
    if head is not None and row[head].lower == "combatants" and any(item.lower in _FIGHTING for item in row):
        return True  # "fighting has left 382 combatants dead"
    low, high = max(0, claim.index - 8), claim.index + 8
    near = " ".join(item.lower for item in row[low:high] if item.cls not in ",")
    return any(words in near for words in _SIDES)


def _counted_before(row: Sequence[Item], trigger: int, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find whose dead are counted where the number comes last: "put Russia's killed and wounded at N"."""
    for at in range(trigger - 1, max(-1, trigger - 6), -1):
        item = row[at]
        if item.cls == "A":
            name = item.name
            if name is None or is_spoken(voices, at) or is_located(row, at):
                return None
            entry = name.entry("actor")
            adjective = entry is not None and entry.role == "adjective"
            return actor_named(row, at) if name.possessive or adjective or row[at + 1].cls == "p" else None
        if item.cls == "p" and item.lower in ARMED:
            return epithet_actor(item.lower, discourse)
        if item.lower in ("military", "army", "government") and row[at + 1].cls == "t" and row[at - 1].cls != "A":
            return epithet_actor("army", discourse)  # "put the military dead at 82"
        if item.cls not in "tp&wdo" or item.lower in ("'",):
            return None
    return None


def _fronted(row: Sequence[Item], voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find the party a sentence sets before its figures: "For Russia the same document gave N"."""
    if len(row) < 3 or row[0].lower not in {"for", "of", "among", "as", "on"}:
        return None
    at = 1
    while at < 4 and row[at].cls in "di":
        at += 1
    if is_spoken(voices, at):
        return None
    return party_at(row, at) or (epithet_actor(row[at].lower, discourse) if row[at].cls == "p" else None)


_ATTACKS = frozenset(
    (
        "attacked attacking attack stormed storming raided raiding ambushed ambushing ambush targeted overran "
        "hit struck shelled bombed assaulted broke besieged mortared"
    ).split()
)


def _attacked(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], word: str) -> Actor | None:
    """Find whose base or convoy was attacked, where soldiers or police were killed: they were its own."""
    if word not in _GUARDS:
        return None
    start = next((at for at in range(claim.index - 1, -1, -1) if row[at].lower in _ATTACKS), None)
    if start is None:
        return None
    for at in range(start + 1, claim.index):
        if row[at].cls in "N;":
            return None
        if row[at].cls == "A" and not is_spoken(voices, at) and not any(item.cls == "i" for item in row[at - 2 : at]):
            name = row[at].name
            entry = name.party if name is not None else None
            return actor_of_entry(entry) if entry is not None else party_at(row, at)
    return None


_GUARDS = frozenset(
    "soldier soldiers troops servicemen peacekeepers policemen police officers officer guards marines personnel".split()
)
"""Those who are killed where their own base, post or convoy is attacked."""


def forces_named(row: Sequence[Item]) -> Actor | None:
    """Give whose soldiers a sentence without a number speaks of: "Zorvian troops are to leave".

    Args:
        row: The sentence's items.
    """
    for at in range(len(row) - 1):
        military = "military" in row[at + 1].roles.get("people", ()) or row[at + 1].lower in ("forces", "army")
        if row[at].cls == "A" and military:
            return actor_named(row, at)
    return None


def party_losing(
    row: Sequence[Item], triggers: Sequence[int], voices: Sequence[Voice], discourse: Discourse
) -> Actor | None:
    """Give whose losses a sentence without a number speaks of, for the sentences that go on to count them.

    Args:
        row: The sentence's items.
        triggers: Its triggers.
        voices: Its sources.
        discourse: What went before.
    """
    for at in triggers:
        for value in row[at].roles["trigger"]:
            kind, measure, form = value.split(".")
            if kind == "casualty" and form == "subject" and at > 1:
                named = at - 1 if row[at - 1].cls == "A" else at - 2
                entry = row[named].entry("actor") if row[named].cls == "A" else None
                people = row[named + 1].cls == "p" and row[named].unknown
                if people or (entry is not None and entry.role == "adjective"):
                    return actor_named(row, named)  # "fewer Zorvians fell in May"
            if (
                kind != "casualty"
                or form not in ("object", "noun", "total")
                or measure not in ("losses", "casualties", "killed")
            ):
                continue
            claim = Claim(at, Phrase(at + 1, None, ""), kind, measure, form, at, 0.0, "person", None)
            found = _beside_trigger(row, claim, voices, discourse)
            if found is None and form == "object" and measure == "losses":
                found = next(
                    (
                        actor_named(row, step)
                        for step in range(at - 1, max(-1, at - 6), -1)
                        if row[step].cls == "A" and can_act(row, step)
                    ),
                    None,
                )
                if found is None:
                    found = next(
                        (
                            actor_named(row, step)
                            for step in range(at + 1, min(len(row), at + 3))
                            if row[step].cls == "A" and can_act(row, step)
                        ),
                        None,
                    )
            if found is not None:
                return found
    return None


def _in_phrase(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find the name within the counted phrase, right before the number, or in the "of"-phrase behind it."""
    phrase, index = claim.phrase, claim.index
    rebels = next((at for at in range(index + 1, phrase.stop) if row[at].lower in _REBELS), None)
    for at in range(index + 1, phrase.stop):
        if row[at].cls == "A" and not is_spoken(voices, at):
            if claim.kind == "territory" and any(item.cls == "f" for item in row[index + 1 : at]):
                continue  # "holds nine of Zorvia's 34 towns"
            found = actor_named(row, at)
            if found is not None:
                if (
                    rebels is not None
                    and found.kind == "state"
                    and row[rebels].lower not in ("fighter", "fighters", "group", "gunmen")
                ):
                    # "Syrian rebels" are not Syria's.
                    return Actor(" ".join((row[at].name.text, row[rebels].lower)), "armed_group", None, None)  # type: ignore[union-attr]
                return found
    share = claim.unit == "percent" and claim.kind in ("casualty", "displacement") and claim.form != "object"
    own = any(item.lower == "own" for item in row[phrase.stop + 2 : phrase.stop + 3])  # "lost 18 of its own"
    of = (phrase.head is not None or share or own) and phrase.stop < len(row) and row[phrase.stop].cls == "f"
    behind = phrase.stop + (2 if of else 1)
    owner = next((row[at].lower for at in range(index + 1, min(len(row), behind)) if row[at].lower in OWNERS), None)
    if owner is not None:
        found = owner_of(row, index + 1, owner, voices, discourse)
        if rebels is None or (found is not None and found.kind == "armed_group"):
            return found
        if discourse.armed is not None:
            return discourse.armed  # "of its militants"
    for at in range(phrase.stop, min(len(row) - 1, phrase.stop + 9)):
        if row[at].cls in ";." or (row[at].cls == "N" and row[at - 1].cls not in "&,"):
            break
        if row[at].cls == "A" and row[at + 1].lower in ("side", "one"):
            return actor_named(row, at)  # "64 killed and 323 wounded on the Zorvian side"
    if phrase.stop + 1 < len(row) and row[phrase.stop].lower == "for" and claim.kind == "casualty":
        at = phrase.stop + (2 if row[phrase.stop + 1].cls == "d" else 1)
        found = actor_named(row, at) if at < len(row) and row[at].party is not None else None
        if found is not None and row[at + 1 : at + 2] and row[at + 1].cls in ",;.&)":
            return found  # "419,654 for the British and 204,253 for the French"
    if claim.kind == "deployment":
        at = phrase.stop
        while at + 1 < len(row) and at < phrase.stop + 6 and row[at].cls in "&Np":
            at += 1
        if row[at : at + 1] and row[at].lower == "for" and row[at + 1 : at + 2] and row[at + 1].party is not None:
            return actor_named(row, at + 1)  # "authorised 2,750 soldiers and 940 police for the X mission"
    if phrase.head is not None and row[phrase.head].lower == "strong":
        for at in range(index - 1, max(-1, index - 4), -1):
            if row[at].cls == "A" and row[at].party is not None and row[at + 1].lower in GROUP_WORDS:
                return actor_named(row, at)  # "a Zorvian army 43,000 strong, under X"
        for at in range(phrase.stop, min(len(row), phrase.stop + 3)):
            if row[at].cls == "A" and not is_located(row, at):
                return actor_named(row, at)
    if (
        index > 1
        and row[index - 1].cls == "A"
        and (row[index - 2].cls in ",;&" or (row[index - 2].lower == "the" and row[index - 3].cls in ",;&"))
        and claim.kind == "casualty"
        and not is_located(row, index - 1)
    ):
        return actor_named(row, index - 1)  # "Ukraine lost 7,000 soldiers, Zorvia 205"
    named = _accounting(row, index, discourse) or _those_of(row, index, discourse) or _number_of(row, claim, voices)
    if named is not None:
        return named
    gapped = _gapped_party(row, index, discourse) if claim.kind != "territory" else None
    if gapped is not None:
        return gapped
    if index and row[index - 1].cls == "A" and row[index - 1].possessive and claim.kind != "territory":
        return actor_named(row, index - 1)
    if index > 2 and row[index - 1].lower == "whose":
        whom = index - 3 if row[index - 2].cls == "," else index - 2
        if row[whom].cls == "A":
            return actor_named(row, whom)  # "X, whose 3,400 fighters hold Y"
    if index > 1 and row[index - 1].cls == "A":
        back = index - 2
        while back > 0 and row[back].cls == "d":
            back -= 1
        name = row[index - 1].name
        if (
            (row[back].cls == "f" or row[back].lower in ("among", "cost", "costs", "costing"))
            and name is not None
            and name.entry("actor") is not None
        ):
            return actor_named(row, index - 1)  # "of the Houthis 966 have been killed"
    at = phrase.stop
    joints = ("among",) if claim.kind == "deployment" else ("from", "among", "in")
    if at < len(row) and (row[at].cls == "f" or row[at].lower in joints) and claim.kind != "territory":
        for step in range(at + 1, min(at + 5, len(row))):
            item = row[step]
            if item.cls == "A" and not is_spoken(voices, step):
                if (
                    row[at].cls == "f"
                    or row[at].lower in ("from", "among")
                    or (step + 1 < len(row) and row[step + 1].lower in ("ranks", "army", "forces"))
                ):
                    name = item.name
                    if name is not None and claim.kind != "deployment" and is_home(row, step):
                        home = name.where
                        if home is None:
                            return Actor(f"people of {name.text}", "people")
                        return Actor(f"people of {home.name}", "people", home.iso)
                    if name is not None and (name.entry("actor") is not None or row[at].cls == "f"):
                        return actor_named(row, step)
                break
            if row[at].cls == "f" and item.lower in {
                "government",
                "regime",
                "army",
                "ministry",
                "police",
                "security forces",
            }:
                if row[step - 1].lower in OWNERS:
                    return owner_of(row, index, row[step - 1].lower, voices, discourse)
                return epithet_actor("army", discourse)  # "members of the government's security forces"
            if item.cls not in "dwopA" or item.lower in {"whom", "which", "them", "these", "those"}:
                break
    return None


def _accounting(row: Sequence[Item], index: int, discourse: Discourse) -> Actor | None:
    """Find whose share a number is: "the army accounts for 46 of the dead, rebels for 80"."""
    at = index - 2
    before = row[max(0, index - 14) : index]
    if at < 0 or row[at + 1].lower != "for" or not any(item.lower.startswith("account") for item in before):
        return None
    at -= row[at].lower.startswith("account")
    while at >= 0 and row[at].cls in "podwf":
        if row[at].lower in STATE | ARMED or row[at].lower.endswith(" forces"):
            named = at and row[at - 1].cls == "A"
            return actor_named(row, at - 1) if named else epithet_actor(row[at].lower.split()[-1], discourse)
        at -= 1
    return actor_named(row, at) if at >= 0 and row[at].cls == "A" and not is_located(row, at) else None


def _number_of(row: Sequence[Item], claim: Claim, voices: Sequence[Voice]) -> Actor | None:
    """Find whose people a count is of that comes last: "the total of Zorvian personnel who lost their lives is 412"."""
    if claim.kind != "casualty" or claim.trigger is None or claim.trigger > claim.index:
        return None
    counting = range(max(0, claim.trigger - 9), claim.trigger)
    at = next((step for step in counting if row[step].lower in ("number", "total") and row[step + 1].cls == "f"), None)
    if at is None:
        return None
    for step in range(at + 2, min(at + 6, claim.trigger)):
        if row[step].cls == "A" and not is_spoken(voices, step):
            counted = any(item.cls in "po" for item in row[step + 1 : step + 4])
            return actor_named(row, step) if counted else None
    return None


def _those_of(row: Sequence[Item], index: int, discourse: Discourse) -> Actor | None:
    """Find the party whose losses are told beside another's: "those of the Zorvians at 800"."""
    for at in range(max(0, index - 7), index - 1):
        if row[at].lower in ("those", "that") and row[at + 1].cls == "f":
            named = at + 2 + (row[at + 2].cls == "d")
            if named < index and row[named].cls == "A":
                return actor_named(row, named)
            return epithet_actor(row[named].lower, discourse) if named < index else None
    return None


def _gapped_party(row: Sequence[Item], index: int, discourse: Discourse) -> Actor | None:
    """Find the party right before a number whose verb is left out: "cost the group 84 fighters and the army 47"."""
    if index < 2 or row[index - 1].lower not in STATE | ARMED:
        return None
    named = row[index - 2].cls == "A"
    at = index - 2 if named else index - 1
    at -= row[at - 1].cls == "d"
    if at < 1 or row[at - 1].cls not in ",;&":
        return None
    return actor_named(row, index - 2) if named else epithet_actor(row[index - 1].lower, discourse)


def _beside_trigger(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find whose losses they are: "Russian losses", "the dead of the regime", "losses that the troops of Moscow"."""
    at = claim.trigger
    if at is None:
        return None
    for step in range(at - 1, max(-1, at - 5), -1):
        item = row[step]
        if item.lower in ("army", "military") and row[step + 1].lower == "'s" and claim.form in ("noun", "total"):
            land = next((row[back].party for back in range(step - 1, -1, -1) if row[back].party is not None), None)
            if land is not None and land.kind == "state":
                return actor_of_entry(land)  # "a Zorvian soldier falls; army's dead now number 681"
            return epithet_actor("army", discourse)
        if item.cls == "A":
            if (not is_spoken(voices, step) and can_act(row, step)) and claim.form in ("noun", "total"):
                return actor_named(row, step)
            break
        if item.cls not in "wdopt" or item.lower in ("'",):
            break
    if (
        claim.form in ("noun", "total")
        and at + 1 < len(row)
        and (row[at + 1].cls == "f" or row[at + 1].lower in {"among", "in", "on", "for", "inflicted", "that"})
    ):
        for step in range(at + 2, min(at + 6, len(row))):
            if row[step].cls == "A":
                if any(item.lower in _STRIKERS for item in row[step + 1 : step + 4]):
                    break  # "the toll of the Zorvian raids": who struck, not whom it befell
                if (row[at + 1].cls == "f" and not is_located(row, step)) or can_act(row, step):
                    return actor_named(row, step)
                break
            if row[step].cls not in "dwopf":
                break
    return None


_OWNING = frozenset(
    (
        "had has have suffered suffers sustained acknowledged admitted admits acknowledges counted mourns "
        "mourned with lost took takes reported left leaves leave leaving admit concede concedes conceded"
    ).split()
) | {"owned up", "own up"}


_FLEEING = frozenset("fled retreated withdrew retired abandoned escaped".split())


def _owns(row: Sequence[Item], index: int) -> bool:
    """Tell whether the number is what somebody had or owned up to: "Ukraine has had 43,000 soldiers killed"."""
    if row[index - 1].lower == "with" and any(item.lower in _INHABITED for item in row[index : index + 4]):
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
            return bool(told & _FLEEING) and not told & _ATTACKS  # "fled X and left 46 dead"
        if row[back - 1].cls == ",":  # "the army, seldom mentioned, left 86,000 dead"
            back = next((at for at in range(back - 2, max(0, back - 12), -1) if row[at].cls == ","), back)
        return row[back - 1].cls in "Apo"  # a party left its dead behind; an attack left others'
    return back >= 0 and row[back].lower.removesuffix(" to") in _OWNING


def population_of(
    row: Sequence[Item], claim: Claim, actor: Actor | None, before: str | None, voices: Sequence[Voice] = ()
) -> str | None:
    """Say what kind of people are counted, `None` where nothing says so.

    Args:
        row: The sentence's items.
        claim: The claim.
        actor: Whose people they are.
        before: The population of the claim this one leans on.
        voices: The sentence's sources, who are not those counted.
    """
    head = claim.phrase.head
    if head is not None and row[head].lower.startswith("civilian"):
        return "civilian"
    members = list(range(claim.index + 1, claim.phrase.stop))
    if head is None or row[head].cls == "t":
        members += [at for at in range(claim.phrase.stop, min(len(row), claim.phrase.stop + 3)) if row[at].cls == "p"]
    if any(row[at].lower == "enemy" for at in members):
        return "military"
    for at in members:
        special = row[at].roles.get("population")
        if special:
            return special[0]
    for at in members:
        people = row[at].roles.get("people")
        if people and people[0] != "none":
            return people[0]
    for at in range(max(0, claim.index - 3), claim.index):
        people = None if is_spoken(voices, at) else row[at].roles.get("people")
        if people and people[0] == "civilian" and claim.form == "noun":
            return "civilian"
    if before is not None and (claim.source is not None or claim.phrase.sort == ""):
        return before
    if any(row[at].lower in _INHABITED for at in members):
        if claim.value in ("losses",) and actor is not None and actor.kind in ("state", "army", None):
            return "military"
        return None
    if actor is not None and (
        actor.kind in ("armed_group", "army") or (claim.value == "losses" and actor.kind == "state")
    ):
        return "military"
    if claim.trigger is not None and claim.form in ("noun", "total"):
        for at in range(max(0, claim.trigger - 5), claim.trigger):
            people = None if is_spoken(voices, at) else row[at].roles.get("people")
            if people and people[0] != "none":
                return people[0]
    stop = claim.phrase.stop
    if (
        claim.value == "losses"
        and claim.phrase.sort == ""
        and any(item.lower == "own" for item in row[stop : stop + 3])
    ):
        return "military"  # "lost nine of its own"
    if actor is not None and actor.kind == "people" and claim.phrase.sort != "demonym":
        return None
    return (
        "military"
        if actor is not None and actor.kind in ("state", None) and claim.phrase.sort in ("", "noun", "demonym")
        else None
    )
