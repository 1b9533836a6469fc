"""Who says so: the sources of a sentence.

Decides whose words a sentence gives: the subject of a reporting verb, what follows "according to", the papers of a
source ("NATO data"), or nobody where the text says "it is thought".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.reading.speakers import Line, Speakers, Voice
from conflictfacts.reading.speaking.agents import agent_of, giving_out, names_no_agent
from conflictfacts.reading.speaking.brackets import find_bracketed
from conflictfacts.reading.speaking.disowned import hears, said_by_nobody
from conflictfacts.reading.speaking.extents import phrase_start, phrase_stop
from conflictfacts.reading.speaking.labels import find_labels, note_speaker
from conflictfacts.reading.speaking.papers import find_papers
from conflictfacts.reading.speaking.putting import SUMS
from conflictfacts.reading.speaking.saying import (
    CITING,
    CORRECTING,
    COUNTING,
    PARTIES,
    is_inserted,
    judges,
    reports,
    says_that,
)
from conflictfacts.reading.speaking.sources import name_sources
from conflictfacts.reading.speaking.tellers import subject_of_saying
from conflictfacts.reading.speaking.unsaid import (
    find_certifying,
    find_credited,
    find_gapped,
    find_having,
    find_keeping,
)
from conflictfacts.reading.speaking.writing import names_office
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["body_spoken_of", "find_voices", "looks_back", "people_spoken_of", "source_of_cell"]

_BACKGROUND = re.compile(r"\bon (?:deep )?background\b|off the record", re.IGNORECASE)
_TERMS = frozenset({"on", "off"})


_MOST = 12
"""No sentence names more sources; what looks like more is no text, and its work must not grow with them."""


def find_voices(
    tokens: Tokens,
    row: Sequence[Item],
    classes: str,
    by_role: Mapping[str, Sequence[int]],
    text: str,
    speakers: Speakers,
) -> list[Voice]:
    """Find the sources a sentence names, in order.

    Args:
        tokens: Its tokens.
        row: Its items.
        classes: Their class letters.
        by_role: Which of them are of each class of the vocabulary.
        text: The document's text.
        speakers: Who spoke before; this sentence's sources are added.
    """
    voices: list[Voice] = []
    on_terms = not _TERMS.isdisjoint(tokens.said) and _BACKGROUND.search(text[tokens.starts[0] : tokens.ends[-1]])
    line = Line(tokens, row, classes, text, speakers, "on background" if on_terms else None)
    telling = _telling(tokens, row, classes, by_role)
    disowned = said_by_nobody(row, tokens.said) if telling else range(0)
    heard: int | None = None
    for at in telling:
        item = row[at]
        if at in disowned or (item.cls == "p" and not judges(row, at)):
            continue
        told = _voice_at(line, at)
        if told is None:
            heard = at if hears(row, at) else heard
            continue
        joined = _relayed_by(row, voices, told)
        if joined is not None:
            voices[-1] = joined
            continue
        told = _going_on(row, voices, told, cites=item.lower in CITING)
        if told.attribution.chain:
            voices.append(told)
            if item.lower in CITING:
                speakers.cited.append(told.attribution.chain)  # goes on speaking only if named again: "the officer"
            else:
                speakers.add(told.attribution.chain)
                if _speaks_for_body(row, told):
                    speakers.speak_for(told.attribution.chain)
            if len(voices) == _MOST:
                break
    if voices and all(voice.attribution.chain[0].kind == "outlet" for voice in voices):
        voices += _quoted_role(line, voices)
    taken = [(voice.first, voice.last) for voice in voices] + [(disowned.start, disowned.stop)]
    voices += find_papers(line, by_role.get("paper", ()), taken)
    for find in (find_bracketed, find_credited, find_having, find_keeping, find_gapped):
        voices += find(line, voices)
    voices += find_certifying(line)
    if any(row[at].cls == "N" for at in disowned):
        voices.append(line.voice(disowned.start, (), True, disowned.start, disowned.start + 1))
    elif heard is not None and not voices:
        voices.append(line.voice(heard, (), True, heard, heard + 1))
    if telling and not _COMMONLY.isdisjoint(tokens.said):
        common = [at for at in telling if _held_commonly(row, at) and all(voice.at != at for voice in voices)]
        voices += [line.voice(at, (), True, at, at + 1) for at in common]
    voices.sort(key=lambda voice: voice.at)
    if voices:
        note_speaker(line, voices[0].first)
    else:
        voices = find_labels(line) or _thought(line)
    return voices


def _speaks_for_body(row: Sequence[Item], voice: Voice) -> bool:
    """Tell whether somebody of those who are named as the source speaks: "a doctor working for the charity said"."""
    opening = next((at for at in range(voice.first - 1, -1, -1) if row[at].cls in ",;:.&s"), -1) + 1
    naming = row[opening : voice.first]
    return voice.prefix and len(naming) > 1 and naming[0].lower in ("a", "an") and naming[1].cls in "po"


def _telling(tokens: Tokens, row: Sequence[Item], classes: str, by_role: Mapping[str, Sequence[int]]) -> list[int]:
    """Give the items that may say who tells: verbs of saying, "according to", others before "that" or set in."""
    found = {at for at in (*by_role.get("reporting", ()), *by_role.get("according", ())) if row[at].cls in "rtop"}
    if "that" in tokens.said:
        before_that = [at - 1 for at in range(2, len(row)) if row[at].lower == "that"]
        found.update(at for at in before_that if row[at].cls == "w" and says_that(row, at))
    if ",d" in classes:
        set_in = [at + 2 for at in range(len(row) - 2) if classes.startswith(",d", at)]
        found.update(at for at in set_in if row[at].cls in "tw" and is_inserted(row, at))
    return sorted(found)


def _voice_at(line: Line, at: int) -> Voice | None:
    """Find whose words a verb of saying or "according to" gives, if anybody's; `None` where it tells nothing."""
    row, item = line.row, line.row[at]
    if "according" in item.roles:
        if item.lower in ("source", "sources") and not (at + 1 < len(row) and row[at + 1].cls == ":"):
            return None
        if item.lower == "attributed to" and not any(other.lower in _TOLD for other in row[max(0, at - 5) : at]):
            return None  # "killed in attacks attributed to X": who did it
        that = at + 2 < len(row) and row[at + 1].lower == "that"
        stop = phrase_stop(row, at + 1 + that, 12)  # "according to that country's army"
        verb = item.lower if item.lower in CITING else "according to"
        return Voice(at, Attribution(name_sources(line, at + 1, stop), verb, line.basis), at < 2, at, stop)
    by = None if names_no_agent(row, at) else agent_of(row, at)
    if by is None:
        if hears(row, at) or not reports(row, at):
            if item.lower in CORRECTING:
                _meet(line, at)
            return None
        return giving_out(line, at) or _subject(line, at)
    if item.lower == "claimed" and not any(other.cls in "N" or other.lower == "as" for other in row[:at][-3:]):
        return None  # "an attack claimed by X": who did it
    if item.lower.startswith(_DENYING):
        return None  # "the rebels' claim was denied by X": X does not say it
    stop = phrase_stop(row, by + 1, 10)
    first = by if by > at + 1 else at  # "was put at 40 by X": the number is no part of the source
    chain = (*name_sources(line, by + 1, stop), *_who_is_quoted(line, at))
    return Voice(first, Attribution(chain, item.lower, line.basis), False, first, stop)


