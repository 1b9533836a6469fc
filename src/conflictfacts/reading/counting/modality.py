"""How a claim is put forward: said to be so, denied, estimated, verified, meant, expected or left open.

Decides it from the words near the claim; `frames` knows the frames that take a claim back or leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.frames import framed
from conflictfacts.reading.counting.phrases import clause_start
from conflictfacts.reading.text.items import Item

__all__ = ["deployment_modality", "deployment_status", "modality_of"]

_DENIED = re.compile(
    r"\b(?:(?<!not\n)(?<!never\n)(?<!n't\n)(?:denied|denies|denying|deny)|false|falsely|untrue|(?:an?|the|another|complete)\nlie"
    r"|wrongly|not true|rejected|dismissed|refuted|ludicrous|invention|invented|fabrication|fabricated|fiction|hoax)\b"
)


def _denies(words: Sequence[str]) -> bool:
    return _DENIED.search("\n".join(words)) is not None


_OWNING_UP = frozenset("said says acknowledged acknowledges admitted admits conceded concedes confirmed".split())
"""Verbs behind which what was denied before is denied no more: "dismissed the claim and acknowledged two dead"."""


_CORRECTING = frozenset("denied denies rejected rejects dismissed dismisses refuted refutes disputed disputes".split())
"""Verbs behind which, and a colon, stands what is so instead: "denied this: only 14 had been captured"."""


_LIKELY_TO = re.compile(r"\blikely to (?:rise|grow|climb|increase|reach|exceed|pass|hit|double)\b")

_VERIFYING = frozenset({"verified", "verifies", "documented", "corroborated"})

_MAYBE = frozenset({"would", "could", "may", "might"})

_EXPECTING = frozenset({"expects", "expect", "expected", "forecasts", "predicts", "fears"})


def modality_of(row: Sequence[Item], claim: Claim) -> str:
    """Give how a claim is put forward.

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    frame = framed(row, claim)
    if frame is not None:
        return frame
    edge = claim.trigger if claim.trigger is not None else claim.index
    stop = max(claim.index, edge) + 1
    while stop < min(len(row), max(claim.index, edge) + 4) and row[stop].cls not in "&;":
        stop += 1  # "put the dead at 12 and dismissed the other figure"
    near = [item.lower for item in row[max(0, claim.index - 9) : stop]]
    before = near[: min(9, claim.index)]
    told = 0 if _OWNING_UP.isdisjoint(before) else max(at for at, word in enumerate(before) if word in _OWNING_UP)
    colon = max(at for at, word in enumerate(before) if word == ":") if ":" in before else 0
    told = colon if colon and not _CORRECTING.isdisjoint(before[:colon]) else told
    near = near[told + 1 :] if told and _denies(before[:told]) else near
    if _denies(near) or _untrue(before) or _called_false(row, claim.index):
        return "denied"
    if claim.trigger is not None and _negated(row, claim, claim.trigger):
        return "denied"
    if not _VERIFYING.isdisjoint(before):
        return "verified"
    if any(word.startswith("estimat") for word in near):
        return "estimated"
    start = min(claim.index, edge)  # "will know that 300 are there": no forecast
    told_in = row[max(clause_start(row, start), start - 5) : edge + 1]
    if edge < claim.index:  # "the toll could reach 35"
        told_in = [*told_in, *row[max(edge + 1, claim.index - 4) : claim.index]]
    verbs = [item.lower for at, item in enumerate(told_in) if item.cls == "a" and not _is_month(told_in, at)]
    if _exists(row, claim):
        return "claimed"
    if "will" in verbs or not _EXPECTING.isdisjoint(before) or _LIKELY_TO.search(" ".join(before)):
        return "forecast"
    apart = claim.index and row[claim.index - 1].cls in ",T"  # "will reinforce the force, now 3,800 strong"
    planning = _plans_between(row, max(clause_start(row, claim.index), claim.index - 4), claim.index)
    if claim.kind == "deployment" and planning and not apart:
        return "planned"
    if (not _MAYBE.isdisjoint(verbs) and not _is_bound(row, claim)) or "if" in before:
        return "hypothetical"
    return "claimed"


