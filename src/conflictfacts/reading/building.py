"""Facts from what the stages found: quotes cut out, estimates made, modalities told, and the class of fact each needs.

Decides nothing about who, where or when; it is handed those. A quote is as short as the assertion allows: the number,
the counted noun and the verb, with the "of whom" they hang on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import attrs

from conflictfacts._version import __version__
from conflictfacts.errors import FieldError
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.facts import (
    Assessment,
    Base,
    CasualtyEstimate,
    Deployment,
    Displacement,
    EquipmentLoss,
    Fact,
    TerritorialControl,
)
from conflictfacts.model.hedge import Hedge
from conflictfacts.model.provenance import Attribution, Provenance
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.fielding import is_before_change, settled_status
from conflictfacts.reading.counting.modality import deployment_modality, deployment_status, modality_of
from conflictfacts.reading.counting.phrases import Phrase
from conflictfacts.reading.counting.strongholds import POSITION
from conflictfacts.reading.judging.judgements import Judgement
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.opponents import opponent_of
from conflictfacts.reading.resolve.parties import party_at
from conflictfacts.reading.resolve.periods import period_of
from conflictfacts.reading.resolve.places import place_at
from conflictfacts.reading.resolve.timeline import above_of
from conflictfacts.reading.resolve.wholes import base_of, base_stop
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.takings import Taking
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.numbers import Numeral
from conflictfacts.reading.text.sentences import Sentence
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["Builder", "Parsed"]

MADE_BY = f"reading/{__version__}"


class Parsed(NamedTuple):
    """A sentence after the first stages."""

    sentence: Sentence
    """Where it stands."""

    tokens: Tokens
    """Its tokens."""

    row: list[Item]
    """Its items."""

    classes: str
    """Their class letters."""

    names: Sequence[int]
    """Which of them are names, or have one in them."""

    triggers: Sequence[int]
    """Which of them are triggers."""

    people: Sequence[int]
    """Which of them are nouns for people, or names."""

    voices: list[Voice]
    """The sources it names."""

    asides: Sequence[Voice]
    """Who says something in it in passing, from which item to which."""

    quoted: bool
    """Whether it begins within a quotation."""

    own: bool
    """Whether whoever writes or speaks the text says it of himself, in no quotation."""

    noted: bool
    """Whether it ends with the mark of a footnote."""

    fields: Sequence[str]
    """What its words tell of, war or other news."""

    def aside_of(self, index: int) -> Voice | None:
        """Give who says in passing what an item tells."""
        return next((voice for voice in self.asides if voice.first < index < voice.last), None)


@attrs.frozen
class Builder:
    """Makes the facts of one document."""

    document: Document
    """The document whose words they quote."""

    def of_claim(
        self,
        parsed: Parsed,
        claim: Claim,
        numeral: Numeral,
        actor: Actor | None,
        place: Place | None,
        period: Period | None,
        population: str | None,
        attribution: Attribution,
        conflict: str | None,
        discourse: Discourse,
        leaned: Fact | None = None,
    ) -> Fact:
        """Make the fact a claim states.

        Args:
            parsed: Its sentence.
            claim: The claim.
            numeral: Its number.
            actor: Whose people, troops, ground or materiel.
            place: Where.
            period: When.
            population: What kind of people.
            attribution: Who says so.
            conflict: The war it belongs to, where the text names one.
            discourse: What the text has spoken of before.
            leaned: The fact of the number that it goes on with.

        Raises:
            FieldError: If no class of fact holds what the claim says.
        """
        row, tokens = parsed.row, parsed.tokens
        counted = "item" if claim.unit == POSITION else claim.unit
        unit = f"{counted}/{claim.rate}" if claim.rate and claim.unit != "percent" else counted
        above = above_of(row, claim, parsed.sentence.heading, discourse)
        hedge = Hedge.ABOUT if above is not None and above.roughly and numeral.hedge is Hedge.EXACT else numeral.hedge
        if hedge is Hedge.UP_TO and claim.kind == "casualty" and _happened(row, claim):
            hedge = Hedge.EXACT
        nominal = numeral.nominal or (numeral.scale,)
        grain = (0,) if numeral.exactly else numeral.grain or None
        estimate = Estimate.hedged(
            hedge,
            nominal,
            unit,
            grain=grain,
            ends=numeral.ends,
            words=self.document.text[tokens.starts[numeral.first] : tokens.ends[numeral.last - 1]],
        )
        span, base = self._quote(parsed, claim, numeral, actor)
        modality = modality_of(row, claim)
        about: dict[str, Any] = {
            "modality": modality,
            "actor": actor,
            "opponent": opponent_of(row, claim, parsed.voices, actor, discourse),
            "place": place,
            "period": period,
            "estimate": estimate,
            "of": base if claim.unit == "percent" else None,
            "conflict": conflict,
            "provenance": self._provenance(span, attribution),
        }
        if claim.kind in ("casualty", "equipment") and claim.unit == "item":
            assert claim.phrase.head is not None
            about.pop("of")
            return EquipmentLoss(item=row[claim.phrase.head].roles["item"][0], status=_equipment_status(claim), **about)
        if claim.kind == "casualty" and claim.unit != "unit":
            measure = "killed" if claim.died else claim.value
            return CasualtyEstimate(measure=measure, includes=claim.includes, population=population, **about)
        if claim.kind == "displacement":
            return Displacement(measure=claim.value, population=population, **about)
        if claim.kind == "territory" and claim.unit != "item":
            return TerritorialControl(status=claim.value, **about)
        if claim.kind == "deployment":
            status = deployment_status(row, claim, modality)
            before = leaned.status if isinstance(leaned, Deployment) else None
            status = settled_status(row, claim, status, placed=place is not None, before=before)
            meant = deployment_modality(row, claim, status, modality)
            about["modality"] = "claimed" if is_before_change(row, claim) else meant
            return Deployment(status=status, purpose=_purpose(row, tokens, claim), **about)
        raise FieldError("unit", "suit what is said", unit)

    def of_taking(
        self, parsed: Parsed, taking: Taking, attribution: Attribution, conflict: str | None
    ) -> TerritorialControl:
        """Make the fact that a place is in somebody's hands, told without a number."""
        row = parsed.row
        span = self._span(parsed, taking.first, taking.last)
        time = next((item for item in row if item.time is not None), None)
        at = taking.first
        claim = Claim(at, Phrase(at + 1, None, ""), "territory", taking.status, "object", at, 0.0, "percent", None)
        return TerritorialControl(
            status=taking.status,
            extent=taking.extent,
            modality=modality_of(row, claim),
            actor=taking.actor,
            place=taking.place,
            period=period_of(time) if time is not None else None,
            conflict=conflict,
            provenance=self._provenance(span, attribution),
        )

    def of_judgement(
        self, parsed: Parsed, judgement: Judgement, attribution: Attribution, conflict: str | None
    ) -> Assessment:
        """Make the assessment a clause states."""
        row, tokens = parsed.row, parsed.tokens
        inside = [at for at in parsed.names if judgement.first <= at < judgement.last]
        sources = {source.name for source in attribution.chain}
        about = next(
            (
                found
                for at in inside
                if (found := party_at(row, at)) is not None
                and found.name not in sources
                and row[at].lower != "the alliance"
            ),
            None,
        )
        place = next((located[0] for at in inside if (located := place_at(row, at)) is not None), None)
        time = next((item for item in row[judgement.first : judgement.last] if item.time is not None), None)
        holder = None
        if attribution.chain:
            people = (source for source in attribution.chain if source.kind == "person")
            bodies = (source for source in reversed(attribution.chain) if source.kind != "state" and " " in source.name)
            last = attribution.chain[-1]
            holder = next(people, None) or (next(bodies, last) if last.kind == "state" else last)
        span = self._span(parsed, judgement.first, judgement.last)
        return Assessment(
            kind=judgement.kind,
            holder=holder,
            polarity=judgement.polarity,
            likelihood=judgement.likelihood,
            actor=about,
            place=place,
            modality="forecast" if judgement.kind == "forecast" else "assessed",
            horizon=period_of(time) if time is not None and judgement.kind == "forecast" else None,
            period=period_of(time) if time is not None and judgement.kind != "forecast" else None,
            topic=_topic(row, judgement, tokens),
            conflict=conflict,
            provenance=self._provenance(span, attribution),
        )

    def _provenance(self, span: Span, attribution: Attribution) -> Provenance:
        return Provenance(document=self.document.id, spans=(span,), attribution=attribution, made_by=MADE_BY)

    def _span(self, parsed: Parsed, first: int, last: int) -> Span:
        """Cut out a run of items."""
        row, tokens = parsed.row, parsed.tokens
        return self.document.span(tokens.starts[row[first].first], tokens.ends[row[last - 1].last - 1])

    def _quote(self, parsed: Parsed, claim: Claim, numeral: Numeral, actor: Actor | None) -> tuple[Span, Base | None]:
        """Cut out the words that say it: number, counted noun and verb, with the "of whom" they hang on."""
        row, tokens = parsed.row, parsed.tokens
        first, last = (
            numeral.first,
            max(numeral.last, row[claim.phrase.stop - 1].last),
        )
        at = claim.index
        apart = claim.part_of is not None and claim.trigger is not None and claim.trigger < at
        if claim.trigger is not None and not (apart and any(item.cls == "N" for item in row[claim.trigger : at])):
            first, last = min(first, row[claim.trigger].first), max(last, row[claim.trigger].last)
        elif claim.phrase.head is None:
            last = max(last, row[_told_of(row, claim.phrase.stop) - 1].last)
            if at and row[at - 1].lower in _COPULAS:
                first = min(first, row[_clause_start(row, at)].first)
            elif claim.phrase.sort == "" and last == numeral.last and at and row[at - 1].cls in "rtw":
                first = min(first, row[_clause_start(row, at)].first)  # "two residents gave 46"
            if claim.phrase.sort == "people":  # "convicts 300": the people stand before their number
                first = min(first, row[_gap_start(row, at)].first)
        behind = row[claim.phrase.stop] if claim.phrase.stop < len(row) else None
        told = behind is not None and (behind.cls == "i" or behind.lower == "as")
        if told and claim.phrase.sort == "" and claim.unit == "person":
            last = max(last, row[_told_of(row, claim.phrase.stop) - 1].last)
        if claim.label is not None:
            first = min(first, row[claim.label[0]].first)
        elif claim.trigger is None and claim.phrase.head is None and at and row[at - 1].cls == "A":
            first = min(first, row[at - 1].first)
        if at > 1 and row[at - 1].cls == "s" and row[at - 2].cls == "f" and row[at - 2].first < first:
            first = row[at - 2].first
        if claim.rate:
            limit = min(len(tokens), last + 3)
            for step in range(last, limit):
                if tokens.lower[step] in {"day", "daily", "month", "monthly", "week", "weekly"}:
                    last = step + 1
                    break
        base = None
        if claim.unit == "percent" and numeral.last + 1 < len(tokens) and tokens.lower[numeral.last] == "of":
            stop = base_stop(row, claim.index)
            begin, end = tokens.starts[numeral.last + 1], tokens.ends[stop - 1]
            if begin < end:
                last = max(last, stop)
                base = base_of(self.document.text[begin:end], row, claim, stop, actor)
        return self.document.span(tokens.starts[first], tokens.ends[last - 1]), base


