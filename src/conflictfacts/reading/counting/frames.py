"""Words round a claim that take it back or leave it open: "did not say that", "failed to", "nearly", "was foiled", "?".

Decides what the frame a claim stands in makes of it, in clear cases; `modality` says what a claim is without one.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.patterns import pattern

__all__ = ["framed"]

_NOT = (
    r"(?:not|never|cannot|\S+n['’]t|(?:refus|declin|fail)(?:es|s|ed|ing|e)? to|yet to|unable to|without|short of"
    r"|avoid(?:s|ed)?)"
)
_NOBODY = r"(?:nobody|no one|no-one|none|neither|nor)"
_NEGATED = (
    rf"\b(?:{_NOT} (?!only )(?:\w+ly |also |even |yet |be |been |able to )*|(?<!a )(?<!the )few (?:people )?"
    rf"|{_NOBODY} (?:(?!and |but |when |while |after |who |whose )[^\s,;]+ ){{0,5}}?)"
)
_STATING = (
    r"(?:say(?:ing)?|said|claim(?:ed|ing)?|confirm(?:ed|ing)?|verif(?:y|ied|ying))(?: (?:or|nor) den(?:y|ied|ying))?"
)
_TELLING = (
    r"(?:report|announce|assert|allege|state|suggest|indicate|establish|conclude|determine|corroborate|substantiate"
    r"|find|found|known?|prove|proven|show|shown|clear|certain|sure|(?:tell|told) \S+)(?:ed|d)?"
)
_BELIEVING = r"(?:believed?|believes|thinks?|thought|accept(?:s|ed)?|trust(?:s|ed)?)"
_REPORT = r"(?: (?:\S+ ){0,4}?(?:claims?|reports?|allegations?|statements?|rumou?rs?|assertions?|word))?"

_UNSAID = (
    rf"{_NEGATED}(?:{_STATING}{_REPORT}(?: that)?|{_TELLING}{_REPORT} that)$"
    r"|\bno (?:\w+ ){0,2}confirmation(?: that)?$"
    r"|(?<!regardless of )\bwhether$"
    r"|\b(?:unlikely|doubtful|improbable|possible|conceivable|impossible) that$"
)
"""What governs a clause that is left open: "has yet to confirm that", "will not say whether", "it is unlikely that"."""

_DISBELIEVED = (
    rf"\b(?:doubt(?:s|ed)?|casts? doubt on|(?:disput|question|contest)(?:e?s|ed)){_REPORT} (?:that|whether)$"
    rf"|{_NEGATED}{_BELIEVING}{_REPORT}(?: that)?$"
    rf"|\bcontrary to{_REPORT} that$|\b(?:lie|myth) that$"
    r"|(?<!not )\b(?:lied (?:when|in|by|that|to)|(?:wrong|mistaken) (?:when|to|in))\b"
)
"""What governs a clause that is said not to be so: "nobody believes that", "doubts that", "lied when he said that"."""

_UNDOUBTED = rf"{_NEGATED}doubt(?:s|ed)?{_REPORT} that$"
"""What governs a clause that is said to be so after all: "few doubt that"."""

_FACT = frozenset("how where when why who whom whose what which after since because while as before".split())
"""Words whose clause is taken for a fact, whatever is said or asked about it: "did not say where 40 were killed"."""

_ENDED = (
    r"(?:cancel(?:s|led|ed|ling|ing)?|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?"
    r"|avert(?:s|ed|ing)?|prevent(?:s|ed|ing)?|block(?:s|ed|ing)?|shelv(?:es|ed|ing)|called off|ruled out)"
)
_INTENT = r"(?:plans?|plots?|bids?|attempts?|attacks?|missions?|operations?|efforts?|decisions?|conspirac(?:y|ies))"

_MISSED = (
    r"\b(?:(?:fail(?:s|ed|ing)?|failure|unable|(?:not|never|\S+n['’]t) (?:yet )?(?:been |be )?able|powerless"
    r"|(?:refus|declin)(?:es|ed|ing|e)) to (?:be )?"
    r"|(?:prevent|stop|stopp|keep|kept|sav|rescu|spar)(?:s|es|ed|ing|e)? (?:\S+ ){0,4}?from (?:being )?"
    r"|(?:escap|evad|avoid)(?:es|ed|ing|e)? (?:being )?"
    r"|(?:nearly|almost|came close to|instead of|rather than|short of|without) (?:being )?"
    r"|(?:(?:not|never|\S+n['’]t) (?:yet )?managed?|not) to (?:be )?|not succeed(?:ed)? in "
    r"|(?:decid|advis|argu)(?:es|ed|e)? against "
    rf"|{_ENDED} (?:\S+ ){{0,3}}?{_INTENT} (?:\S+ ){{0,2}}?to )$"
)
"""What stands before a verb that nothing came of: "failed to", "narrowly escaped being", "were nearly"."""

_ENDED_BEFORE = rf"\b{_ENDED} (?:[^\s,;]+ )?(?:[^\s,;]+ )?$"
_ENDED_BEHIND = rf"^ (?:(?!and )[^\s,;]+ ){{0,4}}?(?:was|were|is|are|been|being) (?:\w+ly )?{_ENDED}\b"
"""What stands before or behind a noun, or a plot's verb, when it was ended before it began: "was foiled"."""

