"""Numbers without a verb of their own: what they take over from the number, the list or the sentence before.

Decides whether the words lean on something ("of whom", a list's row, "it was" N) and what is then meant. A number that
leans on nothing says nothing. Of what it is a part is decided in `parts`, what the line of a list is in `listing`, and
which soldiers are a deployment in `stationing`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.claims import AREAS, LENGTHS, Claim
from conflictfacts.reading.counting.costs import who_were
from conflictfacts.reading.counting.exchanges import tells_of_exchange
from conflictfacts.reading.counting.idioms import compares, fights_with
from conflictfacts.reading.counting.listing import OPENINGS, TALLIES, row_label, tallied
from conflictfacts.reading.counting.modality import deployment_status
from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.counting.others import are_others
from conflictfacts.reading.counting.parts import (
    INCLUDING,
    OF_THEM,
    PARTITIVE,
    are_among_them,
    are_some,
    are_the_others,
    lists_on,
    makes_up_rest,
)
from conflictfacts.reading.counting.phrases import Phrase, forms_of, is_harm
from conflictfacts.reading.counting.questions import answers
from conflictfacts.reading.counting.rates import rate_of
from conflictfacts.reading.counting.stationing import ADHERENTS, ARMS, STANDING
from conflictfacts.reading.text.grammar import TOWNS
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = [
    "counts_places",
    "holds_ground",
    "is_conversion",
    "is_figure",
    "is_gapped",
    "outside_bracket",
    "points_back",
    "remain_held",
    "remains",
    "shares_on",
    "taken_over",
    "topic_of",
]


def is_conversion(row: Sequence[Item], index: int, unit: str, claims: Sequence[Claim]) -> bool:
    """Tell whether a bracketed number only repeats the one before it in another unit."""
    if index < 2 or row[index - 1].cls != "(" or not claims:
        return False
    last = claims[-1]
    numerals = (row[index].number, row[last.index].number)
    if last.index == index - 2 and len({numeral.nominal for numeral in numerals if numeral is not None}) == 1:
        return True  # "2.8 lakh (280,000)"
    return (
        last.index >= index - 4
        and ((unit in AREAS and last.unit in AREAS) or (unit in LENGTHS and last.unit in LENGTHS))
        and unit != last.unit
    )


_DOWNING = frozenset("shot down|downed|intercepted|shot|destroyed|fired|launched|brought down".split("|"))
"""Verbs of what is done to missiles and machines, and not to those counted before."""


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


def _outside(row: Sequence[Item]) -> list[Item]:
    """Give what of some items stands in no brackets."""
    found, depth = [], 0
    for item in row:
        depth += (item.cls == "(") - (item.cls == ")")
        if depth == 0 and item.cls != ")":
            found.append(item)
    return found if depth == 0 else list(row)


def _of_untold(row: Sequence[Item], index: int, claims: Sequence[Claim]) -> bool:
    """Tell whether a part is one of those counted before it, of whom nothing is told: "55 conflicts, 8 of which"."""
    whole = next((at for at in range(index - 1, -1, -1) if row[at].cls == "N"), None)
    if whole is None or any(claim.index == whole for claim in claims):
        return False
    number = row[whole].number
    if number is None or number.unit:
        return number is not None
    return read_phrase(row, whole).sort in ("other", "item", "people", "demonym")


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
    earlier = _paired(row, index, claims) or outer or previous
    if earlier is None or phrase.sort == "other" or (earlier.asked and not answers(row, phrase, earlier)):
        return None
    if earlier.kind == "casualty" and (fights_with(row, index) or (index and row[index - 1].lower in _DOWNING)):
        return None  # "fired 40 missiles; the air force shot down 31"
    behind = text[tokens.ends[row[index].last - 1] : tokens.ends[row[index].last - 1] + 40].lower()
    of_them = OF_THEM.match(behind) is not None
    if of_them and _of_untold(row, index, claims):
        return None
    if earlier.kind == "casualty" and are_others(row, index, phrase, of_them):
        return None
    leans = of_them or bool(PARTITIVE.search(before) or INCLUDING.search(before))
    if (
        earlier.dead is not None
        and not claims
        and not leans
        and (phrase.sort == "" or row[index - 1].lower in _COUNTING)
    ):
        earlier = earlier.dead  # "40 were killed and 90 wounded. By Tuesday it was 46.": the toll is that of the dead
    leans = leans or _leans(row, index, phrase, unit, claims, earlier, near)
    if earlier.unit != unit and not (unit == "percent" and leans):
        return None
    rate = rate_of(tokens, row, text, index, phrase)
    numeral = row[index].number
    ground = unit in AREAS or (unit == "settlement" and numeral is not None and not numeral.unit)
    if ground and earlier.kind == "territory" and (claims or near):
        back = {item.lower for item in row[max(0, index - 5) : index]}
        had = not back.isdisjoint({"had", "has", "have"}) and "been" not in back
        value, form = ("held", "object") if had else (earlier.value, earlier.form)
        return Claim(index, phrase, "territory", value, form, unit=unit, rate=rate, source=earlier)
    stands = remains(row, phrase.stop) or _are_there(row, phrase.stop)
    if near and earlier.kind == "deployment" and not phrase.head and unit == "person" and stands:
        return Claim(index, phrase, "deployment", "present", unit=unit, source=earlier)
    if earlier.kind == "displacement" and any(item.military for item in row[index : phrase.stop]):
        return None  # "shelters 200,000 people; 2,500 of its 12,500 soldiers guard them"
    listed = _is_listed(row, index, phrase, claims)
    bare = near and _goes_on_counting(row, index, phrase, unit, earlier, rate)
    listing = (near and _is_bulletins_line(row, index, phrase)) or (
        row_label(row, index) is not None and phrase.sort in ("", "people")
    )
    if not (leans or bare or listing or (listed and phrase.sort in ("people", "demonym", ""))):
        return None
    claim = Claim(index, phrase, earlier.kind, earlier.value, earlier.form, unit=unit, includes=earlier.includes)
    if listed and earlier.value == "sent" and earlier in claims and deployment_status(row, earlier, "") == "planned":
        claim.value = "planned"  # "is to send 4,500 soldiers, Zorvia 2,500"
    claim.rate = rate or (earlier.rate if (listed and not leans) or compares(row, index) else None)
    claim.source, claim.label = earlier, row_label(row, index)
    return claim


def _paired(row: Sequence[Item], index: int, claims: Sequence[Claim]) -> Claim | None:
    """Find which of two counts a number is held against: "32 killed and 159 wounded, against 23 and 140"."""
    last = claims[-3:]
    if len(last) > 1 and [item.cls for item in row[index + 1 : index + 3]] == ["&", "N"] and compares(row, index):
        return last[-2] if last[-2].kind == last[-1].kind == "casualty" and last[-2].value != last[-1].value else None
    second = len(last) > 2 and last[-1].source is last[-3] and last[-1].index == index - 2 and row[index - 1].cls == "&"
    return last[-2] if second else None


def _leans(
    row: Sequence[Item], index: int, phrase: Phrase, unit: str, claims: Sequence[Claim], earlier: Claim, near: bool
) -> bool:
    """Tell whether words around a number lean on the one before: a part or a share of it, or set against it."""
    if are_among_them(row, phrase.stop) or (unit == "percent" and claims and is_share_too(row, index, earlier)):
        return True
    if earlier.kind == "casualty" and are_the_others(row, index, phrase) and (claims or near):
        return True
    if phrase.sort == "" and compares(row, index) and (claims or (near and points_back(row))):
        return True
    return near and (makes_up_rest(row, phrase.stop) or (earlier.kind == "casualty" and are_some(row, index)))


def _goes_on_counting(
    row: Sequence[Item], index: int, phrase: Phrase, unit: str, earlier: Claim, rate: str | None
) -> bool:
    """Tell whether a number goes on to count what the one before did: people who fled or died, of whom it is told."""
    numeral = row[index].number
    assert numeral is not None
    if earlier.asked:
        return True
    stay = _stay_in_town(row, phrase.stop)
    if earlier.kind == "displacement" and (stay or any(item.lower in _AIDED for item in row)):
        return False
    if earlier.kind == "displacement" and phrase.sort in ("", "people") and not numeral.verbal:
        others = phrase.head is not None and (row[phrase.head].lower in ADHERENTS or row[phrase.head].military)
        others = others or (
            phrase.head is None and [item.lower for item in row[phrase.stop : phrase.stop + 1]] == ["who"]
        )
        if not others:
            return True
    if earlier.kind == "casualty" and any(item.lower in _LIVING for item in row[max(0, index - 30) : index]):
        return False
    if earlier.value == "other" and phrase.sort in ("", "people", "demonym") and _come_home(row, index, phrase.stop):
        return True
    if earlier.kind == "casualty" and phrase.sort in ("people", "demonym"):
        if index and row[index - 1].lower in _COUNTING:
            return phrase.head is None or row[phrase.head].lower not in ARMS
        return phrase.sort == "people" and (rate is not None or tallied(row, index))
    return (
        phrase.sort == ""
        and not numeral.verbal
        and unit == "person"
        and numeral.nominal[:1] > (12,)
        and _predicated(row, index)
        and not remains(row, phrase.stop)
    )


def _come_home(row: Sequence[Item], index: int, stop: int) -> bool:
    """Tell whether people come in the course of an exchange: "307 followed", "in the buses sat 270 soldiers"."""
    near = [*row[max(0, index - 4) : index], *row[stop : stop + 2]]
    if [item.lower for item in row[stop + 1 : stop + 2]] == ["under"]:
        return False  # "40 soldiers came under fire"
    return any(item.lower in _COMING_HOME for item in near)


_COMING_HOME = frozenset("followed came come crossed crossing landed sat sit turn".split())


def _stay_in_town(row: Sequence[Item], stop: int) -> bool:
    """Tell whether people are said to be left where others fled: "7,000 remain in the town"."""
    behind = " ".join(item.lower for item in row[stop : stop + 4]).split()
    return behind[:1] in (["remain"], ["remained"], ["stay"], ["stayed"]) and not TOWNS.isdisjoint(behind)


_COUNTING = frozenset("counts lists adds names listed added identified named identify".split())
"""Verbs with which a source counts those who fell."""


def _is_bulletins_line(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether people are counted in a line of a bulletin or a list: "about 1,005,120 personnel;", "- 40 men"."""
    lone = index == 0 and row[-1].cls in ";," and len(row) < 12
    return (lone or (index == 1 and row[0].lower in OPENINGS)) and phrase.sort in ("people", "demonym")


