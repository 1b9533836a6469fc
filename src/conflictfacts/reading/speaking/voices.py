"""How a sentence's sources stand to what is told, and whether they go on speaking in the next.

Decides by where a source stands: before or behind what is told, in brackets, behind a semicolon. Who a source is has
been found before, in `attribution`; which of them speaks for what is put together in `hearing`.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.anaphora import OURS
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.speaking.extents import joint_start
from conflictfacts.reading.speaking.saying import CITING, WEAK_VERBS, reports
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = [
    "certifies",
    "ends_with_note",
    "gives",
    "goes_on_with",
    "in_bracket",
    "is_named_again",
    "is_nameless",
    "is_noted",
    "is_of_other_side",
    "is_outlet",
    "naming",
    "opens_with_state",
    "refers_back",
    "relayed",
    "speak_in_turn",
    "speaks_apart",
    "speaks_of_itself",
    "spoken_by_several",
    "stands_behind",
    "tells_of_members",
    "tells_of_now",
    "tells_of_year",
    "tells_on_its_own",
]


_GIVEN = frozenset({"given", "gave", "gives", "cited", "quoted", "named", "claimed", "reported", "announced"})

_NOW = frozenset({"now", "right now", "today", "currently", "at present", "presently", "at the moment", "at this time"})


def speak_in_turn(row: Sequence[Item], voices: Sequence[Voice]) -> bool:
    """Tell whether each source has a clause of its own: "witnesses spoke of 30; a reporter of X counted 26"."""
    return all(voice.prefix for voice in voices) and all(
        voice.first > 0 and row[voice.first - 1].cls in ";" for voice in voices[1:]
    )


def speaks_apart(row: Sequence[Item], voice: Voice, claim: Claim) -> bool:
    """Tell whether a source speaks only for what follows a semicolon or an "and" behind the claim."""
    if not voice.prefix or voice.first <= claim.index or voice.last >= len(row) - 2:
        return False
    return row[voice.first - 1].cls in "&" or any(item.cls == ";" for item in row[claim.index : voice.first])


def speaks_of_itself(row: Sequence[Item]) -> bool:
    """Tell whether a sentence is in the first person, so that its speaker goes on: "our troops", "I visited"."""
    return any(item.lower in _FIRST_PERSON for item in row)


_SELF = frozenset({"i", "we"})
_OURSELVES = _SELF | {"our"}
_FIRST_PERSON = OURS | {"i", "my"}


_FORESEEING = frozenset({"could", "may", "might", "will", "would"})


def tells_of_year(row: Sequence[Item]) -> bool:
    """Tell whether a sentence tells of whole years, and of no day or month, and goes on with nothing before it."""
    times = [item.time for item in row if item.time is not None and item.time.dated]
    if not times or any(time.precision != "year" for time in times) or refers_back(row):
        return False
    return all(item.lower not in _FORESEEING for item in row)  # "losses could reach two million by 2030"


def tells_on_its_own(tokens: Tokens, row: Sequence[Item], classes: str) -> bool:
    """Tell whether whoever writes or speaks the text says how it is: "we estimate", "I counted", in no quotation."""
    if '"' in classes or _OURSELVES.isdisjoint(tokens.said):
        return False
    for at in range(len(row)):
        if classes[at] == "r" and "reporting" in row[at].roles:
            subject = next((step for step in range(at - 1, -1, -1) if row[step].cls not in "axTw"), -1)
            ours = subject > 0 and row[subject].cls == "o" and row[subject - 1].lower == "our"
            if (
                subject >= 0
                and (ours or row[subject].lower in _SELF)
                and (row[at].lower not in WEAK_VERBS or reports(row, at))
            ):
                return True
    return False


def ends_with_note(row: Sequence[Item]) -> bool:
    """Tell whether a sentence ends with the mark of a footnote, "[12]", which says where it is taken from."""
    return len(row) > 3 and row[-1].cls == ")" and row[-2].cls == "N" and row[-3].cls == "(" and row[-4].cls in ".)"


_BACK = frozenset({"it", "they", "he", "she", "its", "their"})


def refers_back(row: Sequence[Item]) -> bool:
    """Tell whether a sentence begins with a word for what the one before told of."""
    return bool(row) and row[0].lower in _BACK


_MORE = _BACK | {"them", "these", "those", "others", "another", "further", "more", "same", "both"}


def goes_on_with(row: Sequence[Item]) -> bool:
    """Tell whether a sentence has a word for those the one before told of, or for more of them."""
    return any(item.lower in _MORE for item in row)


_ANY = frozenset({"a", "an", "one", "another"})


def is_nameless(row: Sequence[Item], voice: Voice) -> bool:
    """Tell whether those who speak have no name, are of nobody who has, and could be any: "officers", "a resident"."""
    chain = voice.attribution.chain
    if len(chain) != 1 or chain[0].kind != "role" or not chain[0].anonymous:
        return False
    several = (chain[0].role or chain[0].name).endswith("s") and not chain[0].name.endswith("'s")
    return several or any(item.lower in _ANY for item in row[voice.first : voice.last])


def spoken_by_several(sentences: Sequence[Sequence[Voice]]) -> bool:
    """Tell whether more than one source has spoken in sentences with these voices."""
    return len({voices[-1].attribution.chain for voices in sentences if voices}) > 1


def is_of_other_side(row: Sequence[Item], chain: Sequence[Source]) -> bool:
    """Tell whether a sentence turns to a side that the source before is not of: "On X's side 18 were killed"."""
    for at, item in enumerate(row[:-1]):
        if item.party is not None and any(other.lower == "side" for other in row[at + 1 : at + 3]):
            name = item.party.name
            states = [source.name for source in chain if source.kind == "state"]
            return name not in states if states else not any(name in source.name for source in chain)
    return False


def opens_with_state(row: Sequence[Item]) -> str | None:
    """Give the state a sentence opens with, as its subject or as where it was: "X mourns five", "In X 40 died"."""
    at = 1 if row and row[0].lower in ("in", "inside") else 0
    if at and len(row) > at and row[at].cls == "w":
        at += 1  # "in northern X"
    party = row[at].party if at < len(row) else None
    named = party is not None and party.kind == "state" and party.role != "adjective" and not row[at].possessive
    if party is None or not named or any(item.lower in ("alone", "too", "also") for item in row):
        return None
    goes_on = at > 0 or (at + 1 < len(row) and row[at + 1].cls in "artw")
    return party.name if goes_on else None


def stands_behind(row: Sequence[Item], voices: Sequence[Voice]) -> bool:
    """Tell whether a sentence's source stands behind all it says, so that it may speak for the one before too."""
    if not voices or voices[0].prefix:
        return False
    return not any(item.cls == "N" for item in row[voices[0].last :])


