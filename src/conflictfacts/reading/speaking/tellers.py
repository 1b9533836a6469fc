"""Who tells: the subject of a verb of saying, before it, behind it, or shared with another verb.

Decides which words name whoever tells and whether they stand before what is told; who they are is for `sources`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.provenance import Source
from conflictfacts.reading.resolve.parties import PLACE_PREPOSITIONS
from conflictfacts.reading.speakers import Line
from conflictfacts.reading.speaking.bystanders import SOMEBODY
from conflictfacts.reading.speaking.edges import OBJECTS, before_between, left_of_verb, subject_end
from conflictfacts.reading.speaking.extents import joint_start, phrase_start, phrase_stop
from conflictfacts.reading.speaking.putting import EVENTS, alters, puts_at
from conflictfacts.reading.speaking.saying import CITING, PERSONAL, THINKING, WEAK_VERBS, inset_start
from conflictfacts.reading.speaking.sources import name_sources
from conflictfacts.reading.text.grammar import TITLES
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["antecedent", "subject_of_saying"]

_HARDLY_ANY = frozenset({"few", "no", "hardly", "scarcely", "neither", "nobody", "such"})


_SAME = frozenset({"the", "this", "that", "same", "its", "their"})


_STARTING = frozenset({"the", "a", "an", "he", "she", "its", "their", "one"})


_TO_SOMEBODY = frozenset({"told", "tells", "tell", "informed", "informs", "put", "puts"})
"""Verbs behind which stands who is told."""


_FEW = frozenset({"few", "many", "most", "some", "none", "nobody", "one", "several"})


_REACHED = frozenset("reached contacted interviewed questioned cited quoted".split())
"""Participles of those who are asked: it is they who speak."""


_RELATIVE = frozenset({"who", "whom", "that", "which"})


_TOLD_OF = frozenset({"spoke", "speak", "named", "quoted", "identified", "told", "set"})


_OPENING = CITING | {"whose", "where", "which"}
"""Words that open an inset which names others than the source it stands behind."""


_FURTHEST = 9
"""Items that a sentence which only says who said it has on either side of its verb."""


_Told = tuple[tuple[Source, ...], int, int, bool]
"""Who tells, the first item of name or verb, the item behind them, and whether they stand before what is told."""


def subject_of_saying(line: Line, at: int) -> _Told:
    """Find the subject of a reporting verb: to its left, or to its right where verb and subject are turned round."""
    row = line.row
    if alters(row, at) and _is_of_event(row, at):
        return (), at, at + 1, False
    left = left_of_verb(row, at)
    inset = left >= 0 and row[left].cls == "," and inset_start(row, left) is not None
    told = _some_of_them(line, left, at) or _paper_behind(line, at) or _sharing(line, left, at)
    told = told or _relative(line, left, at)
    told = told or (None if inset else _described(line, left, at))
    if told is not None:
        return told
    letters = row[left - 1] if left > 2 and row[left].cls == ")" and row[left - 2].cls == "(" else None
    left = subject_end(row, left)
    told = _before_verb(line, left, at, letters) or _before_inset(line, left, at)
    return told or _behind_verb(line, left, at, inset) or ((), at, at + 1, False)


_SOME = frozenset({"one", "two", "three", "several", "some", "both", "another", "most", "many"})


def _some_of_them(line: Line, left: int, at: int) -> _Told | None:
    """Find who tells where it is one or some of those met before: "Diplomats doubt it. 300 died, one of them said"."""
    row = line.row
    start = left - 2 if left > 1 and row[left].lower in OBJECTS and row[left - 1].cls == "f" else left
    if start < 0 or row[start].lower not in _SOME or (start and row[start - 1].cls not in ',"-&s'):
        return None
    chain = line.speakers.several()
    return (chain, start, at + 1, not _said_before(row, start)) if chain else None


def _named(line: Line, start: int, stop: int, at: int, weak: bool = False) -> _Told | None:
    """Give whom the words before a verb name; `None` where they name nobody."""
    chain = name_sources(line, start, stop, weak)
    return (chain, start, at + 1, not _said_before(line.row, start)) if chain else None


def _sharing(line: Line, left: int, at: int) -> _Told | None:
    """Find the subject a verb shares with another before it: "the ministry condemned the raid and said"."""
    row = line.row
    if left < 2 or not (_is_participle(row, left, at) or (row[left].cls == "&" and row[left - 1].cls not in "Aop,")):
        return None
    shared = _shared_subject(row, left)
    if shared is None:
        return None
    chain = name_sources(line, shared, phrase_stop(row, shared, 8), row[at].lower in WEAK_VERBS)
    return (chain, at, at + 1, True) if chain else None


def _relative(line: Line, left: int, at: int) -> _Told | None:
    """Find who tells in a clause of his own: "a spokesman, Ann Roe, who said that", "it is Roe who gave"."""
    row = line.row
    if left < 2 or row[left].lower != "who" or row[at + 1 : at + 2] == [] or row[at + 1].cls == "x":
        return None
    who = left - 1 - (row[left - 1].cls == ",")
    start = phrase_start(row, who)
    chain = name_sources(line, start, who + 1) if row[who].cls in "Ao" else ()
    return (chain, start, at + 1, False) if chain else None


def _described(line: Line, left: int, at: int) -> _Told | None:
    """Find who tells before a clause about him: "doctors who spoke to the paper said"."""
    head = antecedent(line.row, left)
    if head is None:
        return None
    return _named(line, phrase_start(line.row, head), head + 1, at, line.row[at].lower in WEAK_VERBS)


def _is_of_this(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb stands before its subject because of what opens the sentence: "About this informs X"."""
    return at > 1 and row[0].lower == "about" and row[1].lower in ("this", "that")