_PUT_OFF = r"\b(?:postpon|delay)(?:es|s|ed|e|ing)? (?:[^\s,;]+ )?(?:[^\s,;]+ )?$"
"""What stands before the noun of what is still to come: "postponed the withdrawal of"."""

_IN_VAIN = rf"\b(?:{_NOT}|(?:nothing|little|enough|powerless|trying|tried) to) (?:\w+ly )?$"
"""What turns round the words behind it: "failed to" prevent, "did not" mean to."""

_OPEN = (
    r"\b(?:(?:try|tries|trying|tried|attempt|attempts|attempted|attempting|unlikely) to (?:be )?"
    r"|(?:close to|verge of|brink of|point of) (?:being )?)$"
)
"""What stands before a verb whose outcome is open: "tried to", "on the verge of"."""

_NO_VERB = (
    "(?!(?:and|but|or|who|which|that|managed|helped|began|started|continued|went|used|had|has|have|was|were|is|are) )"
)
"""A word that may stand between an intention and its "to": none that the "to" would go with instead."""

_MEANT = (
    r"\b(?:(?:(?:aim|intend|want|threaten|plot|vow|hope|wish|seek|pledge|promise|prepare|plan|conspire)(?:s|d|ed|ing)?"
    r"|planning|planned|plotting|plotted|hoping|preparing|promising|pledging|conspiring|sought|swore|swear|meant"
    r"|threats?|plots?|ready|determined)"
    rf" (?:{_NO_VERB}\w+ ){{0,3}}?to (?:be )?"
    r"|(?:aim(?:s|ed|ing)? at|(?:aim|hope|intention|goal) of|intent on|bent on|(?:going|about) to(?: be)?) )$"
)
"""What stands before a verb that somebody only means to do: "threatened to", "aims to", "a plot to"."""

_LEADING_ON = tuple(
    f"{last} "
    for last in "to be being from nearly almost of than without in against at on escapes escaped escaping escape "
    "evades evaded evading evade avoids avoided avoiding".split()
)
"""How the words end that `_MISSED`, `_OPEN` and `_MEANT` find."""

_ASKING = frozenset(
    "did do does has have had is are was were will would can could should didn't hasn't haven't isn't aren't wasn't "
    "weren't don't doesn't".split()
)


_GOVERNORS = frozenset({"that", "whether", "believe", "believes", "think", "confirmation"})
"""Words beside verbs of saying that a clause or a noun may depend on."""