def _is_listed(row: Sequence[Item], index: int, phrase: Phrase, claims: Sequence[Claim]) -> bool:
    """Tell whether a number stands in a row with the one before: "40 soldiers were killed, and 12 policemen"."""
    if not claims or row[index - 1].lower in ("has", "have") or _does_other(row, phrase.stop):
        return False  # "which lost 174 men, has 13,289 soldiers"
    if who_were(row, phrase.stop):
        return False  # "90 wounded, and seven who have not been found": the clause tells what befell them
    last = claims[-1]
    closing = max(last.trigger or 0, last.phrase.stop - 1)
    gap = _outside(row[closing + 1 : index] if closing < index else row[last.index + 1 : index])
    if any(item.cls in "rs" for item in gap) or (
        len(gap) > 5 and not (_are_parallel(row, index, phrase, gap) or lists_on(row, index, phrase, last))
    ):
        return False
    return any(item.cls in "&,;(:-" for item in gap)


def _are_parallel(row: Sequence[Item], index: int, phrase: Phrase, gap: Sequence[Item]) -> bool:
    """Tell whether where they were is all that stands between two numbers: "46 in the north of X and 12 in Y"."""
    joined = row[index - 1].cls == "&" and phrase.sort == "" and phrase.stop < len(row)
    where = row[phrase.stop].lower if joined else ""
    return joined and any(item.lower == where for item in gap) and all(item.cls in "idfAw&T" for item in gap)


