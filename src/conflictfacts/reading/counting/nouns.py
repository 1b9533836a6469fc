"""From a number to the noun it counts: "300" to "soldiers" in "300 of the town's 2,000 wounded soldiers".

Decides item by item whether the phrase ends there, goes on, or has no noun: the steps are in one order, and each looks
at items of a few classes only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from conflictfacts.reading.counting.phrases import (
    HERDS,
    MANNED,
    NO_PEOPLE,
    Phrase,
    added_in_brackets,
    forms_of,
    is_noun,
)
from conflictfacts.reading.text.items import Item

__all__ = ["read_phrase"]

_FAR = 8
"""How many items a phrase may have between its number and its noun."""


@attrs.define(eq=False)
class _Walk:
    """How far the noun has been sought."""

    row: Sequence[Item]
    index: int
    """The number."""
    at: int
    """The item looked at."""
    within: bool = False
    """Whether an "of" was crossed: "three of the ..."."""
    crossed: int = 0

    @property
    def item(self) -> Item:
        return self.row[self.at]

    @property
    def ahead(self) -> Item | None:
        return self.row[self.at + 1] if self.at + 1 < len(self.row) else None

    @property
    def start(self) -> int:
        return self.index + 1

    def cross(self) -> None:
        """Go on to the next item."""
        self.at += 1
        self.crossed += 1

    def here(self, sort: str) -> Phrase:
        """A phrase that ends with this item."""
        return Phrase(self.at + 1, self.at, sort)

    def ahead_as(self, sort: str) -> Phrase:
        """A phrase that ends with the next item."""
        return Phrase(self.at + 2, self.at + 1, sort)


def read_phrase(row: Sequence[Item], index: int) -> Phrase:
    """Read the noun phrase that a number opens.

    Args:
        row: The sentence's items.
        index: The number.
    """
    start = index + 1
    numeral = row[index].number
    if numeral is not None and numeral.unit:
        return Phrase(start, None, "")
    if _is_said_again(row, index):
        return read_phrase(row, index + 3)  # "2.8 lakh (280,000) people"
    added = added_in_brackets(row, start)
    if added is not None:
        return read_phrase(row, added[1])  # "10,330 (+7) tanks"
    walk = _Walk(row, index, start)
    while walk.at < len(row) and walk.crossed < _FAR:
        before = walk.at
        for step in _STEPS_OF.get(row[before].cls, _OF_ANY):
            found = step(walk)
            if found is not None:
                return found
            if walk.at != before:
                break
        else:
            break
    return Phrase(start, None, "")


def _number_within(walk: _Walk) -> Phrase | None:
    """End at a number behind "of", or at what that counts: "12 of its last 15 battles"."""
    if not walk.within:
        return None
    number = walk.item.number
    return walk.here("other") if number is not None and number.unit else read_phrase(walk.row, walk.at)


def _all_ranks(walk: _Walk) -> Phrase | None:
    behind = [one.lower for one in walk.row[walk.at + 1 : walk.at + 3]]
    return Phrase(walk.at + 3, None, "") if behind in (["all", "ranks"], ["all", "arms"]) else None


def _joined(walk: _Walk) -> None:
    """Cross the "and" of "eleven French and British divisions", "40 government and rebel troops"."""
    if walk.at > walk.start and walk.row[walk.at - 1].cls in "Aowp" and _goes_on(walk.row, walk.at + 1):
        walk.at += 1


def _people(walk: _Walk) -> Phrase:
    row, ahead = walk.row, walk.ahead
    if ahead is not None and ahead.cls == "w" and ahead.lower in NO_PEOPLE:
        return walk.ahead_as("other")  # "152 individual weapons"
    if ahead is not None and ahead.cls in "wrt" and _is_of_things(row, walk.index, walk.at):
        return walk.ahead_as("other")  # "14 military installations", "9 police reports"
    at = walk.at
    while at + 1 < len(row) and row[at + 1].cls == "p":
        at += 1
    if [item.lower for item in row[at + 1 : at + 2]] in (["'"], ["’"]) and at + 2 < len(row) and row[at + 2].cls == "w":
        return Phrase(at + 3, at + 2, "other")  # "400 soldiers' graves"
    return Phrase(_past_size(row, at + 1), at, "people")


def _what_befell(walk: _Walk) -> Phrase | None:
    """End at a noun for what befell people ("deaths"), but not at the first word of "20 captured soldiers"."""
    item, ahead = walk.item, walk.ahead
    if "unit" in item.roles or not is_noun(item):
        return None
    if ahead is not None and ahead.lower in _FAMILIES:
        return walk.ahead_as("other")  # "40 displaced families"
    first = walk.at == walk.start and "people" not in item.roles
    if first and item.lower in ("captured", "dead") and ahead is not None and ahead.cls in "pA":
        walk.at += 1
        return None
    return walk.here("noun")


_FAMILIES = frozenset({"family", "families", "household", "households"})


def _wounds(walk: _Walk) -> Phrase | None:
    counted = walk.item.lower == "wounds" and not (walk.ahead is not None and walk.ahead.cls == "N")
    return walk.here("other") if counted else None  # "18 bullet wounds"


def _victims(walk: _Walk) -> Phrase | None:
    return walk.here("noun") if walk.within and _is_victims(walk.row, walk.at) else None


def _thing(walk: _Walk) -> Phrase | None:
    manned = walk.ahead is not None and walk.ahead.cls == "p"
    return walk.here("item") if "item" in walk.item.roles and not manned else None


def _unit(walk: _Walk) -> Phrase | None:
    if "unit" not in walk.item.roles:
        return None
    if walk.ahead is not None and walk.ahead.cls in "po":
        walk.cross()
        return None
    return walk.here("unit")


def _of_no_people(walk: _Walk) -> Phrase | None:
    ahead = walk.ahead
    return walk.ahead_as("other") if ahead is not None and ahead.lower in NO_PEOPLE else None  # "two army bases"


def _organisation(walk: _Walk) -> Phrase | None:
    """Cross "army" before soldiers, end at "40 rebels"."""
    if walk.ahead is not None and walk.ahead.cls == "p":
        walk.cross()
        return None
    word = walk.item.lower
    several = word.endswith("s") and word not in ("sources", "figures", "estimates", "forces")
    return walk.here("people") if several else None


def _name(walk: _Walk) -> Phrase | None:
    if walk.item.name is None:
        return None
    sort = _sort_named(walk.row, walk.at, walk.start)
    if sort is not None:
        return walk.here(sort)
    walk.cross()
    return None


_PARTITIVE = {"more", "others", "members", "number", "groups", "part", "rest"}
"""Words that an "of" may follow that still leads to what is counted: "40 members of"."""


def _of(walk: _Walk) -> None:
    if not walk.within and (walk.at == walk.start or walk.row[walk.at - 1].lower in _PARTITIVE):
        walk.within = True
        walk.cross()


_DETERMINERS = {"other", "more", "another", "own", "such", "the", "our", "its"}
_THOSE = {"them", "these", "those", "whom", "which"}


def _determiner(walk: _Walk) -> Phrase | None:
    if not walk.within and walk.item.lower not in _DETERMINERS:
        return None
    if walk.within and walk.item.lower in _THOSE:
        head = _apposed(walk)
        return Phrase(walk.at + 1, None, "") if head is None else Phrase(head + 1, head, "people")
    walk.cross()
    return None


def _apposed(walk: _Walk) -> int | None:
    """Find the noun behind "of them" that says what they were: "46 of them soldiers", "former Zorvian officers"."""
    row, head = walk.row, walk.at + 1
    while walk.item.lower == "them" and head < min(len(row), walk.at + 4) and row[head].cls in "Awo":
        if row[head].cls == "w" and row[head].lower.endswith(("ed", "ing")):
            return None  # "12 of them carried civilians"
        head += 1
    return head if head < len(row) and row[head].cls == "p" else None


def _possessor(walk: _Walk) -> None:
    if walk.within and walk.ahead is not None and walk.ahead.lower == "'s":
        walk.cross()  # "14 of the state's 17 townships"


def _of_whom(walk: _Walk) -> Phrase | None:
    return Phrase(walk.at + 1, None, "") if walk.within and walk.item.lower in ("whom", "which") else None


_PASSED = {"'s", "'", "’", "members", "more", "further", "so-called", "different", "men"}


def _word(walk: _Walk) -> Phrase | None:
    word, ahead = walk.item.lower, walk.ahead
    if word == "aboard":
        return Phrase(walk.start, None, "")  # "all 12 aboard the helicopter"
    if len(word) > 5 and word.endswith(("men", "women", "folk", "people")):
        return walk.here("people")
    owned = ahead is not None and (ahead.cls == "p" or (walk.within and ahead.lower in ("'", "’")))
    # "the islands' people"
    if word not in _PASSED and (_plural(word) or word in HERDS) and not owned:
        return walk.here("other")
    walk.cross()
    return None


def _slash(walk: _Walk) -> None:
    ahead = walk.ahead
    if walk.at > walk.start and walk.row[walk.at - 1].cls == "A" and ahead is not None and ahead.cls == "A":
        walk.at += 1  # "PKK/YPG terrorists"


def _quotation(walk: _Walk) -> None:
    if walk.crossed < 4:
        walk.cross()


def _participle(walk: _Walk) -> None:
    ahead = walk.ahead
    described = ahead is not None and (ahead.cls in "pA" or "unit" in ahead.roles)
    if described and _participle_only(walk.item):
        walk.cross()


def _strong(walk: _Walk) -> Phrase | None:
    return walk.ahead_as("noun") if walk.ahead is not None and walk.ahead.lower == "strong" else None


_ANY = ""
_STEPS: tuple[tuple[str, Callable[[_Walk], Phrase | None]], ...] = (
    ("N", _number_within),
    ("f", _all_ranks),
    ("&", _joined),
    ("p", _people),
    ("t", _what_befell),
    (_ANY, _wounds),
    ("t", _victims),
    (_ANY, _thing),
    (_ANY, _unit),
    ("or", _of_no_people),
    ("o", _organisation),
    ("A", _name),
    ("f", _of),
    ("d", _determiner),
    ("ro", _possessor),
    ("s", _of_whom),
    ("w", _word),
    ("/", _slash),
    ('"', _quotation),
    ("t", _participle),
    ("-", _strong),
)
"""Classes of items, and what an item of such a class may be to the phrase, in the order in which it is tried."""

_OF_ANY = tuple([step for classes, step in _STEPS if classes == _ANY])
_STEPS_OF = {
    cls: tuple([step for classes, step in _STEPS if classes == _ANY or cls in classes])
    for cls in "".join(classes for classes, _ in _STEPS)
}


def _goes_on(row: Sequence[Item], at: int) -> bool:
    """Tell whether another adjective stands before what is counted."""
    if at + 1 >= len(row) or row[at].cls not in "Aw":
        return False
    return row[at + 1].cls == "p" or "unit" in row[at + 1].roles


def _is_of_things(row: Sequence[Item], index: int, at: int) -> bool:
    """Tell whether a word for people only says of what sort the things behind it are: "military posts"."""
    word, following, numeral = row[at].lower, row[at + 1], row[index].number
    thing = following.lower
    plural = thing.endswith("s") and not thing.endswith("ss") and thing not in {"was", "is", "has", "says"}
    persons = thing.endswith(("ers", "ors", "ists", "ees", "ants", "ians"))  # "military engineers"
    sorts = {"military", "police", "army", "civilian", "rebel", "militia", "government"}
    single = not word.endswith(_SEVERAL) and numeral is not None and numeral.nominal[:1] > (1,)
    return plural and not persons and not is_noun(following) and (word in sorts or single)


_SEVERAL = ("s", "men", "people", "children", "police", "personnel", "staff", "folk", "ry", "crew", "elderly", "dead")
"""How words end that count several."""


def _is_said_again(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number stands again in the brackets behind it, as one that is written otherwise."""
    if [item.cls for item in row[index + 1 : index + 4]] != ["(", "N", ")"]:
        return False
    numeral, again = row[index].number, row[index + 2].number
    assert numeral is not None
    assert again is not None
    return bool(numeral.nominal) and numeral.nominal == again.nominal and not again.unit