_DENYING = ("deni", "reject", "dismiss", "refut")
_RELAYING = frozenset({"quoted", "cited"})


def _who_is_quoted(line: Line, at: int) -> tuple[Source, ...]:
    """Find whom a passive verb of quoting has for its subject: "the mayor was quoted by X as saying"."""
    row = line.row
    if row[at].lower not in _RELAYING or at < 2 or row[at - 1].cls != "a" or row[at - 2].cls not in "Aop":
        return ()
    return name_sources(line, phrase_start(row, at - 2), at - 1)


def _relayed_by(row: Sequence[Item], voices: Sequence[Voice], told: Voice) -> Voice | None:
    """Join a source to who quotes it right behind its name: "figures from the ministry quoted by X"."""
    if not voices or row[told.at].lower not in _RELAYING or told.prefix or voices[-1].last != told.at:
        return None
    source = voices[-1]
    relays = [attrs.evolve(known, kind="outlet", role=None) for known in told.attribution.chain[:1]]
    chain = tuple(dict.fromkeys((*relays, *source.attribution.chain)))
    return source._replace(attribution=attrs.evolve(source.attribution, chain=chain), last=told.last)


_TOLD = frozenset(
    "figure figures number numbers estimate estimates toll tally count total data statement statements report reports "
    "claim claims account accounts assessment quote remark remarks words letter message study survey".split()
)
"""What is attributed to those who say it, not to those who did it."""


