"""Judgements, forecasts and positions: attributed clauses that say how things stand or will, without counting.

Decides which clauses judge and where each begins and ends. A belief verb, a word of likelihood, or "no signs" makes a
judgement by itself; a word that only describes a state of affairs makes one where somebody is named who says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from conflictfacts.model.facts import Likelihood
from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.reading.judging.judged import (
    CONDITIONS,
    FINITE,
    NAMING,
    cut_clauses,
    goes_on,
    has_verb,
    is_fragment,
    judged_by,
    names_it,
    next_clause,
    stands_apart,
)
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import UNSCALED, Words

__all__ = ["Judgement", "find_judgements"]

_MANY = 20
"""What a number must be at least to count people rather than attempts."""

_VIEW = 3
"""Items of "in our view"."""

_YEAR = 4
"""Digits of a year."""

_NO_COUNT = frozenset(
    "st nd rd th d hours days weeks months years kilometers kilometres km miles meters metres".split()
)
"""What stands behind a number that measures or names, and counts nobody."""

_SHORTEST = 3
"""Fewest items a clause that judges can have."""


class Judgement(NamedTuple):
    """A clause that judges."""

    first: int
    """Its first item."""

    last: int
    """The item behind it."""

    kind: str
    """judgement, forecast or statement."""

    polarity: str
    """affirmed, negated or doubted."""

    likelihood: Likelihood | None
    """How likely it is said to be."""

    at: int
    """The item of the cue."""


class _Cue(NamedTuple):
    at: int
    sort: str
    """belief.judgement, belief.doubt, belief.forecast, none, likely, true, denial, future, position or state."""


def find_judgements(
    tokens: Tokens,
    row: Sequence[Item],
    classes: str,
    words: Words,
    voices: Sequence[Voice],
    counted: Sequence[int],
    taken: Sequence[int],
    told: Callable[[], Attribution],
    quoted: bool,
) -> list[Judgement]:
    """Find the clauses of a sentence that judge.

    Args:
        tokens: Its tokens.
        row: Its items.
        classes: Their class letters.
        words: The vocabulary.
        voices: The sources it names.
        counted: The items of numbers that became claims; a clause with one counts and does not judge.
        taken: The items of places said to be taken or held; a clause with one judges only how likely that is.
        told: Gives whose words the sentence gives.
        quoted: Whether it stands in a quotation.
    """
    cues = _cues(tokens, row, words)
    if not cues:
        return []
    found: list[Judgement] = []
    believed = {cue.at for cue in cues if cue.sort.startswith("belief")}
    turned = [voice for voice in voices if voice.at in believed and stands_apart(row, voice)]
    silent = [voice for voice in voices if voice.first == voice.at > 0 and row[voice.at - 1].cls == "&"]
    naming = [voice for voice in voices if voice.at not in believed or voice in turned or voice in silent]
    clauses = cut_clauses(row, naming)
    judged = {voice.at: judged_by(row, clauses, voice) for voice in turned}
    judged |= {voice.at: next_clause(clauses, voice) for voice in silent if voice.prefix}  # "and thinks that"
    for first, last in clauses:
        if (
            last - first < _SHORTEST
            or any(first <= at < last for at in counted)
            or "N" in classes[first : first + 3]
            or "Np" in classes[first:last]
        ):
            continue
        inside = _cues_of(row, cues, first, last, judged)
        if not inside:
            continue
        if any(first <= at < last for at in taken) and not any(cue.sort == "likely" for cue in inside):
            continue
        if any(item.lower in _OF_FIGURES for item in row[first : first + 5]) and not _of_truth(row, first, last):
            continue
        if _is_no_statement(row, first, last):
            continue
        strong = [cue for cue in inside if _judges_alone(row, first, last, cue)]
        if strong and all(first <= cue.at < last and _is_bare(row, first, last, cue) for cue in strong):
            continue
        if not strong and not ((voices or quoted or len(inside) > 1) and told().chain):
            continue
        if all(cue.sort == "true" for cue in inside) and not strong:
            continue  # "the true number, so historians agree"
        if not strong and (not _says_something(row, first, last) or _only_tells(row, first, last)):
            continue
        ground = row[first].lower in _GROUNDS and row[first + 1].cls != "f"
        hangs = found or (not strong and ground)
        if (row[first].lower in _ATTACHED and hangs) or any(item.lower in _META for item in row[first:last]):
            continue
        cue = (strong or inside)[0]
        begin = _content(row, first, last, cue)
        if last - begin < _SHORTEST or _counts(row, begin, last) or is_fragment(row, begin, last, cue.at, cue.sort):
            continue
        sorts = _sorts(row, begin, last, cue, inside)
        found.append(
            Judgement(
                begin,
                last,
                _kind(sorts),
                _polarity(row, first, begin, last, sorts),
                _likelihood(tokens, row, words, begin, last, told()),
                cue.at,
            )
        )
    return found


def _sorts(row: Sequence[Item], begin: int, last: int, cue: _Cue, inside: Sequence[_Cue]) -> set[str]:
    """Give what a clause's cues say of it: what will be outside what only describes, not what would have been."""
    governing = {other.at for other in inside}
    relative = next(
        (
            at
            for at in range(begin + 1, last)
            if row[at].cls == "s"
            and row[at].lower in _DESCRIBING
            and not (row[at].lower == "that" and at - 1 in governing)  # "unlikely that", "doubts that"
        ),
        last,
    )
    sorts = set()
    for other in inside:
        if other is cue or (other.at >= begin - 2 and (other.sort != "future" or other.at < relative)):
            past = other.sort == "future" and _would_have(row, other.at)
            sorts.add("state" if past else other.sort)
    if "true" in sorts and any(item.lower in _MAYBE for item in row[begin:last]):
        sorts.discard("future")  # "the real number may be higher"
    if any(_looks_ahead(row, other, last) for other in inside if other.sort in _OPEN_SORTS):
        sorts.add("future")
    return sorts


