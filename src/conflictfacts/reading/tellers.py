"""Who tells: the subject of a verb of saying, before it, behind it, or shared with another verb.

Decides which words name whoever tells and whether they stand before what is told; who they are is for `sources`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.provenance import Source
from conflictfacts.reading.bystanders import SOMEBODY
from conflictfacts.reading.extents import phrase_start, phrase_stop
from conflictfacts.reading.grammar import TITLES
from conflictfacts.reading.items import Item
from conflictfacts.reading.resolve.parties import PLACE_PREPOSITIONS
from conflictfacts.reading.saying import CITING, PERSONAL, THINKING, WEAK_VERBS, inset_start
from conflictfacts.reading.sources import name_sources
from conflictfacts.reading.speakers import Line
from conflictfacts.reading.tokens import Tokens

__all__ = ["subject_of_saying"]

_HARDLY_ANY = frozenset({"few", "no", "hardly", "scarcely", "neither", "nobody", "such"})


_SAME = frozenset({"the", "this", "that", "same", "its", "their"})


_STARTING = frozenset({"the", "a", "an", "he", "she", "its", "their", "one"})


_GOING_ON = frozenset("continue continues seems seem appears appear tends tend".split())


_WISHING = frozenset("wish wishes wished regret regrets regretted able pleased obliged".split())
_TO_SOMEBODY = frozenset({"told", "tells", "tell", "informed", "informs", "put", "puts"})
"""Verbs behind which stands who is told."""


_DUTY = frozenset("duty honour honor pleasure".split())
"""What one has that announces: "has the sad duty to confirm"."""


_BETWEEN = frozenset(
    "themselves itself himself herself earlier later initially meanwhile "
    "also further still then now had as that all more most just even again last first once only later "
    "previously so since "
    "today yesterday alone".split()
)
"""What may stand between a source and its verb."""


_FEW = frozenset({"few", "many", "most", "some", "none", "nobody", "one", "several"})


_OBJECTS = frozenset({"them", "these", "those", "us"})


_REACHED = frozenset("reached contacted interviewed questioned cited quoted".split())
"""Participles of those who are asked: it is they who speak."""


_RELATIVE = frozenset({"who", "whom", "that", "which"})


_TOLD_OF = frozenset({"spoke", "speak", "named", "quoted", "identified", "told", "set"})


_OPENING = CITING | {"whose", "where", "which"}
"""Words that open an inset which names others than the source it stands behind."""


_FURTHEST = 9
"""Items that a sentence which only says who said it has on either side of its verb."""


def subject_of_saying(line: Line, at: int) -> tuple[tuple[Source, ...], int, int, bool]:
    """Find the subject of a reporting verb: to its left, or to its right where verb and subject are turned round."""
    row = line.row
    left = at - 1
    while left >= 0 and (row[left].cls in "axT" or row[left].lower.endswith("ly") or row[left].lower in _BETWEEN):
        left -= 1
    if left > 1 and row[left].lower == "to" and (row[left - 1].cls in "rt" or row[left - 1].lower in _GOING_ON):
        left -= 2  # "he went on to put", "it continues to assess"
        while left >= 0 and row[left].cls in "axT":
            left -= 1
    elif left > 1 and row[left].lower == "to" and row[left - 1].lower in _WISHING | _DUTY:
        between = "axTdw" if row[left - 1].lower in _DUTY else "axT"
        left -= 2  # "the ministry wishes to inform the public"
        while left > 0 and row[left].cls in between:
            left -= 1
    if left > 1 and (_is_participle(row, left, at) or (row[left].cls == "&" and row[left - 1].cls not in "Aop,")):
        shared = _shared_subject(row, left)
        if shared is not None:
            stop = phrase_stop(row, shared, 8)
            chain = name_sources(line, shared, stop, row[at].lower in WEAK_VERBS)
            if chain:
                return chain, at, at + 1, True
    if left > 1 and row[left].lower == "who" and at + 1 < len(row) and row[at + 1].cls != "x":
        who = left - 1 - (row[left - 1].cls == ",")
        start = phrase_start(row, who)
        if row[who].cls in "Ao":
            chain = name_sources(line, start, who + 1)
            if chain:
                return chain, start, at + 1, False
    inset = left >= 0 and row[left].cls == "," and inset_start(row, left) is not None
    head = _antecedent(row, left) if not inset else None
    if head is not None:
        start = phrase_start(row, head)
        chain = name_sources(line, start, head + 1, row[at].lower in WEAK_VERBS)
        if chain:
            return chain, start, at + 1, not _said_before(row, start)
    letters = row[left - 1] if left > 2 and row[left].cls == ")" and row[left - 2].cls == "(" else None
    if left >= 0 and row[left].cls == ")":
        left = next((back - 1 for back in range(left - 1, max(-1, left - 8), -1) if row[back].cls == "("), left)
    if left > 2 and row[left].lower in _OBJECTS and row[left - 1].cls == "f":
        left = next((step for step in range(left - 2, max(-1, left - 5), -1) if row[step].cls == "i"), left + 1) - 1
        # "medics at four of them said"
    if left > 0 and row[left].cls == "r" and "paper" in row[left].roles and row[left - 1].lower in _SAME:
        return line.speakers.latest(), left - 1, at + 1, True  # "the same document gave 35,000"
    of_this = at > 1 and row[0].lower == "about" and row[1].lower in ("this", "that")  # "About this informs X"
    if left > 2 and row[left].cls == "t" and row[left - 1].cls == "d" and row[left - 2].cls == "f":
        left -= 3  # "relatives of the dead told reporters"
    whom = left >= 0 and row[left].cls != "A" and row[left].lower in _OBJECTS  # and not "the US"
    if left >= 0 and row[left].cls in "Aodpw" and not (of_this or whom):
        start = left if row[left].lower in PERSONAL else phrase_start(row, left)
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
        chain = name_sources(line, start, left + 1, row[at].lower in WEAK_VERBS)
        if not chain and start > 2 and row[start - 1].cls == "&" and row[start - 2].cls == "A":
            start = phrase_start(row, start - 2)  # "officials in X and other districts say"
            chain = name_sources(line, start, left + 1)
        chain = _by_letters(chain, row[start : left + 1], letters, line.tokens)
        if chain:
            return chain, start, at + 1, not _said_before(row, start)
    if left >= 0 and row[left].cls in ",)" and not _turned_to_name(row, at):
        # "Name, who speaks for the army, said": the name stands before the inset.
        opening = inset_start(row, left)
        if opening is not None and opening > 2 and row[opening - 1].cls == ")":  # "X (Y), which ..., said"
            bracket = next((step for step in range(opening - 2, max(0, opening - 7), -1) if row[step].cls == "("), 0)
            chain = name_sources(line, phrase_start(row, bracket - 1), bracket)
            if bracket and row[bracket - 1].cls in "Aop" and chain:
                return chain, phrase_start(row, bracket - 1), at + 1, True
        named = opening is not None and any(
            item.cls == "A" and (item.unknown or step == 0) for step, item in enumerate(row[opening + 1 : opening + 4])
        )
        if named and opening is not None and opening > 1 and row[opening - 1].cls == "w":
            role = next(
                (step for step in range(opening - 1, max(-1, opening - 7), -1) if "role" in row[step].roles), None
            )
            if role is not None and all(item.cls in "ofwdiAp" for item in row[role:opening]):
                start = phrase_start(row, role)  # "its spokesman in the northeast, Ann Roe, said"
                chain = name_sources(line, start, left)
                if chain:
                    return chain, start, at + 1, not _said_before(row, start)
        if opening is not None and opening > 2 and row[opening - 1].cls in "NTw" and row[opening].cls == ",":
            # "a paper of the 23d, which has come through the lines, confesses": what the phrase begins with.
            role = next((step for step in range(opening - 2, max(-1, opening - 7), -1) if row[step].cls in "op,;t"), 0)
            if row[role].cls == "o" and row[role + 1].cls in "fi" and row[role + 1].lower != "with":
                start = phrase_start(row, role)
                chain = name_sources(line, start, role + 1)
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
            chain = name_sources(line, start, opening if apart else left)
            if chain:
                return chain, start, at + 1, not _said_before(row, start)
    turned = at + 1
    while turned < len(row) and row[turned].cls == "T":
        turned += 1
    as_told = any(item.lower == "as" for item in row[max(0, at - 2) : at])  # "as has informed the governor"
    if row[at].lower in _TO_SOMEBODY and not (of_this or as_told) and not (at and _turned_to_name(row, at)):
        return (), at, at + 1, False  # who follows is told, and does not tell
    described = inset and any(item.cls == "s" for item in row[max(0, left - _FURTHEST) : left])
    if (
        (row[at].lower in THINKING or row[at].lower in WEAK_VERBS)
        and left >= 0
        and (described or row[left].cls not in ',"-–')
    ):
        return (), at, at + 1, False  # "I don't think X expected": who follows is thought of
    if turned < len(row) and row[turned].cls == "p" and left >= 0 and row[left].cls not in ',"':
        return (), at, at + 1, False  # "also reported civilian deaths"
    if turned < len(row) and row[turned].cls in "doAwp" and (left < 0 or of_this or row[left].cls in ',"N.)?!tpwTA-–'):
        stop = phrase_stop(row, turned, 10)
        chain = name_sources(line, turned, stop)
        if chain and (
            row[turned].cls in "Ao"
            or row[turned].lower in {"a", "an", "the", "one", "two", "another"}
            or row[turned].lower in ("he", "she", "they")
            or row[turned].cls == "p"
            or row[turned].lower in TITLES
        ):
            return chain, at, stop, False
    return (), at, at + 1, False


def _by_letters(
    chain: tuple[Source, ...], items: Sequence[Item], letters: Item | None, tokens: Tokens
) -> tuple[Source, ...]:
    """Name a body that has no name but the letters in brackets behind it: "the UN office in the country (KORDA)"."""
    word = tokens.words[letters.first] if letters is not None and letters.last == letters.first + 1 else ""
    if letters is None or not chain or not word.isupper() or len(word) < _ACRONYM or chain[0].kind == "person":
        return chain
    body = next((item for item in items if "organisation" in item.roles.get("role", ())), None)
    named = chain[0].name.lower() != chain[0].name and body is not None and body.lower in chain[0].name.lower()
    if body is None or named:
        return chain
    entry = letters.entry("source")
    if entry is not None and entry.name in {source.name for source in chain}:
        return chain
    rest = tuple(source for source in chain if source.kind not in ("role", "organisation"))
    return (Source(entry.name if entry else word, kind=entry.kind if entry else "organisation"), *rest)


_ACRONYM = 3
"""So many letters at least has what an organisation is called by."""


def _is_participle(row: Sequence[Item], left: int, at: int) -> bool:
    """Tell whether a clause's subject says what follows beside what it did: "issued a statement saying", ", adding"."""
    verb = row[at].lower
    own = row[left].cls == "," or "paper" in row[left].roles or "organisation" in row[left].roles.get("role", ())
    return verb.endswith("ing") and verb not in CITING and row[at - 1].cls != "a" and row[at - 1].lower != "as" and own


