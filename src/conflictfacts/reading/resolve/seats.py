"""Where somebody only sits or speaks, though what is told did not happen there: "the ministry in X".

Decides that by the words around a name: a capital is the seat of those who rule from it, any town of those who only
tell of something there.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.resolve.elsewhere import RAIDS, is_of_fight
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import BE
from conflictfacts.reading.text.items import Item

__all__ = ["LOCALS", "NEAR_BY", "governs_from", "rules_from", "told_there"]

_TOLD = RAIDS | {"that", "raids", "attacks", "strikes", "ambushes", "airstrikes", "shelling", "killing", "massacre"}
"""What stands before a place that is told of, rather than where somebody tells: "recalled the attack at X"."""


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

_SENDING = frozenset("communicated reported announced wired cabled telegraphed telegraphs reports writes wrote".split())
"""Verbs with "from" where somebody only tells."""

_OFFICES = frozenset({"ministry", "ministries"})

_SENT = frozenset("correspondent correspondents reporter reporters ambassador envoy".split())
"""Those of whom it is told where they are, for they tell of what happens elsewhere."""

_BRANCHES = frozenset({"branch", "affiliate", "arm", "wing", "offshoot", "franchise", "allies", "ally"})
"""What a group has in a region that says nothing of where it did something."""

_QUARTERS = frozenset("seat seated headquarters headquartered offices".split())
"""What a body has where it tells from."""

_SPEAKING = frozenset(
    "speaking talking addressing conference briefing interview summit speech hearing remarks visiting visit".split()
)
"""What somebody does who goes on to say something, or where he does it."""

NEAR_BY = frozenset({"local", "provincial", "regional", "municipal"})
"""Words for whoever has a town or region in charge."""

_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "nobody", "those", "people", "many"})


_OF_STATE = _AWAY | frozenset(
    "source sources generals judiciary junta parliament court leadership regime rulers presidency cabinet president "
    "premier chancellor monitor watchdog institute staff".split()
)
"""Those whom a capital is only the seat of, so that what they tell of or rule over need not be in it."""

LOCALS = frozenset(
    "hospital hospitals medics doctors nurses morgue police mayor governor prefect residents witnesses villagers "
    "rescuers locals".split()
)
"""Those who tell of the town they are in."""

_AGREED = frozenset("peace truce agreement deal talks treaty accord signed brokered negotiated".split())
"""What is settled at a place where nothing of what is told happened."""

_UNNAMED = frozenset({"named", "identified", "anonymity", "anonymous"})

_BODIES = frozenset("group organisation organization body charity network firm university centre center".split())

_PAPERS = frozenset(
    "figures data list lists statistics numbers report reports statement statements footage pictures images video "
    "videos photographs names toll tolls count counts tally bulletin bulletins documents records study".split()
)

_GIVEN_OUT = frozenset("released published issued printed broadcast unveiled compiled collated".split())
"""What is done where those who tell of something are, not where it happened."""


def _is_capital(item: Item) -> bool:
    """Tell whether a name is that of a town that stands for its state."""
    where, state = item.where, item.entry("actor")
    return where is not None and where.kind == "city" and state is not None and state.role == "metonym"


def _is_seat(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where those who speak are: "an official in X, who", "anyone in X had admitted"."""
    if at > 3 and row[at - 1].cls == "d":
        return row[at - 2].lower == "in" and (row[at - 3].lower in _BRANCHES or row[at - 3].last_word in _QUARTERS)
    if at < 2 or row[at].cls != "A" or row[at].possessive:
        return False
    if row[at - 1].lower == "from":
        return row[at - 2].lower in _SENDING  # "as reported from X"
    if row[at - 1].lower not in ("in", "at"):
        return False
    before = row[at - 2].lower.rpartition(" ")[2]
    if before in BE and at > 2:
        return row[at - 3].last_word in _SENT  # "our correspondent is in X"
    if before in _BRANCHES or before in _AGREED or before in _QUARTERS:
        return True
    if before in _GIVEN_OUT and at > 2 and row[at - 3].last_word in _PAPERS:
        return True  # people are released where it is told
    if _stays_unnamed(row, at + 1):
        return True
    office = at > 3 and row[at - 3].cls == "f" and row[at - 4].last_word in _OFFICES  # "the ministry of defence in X"
    if before in _AWAY or row[at - 2].first_word in _OFFICES or office:
        around = row[max(0, at - 4) : at - 2]
        return not any(item.cls == "N" or item.lower in NEAR_BY for item in around)
    if before in _OF_STATE and _is_capital(row[at]) and _opens_clause(row, at - 2):
        return not _suffers(row, at)
    if before in _BODIES and _is_apposed(row, at - 2):
        return True
    behind = at + 2 if at + 1 < len(row) and row[at + 1].cls == "a" else at + 1
    return row[at - 2].lower in _ANYBODY and behind < len(row) and row[behind].cls == "r"


_RULERS = frozenset({"junta", "generals", "regime", "rulers", "judiciary"})


def rules_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is the seat of those who rule the country told of: "the junta in X"."""
    return at > 2 and row[at - 1].lower == "in" and row[at - 2].lower in _RULERS


_GOVERNING = _RULERS | {"government", "authorities", "army", "military", "leadership", "leaders"}


def governs_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place only says whose a government or army is: "the government in X has lost 46 men"."""
    return (
        at > 1 and row[at - 1].lower == "in" and row[at - 2].lower in _GOVERNING and (at == 2 or row[at - 3].cls != "A")
    )


def _suffers(row: Sequence[Item], at: int) -> bool:
    """Tell whether something was done to those who stand before a verb: "a court in X was attacked"."""
    return [item.cls for item in row[at + 1 : at + 3]] == ["a", "t"]


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
    if opens and _is_capital(row[at]) and any(voice.first == at + 1 and _is_of_state(row, voice) for voice in voices):
        return True
    comma = next((end for end in range(at + 1, min(len(row), at + 4)) if row[end].cls == ","), None)
    voice = next((voice for voice in voices if comma is not None and voice.first == comma + 1), None)
    if voice is None or any(item.cls in "Nr," for item in row[:at]):
        return False
    if any(word in _SPEAKING for item in row[:at] for word in item.lower.split()):
        return True
    where = row[at].where
    who = voice.attribution.chain[0].kind if voice.attribution.chain else None
    if at != 1 or who not in ("person", "role") or where is None or not _is_capital(row[at]):
        return False
    lands = {item.party.iso for item in row[voice.last :] if item.party is not None}
    return bool(lands - {None}) and where.iso not in lands


def _is_of_state(row: Sequence[Item], voice: Voice) -> bool:
    """Tell whether a source speaks for a state or a side, and not of the town it is in."""
    return all(LOCALS.isdisjoint(item.lower.split()) for item in row[voice.first : voice.at])
