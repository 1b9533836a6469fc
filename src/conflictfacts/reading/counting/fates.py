"""Words that tell what became of people only by what stands with them: "led ... away", "no trace of", "the price".

Decides by a condition for each such word; what a verb tells with its own noun is in `turns`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.counting.phrases import Phrase, is_harm
from conflictfacts.reading.text.grammar import BE, BODIES, NEGATIONS
from conflictfacts.reading.text.items import Item

__all__ = ["FATES"]

_WILDS = frozenset("bush forest forests jungle mountains hills captivity woods desert swamp swamps".split())
_CAUGHT = frozenset("captive hostage prisoner".split())
_AWAY = frozenset({"away", "alive"})
_SCENES = frozenset(
    "school schools village villages home homes house houses bus buses church mosque dormitory vehicle vehicles "
    "market farm farms train college seminary".split()
)
"""Whence armed men take people who are not asked."""
_SAVED = frozenset("safety shelter evacuated evacuation evacuate treatment".split())
_A_FEW = 100
"""How many, at most, are driven off at gunpoint and not into flight."""
_SIGNS = frozenset("trace sign word news sight contact".split())


def _object(row: Sequence[Item], at: int) -> tuple[int, Phrase] | None:
    """Find the people a verb has as its object: their number, and the phrase it stands in."""
    for step in range(at + 1, min(len(row), at + 4)):
        numeral = row[step].number
        if numeral is not None:
            phrase = read_phrase(row, step)
            return None if numeral.unit or phrase.sort not in ("", "people", "demonym") else (step, phrase)
        if row[step].cls not in "dAw":
            return None
    return None


def _takes_away(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody takes people with him: "led 40 soldiers away", "drove 25 pupils into the bush"."""
    found = _object(row, at)
    if found is None or any(is_harm(item) for item in row[found[0] : found[1].stop]):
        return False
    behind = row[found[1].stop : found[1].stop + 4]
    words = [item.lower for item in behind]
    if not words:
        return False
    drives = row[at].lower.startswith(("dr", "forced"))
    numeral = row[found[0]].number
    if drives and (numeral is None or numeral.nominal[:1] > (_A_FEW,)):
        return False  # whom fighting drives into the hills, flees
    near = row[max(0, at - (16 if drives else 4)) : at]
    armed = any(item.military or item.party is not None for item in near)
    if words[0] in _CAUGHT or not armed:
        return words[0] in _CAUGHT
    if words[0] in _AWAY:
        return True
    if words[:2] in (["with", "them"], ["with", "it"], ["at", "gunpoint"]):
        return True
    wilds = words[0] in ("into", "to") and not _WILDS.isdisjoint(words[1:3])
    if any(item.first_word in _SAVED for item in row[found[1].stop :]):
        return False
    return wilds or (words[0] == "from" and not drives and not _SCENES.isdisjoint(words[1:4]))


def _is_untraced(row: Sequence[Item], at: int) -> bool:
    """Tell whether nothing is known of people: "of 40 soldiers there is no trace", "no contact with 40 men"."""
    if not any(item.lower in NEGATIONS for item in row[max(0, at - 3) : at]):
        return False
    behind = row[at + 1 : at + 4]
    before = next((step for step in range(at - 1, max(-1, at - 9), -1) if row[step].cls == "N"), None)
    fronted = before is not None and before > 0 and row[before - 1].lower in ("of", "from", "with")
    return fronted or (bool(behind) and behind[0].lower in ("of", "from") and any(item.cls == "N" for item in behind))


def _is_unheard_of(row: Sequence[Item], at: int) -> bool:
    """Tell whether nothing is heard of people: "nothing has been heard of 40 soldiers"."""
    behind = [item.lower for item in row[at + 1 : at + 2]]
    unheard = any(item.lower in NEGATIONS for item in row[max(0, at - 4) : at])
    return unheard and behind in (["of"], ["from"]) and any(item.cls == "N" for item in row[at + 2 : at + 4])


def _is_unknown_of(row: Sequence[Item], at: int) -> bool:
    """Tell whether nothing is known of people: "and 40 about whom nothing is known"."""
    told = any(item.lower in ("known", "heard") for item in row[at + 1 : at + 4])
    return told and at > 0 and row[at - 1].lower in ("whom", "them")