def _sort_named(row: Sequence[Item], at: int, start: int) -> str | None:
    """Give the sort of people a name counts by itself: "300 Zorvians", "40 Houthis"; `None` where more follows."""
    item, ahead = row[at], row[at + 1] if at + 1 < len(row) else None
    if item.name is None:
        return None
    entry = item.name.entry("actor")
    if ahead is not None and ahead.cls == "&" and _goes_on(row, at + 2):
        return None  # "60 Kurdish and Arab civilians"
    adjective = entry is not None and entry.role == "adjective"
    noun = (
        ahead is not None
        and not _goes_on_as_verb(row, at + 1)
        and (
            ahead.cls in "pwAo"
            or "unit" in ahead.roles
            or "item" in ahead.roles
            or (ahead.cls == "t" and is_noun(ahead))
        )
    )
    numeral = row[start - 1].number if at == start else None
    alone = ahead is None or ahead.cls in ",.;)" or (numeral is not None and numeral.nominal == (1,))
    single = alone and numeral is not None and not item.name.possessive  # "one Zorvian", "two Zorvian, two Korvan"
    if adjective and not noun and (single or item.lower.endswith(("s", "ese", "i", "sh", "ch", "men"))):
        return "demonym"
    if entry is not None and entry.kind in ("armed_group", "people"):
        several = item.lower.endswith("s") and (ahead is None or ahead.cls not in "pw")
        if several or (at == start and (ahead is None or ahead.cls in ",.;&:)taiT")):
            return "demonym"
    joined = ahead is not None and ahead.cls == "&" and _is_people_alone(row, at + 2)
    if adjective and joined:
        return "demonym"  # "8,000 French and Poles"
    goes_on = [following.cls for following in row[at + 1 : at + 3]] in (["&", "N"], [",", "N"])
    if goes_on and (adjective or (entry is None and not item.name.entries)):
        return "demonym"  # "1,500 Armenian and 1,058 Azerbaijani fighters"
    unknown = not item.name.entries and item.lower.endswith("s") and not item.name.possessive
    # people, or rockets: what befell them will tell
    return "other" if unknown and (ahead is None or ahead.cls not in "pwA") else None


