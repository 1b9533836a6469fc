"""Which number another is a part of: "of whom 46", "including 18 farmers", "seven made up the rest".

Decides by the words that join the two; a number that is only told beside another is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.reading.counting.bids import opens_group
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.counting.phrases import Phrase, predicated
from conflictfacts.reading.text.grammar import BE
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = [
    "INCLUDING",
    "OF_THEM",
    "PARTITIVE",
    "among_whom",
    "are_among_them",
    "are_some",
    "are_the_others",
    "find_part",
    "is_inset",
    "lists_on",
    "makes_up_rest",
]

PARTITIVE = re.compile(
    r"(?<!\bone )(?<!\btwo )\b(?:of|among|including)\s+"  # "raids, one of which left 46 dead"
    r"(?:whom|which|them|these|those|this number|that number|this figure|this total|the total)\b"
    r"(?!,\s*(?:and|while|but)\b)[^.;]{0,12}$"
)


INCLUDING = re.compile(
    r"\b(?:including|incl|among them|include|includes|comprising)\b\.?"
    r"(?:\s+(?:an?|\d[\d,]*|[a-z]+(?:-[a-z]+)?)(?:\s+(?!or\b)[a-z-]+){1,3},){0,4}[^.;,]{0,30}$"
)
"""What opens a list of parts; where some are listed already, "12 women, nine children and", up to the next."""


_TURNS = re.compile(r",\s+(?:while|but|as|when|whereas|with)\b[^,]*$")
"""What ends such a list."""


_OF_THE_DEAD = re.compile(
    r"^\s*of\s+the\s+(?:dead|killed|wounded|injured|missing|victims|casualties|prisoners|captives)\b"
)


OF_THEM = re.compile(r"^\s*of\s+(?:whom|which|them|these|those)\b")


def makes_up_rest(row: Sequence[Item], stop: int) -> bool:
    """Tell whether the people are the rest of those before: "seven gunmen made up the remainder"."""
    ahead = [item.lower for item in row[stop : stop + 20]]
    return any(
        word in ("remainder", "rest", "balance", "others") and ahead[step - 1] == "the" and step > 1
        for step, word in enumerate(ahead)
    )


def are_some(row: Sequence[Item], index: int) -> bool:
    """Tell whether a clause begins with how many of those counted before were what: "18 were fighters"."""
    opens = index > 1 and row[index - 1].cls == ";"
    if (index > 1 and not opens) or (index == 1 and row[0].cls not in "s&wi" and row[0].lower != "another"):
        return False
    ahead = [item.lower for item in row[index + 1 : index + 2]]
    return ahead in (["were"], ["was"]) and predicated(row, index) is not None


def are_the_others(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number is of those left of the ones counted before: "nine fell on Friday, the other six in May".

    Args:
        row: The sentence's items.
        index: The number.
        phrase: What it counts.
    """
    ends = phrase.stop >= len(row) or row[phrase.stop].cls in "iT,;."
    others = [item.lower for item in row[max(0, index - 2) : index]]
    return phrase.sort == "" and ends and others in (["the", "other"], ["the", "remaining"])


