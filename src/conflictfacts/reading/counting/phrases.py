"""The noun phrase a number opens: what it counts, as far as its words say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.reading.text.grammar import UNIT_WORDS
from conflictfacts.reading.text.items import Item

__all__ = [
    "NO_PEOPLE",
    "Phrase",
    "clause_start",
    "forms_of",
    "increment_opening",
    "is_harm",
    "is_size",
    "may_be_people",
    "predicated",
    "read_phrase",
]

NO_PEOPLE = frozenset(
    (
        "horses cattle animals dogs cows sheep goats camels birds pigs attacks times places ways things "
        "cases reasons factors parts events bullets bombs grenades rockets wounds shots explosions "
        "countries states governments words sentences names bodies lives camps areas roads streets "
        "villages farms offices stores shops banks schools houses homes buildings hospitals hectares fields bridges "
        "fleet fleets ships aircraft planes helicopters tanks drones equipment armour armor artillery vehicles weapons "
        "bases posts outposts positions checkpoints installations facilities sites targets stations compounds depots "
        "factories mosques churches crops trees mines shelters tents rooms beds books pages votes seats"
    ).split()
)


_HERDS = frozenset({"sheep", "cattle", "livestock", "poultry", "fish", "deer"})
_NOBODY = NO_PEOPLE | _HERDS


class Phrase(NamedTuple):
    """The noun phrase a number stands in, as item indexes."""

    stop: int
    """The item behind it."""

    head: int | None
    """The item of the counted noun, `None` for a bare number."""

    sort: str
    """people, demonym, noun (a trigger noun: "deaths"), unit, item, other, or "" for a bare number."""


def may_be_people(row: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether an unknown plural may name people, so that killing them counts ("six Jesuits were killed")."""
    return phrase.head is not None and row[phrase.head].cls in "wA" and row[phrase.head].lower not in _NOBODY


def is_harm(item: Item) -> bool:
    """Tell whether a word says what befell people: "wounded", "captured"."""
    return any(kind in ("casualty", "displacement") for kind, _, _ in forms_of(item))


def _added(row: Sequence[Item], at: int) -> tuple[int, int] | None:
    """Give the number of an increment that brackets opening at an item hold, and the closing one: "(+7)"."""
    inner = at + 1
    if not 0 <= at < len(row) - 2 or row[at].cls != "(" or not row[inner].lower.startswith("+"):
        return None
    inner += row[inner].cls != "N"
    return (
        (inner, inner + 1)
        if row[inner].cls == "N" and row[inner + 1 : inner + 2] and row[inner + 1].cls == ")"
        else None
    )


def increment_opening(row: Sequence[Item], index: int) -> int | None:
    """Give the bracket behind a count in which a number is what was added to it: "1,021,710 (+1,070) personnel".

    Args:
        row: The sentence's items.
        index: The number.
    """
    return next(
        (at for at in (index - 1, index - 2) if (added := _added(row, at)) is not None and added[0] == index), None
    )


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