def _is_month(row: Sequence[Item], at: int) -> bool:
    """Tell whether "may" is the month: "the May offensive", "Zorvia's May attacks", "May: 46 killed"."""
    before, behind = row[at - 1 : at] if at else [], row[at + 1 : at + 2]
    named = any(item.cls == "d" or item.possessive for item in before)
    return row[at].lower == "may" and (named or any(item.cls == ":" for item in behind))


_CALLED_FALSE = re.compile(
    r"\b(?:is|are|was|were|as|been|be|proved|proven) (?:false|untrue|incorrect|wrong|fabricated|fake|baseless"
    r"|unfounded|lies|not true|a lie|a hoax|debunked|disproved|disproven)\b"
)


def _called_false(row: Sequence[Item], index: int) -> bool:
    """Tell whether a figure is said to be wrong: "reports that 60 were killed are false", "12, not 20, were killed"."""
    if index > 1 and row[index - 1].lower == "not" and row[index - 2].cls in ",;":
        return True
    return _CALLED_FALSE.search(" ".join(item.lower for item in row[index + 1 :])) is not None


def _untrue(words: Sequence[str]) -> bool:
    """Tell whether words say of what follows that it is not so: "it is not true that"."""
    joined = " ".join(words)
    return any(
        words in joined for words in ("not true", "not the case", "no truth", "no evidence", "no proof", "nowhere near")
    )


_NEGATED_VERBS = frozenset("did does do has have had was were are is".split())
_MODALS = frozenset("could can would will shall should".split())
_NEGATION = re.compile(r"cannot|never|\S+n['’]t")


