"""Who says so: the sources of a sentence.

Decides whose words a sentence gives: the subject of a reporting verb, what follows "according to", the papers of a
source ("NATO data"), or nobody where the text says "it is thought".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.reading.grammar import TITLES
from conflictfacts.reading.items import Item
from conflictfacts.reading.labels import find_labels
from conflictfacts.reading.papers import find_papers
from conflictfacts.reading.resolve.parties import PLACE_PREPOSITIONS
from conflictfacts.reading.sources import name_sources, phrase_start, phrase_stop
from conflictfacts.reading.speakers import Speakers, Voice
from conflictfacts.reading.tokens import Tokens

__all__ = ["CITING", "find_voices", "looks_back", "source_of_cell"]

_ANONYMOUS = re.compile(
    r"anonym|not be(?:en)? named|name be left out|unnamed|declined to be named|not authori[sz]ed to speak"
)


_BACKGROUND = re.compile(r"\bon (?:deep )?background\b|off the record", re.IGNORECASE)
_TERMS = frozenset({"on", "off"})


_WEAK_VERBS = frozenset(
    (
        "see sees saw put puts find finds found gave give gives named show shows showed count counts "
        "counted list lists listed published broadcast record records recorded hear heard called quote "
        "quotes quoted collected recovered"
    ).split()
)


_HOLDING = frozenset(
    "fear fears feared consider considers considered regards suspects doubts doubted contends anticipates foresees "
    "worries caution cautions cautioned".split()
)
"""Verbs of holding something to be so, most of which are nouns or take objects too."""

_THINKING = _HOLDING | frozenset("think thinks thought believe believes believed expect expects expected".split())

_ONLY_VERBS = frozenset("consider considers considered contends anticipates foresees".split())
"""Those that are no nouns."""


CITING = frozenset({"citing", "cites", "cited", "quoting"})
"""Words by which one source relays another."""


_WITH_THAT = frozenset(
    "maintain maintains maintained hold holds held agree agrees agreed rejects rejected dismiss dismisses dismissed "
    "disputes disputed countered protested places hints".split()
)
"""Verbs that report only with "that": "the army holds the town", "the two sides agreed to a truce"."""


_TELLING = frozenset(
    "confirmed confirm acknowledged acknowledge admitted admit verified verify disclosed disclose denied deny given "
    "give published publish released release commented comment said say".split()
)
"""Verbs that tell nothing where they are negated."""

_NEGATING = frozenset({"not", "neither", "nor", "never"})


_PUTTING = frozenset("put puts set sets placed places revised revises raised raises lowered lowers updated".split())
"""Verbs that report where a number follows with "at" or "to": "set the toll at 40"."""

_SUMS = frozenset({"number", "toll", "total", "figure", "count"})


_COUNTING = frozenset(
    "see sees saw find finds found count counted record records recorded hear heard collected recovered".split()
)
"""Verbs by which a party only had what it counts."""


_MODALS = frozenset({"can", "could", "will", "would", "may", "might", "to", "now"})


_MOST = 12
"""No sentence names more sources; what looks like more is no text, and its work must not grow with them."""


def find_voices(tokens: Tokens, row: Sequence[Item], text: str, speakers: Speakers) -> list[Voice]:
    """Find the sources a sentence names, in order.

    Args:
        tokens: Its tokens.
        row: Its items.
        text: The document's text.
        speakers: Who spoke before; this sentence's sources are added.
    """
    voices: list[Voice] = []
    sentence = text[tokens.starts[0] : tokens.ends[-1]]
    on_terms = not _TERMS.isdisjoint(tokens.lower) and _BACKGROUND.search(sentence)
    basis = "on background" if on_terms else None
    anonymous = bool(_ANONYMOUS.search(sentence))
    for at, item in enumerate(row):
        if item.cls not in "rtop" or not ("reporting" in item.roles or "according" in item.roles):
            continue
        if item.cls == "p" and not _judges(row, at):
            continue
        chain: tuple[Source, ...] = ()
        prefix, first, last = False, at, at + 1
        if "according" in item.roles:
            stop = phrase_stop(row, at + 1, 12)
            if item.lower in ("source", "sources") and not (at + 1 < len(row) and row[at + 1].cls == ":"):
                continue
            chain = name_sources(tokens, row, text, at + 1, stop, speakers, anonymous)
            prefix, last = at < 2, stop
            verb = item.lower if item.lower in CITING else "according to"
        elif at + 1 < len(row) and row[at + 1].lower == "by" and not _no_agent(row, at):
            if item.lower == "claimed" and not any(other.cls in "N" or other.lower == "as" for other in row[:at][-3:]):
                continue  # "an attack claimed by X": who did it
            stop = phrase_stop(row, at + 2, 10)
            chain, last, verb = name_sources(tokens, row, text, at + 2, stop, speakers, anonymous), stop, item.lower
        else:
            if not _reports(row, at):
                continue
            chain, first, last, prefix = _subject(tokens, row, text, at, speakers, anonymous)
            verb = item.lower
            if any(other.lower in ("where", "which", "whom") for other in row[max(0, at - 4) : at]) and not prefix:
                continue  # what somebody said in a clause that only describes
            if first > 1 and row[first - 1].lower == "what" and row[first - 2].cls != "a":
                continue  # "it collects what the media have reported"
            if at and row[at - 1].lower in ("we", "i"):
                continue  # whoever speaks anyway
            if (
                item.lower in _WEAK_VERBS
                and item.lower in _COUNTING
                and all(source.kind in ("state", "armed_group", "people", "army") for source in chain)
            ):
                continue  # "the Germans counted 850,000 dead": they had them, they do not say so
            if item.lower in ("learned", "heard") and at + 1 < len(row) and row[at + 1].lower == "from":
                stop = phrase_stop(row, at + 2, 10)
                chain, last = (*chain, *name_sources(tokens, row, text, at + 2, stop, speakers, anonymous)), stop
        if voices and not chain and at and row[at - 1].cls == "&" and _same_clause(row, voices[-1].last, at):
            chain, prefix = voices[-1].attribution.chain, True  # "they doubt both versions, but believe that"
        if voices and at and row[at - 1].lower in ("they", "it") and item.lower not in CITING:
            chain = voices[-1].attribution.chain  # "the rebels own to 12 dead and they assert that ..."
        if chain:
            if item.lower not in CITING:
                speakers.add(chain)
            else:
                speakers.cited.append(chain)  # not who goes on speaking, unless named again: "the officer said"
            if first and row[first - 1].cls == "N" and first <= at and row[first].cls in "Aopw":
                first -= 1  # "two officers said"
            voices.append(Voice(at, Attribution(chain, verb, basis), prefix, first, last))
            if len(voices) == _MOST:
                break
    if voices and all(voice.attribution.chain[0].kind == "outlet" for voice in voices):
        voices += _quoted_role(tokens, row, text, voices, speakers, basis)
    taken = [(voice.first, voice.last) for voice in voices]
    voices += find_papers(tokens, row, text, speakers, basis, taken)
    voices += _bracketed(row, voices, speakers, basis)
    voices += _gapped(tokens, row, text, voices, speakers, basis)
    voices.sort(key=lambda voice: voice.at)
    if not voices:
        voices = find_labels(tokens, row, text, speakers, basis) or _thought(tokens, row, basis)
    return voices


_FURTHEST = 9
"""Items that a sentence which only says who said it has on either side of its verb."""


def _closes_inset(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb stands behind an inset that describes its subject: "the office, for its part, estimates"."""
    opening = _inset_start(row, at - 1) if row[at - 1].cls == "," else None
    if opening is None or opening < 1:
        return False
    several = row[opening - 1].cls in "op" and row[opening - 1].lower.endswith("s")
    return row[at].lower.endswith("s") if row[opening - 1].cls in "Ao)" and not several else several