def read_phrase(row: Sequence[Item], index: int) -> Phrase:
    """Read the noun phrase that a number opens."""
    at, open_of, crossed = index + 1, False, 0
    start = at
    numeral = row[index].number
    if numeral is not None and numeral.unit:
        return Phrase(start, None, "")
    if _is_said_again(row, index):
        return read_phrase(row, index + 3)  # "2.8 lakh (280,000) people"
    added = _added(row, index + 1)
    if added is not None:
        return read_phrase(row, added[1])  # "10,330 (+7) tanks"
    while at < len(row) and crossed < 8:
        item = row[at]
        ahead = row[at + 1] if at + 1 < len(row) else None
        if item.cls == "N" and open_of:
            # "12 of its last 15 battles"
            return Phrase(at + 1, at, "other") if item.number is not None and item.number.unit else read_phrase(row, at)
        if item.cls == "f" and [one.lower for one in row[at + 1 : at + 3]] in (["all", "ranks"], ["all", "arms"]):
            return Phrase(at + 3, None, "")
        if item.cls == "&" and at > start and row[at - 1].cls in "Aowp" and _goes_on(row, at + 1):
            at += 1  # "eleven French and British divisions", "40 government and rebel troops"
            continue
        if item.cls == "p":
            if ahead is not None and ahead.cls == "w" and ahead.lower in NO_PEOPLE:
                return Phrase(at + 2, at + 1, "other")  # "152 individual weapons"
            if ahead is not None and ahead.cls in "wrt" and _is_of_things(row, index, at):
                return Phrase(at + 2, at + 1, "other")  # "14 military installations", "9 police reports"
            while at + 1 < len(row) and row[at + 1].cls == "p":
                at += 1
            return Phrase(_past_size(row, at + 1), at, "people")
        if item.cls == "t" and "unit" not in item.roles and is_noun(item):
            if (
                ahead is not None
                and ahead.cls in "pA"
                and "people" not in item.roles
                and at == start
                and item.lower in ("captured", "dead")
            ):
                at += 1
                continue
            return Phrase(at + 1, at, "noun")
        if item.lower == "wounds" and not (ahead is not None and ahead.cls == "N"):
            return Phrase(at + 1, at, "other")  # "18 bullet wounds"
        if item.cls == "t" and open_of and _is_victims(row, at):
            return Phrase(at + 1, at, "noun")
        if "item" in item.roles and not (ahead is not None and ahead.cls == "p"):
            return Phrase(at + 1, at, "item")
        if "unit" in item.roles:
            if ahead is not None and ahead.cls in "po":
                at, crossed = at + 1, crossed + 1
                continue
            return Phrase(at + 1, at, "unit")
        if item.cls in "or" and ahead is not None and ahead.lower in NO_PEOPLE:
            return Phrase(at + 2, at + 1, "other")  # "two army bases"
        if item.cls == "o" and ahead is not None and ahead.cls == "p":
            at, crossed = at + 1, crossed + 1
            continue
        if (
            item.cls == "o"
            and item.lower.endswith("s")
            and item.lower not in ("sources", "figures", "estimates", "forces")
        ):
            return Phrase(at + 1, at, "people")
        if item.cls == "A" and item.name is not None:
            named = _sort_named(row, at, start)
            if named is not None:
                return Phrase(at + 1, at, named)
            at, crossed = at + 1, crossed + 1
            continue
        if (
            item.cls == "f"
            and not open_of
            and (at == start or row[at - 1].lower in {"more", "others", "members", "number", "groups", "part", "rest"})
        ):
            open_of, at, crossed = True, at + 1, crossed + 1
            continue
        if item.cls == "d" and (
            open_of or item.lower in {"other", "more", "another", "own", "such", "the", "our", "its"}
        ):
            if open_of and item.lower in {"them", "these", "those", "whom", "which"}:
                following = row[at + 1] if at + 1 < len(row) else None
                if following is not None and following.cls == "p":
                    return Phrase(at + 2, at + 1, "people")
                return Phrase(at + 1, None, "")
            at, crossed = at + 1, crossed + 1
            continue
        if item.cls in "ro" and open_of and ahead is not None and ahead.lower == "'s":
            at, crossed = at + 1, crossed + 1  # "14 of the state's 17 townships"
            continue
        if item.cls == "s" and open_of and item.lower in ("whom", "which"):
            return Phrase(at + 1, None, "")
        if item.cls == "w":
            if len(item.lower) > 5 and item.lower.endswith(("men", "women", "folk", "people")):
                return Phrase(at + 1, at, "people")
            if item.lower in {"'s", "'", "’", "members", "more", "further", "so-called", "different", "men"}:
                at, crossed = at + 1, crossed + 1
                continue
            owned = ahead is not None and (
                ahead.cls == "p" or (open_of and ahead.lower in ("'", "’"))
            )  # "the islands' people"
            if (_plural(item.lower) or item.lower in _HERDS) and not owned:
                return Phrase(at + 1, at, "other")
            at, crossed = at + 1, crossed + 1
            continue
        if item.cls == "/" and at > start and row[at - 1].cls == "A" and ahead is not None and ahead.cls == "A":
            at += 1  # "PKK/YPG terrorists"
            continue
        if item.cls in '"' and crossed < 4:
            at, crossed = at + 1, crossed + 1
            continue
        if (
            item.cls == "t"
            and ahead is not None
            and (ahead.cls in "pA" or "unit" in ahead.roles)
            and _participle_only(item)
        ):
            at, crossed = at + 1, crossed + 1
            continue
        if item.cls == "-" and ahead is not None and ahead.lower == "strong":
            return Phrase(at + 2, at + 1, "noun")
        break
    return Phrase(start, None, "")


