"""Whom a pronoun, an owner or an epithet stands for: "we", "its soldiers", "the rebels", "the enemy".

Decides by who speaks, by the party named last and by what was spoken of before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.foes import ENEMIES, enemy, land_called
from conflictfacts.reading.resolve.parties import (
    BRANCHES,
    actor_named,
    actor_of_entry,
    can_act,
    is_spoken,
    party_at,
    qualifies_group,
    subject_at,
)
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import TITLES
from conflictfacts.reading.text.items import Item

__all__ = [
    "ARMED",
    "NAMELESS",
    "OURS",
    "OWNERS",
    "POLICE",
    "STATE",
    "epithet_actor",
    "owner_of",
    "party_of_speaker",
    "party_telling",
    "pronoun_actor",
]

NAMELESS = frozenset(
    (
        "rebels insurgents militants guerrillas terrorists jihadists separatists islamists militiamen gunmen bandits "
        "rebel insurgent militant guerrilla jihadist separatist islamist bandit"
    ).split()
)
"""Words for armed men that stand for a group of their own where no other is spoken of."""


ARMED = NAMELESS | frozenset(
    (
        "fighters fighter gunman militiaman terrorist attackers attacker assailants assailant raiders raider "
        "extremists extremist cadres cadre operatives operative subversives insurgency group movement khwarij khawarij"
    ).split()
)


_ATTACKING = frozenset("attackers attacker assailants assailant raiders raider".split())
"""Words for whoever made an attack, of several groups not simply the one named last."""


STATE = frozenset(
    (
        "government army regime junta loyalists loyalist soldiers troops military soldier servicemen forces "
        "marines marine"
    ).split()
)


POLICE = frozenset("policemen police gendarmes reservists conscripts jawans".split()) | {
    "security men",
    "police officers",
    "police officer",
    "security personnel",
    "security forces",
    "policeman",
}
"""Words for those who serve the state of the country spoken of."""


OURS = frozenset({"we", "our", "us", "ours"})


_BARE = 5
"""Items of the naming of a source with nothing in it but a noun, its article and a verb."""


def pronoun_actor(
    word: str,
    discourse: Discourse,
    voices: Sequence[Voice],
    row: Sequence[Item] = (),
    at: int = 0,
) -> Actor | None:
    """Give the party a pronoun stands for: "we" for the speaker's, the others for the one spoken of.

    Args:
        word: The pronoun.
        discourse: What went before.
        voices: The sentence's sources.
        row: Its items, for "Kyiv says it lost": a party that speaks is the one spoken of.
        at: The pronoun's item.
    """
    if word in OURS:
        return _we(voices, discourse, row)
    for voice in voices:
        if voice.first <= at < voice.last:  # "it acknowledged 6,000 dead"
            chain = voice.attribution.chain
            found = _known_teller(voice, discourse)
            if found is not None:
                return found
            spoken_of = discourse.subject.name if discourse.subject is not None else ""
            if chain and all(source.name != spoken_of for source in chain):
                return None  # "it counted 700 dead": one who only counts
    for voice in reversed(voices):
        if voice.prefix and voice.last <= at <= voice.last + 3:
            found = _named_speaking(row, voice, discourse)
            if found is not None or _is_known_teller(row, voice):
                return found
    if at > 2 and row[0].lower == "the" and row[1].cls in "po" and row[1].lower in STATE:
        return epithet_actor(row[1].lower, discourse)  # "the army went over to the attack, and it advanced"
    within = subject_at(row, range(at), voices) if at else None
    return within or discourse.subject or discourse.actor or discourse.state


def _we(voices: Sequence[Voice], discourse: Discourse, row: Sequence[Item]) -> Actor | None:
    """Give the party of those who speak, or else the one spoken of."""
    chain = _saying_we(voices, discourse) if voices else discourse.teller() or discourse.speakers.latest()
    told = party_of_speaker(chain, voices, discourse, row)
    if told is not None:
        return told
    if voices and chain is not voices[0].attribution.chain:
        return discourse.own  # those who issue the text, not the other side whose claim they tell
    other = discourse.actor is not None and discourse.actor.name[:1].islower()  # "the militants", "the enemy"
    found = discourse.state or (None if other else discourse.actor)
    return None if found in (discourse.striker, discourse.against) else found  # nobody is his own enemy


def party_of_speaker(
    chain: Sequence[Source], voices: Sequence[Voice], discourse: Discourse, row: Sequence[Item]
) -> Actor | None:
    """Give the party that those who speak are, or that the sentence says they are of.

    Args:
        chain: Who speaks.
        voices: The sentence's sources.
        discourse: What went before.
        row: The sentence's items.
    """
    for source in reversed(chain):
        if source.name in discourse.speakers.parents and source.kind != "armed_group":
            return Actor(discourse.speakers.parents[source.name], "state")
        if source.kind in _PARTIES or source.kind == "government":
            return Actor(source.name, source.kind)
        land = land_called(source, discourse)
        if land is not None:
            return Actor(land, "state")
    voice = next((voice for voice in voices if voice.attribution.chain == chain), None)
    return _side_told(row, voice, discourse) if voice is not None else None


_FAR = 5
"""Items behind a comma that say who a speaker is."""


def _side_told(row: Sequence[Item], voice: Voice, discourse: Discourse) -> Actor | None:
    """Give the side that a speaker is said to be of: "a Zorvian soldier", "said Ana Miro, a rebel commander"."""
    apposed = voice.last < len(row) and row[voice.last].cls == ","
    for at in range(voice.first, min(len(row) - 1, voice.last + (_FAR if apposed else 0))):
        item, behind = row[at], row[at + 1]
        served = behind.military or "role" in behind.roles
        party = item.party if item.cls == "A" else None
        if party is not None and served and (party.role == "adjective" or party.kind == "armed_group"):
            return actor_named(row, at)
        if item.lower in NAMELESS and served and row[at - 1].cls != "A":
            return epithet_actor(item.lower, discourse)
        if at >= voice.last and item.cls not in ",dwpoA":
            return None
    return None


_CLAIMING = frozenset("claims claim claimed claiming alleges alleged alleging boasts boasted asserts asserted".split())


def _saying_we(voices: Sequence[Voice], discourse: Discourse) -> Sequence[Source]:
    """Give who says "our": who quotes or issues what another claims, "Zorvia claims to have killed 46 of our men"."""
    first = voices[0]
    chain = first.attribution.chain
    if not first.prefix:
        return chain
    quoting = next((voice for voice in voices[1:] if not voice.prefix and voice.attribution.chain), None)
    outer = quoting.attribution.chain if quoting is not None else discourse.issuer()
    told, telling = party_telling(chain, discourse), party_telling(outer, discourse)
    if told is not None and telling is not None and told != telling:
        return outer
    hostile = told is not None and (first.attribution.verb or "") in _CLAIMING
    return outer if hostile else chain


def _named_speaking(row: Sequence[Item], voice: Voice, discourse: Discourse) -> Actor | None:
    """Give the party that the naming of a source right before a pronoun names, or is a body of."""
    steps = range(voice.first, voice.last)
    named = (step for step in steps if row[step].party is not None and not qualifies_group(row, step))
    entry = next((row[step].party for step in named), None)
    if entry is not None:
        return actor_of_entry(entry)
    for source in voice.attribution.chain:
        parent = discourse.speakers.parents.get(source.name, "")
        if parent in discourse.state_names and any(word in source.name.lower() for word in _OF_ARMIES):
            return Actor(parent, "state")  # "the Zorvian defence ministry announces that it has lost 46"
    body = next((row[step].lower for step in steps if row[step].lower in STATE), None)
    if body is not None and len(steps) < _BARE and not _is_known_teller(row, voice):
        return epithet_actor(body, discourse)  # "the army says it has moved 4,000 soldiers"
    return _known_teller(voice, discourse) if _is_known_teller(row, voice) else None


def _is_known_teller(row: Sequence[Item], voice: Voice) -> bool:
    """Tell whether the naming of a source is of one who spoke before: "it said it had lost 46", "the group said it"."""
    words = " ".join(item.lower for item in row[voice.first : voice.first + 2])
    return words.startswith(("it ", "they ", "the group", "the movement")) and bool(voice.attribution.chain)


def _known_teller(voice: Voice, discourse: Discourse) -> Actor | None:
    """Give the party that one who spoke before is, or has in his name: "the Zorvian army"."""
    chain = voice.attribution.chain
    told = party_telling(chain, discourse)
    if told is not None:
        return told
    states = (state for source in chain for state in discourse.speakers.states if source.name.startswith(state[:5]))
    state = next(states, None)
    if state is not None:
        return Actor(state, "state")
    word = next((source.name.lower() for source in chain if source.name.lower() in NAMELESS), None)
    return epithet_actor(word, discourse) if word is not None else None


def party_telling(chain: Sequence[Source], discourse: Discourse) -> Actor | None:
    """Give the party among those who tell something, or the state that one of them is a body of.

    Args:
        chain: Who tells it.
        discourse: What went before.
    """
    for source in chain:
        parent = discourse.speakers.parents.get(source.name)
        if parent in discourse.speakers.states and source.kind not in ("state", "armed_group"):
            return Actor(parent, "state")
        if source.kind in _PARTIES:
            return Actor(source.name, source.kind)
    return None


OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})


def owner_of(row: Sequence[Item], at: int, word: str, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Say whose "its soldiers" are: of the party named last before them, or of the one spoken of.

    Args:
        row: The sentence's items.
        at: An item of the phrase the word stands in.
        word: The possessive.
        voices: The sentence's sources.
        discourse: What went before.
    """
    if word in OURS or word == "my":
        return pronoun_actor("our", discourse, voices, row)
    own = any(item.lower == "own" for item in row[at : at + 4])
    for step in _from_each_clause(row, at) if own else range(at - 1, -1, -1):
        if word == "their" and row[step].unknown and row[step].first_word in TITLES:
            continue  # "as for the Zorvians, Lord X put their loss at 46"
        speaks = word in ("its", "their") and is_spoken(voices, step) and not _is_person(voices, step)
        found = _owner_at(row, step, speaks, voices, discourse)
        if found is None and own and _is_force(row, step):
            behind = (_known_teller(voice, discourse) for voice in voices if not voice.prefix)
            return next(behind, None)  # or nobody knows whose the army is that lost "nine of its own"
        if found is not None:
            return found
    for voice in voices:
        told = _known_teller(voice, discourse) if voice.prefix and voice.at < at else None
        if told is not None:
            return told  # "it put its own losses at 12", a ministry's "own servicemen"
    speaking = (source for voice in voices for source in voice.attribution.chain if source.kind in _OWNING)
    teller = next((Actor(source.name, source.kind) for source in speaking), None)
    return discourse.subject or discourse.actor or discourse.state or teller