def _before_verb(line: Line, left: int, at: int, letters: Item | None) -> _Told | None:
    """Find the subject right before a verb; nobody where those who tell are hardly any."""
    row = line.row
    if left > 0 and row[left].cls == "r" and "paper" in row[left].roles and row[left - 1].lower in _SAME:
        # "the same document gave 35,000"
        return line.speakers.latest(), left - 1, at + 1, not _said_before(row, left - 1)
    whom = left >= 0 and row[left].cls != "A" and row[left].lower in OBJECTS  # and not "the US"
    if left < 0 or row[left].cls not in "Aodpw" or _is_of_this(row, at) or whom:
        return None
    start = left if row[left].lower in PERSONAL else phrase_start(row, left)
    if left > start + 2 and row[start - 1 : start] and row[start - 1].lower in PLACE_PREPOSITIONS:
        several = row[left].cls in "op" and row[left].lower.endswith("s")
        if several and row[left - 1].cls == "A" and not row[left - 1].possessive and row[left - 2].cls == "i":
            start = left  # "At the hospital in Korda doctors counted"
    if row[start].lower in _HARDLY_ANY or (start and row[start - 1].lower in _HARDLY_ANY | {"none"}):
        return (), at, at + 1, False  # "few soldiers believe it"
    if start > 1 and row[start - 1].lower in ("in", "of", "among") and row[start - 2].lower in _FEW:
        return (), at, at + 1, False  # "few in that organisation believe"
    placed = row[start].cls == "A" and start > 0 and row[start - 1].lower in PLACE_PREPOSITIONS
    if (placed or row[start].lower in PLACE_PREPOSITIONS) and _is_full_name(row, left) and start < left:
        start, placed = left, False  # "in X alone Ann Roe counted"
    if placed:
        # "an officer lately returned from X said": X is where he was.
        person = next((step for step in range(start - 1, max(-1, start - 6), -1) if row[step].cls in "op,.;"), None)
        if person is None or row[person].cls not in "op":
            return (), at, at + 1, False
        left = person
        start = phrase_start(row, left)
    weak = row[at].lower in WEAK_VERBS and not puts_at(row, at)
    chain = name_sources(line, start, left + 1, weak)
    if not chain and start > 2 and row[start - 1].cls == "&" and row[start - 2].cls == "A":
        start = phrase_start(row, start - 2)  # "officials in X and other districts say"
        chain = name_sources(line, start, left + 1)
    joint = joint_start(row, start)
    if joint < start and chain and chain[0].kind == "role":
        told = name_sources(line, joint + (row[joint].cls == "N"), left + 1)  # "two residents and the mayor said"
        chain, start = (told, joint) if told and told[0].kind == "role" else (chain, start)
    chain = _by_letters(chain, row[start : left + 1], letters, line.tokens)
    return (chain, start, at + 1, not _said_before(row, start)) if chain else None