def _opened(row: Sequence[Item], claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Find the whole that opens a clause: "of the 46 people killed, 18 were fighters and 13 farmers"."""
    for whole in reversed(claims):
        if any(item.cls in ";." for item in row[whole.index : claim.index]):
            return None
        if opens_group(row, whole.index):
            return whole if (whole.kind, whole.value) == (claim.kind, claim.value) else None
    return None


def _spelled_out(row: Sequence[Item], claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Find the whole that a colon breaks down by nations: "17 soldiers were killed: 13 Zorvians and one Korvan"."""
    if claim.phrase.sort != "demonym":
        return None
    colon = next((at for at in range(claim.index - 1, 0, -1) if row[at].cls not in "NAd,&"), 0)
    if row[colon].cls != ":":
        return None
    whole = next((other for other in reversed(claims) if other.index < colon), None)
    same = whole is not None and (whole.kind, whole.value, whole.unit) == (claim.kind, claim.value, claim.unit)
    return whole if same else None


def is_inset(row: Sequence[Item], phrase: Phrase, before: str) -> bool:
    """Tell whether people are only set in as part of the number before: "1,048 dead, including 106 civilians, and"."""
    closed = phrase.stop >= len(row) or row[phrase.stop].cls in ",;.)&"
    including = closed and bool(INCLUDING.search(before)) and not _TURNS.search(before)
    return phrase.sort == "people" and (including or are_among_them(row, phrase.stop))


def are_among_them(row: Sequence[Item], stop: int) -> bool:
    """Tell whether people, alone or with others, are among those before: ", 7 women and 15 men among them,"."""
    if stop + 2 < len(row) and row[stop].cls == "&" and row[stop + 1].cls == "N":
        stop = read_phrase(row, stop + 1).stop
    if stop < len(row) and row[stop].lower in ("are", "were"):
        stop += 1
    ends = stop + 2 >= len(row) or row[stop + 2].cls in ",;.)"
    return ends and [item.lower for item in row[stop : stop + 2]] == ["among", "them"]


def among_whom(row: Sequence[Item], phrase: Phrase) -> int | None:
    """Find the number among which people are said to be: "four women, including a nurse, were among the 11 killed".

    Args:
        row: The sentence's items.
        phrase: Who they are.
    """
    at = phrase.stop
    if at + 1 < len(row) and row[at].cls == "," and row[at + 1].lower in ("including", "incl", "all", "most"):
        at = next((step + 1 for step in range(at + 2, min(len(row), at + 9)) if row[step].cls == ","), at)
    were = at < len(row) and row[at].lower in BE
    at += were
    if at >= len(row) or row[at].lower != "among" or not (were or phrase.sort in ("people", "demonym")):
        return None
    at += 1
    while at < len(row) and row[at].cls == "d" and row[at].lower not in ("them", "those"):
        at += 1
    return at if at < len(row) and row[at].cls == "N" else None


def _tells_of_first(gap: Sequence[Item]) -> bool:
    """Tell whether what joins two parts only tells of the first: "2,000 bodies that were buried and 900 in morgues"."""
    clause = gap[0].lower in ("that", "who", "which") and gap[-1].cls == "&" and len(gap) < 8
    return clause and all(item.cls not in ",;:.N" for item in gap)


def _is_included(row: Sequence[Item], claim: Claim, last: Claim, before: str) -> bool:
    """Tell whether a claim is listed as part of another: "46 dead, including 12 women", not "and 30 hurt"."""
    whole = last.part_of
    turns = whole is not None and whole.value == last.value and claim.value != last.value
    apart = any(item.cls == "," for item in row[last.phrase.stop : claim.index]) and not _closes(row, claim.phrase)
    turns = turns or (whole is not None and apart)  # "including 12 women, and 30 men were killed"
    return not turns and INCLUDING.search(before) is not None and _TURNS.search(before) is None


def _closes(row: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether nothing is told of people but that they are in a list: "including 12 soldiers, two nurses and"."""
    return phrase.sort == "people" and (phrase.stop >= len(row) or row[phrase.stop].cls in ",;.)&")


def lists_on(row: Sequence[Item], index: int, phrase: Phrase, last: Claim) -> bool:
    """Tell whether people close a list of parts: "including 12 men of X and militiamen loyal to it, and 53 civilians".

    Args:
        row: The sentence's items.
        index: Their number.
        phrase: Who they are.
        last: The claim before them.
    """
    gap = row[last.phrase.stop : index]
    if last.part_of is None or last.kind != "casualty" or not 0 < len(gap) < _LONGEST or gap[-1].cls != "&":
        return False
    closed = phrase.sort in ("people", "demonym") and _closes(row, phrase._replace(sort="people"))
    return closed and all(item.cls in "fdAopwi&,T" for item in gap)


_LONGEST = 15
"""Items at most between two numbers of a list of parts."""


def find_part(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    claim: Claim,
    claims: Sequence[Claim],
    previous: Claim | None,
    before: str,
) -> None:
    """Say which earlier number this one is part of, where the words do ("of whom", "including")."""
    earlier = claims[-1] if claims else previous
    behind = text[tokens.ends[row[claim.index].last - 1] : tokens.ends[row[claim.index].last - 1] + 40].lower()
    claim.of_those = _OF_THE_DEAD.match(behind) is not None
    if earlier is None or earlier.unit != claim.unit or earlier.rate != claim.rate:
        return
    single = claim.value in ("killed", "wounded", "missing", "captured") or bool(claim.includes)
    summed = claims and claims[-1].value in ("casualties", "losses") and single
    if (
        summed
        and any(item.cls == "(" for item in row[claims[-1].phrase.stop : claim.index])
        and not any(item.cls == ")" for item in row[claims[-1].phrase.stop : claim.index])
    ):
        claim.part_of = claims[-1]  # "10,392 casualties (3,403 killed and 6,989 injured)"
        return
    if claims and claims[-1].part_of is not None and row[claim.index - 1].cls in "&," and earlier.value != claim.value:
        opened = [item.cls for item in row[: claim.index] if item.cls in "()"]
        if opened[-1:] == ["("] and single:
            claim.part_of = claims[-1].part_of
            return
    whole = (_opened(row, claim, claims) or _spelled_out(row, claim, claims)) if claims else None
    if whole is not None:
        claim.part_of = whole
        return
    if claim.source is earlier and (makes_up_rest(row, claim.phrase.stop) or are_some(row, claim.index)):
        claim.part_of = earlier.part_of or earlier
        return
    if claims and claims[-1].part_of is not None:
        gap = row[claims[-1].phrase.stop : claim.index]
        goes_on = claim.source is claims[-1] and all(item.cls in ",&" for item in gap)
        goes_on = goes_on or lists_on(row, claim.index, claim.phrase, claims[-1])
        listed = all(item.cls in ",&" for item in gap) and _closes(row, claim.phrase)
        if gap and (goes_on or (claim.value == claims[-1].value and (listed or _tells_of_first(gap)))):
            claim.part_of = claims[-1].part_of  # "of these, 46 were fighters, 18 herdsmen and four civilians"
            return
    if PARTITIVE.search(before) or OF_THEM.match(behind) or (claims and _is_included(row, claim, claims[-1], before)):
        whole = earlier
        while (
            claims and whole.part_of is not None and whole in claims and re.search(r"(?:and|,)\s*(?:\S+\s+)?$", before)
        ):
            whole = whole.part_of  # "of whom 16 were officers, 35 NCOs": siblings
        claim.part_of = whole