def _meet(line: Line, at: int) -> None:
    """Remember who only rejects something, for "he said" behind it."""
    chain, *_ = subject_of_saying(line, at)
    if chain and chain[0].kind == "person":
        line.speakers.meet(chain[0].name)


def _subject(line: Line, at: int) -> Voice | None:
    """Find the subject of a verb that reports; `None` where it is told of, or speaks anyway."""
    row, verb = line.row, line.row[at].lower
    chain, first, last, prefix = subject_of_saying(line, at)
    before = [other.lower for other in row[max(0, at - 4) : at]]
    if not prefix and any(word in ("where", "which", "whom") for word in before):
        return None  # what somebody said in a clause that only describes
    if first and row[first - 1].lower == "which" and verb.startswith(("den", "reject", "disput")):
        return None  # "4,000 are there, which X denies": who denies it does not say it
    if first and row[first - 1].lower == "than":
        if chain and chain[0].kind == "person":
            line.speakers.meet(chain[0].name)  # "he gave"
        return None  # "more than the ministry had admitted"
    if first > 1 and row[first - 1].lower == "what" and row[first - 2].cls != "a":
        return None  # "it collects what the media have reported"
    speaking = [word for word in before if not word.endswith("n't")][-1:]
    if speaking in (["we"], ["i"]):
        return None  # whoever speaks anyway
    if verb in COUNTING and all(source.kind in PARTIES for source in chain):
        return None  # "the Germans counted 850,000 dead": they had them, they do not say so
    if verb in ("learned", "heard") and at + 1 < len(row) and row[at + 1].lower == "from":
        last = phrase_stop(row, at + 2, 10)
        chain = (*chain, *name_sources(line, at + 2, last))
    return Voice(at, Attribution(chain, verb, line.basis), prefix, first, last)


def _going_on(row: Sequence[Item], voices: Sequence[Voice], voice: Voice, cites: bool) -> Voice:
    """Give a source with who spoke before where that one goes on, where it begins, and whether "that" follows."""
    at, attribution, prefix, first, last = voice
    before = row[at - 1].lower if at else ""
    if voices and not attribution.chain and at and row[at - 1].cls == "&" and _same_clause(row, voices[-1].last, at):
        attribution = attrs.evolve(attribution, chain=voices[-1].attribution.chain)
        prefix = True  # "they doubt both versions, but believe that"
    if voices and before in ("they", "it") and not cites:  # "the rebels own to 12 dead and they assert that ..."
        attribution = attrs.evolve(attribution, chain=voices[-1].attribution.chain)
    prefix = prefix or [other.lower for other in row[at + 1 : at + 2]] == ["that"]
    if first and row[first - 1].cls == "N" and first <= at and row[first].cls in "Aopw":
        first -= 1  # "two officers said"
    return Voice(at, attribution, prefix, first, last)


def _same_clause(row: Sequence[Item], first: int, at: int) -> bool:
    return "reporting" in row[at].roles and not any(item.cls in ";:" for item in row[first:at])


_FURTHEST = 9
"""Items that a sentence which only says who said it has on either side of its verb."""


_DEICTIC = frozenset({"this", "that", "these", "those", "it", "such", "so", "about", "the", "all"})


def looks_back(row: Sequence[Item], voices: Sequence[Voice]) -> bool:
    """Tell whether a sentence only says who said what stands before it: "This was reported by X", "- declared X"."""
    if not voices or not row:
        return False
    voice = voices[-1]
    if (voice.attribution.verb or "").startswith(("deny", "deni", "reject", "disput", "dismiss")):
        return False  # "The government denies it": it does not say it
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
        len(row) > 1 and row[1].lower in SUMS and voice.at > 1 and voice.at < 5
    )


def _quoted_role(line: Line, voices: Sequence[Voice]) -> list[Voice]:
    """Find whom an outlet quotes where the sentence names a spokesman without a verb of saying."""
    row = line.row
    for at, item in enumerate(row):
        if item.lower in {"spokesman", "spokeswoman", "spokesperson", "minister", "president"} and not any(
            voice.first <= at < voice.last for voice in voices
        ):
            chain = name_sources(line, phrase_start(row, at), phrase_stop(row, at, 6))
            if chain:
                return [line.voice(at, chain, True, at, at + 1)]
    return []


