"""What a trigger's bid for a number costs: the less stands between them, the cheaper.

Decides by the grammar between: a verb takes what stands right behind it, a passive what stands before; numbers in one
list share their trigger.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.claims import LENGTHS
from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.counting.phrases import Phrase
from conflictfacts.reading.text.grammar import BE, BODIES, CUTTING, GROWING, SHRINKING
from conflictfacts.reading.text.items import Item

__all__ = ["cost_between", "past_inset", "who_were"]

_PENALTY = {
    ",": 1.0,
    ";": 4.0,
    ":": 0.5,
    "(": 1.2,
    ")": 0.6,
    "-": 0.6,
    "/": 0.5,
    '"': 0.4,
    ".": 4.0,
    "!": 4.0,
    "?": 4.0,
    "|": 3.0,
    "N": 2.6,
    "T": 0.2,
    "A": 0.4,
    "p": 0.5,
    "r": 2.2,
    "o": 0.5,
    "a": 0.1,
    "i": 0.35,
    "f": 0.3,
    "s": 1.3,
    "d": 0.15,
    "x": 0.3,
    "w": 0.5,
    "&": 0.7,
    "t": 1.6,
}


def cost_between(row: Sequence[Item], index: int, phrase: Phrase, at: int, form: str) -> float:
    """Price what stands between a number and a trigger; infinite where they cannot go together."""
    if at == phrase.head or (at == phrase.stop + 1 and row[phrase.stop].lower == "as" and form == "noun"):
        return 0.0  # "1,200 as prisoners"
    if index < at < phrase.stop:
        return 0.4
    if at > index:
        return _cost_ahead(row, index, phrase, at, form)
    return 99.0 if _is_others(row, index, phrase, at, form) else _cost_behind(row, index, at, form)


def _cost_ahead(row: Sequence[Item], index: int, phrase: Phrase, at: int, form: str) -> float:
    """Price a trigger that follows the number: "12 soldiers were killed"."""
    if form == "total" and index and row[index - 1].lower == "to" and all(i.cls in ",d" for i in row[index + 1 : at]):
        return 0.3  # "raised to 46 the death toll"
    if form == "total" or (form in ("object", "noun") and row[at].lower.endswith((" of", " to"))):
        return 99.0  # "involved in the murder of": whom it befell follows
    between = _without_vehicles(_without_asides(row[phrase.stop : at]))
    cost = sum(_PENALTY.get(item.cls, 0.5) for item in between)
    if between and between[0].lower == "who" and all(item.cls in "axwiA" for item in between[1:]) and len(between) < 5:
        cost -= _PENALTY["s"]  # "21,000 who were made prisoners"
    for step in range(1, len(between) - 1):  # "four are thought to have been killed"
        if between[step].cls == "r" and between[step - 1].lower in BE and between[step + 1].lower == "to":
            cost -= _PENALTY["r"]
    passive = bool(between) and any(item.lower in BE for item in between[-3:])
    if [item.cls for item in between[:2]] == [")", "&"]:
        return 99.0  # "killed 12 people (ten men and two women) and wounded 30"
    other = len(between) > 1 and between[-1].lower in ("he", "she", "it", "they", "we") and between[-2].cls != "i"
    if form == "subject" and other:
        return 99.0  # "had 9,000 men when he crossed the river"
    if form == "object":
        passive = passive and not (row[at].last_word.endswith("ing") and _takes_object(row, at))  # "are holding four"
        told = bool(between) and between[0].lower in {"it", "they", "he", "she", "we"} and len(between) < 4
        told = told or (phrase.head is None and _tells_party(between))
        told = told or (len(between) > 2 and between[1].lower in ("which", "whom") and len(between) < 7)
        accused = bool(between) and between[-1].cls == "f" and row[at].lower.endswith("ing")
        # "the 40,000 it lost", no "five men suspected of killing"
        cost += 99.0 if accused else 0.1 if told else 1.0 if passive else 5.0
    elif form == "noun" and not between and at > index + 2 and row[at - 1].cls == "d" and row[at - 2].cls == "f":
        cost = 0.1  # "over 20,000 of them dead"
    elif form == "noun":
        cost += 0.3 if passive else 2.2
    elif form == "participle" and [item.lower for item in between] == ["still"]:
        cost = 0.1  # "and 15 still missing"
    elif form == "participle" and not passive and between:
        cost += 0.8
    if form in ("participle", "object") and not passive and _takes_object(row, at):
        cost += 99.0 if _is_doer(row, at) else 5.0
    if (
        phrase.head is None
        and [item.cls for item in row[at - 1 : at + 2]] == [",", row[at].cls, "N"]
        and len(between) == 1
    ):
        return 99.0  # "killed 8, wounded 15"
    several = phrase.head is not None and row[phrase.head].lower.endswith("s")
    if several and between and between[0].lower in _SINGULAR:
        cost += 3.0  # "who shot 30 soldiers was captured"
    return cost + _crossing(
        between, led_to=index > 0 and form in ("subject", "participle") and row[index - 1].lower in _LEADING
    )


def _crossing(between: Sequence[Item], *, led_to: bool) -> float:
    """Price another number before the trigger: what befell it befell both only where they are joined.

    No verb joins a number that another leads to: "slipped to 122 million, and 50 were killed".
    """
    other = next((step for step, item in enumerate(between) if item.cls == "N" and not _labels(item)), None)
    if other is None:
        return 0.0
    gap = between[:other]
    if any(item.cls == ")" for item in gap):
        return 99.0  # "248 killed (181 men, 18 children) and 369 injured"
    some = [item.lower for item in between[other + 1 : other + 3]] == ["of", "whom"]
    if some and all(item.cls != "," for item in between[other + 1 :]):
        return 99.0  # "200 soldiers, 13 of whom died"
    if led_to and [item.cls for item in gap[-2:]] == [",", "&"]:
        return 99.0
    joined = any(item.cls in "&,-:/(" for item in gap) and not any(
        item.cls in "atrs;"
        or item.lower in ("which", "whom")
        or (item.cls == "w" and item.lower.endswith("ed") and item.lower not in _QUALITIES)
        for item in gap
    )
    return -_listed(between) if joined else 5.0


def _is_others(row: Sequence[Item], index: int, phrase: Phrase, at: int, form: str) -> bool:
    """Tell whether a trigger before the number has those it befell already, or is in another clause."""
    if form in ("participle", "subject") and row[index - 1].lower in _OPENING:
        return True  # "was shot dead when two men opened fire"
    behind = [item.lower for item in row[phrase.stop : phrase.stop + 1]]
    own = at > 0 and row[at - 1].cls in "Np" and any(item.cls in "&," for item in row[at + 1 : index])
    if own and phrase.head is None and who_were(row, phrase.stop):
        return True  # "90 wounded, and seven who were never found"
    told = phrase.head is not None or behind == ["remain"]
    if row[index - 1].cls == "&" and told and _acts(row, phrase.stop):
        return True  # "killed the mayor and 40 guards fled"
    joined = any(item.cls in "&,:-(" or item.lower in _BESIDES for item in row[at + 1 : index])
    if form == "participle" and _has_subject(row, at) and not joined:
        return True  # "12 were killed when a column with 300 people came under fire"
    fronted = row[at].last_word == "of" and phrase.stop < len(row) and row[phrase.stop].cls not in ",;&.)"
    # "after the murder of the mayor, the 400 judges went on strike"
    return fronted and [item.lower for item in row[index - 2 : index]] == [",", "the"]


def who_were(row: Sequence[Item], at: int) -> bool:
    """Tell whether a clause goes on to tell what befell people: "who were never found", and not "who led brigades".

    Args:
        row: The sentence's items.
        at: The item behind the people.
    """
    return at + 1 < len(row) and row[at].lower == "who" and row[at + 1].cls == "a"


def _acts(row: Sequence[Item], at: int) -> bool:
    """Tell whether people do something: "fled", "attended his funeral"; no "guards posted there"."""
    if at >= len(row) or row[at].lower in _ACTING:
        return at < len(row)
    if row[at].cls == "a":
        return not any(item.cls in "tNp" for item in row[at : at + 6])  # "and 130 children are malnourished"
    behind = row[at + 1].cls if at + 1 < len(row) else "."
    return row[at].cls == "w" and row[at].lower.endswith("ed") and behind in ".dAN"


_ACTING = frozenset(
    "fled survived escaped marched protested demonstrated went came ran took stayed remain remained".split()
)


def _cost_behind(row: Sequence[Item], index: int, at: int, form: str) -> float:
    """Price a trigger that stands before the number: "killed 12 soldiers"."""
    between = past_inset(row[at + 1 : index])
    beside = [item.lower for item in between[-2:]]
    joined = beside[-1:] == ["with"] and beside[0] in ("along", "together")
    if form != "noun" and joined and all(item.cls not in "st;" for item in between):
        between = between[-2:]  # "was killed near his home in X along with two guards"
    cost = sum(_PENALTY.get(item.cls, 0.5) for item in between)
    if (
        form == "object"
        and row[at].last_word == "of"
        and between
        and (between[0].cls == "T" or (between[0].cls == "w" and between[0].lower.isdecimal()))
    ):
        return 99.0  # "the mobilisation of 2022 brought 40"
    if form == "object":
        # What is killed, lost or sent stands right behind the verb.
        cost += sum(0.6 for item in between if item.cls in "wpoA,")
    numeral = row[index].number
    measured = numeral is not None and numeral.unit in LENGTHS  # "advanced by up to 3 km"
    by = any(item.lower == "by" for item in between[-2:])
    by = by and not (index > 1 and row[index - 1].lower == "by" and row[index - 2].lower in _CHANGING)
    if by and not (measured or row[at].lower.endswith(" by") or row[at].lower in _CHANGING):
        cost += 9.0  # who did it, not whom it befell
    if form == "subject":
        cost += 3.5
    elif form == "participle":
        passive = any(item.lower in BE for item in row[max(0, at - 3) : at])
        cost += 1.6 if passive else 0.3
    elif form == "noun":
        cost += 0.6
    elif form in ("object", "total"):
        cost += 0.1
    if any(item.cls == "N" for item in between):
        cost -= _listed(between)
    if between and between[-1].lower in {
        "to",
        "at",
        "is",
        "are",
        "was",
        "were",
        ":",
        "stands",
        "exceeds",
        "numbered",
        "of",
    }:
        cost -= 1.0
    return cost


def past_inset(between: Sequence[Item]) -> Sequence[Item]:
    """Leave out what is set in between a verb and its object: "controls, by one estimate, 30 percent".

    Args:
        between: The items between a trigger and the number behind it.
    """
    if len(between) > 3 and between[-2].cls == "," and between[-1].lower in BE:
        # "the soldiers killed there, be they volunteers or called up, are 55,000"
        opening = next((step for step in range(len(between) - 3, -1, -1) if between[step].cls in "N,;"), -1)
        if opening >= 0 and between[opening].cls == ",":
            between = [*between[:opening], between[-1]]
    inset = len(between) > 2 and between[0].cls == between[-1].cls == "," and len(between) < 12
    return between[:0] if inset and not any(item.cls in "Nt&,;:" for item in between[1:-1]) else between


def _without_asides(between: Sequence[Item]) -> Sequence[Item]:
    """Leave out what is set in behind those counted: "(two of them officers)", ", including a colonel,"."""
    if [item.lower for item in between[:2]] == ["at", "least"]:
        between = between[2:]  # "46 people at least including five children were killed"
    if len(between) > 2 and between[0].lower in ("of", "from") and between[1].lower == "one":
        between = between[3:] if between[2].lower in _KIN else between  # "left two people from one family dead"
    if between and between[0].lower in ("including", "incl"):  # "46 people including five children were killed"
        return between[next((step for step, item in enumerate(between) if item.cls in "at"), len(between)) :]
    if not between or all(item.cls not in "(," for item in between):
        return between
    kept: list[Item] = []
    at = 0
    while at < len(between):
        closing = ")" if between[at].cls == "(" else "," if _opens_aside(between, at) or _is_said(between, at) else ""
        stop = next((step for step in range(at + 1, len(between)) if closing and between[step].cls == closing), -1)
        if stop < 0 or (closing == "," and stop + 1 < len(between) and between[stop + 1].cls not in "atw"):
            stop = -1
            kept.append(between[at])
        at = max(at, stop) + 1
    return kept


_KIN = frozenset({"family", "household", "clan"})


def _without_vehicles(between: Sequence[Item]) -> Sequence[Item]:
    """Leave out on how many machines those counted came: "150 gunmen on more than 50 motorcycles attacked"."""
    if len(between) < 3 or between[0].lower not in ("on", "in", "with", "aboard") or between[1].cls != "N":
        return between
    numeral, thing = between[1].number, between[2]
    machines = "item" in thing.roles or thing.lower in _MACHINES
    return between[3:] if machines and numeral is not None and not numeral.unit else between


_MACHINES = frozenset("motorcycles motorbikes bikes pickups trucks boats canoes camels horses cars technicals".split())


def _is_said(between: Sequence[Item], at: int) -> bool:
    """Tell whether a comma opens who says so: "400 men of the battalion, it said, attacked"."""
    stop = next((step for step in range(at + 1, min(len(between), at + 6)) if between[step].cls == ","), -1)
    inset = between[at + 1 : stop] if between[at].cls == "," and stop > 0 else ()
    return len(inset) > 1 and inset[-1].cls == "r" and all(item.cls in "dAow" for item in inset[:-1])


def _tells_party(between: Sequence[Item]) -> bool:
    """Tell whether a clause without "that" says who did it: "eight villages the army has taken"."""
    opens = 1 if between and between[0].cls == "d" else 0
    who = between[opens] if len(between) > opens else None
    named = who is not None and (who.party is not None or who.military or who.lower in BODIES)
    return named and all(item.cls in "ax" for item in between[opens + 1 :])


def _opens_aside(between: Sequence[Item], at: int) -> bool:
    """Tell whether a comma opens what says who some of them were."""
    return between[at].cls == "," and at + 1 < len(between) and between[at + 1].lower in _ASIDES


_ASIDES = frozenset("including incl among most many some mostly mainly several all notably aged".split())

_PERSONS = ("man", "woman", "ist", "eer", "keeper", "driver", "tor", "sor")
"""How words for a person by his work end."""

_BESIDES = frozenset({"along with", "together with", "along", "together", "alongside", "besides"})

_SINGULAR = frozenset({"was", "is", "has"})

_OPENING = frozenset({"when", "where", "because", "if", "unless"})
"""Words that open a clause with a verb of its own, whose number that before it does not take."""

_QUALITIES = frozenset({"armed", "united", "allied", "combined", "displaced", "unarmed", "masked", "retired"})
"""Words that end as a past tense does, and only say what somebody is."""


_CHANGING = frozenset(f"{GROWING} {SHRINKING} {CUTTING}".split())
"""Verbs behind which "by" says by how much, and not who did it."""

_LEADING = frozenset({"to", "at", "from", "than"})


def _labels(item: Item) -> bool:
    """Tell whether a number only names something: "19 men of the 128th died"."""
    return item.number is not None and item.number.unit in ("ordinal", "label")


def _has_subject(row: Sequence[Item], at: int) -> bool:
    """Tell whether a passive verb has its number before it: "12 soldiers were killed"."""
    back = at - 1
    if back < 0 or row[back].lower not in BE:
        return False
    while back >= 0 and at - back < 10 and row[back].cls in "apAwdf":
        back -= 1
    return back >= 0 and row[back].cls == "N"


def _takes_object(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb is followed by its own object: a number, or people."""
    ahead = row[at + 1 : at + 3]
    if len(ahead) < 2 or ahead[0].cls not in "dA":
        return bool(ahead) and ahead[0].cls in "N"
    if row[at].last_word in ("to", "into"):
        return False  # "40 villages went over to the rebels"
    if row[at].first_word in BE or (at + 3 < len(row) and row[at + 3].cls == "r"):
        return False  # "are left to the government", "12 killed the army said"
    return ahead[1].cls in "opN" or (ahead[0].lower in ("a", "an") and ahead[1].lower.endswith(_PERSONS))


def _is_doer(row: Sequence[Item], at: int) -> bool:
    """Tell whether an active verb has people as its object: "three bombers killed 14 people"."""
    start = at + 1
    if row[start].cls == "N":
        phrase = read_phrase(row, start)
        behind = row[phrase.stop] if phrase.stop < len(row) else None
        return phrase.head is not None and (behind is None or behind.cls not in "t")
    return True


def _listed(between: Sequence[Item]) -> float:
    """Give back part of the price of crossing numbers that stand in one list with this one."""
    joined = sum(item.cls in "&,-:" for item in between)
    numbers = sum(item.cls == "N" for item in between)
    return min(2.0 * numbers, 2.0 * joined)