def _is_bound(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a negation only bounds the number: "did not lose more than 40 men", "could not be below 1,000"."""
    numeral = row[claim.index].number
    return numeral is not None and numeral.negated


def _negated(row: Sequence[Item], claim: Claim, trigger: int) -> bool:
    """Tell whether a verb is negated: "did not lose 40 men", "were not killed", "could never take 14 villages"."""
    if row[trigger].cls != "t" or _is_bound(row, claim):
        return False
    if claim.value in ("missing", "killed") and row[trigger].first_word in _COMING_BACK:
        return False  # "never came back", which is what befell them
    verbs = _NEGATED_VERBS if claim.value in ("present", "strength") else _NEGATED_VERBS | _MODALS
    for at in range(trigger - 1, max(0, trigger - 3), -1):
        word = row[at].lower
        if row[at].cls in ",;:.":
            return False
        if row[at].cls == "x" and row[at - 1].lower in verbs:
            return True
        if claim.value not in ("present", "strength") and _NEGATION.fullmatch(word) and row[at + 1].lower != "before":
            return True
    return False


_COMING_BACK = frozenset("come came return returned".split())


_PLANS = frozenset(
    {
        "will",
        "plans",
        "plan",
        "planned",
        "intends",
        "intend",
        "wants",
        "going",
        "ought",
        "would",
        "aims",
        "prepares",
        "preparing",
        "ready",
        "shall",
        "asked",
        "asks",
        "recommends",
        "recommended",
        "requested",
        "proposes",
        "proposed",
        "urged",
    }
)


def _plans_between(row: Sequence[Item], start: int, stop: int) -> bool:
    """Tell whether a verb of planning stands in a run of items: "is going to", and not "is going another way"."""
    return any(
        row[at].lower in _PLANS and not (row[at].lower == "going" and row[at + 1].lower != "to")
        for at in range(start, stop)
    )


_TO_COME = _EXPECTING | {"due", "slated", "scheduled"}


def _exists(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a strength is that of a force there is, whatever is planned: "will reinforce its force of 1,000"."""
    at = claim.trigger
    return (
        claim.value == "strength"
        and at is not None
        and 0 < at < claim.index
        and row[at].lower.endswith(" of")
        and row[at - 1].lower in ("its", "their", "the")
    )


_MEANING = frozenset("is are was were voted votes decided decides agreed agrees vowed threatened hopes".split())
"""Words before the "to" of what is only meant: "is to send", "voted to send"."""

_FORCING = frozenset("force forced forces forcing compelled obliged caused led".split())
_OFFERING = frozenset("offered offers pledged pledges promised promises vowed".split())


def deployment_status(row: Sequence[Item], claim: Claim, modality: str) -> str:
    """Give what a deployment is, which is planned where it is only meant.

    Args:
        row: The sentence's items.
        claim: The claim.
        modality: How it is put forward.
    """
    if claim.value not in ("present", "sent", "strength", "withdrawn", "mobilised"):
        return claim.value
    return "planned" if modality == "planned" else _planned(row, claim) or claim.value


def deployment_modality(row: Sequence[Item], claim: Claim, status: str, modality: str) -> str:
    """Give how a deployment is put forward, by what it is: meant where it is planned.

    Args:
        row: The sentence's items.
        claim: The claim.
        status: What the deployment is.
        modality: How it is put forward by the words around it.
    """
    if status == "planned" or (status == "withdrawn" and deployment_status(row, claim, modality) == "planned"):
        return "denied" if modality == "denied" else "planned"
    return modality


def _planned(row: Sequence[Item], claim: Claim) -> str | None:
    if (
        claim.value == "present"
        and claim.trigger is not None
        and claim.trigger < claim.index
        and row[claim.trigger].lower in ("deployed", "positioned", "stationed")
        and not any(
            item.lower in {"is", "are", "were", "was", "been"}
            for item in row[max(0, claim.trigger - 2) : claim.trigger]
        )
    ):
        return "sent"
    if _exists(row, claim):
        return None
    if _is_to_become(row, claim.index):
        return "planned"
    edge = min(claim.index, claim.trigger if claim.trigger is not None else claim.index)
    if claim.trigger is not None and row[claim.trigger].lower in ("ordered", "orders", "ordering"):
        return "planned"
    stop = max(claim.index, claim.trigger or 0)
    words = {item.lower for item in row[max(0, edge - 5) : stop]}
    plans = _plans_between(row, max(clause_start(row, edge), edge - 5), stop)
    ahead = [item.lower for item in row[max(0, edge - 3) : edge]]
    if ahead[-1:] == ["be"]:
        ahead.pop()
    if ahead[-1:] == ["to"] and ahead[-2:-1] and ahead[-2] in _MEANING:
        return "planned"  # "is to be cut to 1,200", "is to send 400 soldiers"
    if claim.trigger is not None and claim.trigger > claim.index:
        between = " ".join(item.lower for item in row[claim.phrase.stop : claim.trigger])
        if re.search(r"\b(?:are|is|were|was) to(?: be\b|$)", between) or (between == "to" and not words & _FORCING):
            return "planned"  # "5,000 men are to be called up", "has told 1,100 soldiers to leave"
    allowed = claim.value == "sent" and not words.isdisjoint({"authorized", "authorised", "approved"})
    offers = (at for at in range(max(0, edge - 5), edge) if row[at].lower in _OFFERING)
    offered = any(all(item.cls not in ",;N" for item in row[at + 1 : edge]) for at in offers)
    return "planned" if allowed or offered or plans or words & _TO_COME else None


_BECOMING = frozenset("reach have grow rise climb swell number total comprise expand increase".split())
_IS = frozenset("is are was were".split())
_AHEAD = frozenset("will would could might should shall".split())
_DUE = frozenset("meant supposed due set expected slated scheduled going likely planned".split())


def _is_to_become(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is how many there are to be: "could grow to 4,500", "is meant to have 2,500"."""
    at = index - 1 - (row[index - 1].lower in ("to", "by"))
    while at > 0 and (row[at].lower in ("in", "number", "size", "strength") or row[at].lower.endswith("ly")):
        at -= 1
    verb = row[at].lower if at > 0 else ""
    ahead = [item.lower for item in row[max(0, at - 4) : at]]
    if ahead[-1:] == ["to"]:
        return (
            verb in _BECOMING | {"be"}
            and len(ahead) > 1
            and ahead[-2] in (_DUE if verb in ("have", "be") else _DUE | _IS)
        )
    near = [word for word in ahead[-3:] if word in _AHEAD]
    if verb in ("have", "be"):
        return near[-1:] in (["should"], ["shall"])  # no "could have 3,000 fighters": nobody knows
    return bool(near) and verb in _BECOMING
