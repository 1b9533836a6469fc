"""Whose losses they are by the words beside "losses", "dead" or "killed", or by the label of the line.

Decides by the possessor ("Zorvian losses", "the dead of the regime") and leaves the one who lost them to `bearers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.costs import past_inset
from conflictfacts.reading.counting.listing import entry_label, is_bracketed
from conflictfacts.reading.counting.phrases import is_noun
from conflictfacts.reading.resolve.anaphora import ARMED, OWNERS, POLICE, STATE, epithet_actor, owner_of, pronoun_actor
from conflictfacts.reading.resolve.foes import ENEMIES
from conflictfacts.reading.resolve.parties import (
    actor_named,
    actor_of_entry,
    can_act,
    is_located,
    is_party,
    is_spoken,
    names_group,
    parties_together,
)
from conflictfacts.reading.resolve.subjects import STRIKING, WEAPONS, acting
from conflictfacts.reading.resolve.whose.counted import NOBODY, Counted
from conflictfacts.reading.text.grammar import FURNITURE, SUMS_UP
from conflictfacts.reading.text.items import Item

__all__ = [
    "beside_trigger",
    "both_sides",
    "counted_before",
    "label_of_line",
    "line_of_equipment",
    "our_losses",
    "possessor_beside",
    "share_before",
]

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


_AT_ANOTHER_TIME = frozenset("before until till after when once".split())
"""Words behind which a clause tells of something else: "killed 46 men before both sides agreed to a truce"."""


_FIGHTING = frozenset("fighting clashes clash battle battles combat war".split())


_SHARES = frozenset("share side part figure figures toll bill losses casualties dead tally count".split())
"""Nouns before which a name says whose a line's figures are."""


_LOSSES = frozenset({"loss", "losses", "casualties", "dead", "toll", "death toll"})


_STRIKERS = WEAPONS | ENEMIES
"""Words behind a party's name that say with what, or whom, it struck."""


_RULERS = frozenset({"government", "regime", "loyalists"})
"""Words of labels that set a state beside those who fight it, as "army" and "navy" do not."""
_BRANCHES = frozenset({"army", "marines", "police"})
"""What the losses of one state are broken down by."""


_ATTRIBUTES = frozenset("rebel insurgent militant guerrilla government federal regime junta loyalist".split())
"""Words that say right before "losses" or "dead" on which side these fell."""


_SEATS = frozenset({"region", "territory"})
"""Kinds of places that fight as a side of their own."""
_TOWNS = frozenset({"city", "capital", "town"})
"""Kinds of places that stand before a colon as a dateline."""


def line_of_equipment(counted: Counted) -> Actor | None:
    """Find whose equipment a bulletin's line counts: "Zorvian losses: tanks - 40", or the heading above says it."""
    row, claim, _, discourse = counted
    if claim.kind != "equipment" or claim.trigger is not None:
        return None
    heading = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in "tN"), claim.index)
    if row[heading].cls == "t":
        counted = counted._replace(claim=attrs.evolve(claim, trigger=heading))
    return beside_trigger(counted) or discourse.actor or NOBODY


def both_sides(counted: Counted) -> Actor | None:
    """Tell that the dead are both sides': "46 on both sides", "fighting has left 382 combatants dead"."""
    row, claim, *_ = counted
    if claim.kind != "casualty":
        return None
    head = claim.phrase.head
    fought = head is not None and row[head].lower == "combatants" and any(item.lower in _FIGHTING for item in row)
    ahead = range(claim.phrase.stop, min(len(row), claim.index + 8))
    stop = next((at for at in ahead if row[at].lower in _AT_ANOTHER_TIME), claim.index + 8)
    each = _both_named(row, claim.index)
    if each is not None:
        return each
    opposite = [item.lower for item in row[claim.phrase.stop : claim.phrase.stop + 3]] == ["on", "that", "of"]
    if opposite or _is_of_each(row, claim):
        return NOBODY  # "46 fell on the Zorvian side and 12 on that of their opponents"
    near = " ".join(
        item.lower
        for at, item in enumerate(row[:stop])
        if at >= claim.index - 8 and item.cls != "," and not _tell_of_it(row, at)
    )
    return Actor("both sides", "sides") if fought or any(words in near for words in _SIDES) else None


def _both_named(row: Sequence[Item], stop: int) -> Actor | None:
    """Give the two parties of which each lost so many: "both Zorvia and Kendria lost 46 men"."""
    start = next((at for at in range(stop - 1, -1, -1) if row[at].cls in ",;:.s" or row[at].lower == "both"), -1)
    if start < 0 or row[start].lower != "both" or any(item.cls in "Nr" for item in row[start:stop]):
        return None
    named = [at for at in range(start + 1, stop) if row[at].cls != "d"][:3]
    two = "".join(row[at].cls for at in named) == "A&A"
    first, last = (row[named[0]].party, row[named[2]].party) if two else (None, None)
    return Actor(f"{first.name} and {last.name}", "sides") if first is not None and last is not None else None


