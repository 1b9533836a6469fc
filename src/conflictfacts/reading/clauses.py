"""Which number of a sentence says what: the stage that hands each number to the bidding triggers, or lets it lean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.bids import best_bid, is_whole, triggers_of
from conflictfacts.reading.claims import AREAS, LIMIT, Claim
from conflictfacts.reading.fitting import of_things
from conflictfacts.reading.grammar import UNIT_WORDS
from conflictfacts.reading.idioms import compares
from conflictfacts.reading.items import Item
from conflictfacts.reading.leaning import (
    counts_places,
    holds_ground,
    is_conversion,
    is_gapped,
    outside_bracket,
    points_back,
    remain_held,
    remains,
    taken_over,
)
from conflictfacts.reading.listing import entered, goes_on_listing, listed_item, row_label, tallied
from conflictfacts.reading.numbers import Numeral
from conflictfacts.reading.parts import find_part, is_inset
from conflictfacts.reading.phrases import (
    Phrase,
    befell_nobody,
    counts_nobody,
    forms_of,
    increment_opening,
    is_size,
    may_be_people,
    predicated,
    read_phrase,
)
from conflictfacts.reading.stationing import stationed
from conflictfacts.reading.strongholds import POSITION, strongholds
from conflictfacts.reading.tokens import Tokens

__all__ = ["find_claims", "unread_numbers"]

_NOTHING = Phrase(0, None, "")
"""What a number counts that is not looked at beyond its own words."""

_NOT_COUNTS = frozenset({"money", "time", "label", "ordinal", "other"})


def find_claims(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    previous: Claim | None,
    near: bool = True,
    spoken: Sequence[tuple[int, int]] = (),
) -> list[Claim]:
    """Find what the numbers of a sentence say.

    Args:
        tokens: Its tokens.
        row: Its items.
        text: The document's text.
        previous: The last claim of the sentences before, for a number that leans on it.
        near: Whether that claim stands in one of the two sentences before, so that a bare number may go on with it.
        spoken: Item ranges that name sources ("one of two officers said"), whose numbers count nobody.
    """
    counts = [
        (index, item, numeral)
        for index, item in enumerate(row)
        if (numeral := item.number) is not None
        and (numeral.unit not in _NOT_COUNTS or strongholds(row, index, _NOTHING) is not None)
    ]
    if not counts:
        return []
    claims: list[Claim] = []
    bids = triggers_of(row)
    for index, item, numeral in counts:
        opening = increment_opening(row, index)
        if opening is not None:
            if claims and claims[-1].kind == "casualty" and claims[-1].phrase.stop >= opening:
                claims.append(_increment_of(claims[-1], index))
            continue
        phrase = read_phrase(row, index)
        if phrase.sort == "" and not numeral.unit:
            phrase = predicated(row, phrase.stop - 1) or phrase
        unit = numeral.unit
        taken = strongholds(row, index, phrase)
        if taken is not None:
            phrase, unit = taken, POSITION
        timed = (
            taken is None
            and phrase.sort == "unit"
            and phrase.head is not None
            and row[phrase.head].roles["unit"][0] == "time"
        )
        if timed and row[index + 1].lower in ("the", "a") and not unit:
            phrase = Phrase(index + 1, None, "")  # "against 18 the month before"
        if phrase.sort == "other" and phrase.head is not None and not unit:
            counted = row[phrase.head].number
            if counted is not None and counted.unit == "settlement":
                phrase, unit = Phrase(phrase.stop, None, ""), counted.unit  # "nine of the country's 34 capitals"
        if near and previous is not None and previous.kind == "casualty" and entered(row, index, phrase):
            claims.append(_entered_of(previous, index, phrase))
            continue
        if (phrase.sort == "other" and not may_be_people(row, phrase)) or any(
            first <= index < last for first, last in spoken
        ):
            continue
        if unit in ("", "unit") and _numbers_unit(tokens, row, index):
            continue
        if not unit and counts_nobody(tokens, row, index, phrase):
            continue
        if _counts_families(row, phrase):
            continue
        changes = index + 1 < len(row) and row[index + 1].lower in _CHANGES
        changes = changes or any(item.lower.endswith("than") for item in row[index + 1 : index + 3])
        changes = changes or (index > 1 and row[index - 1].lower in ("of", "by") and row[index - 2].lower in _CHANGES)
        back = index - 1 - (index > 1 and row[index - 1].lower == "by")
        changes = changes or (index > 0 and row[back].lower in _CHANGED)
        if unit == "percent" and (changes or of_things(row, index + 1)):
            continue  # "60% of its roads", "a 65% decrease", "22% more than in May"
        if phrase.sort == "unit" and phrase.head is not None and taken is None:
            unit = row[phrase.head].roles["unit"][0]
            if unit in _NOT_COUNTS:
                continue
        if not unit:
            unit = "item" if phrase.sort == "item" else "person"
        if is_conversion(row, index, unit, claims):
            continue
        earlier = outside_bracket(row, claims, index) or previous
        if phrase.sort == "" and unit == "person" and not claims and near and remain_held(row, index, previous):
            unit = "settlement"
        item_at = listed_item(row, index) if not numeral.unit and phrase.sort == "" else None
        bare = phrase.sort == "" and not numeral.unit and item_at is None
        if bare and claims and claims[-1].unit in AREAS and (compares(row, index) or remains(row, phrase.stop)):
            unit = claims[-1].unit  # "seized 325 square kilometres, compared with about 400 in May"
        if bare and unit == "person" and near and holds_ground(row, index):
            ground = next((claim for claim in reversed(claims) if claim.kind == "territory"), previous)
            if ground is not None and ground.kind == "territory" and ground.unit in ("settlement", *AREAS):
                unit = ground.unit  # "223 districts are held by X; on May 1 it held 73"
        if bare and unit == "person" and near and not claims and compares(row, index) and points_back(row):
            unit = previous.unit if previous is not None else unit  # "78 battalions; that's up from 65"
        if bare and unit == "person" and counts_places(row, index):
            unit = "settlement"
        goes_on = bare and claims and claims[-1].unit in ("item", "unit") and unit == "person"
        if goes_on and not any(item.cls == "p" for item in row[claims[-1].index : index + 4]):
            unit = claims[-1].unit  # "shot down 71 drones, while 12 were lost", "of 60 battalions 40 are in X"
            phrase = Phrase(index + 1, claims[-1].phrase.head, claims[-1].phrase.sort)
        if bare and claims and goes_on_listing(row, index, claims):
            continue
        if item_at is not None and (earlier is not None or any(bid[2] == "losses" for bid in bids)):
            phrase, unit = Phrase(index + 1, item_at, "item"), "item"
            claims.append(
                Claim(
                    index,
                    phrase,
                    "equipment",
                    "lost",
                    "noun",
                    None,
                    LIMIT,
                    unit,
                    None,
                    source=None,
                    label=row_label(row, index),
                )
            )
            continue
        if claims and phrase.sort == "" and is_gapped(row, index):
            claim = taken_over(
                tokens, row, text, index, Phrase(phrase.stop, None, "people"), unit, claims, previous, "", near
            )
            if claim is not None:
                claims.append(claim)
                continue
        before = text[max(tokens.starts[0], tokens.starts[item.first] - 90) : tokens.starts[item.first]].lower()
        inset = bool(claims) and is_inset(row, phrase, before)
        sized = bool(claims) and index < claims[-1].phrase.stop and is_size(row, index, phrase)
        if sized or is_whole(row, index) or befell_nobody(row, index, phrase) or _is_misprint(tokens, numeral):
            continue
        summed = row_label(row, index) is not None and any(
            item.lower in ("total", "overall", "altogether", "in total") for item in row[index + 1 : index + 2]
        )
        labelled = row_label(row, index) is not None or (index and row[index - 1].cls == "|")
        if labelled and _broken_down(row, index) and unit == "person":
            claims.append(
                Claim(
                    index,
                    phrase,
                    "casualty",
                    "casualties",
                    "noun",
                    None,
                    LIMIT,
                    unit,
                    None,
                    label=row_label(row, index),
                )
            )
            continue
        told = phrase.sort != "people" or (phrase.stop < len(row) and row[phrase.stop].cls == "t")
        among = near and not told and earlier is not None and earlier.kind == "casualty" and tallied(row, index)
        claim = None if inset or summed or among else best_bid(tokens, row, text, index, phrase, unit, bids, earlier)
        if claim is None:
            claim = taken_over(tokens, row, text, index, phrase, unit, claims, previous, before, near) or stationed(
                row, index, phrase, unit
            )
        if claim is None:
            continue
        if claim.label is None:
            claim.label = row_label(row, index)
        find_part(tokens, row, text, claim, claims, previous, before)
        if among:
            claim.part_of, claim.of_those = None, True  # of the whole, not of those named before them
        if claim.value == "wounded" and claims and claims[-1].value == "casualties" and claims[-1].unit == claim.unit:
            claims[
                -1
            ].value = "killed"  # "158 casualties and 320 injured": set against the injured, casualties are dead
        claims.append(claim)
    return claims


def _entered_of(listed: Claim, index: int, phrase: Phrase) -> Claim:
    """Make a claim of how many of those spoken of before a list has."""
    return Claim(
        index,
        phrase,
        "casualty",
        listed.value,
        listed.form,
        None,
        LIMIT,
        "person",
        None,
        listed.includes,
        source=listed,
    )


def _increment_of(whole: Claim, index: int) -> Claim:
    """Make a claim of what was added to a count since the last one, which is part of it."""
    claim = Claim(
        index, Phrase(index + 1, None, ""), whole.kind, whole.value, whole.form, None, LIMIT, whole.unit, None
    )
    claim.source = claim.part_of = whole
    claim.includes = whole.includes
    return claim


def _broken_down(row: Sequence[Item], index: int) -> bool:
    """Tell whether brackets behind a number break it down into killed, wounded and the like."""
    opening = index + 1
    opening += opening < len(row) and row[opening].lower in ("total", "overall")
    if opening >= len(row) or row[opening].cls != "(":
        return False
    stop = next((at for at in range(opening + 1, len(row)) if row[at].cls == ")"), index)
    inner = row[opening + 1 : stop]
    measures = {value for item in inner for kind, value, _ in forms_of(item) if kind == "casualty"}
    return sum(item.cls == "N" for item in inner) > 1 and len(measures) > 1


_CHANGES = frozenset(
    "decrease increase rise fall drop decline jump reduction growth surge funded complete full".split()
)


_CHANGED = frozenset("rose risen rises increased increases fell dropped declined climbed jumped surged soared".split())
"""Verbs behind which a percentage is by how much: "rose 40 percent", "fell by a third"."""


def _numbers_unit(tokens: Tokens, row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is the name of a unit: "25 Task Force Brigade lost 12", "troops of 58 Division"."""
    numeral = row[index].number
    if numeral is not None and numeral.unit == "unit":
        name = tokens.words[row[index].last - 1]
        return name[0].isupper() and name.lower() in UNIT_WORDS and numeral.nominal[:1] > (1,)
    if index + 1 >= len(row) or not tokens.words[row[index + 1].first][0].isupper():
        return False
    ahead = (item for item in row[index + 1 : index + 5] if tokens.words[item.first][0].isupper())
    return any(item.last_word in _UNITS for item in ahead)