def _sort_named(row: Sequence[Item], at: int, start: int) -> str | None:
    """Give the sort of people a name counts by itself: "300 Zorvians", "40 Houthis"; `None` where more follows."""
    item, ahead = row[at], row[at + 1] if at + 1 < len(row) else None
    if item.name is None:
        return None
    entry = item.name.entry("actor")
    if ahead is not None and ahead.cls == "&" and _goes_on(row, at + 2):
        return None  # "60 Kurdish and Arab civilians"
    adjective = entry is not None and entry.role == "adjective"
    noun = ahead is not None and (
        ahead.cls in "pwAo" or "unit" in ahead.roles or "item" in ahead.roles or (ahead.cls == "t" and is_noun(ahead))
    )
    numeral = row[start - 1].number if at == start else None
    alone = ahead is None or ahead.cls in ",.;)" or (numeral is not None and numeral.nominal == (1,))
    single = alone and numeral is not None and not item.name.possessive  # "one Zorvian", "two Zorvian, two Korvan"
    if adjective and not noun and (single or item.lower.endswith(("s", "ese", "i", "sh", "men"))):
        return "demonym"
    if entry is not None and entry.kind in ("armed_group", "people"):
        several = item.lower.endswith("s") and (ahead is None or ahead.cls not in "pw")
        if several or (at == start and (ahead is None or ahead.cls in ",.;&:)taiT")):
            return "demonym"
    goes_on = [following.cls for following in row[at + 1 : at + 3]] in (["&", "N"], [",", "N"])
    if goes_on and (adjective or (entry is None and not item.name.entries)):
        return "demonym"  # "1,500 Armenian and 1,058 Azerbaijani fighters"
    unknown = not item.name.entries and item.lower.endswith("s") and not item.name.possessive
    # people, or rockets: what befell them will tell
    return "other" if unknown and (ahead is None or ahead.cls not in "pwA") else None


_MANNED = UNIT_WORDS | {"company", "platoon", "squad", "crew"}


def is_size(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number only says how large a unit is to which something happened: "a company of 90"."""
    return phrase.head is None and index > 1 and row[index - 1].cls == "f" and row[index - 2].lower in _MANNED


def _past_size(row: Sequence[Item], at: int) -> int:
    """Give the item behind what sizes the unit people are of, if that is what follows: "84 men of a company of 90"."""
    size = [item.cls for item in row[at : at + 5]]
    return at + 5 if size[:2] == ["f", "d"] and size[3:] == ["f", "N"] and row[at + 2].lower in _MANNED else at


def predicated(row: Sequence[Item], index: int) -> Phrase | None:
    """Read what a bare number is said to be: "46 were Tuareg fighters", "two of whom are children"."""
    at = index + 1
    if at >= len(row) or row[at].lower not in ("were", "was", "are", "is"):
        return None
    at += 1
    while at < len(row) and at - index < 6 and row[at].cls in "dAw":
        at += 1
    if at >= len(row) or row[at].cls != "p":
        return None
    while at + 1 < len(row) and row[at + 1].cls == "p":
        at += 1
    return Phrase(at + 1, at, "people")


def _is_victims(row: Sequence[Item], at: int) -> bool:
    """Tell whether a trigger behind "of" names those it befell: "three of the dead", "of the wounded"."""
    if any(form == "total" for _, _, form in forms_of(row[at])):
        return True
    return row[at - 1].lower == "the" and not (at + 1 < len(row) and row[at + 1].cls in "pA")


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "ous", "us", "is", "'s"))


def forms_of(item: Item) -> list[tuple[str, str, str]]:
    """List what an item can trigger: kind, value and form."""
    return [tuple(value.split(".")) for value in item.roles.get("trigger", ())]  # type: ignore[misc]


def is_noun(item: Item) -> bool:
    """Tell whether a trigger can be a counted noun ("deaths")."""
    return any(form == "noun" for _, _, form in forms_of(item))


def _participle_only(item: Item) -> bool:
    return all(form in ("participle", "object") for _, _, form in forms_of(item))


def clause_start(row: Sequence[Item], at: int) -> int:
    """Give the item of the "that", "which" or "who" that opens a clause not far before an item; 0 where none does.

    Args:
        row: The sentence's items.
        at: The item.
    """
    near = range(at - 1, max(-1, at - 10), -1)
    return next((step for step in near if row[step].lower in ("that", "which", "who")), 0)