def _are_taken_by(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is people whom armed men took: "40 people taken by the gunmen"."""
    before = row[at - 1] if at else row[at]
    behind = row[at + 1 : at + 4]
    armed = any(item.military or item.party is not None for item in behind[1:])
    people = before.cls == "p" or before.lower in BE
    return people and bool(behind) and behind[0].lower == "by" and armed


def _fails_to_return(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers who have not come back: "40 men failed to return", "have not reported back"."""
    before = row[max(0, at - 9) : at]
    near = [item.lower for item in before[-3:]]
    failed = near[-2:] == ["failed", "to"] or bool({"not", "never"} & set(near))
    behind = [item.lower for item in row[at + 1 : at + 3]]
    if behind[:1] == ["fire"] or (behind[:1] == ["to"] and behind[-1] not in ("base", "their", "its")):
        return False  # "did not return to work"
    if any(item.lower in ("will", "would") for item in before[-4:]):
        return False  # "will never return home"
    return failed and any(item.military for item in before) and any(item.cls == "N" for item in before)


def _is_sent_to_hospital(row: Sequence[Item], at: int) -> bool:
    """Tell whether an attack sends people to hospital: "sent 40 people to hospital"."""
    found = _object(row, at)
    if found is None:
        return False
    behind = [item.lower for item in row[found[1].stop : found[1].stop + 3]]
    return behind[:1] == ["to"] and any(word.startswith("hospital") for word in behind)


def _sends_to_hell(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody sends people where nobody comes back from: "sent 12 militants to hell"."""
    found = _object(row, at)
    behind = [item.lower for item in row[found[1].stop : found[1].stop + 4]] if found is not None else []
    return behind[:1] == ["to"] and not _BEYOND.isdisjoint(behind)


_BEYOND = frozenset("hell paradise grave graves maker hereafter".split())


def _puts_to_death(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody puts people to death: "put 12 villagers to the sword"."""
    found = _object(row, at)
    behind = [item.lower for item in row[found[1].stop : found[1].stop + 3]] if found is not None else []
    return (behind[:1] == ["to"] and behind[-1] in ("sword", "knife", "death")) or behind[:2] == ["to", "death"]


def _shoots_dead(row: Sequence[Item], at: int) -> bool:
    """Tell whether those shot are dead by how it was done: "shot 12 villagers in cold blood", "shot in the head"."""
    behind = [item.lower for item in row[at + 1 : at + 10]]
    return any(one == "cold" and two == "blood" for one, two in pairwise(behind)) or "execution-style" in behind


def _are_in_hospital(row: Sequence[Item], at: int) -> bool:
    """Tell whether a bare number is of those in hospital: "12 dead, 30 in hospital"."""
    return at > 1 and row[at - 1].lower == "in" and row[at - 2].cls == "N"


def _holds_graves(row: Sequence[Item], at: int) -> bool:
    """Tell whether a mass grave holds so many: "a mass grave holding 12 people"."""
    graves = any(item.last_word in ("grave", "graves") for item in row[max(0, at - 3) : at])
    return graves and any(item.cls == "N" for item in row[at + 1 : at + 4])


def _is_price(row: Sequence[Item], at: int) -> bool:
    """Tell whether men are what something cost: "the price was 40 men", "paid for the hill with 40 men"."""
    for step in range(at + 1, min(len(row), at + 9)):
        if row[step].number is not None:
            phrase = read_phrase(row, step)
            men = phrase.head is not None and row[phrase.head].military
            return men and row[step - 1].lower in ("with", "of", "was")
        if row[step].cls in ",;.":
            return False
    return False


def _is_reduced_in_battle(row: Sequence[Item], at: int) -> bool:
    """Tell whether a unit is smaller by those who fell: "the battalion was reduced by 40 men in the fighting"."""
    behind = row[at + 1 : at + 9]
    fought = any(item.lower in _FIGHTING for item in behind)
    named = any(item.lower in BODIES or "unit" in item.roles for item in row[max(0, at - 5) : at])
    by = row[at].lower.endswith(" by") or (bool(behind) and behind[0].lower == "by")
    return fought and named and by and any(item.cls == "N" for item in behind[:2])


_FIGHTING = frozenset("fighting battle assault attack combat fight action siege".split())

FATES: tuple[tuple[str, Callable[[Sequence[Item], int], bool], str, str, str], ...] = (
    (
        "led lead leads took take takes taking marched dragged drove driven carried herded walked forced seized",
        _takes_away,
        "casualty",
        "captured",
        "object",
    ),
    (" ".join(sorted(_SIGNS)), _is_untraced, "casualty", "missing", "participle"),
    ("nothing", _is_unknown_of, "casualty", "missing", "participle"),
    ("taken", _are_taken_by, "casualty", "captured", "participle"),
    ("heard", _is_unheard_of, "casualty", "missing", "object"),
    ("return returned reported", _fails_to_return, "casualty", "missing", "subject"),
    ("come came", _fails_to_return, "casualty", "killed", "subject"),
    ("sent sends send sending dispatched", _sends_to_hell, "casualty", "killed", "object"),
    ("put puts putting", _puts_to_death, "casualty", "killed", "object"),
    ("shot", _shoots_dead, "casualty", "killed", "participle"),
    ("hospital hospitals", _are_in_hospital, "casualty", "wounded", "participle"),
    ("holding holds held contained contains containing", _holds_graves, "casualty", "killed", "object"),
    ("sent sends sending", _is_sent_to_hospital, "casualty", "wounded", "object"),
    ("price paid bought", _is_price, "casualty", "losses", "object"),
    ("reduced cut", _is_reduced_in_battle, "casualty", "losses", "object"),
)
"""What words tell of people where a condition holds: the words, the condition, kind, value and form."""