def body_spoken_of(line: Line) -> tuple[Source, ...]:
    """Name the body that a sentence without a source is about, which may speak in the next, as "The army rejects this".

    Args:
        line: The sentence.
    """
    row = line.row
    first = _behind_opening(line)
    if not any(_is_body(item) for item in row[first:][:4]):
        return ()
    stop = phrase_stop(row, first, 8)
    verb = row[stop] if first < stop < len(row) else None
    acts = verb is not None and (verb.cls in "art" or verb.lower.endswith(("s", "ed")))
    return name_sources(line, first, stop) if acts and row[first].cls in "dAow" else ()


def people_spoken_of(line: Line) -> tuple[Source, ...]:
    """Name the people that a sentence without a source is about, who may speak in the next: "Two officers agreed to".

    Args:
        line: The sentence.
    """
    row = line.row
    first = 1 if row and row[0].cls == "N" else 0
    if not any("person" in item.roles.get("role", ()) for item in row[first : first + 5]):
        return ()
    stop = phrase_stop(row, first, 8)
    chain = name_sources(line, first, stop) if first < stop < len(row) else ()
    return chain if chain and chain[0].kind == "role" and row[stop].cls in "artw" else ()


def _is_body(item: Item) -> bool:
    if "organisation" in item.roles.get("role", ()):
        return "paper" not in item.roles
    if item.unknown and item.name is not None and names_office(item.name.text):
        return not item.possessive  # "the Zorvia Human Rights Commission"
    entry = item.entry("source")
    return entry is not None and entry.kind in _TELLERS and not item.possessive


_TELLERS = frozenset({"outlet", "monitor", "agency", "organisation"})
"""Kinds of bodies that do little but tell."""

_SINCE = frozenset("after before when while as since once though although".split())


def _behind_opening(line: Line) -> int:
    """Give the item behind what a sentence opens with to say when or where: "Half a year after the raid, the staff"."""
    row, comma = line.row, line.classes.find(",")
    if 0 < comma < len(row) - 1 and row[comma + 1].cls in "dAo":
        since = not _SINCE.isdisjoint(line.tokens.said)
        if row[0].cls in "iTs" or (since and any(item.lower in _SINCE for item in row[:comma])):
            return comma + 1
    return 1 if row and row[0].cls == "T" else 0


def source_of_cell(line: Line, first: int, stop: int) -> Attribution:
    """Name the source a table's cell holds.

    Args:
        line: The row.
        first: The cell's first item.
        stop: The item behind it.
    """
    chain = name_sources(line, first, stop)
    return Attribution(chain, "according to" if chain else None)


_IMPERSONAL = frozenset(
    "reported said believed thought understood estimated rumoured stated announced claimed alleged learned".split()
)


_COMMONLY = frozenset("commonly generally usually widely often variously nowadays conventionally".split())


def _held_commonly(row: Sequence[Item], at: int) -> bool:
    """Tell whether a figure is everybody's: "are commonly put at 70,000", "the figure given nowadays"."""
    near = row[max(0, at - 2) : at + 2]
    passive = any(item.lower in ("is", "are", "was", "were") for item in row[max(0, at - 3) : at])
    by = any(item.lower == "by" for item in row[at + 1 : at + 3])
    known = any(item.lower in _COMMONLY for item in near) and not by
    return known and (passive or row[max(0, at - 1)].lower in SUMS)


def _thought(line: Line) -> list[Voice]:
    """Find where a text says that something is only thought or said, and by nobody: "it is believed"."""
    row = line.row
    if _IMPERSONAL.isdisjoint(line.tokens.said):
        return []
    for at, item in enumerate(row):
        if item.lower in _IMPERSONAL and "reporting" in item.roles:
            before = [other.lower for other in row[max(0, at - 3) : at]]
            if any(word in ("is", "are", "was", "were") for word in before) and (
                at + 1 >= len(row) or row[at + 1].first_word in ("to", ",", "that", ".")
            ):
                return [line.voice(at, (), True, at, at + 1, f"is {item.lower}")]
    return []
