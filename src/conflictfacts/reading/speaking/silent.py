"""Verbs of saying that tell nothing where they stand: nouns, passives without a teller, deeds.

Decides by the words right around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.speaking.putting import EVENTS
from conflictfacts.reading.text.items import Item

__all__ = ["BE", "FINDING", "GIVING", "MODALS", "tells_nothing", "word_behind"]

_TELLING = frozenset(
    "confirmed confirm acknowledged acknowledge admitted admit verified verify disclosed disclose denied deny given "
    "give published publish released release commented comment said say".split()
)
"""Verbs that tell nothing where they are negated."""

_NEGATING = frozenset({"not", "neither", "nor", "never"})

MODALS = frozenset({"can", "could", "will", "would", "may", "might", "to", "now"})

GIVING = frozenset({"gave", "gives", "give"})
"""Verbs of which a paper or a figure is the object where they report."""

_PASSED_ON = frozenset(
    "believed thought reported said known estimated rumoured rumored alleged presumed feared".split()
)
"""Participles by which a deed is passed on, by nobody: "men thought to be deserters"."""

_KINDS_OF_REPORTS = frozenset(
    "situation press media flash progress annual special weekly daily field news official".split()
)
"""Words that say what a report is, and name nobody who reports."""

_NOTING = frozenset("documented recorded counted listed verified confirmed registered identified named".split())
"""What is done with the dead by somebody, and not by whoever stands before a passive."""

FINDING = frozenset("recovered collected found".split())
_BEING = frozenset({"been", "being", "be"})
_WAS = frozenset({"is", "are", "was", "were", "been"})
BE = _BEING | _WAS


def word_behind(row: Sequence[Item], at: int) -> str:
    """Give the words of the item behind another, lower-cased; empty where none stands there."""
    return row[at + 1].lower if at + 1 < len(row) else ""


def tells_nothing(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word that may report is no verb here, names nobody who reports, or tells of a deed.

    Args:
        row: The sentence's items.
        at: The word.
    """
    return _is_no_report(row, at) or _is_impersonal(row, at) or _means_deed(row, at)


def _is_no_report(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word is no verb here, or tells nothing: "Editor's note:", "has neither confirmed nor denied"."""
    verb, before = row[at].lower, row[at - 1].lower if at else ""
    if verb in ("note", "notes"):
        return before in ("'s", "'")
    if verb in _TELLING and any(other.lower in _NEGATING or other.lower[-3:] == "n't" for other in row[:at][-2:]):
        return True
    if verb in ("report", "reports", "records") and before in _KINDS_OF_REPORTS:
        return True  # the heading "Situation report No. 3"
    if verb == "reports" and at + 1 < len(row) and "reporting" in row[at + 1].roles:
        return True  # "Unconfirmed reports say"
    if at and row[at - 1].cls in "pw" and word_behind(row, at) == _OF_SOMEBODY.get(verb):
        return True  # "suspects identified as rebels", "people accused of theft"
    if verb == "named" and row[at - 1].cls in "pw" and at > 1 and row[at - 2].cls in "dwpA":
        return row[at + 1 : at + 2] != [] and row[at + 1].cls == "A"  # "a commander named Ann Roe"
    if verb == "state" and at + 1 < len(row) and row[at + 1].cls == "o":
        return True  # "Zorvian state television"
    if verb == "speak" and before == "to" and word_behind(row, at).split()[:1] == ["of"]:
        return True  # "without any training to speak of"
    return verb in ("see", "find", "hear") and before in MODALS  # "would see its ceiling lifted"


_OF_SOMEBODY = {"identified": "as", "named": "as", "accused": "of"}
"""Participles that say right behind somebody who he is, and what then follows them."""


def _is_impersonal(row: Sequence[Item], at: int) -> bool:
    """Tell whether a passive names nobody who reports: "have been confirmed", "is said to have", "it is thought,"."""
    verb, following = row[at].lower, word_behind(row, at)
    near = [other.lower for other in row[max(0, at - 2) : at]]
    if following != "by" and not _BEING.isdisjoint(near):
        return True
    passive = not _WAS.isdisjoint(near)
    if passive and following != "by" and verb in _NOTING and row[at - 1].cls in "ax":
        return True  # "and 40 of X's men were documented"
    if passive and verb in FINDING and row[at - 1].cls in "ax":
        return True  # "a child was recovered"
    to = following.split()[:1] == ["to"]
    if passive and (to or verb == "posted"):
        return True  # "are posted along the border"
    passed_on = verb in _PASSED_ON and to and not _to_somebody(row, at + 1)
    if passed_on and not any(other.lower in ("which", "whom") for other in row[max(0, at - 7) : at]):
        return True  # "gunmen believed to be of X", and not "said to the agency"
    heard = verb.startswith(("told", "inform", "quoted as"))
    if passive and following == "that" and row[at - 1].cls == "a" and not heard:
        return True  # "next to their names was noted that"
    if passive and following == "," and near[0] == "it":
        return True
    clause = [other.lower for other in row[max(0, at - 4) : at]]
    return following == "that" and "it" in clause and any(word in ("is", "was") for word in clause[-3:])


def _means_deed(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb tells of a deed, and not of what is so: "claims responsibility", "told us to go"."""
    verb, following = row[at].lower, word_behind(row, at)
    if verb.startswith("claim"):
        ahead = {word for other in row[at + 1 : at + 6] for word in other.lower.split()}
        return not _CLAIMED.isdisjoint(ahead) or following == "responsibility" or _claims_event(row, at)
    if verb.startswith("respond"):
        return following == "to" and any(other.lower == "by" for other in row[at + 2 : at + 9])  # "by killing 12"
    if verb in ("swore", "swears", "swear"):
        return following == "allegiance"
    if verb in ("told", "tells", "tell"):
        return (at > 0 and row[at - 1].lower == "all") or [other.lower for other in row[at + 2 : at + 3]] == ["to"]
    if verb in ("asked", "asks"):
        return following.split()[:1] == ["to"]  # to be withdrawn
    if verb == "called":
        return following == "for"  # for a truce, and not how many they were
    if verb == "promised":
        return following != "that" and any(other.cls == "N" for other in row[at + 1 : at + 3])  # so many troops
    return verb in GIVING and following == "no" and not any("paper" in other.roles for other in row[at + 1 : at + 4])


def _claims_event(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody only claims to have done it: "as the group claims attacks"."""
    step = at + 1
    while step < len(row) and row[step].cls in "dNw" and row[step].lower not in EVENTS:
        step += 1
    return step < len(row) and row[step].lower in EVENTS and (step + 1 == len(row) or row[step + 1].cls in ",.;i")


_CLAIMED = frozenset({"life", "lives", "victims"})
"""What a war claims, and tells nothing."""


def _to_somebody(row: Sequence[Item], at: int) -> bool:
    """Tell whether "to" leads to somebody, and not to a verb."""
    return row[at].lower == "to" and at + 1 < len(row) and row[at + 1].cls in "dAop"