_UNITS = UNIT_WORDS | {"group", "force", "army", "wing", "hospital", "base"}
"""Units of an army by whose name a number stands in the singular."""


_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+")


def _is_misprint(tokens: Tokens, numeral: Numeral) -> bool:
    """Tell whether a count has a point where other languages group digits ("1.200 soldiers"): it may be either."""
    return (
        not numeral.unit
        and _POINTED.fullmatch(tokens.words[numeral.core]) is not None
        and numeral.stop == numeral.core + 1
    )


def unread_numbers(
    row: Sequence[Item], claims: Sequence[Claim], spoken: Sequence[tuple[int, int]], tokens: Tokens
) -> list[tuple[int, str]]:
    """List the numbers of a sentence that stand beside words of the domain and became no claim, each with the reason.

    Args:
        row: The sentence's items.
        claims: Its claims.
        spoken: Item ranges that name sources.
        tokens: Its tokens.
    """
    if not any(item.cls == "t" for item in row):
        return []
    claimed = {claim.index for claim in claims}
    left: list[tuple[int, str]] = []
    for index, item in enumerate(row):
        numeral = item.number
        if numeral is None or index in claimed or any(first <= index < last for first, last in spoken):
            continue
        if numeral.unit in _NOT_COUNTS or (not numeral.nominal and numeral.hedge is Hedge.VAGUE):
            continue
        phrase = read_phrase(row, index)
        if phrase.sort == "other" or (phrase.sort == "unit" and _unit_of(row, phrase) in _NOT_COUNTS):
            continue  # something else is counted, and understood to be
        if not numeral.unit and (counts_nobody(tokens, row, index, phrase) or numeral.nominal[:1] == (1,)):
            continue
        if _is_bracketed_conversion(row, index):
            continue
        if _counts_families(row, phrase):
            left.append((index, "families, of whom it is not said how many people they are"))
            continue
        counted = {"": "a bare number", "item": "materiel"}.get(phrase.sort, "people")
        left.append((index, f"{numeral.unit or counted} that no verb or noun of the domain takes"))
    return left


def _counts_families(row: Sequence[Item], phrase: Phrase) -> bool:
    return phrase.head is not None and row[phrase.head].lower in ("families", "households")


def _unit_of(row: Sequence[Item], phrase: Phrase) -> str:
    return row[phrase.head].roles["unit"][0] if phrase.head is not None else ""


def _is_bracketed_conversion(row: Sequence[Item], index: int) -> bool:
    numeral, before = row[index].number, row[index - 2].number if index > 1 else None
    return (
        before is not None
        and numeral is not None
        and row[index - 1].cls == "("
        and bool(before.unit)
        and bool(numeral.unit)
    )