def tells_of_members(row: Sequence[Item], voice: Voice, claim: Claim) -> bool:
    """Tell whether a claim only tells of those who speak: "officers, of whom 377 had been taken hostage, judged"."""
    inset = row[voice.first : claim.index] if voice.first <= claim.index < voice.at else ()
    return any(item.lower in ("whom", "whose") for item in inset)


def tells_of_now(row: Sequence[Item]) -> bool:
    """Tell whether a sentence says how things are while it is written: "at present", "now", "today"."""
    return any(item.cls == "T" and item.lower in _NOW for item in row)


def is_named_again(row: Sequence[Item], chain: Sequence[Source]) -> bool:
    """Tell whether a sentence names a body that spoke before it: "which the Alliance explains by its numbers"."""
    bodies = {source.name for source in chain if source.kind != "state"}
    return any(item.party is not None and item.party.name in bodies for item in row)


def naming(row: Sequence[Item], voice: Voice) -> tuple[int, int]:
    """Give the items that only name a source, without what is told of it in an inset."""
    stop = next((at for at in range(voice.first, min(voice.at, voice.last)) if row[at].cls == ","), voice.last)
    return joint_start(row, voice.first) if voice.first <= voice.at else voice.first, stop


def gives(row: Sequence[Item], voice: Voice) -> bool:
    """Tell whether a source is the agent of a number's giving: "340 given by X", "40,000 which X had given"."""
    if row[voice.first - 1].lower in ("which", "that") and row[voice.at].lower in _GIVEN:
        return voice.last >= len(row) or row[voice.last].cls in ".,;i"
    return row[voice.at].lower == "by" or (
        row[voice.at].lower in _GIVEN and voice.at + 1 < len(row) and row[voice.at + 1].lower == "by"
    )


def certifies(row: Sequence[Item], voice: Voice) -> bool:
    """Tell whether a source only says of those right before it that they are dead: "28 confirmed dead by the army"."""
    return row[voice.at].last_word in ("dead", "missing") and voice.at == voice.first


def in_bracket(row: Sequence[Item], at: int) -> tuple[int, int] | None:
    """Give the items of the round brackets that an item stands in; `None` for one that stands in none."""
    low = next((step for step in range(at, max(-1, at - 16), -1) if row[step].cls in "()"), None)
    if low is None or row[low].cls != "(" or low == at:
        return None
    high = next((step for step in range(at, min(len(row), at + 16)) if row[step].cls == ")"), None)
    return (low, high) if high is not None else None


def is_noted(row: Sequence[Item], claim: Claim, bracket: tuple[int, int]) -> bool:
    """Tell whether a bracket behind a claim is of that claim alone: "7,000 were killed (army claim), 40 wounded"."""
    first, last = bracket
    between = row[claim.phrase.stop : first]
    if any(item.cls == ":" for item in row[first:last]):
        return False  # "31 killed (rebel claim: 600 killed)"
    return first >= claim.phrase.stop and not any(item.cls in "N,;:s&()" for item in between)


def is_outlet(voice: Voice) -> bool:
    """Tell whether a source is a newspaper, an agency or the like."""
    return bool(voice.attribution.chain) and voice.attribution.chain[0].kind == "outlet"


def relayed(voices: Sequence[Voice]) -> Attribution:
    """Join an outlet and the one it quotes into one chain."""
    cited = [voice for voice in voices if voice.attribution.verb in CITING]
    citing = [voice for voice in voices if voice not in cited]
    if cited and len(citing) == 1:
        told = dict.fromkeys((*citing[0].attribution.chain, *cited[0].attribution.chain))
        return attrs.evolve(citing[0].attribution, chain=tuple(told)[:4])
    outlets = [voice for voice in voices if is_outlet(voice)]
    speakers = [voice for voice in voices if not is_outlet(voice)]
    if not outlets or not speakers:
        return voices[0].attribution
    chain = dict.fromkeys((*outlets[0].attribution.chain, *speakers[0].attribution.chain))
    return attrs.evolve(speakers[0].attribution, chain=tuple(chain))
