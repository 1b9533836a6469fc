"""Whose dead they are by who tells of them: an army that gives losses, whoever owns up to deaths.

Decides of which party those are who tell a figure. Whether a figure is their own is decided by who asks.
"""

from __future__ import annotations

from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.listing import TALLIES
from conflictfacts.reading.resolve.anaphora import ARMED, OWNERS, epithet_actor, party_telling
from conflictfacts.reading.resolve.parties import actor_named
from conflictfacts.reading.resolve.whose.counted import Counted
from conflictfacts.reading.text.grammar import UNIT_WORDS

__all__ = [
    "ADMITTING",
    "army_listing",
    "army_of_unit",
    "army_telling",
    "boasts",
    "gives_tally",
    "losses_of_army",
    "owned_up_to",
    "party_owning_up",
]

_ARMIES = ("military", "army", "navy", "marine", "defen", "armed forces", "war office", "general staff")
"""Parts of the names of those who tell of a state's own soldiers."""


def army_telling(counted: Counted, abroad: bool = True) -> Actor | None:
    """Give the state whose army or ministry of war tells it.

    Args:
        counted: The claim.
        abroad: Whether an army without a state is that of the country told of, though others are spoken of too.
    """
    spoken_of, home = counted.discourse.actor, counted.discourse.home
    only = counted.discourse.speakers.only_state()
    if home is not None and not abroad and (only is None or only.name != home.name):
        home = None
    for chain in counted.tellers:
        for source in chain:
            if "intelligence" in source.name.lower() or not _is_army(source.name):
                continue  # intelligence counts others' dead
            land = counted.land_of(chain, source) or _land_in_name(counted, source) or (home.name if home else None)
            others = spoken_of is not None and spoken_of.kind == "state" and spoken_of.name != land
            if land is not None and not others:
                return Actor(land, "state")
    return None


def army_of_unit(counted: Counted, named: Actor) -> Actor:
    """Give the state whose army tells of a unit that the text calls by its name only: "the Korda Brigade".

    Args:
        counted: The claim.
        named: Whom a name nobody knows means.
    """
    row = counted.row
    for at, item in enumerate(row):
        if item.unknown and item.name is not None and item.name.text == named.name:
            behind = row[at + 1].lower if at + 1 < len(row) else ""
            unit = item.last_word in UNIT_WORDS or behind in UNIT_WORDS
            return (army_telling(counted) if unit else None) or named
    return named


def army_listing(counted: Counted) -> Actor | None:
    """Give the state whose army or ministry of war has its losses in a list: "the X army issued a casualty list".

    Args:
        counted: The claim that counts nothing, by the word for the losses.
    """
    row, at = counted.row, counted.claim.trigger or 0
    if not any(item.lower in TALLIES for item in row[max(0, at - 3) : at + 3]):
        return None
    return _army_named(counted, at)


def _army_named(counted: Counted, stop: int) -> Actor | None:
    """Give the state whose army or ministry of war a sentence names before an item."""
    row = counted.row
    for at in range(stop):
        body = row[at].entry("source")
        if body is not None and _is_army(body.name) and body.parent in counted.discourse.state_names:
            return Actor(body.parent, "state")
        behind = " ".join(item.lower for item in row[at + 1 : at + 3])
        party = row[at].party
        if (row[at].unknown or (party is not None and party.kind == "state")) and _is_army(behind):
            return actor_named(row, at)
    return None


def _is_army(name: str) -> bool:
    return any(word in name.lower() for word in _ARMIES)


def _land_in_name(counted: Counted, source: Source) -> str | None:
    """Give the land that a source is called by: Zorvia of "the Zorvian General Staff"."""
    row = counted.row
    for voice in counted.voices:
        for at in range(voice.first, voice.last):
            if row[at].unknown and source.name.lower().startswith(row[at].lower + " "):
                land = actor_named(row, at)
                return land.name if land is not None else None
    return None


_LOSSES = frozenset({"loss", "losses", "casualties"})
_DEALING = frozenset("inflict inflicted inflicts inflicting caused cause causing dealt civilian".split())
_WHOSE = frozenset("of to among inflicted that".split())