def _is_of_event(row: Sequence[Item], at: int) -> bool:
    """Tell whether the subject of a verb is what happened: "the massacre of X", "more civilian deaths", "8 killed"."""
    first = next((step + 1 for step in range(at - 1, -1, -1) if row[step].cls in ";:."), 0)
    joint = next((step + 1 for step in range(at - 1, first - 1, -1) if row[step].cls in ",s&"), first)
    if any(item.cls in "tN" or item.lower in EVENTS for item in row[joint:at]):
        return True  # "the army withdrew and the death of 9 men raised the toll"
    while first < at and row[first].cls in "dwT" and row[first].lower not in EVENTS:
        first += 1
    while first + 1 < at and row[first].cls in "Apo" and (row[first + 1].cls == "t" or row[first + 1].lower in EVENTS):
        first += 1
    return row[first].cls in "tN" or row[first].lower in EVENTS


def _is_full_name(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name is a person's in full that begins a phrase: no title and no other name stands before it."""
    return row[at].unknown and " " in row[at].lower and row[at - 1].cls == "w"


def _before_inset(line: Line, left: int, at: int) -> _Told | None:
    """Find the subject before an inset that ends at the verb: "Ann Roe, who speaks for the army, said"."""
    row = line.row
    if left < 0 or row[left].cls not in ",)" or _turned_to_name(row, at):
        return None
    opening = inset_start(row, left)
    if opening is None or not opening:
        return None
    told = _before_bracket(line, opening, at) or _before_place(line, opening, left, at)
    end = before_between(row, opening)
    at_place = end > 0 and row[end - 1].lower in PLACE_PREPOSITIONS
    before = end - 2
    if at_place and before > 1 and row[before].cls == "w" and row[before - 1].cls == "f":
        before -= 2  # "the Ministry of Defence in London, that same weekend,"
    if at_place and before >= 0 and row[before].cls in "Aop":
        at_place = False  # "an official in Brussels, who did not want to be named, said"
    first = phrase_start(row, end)
    if first and row[first].cls == "f" and row[first - 1].lower == "one" and row[opening + 1].lower in ("a", "an"):
        return _named(
            line, opening + 1, phrase_stop(row, opening + 1, 8), at
        )  # "one of the sources, a police officer, said"
    noun = row[end].cls == "w" and row[phrase_start(row, end)].cls == "d"  # "the victors, in their own returns, admit"
    if told is not None or at_place or not (noun or row[end].cls in "Aop"):
        return told
    head = antecedent(row, end)
    if head is not None:
        end, left = head, head + 1
    apart = noun or end < opening - 1 or (row[opening].cls == "," and row[opening + 1].lower in _OPENING)
    return _named(line, phrase_start(row, end), end + 1 if apart else left, at)


def _before_bracket(line: Line, opening: int, at: int) -> _Told | None:
    """Find the subject whose short name stands in brackets before the inset: "X (Y), which ..., said"."""
    row = line.row
    if opening < 3 or row[opening - 1].cls != ")":
        return None
    bracket = next((step for step in range(opening - 2, max(0, opening - 7), -1) if row[step].cls == "("), 0)
    if not bracket or row[bracket - 1].cls not in "Aop":
        return None
    start = phrase_start(row, bracket - 1)
    chain = name_sources(line, start, bracket)
    return (chain, start, at + 1, True) if chain else None


def _before_place(line: Line, opening: int, left: int, at: int) -> _Told | None:
    """Find the subject where words that name nobody stand before the inset: "its spokesman in the north, Ann Roe"."""
    row = line.row
    if opening < 2:
        return None
    back = range(opening - 1, max(-1, opening - 7), -1)
    inner = row[opening + 1 : opening + 4]
    named = any(item.cls == "A" and (item.unknown or step == 0) for step, item in enumerate(inner))
    role = next((step for step in back if "role" in row[step].roles), None) if named else None
    if role is not None and row[opening - 1].cls == "w" and all(item.cls in "ofwdiAp" for item in row[role:opening]):
        told = _named(line, phrase_start(row, role), left, at)
        if told is not None:
            return told
    if opening < 3 or row[opening - 1].cls not in "NTw" or row[opening].cls != ",":
        return None
    # "a paper of the 23d, which has come through the lines, confesses": what the phrase begins with.
    role = next((step for step in back[1:] if row[step].cls in "op,;t"), 0)
    if row[role].cls != "o" or row[role + 1].cls not in "fi" or row[role + 1].lower == "with":
        return None
    return _named(line, phrase_start(row, role), role + 1, at)


def _behind_verb(line: Line, left: int, at: int, inset: bool) -> _Told | None:
    """Find the subject behind a verb turned round: "said Ann Roe"; `None` where who follows is told or thought of."""
    row, verb = line.row, line.row[at].lower
    turned = at + 1
    while turned < len(row) and row[turned].cls == "T":
        turned += 1
    if turned + 2 < len(row) and row[turned].lower == "on" and row[turned + 1].cls == "A":
        turned += 2  # "reported on Telegram the governor"
    if _are_counted(row, turned, at):
        turned += 1  # "said two residents and a nurse."
    if turned == len(row) or row[turned].cls not in "doAwp":
        return None
    of_this = _is_of_this(row, at)
    as_told = any(item.lower == "as" for item in row[max(0, at - 2) : at])  # "as has informed the governor"
    if verb in _TO_SOMEBODY and not (of_this or as_told) and not (at and _turned_to_name(row, at)):
        return None
    described = inset and any(item.cls == "s" for item in row[max(0, left - _FURTHEST) : left])
    if verb in THINKING | WEAK_VERBS and left >= 0 and (described or row[left].cls not in ',"-–'):
        return None  # "I don't think X expected"
    if row[turned].cls == "p" and left >= 0 and row[left].cls not in ',"':
        return None  # "also reported civilian deaths"
    if left >= 0 and not of_this and row[left].cls not in ',"N.)?!tpwTA-–':
        return None
    who = row[turned]
    qualified = at > 0 and row[at - 1].cls in ',"' and [item.cls for item in row[turned : turned + 2]] in _QUALIFIED
    begins = who.cls in "Aop" or who.lower in _BEGINNING or who.lower in TITLES
    if row[turned - 1].cls != "N" and not (begins or qualified):
        return None
    stop = phrase_stop(row, turned, 10)
    chain = name_sources(line, turned, stop)
    return (chain, at, stop, False) if chain else None


def _paper_behind(line: Line, at: int) -> _Told | None:
    """Find whose paper tells behind a verb turned round: "says the report of the mission", "says the document"."""
    row = line.row
    if not at or row[at - 1].cls not in ',"' or at + 2 >= len(row) or row[at + 1].cls != "d":
        return None
    if "paper" not in row[at + 2].roles or row[at].lower in _TO_SOMEBODY | WEAK_VERBS:
        return None  # "the ministry, a day later, gave a toll of 80"
    if row[at + 4 : at + 5] and row[at + 4].cls == "N":
        return None  # "the governor, Ann Roe, maintains the figure of 80"
    if row[at + 3 : at + 4] and row[at + 3].cls == "f":
        stop = phrase_stop(row, at + 4, 10)
        chain = name_sources(line, at + 4, stop)
    else:
        stop, chain = at + 3, line.speakers.latest(organisation=True)
    return chain, at, stop, False


def _are_counted(row: Sequence[Item], index: int, at: int) -> bool:
    """Tell whether a number behind a verb of saying, and a comma before that, counts those who said it to the end."""
    if not at or index >= len(row) or row[index].cls != "N" or row[at - 1].cls not in ',"':
        return False
    stop = phrase_stop(row, index, 10)
    several = row[index + 1 : index + 2] != [] and row[index + 1].cls == "f"  # "one of the attachés who have come"
    return stop > index + 1 and (stop == len(row) or row[stop].cls in ("sT.,!" if several else "T.,!"))


_QUALIFIED = (["w", "o"], ["w", "p"])
"""Classes of words for those who tell without an article: ", said local officials"."""

_BEGINNING = frozenset("a an the one two another he she they".split())
"""Words with which those begin who tell behind their verb."""


def _by_letters(
    chain: tuple[Source, ...], items: Sequence[Item], letters: Item | None, tokens: Tokens
) -> tuple[Source, ...]:
    """Name a body that has no name but the letters in brackets behind it: "the UN office in the country (KORDA)"."""
    word = tokens.words[letters.first] if letters is not None and letters.last == letters.first + 1 else ""
    if letters is None or not chain or not word.isupper() or len(word) < _ACRONYM:
        return chain
    spelt = "".join(token[0] for token in tokens.lower[items[0].first : items[-1].last] if token != "of")
    if len(items) > 1 and word.lower() in (spelt[: len(word)], spelt[1 : len(word) + 1]):
        entry = letters.entry("source", "actor")  # "the United Nations Mission in Zorvia (UNMIZ)"
        return (Source(entry.name if entry else word, kind=entry.kind if entry else "organisation"),)
    if chain[0].kind == "person":
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
    acts = row[first].cls == "a" or (row[first].cls in "rtw" and row[first].lower.endswith("ed"))
    if first and row[first - 1].cls == "," and acts:
        opening = inset_start(row, first - 1)  # "A spokesman, Ann Roe, dismissed the figure and said"
        if opening is not None and opening:
            first = phrase_start(row, opening - 1)
    while first < joint and row[first].cls in "iTs":
        first += 1
    if 0 < first < joint and row[first].cls == "A" and row[first - 1].cls == "i" and row[first + 1].cls in "dA,":
        first += 2 if row[first + 1].cls == "," else 1  # "In Rohan the army lost 40 men and said that ..."
    if first >= joint or row[first].cls not in "Aod" or (row[first].cls == "d" and row[first].lower not in _STARTING):
        return None
    told = any(item.cls in "art" or (item.cls == "w" and item.lower.endswith("ed")) for item in row[first + 1 : joint])
    return first if told else None


def antecedent(row: Sequence[Item], left: int) -> int | None:
    """Find whom a clause before the verb describes: "doctors who spoke to the paper said", "a panel it set up said"."""
    for step in range(left - 1, max(0, left - 10), -1):
        item = row[step]
        done = item.cls == "r" and row[step - 1].cls == "a"  # "monitors who have counted graves say"
        person = row[step - 1].cls == "p" or "person" in row[step - 1].roles.get("role", ())
        asked = row[step + 1].lower == "by" and person and item.cls in "wr" and item.lower.endswith("ed")
        reached = row[step + 1].lower in ("by", "on", "in") and row[step - 1].cls in "op" and item.lower in _REACHED
        if asked or reached:
            return step - 1  # "experts consulted by the paper believe", "residents reached on the phone"
        if item.cls in ",;.:N" or (
            item.cls == "r" and item.lower not in _REACHED and not done and item.lower not in _TOLD_OF
        ):
            return None
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
    name = at + 1 + (row[at + 1 : at + 2] != [] and row[at + 1].lower == "the")
    behind = row[name] if name < len(row) else None
    told_to = row[at].lower in _TO_SOMEBODY  # "a doctor, who fled, told the agency"
    known = behind is not None and behind.cls == "A" and behind.entry("source") is not None and not told_to
    named = row[at - 1].cls == "," and behind is not None and ((behind.unknown and name == at + 1) or known)
    if named and (name + 1 == len(row) or row[name + 1].cls in ",.&"):
        return True
    stop = next((step for step in range(at + 1, len(row)) if row[step].cls not in "Aodfw"), len(row))
    ends = stop == len(row) or (row[stop].cls == "." and stop >= len(row) - 2)
    titled = any(item.cls == "o" for item in row[at + 1 : stop]) and row[stop - 1].cls == "A"
    return ends and row[at - 1].cls == "," and (named or (titled and stop > at + 1))  # "informed Spokesman Ann Roe."
