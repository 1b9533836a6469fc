"""Numbers without a verb of their own: what they take over from the number, the list or the sentence before.

Decides whether the words lean on something ("of whom", a list's row, "it was" N) and what is then meant; soldiers to
whom nothing happened are a deployment. A number that leans on nothing says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.reading.bids import opens_group, rate_of
from conflictfacts.reading.claims import AREAS, LENGTHS, LIMIT, Claim
from conflictfacts.reading.grammar import BULLETS
from conflictfacts.reading.idioms import compares, fights_with
from conflictfacts.reading.items import Item
from conflictfacts.reading.phrases import Phrase, clause_start, forms_of, predicated, read_phrase
from conflictfacts.reading.tokens import Tokens

__all__ = [
    "counts_places",
    "find_part",
    "goes_on_listing",
    "holds_ground",
    "is_conversion",
    "is_gapped",
    "is_inset",
    "listed_item",
    "makes_up_rest",
    "outside_bracket",
    "points_back",
    "remain_held",
    "row_label",
    "stationed",
    "taken_over",
    "tallied",
    "topic_of",
]

_PARTITIVE = re.compile(
    r"\b(?:of|among|including)\s+"
    r"(?:whom|which|them|these|those|this number|that number|this figure|this total|the total)\b"
    r"(?!,\s*(?:and|while|but)\b)[^.;]{0,12}$"
)


_INCLUDING = re.compile(r"\b(?:including|incl|among them|include|includes|comprising)\b\.?[^.;,]{0,30}$")


_OF_THE_DEAD = re.compile(
    r"^\s*of\s+the\s+(?:dead|killed|wounded|injured|missing|victims|casualties|prisoners|captives)\b"
)


_OF_THEM = re.compile(r"^\s*of\s+(?:whom|which|them|these|those)\b")


def is_conversion(row: Sequence[Item], index: int, unit: str, claims: Sequence[Claim]) -> bool:
    """Tell whether a bracketed number only repeats the one before it in another unit."""
    if index < 2 or row[index - 1].cls != "(" or not claims:
        return False
    last = claims[-1]
    return (
        last.index >= index - 4
        and ((unit in AREAS and last.unit in AREAS) or (unit in LENGTHS and last.unit in LENGTHS))
        and unit != last.unit
    )


def row_label(row: Sequence[Item], index: int) -> tuple[int, int] | None:
    """Find the label of the list's row whose first number this is: "• Argentina – 649", "Lyman — 27 %"."""
    if index < 2 or row[index - 1].cls not in "-:|" or any(item.cls == "N" for item in row[:index]):
        return None
    first = 1 if row[0].lower in _OPENINGS else 0
    return (
        (first, index - 1)
        if index - 1 - first <= 9 and not any(item.cls in "ar.!?" for item in row[first : index - 1])
        else None
    )


_OPENINGS = BULLETS | {"|"}
"""What a line of a list or table may begin with."""


_PREDICATES = frozenset(
    (
        "brought reached reaches is was were are had has have be to of at around reported counted named "
        "gave stood stands came comes totalled numbered with added lists listed put it 's say said "
        "recorded registered of: : figure toll number total count"
    ).split()
)


