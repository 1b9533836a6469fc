"""Whose word a claim or a judgement is, of the sources of its sentence and of those heard before.

Decides by where a source stands in the sentence, as `voices` tells; whose words a sentence without a source gives is
found before, and handed over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import attrs

from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.model.reference import Actor
from conflictfacts.reading.building import Parsed
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.judging.judgements import Judgement
from conflictfacts.reading.speakers import Speakers, Voice
from conflictfacts.reading.speaking.labels import asks
from conflictfacts.reading.speaking.saying import CITING
from conflictfacts.reading.speaking.voices import (
    certifies,
    gives,
    in_bracket,
    is_named_again,
    is_noted,
    is_outlet,
    relayed,
    speak_in_turn,
    speaks_apart,
    speaks_of_itself,
    tells_of_members,
    tells_of_now,
)
from conflictfacts.reading.text.items import Item

__all__ = ["Heard", "holder_of", "voice_for"]


_NEGATED = 2
"""Items from "does" to "believe" in "does not believe"."""


_ANYBODY = frozenset({"he", "she", "it", "they", "who"})
"""Pronouns that stand for somebody who spoke."""


@attrs.define(slots=False)
class Heard:
    """Who may be speaking in a sentence; found out where something is told."""

    find: Callable[[], Attribution]
    """Finds `own`."""

    inherited: Callable[[], Attribution]
    """Gives whose words they were if none of its own sources speaks for them."""

    issuer: tuple[Source, ...]
    """Who issued the bulletin or dispatch; empty if nobody did."""

    speakers: Speakers
    """Who has spoken before."""

    home: Actor | None
    """In which state the text is set; `None` where that is not known."""

    carries: Callable[[], bool]
    """Tells of `own`, once found, whether he spoke in a paragraph before, and nothing says that he goes on."""

    carried: bool = False
    """What `carries` told."""

    @cached_property
    def own(self) -> Attribution:
        """Whose words it gives: its own source's, or where it names none those around."""
        told = self.find()
        self.carried = self.carries()
        return told


_OF_HOME = frozenset({"army", "military", "government", "armed forces", "junta", "air force", "navy"})
"""Bodies that with no name beside them are of the state that a text is set in."""


def voice_for(parsed: Parsed, claim: Claim, heard: Heard) -> Attribution:
    """Say whose claim a number is: that of a source, and of which state it is where the text is set at home there."""
    told = _voice_of(parsed, claim, heard)
    home = heard.home
    if home is None or [source.name.lower() in _OF_HOME for source in told.chain] != [True]:
        return told
    named = heard.speakers.states
    if next(reversed(named), None) != home.name or home.name in heard.speakers.fought:
        return told  # another state was named since
    if any(
        item.party is not None and item.party.kind == "state" and item.party.name != home.name for item in parsed.row
    ):
        return told  # "Zorvian jets kill 46 rebels in Korva: military"
    return attrs.evolve(told, chain=(*told.chain, Source(home.name, kind=home.kind)))


def _voice_of(parsed: Parsed, claim: Claim, heard: Heard) -> Attribution:
    """Say whose claim a number is: the source's whose clause or brackets it stands in, or those of before."""
    aside = parsed.aside_of(claim.index)
    if aside is not None:
        return aside.attribution
    stands = claim.kind == "deployment" and claim.value in ("present", "strength", "sent")
    around = None if not stands or parsed.voices or parsed.quoted or heard.issuer else heard.own
    if around is not None and (heard.carried or tells_of_now(parsed.row)):
        chain = around.chain
        goes_on = chain == heard.speakers.labelled or speaks_of_itself(parsed.row)
        goes_on = goes_on or heard.speakers.prevails(chain) or is_named_again(parsed.row, chain)
        return heard.own if goes_on else Attribution()  # how many there are by now, the text knows
    if parsed.voices and all(speaks_apart(parsed.row, voice, claim) for voice in parsed.voices):
        return heard.inherited()
    if parsed.voices and tells_of_members(parsed.row, parsed.voices[0], claim):
        return heard.inherited()
    if len(parsed.voices) == 1 and certifies(parsed.row, parsed.voices[0]):
        voice = parsed.voices[0]
        certified = claim.index < voice.at and "N" not in parsed.classes[claim.index + 1 : voice.at]
        return voice.attribution if certified else heard.inherited()
    bracket = in_bracket(parsed.row, claim.index)
    inner = [
        voice
        for voice in parsed.voices
        if (inside := in_bracket(parsed.row, voice.at))
        and (inside == bracket or (bracket is None and is_noted(parsed.row, claim, inside)))
    ]
    if inner:
        return inner[0].attribution
    voices = [voice for voice in parsed.voices if not in_bracket(parsed.row, voice.at)]
    if not voices and parsed.voices:
        shared = _closing(parsed, claim) or _heading(parsed, claim)
        return shared.attribution if shared is not None else Attribution(heard.issuer)
    if len(voices) == 2 and any(voice.attribution.verb in CITING for voice in voices):
        return relayed(voices)
    if len(voices) < 2 or (any(is_outlet(voice) for voice in voices) and not speak_in_turn(parsed.row, voices)):
        return heard.own if len(voices) == len(parsed.voices) else relayed(voices)
    given = (voice for voice in voices if claim.index < voice.first <= claim.phrase.stop + 2)
    own = next((voice for voice in given if gives(parsed.row, voice)), None)
    if own is not None:
        return own.attribution  # "compared with 340 given by X"
    before = [voice for voice in voices if voice.at < claim.index]
    after = [voice for voice in voices if voice.at > claim.index]
    if before and after and not after[0].prefix and _parts(parsed, before[-1].at, claim.index):
        parted = _parts(parsed, claim.index, after[0].first)
        return heard.inherited() if parted else after[0].attribution  # "...; 3,500 are missing, says X"
    if after and not (before and before[-1].prefix):
        return after[0].attribution
    return (before[-1] if before else after[0]).attribution