def is_share_too(row: Sequence[Item], index: int, earlier: Claim) -> bool:
    """Tell whether a percentage says again how much ground the number before is: "400 square miles, or 18 percent".

    Args:
        row: The sentence's items.
        index: The percentage.
        earlier: The claim before it.
    """
    again = row[index - 1].cls == "(" or (row[index - 1].lower == "or" and row[index - 2].cls in ",)")
    return again and earlier.kind == "territory" and earlier.unit in ("settlement", *AREAS)


def remains(row: Sequence[Item], stop: int) -> bool:
    """Tell whether a number counts those who are left, or the ground, and not what was lost.

    Args:
        row: The sentence's items.
        stop: The item behind what the number counts.
    """
    return any(item.lower in {"left", "remain", "remained", "alive", "safe", "unhurt"} for item in row[stop : stop + 3])


_THOUGHT = frozenset("believed thought said known reported estimated reckoned understood".split())


def _are_there(row: Sequence[Item], stop: int) -> bool:
    """Tell whether some of those sent or meant to be sent are said to be there: "400 are there already"."""
    behind = " ".join(item.lower for item in row[stop : stop + 6]).split()  # "are there" may be one item
    if behind[1:2] and behind[1] in _THOUGHT and behind[2:4] == ["to", "be"]:
        behind = [behind[0], *behind[4:]]  # "are thought to be there still"
    behind = behind[:4]
    return behind[:1] in (["are"], ["were"]) and not {"there", "in", "on"}.isdisjoint(behind)


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


_FIGURES = frozenset("figure figures total number pace rate gain gains advance it".split())
_BECOMING = frozenset("was were is had been rose fell slowed dropped climbed stood came amounted down up to at".split())