def _is_person(voices: Sequence[Voice], at: int) -> bool:
    """Tell whether an item names one who speaks and is nobody's party: a spokesman by his name."""
    chains = (voice.attribution.chain for voice in voices if voice.first <= at < voice.last)
    return any(source.kind == "person" for chain in chains for source in chain)


_PARTING = frozenset("while whereas though although".split())
"""Words that open a clause with a subject of its own."""


def _from_each_clause(row: Sequence[Item], at: int) -> Iterator[int]:
    """List the items before one clause by clause, the nearest first, and each from its start, where its subject is.

    "killed 42 rebels and lost nine of its own", "Zorvia lost 42, while Kendria put its own losses at nine".
    """
    stop = at
    for edge in range(at - 1, -1, -1):
        if edge == 0 or row[edge].cls == ";" or row[edge].lower in _PARTING or _joins_clause(row, edge, at):
            yield from range(edge, stop)
            stop = edge


def _joins_clause(row: Sequence[Item], at: int, stop: int) -> bool:
    """Tell whether an "and" is followed by somebody and a verb: "and Kendria has put its own losses at nine"."""
    behind = next((step for step in range(at + 1, stop) if row[step].cls not in "dApow"), stop)
    return row[at].cls == "&" and behind < stop and row[behind].cls in "atr"