def _would_have(row: Sequence[Item], at: int) -> bool:
    """Tell whether something might have been, and is not to come: "could not have held out"."""
    behind = at + 1 + (row[at + 1 : at + 2] != [] and row[at + 1].cls == "x")
    words = [item.lower for item in row[behind : behind + 2]]
    return row[at].lower in ("would", *_MAYBE) and len(words) > 1 and words[0] == "have" and words[1] != "to"


_DESCRIBING = frozenset({"where", "which", "who", "whom", "when", "while", "that"})
_MAYBE = frozenset({"may", "might", "could"})
_OPEN_SORTS = frozenset({"likely", "state", "belief.judgement", "belief.doubt"})
_AHEAD = frozenset("before soon until next again excluded ruled".split())
"""Words that look ahead behind what is likely or impossible: "unlikely before the spring"."""


def _looks_ahead(row: Sequence[Item], cue: _Cue, last: int) -> bool:
    """Tell whether what is likely, or cannot be, is to come: "is likely to fall", "cannot be held before May"."""
    word, behind = row[cue.at].lower, row[cue.at + 1 : last]
    if word == "matter":
        return True  # "of days"
    if len(behind) > 1 and (word, behind[0].lower) in _TO_COME:
        return behind[1].lower not in ("have", "be")
    possible = cue.sort == "likely" or word in _IMPOSSIBLE
    return possible and any(item.first_word in _AHEAD for item in behind)


_TO_COME = frozenset({("likely", "to"), ("unlikely", "to"), ("improbable", "to"), ("may", "well")})
_IMPOSSIBLE = frozenset({"cannot", "can", "can't", "unable", "incapable", "in"})
"""First words of the cues for what somebody cannot do: "cannot", "in no position"."""


def _cues_of(
    row: Sequence[Item], cues: Sequence[_Cue], first: int, last: int, judged: Mapping[int, int | None]
) -> list[_Cue]:
    """Give the cues of a clause, and those before or behind it that govern it: "X denied that", ", Y believes,"."""
    inside = [cue for cue in cues if first <= cue.at < last and cue.sort != "denial"]
    inside += [cue for cue in cues if judged.get(cue.at) == first]
    if first > 1 and row[first - 1].lower == "that":
        inside += [cue for cue in cues if cue.sort == "denial" and cue.at == first - 2]
    if first > 1 and goes_on(row, first - 2):
        inside += [cue for cue in cues if cue.sort.startswith("belief") and cue.at < first][-1:]
    return inside


def _cues(tokens: Tokens, row: Sequence[Item], words: Words) -> list[_Cue]:
    lower, telling = tokens.lower, words.judging.begun(tokens.lower)
    naming = not NAMING.isdisjoint(tokens.said) and '"' in {item.cls for item in row}
    if not (telling or naming):
        return []
    cues = [_Cue(at, "belief.judgement") for at in range(1, len(row) if naming else 0) if names_it(row, at)]
    for at in [at for at, item in enumerate(row) if item.first in telling and item.cls != "T"]:
        (roles, _), _ = words.judging.at(lower, row[at].first)
        if not roles:
            continue
        if row[at].lower.startswith("explain") and at and row[at - 1].cls == "x":
            continue  # "how the figure was arrived at he did not explain"
        if "belief" in roles:
            still = at > 1 and row[at - 2].lower.startswith("continu")  # "continues to assess that"
            if row[at].cls == "o" or (at and not still and (row[at - 1].cls == "i" or row[at - 1].lower in _ARTICLES)):
                continue  # "a think tank", "evidence to assess", "fired at suspects"
            if _believes_nothing(row, at):
                continue
            cues.append(_Cue(at, f"belief.{roles['belief'][0]}"))
        elif not _was_able(row, at):
            cues.append(_Cue(at, roles["cue"][0]))
    return cues