_ONWARD = frozenset("out up down back away across there here".split())


def _goes_on_as_verb(row: Sequence[Item], at: int) -> bool:
    """Tell whether what stands behind a people's name is no noun of theirs: "8,000 Zorvians reached the camp"."""
    if row[at].lower in _ONWARD:
        return True
    behind = row[at + 1].cls if at + 1 < len(row) else "."
    return row[at].cls == "w" and row[at].lower.endswith("ed") and behind in "di"


def _is_people_alone(row: Sequence[Item], at: int) -> bool:
    """Tell whether an item names a people in the plural and nothing more: "Poles"."""
    if at >= len(row) or row[at].name is None or not row[at].lower.endswith("s") or row[at].possessive:
        return False
    return at + 1 >= len(row) or row[at + 1].cls in ",.;iTs)ta"


def _past_size(row: Sequence[Item], at: int) -> int:
    """Give the item behind what sizes the unit people are of, if that is what follows: "84 men of a company of 90"."""
    size = [item.cls for item in row[at : at + 5]]
    return at + 5 if size[:2] == ["f", "d"] and size[3:] == ["f", "N"] and row[at + 2].lower in MANNED else at


def _is_victims(row: Sequence[Item], at: int) -> bool:
    """Tell whether a trigger behind "of" names those it befell: "three of the dead", "of the wounded"."""
    if any(form == "total" for _, _, form in forms_of(row[at])):
        return True
    return row[at - 1].lower == "the" and not (at + 1 < len(row) and row[at + 1].cls in "pA")


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "ous", "us", "is", "'s"))


def _participle_only(item: Item) -> bool:
    return all(form in ("participle", "object") for _, _, form in forms_of(item))
