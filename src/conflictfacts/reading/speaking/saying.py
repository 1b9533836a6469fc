"""Verbs of saying: which of the words that may report do so where they stand.

Decides by what stands around a verb; whose words it reports is for `tellers`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.judging.judged import NAMING, names_it
from conflictfacts.reading.speaking.extents import phrase_stop
from conflictfacts.reading.speaking.putting import (
    KEEPING_TO,
    PUTTING,
    gives_paper,
    keeps_to_figure,
    puts_figure,
    sets_at,
)
from conflictfacts.reading.speaking.silent import GIVING, tells_nothing, word_behind
from conflictfacts.reading.text.items import Item

__all__ = [
    "CITING",
    "CORRECTING",
    "COUNTING",
    "PARTIES",
    "PERSONAL",
    "THINKING",
    "WEAK_VERBS",
    "inset_start",
    "is_inserted",
    "is_quoted",
    "judges",
    "reports",
    "says_that",
]

CITING = frozenset({"citing", "cites", "cited", "quoting"})
"""Words by which one source relays another."""


COUNTING = frozenset(
    "see sees saw find finds found count counted record records recorded hear heard collected recovered".split()
)
"""Verbs by which a party only had what it counts."""


PARTIES = frozenset({"state", "armed_group", "people", "army"})
"""Kinds of sources that have losses of their own."""


WEAK_VERBS = frozenset(
    (
        "see sees saw put puts find finds found gave give gives named show shows showed count counts "
        "counted list lists listed published broadcast record records recorded hear heard called quote "
        "quotes quoted collected recovered publishes obtained obtains gathered recognizes recognized "
        "recognises recognised"
    ).split()
)


_HOLDING = frozenset(
    "fear fears feared consider considers considered regards suspects doubts doubted contends anticipates foresees "
    "worries caution cautions cautioned".split()
)
"""Verbs of holding something to be so, most of which are nouns or take objects too."""


THINKING = _HOLDING | frozenset("think thinks thought believe believes believed expect expects expected".split())


_ONLY_VERBS = frozenset("consider considers considered regards contends anticipates foresees".split())
"""Those that are no nouns."""


CORRECTING = frozenset(
    (
        "rejects rejected dismiss dismisses dismissed disputes disputed refutes refuted countered protested contests"
    ).split()
)
"""Those behind which, and a colon, stands what is so instead: "rejected the figure: only 12 had died"."""


_WITH_THAT = CORRECTING | frozenset(
    "maintain maintains maintained hold holds held agree agrees agreed places hints".split()
)
"""Verbs that report only with "that": "the army holds the town", "the two sides agreed to a truce"."""


PERSONAL = frozenset({"he", "she", "it", "they", "we", "i"})


def reports(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb that may report does so here: weak ones need what is said behind them."""
    verb, following = row[at].lower, word_behind(row, at)
    if tells_nothing(row, at):
        return False
    named = names_it(row, at)
    if named or (verb in NAMING and verb != "called"):
        return named
    if verb in _NOUNS_TOO:
        return _tells_as_verb(row, at)
    if verb in ("hold", "holds", "held") and at + 1 < len(row) and row[at + 1].cls == "N":
        return any(other.lower in ("to be", "be") for other in row[at + 2 : at + 6])
    if verb in ("continued", "went on"):
        before, behind = row[max(0, at - 8) : at], row[at + 1 : at + 3]
        inset = following == "," and any(item.cls == "," for item in before)
        speech = inset or any(item.cls in '":' for item in (*before, *behind))
        return following == "that" or (speech and following != "to")  # and no fighting that "continued"
    if verb == "reads":
        return at > 0 and (row[at - 1].lower == "it" or row[at - 1].cls == "o")
    if verb in KEEPING_TO:
        return keeps_to_figure(row, at)
    if verb in _WITH_THAT and not (verb in PUTTING and puts_figure(row, at)):
        if verb.startswith("maintain") and keeps_to_figure(row, at):
            return True
        corrects = verb in CORRECTING and any(item.cls == ":" for item in row[at + 1 : at + 10])
        return following == "that" or corrects or is_inserted(row, at) or _is_so(row, at)
    if verb in PUTTING:
        return puts_figure(row, at)
    if verb in ("released", "releases"):
        return any("paper" in other.roles for other in row[at + 1 : at + 6])
    if verb in _HOLDING:
        return _holds(row, at)
    if verb in ("charged", "charges"):
        return _charges(row, at)
    if verb in ("obtained", "obtains", "gathered"):
        return any(item.lower in _NAMES for item in row[at + 1 : at + 6])
    if verb in _RETORTING:
        return is_quoting(row, at)
    if verb in _ARRIVING:
        return row[at + 1 : at + 2] == [] or row[at + 1].cls != "A"  # at no town
    if verb in ("hear", "heard"):
        return following in ("that", "from")
    if verb in GIVING and any(other.cls == ":" for other in row[at + 1 : at + 7]):
        return any("paper" in other.roles for other in row[at + 1 : at + 6])  # "gave another account:"
    if verb in ("add", "adds", "added") and at + 1 < len(row) and row[at + 1].cls == "N":
        return at + 2 < len(row) and row[at + 2].lower == "names"  # "will add 250 soldiers"
    turned = at > 0 and row[at - 1].cls in ',"'  # "..., added a colonel"
    if verb in ("add", "adds", "added") and following in ("a", "an", "another") and not turned:
        return False  # "has added a new crime to its record"
    if verb in ("add", "adds", "added") and following == "to" and not turned:
        told = any(item.lower == "that" for item in row[at + 2 : at + 8])
        return told or any(item.cls == '"' for item in row[:at])  # "has added to its record a new crime"
    if verb.startswith("recogni"):
        return any(item.cls == "N" for item in row[at + 1 : at + 4])  # and no republic
    return verb not in WEAK_VERBS or _tells_weakly(row, at)