def _owner_at(
    row: Sequence[Item], at: int, speaks: bool, voices: Sequence[Voice], discourse: Discourse
) -> Actor | None:
    """Give whom an item names who may own men: a party, a state by its ministry, an army or rebels.

    Args:
        row: The sentence's items.
        at: The item.
        speaks: Whether it names who speaks, and of whose "its" or "their" men.
        voices: The sentence's sources.
        discourse: What went before.
    """
    item = row[at]
    if (at + 1 < len(row) and row[at + 1].lower in BRANCHES) or qualifies_group(row, at):
        return None  # "X's affiliate" is not X, nor is "the Zorvian group X" Zorvia
    found = party_at(row, at) if can_act(row, at) or is_spoken(voices, at) else None
    if found is None and speaks:
        body = item.entry("source")  # "the Zorvian ministry said 46 of its troops"
        if item.unknown:
            found = actor_named(row, at)  # only a party has men of its own
        elif body is not None and body.parent in discourse.speakers.states:
            found = Actor(body.parent, "state")
    return epithet_actor(item.lower, discourse) if found is None and _is_force(row, at) else found


def _is_force(row: Sequence[Item], at: int) -> bool:
    """Tell whether an item is "the army" or "the rebels"."""
    item = row[at]
    return item.cls in "po" and item.lower in STATE | ARMED and (at == 0 or row[at - 1].lower == "the")


_OF_ARMIES = ("defence", "defense", "army", "military", "general staff", "navy", "armed forces")
"""Parts of the names of bodies whose soldiers are their state's."""


_OWNING = frozenset({"state", "army", "armed_group", "coalition", "alliance"})
"""Kinds of those who speak that have soldiers and ground of their own."""


_PARTIES = _OWNING | {None}
"""The same, with those of whom nobody knows what they are."""


def epithet_actor(word: str, discourse: Discourse) -> Actor | None:
    """Give the party an epithet stands for ("the rebels", "the enemy"); the epithet itself where none is known."""
    if word in ENEMIES:
        return enemy(discourse)
    if word in ARMED:
        group = discourse.speakers.only_group()
        if word in _ATTACKING and group is None and len(discourse.speakers.groups) > 1:
            return discourse.striker if discourse.striker in (discourse.subject, discourse.armed) else None
        if discourse.armed is not None:
            return discourse.armed
        if group is not None:
            return Actor(group.name, group.kind)
        several = word if word.endswith(("s", "men")) else word + "s"
        return Actor(several, "armed_group") if word in NAMELESS else None
    if word in ("government", "army", "regime", "junta", "loyalists", "loyalist"):
        return discourse.home or discourse.state
    if word in POLICE:
        only = discourse.speakers.only_state()
        return discourse.home or (None if only is None else Actor(only.name, only.kind))
    if word in STATE:
        only = discourse.speakers.only_state()
        return discourse.state or discourse.home or (None if only is None else Actor(only.name, only.kind))
    if word.startswith(("peacekeeper", "helmet")):
        return discourse.body
    return None