def _believes_nothing(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word for believing is a noun, or says what something is: "out of fear of", "said to be X's"."""
    word, before = row[at].lower, row[at - 1].lower if at else ""
    behind = row[at + 1].lower if at + 1 < len(row) else ""
    if word == "suspect":
        return behind != "that" and not (before.endswith("s") or before in _WE)
    if word in ("fear", "fears"):
        return behind in ("of", "for", "over")
    if word in ("judge", "judges"):
        return at + 1 < len(row) and row[at + 1].cls in "Np"
    described = at > 0 and row[at - 1].cls in "pw" and behind.partition(" ")[0] == "to" and word.endswith(("ed", "ght"))
    return described and before not in ("now", "still", "also", "long", "widely", "generally")


_WE = frozenset({"we", "i", "they", "who"})


def _was_able(row: Sequence[Item], at: int) -> bool:
    """Tell whether "could" says what somebody was able to do: "the ones we could count", "who could not run"."""
    if row[at].lower != "could":
        return False
    verb = next((item.lower for item in row[at + 1 :] if item.cls != "x"), "")
    return verb in _TELLING or (at > 0 and row[at - 1].lower in ("who", "all they", "we"))


_ATTACHED = frozenset(
    {"because", "since", "though", "although", "as", "if", "for", "then", "which", "who", "where", "while"}
)
"""Words with which a clause only hangs on the judgement before it."""

_GROUNDS = frozenset({"because", "since", "though", "although", "then"})
"""Those of them with which a clause by itself judges nothing, but gives a ground."""

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his"})

_BARE = 3
"""Most items of what only takes up what was said before."""

_TAKEN_UP = frozenset({"it", "this", "that", "so", "them", "him", "her", "otherwise", "way"})
"""Words that only take up what was said before."""

_AGENDA = frozenset({"meeting", "ceremony", "session", "conference", "briefing", "hearing", "summit"})
"""What will be held, and judges nothing: "the meeting would begin at noon"."""

_OPEN = frozenset({"how", "what", "why", "which", "who", "whom", "whether", "nobody", "many"})
"""Words with which a clause says that something is not known, or only hangs on another."""

_META = frozenset({"check", "verify", "verified", "confirm", "independently", "unverified", "confirmation"})
"""Words of what is said about the figures, not about the war."""


_OF_FIGURES = frozenset("figure figures estimate estimates arithmetic statistics tally".split())
"""Words of clauses about the figures, not about the war."""

_LEVELS = frozenset(
    "higher greater larger bigger lower smaller high low grow rise climb climbing rising growing increase exceed up "
    "down generous understated overstated exaggerated inflated worse".split()
)
"""Words that say how a figure stands to the truth, or where it goes from here."""


def _judges_alone(row: Sequence[Item], first: int, last: int, cue: _Cue) -> bool:
    """Tell whether a cue makes a judgement whoever speaks: a belief, a likelihood, a true toll that is higher."""
    if cue.sort == "true":
        return _of_truth(row, first, last)
    return cue.sort.startswith("belief") or cue.sort in ("none", "likely", "denial")


def _of_truth(row: Sequence[Item], first: int, last: int) -> bool:
    """Tell whether a clause about figures is about what they stand for: "the actual figures are higher"."""
    return any(item.lower in _LEVELS for item in row[first:last])


def _counts(row: Sequence[Item], first: int, last: int) -> bool:
    """Tell whether a clause has a number that nothing was made of: it counts, be it understood or not."""
    return any(
        item.number is not None
        and max(item.number.nominal, default=0) >= _MANY
        and not (item.lower.isdecimal() and len(item.lower) == _YEAR)
        and item.last_word not in _NO_COUNT
        for item in row[first:last]
    )


def _is_bare(row: Sequence[Item], first: int, last: int, cue: _Cue) -> bool:
    """Tell whether a clause says that something is believed, but not what: "few soldiers believe it"."""
    if not cue.sort.startswith("belief") or not (row[cue.at].cls == "r" or cue.sort == "belief.doubt"):
        return False
    behind = [item for item in row[cue.at + 1 : last] if item.cls not in "rxa"]  # "do not believe it"
    if not behind and any(item.cls == "," or item.lower in FINITE for item in row[first : cue.at]):
        return False  # what stands before is what is believed
    return len(behind) <= _BARE and all(item.lower in _TAKEN_UP for item in behind)


def _is_no_statement(row: Sequence[Item], first: int, last: int) -> bool:
    """Tell whether a clause is asked, or only what somebody is accused of."""
    asked = row[last - 1].cls == "?" or (last < len(row) and row[last].cls == "?")
    return asked or (first > 0 and row[first - 1].lower.startswith("accus"))


_TELLING = frozenset(
    "speak say comment tell give reveal discuss confirm disclose name elaborate count document identify find see hear "
    "announce verify check reach".split()
)


def _only_tells(row: Sequence[Item], first: int, last: int) -> bool:
    """Tell whether a clause only tells what a single person did or said: "he would not tell", "I saw"."""
    if last < len(row) and row[-1].cls == "?":
        return True
    start = row[first : min(last, first + 3)]
    if len(start) > 1 and start[0].cls == "A" and start[1].cls == ",":
        start = start[:1]  # "Zorvia, he said, will"
    if any(
        item.lower in ("would", "will", "could") and after.cls == "x" and verb.lower in _TELLING
        for item, after, verb in zip(row[first:last], row[first + 1 : last], row[first + 2 : last], strict=False)
    ):
        return True  # "of his losses the general would not speak"
    return any(item.lower in {"he", "she", "i", "we", "others"} for item in start) or start[0].lower in (
        "will",
        "would",
        "shall",
    )


def _says_something(row: Sequence[Item], first: int, last: int) -> bool:
    """Tell whether a clause can stand alone: no "given enough ammunition", no "how many had left"."""
    opens = row[first]
    if any(item.lower in _AGENDA for item in row[first : first + 3]):
        return False
    if opens.lower in CONDITIONS:
        verbs = sum(item.lower in FINITE for item in row[first:last])
        apart = verbs > 1 and opens.lower in ("if", "unless")
        return apart or any(item.cls == "," for item in row[first:last])  # with what then follows
    return opens.lower not in _OPEN and (opens.cls not in "ix" or has_verb(row, first, last))


def _content(row: Sequence[Item], first: int, last: int, cue: _Cue) -> int:
    """Find where what is judged begins: behind "believes that", else at the clause."""
    if row[cue.at].cls == "i":  # "in our view", set in or put before
        opened = cue.at == first and last - first > _VIEW + _SHORTEST
        return first + _VIEW + (row[first + _VIEW].cls == ",") if opened else first
    if first <= cue.at and cue.sort.startswith("belief") and cue.sort != "belief.doubt":
        at = cue.at + 1
        while at < last and ((row[at].lower in ("that", "it", "as") and at == cue.at + 1) or row[at].cls in ',":'):
            at += 1
        if last - at < _SHORTEST:
            return first
        if row[cue.at + 1].lower in ("that", ":") or (row[at].cls in "Adpo" and last - at >= 6):
            return at
    return first


def _kind(sorts: set[str]) -> str:
    if "belief.forecast" in sorts or ("future" in sorts and "none" not in sorts):
        return "forecast"
    if sorts & {"position", "denial"} and not sorts & {"belief.judgement", "belief.doubt", "none", "likely"}:
        return "statement"
    return "judgement"


def _polarity(row: Sequence[Item], first: int, begin: int, last: int, sorts: set[str]) -> str:
    if "belief.doubt" in sorts:
        return "negated" if any(item.lower in ("believe", "think") for item in row[first : begin + 6]) else "doubted"
    if sorts & {"none", "denial"} or any(item.cls == "x" and item.lower != "not" for item in row[begin : begin + 4]):
        return "negated"
    return "negated" if any(item.lower in ("not", "never", "cannot", "no") for item in row[first:last]) else "affirmed"


def _likelihood(
    tokens: Tokens, row: Sequence[Item], words: Words, first: int, last: int, attribution: Attribution
) -> Likelihood | None:
    """Read a word of likelihood, with the range its scale gives it; words of no scale ("may", "could") give none.

    The scale is the UK's yardstick (PHIA) where a British body speaks, and that of ICD 203 otherwise.
    """
    british = any(_british(source) for source in attribution.chain)
    scales = (
        (("PHIA", "likely_phia"), ("ICD 203", "likely_icd"))
        if british
        else (("ICD 203", "likely_icd"), ("PHIA", "likely_phia"))
    )
    months = {
        token for item in row[first:last] if item.cls == "T" for token in range(item.first, item.last)
    }  # "in May"
    span = range(row[first].first, row[last - 1].last)
    for at in [at for at in span if at not in months and tokens.lower[at] in words.likely]:
        for scale, table in scales:
            match = words[table].match(tokens.lower, at)
            if match is not None:
                low, high = (Fraction(end) for end in match[0].split("-"))
                return Likelihood(" ".join(tokens.lower[at : match[1]]), scale, low, high)
        if tokens.lower[at] in UNSCALED:
            return Likelihood(tokens.lower[at])
    return None


def _british(source: Source) -> bool:
    return any(word in source.name for word in ("UK", "United Kingdom", "British", "Britain", "London"))
