"""Which number of a sentence says what: the stage that hands each number to the bidding triggers, or lets it lean."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.counting.amounts import measures_other
from conflictfacts.reading.counting.bids import best_bid, is_whole, triggers_of
from conflictfacts.reading.counting.claims import AREAS, LENGTHS, Claim
from conflictfacts.reading.counting.idioms import compares
from conflictfacts.reading.counting.leaning import (
    counts_places,
    holds_ground,
    is_conversion,
    is_figure,
    is_gapped,
    outside_bracket,
    points_back,
    remain_held,
    remains,
    shares_on,
    taken_over,
)
from conflictfacts.reading.counting.listing import entered, goes_on_listing, listed_item, row_label, tallied
from conflictfacts.reading.counting.meant import settle
from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.counting.parts import among_whom, find_part, is_inset
from conflictfacts.reading.counting.phrases import (
    Phrase,
    forms_of,
    increment_opening,
    is_size,
    may_be_people,
    predicated,
)
from conflictfacts.reading.counting.rates import rate_at_another_time
from conflictfacts.reading.counting.stationing import read_arms, stationed
from conflictfacts.reading.counting.strongholds import POSITION, strongholds
from conflictfacts.reading.counting.uncounted import befell_nobody, counts_nobody
from conflictfacts.reading.text.grammar import BODIES, UNIT_WORDS
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.numbers import Numeral
from conflictfacts.reading.text.tokens import Tokens

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
    exchange: bool = False,
) -> list[Claim]:
    """Find what the numbers of a sentence say.

    Args:
        tokens: Its tokens.
        row: Its items.
        text: The document's text.
        previous: The last claim of the sentences before, for a number that leans on it.
        near: Whether that claim stands in one of the two sentences before, so that a bare number may go on with it.
        spoken: Item ranges that name sources ("one of two officers said"), whose numbers count nobody.
        exchange: Whether the text tells of an exchange of prisoners.
    """
    counts = [
        (index, numeral)
        for index, item in enumerate(row)
        if (numeral := item.number) is not None
        and (numeral.unit not in _NOT_COUNTS or strongholds(row, index, _NOTHING) is not None)
    ]
    if not counts or (_is_numbering(tokens, row) and not (previous is not None and previous.asked)):
        return []
    sentence = _Sentence(tokens, row, text, previous, near, spoken, triggers_of(row, exchange))
    for index, numeral in counts:
        claim = sentence.claim_of(index, numeral)
        if claim is not None:
            claim.rate = claim.rate or rate_at_another_time(row, claim, sentence.claims)
            sentence.claims.append(claim)
            sentence.claims += sentence.parts_of(claim)
    return sentence.claims


def _is_numbering(tokens: Tokens, row: Sequence[Item]) -> bool:
    """Tell whether all there is of a sentence is the number of a paragraph, and a point behind it."""
    return len(row) == 2 and row[1].cls == "." and tokens.words[row[0].first].isdecimal()


@attrs.define(eq=False)
class _Sentence:
    """A sentence whose numbers are read one after the other, and what those read so far say."""

    tokens: Tokens
    row: Sequence[Item]
    text: str
    previous: Claim | None
    near: bool
    spoken: Sequence[tuple[int, int]]
    bids: Sequence[tuple[int, str, str, str]]
    claims: list[Claim] = attrs.field(factory=list)
    among: dict[int, tuple[int, Phrase]] = attrs.field(factory=dict)
    """A number → the number before it that is said to be among it, and what that counts."""

    def claim_of(self, index: int, numeral: Numeral) -> Claim | None:
        """Make a claim of a number; `None` where it says nothing of ours."""
        row, claims = self.row, self.claims
        opening = increment_opening(row, index)
        if opening is not None:
            goes_on = claims and claims[-1].kind == "casualty" and claims[-1].phrase.stop >= opening
            return _increment_of(claims[-1], index) if goes_on else None
        phrase, unit = _counted(row, index, numeral)
        if self.near and self.previous is not None and self.previous.kind == "casualty" and entered(row, index, phrase):
            return _entered_of(self.previous.dead or self.previous, index, phrase)
        if self._counts_others(index, phrase, unit):
            return None
        if phrase.sort == "unit" and phrase.head is not None and unit != POSITION:
            unit = _unit_of(row, phrase)
        unit = unit or ("item" if phrase.sort == "item" else "person")
        whole = among_whom(row, phrase) if unit == "person" else None
        if whole is not None:
            self.among[whole] = (index, phrase)  # "four women were among the 11 killed": read with these
            return None
        last = self.claims[-1] if self.claims else None
        others = phrase.head is not None and row[phrase.head].lower == "others" and phrase.head == index + 1
        if others and last is not None and last.unit == "settlement":
            phrase, unit = Phrase(phrase.stop, None, ""), last.unit  # "hold 34 districts and contest 90 others"
        if unit in _NOT_COUNTS or is_conversion(row, index, unit, claims):
            return None
        earlier = outside_bracket(row, claims, index) or self.previous
        item_at = listed_item(row, index) if not numeral.unit and phrase.sort == "" else None
        if item_at is not None and (earlier is not None or any(bid[2] == "losses" for bid in self.bids)):
            listed = Phrase(index + 1, item_at, "item")
            return Claim(index, listed, "equipment", "lost", unit="item", label=row_label(row, index))
        if phrase.sort == "" and item_at is None:
            if not numeral.unit and claims and goes_on_listing(row, index, claims):
                return None
            phrase, unit = self._what_a_bare_number_counts(index, numeral, phrase, unit)
        return self._claim_of_those(index, numeral, phrase, unit, earlier)

    def parts_of(self, whole: Claim) -> list[Claim]:
        """Give the claim of those before a number who are said to be among the casualties it counts."""
        if whole.index not in self.among or whole.kind != "casualty" or whole.unit != "person":
            return []
        index, phrase = self.among[whole.index]
        kind, value, form, trigger = whole.kind, whole.value, whole.form, whole.trigger
        return [Claim(index, phrase, kind, value, form, trigger, includes=whole.includes, part_of=whole)]

    def _counts_others(self, index: int, phrase: Phrase, unit: str) -> bool:
        """Tell whether a number counts what no fact is about, is no count, or belongs to the name of a source."""
        row = self.row
        if phrase.sort == "other" and not may_be_people(row, phrase):
            return True
        if any(first <= index < last for first, last in self.spoken) or _counts_families(row, phrase):
            return True
        if unit in ("", "unit") and _numbers_unit(self.tokens, row, index):
            return True
        if unit == "percent" or unit in LENGTHS:
            return measures_other(self.tokens, row, index, phrase, unit)
        return not unit and counts_nobody(self.tokens, row, index, phrase)

    def _follows_things(self, index: int) -> bool:
        """Tell whether the number before counts things, so that a bare one goes on with them: "60 sorties, then 45"."""
        row = self.row
        before = next((at for at in range(index - 1, -1, -1) if row[at].cls == "N"), None)
        numeral = row[before].number if before is not None else None
        if before is None or numeral is None or numeral.unit:
            return numeral is not None and numeral.unit == "other"
        phrase = read_phrase(row, before)
        strikes = phrase.sort == "unit" and _unit_of(row, phrase) in _NOT_COUNTS
        return strikes or phrase.sort in ("other", "item")

    def _what_a_bare_number_counts(self, index: int, numeral: Numeral, phrase: Phrase, unit: str) -> tuple[Phrase, str]:
        """Give phrase and unit of a number without a noun: those of the one before, where it goes on with that."""
        row, claims, previous = self.row, self.claims, self.previous
        if unit == "person" and not claims and self.near and remain_held(row, index, previous):
            return phrase, "settlement"
        if numeral.unit:
            return phrase, unit
        last = claims[-1] if claims else previous if self.near else None
        ground = last if last is not None and last.kind == "territory" else None
        area = claims and ground is not None and ground.unit in AREAS
        if area and ground is not None and (compares(row, index) or remains(row, phrase.stop)):
            return phrase, ground.unit  # "seized 325 square kilometres, compared with about 400 in May"
        if unit != "person":
            return phrase, unit
        of_them = [item.lower for item in row[index + 1 : index + 3]] == ["of", "them"]
        if of_them and claims and ground is not None and ground.unit == "settlement":
            return Phrase(phrase.stop, None, ""), ground.unit  # "took five villages and lost three of them"
        told = is_figure(row, index) or (claims and shares_on(row, index))
        if told and ground is not None and ground.unit in ("settlement", *AREAS):
            return phrase, ground.unit  # "took 450 square kilometres. In April the figure was 379."
        if self.near and holds_ground(row, index):
            ground = next((claim for claim in reversed(claims) if claim.kind == "territory"), previous)
            if ground is not None and ground.kind == "territory" and ground.unit in ("settlement", *AREAS):
                return phrase, ground.unit  # "223 districts are held by X; on May 1 it held 73"
        if self.near and not claims and previous is not None and compares(row, index) and points_back(row):
            unit = previous.unit  # "78 battalions; that's up from 65"
        if unit == "person" and counts_places(row, index):
            return phrase, "settlement"
        if unit == "person" and claims and claims[-1].unit in ("item", "unit"):
            last = claims[-1]
            if not any(item.cls == "p" for item in row[last.index : index + 4]) and not _are_people(row, index):
                # "shot down 71 drones, while 12 were lost", "of 60 battalions 40 are in X"
                return Phrase(index + 1, last.phrase.head, last.phrase.sort), last.unit
        return phrase, unit

    def _claim_of_those(
        self, index: int, numeral: Numeral, phrase: Phrase, unit: str, earlier: Claim | None
    ) -> Claim | None:
        """Make a claim of a number of which it is known what it counts: by a trigger, or by what is around it."""
        tokens, row, text = self.tokens, self.row, self.text
        claims, previous, near = self.claims, self.previous, self.near
        if claims and phrase.sort == "" and is_gapped(row, index):
            people = Phrase(phrase.stop, None, "people")
            claim = taken_over(tokens, row, text, index, people, unit, claims, previous, "", near)
            if claim is not None:
                return claim
        sized = bool(claims) and index < claims[-1].phrase.stop and is_size(row, index, phrase)
        if sized or is_whole(row, index) or befell_nobody(row, index, phrase) or _is_misprint(tokens, numeral):
            return None
        label = row_label(row, index)
        labelled = label is not None or (index > 0 and row[index - 1].cls == "|")
        if labelled and unit == "person" and _broken_down(row, index):
            return Claim(index, phrase, "casualty", "casualties", label=label)
        start = tokens.starts[row[index].first]
        before = text[max(tokens.starts[0], start - 90) : start].lower()
        inset = bool(claims) and is_inset(row, phrase, before)
        summed = label is not None and any(item.lower in _SUMMING for item in row[index + 1 : index + 2])
        told = phrase.sort != "people" or (phrase.stop < len(row) and row[phrase.stop].cls == "t")
        among = near and not told and earlier is not None and earlier.kind == "casualty" and tallied(row, index)
        claim = None
        if not (inset or summed or among):
            claim = best_bid(tokens, row, text, index, phrase, unit, self.bids, earlier)
        if claim is None and not (phrase.head is None and not claims and self._follows_things(index)):
            claim = taken_over(tokens, row, text, index, phrase, unit, claims, previous, before, near)
        claim = claim or stationed(row, index, phrase, unit)
        if claim is None or (claim.rate is None and _is_broken(row, index, claim.unit)):
            return None
        claim.label = claim.label or label
        find_part(tokens, row, text, claim, claims, previous, before)
        if claim.part_of is not None and claim.kind == "deployment" and claim.part_of.kind == "casualty":
            claim.part_of = None  # the attackers, "about 60 of them", are none of the dead
        if among:
            claim.part_of, claim.of_those = None, True  # of the whole, not of those named before them
        settle(row, claim, claims, previous if near else None)
        return claim


_SUMMING = frozenset({"total", "overall", "altogether", "in total"})


def _counted(row: Sequence[Item], index: int, numeral: Numeral) -> tuple[Phrase, str]:
    """Read what a number counts, and its unit as far as it is said by the number or is a position's or settlement's."""
    phrase, unit = read_phrase(row, index), numeral.unit
    if phrase.sort == "" and not unit:
        phrase = predicated(row, phrase.stop - 1) or phrase
    arms = read_arms(row, index)
    if arms is not None:
        return arms, ""
    taken = strongholds(row, index, phrase)
    if taken is not None:
        return taken, POSITION
    second = row[index + 2].number if index and index + 2 < len(row) else None
    if not unit and second is not None and (row[index - 1].lower, row[index + 1].lower) == ("from", "to"):
        return phrase, second.unit if second.unit in ("percent", *AREAS) else unit  # "fell from 72 to 60 percent"
    if unit or phrase.head is None:
        return phrase, unit
    if phrase.sort == "unit" and _unit_of(row, phrase) == "time" and row[index + 1].lower in ("the", "a"):
        return Phrase(index + 1, None, ""), unit  # "against 18 the month before"
    counted = row[phrase.head].number
    if phrase.sort == "other" and counted is not None and counted.unit == "settlement":
        return Phrase(phrase.stop, None, ""), counted.unit  # "nine of the country's 34 capitals"
    return phrase, unit


def _entered_of(listed: Claim, index: int, phrase: Phrase) -> Claim:
    """Make a claim of how many of those spoken of before a list has."""
    return Claim(index, phrase, "casualty", listed.value, listed.form, includes=listed.includes, source=listed)


def _increment_of(whole: Claim, index: int) -> Claim:
    """Make a claim of what was added to a count since the last one, which is part of it."""
    phrase = Phrase(index + 1, None, "")
    claim = Claim(index, phrase, whole.kind, whole.value, whole.form, unit=whole.unit, includes=whole.includes)
    claim.source = claim.part_of = whole
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


def _numbers_unit(tokens: Tokens, row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is the name of a unit: "25 Task Force Brigade lost 12", "troops of 58 Division"."""
    numeral = row[index].number
    listed = index > 1 and row[index - 1].cls == "&" and row[index - 2].cls == "N"
    if numeral is not None and numeral.unit == "unit":
        name = tokens.words[row[index].last - 1]
        named = name.lower().removesuffix("s" * listed) in UNIT_WORDS  # "troops of 58 and 53 Divisions"
        return name[0].isupper() and named and numeral.nominal[:1] > (1,)
    if index + 1 >= len(row) or not tokens.words[row[index + 1].first][0].isupper():
        return False
    for at in range(index + 1, min(len(row), index + 5)):
        if row[at].last_word in _UNITS and tokens.words[row[at].first][0].isupper():
            return row[at + 1 : at + 2] == [] or row[at + 1].cls != "p"  # and no "3 Zorvian Army soldiers"
    return False


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