def is_figure(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number is what the figure spoken of was: "in April the figure was 379", "it slowed to 244".

    Args:
        row: The sentence's items.
        index: The number.
    """
    at = index - 1
    while at > 0 and all(word in _BECOMING for word in row[at].lower.split()):
        at -= 1
    closed = index + 1 >= len(row) or row[index + 1].cls in ",.;T)i"
    existing = at == index - 1 and at > 0 and row[at].lower in ("there are", "there were", "there was")
    return closed and (existing or (0 <= at < index - 1 and row[at].lower in _FIGURES))


def shares_on(row: Sequence[Item], index: int) -> bool:
    """Tell whether a bare number goes on with ground counted before it: "12 villages on Monday and 9 on Tuesday"."""
    if index < 2 or row[index + 1 : index + 2] == [] or any(map(is_harm, row[index + 1 : index + 8])):
        return False
    which = row[index - 1].lower in ("which", "these", "them") and row[index - 2].cls in "fi"
    joined = which or row[index - 1].cls in "&,"
    ahead = row[index + 1]
    return joined and (ahead.cls == "T" or (ahead.lower in _LOCATING and row[index + 2 : index + 3] != []))


_LOCATING = frozenset("in near around since on along during".split())


def points_back(row: Sequence[Item]) -> bool:
    """Tell whether a sentence begins with a word for the one before: "That's up from 65 last week"."""
    return row[0].lower in {"that's", "that", "this", "it's", "it"}


def _does_other(row: Sequence[Item], stop: int) -> bool:
    """Tell whether people have a verb of their own that is none of the domain: "40 were there"."""
    verb = row[stop] if stop < len(row) else None
    if (
        verb is not None
        and verb.cls == "w"
        and verb.lower.endswith("ed")
        and not verb.roles
        and verb.lower not in STANDING
    ):
        return True  # "70 abducted and 196 subjected to violence"
    if verb is not None and verb.lower in _LIVED and not any(map(is_harm, row[stop : stop + 3])):
        return True  # "300 remain trapped"
    if stop + 1 < len(row) and row[stop].lower == "fell" and row[stop + 1].cls not in ",.;&T":
        return True  # "40 fell ill"
    return (
        stop < len(row)
        and row[stop].lower in {"was", "were", "are", "is", "had", "have"}
        and not any(item.cls in "tN" or "people" in item.roles for item in row[stop : stop + 5])
    )


_LIVED = frozenset("remain remained survived survive escaped escape fled".split())

_AIDED = frozenset(
    "need needs aid assistance assisted reached food water humanitarian hungry hunger require requires".split()
)
"""Words of sentences that count people in need, not people who fled."""

_LIVING = frozenset("population populations inhabitants need needs hungry pupils voters".split())
"""Words for people to whom nothing happened."""


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


def topic_of(tokens: Tokens, row: Sequence[Item], triggers: Sequence[int]) -> Claim | None:
    """Give what a sentence without a number is about, for the bare numbers of the next: losses, or troops on the move.

    Args:
        tokens: The sentence's tokens.
        row: Its items.
        triggers: Its triggers.
    """
    if tells_of_exchange(tokens.said) and tells_of_exchange([item.lower for item in row]):
        at = next((at for at in triggers if any(form[:2] == ("casualty", "captured") for form in forms_of(row[at]))), 0)
        return Claim(at, Phrase(at + 1, None, ""), "casualty", "other", trigger=at, cost=0.0)
    for at in triggers:
        for kind, value, form in forms_of(row[at]):
            if _opens_topic(row, at, kind, value, form):
                return Claim(at, Phrase(at + 1, None, ""), kind, value, form, at, 0.0)
    return None


def _opens_topic(row: Sequence[Item], at: int, kind: str, value: str, form: str) -> bool:
    """Tell whether a trigger says what the numbers of the next sentences count."""
    if kind not in ("casualty", "deployment"):
        return False
    taken = (kind, value) == ("casualty", "captured")
    if len(row) <= 5 and form in ("noun", "total") and not taken:
        return True  # a heading
    if kind == "deployment":
        moving = value == "withdrawn" or (value == "sent" and form != "participle")
        return moving and any(item.military for item in row)
    if row[-1].lower == ":" and len(row) <= 14 and at in (0, len(row) - 2) and not (taken and form == "noun"):
        return True  # "Among the killed:"
    if form == "participle":
        return value in ("killed", "missing") and any(item.lower in TALLIES for item in row)
    return form in ("noun", "object") and value in ("losses", "casualties")
