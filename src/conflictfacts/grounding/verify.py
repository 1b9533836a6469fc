"""Hold facts that came from elsewhere against the document they are said to be from.

Decides which questions are asked, in which order, and what counts as an answer. Where the words near the quote cannot
tell, the package's own reader is asked: what it reads at the same number speaks for a fact, and what it reads
otherwise is a warning that rests on the assumption `reader`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.grounding.amounts import (
    faults_of_bounds,
    faults_of_hedge,
    faults_of_unit,
    in_digits,
    is_without_numeral,
    listed,
    matches,
)
from conflictfacts.grounding.anchors import Anchor, QuoteFinder
from conflictfacts.grounding.answers import facts_of
from conflictfacts.grounding.case import Case
from conflictfacts.grounding.report import GroundedFact, Grounding, Support, Where, held
from conflictfacts.grounding.support import Witness, akin_to, sort_of
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document, Span
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import Assessment
from conflictfacts.model.finding import Finding
from conflictfacts.model.relations import Relation
from conflictfacts.model.vocabulary import Modality
from conflictfacts.reading.lexicon.loader import Lexicon, load_lexicon
from conflictfacts.reading.reader import read_document
from conflictfacts.reading.text.finding import FoundNumber, find_numbers
from conflictfacts.reading.text.known import words_of

__all__ = ["ground"]

_UNBINDING = frozenset({Modality.DENIED, Modality.HYPOTHETICAL, Modality.PLANNED, Modality.FORECAST})
_ACTORS = ("actor", "source")
_SOURCES = ("source", "actor", "place")


def ground(
    facts: Iterable[Fact] | Mapping[str, Any] | str,
    document: Document | str,
    *,
    lexicon: Lexicon | None = None,
    made_by: str = "elsewhere",
) -> Grounding:
    """Hold facts against the document they are said to be from.

    Of each fact it is asked whether its quote stands there (word for word, moved, or with other white space and
    quotation marks), whether its number stands in the quote, with the same hedge and a unit that fits, and what there
    speaks for its measure, actor, place and source. What fails is a finding; nothing is raised for it.

    Args:
        facts: The facts; or an answer in JSON (text or values) in the interchange format: a list of facts, or an object
            with `facts`. Its ids, digests, bounds and offsets need not be right. A name may stand for an object that
            has one, words for an estimate, and `quote` and `source` for a provenance.
        document: The document, or its text.
        lexicon: Names and words to know instead of the packaged ones.
        made_by: How facts in JSON were made, where they do not say.

    Raises:
        FieldError: If something else than facts is given.
        FormatError: If an answer is no JSON, or has no list of facts.

    Examples:
        >>> text = "NATO says Russia has lost more than 900,000 people."
        >>> answer = [{"type": "CasualtyEstimate", "measure": "losses", "actor": "Russia", "source": "NATO",
        ...            "estimate": "900,000 people", "quote": "lost more than 900,000 people"}]
        >>> print(*ground(answer, text).findings, sep="; ")
        error: the text says more than 900,000 ('more than 900,000'), the fact 900,000 [hedge]
    """
    document = document if isinstance(document, Document) else Document(document)
    relations: tuple[Relation, ...] = facts.relations if isinstance(facts, Facts) else ()
    unformed: list[Finding] = []
    if isinstance(facts, str | bytes | Mapping):
        given, unformed = facts_of(facts, document, made_by)
    else:
        given = list(facts)
        if any(isinstance(fact, Mapping) for fact in given):
            given, unformed = facts_of(given, document, made_by)
    for fact in given:
        if not isinstance(fact, Fact):
            raise FieldError("facts", "hold nothing but facts", fact, type(fact).__name__)
    court = _Court(document, lexicon if lexicon is not None else load_lexicon())
    results = tuple([court.hear(fact) for fact in given])
    return Grounding(
        document=document,
        results=results,
        unformed=tuple(unformed),
        grounded=held(results, relations, document),
    )


class _Court:
    """One document, and what is needed to hold facts against it."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.quotes = QuoteFinder(document)
        self.numbers = find_numbers(document.text, lexicon=lexicon)
        self.witness = Witness(document, lexicon, words_of(lexicon))
        self.reading = read_document(document, lexicon)

    def hear(self, given: Fact) -> GroundedFact:
        """Ask all questions about one fact."""
        anchor, spans, where = self._anchored(given)
        fact = given
        if spans:
            provenance = attrs.evolve(given.provenance, document=self.document.id, spans=spans)
            fact = attrs.evolve(given, provenance=provenance)
        case = Case(fact, spans)
        self._ask_for_quote(case, given, anchor, where)
        if fact.estimate is not None:
            for rule, certain, why in faults_of_bounds(fact.estimate):
                (case.is_wrong if certain else case.is_doubtful)(rule, why)
        if spans:
            case.peers = tuple(self._peers(fact, spans))
            self._ask_for_number(case)
            self._ask_for_sort(case)
            self._ask_for_names(case)
            self._ask_for_modality(case)
        return GroundedFact(
            given=given, fact=fact, anchor=anchor, support=tuple(case.support), findings=tuple(case.findings)
        )

    # --- the quote ---------------------------------------------------------------------------------------------------

    def _anchored(self, fact: Fact) -> tuple[Anchor, tuple[Span, ...], Span | None]:
        """Find the quotes of a fact: how the worst of them stands, where they stand, and which stands nowhere."""
        placed = fact.provenance.document is not None
        worst, found = Anchor.NONE, list[Span]()
        order = list(Anchor)
        for at, span in enumerate(fact.provenance.spans):
            anchor, pieces = self.quotes.find(span, placed)
            if anchor is Anchor.ABSENT:
                return anchor, (), span
            found += pieces
            worst = anchor if not at or order.index(anchor) > order.index(worst) else worst
        return worst, tuple(found), None

    def _ask_for_quote(self, case: Case, given: Fact, anchor: Anchor, missing: Span | None) -> None:
        if anchor is Anchor.NONE:
            case.is_doubtful("quote", "the fact quotes nothing, so it cannot be held against the document")
        elif anchor is Anchor.ABSENT and missing is not None:
            why = f"the quote is not in the document: {missing.quote!r}"
            near = self._sentence_with(given)
            if near is not None:
                why += f"; the number stands in {near.quote!r}"
            case.is_wrong("quote", why, near)
        elif anchor is Anchor.MOVED:
            where = given.provenance.spans[0].start, case.spans[0].start
            case.is_noted("quote", f"the quote stands at {where[1]}, not at {where[0]}", case.spans[0])
        elif anchor is Anchor.FOLDED:
            case.is_noted("quote", "the quote has other white space, quotation marks or dashes", case.spans[0])
        elif anchor is Anchor.ELIDED:
            case.is_doubtful(
                "quote", f"the quote leaves words out, it stands in {len(case.spans)} pieces", case.spans[0]
            )

    def _sentence_with(self, fact: Fact) -> Span | None:
        """Give the sentence where the number of a fact stands, if it stands in one."""
        if fact.estimate is None or not fact.estimate.nominal:
            return None
        found = next((number for number in self.numbers if number.nominal == fact.estimate.nominal), None)
        sentence = self.witness.sentence_of(found.span.start) if found is not None else None
        return self.document.span(sentence.start, sentence.end) if sentence is not None else None

    # --- the number --------------------------------------------------------------------------------------------------

    def _peers(self, fact: Fact, spans: tuple[Span, ...]) -> Iterator[Fact]:
        for read in self.reading.facts:
            if not any(_overlap(span, quote) for span in read.provenance.spans for quote in spans):
                continue
            if fact.estimate is None:
                if type(read) is type(fact):
                    yield read
            elif read.estimate is not None and read.estimate.nominal == fact.estimate.nominal:
                yield read

    def _ask_for_number(self, case: Case) -> None:
        estimate = case.fact.estimate
        if estimate is None or not estimate.nominal:
            return
        inside = [number for number in self.numbers if any(_overlap(number.span, quote) for quote in case.spans)]
        sentences = self.witness.around(case.spans)
        nearby = [
            n for n in self.numbers if any(s.start <= n.span.start < s.end for s in sentences) and n not in inside
        ]
        for numbers, where in ((inside, Where.QUOTE), (nearby, Where.SENTENCE)):
            found = [(how, number) for number in numbers if (how := matches(estimate, number)) is not None]
            if found:
                how, number = min(found, key=lambda pair: len(list(self._faults(case, pair[1]))))
                case.support.append(Support("estimate", where, number.span))
                if where is Where.SENTENCE:
                    case.is_doubtful("number", f"{number.words!r} is not in the quote but in its sentence", number.span)
                if how == "converted":
                    case.is_doubtful("number", f"the text says {number.words!r}, which was converted", number.span)
                for rule, certain, why in self._faults(case, number):
                    (case.is_wrong if certain else case.is_doubtful)(rule, why, number.span)
                return
        if is_without_numeral(estimate, case.spans):
            case.support.append(Support("estimate", Where.QUOTE, case.spans[0]))
        elif case.peers:
            case.support.append(Support("estimate", Where.READER))
        else:
            there = f"there are {listed(inside)}" if inside else "there is none"
            case.is_wrong("number", f"{in_digits(estimate)} is not in the quote; {there}")

    def _faults(self, case: Case, number: FoundNumber) -> Iterator[tuple[str, bool, str]]:
        estimate = case.fact.estimate
        assert estimate is not None
        if not any(peer.estimate is not None and peer.estimate.hedge is estimate.hedge for peer in case.peers):
            yield from faults_of_hedge(estimate, number)
        if not any(peer.estimate is not None and peer.estimate.unit == estimate.unit for peer in case.peers):
            sentence = self.witness.sentence_of(number.span.start)
            text = self.document.text[sentence.start : sentence.end] if sentence is not None else ""
            yield from faults_of_unit(estimate, number, text)

    # --- who, what, where, says who ----------------------------------------------------------------------------------

    def _ask_for_sort(self, case: Case) -> None:
        """Ask what speaks for the measure or status."""
        sort = sort_of(case.fact)
        if sort is None:
            return
        field, value = sort
        found, instead = (None, []) if value == "other" else self.witness.for_sort(case.fact, case.spans)
        alike = [peer for peer in case.peers if type(peer) is type(case.fact)]
        read = [str(peer_sort[1]) for peer in alike if (peer_sort := sort_of(peer)) is not None]
        if {value, *akin_to(value)} & set(read):
            case.support.append(found or Support(field, Where.READER))
        elif found is not None:
            case.support.append(found)
            if read:
                others = " and ".join(sorted(set(read)))
                why = f"the text near the quote speaks of {value}, but the number is read as {others}"
                case.is_read_otherwise(field, why, found.span)
        elif value == "other":
            return
        elif instead:
            # What became of people has its own words; how ground and troops are spoken of is a matter of the point of
            # view.
            finds = case.is_wrong if field == "measure" else case.is_doubtful
            finds(field, f"nothing in the quote says {value}; it says {' and '.join(instead)}")
        else:
            case.is_doubtful(field, f"no word near the quote is known to say {value}")

    def _ask_for_names(self, case: Case) -> None:
        fact = case.fact
        about = [peer for peer in case.peers if sort_of(peer) == sort_of(fact)] or list(case.peers)
        if fact.actor is not None:
            read = [peer.actor.name for peer in about if peer.actor is not None]
            name = fact.actor.name.removeprefix("people of ")
            categories = (*_ACTORS, "place") if name != fact.actor.name else _ACTORS
            self._ask_for_name(case, "actor", fact.actor.name, name, categories, read)
        if fact.place is not None:
            read = [peer.place.name for peer in about if peer.place is not None]
            self._ask_for_name(case, "place", fact.place.name, fact.place.name, ("place", "conflict"), read)
        chain = [source.name for peer in about for source in peer.provenance.attribution.chain]
        publisher = self.document.publisher
        for source in fact.provenance.attribution.chain:
            if source.name != publisher:
                self._ask_for_name(case, "source", source.name, source.name, _SOURCES, chain, contested=False)
        if isinstance(fact, Assessment) and fact.holder is not None and fact.holder.name != publisher:
            held = [peer.holder.name for peer in case.peers if isinstance(peer, Assessment) and peer.holder is not None]
            self._ask_for_name(case, "holder", fact.holder.name, fact.holder.name, _SOURCES, held, contested=False)

    def _ask_for_name(
        self,
        case: Case,
        field: str,
        name: str,
        sought: str,
        categories: tuple[str, ...],
        read: list[str],
        contested: bool = True,
    ) -> None:
        found = self.witness.for_name(field, sought, categories, case.spans)
        if any(name == other or self.witness.is_named_alike(name, other) for other in read):
            case.support.append(found or Support(field, Where.READER))
        elif found is None:
            why = f"nothing in the document names {name!r}"
            if field == "actor" and any(letter.isupper() for letter in name):
                case.is_wrong(field, why)
            else:
                case.is_doubtful(field, why)
        else:
            case.support.append(found)
            if read and contested:
                others = " and ".join(sorted(set(read)))
                case.is_read_otherwise(field, f"the {field} of the number is read as {others}, not {name}", found.span)
            elif found.where is Where.CONTEXT and field == "actor":
                others = " and ".join(self.witness.others_named(name, case.spans))
                if others:
                    why = f"{name} is not in the sentence of the quote, which names {others}"
                    case.is_doubtful(field, why, found.span)
                else:
                    case.is_noted(field, f"{name} is not in the sentence of the quote", found.span)

    def _ask_for_modality(self, case: Case) -> None:
        modalities = {peer.modality for peer in case.peers if type(peer) is type(case.fact)}
        if modalities and modalities <= _UNBINDING and case.fact.modality not in _UNBINDING:
            read = " and ".join(sorted(modalities))
            case.is_read_otherwise("modality", f"the fact is {case.fact.modality}, but the text is read as {read}")


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