def _is_so(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb stands in an inset with "so": "the true number, so historians agree, is"."""
    so = next((step for step in range(at - 1, max(-1, at - 9), -1) if row[step].cls in ",;.:"), -1) + 1
    return so < at and row[so].lower == "so"


_ARRIVING = frozenset({"arrives at", "arrived at", "arrive at"})
_NAMES = frozenset("names name list lists records".split())
"""What those gather who count the dead."""

_RETORTING = frozenset("reacted reacts objected objects".split())
"""Verbs that report only beside a quotation, or set into what is told."""


def is_quoting(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb stands behind a comma or quotation and before its subject, or behind both at the end."""
    before = row[at - 1] if at else row[at]
    behind = row[at + 1] if at + 1 < len(row) else None
    if before.cls in ',"':
        return behind is not None and behind.cls in "dAop"
    apart = next((step for step in range(at - 1, max(-1, at - _LONGEST_SUBJECT), -1) if row[step].cls in ',"'), 0)
    return apart > 1 and (behind is None or behind.cls in ".,;T")


_INSERTED = frozenset({"he", "she", "it", "they"})
_SEEMING = ("seem", "appear", "turn", "happen", "transpire", "follow", "emerge")
"""Beginnings of the verbs whose "it" is nobody."""


def is_inserted(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb and its pronoun stand between commas, which says who tells: "only 12, it maintains, died"."""
    apart = at > 2 and row[at - 2].cls in ',"-' and row[at - 1].lower in _INSERTED
    ends = at + 1 == len(row) or row[at + 1].cls in ".,"
    finite = row[at].lower.endswith(("s", "ed")) or row[at - 1].lower == "they"
    tells = row[at].cls in "rtw" and row[at].lower.isalpha() and not row[at].lower.startswith(_SEEMING)
    return apart and ends and finite and tells


_NOUNS_TOO = frozenset(
    "report state states claim estimate estimates claims reports forecasts posts post record count find".split()
)
"""Verbs that are nouns too."""


def _tells_as_verb(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word that may be a noun is a verb by whom it stands behind, or by "that"."""
    if word_behind(row, at) == "that" or _plural_tells(row, at):
        return True
    if not at or (at + 1 < len(row) and row[at + 1].cls == "a"):
        return False  # "25 Zorvian posts were overrun"
    before = row[at - 1]
    if before.lower in PERSONAL or before.lower == "who":
        return True  # "in the same month, it states, ..."
    if at > 1 and row[at - 2].cls == "N" and before.cls in "Ao":
        return False  # "40 Zorvian posts were overrun"
    body = before.cls == "p" and "organisation" in before.roles.get("role", ())
    if body and row[at + 1 : at + 2] and row[at + 1].cls == "N":
        return True  # "the military claims 30 killed"
    if before.cls in "wp,)" and row[at + 1 : at + 2] and row[at + 1].cls == "d" and sets_at(row, at):
        return True  # "the commandant states the loss at 58 killed"
    if (before.cls in "Ao" or "paper" in before.roles) and not before.possessive:
        return row[at].lower != "state" or (at > 1 and row[at - 2].cls == "&")  # and no "Kano state"
    if before.cls in ',"' and row[at].lower.endswith("s") and _ends_with_teller(row, at + 1):
        return True
    return before.cls in ",)" and word_behind(row, at) not in ("of", "by") and _closes_inset(row, at)


def _ends_with_teller(row: Sequence[Item], first: int) -> bool:
    """Tell whether a sentence ends with who tells, behind a verb turned round: "..., estimates a researcher of X."."""
    stop = phrase_stop(row, first, 12) if first < len(row) and row[first].cls in "dA" else first
    ends = stop > first and (stop == len(row) or (row[stop].cls == "." and stop + 1 == len(row)))
    return ends and any("person" in item.roles.get("role", ()) for item in row[first : first + 4])


def _charges(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody accuses, and no horse charges: "charged that", and behind what is told ", X charged."."""
    if word_behind(row, at) == "that":
        return True
    ends = at + 1 >= len(row) or row[at + 1].cls in ".,T"
    told = next((step for step in range(at - 1, -1, -1) if row[step].cls in ',"'), 0)
    return ends and told > 1 and at - told < _LONGEST_SUBJECT


_LONGEST_SUBJECT = 9
"""Items that who charges takes at most behind the comma of what he charges."""


def _holds(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word for holding something so is a verb with a subject: "the army fears that"."""
    verb, following = row[at].lower, word_behind(row, at)
    if following == "that" or not at:
        return following == "that"
    before = row[at - 1]
    subject = before.cls in "Aop" or before.lower in PERSONAL
    apart = before.cls in ",w" and (verb in _ONLY_VERBS or following == "it")
    return (subject or apart) and not before.possessive and following not in ("of", "for")


def _tells_weakly(row: Sequence[Item], at: int) -> bool:
    """Tell whether what stands behind a weak verb, or a known source before it, shows that it reports."""
    inset = inset_start(row, at - 1) if at > 2 and row[at - 1].cls in ",)" else None
    if any(item.entry("source") is not None for item in row[max(0, (inset or at) - 1) : at]):
        return True
    return (
        word_behind(row, at) in {"that", "", ".", ":", '"', "“", "no"}
        or row[at + 1].cls in 'Ns"'
        or any(item.cls == "N" or item.lower in ("number", "figure", "toll") for item in row[at + 1 : at + 7])
        or gives_paper(row, at)
    )


def _plural_tells(row: Sequence[Item], at: int) -> bool:
    """Tell whether several people stand before a verb that could be a noun: "the rebels claim 90 killed"."""
    if not at or row[at].lower.endswith("s"):
        return False
    ends = at + 1 >= len(row) or row[at + 1].cls in ".,"
    several = (
        row[at - 1].cls == "w" and row[at - 1].lower.endswith("s") and not row[at - 1].lower.endswith(("'s", "ss"))
    )
    if ends and several and any(item.cls in ',"' for item in row[max(0, at - 6) : at]):
        return True  # "some 62,000 fled, field teams report"
    tells = row[at - 1].cls == "p" and row[at - 1].lower.endswith("s") and not row[at - 1].possessive
    return tells and (at + 1 >= len(row) or row[at + 1].cls in "N.,")


def _closes_inset(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb stands behind an inset that describes its subject: "the office, for its part, estimates"."""
    opening = inset_start(row, at - 1) if row[at - 1].cls == "," else None
    if opening is None or opening < 1:
        return False
    several = row[opening - 1].cls in "op" and row[opening - 1].lower.endswith("s")
    return row[at].lower.endswith("s") if row[opening - 1].cls in "Ao)" and not several else several


def is_quoted(row: Sequence[Item], start: int, stop: int) -> bool:
    """Tell whether a phrase names those whom somebody else quotes: "citing officials", "officials cited by X"."""
    return any(item.lower in CITING for item in (*row[max(0, start - 2) : start], *row[stop : stop + 1]))


def judges(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word for people is a verb here: "most historians judge that", "the institute judges"."""
    following = row[at + 1] if at + 1 < len(row) else None
    ends = following is None or following.lower == "that" or following.cls in ".,"
    noting = following is not None and following.cls == "i" and row[at - 1].entry("source") is not None
    ends = ends or noting  # "the institute judges in a note"
    return at > 0 and row[at].cls == "p" and row[at - 1].cls in "Ao)" and ends


_NOT_TELLING = tuple(
    (
        "demand require order request propose urge ask command recommend vow pledg promis hope wish mean ensur guarant"
    ).split()
)
"""Beginnings of the verbs behind which stands what shall be, or comes about, and not what is so."""


def says_that(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb not known to report does so by what stands around it: "investigators established that"."""
    if not 0 < at < len(row) - 2 or row[at].cls != "w" or row[at + 1].lower != "that":
        return False
    verb = row[at].lower
    if not verb.isalpha() or verb.startswith(_NOT_TELLING):
        return False
    if verb.endswith("ing"):
        return row[at - 1].cls == ","  # "rejected the claim, insisting that"
    left = at - 1
    while left > 0 and (row[left].cls in "axT" or row[left].lower.endswith("ly")):
        left -= 1
    subject = row[left]
    several = subject.cls in "op" and subject.lower.endswith("s")
    person = "role" in subject.roles or subject.entry("source") is not None or subject.unknown
    finite = verb.endswith(("ed", "s")) or (several and row[at - 1].cls != "a")
    if row[at + 2].cls == "t" and row[at + 2].lower.endswith("ed"):
        return False  # "witness airstrikes that killed"
    return (person or subject.cls == "p") and finite


def inset_start(row: Sequence[Item], left: int) -> int | None:
    """Find the comma that opens an inset which ends at a comma, brackets passed over."""
    depth = 0
    for back in range(left - 1, max(-1, left - 18), -1):
        cls = row[back].cls
        if cls == ")":
            depth += 1
        elif cls == "(":
            depth -= 1
            if depth < 0:
                return back
        elif cls == "," and depth == 0:
            return back
    return None