def _told_of(row: Sequence[Item], stop: int) -> int:
    """Find the item behind what is told of a bare number: "30 on the government's side"."""
    at = stop
    while at < len(row) and at - stop < 5 and row[at].cls in "iAwdofpT":
        at += 1
    return at


_COPULAS = frozenset("is was are were at to of reached stands stood becomes".split())


def _clause_start(row: Sequence[Item], index: int) -> int:
    """Find where the words begin that a bare number is the end of: "the militia's own count was 36"."""
    at = index
    while at and index - at < 8 and row[at - 1].cls not in ',;.:()"N-':
        at -= 1
    return at


def _gap_start(row: Sequence[Item], index: int) -> int:
    at = index
    while at and index - at < 5 and row[at - 1].cls in "ptwdi":
        at -= 1
    return at


def _topic(row: Sequence[Item], judgement: Judgement, tokens: Tokens) -> str | None:
    """Give the subject of a judgement: its words up to the verb."""
    words: list[str] = []
    for item in row[judgement.first : judgement.last]:
        if item.cls in 'a,;:"' or len(words) > 8:
            break
        words += tokens.words[item.first : item.last]
    return " ".join(words).strip() or None


def _purpose(row: Sequence[Item], tokens: Tokens, claim: Claim) -> str | None:
    """Give what soldiers are sent for: the words behind "for", up to a time, a place or the clause's end."""
    for at in range(claim.index + 1, len(row) - 1):
        if row[at].lower == "for" and row[at + 1].cls in "wtd" and row[at + 1].lower not in ("the", "a", "its"):
            words: list[str] = []
            for item in row[at + 1 :]:
                if item.cls not in "wt" or len(words) > 5:
                    break
                words += tokens.words[item.first : item.last]
            return " ".join(words) or None
        if row[at].cls in ",;.N":
            return None
    return None


def _happened(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a loss is told as something that happened, so that "as many as N" is no ceiling."""
    ahead = [item.lower for item in row[claim.index : claim.index + 8]]
    around = [item.lower for item in row[max(0, claim.index - 4) : claim.index + 8]]
    told = any(word in ("were", "was", "been") for word in ahead) or (
        claim.trigger is not None and claim.trigger < claim.index and claim.form == "object"
    )
    return ahead[0].startswith("as many") and told and not any(word in ("may", "might", "could") for word in around)


def _equipment_status(claim: Claim) -> str:
    return {"losses": "lost"}.get(claim.value, claim.value)