def framed(row: Sequence[Item], claim: Claim) -> str | None:
    """Give the modality that the words round a claim lend it; `None` where they lend it none.

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    start = claim.index if claim.trigger is None else min(claim.index, claim.trigger)
    if not _presupposed(row, claim):
        governing = _governing(row, start)
        if governing and pattern(_DISBELIEVED).search(governing) and not pattern(_UNDOUBTED).search(governing):
            return "denied"
        if (governing and pattern(_UNSAID).search(governing)) or _asked(row, start):
            return "hypothetical"
    if _neither(row, start):
        return "denied"
    return _outcome(row, claim) if claim.trigger is not None else None


def _words(items: Sequence[Item]) -> str:
    return " ".join(item.lower for item in items)


def _presupposed(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether people are spoken of as known to be lost: "whether the 40 soldiers killed in X were armed"."""
    if claim.trigger is None or claim.trigger < claim.index or not claim.index:
        return False
    known = row[claim.index - 1].lower in ("the", "those", "these")
    return known and all(item.cls != "a" for item in row[claim.index : claim.trigger])


def _governing(row: Sequence[Item], start: int) -> str:
    """Give the words up to the "that" or the verb of saying that the clause of an item depends on."""
    for at in range(start - 1, max(-1, start - 13), -1):
        item = row[at]
        if item.cls in ",;:" or item.lower == "but" or item.lower in _FACT:
            return ""
        if item.cls == "&" and row[at + 1].cls not in "NdpA":
            return ""  # "doubted that it would fall and expected them to send 900"
        if item.cls == "r" or item.lower in _GOVERNORS:
            return _words(row[max(0, at - 9) : at + 1])
    return ""


def _asked(row: Sequence[Item], start: int) -> bool:
    """Tell whether a claim is what a question asks: "Did the army say that 40 were killed?"."""
    first = 1 if row[0].cls == '"' else 0
    if row[first].lower not in _ASKING or not any(item.cls == "?" for item in row[start:]):
        return False
    return not any(item.lower in _FACT or item.cls in ";:" for item in row[first:start])


def _neither(row: Sequence[Item], start: int) -> bool:
    """Tell whether a claim is one of two that are not so: "neither the 40 soldiers nor their officer were killed"."""
    for at in range(start - 1, max(-1, start - 7), -1):
        item = row[at]
        if item.lower in ("neither", "nor"):
            return True
        if item.cls in ",;:r" or item.lower == "that" or item.lower in _FACT:
            return False
    return False


def _outcome(row: Sequence[Item], claim: Claim) -> str | None:
    """Give what the words before a verb, or round its noun, make of what it tells."""
    at = claim.trigger
    assert at is not None
    if claim.value == "missing" and row[at].first_word.startswith("return"):
        return None  # "failed to return", which is what befell them
    before = _words(row[max(0, at - 9) : at]) + " "
    noun = row[at].lower.endswith(" of") or claim.form == "noun"
    to_do = before.endswith(" to ")
    behind = " " + _words(row[max(claim.index, at) + 1 : max(claim.index, at) + 9])
    ended = noun and not (claim.kind == "casualty" and at > claim.index)  # "abandoned 60 bodies"
    leads = before.endswith(_LEADING_ON)
    missed = pattern(_MISSED).search(before) if leads else None
    if missed is None and ended:
        missed = pattern(_ENDED_BEFORE).search(before)
    if missed is not None:
        return None if pattern(_IN_VAIN).search(before[: missed.start()]) else "denied"
    if (noun or to_do) and at < claim.index and pattern(_ENDED_BEHIND).search(behind):
        return "denied"
    if noun and pattern(_PUT_OFF).search(before):
        return "planned"
    if not leads:
        return None
    if pattern(_OPEN).search(before):
        return "hypothetical"
    meant = pattern(_MEANT).search(before)
    if meant is None:
        return None
    if pattern(_IN_VAIN).search(before[: meant.start()]):
        return None if claim.kind == "casualty" else "denied"  # "did not mean to kill 40" does not say they live
    return "planned"