def _tell_of_it(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word is of "sides" that only say whose those are who tell it: "historians on both sides agree"."""
    back = next((step for step in range(at, max(-1, at - 3), -1) if row[step].cls in "if"), None)
    return back is not None and back > 0 and "role" in row[back - 1].roles and row[back].lower in ("on", "from", "of")


def _is_of_each(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether so many are of each of several, and of none alone: "Zorvia and Kendria lost 46 men each"."""
    stop = claim.phrase.stop
    if claim.rate is not None:
        return False  # "kill 20 of them each day"
    joints = (at for at in range(claim.index) if row[at].cls == "&")
    two = any(row[at + 1 + (row[at + 1].cls == "d")].cls == "A" for at in joints)
    return two and any(item.lower in ("each", "apiece") for item in row[stop : stop + 2])


def our_losses(counted: Counted) -> Actor | None:
    """Find whose losses are "ours": "our losses: 2 killed"."""
    row, claim, voices, discourse = counted
    for at in range(max(0, claim.index - 8), claim.index):
        if row[at].lower == "our" and any(
            is_noun(item) and before.cls in "dw" for before, item in pairwise(row[at : at + 3])
        ):
            return pronoun_actor("our", discourse, voices, row) or NOBODY
    return None


def counted_before(counted: Counted) -> Actor | None:
    """Find whose dead are counted where the number comes last: "put Russia's killed and wounded at N"."""
    row, claim, voices, discourse = counted
    trigger = claim.trigger
    if claim.kind != "casualty" or trigger is None:
        return None
    between = past_inset(row[trigger + 1 : claim.index])
    if all(item.cls in "dt&" for item in between) or any(item.cls == "N" for item in between):
        return None  # "gunmen killed 12 men and two women"
    if between[-1].cls == "&" and any(item.cls == "p" for item in between):
        return None  # "jets killed a doctor and two nurses"
    for at in range(trigger - 1, max(-1, trigger - 6), -1):
        item = row[at]
        if item.cls == "A":
            name = item.name
            if name is None or is_spoken(voices, at) or is_located(row, at):
                return None
            entry = name.entry("actor")
            adjective = entry is not None and entry.role == "adjective"
            return actor_named(row, at) if name.possessive or adjective or row[at + 1].cls == "p" else None
        if item.cls == "p" and row[at - 1].cls == "A" and (row[at - 1].party is not None or row[at - 1].unknown):
            return actor_named(row, at - 1)
        if item.cls == "p" and (item.lower in ARMED or (item.lower in STATE and claim.phrase.sort == "")):
            return epithet_actor(item.lower, discourse)
        if item.roles.get("people", ("",))[0] == "civilian" and claim.phrase.sort == "":
            return NOBODY  # "civilians slain by rebels: 46"
        if item.lower in ("military", "army", "government") and row[at + 1].cls == "t" and row[at - 1].cls != "A":
            return epithet_actor("army", discourse)  # "put the military dead at 82"
        if item.cls not in "tp&wdo" or item.lower in ("'",):
            return None
    return None


def label_of_line(counted: Counted) -> Actor | None:
    """Find whose figures a line's label says they are: "Argentina – 649", "Zorvian official figures: 527 killed"."""
    row, claim = counted.row, counted.claim
    label = claim.label or entry_label(row, claim.index)
    if label is None or (claim.kind == "displacement" and is_bracketed(row, claim.index)):
        return None
    found = _opening_label(counted, label) if claim.label is not None else None
    if found is None and row[label[0]].lower in SUMS_UP and _adds_up_parties(counted):
        return NOBODY  # "Zorvia: 46 killed", "Kendria: 80 killed", "Total: 126 killed"
    bracket = next((at for at in range(*label) if row[at].cls == "("), label[1])
    found = found or _party_in_bracket(counted, label) or parties_together(row[label[0] : bracket])
    if found is not None:
        return found
    if label[1] - label[0] == 1 and _beside_a_party(counted, label[0]):
        return actor_named(row, label[0])
    furnished = any(word in FURNITURE for item in row[slice(*label)] for word in item.lower.split())
    for at in range(*label):
        name = row[at].name
        if name is None:
            if at == label[0] and row[at].lower in _RULERS | ARMED and not is_spoken(counted.voices, at):
                return epithet_actor(row[at].lower, counted.discourse) or NOBODY  # "Government forces: 20,000"
            continue
        if name.party is None and claim.kind == "displacement":
            continue  # "Korda: 21,000 people arrived": where
        if not name.entries and (furnished or (claim.label is None and not _is_label(row, at))):
            continue  # "WATCH: 5 soldiers were killed", "Field Office: 46 killed in May, 80 in June"
        if name.entries and name.entry("actor") is None:
            alone = name.where is not None and label[1] - label[0] == 1 and counted.bare
            if alone and claim.kind == "casualty":
                return NOBODY  # "Gaza: 46 killed", whoever was told of before
            beside = counted.discourse.actor is not None and claim.value == "strength" and claim.unit == "person"
            if alone and beside and name.where is not None and name.where.kind in _SEATS:
                return Actor(name.where.name)  # "Korda: 20,000", of the sides' strength
            continue
        if name.where is not None and name.where.kind in _TOWNS:
            continue  # a dateline, "BEIRUT: 47 people were killed"
        ahead = [item.lower for item in row[at + 1 : at + 4]]
        if ahead[:1] and ahead[0] in STRIKING:
            return None  # "Zorvia struck X: 12 dead"
        if _owns_label(counted, at, label):
            return actor_named(row, at) or NOBODY
    return None


def _beside_a_party(counted: Counted, at: int) -> bool:
    """Tell whether a name nobody knows is a party's, as it labels a figure below another party's: "Osserites: 80"."""
    before, name = counted.discourse.actor, counted.row[at].name
    people = name is not None and not name.entries and name.text.endswith("s") and " " not in name.text
    return counted.bare and people and before is not None and before.kind != "people"


def _adds_up_parties(counted: Counted) -> bool:
    """Tell whether a line's total is that of the parties that the lines before it told of one by one."""
    discourse = counted.discourse
    last, former = discourse.actor, discourse.former
    parties = last is not None and former is not None and "people" not in (last.kind, former.kind)
    return parties and last != former and discourse.headed is None


def _party_in_bracket(counted: Counted, label: tuple[int, int]) -> Actor | None:
    """Find whose figures they are by the bracket behind a label: "Casualties (government): 46 killed"."""
    row = counted.row
    at = next((at for at in range(label[0] + 1, label[1] + 1) if row[at].cls == "("), None)
    if at is None or row[at + 2].cls != ")" or any(item.name is not None for item in row[label[0] : at]):
        return None
    inside = row[at + 1]
    if inside.party is not None:
        return actor_named(row, at + 1)
    return epithet_actor(inside.lower, counted.discourse) or NOBODY if inside.lower in STATE | ARMED else None


def _opening_label(counted: Counted, label: tuple[int, int]) -> Actor | None:
    """Find whose figures they are by the noun a label opens with: "Government (army, police): 46 killed"."""
    row, before = counted.row, counted.discourse.actor
    opening = row[label[0]].lower
    branch = before is not None and before.kind == "state" and opening in _BRANCHES  # "Army – 98", of Zorvia's losses
    whole = label[0] + 1 < len(row) and row[label[0] + 1].cls in "(:-"  # but "Army spokesman: ..." only tells it
    if whole and opening in STATE | POLICE and not branch:
        return epithet_actor(opening, counted.discourse) or NOBODY
    civilian = all(item.roles.get("people", ("",))[0] == "civilian" for item in row[slice(*label)])
    return NOBODY if civilian else None  # "Civilians: 46 killed", below the parties' losses


def _is_label(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name nobody knows is a party's, as far as its words tell."""
    name = row[at].name
    return name is not None and (names_group(name.text) or is_party(row, at))


def _owns_label(counted: Counted, at: int, label: tuple[int, int]) -> bool:
    """Tell whether a label's name says whose the figures are, and neither who struck nor who tells them."""
    row = counted.row
    ahead = [item.lower for item in row[at + 1 : at + 4]]
    if label[1] - label[0] > 4 and not (ahead[:1] and ahead[0] in _SHARES) and not can_act(row, at):
        return False  # "the army took more of eastern Zorvia: 200 sq km"
    if not _STRIKERS.isdisjoint(ahead):
        return False  # "toll of the Zorvian raids: 46 killed"
    return "figures" in ahead or not is_spoken(counted.voices, at)  # "UN mission: 43 killed"


def possessor_beside(counted: Counted) -> Actor | None:
    """Find the possessor beside the claim's own "losses" or "dead", or beside what is sent."""
    claim = counted.claim
    beside = claim.form in ("object", "noun", "total") or claim.kind == "deployment"
    return beside_trigger(counted) if beside else None


def share_before(counted: Counted) -> Actor | None:
    """Find whose share or losses stand earlier in the clause: "the Zorvian share is smaller: some 500 dead"."""
    row, claim, *_ = counted
    if claim.kind != "casualty":
        return None
    them = any(item.lower == "them" for item in row[max(0, claim.index - 3) : claim.index])
    for at in range(claim.index - 1, -1, -1):
        if row[at].cls in "N." or (row[at].cls == ";" and not them):
            break  # but "Zorvian losses are secret; diplomats put them at 46 dead"
        if row[at].lower in ("share", "side", "bill", "one") and row[at - 1].cls == "A":
            return actor_named(row, at - 1) or NOBODY
        if row[at].lower.removesuffix(" of") in _LOSSES and at != claim.trigger:
            # "Russia's losses ran to 931 killed and injured"
            return beside_trigger(counted._replace(claim=attrs.evolve(claim, trigger=at, form="noun")))
    return None


def beside_trigger(counted: Counted) -> Actor | None:
    """Find whose losses they are: "Russian losses", "the dead of the regime", "losses that the troops of Moscow".

    `NOBODY` for an enemy of whom nothing says who it is.

    Args:
        counted: The claim, whose trigger is the word that the possessor stands beside.
    """
    row, claim, voices, discourse = counted
    at = claim.trigger
    if at is None:
        return None
    noun = claim.form in ("noun", "total")
    for step in range(at - 1, max(-1, at - 5), -1):
        item = row[step]
        if noun and row[step + 1].lower in ("'s", "'") and item.cls in "po":
            return _side_owning(counted, step)
        if item.cls == "A":
            if noun and not is_spoken(voices, step) and can_act(row, step):
                return actor_named(row, step)
            break
        if noun and item.lower in OWNERS:
            return owner_of(row, step, item.lower, voices, discourse)  # "puts its losses at 46 killed and 90 wounded"
        if noun and step == at - 1 and item.lower in _ATTRIBUTES:
            side = "government" if item.lower == "federal" else item.lower
            return epithet_actor(side, discourse) or NOBODY  # "rebel losses", "government casualties"
        if noun and item.lower in ENEMIES:
            return epithet_actor("enemy", discourse) or NOBODY
        if item.cls not in "wdopt" or (item.lower == "'" and row[step - 1].cls not in "po"):
            break
    behind = (noun or row[at].last_word == "of") and at + 1 < len(row)
    return _behind_trigger(counted, at) if behind else None


def _side_owning(counted: Counted, at: int) -> Actor | None:
    """Find whose losses they are by a noun for those who had them: "the rebels' dead", "the army's losses"."""
    row, discourse = counted.row, counted.discourse
    item = row[at]
    if at and row[at - 1].cls == "A":
        return acting(row, at - 1)  # "Zorvian rebels' losses"
    if item.lower in ("army", "military"):
        land = next((row[back].party for back in range(at - 1, -1, -1) if row[back].party is not None), None)
        if land is not None and land.kind == "state":
            return actor_of_entry(land)  # "a Zorvian soldier falls; army's dead now number 681"
    if item.lower in STATE and (telling := _land_telling(counted)) is not None:
        return telling  # "Zorvian headquarters gave the government's losses as 46 dead"
    if item.lower in STATE:
        return epithet_actor(item.lower, discourse)
    side = item.military or item.lower in ARMED | ENEMIES
    return epithet_actor(item.lower, discourse) or NOBODY if side else None


def _land_telling(counted: Counted) -> Actor | None:
    """Give the state whose body tells of "the army" or "the government" in the sentence itself."""
    for voice in counted.voices:
        for source in voice.attribution.chain:
            land = source.name if source.kind == "state" else counted.land_of(voice.attribution.chain, source)
            if land is not None and land in counted.discourse.state_names:
                return Actor(land, "state")
    return None


def _behind_trigger(counted: Counted, at: int) -> Actor | None:
    """Find whose losses they are by the "of" or "among" behind: "the dead of the regime"."""
    row, _, _, discourse = counted
    whole = row[at].last_word == "of"  # "losses of" in one
    of = whole or row[at + 1].cls == "f"
    if not of and row[at + 1].lower not in {"among", "in", "on", "for", "inflicted", "that"}:
        return None
    for step in range(at + (1 if whole else 2), min(at + 6, len(row))):
        if row[step].cls == "A":
            if any(item.lower in _STRIKERS for item in row[step + 1 : step + 4]):
                return None  # "the toll of the Zorvian raids": who struck, not whom it befell
            acts = (of and not is_located(row, step)) or can_act(row, step)
            return actor_named(row, step) if acts else None
        if of and row[step].lower in ENEMIES:
            return epithet_actor("enemy", discourse) or NOBODY
        if of and row[step].cls in "po" and row[step].lower in STATE | ARMED and row[step - 1].lower not in OWNERS:
            return epithet_actor(row[step].lower, discourse) or NOBODY  # "the losses of the rebels"
        if row[step].cls not in "dwopf":
            return None
    return None