def _shared_subject(row: Sequence[Item], joint: int) -> int | None:
    """Find the subject that verbs joined by "and" share: "The ministry condemned the raid and said that ..."."""
    quotes = sum(item.cls == '"' for item in row[:joint])
    edges = ",;:." if quotes % 2 == 0 else ',;:."'  # "dismissed the claim as "fiction" and acknowledged"
    first = next((step + 1 for step in range(joint - 1, -1, -1) if row[step].cls in edges), 0)
    if first and row[first - 1].cls == "," and row[first].cls in "rtw" and row[first].lower.endswith("ed"):
        opening = inset_start(row, first - 1)  # "A spokesman, Ann Roe, dismissed the figure and said"
        if opening is not None and opening:
            first = phrase_start(row, opening - 1)
    while first < joint and row[first].cls in "iTs":
        first += 1
    if first >= joint or row[first].cls not in "Aod" or (row[first].cls == "d" and row[first].lower not in _STARTING):
        return None
    told = any(item.cls in "art" or (item.cls == "w" and item.lower.endswith("ed")) for item in row[first + 1 : joint])
    return first if told else None


def _antecedent(row: Sequence[Item], left: int) -> int | None:
    """Find whom a clause before the verb describes: "doctors who spoke to the paper said", "a panel it set up said"."""
    for step in range(left - 1, max(0, left - 10), -1):
        item = row[step]
        done = item.cls == "r" and row[step - 1].cls == "a"  # "monitors who have counted graves say"
        person = row[step - 1].cls == "p" or "person" in row[step - 1].roles.get("role", ())
        if person and row[step + 1].lower == "by" and item.cls in "wr" and item.lower.endswith("ed"):
            return step - 1  # "experts consulted by the paper believe"
        if item.cls in ",;.:N" or (
            item.cls == "r" and item.lower not in _REACHED and not done and item.lower not in _TOLD_OF
        ):
            return None
        if item.lower in _REACHED and row[step - 1].cls in "op" and row[step + 1].lower in ("by", "on", "in"):
            return step - 1  # "residents reached by phone said"
        if item.lower in PERSONAL and row[step - 1].cls == "o" and row[step + 1].cls in "wtar" and step > 1:
            return step - 1 if row[step - 2].cls in "dNAw" else None
        if item.cls == "s" and item.lower in ("after", "before", "since"):
            continue  # "which X set up after the battle"
        if item.cls == "s":
            clause = row[step + 1 : left + 1]
            told = any(
                (other.cls in "wt" or other.lower in _TOLD_OF)
                and other.lower not in ("'s",)
                and not other.lower.endswith("ly")
                for other in clause
            )
            somebody = row[step - 1].cls in "opA" or row[step - 1].lower in SOMEBODY
            return step - 1 if item.lower in _RELATIVE and somebody and told else None
    return None


def _said_before(row: Sequence[Item], start: int) -> bool:
    """Tell whether the words reported stand before the source."""
    return start > 1 and row[start - 1].cls in ',"-–'


def _turned_to_name(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb behind a comma has its subject behind it: "..., said Ann Roe, and 40 were injured"."""
    named = row[at - 1].cls == "," and at + 1 < len(row) and row[at + 1].unknown
    if named and (at + 2 == len(row) or row[at + 2].cls in ",.&"):
        return True
    stop = next((step for step in range(at + 1, len(row)) if row[step].cls not in "Aodfw"), len(row))
    ends = stop == len(row) or (row[stop].cls == "." and stop >= len(row) - 2)
    titled = any(item.cls == "o" for item in row[at + 1 : stop]) and row[stop - 1].cls == "A"
    return ends and titled and row[at - 1].cls == "," and stop > at + 1  # "informed Military Spokesman Ann Roe."