def _judges(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word for people is a verb here: "most historians judge that", "the institute judges"."""
    following = row[at + 1] if at + 1 < len(row) else None
    ends = following is None or following.lower == "that" or following.cls in ".,"
    return at > 0 and row[at].cls == "p" and row[at - 1].cls in "Ao)" and ends


def _same_clause(row: Sequence[Item], first: int, at: int) -> bool:
    return "reporting" in row[at].roles and not any(item.cls in ";:" for item in row[first:at])


def _no_agent(row: Sequence[Item], at: int) -> bool:
    """Tell whether "by" behind a verb names nobody who spoke: "could report by", "said by telephone"."""
    means = row[at + 2].lower if at + 2 < len(row) else ""
    return (at > 0 and row[at - 1].lower in _MODALS) or means in _MEANS


_MEANS = frozenset("phone telephone e-mail email radio text video letter telegram cable fax message".split())


_DEICTIC = frozenset({"this", "that", "these", "those", "it", "such", "so", "about", "the", "all"})
_TOLD = frozenset(
    "figure figures number numbers toll data information news report count estimate statement claim".split()
)


def looks_back(row: Sequence[Item], voices: Sequence[Voice]) -> bool:
    """Tell whether a sentence only says who said what stands before it: "This was reported by X", "- declared X"."""
    if not voices or not row:
        return False
    voice = voices[-1]
    if voice.first > 1 and not voice.prefix and row[voice.first - 1].cls == "-" and voice.last >= len(row) - 2:
        return True
    if any(item.cls in "Nt" for item in row):
        return False
    if voice.prefix and voice.at + 1 < len(row) and row[voice.at + 1].lower in ("it", "this") and voice.at < _FURTHEST:
        return len(row) < voice.at + _FURTHEST and all(item.cls != "s" for item in row)  # "X announced it on Telegram"
    if row[0].lower not in _DEICTIC:
        return False
    head = row[1] if row[0].lower == "about" else row[0]
    return head.lower in {"this", "that", "these", "those", "it", "such", "so", "all"} or (
        len(row) > 1 and row[1].lower in _TOLD and voice.at > 1 and voice.at < 5
    )


_GIVING = frozenset({"gave", "gives", "give"})


def _reports(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb that may report does so here: weak ones need what is said behind them."""
    item = row[at]
    following = row[at + 1].lower if at + 1 < len(row) else ""
    if item.lower in _TELLING and any(other.lower in _NEGATING or other.lower[-3:] == "n't" for other in row[:at][-2:]):
        return False  # "has neither confirmed nor denied"
    if row[at].lower in ("see", "find", "hear") and at and row[at - 1].lower in _MODALS:
        return False  # "would see its ceiling lifted"
    if following != "by" and at and any(other.lower in ("been", "being", "be") for other in row[max(0, at - 2) : at]):
        return False  # "have been confirmed": by whom is not said
    passive = any(other.lower in {"is", "are", "was", "were", "been"} for other in row[max(0, at - 2) : at])
    if passive and following.split()[:1] == ["to"]:
        return False  # "is said to have": nobody is named
    if passive and following == "," and row[at - 2].lower == "it":
        return False  # "it is thought,"
    if (
        following == "that"
        and any(other.lower == "it" for other in row[max(0, at - 4) : at])
        and any(other.lower in ("is", "was") for other in row[max(0, at - 3) : at])
    ):
        return False  # "it is officially stated that"
    if item.lower in {
        "report",
        "state",
        "states",
        "claim",
        "estimate",
        "estimates",
        "claims",
        "reports",
        "forecasts",
        "posts",
        "post",
        "record",
        "count",
        "find",
    }:
        before = row[at - 1] if at else None
        return (
            (
                before is not None
                and (before.cls in "Ao" or "paper" in before.roles)
                and not (before.name is not None and before.name.possessive)
            )
            or following == "that"
            or (before is not None and before.cls in ",)" and following not in ("of", "by") and _closes_inset(row, at))
        )
    if item.lower.startswith("claim") and following == "responsibility":
        return False  # who did it, not who counted
    if item.lower in ("hold", "holds", "held") and at + 1 < len(row) and row[at + 1].cls == "N":
        return any(other.lower == "to be" or other.lower == "be" for other in row[at + 2 : at + 6])
    if item.lower == "reads":
        return at > 0 and (row[at - 1].lower == "it" or row[at - 1].cls == "o")
    if item.lower in _WITH_THAT:
        return following == "that"
    if item.lower in _PUTTING:
        ahead = row[at + 1 : at + 14]
        counted = next((step for step, other in enumerate(ahead) if other.cls == "N"), len(ahead))
        if item.lower not in ("put", "puts"):
            told = any(other.cls == "t" or "paper" in other.roles or other.lower in _SUMS for other in ahead[:counted])
            return told and any(other.lower in ("at", "to") for other in ahead[max(0, counted - 2) : counted])
        return any(other.lower == "at" for other in ahead) or (
            counted < len(ahead)
            and any(other.cls == "t" or other.lower in ("figure", "number", "count") for other in ahead[:counted])
        )
    if item.lower in ("released", "releases"):
        return any("paper" in other.roles for other in row[at + 1 : at + 6])
    if item.lower.startswith("claim") and any(other.lower in ("lives", "victims") for other in row[at + 1 : at + 6]):
        return False  # a war claims lives
    if item.lower == "told" and at and row[at - 1].lower == "all":
        return False  # "all told"
    if item.lower in _HOLDING:
        before = row[at - 1] if at else None
        return following == "that" or (
            before is not None
            and (
                before.cls in "Aop"
                or before.lower in _PERSONAL
                or (before.cls in ",w" and (item.lower in _ONLY_VERBS or following == "it"))
            )
            and not before.possessive
            and following not in ("of", "for")
        )
    if item.lower in ("hear", "heard"):
        return following in ("that", "from")
    if item.lower == "called" and following == "for":
        return False  # for a truce, and not how many they were
    if item.lower in _GIVING:
        told = any("paper" in other.roles for other in row[at + 1 : at + 4])
        if following == "no" and not told:
            return False  # "gave no answer"
        if any(other.cls == ":" for other in row[at + 1 : at + 7]):
            return told or any("paper" in other.roles for other in row[at + 1 : at + 6])  # "gave another account:"
    if item.lower in ("add", "adds", "added") and at + 1 < len(row) and row[at + 1].cls == "N":
        return False  # "will add 250 soldiers"
    if item.lower in _WEAK_VERBS:
        inset = _inset_start(row, at - 1) if at > 2 and row[at - 1].cls in ",)" else None
        names = row[max(0, (inset or at) - 1) : at]
        if any(item.name is not None and item.name.entry("source") is not None for item in names):
            return True
        return (
            following in {"that", "", ".", ":", '"', "“", "no"}
            or at + 1 >= len(row)
            or row[at + 1].cls in 'Ns"'
            or any(item.cls == "N" or item.lower in ("number", "figure", "toll") for item in row[at + 1 : at + 7])
        )
    return True


def _subject(
    tokens: Tokens, row: Sequence[Item], text: str, at: int, speakers: Speakers, anonymous: bool
) -> tuple[tuple[Source, ...], int, int, bool]:
    """Find the subject of a reporting verb: to its left, or to its right where verb and subject are turned round."""
    left = at - 1
    while left >= 0 and (row[left].cls in "axT" or row[left].lower.endswith("ly") or row[left].lower in _BETWEEN):
        left -= 1
    if left > 1 and row[left].lower == "to" and (row[left - 1].cls in "rt" or row[left - 1].lower in _GOING_ON):
        left -= 2  # "he went on to put", "it continues to assess"
        while left >= 0 and row[left].cls in "axT":
            left -= 1
    if left > 1 and row[left].cls == "&" and row[left - 1].cls not in "Aop,":
        shared = _shared_subject(row, left)
        if shared is not None:
            stop = phrase_stop(row, shared, 8)
            chain = name_sources(tokens, row, text, shared, stop, speakers, anonymous, row[at].lower in _WEAK_VERBS)
            if chain:
                return chain, at, at + 1, True
    inset = left >= 0 and row[left].cls == "," and _inset_start(row, left) is not None
    head = _antecedent(row, left) if not inset else None
    if head is not None:
        start = phrase_start(row, head)
        chain = name_sources(tokens, row, text, start, head + 1, speakers, anonymous, row[at].lower in _WEAK_VERBS)
        if chain:
            return chain, start, at + 1, not _said_before(row, start)
    if left >= 0 and row[left].cls == ")":
        left = next((back - 1 for back in range(left - 1, max(-1, left - 8), -1) if row[back].cls == "("), left)
    if left > 2 and row[left].lower in _OBJECTS and row[left - 1].cls == "f":
        left = next((step for step in range(left - 2, max(-1, left - 5), -1) if row[step].cls == "i"), left + 1) - 1
        # "medics at four of them said"
    of_this = at > 1 and row[0].lower == "about" and row[1].lower in ("this", "that")  # "About this informs X"
    if left > 2 and row[left].cls == "t" and row[left - 1].cls == "d" and row[left - 2].cls == "f":
        left -= 3  # "relatives of the dead told reporters"
    if left >= 0 and row[left].cls in "Aodpw" and not of_this and row[left].lower not in _OBJECTS:
        start = left if row[left].lower in _PERSONAL else phrase_start(row, left)
        if row[start].lower in _HARDLY_ANY or (start and row[start - 1].lower in _HARDLY_ANY):
            return (), at, at + 1, False  # "few soldiers believe it"
        if start > 1 and row[start - 1].lower in ("in", "of", "among") and row[start - 2].lower in _FEW:
            return (), at, at + 1, False  # "few in that organisation believe"
        if row[start].cls == "A" and start and row[start - 1].lower in PLACE_PREPOSITIONS:
            # "an officer lately returned from X said": X is where he was.
            person = next((step for step in range(start - 1, max(-1, start - 6), -1) if row[step].cls in "op,.;"), None)
            if person is None or row[person].cls not in "op":
                return (), at, at + 1, False
            left = person
            start = phrase_start(row, left)
        chain = name_sources(tokens, row, text, start, left + 1, speakers, anonymous, row[at].lower in _WEAK_VERBS)
        if not chain and start > 2 and row[start - 1].cls == "&" and row[start - 2].cls == "A":
            start = phrase_start(row, start - 2)  # "officials in X and other districts say"
            chain = name_sources(tokens, row, text, start, left + 1, speakers, anonymous)
        if chain:
            return chain, start, at + 1, not _said_before(row, start)
    if left >= 0 and row[left].cls in ",)" and not _turned_to_name(row, at):
        # "Name, who speaks for the army, said": the name stands before the inset.
        opening = _inset_start(row, left)
        if opening is not None and opening > 2 and row[opening - 1].cls == ")":  # "X (Y), which ..., said"
            bracket = next((step for step in range(opening - 2, max(0, opening - 7), -1) if row[step].cls == "("), 0)
            chain = name_sources(tokens, row, text, phrase_start(row, bracket - 1), bracket, speakers, anonymous)
            if bracket and row[bracket - 1].cls in "Aop" and chain:
                return chain, phrase_start(row, bracket - 1), at + 1, True
        named = opening is not None and any(
            item.cls == "A" and (item.unknown or step == 0) for step, item in enumerate(row[opening + 1 : opening + 4])
        )
        if named and opening is not None and opening > 1 and row[opening - 1].cls == "w":
            role = next((step for step in range(opening - 1, max(-1, opening - 7), -1) if row[step].cls == "o"), None)
            if role is not None and all(item.cls in "ofwdiAp" for item in row[role:opening]):
                start = phrase_start(row, role)  # "its spokesman in the northeast, Ann Roe, said"
                chain = name_sources(tokens, row, text, start, left, speakers, anonymous)
                if chain:
                    return chain, start, at + 1, not _said_before(row, start)
        if opening is not None and opening > 2 and row[opening - 1].cls in "NTw" and row[opening].cls == ",":
            # "a paper of the 23d, which has come through the lines, confesses": what the phrase begins with.
            role = next((step for step in range(opening - 2, max(-1, opening - 7), -1) if row[step].cls in "op,;t"), 0)
            if row[role].cls == "o" and row[role + 1].cls in "fi" and row[role + 1].lower != "with":
                start = phrase_start(row, role)
                chain = name_sources(tokens, row, text, start, role + 1, speakers, anonymous)
                if chain:
                    return chain, start, at + 1, not _said_before(row, start)
        at_place = opening is not None and opening > 1 and row[opening - 2].lower in PLACE_PREPOSITIONS
        if at_place and opening is not None and opening > 2 and row[opening - 3].cls in "op":
            at_place = False  # "an official in Brussels, who did not want to be named, said"
        if opening is not None and opening > 0 and row[opening - 1].cls in "Aop" and not at_place:
            head = _antecedent(row, opening - 1)
            if head is not None:
                opening = left = head + 1
            start = phrase_start(row, opening - 1)
            apart = row[opening].cls == "," and row[opening + 1].lower in _OPENING
            chain = name_sources(tokens, row, text, start, opening if apart else left, speakers, anonymous)
            if chain:
                return chain, start, at + 1, not _said_before(row, start)
    turned = at + 1
    while turned < len(row) and row[turned].cls == "T":
        turned += 1
    if row[at].lower in {"told", "tells", "tell", "informed", "informs", "put", "puts"} and not of_this:
        return (), at, at + 1, False  # who follows is told, and does not tell
    described = inset and any(item.cls == "s" for item in row[max(0, left - _FURTHEST) : left])
    if (
        (row[at].lower in _THINKING or row[at].lower in _WEAK_VERBS)
        and left >= 0
        and (described or row[left].cls not in ',"-–')
    ):
        return (), at, at + 1, False  # "I don't think X expected": who follows is thought of
    if turned < len(row) and row[turned].cls == "p" and left >= 0 and row[left].cls not in ',"':
        return (), at, at + 1, False  # "also reported civilian deaths"
    if turned < len(row) and row[turned].cls in "doAwp" and (left < 0 or of_this or row[left].cls in ',"N.)?!tpwTA-–'):
        stop = phrase_stop(row, turned, 10)
        chain = name_sources(tokens, row, text, turned, stop, speakers, anonymous)
        if chain and (
            row[turned].cls in "Ao"
            or row[turned].lower in {"a", "an", "the", "one", "two", "another"}
            or row[turned].lower in ("he", "she", "they")
            or row[turned].cls == "p"
            or row[turned].lower in TITLES
        ):
            return chain, at, stop, False
    return (), at, at + 1, False


def _turned_to_name(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb behind a comma has its subject behind it: "..., said Ann Roe, and 40 were injured"."""
    named = row[at - 1].cls == "," and at + 1 < len(row) and row[at + 1].unknown
    return named and (at + 2 == len(row) or row[at + 2].cls in ",.&")


def _shared_subject(row: Sequence[Item], joint: int) -> int | None:
    """Find the subject that verbs joined by "and" share: "The ministry condemned the raid and said that ..."."""
    quotes = sum(item.cls == '"' for item in row[:joint])
    edges = ",;:." if quotes % 2 == 0 else ',;:."'  # "dismissed the claim as "fiction" and acknowledged"
    first = next((step + 1 for step in range(joint - 1, -1, -1) if row[step].cls in edges), 0)
    if first and row[first - 1].cls == "," and row[first].cls in "rtw" and row[first].lower.endswith("ed"):
        opening = _inset_start(row, first - 1)  # "A spokesman, Ann Roe, dismissed the figure and said"
        if opening is not None and opening:
            first = phrase_start(row, opening - 1)
    while first < joint and row[first].cls in "iTs":
        first += 1
    if first >= joint or row[first].cls not in "Aod" or (row[first].cls == "d" and row[first].lower not in _STARTING):
        return None
    told = any(item.cls in "art" or (item.cls == "w" and item.lower.endswith("ed")) for item in row[first + 1 : joint])
    return first if told else None


_STARTING = frozenset({"the", "a", "an", "he", "she", "its", "their", "one"})


_GOING_ON = frozenset("continue continues seems seem appears appear tends tend".split())
_BETWEEN = frozenset(
    "themselves itself himself herself earlier later initially meanwhile "
    "also further still then now had as that all more most just even again last first once only later "
    "previously so since "
    "today yesterday".split()
)
"""What may stand between a source and its verb."""

_HARDLY_ANY = frozenset({"few", "no", "hardly", "scarcely", "neither", "nobody"})
_FEW = frozenset({"few", "many", "most", "some", "none", "nobody", "one", "several"})
_PERSONAL = frozenset({"he", "she", "it", "they", "we", "i"})
_OBJECTS = frozenset({"them", "these", "those", "us"})
_RELATIVE = frozenset({"who", "that", "which"})


_TOLD_OF = frozenset({"spoke", "speak", "named", "quoted", "identified", "told", "set"})
_MAKERS = frozenset({"it", "they", "he", "she", "we", "i"})
_OPENING = CITING | {"whose", "where", "which"}
"""Words that open an inset which names others than the source it stands behind."""


def _antecedent(row: Sequence[Item], left: int) -> int | None:
    """Find whom a clause before the verb describes: "doctors who spoke to the paper said", "a panel it set up said"."""
    for step in range(left - 1, max(0, left - 10), -1):
        item = row[step]
        done = item.cls == "r" and row[step - 1].cls == "a"  # "monitors who have counted graves say"
        if item.cls in ",;.:N" or (item.cls == "r" and not done and item.lower not in _TOLD_OF):
            return None
        if item.lower in _MAKERS and row[step - 1].cls == "o" and row[step + 1].cls in "wtar" and step > 1:
            return step - 1 if row[step - 2].cls in "dNAw" else None
        if item.cls == "s":
            clause = row[step + 1 : left + 1]
            told = len(clause) > 1 and any(
                (other.cls in "wt" or other.lower in _TOLD_OF)
                and other.lower not in ("'s",)
                and not other.lower.endswith("ly")
                for other in clause
            )
            return step - 1 if item.lower in _RELATIVE and row[step - 1].cls in "opA" and told else None
    return None


def _inset_start(row: Sequence[Item], left: int) -> int | None:
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


def _said_before(row: Sequence[Item], start: int) -> bool:
    """Tell whether the words reported stand before the source."""
    return start > 1 and row[start - 1].cls in ',"-–'


def _quoted_role(
    tokens: Tokens, row: Sequence[Item], text: str, voices: Sequence[Voice], speakers: Speakers, basis: str | None
) -> list[Voice]:
    """Find whom an outlet quotes where the sentence names a spokesman without a verb of saying."""
    for at, item in enumerate(row):
        if item.lower in {"spokesman", "spokeswoman", "spokesperson", "minister", "president"} and not any(
            voice.first <= at < voice.last for voice in voices
        ):
            chain = name_sources(tokens, row, text, phrase_start(row, at), phrase_stop(row, at, 6), speakers, False)
            if chain:
                speakers.add(chain)
                return [Voice(at, Attribution(chain, None, basis), True, at, at + 1)]
    return []


def source_of_cell(
    tokens: Tokens, row: Sequence[Item], text: str, first: int, stop: int, speakers: Speakers
) -> Attribution:
    """Name the source a table's cell holds.

    Args:
        tokens: The row's tokens.
        row: Its items.
        text: The document's text.
        first: The cell's first item.
        stop: The item behind it.
        speakers: Who spoke before.
    """
    chain = name_sources(tokens, row, text, first, stop, speakers, False)
    return Attribution(chain, "according to" if chain else None)


def _bracketed(row: Sequence[Item], voices: Sequence[Voice], speakers: Speakers, basis: str | None) -> list[Voice]:
    """Find a source in brackets behind what it says: "has displaced 100,000 persons (OCHA)"."""
    found: list[Voice] = []
    for at in range(3, len(row) - 1):
        if row[at - 1].cls != "(" or row[at].cls != "A" or row[at + 1].cls != ")":
            continue
        if row[at - 2].cls == "o" or (row[at - 2].cls == "A" and not _stands_for_ground(row, at - 2)):
            continue  # behind a name it is that name's short form
        entry = row[at].entry("source")
        if entry is not None and not any(voice.first <= at < voice.last for voice in voices):
            chain = (Source(entry.name, kind=entry.kind),)
            speakers.add(chain)
            found.append(Voice(at, Attribution(chain, None, basis), False, at - 1, at + 2))
    return found


def _stands_for_ground(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name right behind a preposition of place says where: "were killed in X (OCHA)"."""
    before = row[at - 1].lower in PLACE_PREPOSITIONS
    return before and (row[at].where is not None or (row[at].unknown and " " not in row[at].lower))


def _gapped(
    tokens: Tokens, row: Sequence[Item], text: str, voices: Sequence[Voice], speakers: Speakers, basis: str | None
) -> list[Voice]:
    """Find a second source whose verb is left out: "the mission said that 40 had died, and the army that 60 had"."""
    found: list[Voice] = []
    if not voices:
        return found
    for at in range(2, len(row)):
        if (
            row[at].lower == "by"
            and row[at - 1].cls == "N"
            and any(row[voice.at + 1].lower == "by" for voice in voices)
        ):
            last = phrase_stop(row, at + 1, 6)  # "94,000 claimed by X to 70,000 by Y"
            chain = name_sources(tokens, row, text, at + 1, last, speakers, False)
            if chain:
                speakers.add(chain)
                found.append(Voice(at, Attribution(chain, voices[0].attribution.verb, basis), False, at, last))
            continue
        owned = at + 1 < len(row) and row[at].cls == "d" and row[at + 1].lower in ("deaths of", "death of", "loss of")
        if not (row[at].lower == "that" or owned) or row[at - 1].cls not in "oA":
            continue
        if not any(voice.last < at - 1 for voice in voices):
            continue
        first = phrase_start(row, at - 1)
        if first and row[first - 1].cls in "&,;" and not any(voice.first <= at - 1 < voice.last for voice in voices):
            chain = name_sources(tokens, row, text, first, at, speakers, False)
            if chain:
                speakers.add(chain)
                found.append(Voice(at, Attribution(chain, voices[0].attribution.verb, basis), True, first, at))
    return found


_IMPERSONAL = frozenset(
    "reported said believed thought understood estimated rumoured stated announced claimed alleged learned".split()
)


def _thought(tokens: Tokens, row: Sequence[Item], basis: str | None) -> list[Voice]:
    """Find where a text says that something is only thought or said, and by nobody: "it is believed"."""
    if _IMPERSONAL.isdisjoint(tokens.lower):
        return []
    for at, item in enumerate(row):
        if item.lower in _IMPERSONAL and "reporting" in item.roles:
            before = [other.lower for other in row[max(0, at - 3) : at]]
            if any(word in ("is", "are", "was", "were") for word in before) and (
                at + 1 >= len(row) or row[at + 1].lower.split()[0] in ("to", ",", "that", ".")
            ):
                return [Voice(at, Attribution((), f"is {item.lower}", basis), True, at, at + 1)]
    return []