def _predicated(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number is what a verb or "of", "to", "at" leads to."""
    back = row[max(0, index - 2) : index]
    return any(item.lower in _PREDICATES or item.cls in "atr:T" for item in back) or index == 0


def outside_bracket(row: Sequence[Item], claims: Sequence[Claim], index: int) -> Claim | None:
    """Give the last claim a number may lean on: none in brackets closed before it: "57,470 (19,240 dead), 8,000"."""
    for claim in reversed(claims):
        after = [item.cls for item in row[claim.index : index]]
        if not (")" in after and "(" not in after):
            return claim
    return claims[-1] if claims else None


_TALLIES = frozenset("tally toll list count total figure number database register".split())


def tallied(row: Sequence[Item], index: int) -> bool:
    """Tell whether people are told to be among those of a tally: "the tally includes 16,700 inmates"."""
    for at in range(max(1, index - 14), index):
        if row[at].lower in ("includes", "include", "comprises", "contains"):
            return any(item.lower in _TALLIES for item in row[max(0, at - 3) : at])
    return False


def _outside(row: Sequence[Item]) -> list[Item]:
    """Give what of some items stands in no brackets."""
    found, depth = [], 0
    for item in row:
        depth += (item.cls == "(") - (item.cls == ")")
        if depth == 0 and item.cls != ")":
            found.append(item)
    return found if depth == 0 else list(row)


def taken_over(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    index: int,
    phrase: Phrase,
    unit: str,
    claims: Sequence[Claim],
    previous: Claim | None,
    before: str,
    near: bool,
) -> Claim | None:
    """Let a number without a trigger of its own take over that of the number before it, where the words lean on it."""
    outer = outside_bracket(row, claims, index)
    claims = claims[: claims.index(outer) + 1] if outer is not None else claims
    earlier = outer or previous
    if earlier is None or (earlier.kind == "casualty" and fights_with(row, index)):
        return None
    behind = text[tokens.ends[row[index].last - 1] : tokens.ends[row[index].last - 1] + 40].lower()
    leans = bool(_PARTITIVE.search(before) or _OF_THEM.match(behind) or _INCLUDING.search(before))
    leans = leans or _among_them(row, phrase.stop)
    if earlier.dead is not None and not claims and _counts_again(row, index):
        earlier = earlier.dead
    leans = leans or (near and makes_up_rest(row, phrase.stop))
    leans = leans or (phrase.sort == "" and compares(row, index) and (bool(claims) or (near and points_back(row))))
    leans = leans or (near and earlier.kind == "casualty" and _are_some(row, index))
    if phrase.sort == "other":
        return None
    same_sort = earlier.unit == unit
    if not same_sort and not (unit == "percent" and leans):
        return None
    numeral = row[index].number
    assert numeral is not None
    if unit in AREAS and earlier.kind == "territory" and (claims or near):
        had = any(item.lower in ("had", "has", "have") for item in row[max(0, index - 5) : index])
        return Claim(
            index,
            phrase,
            "territory",
            "held" if had else earlier.value,
            "object" if had else earlier.form,
            None,
            LIMIT,
            unit,
            rate_of(tokens, row, text, index, phrase),
            source=earlier,
        )
    moving = (
        earlier.kind == "displacement"
        and phrase.sort in ("", "people")
        and near
        and not numeral.verbal
        and not any(item.lower in _AIDED for item in row)
        and not (phrase.head is not None and row[phrase.head].lower in _ADHERENTS)
    )
    rated = (
        phrase.sort == "people"
        and near
        and earlier.kind == "casualty"
        and rate_of(tokens, row, text, index, phrase) is not None
    )
    bare = (
        moving
        or rated
        or (
            phrase.sort == ""
            and not numeral.verbal
            and unit == "person"
            and numeral.nominal[:1] > (12,)
            and near
            and _predicated(row, index)
            and not _remains(row, phrase.stop)
        )
    )
    label = row_label(row, index)
    lone = index == 0 and row[-1].cls in ";," and len(row) < 12  # a line of a bulletin: "about 1,005,120 personnel;"
    bulleted = near and (lone or (index == 1 and row[0].lower in _OPENINGS)) and phrase.sort in ("people", "demonym")
    listing = bulleted or (label is not None and phrase.sort in ("", "people"))
    between = row[claims[-1].index + 1 : index] if claims else []
    closing = max(claims[-1].trigger or 0, claims[-1].phrase.stop - 1) if claims else 0
    gap = _outside(row[closing + 1 : index] if closing < index else between)
    listed = (
        bool(claims)
        and len(gap) <= 5
        and row[index - 1].lower not in ("has", "have")  # "which lost 174 men, has 13,289 soldiers"
        and any(item.cls in "&,;(:-" for item in gap)
        and not any(item.cls in "rs" for item in gap)
        and not _does_other(row, phrase.stop)
    )
    counting = (
        near
        and earlier.kind == "casualty"
        and phrase.sort in ("people", "demonym")
        and row[index - 1].lower in {"counts", "lists", "adds", "names", "listed", "added"}
    )
    counting = counting or (near and earlier.kind == "casualty" and tallied(row, index) and phrase.sort == "people")
    if not (leans or bare or listing or counting or (listed and phrase.sort in ("people", "demonym", ""))):
        return None
    return Claim(
        index,
        phrase,
        earlier.kind,
        earlier.value,
        earlier.form,
        None,
        LIMIT,
        unit,
        rate_of(tokens, row, text, index, phrase)
        or (earlier.rate if (listed and not leans) or compares(row, index) else None),
        earlier.includes,
        source=earlier,
        label=label,
    )


_COUNTS = frozenset("count counts toll tally estimate estimates stood".split())


def _counts_again(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is another count of what was counted before: "its earlier count was 492"."""
    return any(item.lower in _COUNTS for item in row[max(0, index - 8) : index])


def _are_left(row: Sequence[Item], stop: int) -> bool:
    """Tell whether fighters are said to be left: "1,500 fighters are left to defend it"."""
    return [item.lower for item in row[stop : stop + 2]] in (["are", "left"], ["were", "left"], ["is", "left"])


def _remains(row: Sequence[Item], stop: int) -> bool:
    """Tell whether a number counts those who are left, and not those who were lost."""
    return any(item.lower in {"left", "remain", "remained", "alive", "safe", "unhurt"} for item in row[stop : stop + 3])


def makes_up_rest(row: Sequence[Item], stop: int) -> bool:
    """Tell whether the people are the rest of those before: "seven gunmen made up the remainder"."""
    ahead = [item.lower for item in row[stop : stop + 20]]
    return any(
        word in ("remainder", "rest", "balance", "others") and ahead[step - 1] == "the" and step > 1
        for step, word in enumerate(ahead)
    )


def _are_some(row: Sequence[Item], index: int) -> bool:
    """Tell whether a sentence begins with how many of those counted before were what: "18 were fighters"."""
    if index > 1 or (index == 1 and row[0].cls not in "s&wi"):
        return False
    ahead = [item.lower for item in row[index + 1 : index + 2]]
    return ahead in (["were"], ["was"]) and predicated(row, index) is not None


def remain_held(row: Sequence[Item], index: int, previous: Claim | None) -> bool:
    """Tell whether a bare number counts the villages spoken of before: "18 are still under its control"."""
    if previous is None or previous.unit != "settlement" or previous.kind != "territory":
        return False
    if index > 1 or index + 1 >= len(row) or row[index + 1].cls != "a":
        return False
    for at in range(index + 2, min(len(row), index + 6)):
        forms = forms_of(row[at])
        if forms:
            return all(kind == "territory" for kind, _, _ in forms)
        if row[at].cls not in "awdix":
            return False
    return False


def counts_places(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number is how many places there are: "the number of villages taken has risen to 61"."""
    start = max(0, index - 14)
    at = next((step for step in range(index - 1, start, -1) if row[step].lower == "number" or row[step].cls == "N"), -1)
    if at < 0 or row[at].cls == "N" or at + 2 >= index or row[at + 1].cls != "f":
        return False
    return any("settlement" in item.roles.get("unit", ()) for item in row[at + 2 : min(index, at + 5)])


def holds_ground(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number is what a verb or noun of ground leads to: "held 73", "its gain had been 3,600"."""
    back = index - 1
    while back > 0 and (row[back].cls in "ad" or row[back].lower in ("at", "to", "further")):
        back -= 1
    ahead = index + 1
    while ahead < len(row) and (row[ahead].cls == "a" or row[ahead].lower == "as"):
        ahead += 1
    near: list[tuple[Item, tuple[str, ...]]] = [(row[back], ("object", "noun"))] if back >= 0 else []
    near += [(row[ahead], ("participle",))] if ahead < len(row) else []
    told = [(kind, form) for item, wanted in near for kind, _, form in forms_of(item) if form in wanted]
    return {kind for kind, _ in told} == {"territory"}


def points_back(row: Sequence[Item]) -> bool:
    """Tell whether a sentence begins with a word for the one before: "That's up from 65 last week"."""
    return row[0].lower in {"that's", "that", "this", "it's", "it"}


def _opened(row: Sequence[Item], claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Find the whole that opens a clause: "of the 46 people killed, 18 were fighters and 13 farmers"."""
    for whole in reversed(claims):
        if any(item.cls in ";." for item in row[whole.index : claim.index]):
            return None
        if opens_group(row, whole.index):
            return whole if (whole.kind, whole.value) == (claim.kind, claim.value) else None
    return None


def _does_other(row: Sequence[Item], stop: int) -> bool:
    """Tell whether people have a verb of their own that is none of the domain: "40 were there"."""
    verb = row[stop] if stop < len(row) else None
    if (
        verb is not None
        and verb.cls == "w"
        and verb.lower.endswith("ed")
        and not verb.roles
        and verb.lower not in _STANDING
    ):
        return True  # "70 abducted and 196 subjected to violence"
    if stop + 1 < len(row) and row[stop].lower == "fell" and row[stop + 1].cls not in ",.;&T":
        return True  # "40 fell ill"
    return (
        stop < len(row)
        and row[stop].lower in {"was", "were", "are", "is", "had", "have"}
        and not any(item.cls in "tN" or "people" in item.roles for item in row[stop : stop + 5])
    )


_PLANNING = frozenset(
    (
        "will would shall plans plan planned permitted authorised authorized allowed wants want intends "
        "intend ceiling requested proposed going"
    ).split()
)


_AIDED = frozenset(
    "need needs aid assistance assisted reached food water humanitarian hungry hunger require requires".split()
)
"""Words of sentences that count people in need, not people who fled."""


_STANDING = frozenset(
    "there fought stood stand serve serves served stationed fight opposite remain remains stay based support supports "
    "supporting assist assisting accompany accompanying".split()
)


_OWNING = frozenset(
    (
        "whose having has have had with counted counts numbered fielded commanded maintains keeps keep "
        "includes totalled totaling of "
        "claims boasts fields commands musters"
    ).split()
)


def is_inset(row: Sequence[Item], phrase: Phrase, before: str) -> bool:
    """Tell whether people are only set in as part of the number before: "1,048 dead, including 106 civilians, and"."""
    closed = phrase.stop >= len(row) or row[phrase.stop].cls in ",;.)&"
    including = closed and bool(_INCLUDING.search(before))
    return phrase.sort == "people" and (including or _among_them(row, phrase.stop))


def _among_them(row: Sequence[Item], stop: int) -> bool:
    """Tell whether people, alone or with others, are among those before: ", 7 women and 15 men among them,"."""
    if stop + 2 < len(row) and row[stop].cls == "&" and row[stop + 1].cls == "N":
        stop = read_phrase(row, stop + 1).stop
    if stop < len(row) and row[stop].lower in ("are", "were"):
        stop += 1
    ends = stop + 2 >= len(row) or row[stop + 2].cls in ",;.)"
    return ends and [item.lower for item in row[stop : stop + 2]] == ["among", "them"]


def is_gapped(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number follows the people it counts, the verb left out: "convicts 300, and mobilised men 200"."""
    at = index - 1
    people = False
    closed = index + 1 >= len(row) or row[index + 1].cls in ",;.&)"
    while at >= 0 and (row[at].cls in "ptwdi" or (closed and row[at].cls in "Ao")) and index - at < 6:
        people = people or row[at].cls == "p" or (closed and row[at].cls == "A" and at == index - 1)
        if row[at].cls == "i" and row[at].lower not in ("in", "from"):
            return False
        at -= 1
    return people and at >= 0 and (row[at].cls in ",;&")


def topic_of(row: Sequence[Item], triggers: Sequence[int]) -> Claim | None:
    """Give what a sentence without a number is about, for the bare numbers of the next: losses, or troops on the move.

    Args:
        row: The sentence's items.
        triggers: Its triggers.
    """
    military = bool(triggers) and any("military" in item.roles.get("people", ()) for item in row)
    words = {item.lower for item in row}
    if words & {"exchange", "swap", "exchanged", "swapped"} and words & {"prisoners", "prisoner", "captives", "pows"}:
        at = next((at for at in triggers if any(form[:2] == ("casualty", "captured") for form in forms_of(row[at]))), 0)
        return Claim(at, Phrase(at + 1, None, ""), "casualty", "other", "noun", at, 0.0, "person", None)
    for at in triggers:
        for kind, value, form in forms_of(row[at]):
            introduces = row[-1].lower == ":" and kind == "casualty" and len(row) <= 14 and at in (0, len(row) - 2)
            if introduces and (value, form) != ("captured", "noun"):
                return Claim(at, Phrase(at + 1, None, ""), kind, value, form, at, 0.0, "person", None)
            section = len(row) <= 5 and form in ("noun", "total") and (kind, value) != ("casualty", "captured")
            if (
                (kind in ("casualty", "deployment") and section)
                or (kind == "casualty" and form in ("noun", "object") and value in ("losses", "casualties"))
                or (
                    kind == "deployment"
                    and military
                    and (value == "withdrawn" or (value == "sent" and form != "participle"))
                )
            ):
                return Claim(at, Phrase(at + 1, None, ""), kind, value, form, at, 0.0, "person", None)
    return None


def listed_item(row: Sequence[Item], index: int) -> int | None:
    """Find the materiel that a bulletin's line counts: "tanks – 9,615"."""
    at = index - 2 if row[index - 1].cls in "-:" else index - 1
    if index < 1 or at < 0 or "item" not in row[at].roles:
        return None
    if at == 0 or row[at - 1].cls in ",;:)|" or row[at - 1].lower in _OPENINGS:
        return at if at == index - 2 or index + 1 >= len(row) or row[index + 1].cls in "(,;.|" else None
    return at if at == index - 2 and not any(item.cls in "N.a" for item in row[max(0, index - 5) : index]) else None


def goes_on_listing(row: Sequence[Item], index: int, claims: Sequence[Claim]) -> bool:
    """Tell whether a bare number stands in a bulletin's line of materiel: "tanks 100 (+7); artillery 21,000"."""
    last = claims[-1]
    if last.kind != "equipment" or last.trigger is not None:
        return False
    unknown = index > 1 and row[index - 1].cls == "w" and row[index - 2].cls in ",;"
    return unknown or row[index - 1].cls in "-:"


def stationed(row: Sequence[Item], index: int, phrase: Phrase, unit: str) -> Claim | None:
    """Take soldiers that nothing happened to for a deployment: planned, present, or a force's strength."""
    military = (
        phrase.head is not None and phrase.sort == "people" and "military" in row[phrase.head].roles.get("people", ())
    )
    if unit == "person" and phrase.sort in ("", "people", "demonym") and _said_to_be_in(row, phrase.stop):
        armed = military or any(
            item.party is not None and item.party.kind == "armed_group" for item in row[max(0, index - 12) : index]
        )
        if armed or (phrase.sort == "demonym" and any("military" in item.roles.get("people", ()) for item in row)):
            return Claim(index, phrase, "deployment", "present", "noun", None, LIMIT, unit, None)
    before = {item.lower for item in row[max(clause_start(row, index), index - 6) : index]}
    if (
        phrase.head is not None
        and row[phrase.head].lower in _ADHERENTS
        and before & _OWNING
        and any(item.lower in _GROUPS or (item.party is not None and item.party.kind == "armed_group") for item in row)
    ):
        return Claim(index, phrase, "deployment", "strength", "noun", None, LIMIT, unit, None)
    if (
        [item.lower for item in row[index + 1 : index + 3]] == ["in", "number"]
        and index > 1
        and row[index - 1].cls == ","
    ):
        counted = row[index - 2]
        if counted.party is not None or "military" in counted.roles.get("people", ()):
            return Claim(index, phrase, "deployment", "strength", "noun", None, LIMIT, unit, None)
    if not military and unit != "unit":
        return None
    numeral = row[index].number
    if unit != "unit" and numeral is not None and numeral.verbal and (numeral.nominal or (0,))[0] < 20:
        return None
    near = before | {word for item in row[index : phrase.stop + 5] for word in item.lower.split()}
    if before & _PLANNING:
        status = "planned"
    elif (
        near & _STANDING
        or _kept_there(row, phrase.stop)
        or before & {"help", "support", "assistance"}
        or opens_group(row, index)
        or (military and _are_left(row, phrase.stop))
    ):
        status = "present"
    elif before & _OWNING:
        status = "strength"
    else:
        return None
    return Claim(index, phrase, "deployment", status, "noun", None, LIMIT, unit, None)


def _kept_there(row: Sequence[Item], stop: int) -> bool:
    """Tell whether a clause says who keeps soldiers where: "the 712 soldiers whom the mission keeps in the town"."""
    if stop >= len(row) or row[stop].lower not in ("whom", "that", "which"):
        return False
    return any(
        row[at].lower in {"keeps", "keep", "kept", "has", "maintains"} and row[at + 1].cls == "i"
        for at in range(stop + 1, min(len(row) - 1, stop + 9))
    )


def _said_to_be_in(row: Sequence[Item], stop: int) -> bool:
    """Tell whether people are said to be somewhere: "are thought to be in X", "were still around X"."""
    if stop + 1 < len(row) and row[stop].cls == "f" and row[stop + 1].cls == "A":
        stop += 2  # "soldiers of Zorvia"
    elif stop + 1 < len(row) and row[stop].lower == "in" and row[stop + 1].lower in ("all", "total"):
        stop += 2
    if stop < len(row) and row[stop].cls == ",":
        closing = next((at for at in range(stop + 1, min(len(row), stop + 9)) if row[at].cls in ",;.N"), None)
        if closing is not None and row[closing].cls == "," and not any(item.cls == "t" for item in row[stop:closing]):
            stop = closing + 1  # ", officers say,"
        elif row[stop - 1].lower in ("all", "total"):
            stop += 1  # "fighters, 3,000 in all, were"
    if stop >= len(row) or row[stop].lower not in ("are", "were", "is", "was"):
        return False
    for at in range(stop + 1, min(len(row) - 1, stop + 6)):
        if row[at].lower in {"in", "at", "near", "around", "inside", "outside", "on", "along"}:
            return any(
                (item.cls == "A" and (item.where is not None or item.unknown)) or item.lower in _GROUND
                for item in row[at + 1 : at + 4]
            )
        if row[at].cls not in "rawTi" or row[at].cls == "t":
            return False
    return False


_GROUPS = frozenset({"group", "movement", "militia", "faction", "gang", "cell", "wing", "insurgency"})
_ADHERENTS = frozenset({"members", "adherents", "operatives", "cadres", "followers"})
_GROUND = frozenset(
    "bank front line border shore republic country region province area enclave territory city sector theatre theater "
    "field".split()
)


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
    whole = _opened(row, claim, claims) if claims else None
    if whole is not None:
        claim.part_of = whole
        return
    if claim.source is earlier and (makes_up_rest(row, claim.phrase.stop) or _are_some(row, claim.index)):
        claim.part_of = earlier.part_of or earlier
        return
    if claims and claim.source is claims[-1] and claims[-1].part_of is not None:
        gap = row[claims[-1].phrase.stop : claim.index]
        if gap and all(item.cls in ",&" for item in gap):
            claim.part_of = claims[-1].part_of  # "of these, 46 were fighters, 18 herdsmen and four civilians"
            return
    if _PARTITIVE.search(before) or _OF_THEM.match(behind) or (claims and _INCLUDING.search(before)):
        whole = earlier
        while (
            claims and whole.part_of is not None and whole in claims and re.search(r"(?:and|,)\s*(?:\S+\s+)?$", before)
        ):
            whole = whole.part_of  # "of whom 16 were officers, 35 NCOs": siblings
        claim.part_of = whole