def losses_of_army(counted: Counted) -> Actor | None:
    """Find whose losses an army gives without saying whose: its own. "The General Staff puts losses at 46 killed"."""
    row, claim = counted.row, counted.claim
    head = claim.phrase.head
    soldiers = head is not None and row[head].military and counted.word not in ARMED
    if claim.kind != "casualty" or counted.disabled or not (counted.bare or soldiers):
        return None
    before = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in ";.Nrs"), -1)
    at = next((at for at in range(before + 1, min(len(row), claim.index + 2)) if row[at].lower in _LOSSES), None)
    if at is None or (at + 1 < len(row) and row[at + 1].lower in _WHOSE):
        return None
    dealt = any(item.lower in _DEALING for item in row[max(0, at - 4) : at])
    if dealt:
        return None
    return army_telling(counted, abroad=False) if any(counted.tellers) else _army_named(counted, at)


def party_owning_up(counted: Counted) -> Actor | None:
    """Give the party of those who own up to deaths: the state or group that speaks, or that its body or man is of.

    Args:
        counted: The claim.
    """
    for chain in counted.tellers:
        found = party_telling(chain, counted.discourse)
        if found is not None:
            return found
        for source in chain:
            word = _word_for_armed(source)
            if word is not None:
                return epithet_actor(word, counted.discourse)
            party = counted.land_of(chain, source)
            if party in counted.discourse.state_names:
                return Actor(party, "state")
            if party in counted.discourse.speakers.groups:
                return Actor(party, "armed_group")
            if _is_army(source.name):
                return army_telling(counted) or epithet_actor("army", counted.discourse)
    return None


def _word_for_armed(source: Source) -> str | None:
    """Give the word that calls who speaks a rebel, or a rebels' station."""
    return next((word for word in f"{source.name} {source.role or ''}".lower().split() if word in ARMED), None)


_PARTIES = frozenset({"armed_group", "army", "state"})
_MEN = frozenset("men boys troops fighters soldiers forces".split())


def boasts(counted: Counted) -> bool:
    """Tell whether a party says that it, or its men, killed those who are not told to be anybody: its enemies.

    Args:
        counted: The claim.
    """
    row, claim, voices, _ = counted
    if not counted.bare or claim.kind != "casualty":
        return False
    voice = next((voice for voice in reversed(voices) if voice.prefix and voice.last <= claim.index), None)
    kinds = {source.kind for source in voice.attribution.chain} if voice is not None else set()
    if voice is not None and row[voice.at].lower.startswith("claim") and not counted.done_to_them:
        return "armed_group" in kinds
    if not counted.done_to_them or claim.trigger is None:
        return False
    at = claim.trigger - 1
    while at > 0 and row[at].cls in "ax":
        at -= 1
    if row[at].lower in _MEN:
        return any(item.lower in OWNERS for item in row[max(0, at - 2) : at])
    return row[at].lower in ("it", "they", "we") and not kinds.isdisjoint(_PARTIES)


ADMITTING = frozenset(
    "admit admitted admits admitting concede conceded concedes confess confessed confesses own owned owns "
    "acknowledged acknowledges acknowledging".split()
) | {"owned up", "own up", "owns up"}
"""Verbs by which somebody says against his will how many he has lost."""


_RANKS = frozenset(
    "officer commander general colonel captain major lieutenant sergeant marshal admiral brigadier soldier "
    "spokesman spokeswoman spokesperson".split()
)


def owned_up_to(counted: Counted) -> bool:
    """Tell whether somebody of no known side owns up to losses: they are of his own, and not of whom it was before.

    Args:
        counted: The claim.
    """
    voice = next((voice for voice in counted.voices if voice.prefix and voice.last <= counted.claim.index), None)
    if voice is None or not counted.bare or counted.claim.kind != "casualty":
        return False
    person = all(source.kind == "person" for source in voice.attribution.chain)
    return person and (voice.attribution.verb or "").removesuffix(" to") in ADMITTING


def gives_tally(counted: Counted) -> bool:
    """Tell whether somebody, no soldier, gives the count so far and need have lost nobody: "we have six dead".

    Args:
        counted: The claim.
    """
    row, claim, voices, _ = counted
    at = claim.index - 1
    while at > 0 and row[at].cls in "wT":
        at -= 1
    having = at > 0 and row[at].lower == "have" and row[at - 1].lower == "we"
    if not having or not counted.bare or claim.value not in ("killed", "wounded", "missing"):
        return False
    told = " ".join(f"{source.name} {source.role or ''}".lower() for source in counted.tellers[0])
    spans = (row[voice.first : voice.last] for voice in voices)
    return _RANKS.isdisjoint(told.split()) and not any(item.military for span in spans for item in span)