def _are_people(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number must be people: "a corps of 10,000", "and 300 died"."""
    body = index > 1 and row[index - 1].cls == "f" and row[index - 2].last_word in BODIES
    back = index - 1
    while back > 0 and row[back].cls == "d":
        back -= 1
    if row[back].lower == "whom":
        return True  # "five brigades, of whom some 8,000 were Zorvians"
    force = any(kind == "deployment" for kind, _, _ in forms_of(row[index - 1])) if index else False
    behind = (forms_of(item) for item in row[index + 1 : index + 3])
    told = (forms for forms in behind if all(kind != "equipment" for kind, _, _ in forms))  # tanks are destroyed too
    near = (value for forms in told for kind, value, _ in forms if kind == "casualty")
    return body or force or any(value in ("killed", "wounded") for value in near)


_WHOLE = frozenset({"person", "item", "unit", "settlement"})
_AVERAGING = frozenset("average averages averaged averaging mean".split())


def _is_broken(row: Sequence[Item], index: int, unit: str) -> bool:
    """Tell whether a number with decimals would count what comes whole, and is no average: "5.5 soldiers"."""
    numeral = row[index].number
    if unit not in _WHOLE or numeral is None or all(end == int(end) for end in numeral.nominal):
        return False
    return not any(word in _AVERAGING for item in row[max(0, index - 6) : index + 6] for word in item.lower.split())


def unread_numbers(
    row: Sequence[Item], classes: str, claims: Sequence[Claim], spoken: Sequence[tuple[int, int]], tokens: Tokens
) -> list[tuple[int, str]]:
    """List the numbers of a sentence that stand beside words of the domain and became no claim, each with the reason.

    Args:
        row: The sentence's items.
        classes: Their class letters.
        claims: Its claims.
        spoken: Item ranges that name sources.
        tokens: Its tokens.
    """
    if not claims and "t" not in classes:
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
        if not numeral.unit and (counts_nobody(tokens, row, index, phrase) or _is_one(row, index)):
            continue
        if _is_bracketed_conversion(row, index):
            continue
        if _counts_families(row, phrase):
            left.append((index, "families, of whom it is not said how many people they are"))
            continue
        if not numeral.unit and _is_broken(row, index, "person"):
            grouped = (
                f" ({item.lower} may mean {item.lower.replace('.', ',')})" if _is_misprint(tokens, numeral) else ""
            )
            left.append((index, f"a count with decimals of what comes whole{grouped}"))
            continue
        counted = {"": "a bare number", "item": "materiel"}.get(phrase.sort, "people")
        left.append((index, f"{numeral.unit or counted} that no verb or noun of the domain takes"))
    return left


def _is_one(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is a mere "one", and not the "+1" of a bulletin."""
    numeral = row[index].number
    return numeral is not None and numeral.nominal[:1] == (1,) and (not index or row[index - 1].lower != "+")


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