def _closing(parsed: Parsed, claim: Claim) -> Voice | None:
    """Find the source in brackets at the end of a claim's clause, which is of all it says: "44 dead, 13 hurt (X)"."""
    row = parsed.row
    voice = next((voice for voice in parsed.voices if voice.first >= claim.index), None)
    if voice is None or _parts(parsed, claim.index, voice.first):
        return None
    last = voice.last
    while parsed.classes.startswith("(N)", last):
        last += 3  # the mark of a footnote
    ends = last >= len(row) - 2 or row[last].cls in ";"
    before = any(other.last <= claim.index and not _parts(parsed, other.last, claim.index) for other in parsed.voices)
    return voice if ends and not before else None


def _heading(parsed: Parsed, claim: Claim) -> Voice | None:
    """Find the source in brackets in what heads a claim's line: "Fighters (SOHR) | 541", "Zorvia (per its army):"."""
    cell = parsed.classes.find("|", 1)
    for voice in reversed(parsed.voices):
        bracket = in_bracket(parsed.row, voice.at)
        headed = bracket is not None and parsed.classes.startswith("):", bracket[1]) and bracket[1] < claim.index
        headed = headed and not asks(parsed.row)  # "Question (the agency): 40 were killed?"
        if headed or voice.last <= cell < claim.index:
            return voice
    return None


def _parts(parsed: Parsed, first: int, stop: int) -> bool:
    """Tell whether a semicolon stands between two items."""
    return any(item.cls == ";" for item in parsed.row[first:stop])


def holder_of(parsed: Parsed, judgement: Judgement, heard: Heard) -> Attribution:
    """Say whose judgement a clause is: the source's before or behind it, not one's it only tells of."""
    if not parsed.voices:
        return _of_text(parsed, judgement, heard)
    for voice in parsed.voices:
        if judgement.first < voice.first < voice.last < judgement.last and not voice.prefix:
            return voice.attribution  # "The true toll, the office believes, is higher"
        if 0 <= voice.at - judgement.at <= _NEGATED or (
            not voice.prefix and judgement.at < voice.first < voice.last == judgement.last
        ):
            return voice.attribution
    before = [voice for voice in parsed.voices if voice.last <= judgement.first]
    behind = [
        voice for voice in parsed.voices if voice.first >= judgement.last and parsed.row[voice.first - 1].cls in ',"-)'
    ]
    if judgement.at < judgement.last and not before and not behind and parsed.voices[0].at > judgement.at:
        told = heard.inherited()  # "it is likely that the Kremlin announced": somebody else judges
        return told if told.chain else Attribution(heard.speakers.assessor())
    if before or behind:
        return (before[-1] if (before and before[-1].prefix) or not behind else behind[0]).attribution
    return heard.own if any(voice.at < judgement.at for voice in parsed.voices) else heard.inherited()


def _of_text(parsed: Parsed, judgement: Judgement, heard: Heard) -> Attribution:
    """Say whose judgement a sentence without a source gives: who spoke before, or in whose name the text is written."""
    labelled = heard.speakers.labelled
    named = _named_before(parsed.row, judgement.at)
    if named is not None:
        return Attribution((named,))
    if _believed_by_others(parsed.row, judgement.at):
        return Attribution()
    if not heard.own.chain:
        return Attribution(heard.issuer or labelled or heard.speakers.assessor())
    if parsed.quoted or heard.own.chain == labelled:
        return heard.own
    if not speaks_of_itself(parsed.row[max(0, judgement.first - 3) : judgement.last]):
        return heard.own
    return Attribution(heard.issuer or labelled or heard.speakers.assessor())


def _believed_by_others(row: Sequence[Item], at: int) -> bool:
    """Tell whether those believe it who have not spoken and whom nobody knows: "our curators believe"."""
    if row[at].cls != "r" or not at:
        return False
    before = row[at - 1]
    if any(item.lower in _ANYBODY for item in row[max(0, at - 3) : at]):
        return False
    return before.cls == "," or (before.cls in "pow" and before.lower.endswith("s"))


def _named_before(row: Sequence[Item], at: int) -> Source | None:
    """Give the body or unknown person named right before a verb of judging: "Ann Roe calls it a defeat"."""
    while at and row[at - 1].cls in ")]":
        at -= 1
    name = row[at - 1].name if at else None
    entry = row[at - 1].entry("source") if at == 1 else None
    if entry is not None and not row[0].possessive:
        return Source(entry.name, kind=entry.kind)
    if name is None or name.entries or name.possessive or " " not in name.text:
        return None
    return Source(name.text, kind="person")
