"""Reading a text: the stages in their order, and the facts they come to.

Decides nothing about language; it hands each sentence from stage to stage, left to right, so that what follows never
changes what was read before, and builds facts and relations from what the stages found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from conflictfacts.errors import FieldError
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document
from conflictfacts.model.facts import (
    Fact,
)
from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.model.reading import Reading, Unread
from conflictfacts.model.reference import Actor
from conflictfacts.model.relations import PartOf, Relation
from conflictfacts.reading.aligned import Aligned
from conflictfacts.reading.attribution import find_voices, looks_back, source_of_cell
from conflictfacts.reading.box import Box
from conflictfacts.reading.building import Builder, Parsed
from conflictfacts.reading.claims import Claim
from conflictfacts.reading.clauses import find_claims, unread_numbers
from conflictfacts.reading.domain import Domain
from conflictfacts.reading.exchanges import set_free, tells_of_exchange
from conflictfacts.reading.grammar import BULLETS
from conflictfacts.reading.hearing import Heard, holder_of, voice_for
from conflictfacts.reading.items import Item, classes_of
from conflictfacts.reading.judgements import find_judgements
from conflictfacts.reading.labels import issuer_of
from conflictfacts.reading.leaning import topic_of
from conflictfacts.reading.lexicon.loader import Lexicon, load_lexicon
from conflictfacts.reading.listing import numbering_stop
from conflictfacts.reading.marks import Quotes, in_capitals
from conflictfacts.reading.mentions import find_items
from conflictfacts.reading.questions import asked_for
from conflictfacts.reading.resolve.battles import set_battle
from conflictfacts.reading.resolve.datelines import dateline_stop, labels_figure
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.inhabitants import are_inhabitants
from conflictfacts.reading.resolve.parties import people_of, subject_at
from conflictfacts.reading.resolve.places import places_meant
from conflictfacts.reading.resolve.populations import population_of
from conflictfacts.reading.resolve.refugees import fled_from
from conflictfacts.reading.resolve.scenes import (
    begin_dispatch,
    find_home,
    set_stage,
    sets_anew,
    tells_of_war,
)
from conflictfacts.reading.resolve.victims import victim_of
from conflictfacts.reading.resolve.whereabouts import Whereabouts
from conflictfacts.reading.resolve.whose.antecedents import men_exposed, men_last_named
from conflictfacts.reading.resolve.whose.carried import is_apart
from conflictfacts.reading.resolve.whose.struck import party_struck
from conflictfacts.reading.resolve.whose.unnumbered import (
    asked_after,
    forces_named,
    heads_lines,
    party_heading,
    party_losing,
)
from conflictfacts.reading.restating import Retold
from conflictfacts.reading.sentences import Sentence, find_footers, find_sentences
from conflictfacts.reading.sheet import Sheet
from conflictfacts.reading.speakers import Speakers
from conflictfacts.reading.tables import (
    cells_of,
    party_of_cell,
    party_of_label,
    read_header,
    read_row,
    split_aligned,
    split_labelled,
    split_year,
)
from conflictfacts.reading.takings import Taking, find_takings
from conflictfacts.reading.times import find_times
from conflictfacts.reading.tokens import tokenize
from conflictfacts.reading.voices import (
    ends_with_note,
    is_of_other_side,
    naming,
    refers_back,
    relayed,
    speaks_of_itself,
    spoken_by_several,
    stands_behind,
    tells_of_year,
    tells_on_its_own,
)
from conflictfacts.reading.words import Words
from conflictfacts.units import Number

__all__ = ["read"]

_DIGIT = re.compile(r"[\d|\t]")
"""What makes a sentence worth a look even without a word of the domain: a numeral, or the edge of a table's cell."""


def read(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | str | None = None,
    language: str | None = None,
    lexicon: Lexicon | None = None,
) -> Reading:
    """Read a text into facts.

    Args:
        text: Any text; what is not understood is said in `Reading.unread`.
        title: Its title.
        publisher: Who published it.
        url: Where it was found.
        published: When it was published; without it "last month" stays words.
        language: Its language as a BCP 47 tag. Only English is read.
        lexicon: Names and words to know instead of the packaged ones.

    Raises:
        FieldError: If the text is not a string, or what is said about it has the wrong type.

    Examples:
        >>> reading = read("NATO says Russia has lost more than 900,000 people, of whom 250,000 were killed.")
        >>> [str(fact.estimate) for fact in reading.facts]
        ['more than 900,000 person', '250,000 person']
    """
    document = Document(text, title=title, publisher=publisher, url=url, published=published, language=language)
    return read_document(document, lexicon)


def read_document(document: Document, lexicon: Lexicon | None = None) -> Reading:
    """Read a document into facts; see `read`."""
    reader = _Reader(document, lexicon if lexicon is not None else load_lexicon())
    reader.run()
    return Reading(document, Facts(reader.facts, reader.relations, (document,)), tuple(reader.unread))


_OF_HOME = frozenset({"government", "army", "junta", "regime", "military", "authorities"})
"""Bodies of the country spoken of, for an "it said" in the next sentence."""


_SPECIAL = frozenset({"aid_workers", "medics", "journalists", "peacekeepers", "police"})
"""Populations that are counted apart, and whom a text does not go on speaking of."""


_ONCE = frozenset({"role", "person", "state", "armed_group"})
"""Kinds of sources who have their say and are gone with the paragraph; an office or an institute goes on."""


_SIDES = frozenset({"state", "armed_group", "army"})
"""Kinds of sources of which a text also tells what they do."""


_OF_THE_DAY = _ONCE | {"army", "ministry", "intelligence"}
"""Kinds of sources who tell what happened; what a bygone year saw is told by the text, or by an institute."""


def _titled(row: Sequence[Item]) -> int:
    """Say how many items a first line may have that only names who issues what follows: "From the Press Bureau."."""
    return 8 if row and row[0].lower == "from" else 4


_NOBODY = Attribution()
"""Who says what the text says itself."""


_SHORT = 5
"""Tokens of what may be no more than the place that a bullet or paragraph is about."""


_LOOKING_BACK = 200
"""Characters before a sentence in which "since then" has its beginning."""


_HEAD = 3
"""Lines at the top of a text among which a bulletin names who issues it."""


@lru_cache(maxsize=8)
def states_of(lexicon: Lexicon) -> Mapping[str, Actor]:
    """Give the states a lexicon knows, by ISO code; where several share one, the first listed."""
    states: dict[str, Actor] = {}
    for line in dict.fromkeys(lexicon.indexes["actor"].values()):
        name, kind, iso = line.split("\t", 3)[:3]
        if kind == "state" and iso:
            states.setdefault(iso, Actor(name, kind, iso))
    return states


@lru_cache(maxsize=8)
def state_names_of(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(state.name for state in states_of(lexicon).values())


@lru_cache(maxsize=8)
def foes_of(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Give by name the states that a state or group fights in wars that go on; of a state only those of two sides."""
    foes: dict[str, set[str]] = {}
    states = state_names_of(lexicon)
    for line in dict.fromkeys(lexicon.indexes["conflict"].values()):
        _, _, end, _, parties = line.split("\t", 5)[:5]
        sides = frozenset(parties.split("|"))
        for party in () if end else sides:
            if len(sides) == 2 or party not in states:
                foes.setdefault(party, set()).update(sides & states - {party})
    return {party: frozenset(others) for party, others in foes.items()}


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> Words:
    return Words(lexicon.tables["words"])


def _is_label(paragraph: Sequence[Parsed]) -> bool:
    """Tell whether a line only names who gives the figures on the lines below it: "According to X:"."""
    last = paragraph[-1]
    alone = len(paragraph) == 1 and len(last.voices) == 1 and last.voices[0].prefix and last.row[-1].cls == ":"
    return alone and last.voices[0].first < 2 and last.voices[0].last >= len(last.row) - 1


class _Made(NamedTuple):
    """A fact with the claim it was made from, and the number of its sentence."""

    claim: Claim
    fact: Fact
    population: str | None
    sentence: int


class _Reader:
    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.text = document.text
        self.build = Builder(document)
        self.lexicon = lexicon
        self.words = words_of(lexicon)
        self.states = states_of(lexicon)
        self.domain = Domain(self.words["domain"])
        self.discourse = Discourse(state_names_of(lexicon), foes_of(lexicon))
        self.facts: list[Fact] = []
        self.relations: list[Relation] = []
        self.unread: list[Unread] = []
        self.made: dict[int, _Made] = {}
        self.retold = Retold()
        self.last_claim: Claim | None = None
        self.last_counts: dict[tuple[str, str | None], tuple[int, Claim | None, Number]] = {}
        self.sentence = self.claimed = 0
        self.aligned = Aligned(self.text)
        self.sheet: Sheet | None = None
        self.box = Box()
        self.issuer: tuple[Source, ...] = ()
        self.intro: Attribution | None = None
        self.label: Attribution | None = None
        self.paragraph = -1
        self.whereabouts = Whereabouts(lexicon, self.states, self.discourse)
        self.quotes = Quotes()
        self.noted = False
        self.before: list[tuple[Source, ...]] = []
        self.spoken = Speakers()
        self.capitals = in_capitals(self.text[:4000])
        self.exchange = False
        self.footers = [(first, start, self._named_below(start, end)) for first, start, end in find_footers(self.text)]

    def _named_below(self, start: int, end: int) -> tuple[Source, ...]:
        """Name the source a footer gives."""
        tokens = tokenize(self.text, start, end)
        row = find_items(tokens, (), self.words, self.lexicon, False)
        return issuer_of(tokens, row, self.text, Speakers())

    def run(self) -> None:
        paragraph: list[Parsed] = []
        current = -1
        for sentence in find_sentences(self.text):
            if sentence.paragraph != current:
                self._read_paragraph(paragraph)
                paragraph, current = [], sentence.paragraph
            parsed = self._parse(sentence)
            if parsed is not None:
                paragraph.append(parsed)
        self._read_paragraph(paragraph)

    def _parse(self, sentence: Sentence) -> Parsed | None:
        tokens = self.aligned.tokenize(sentence) or tokenize(self.text, sentence.start, sentence.end)
        fields = self.domain.notes(tokens.lower)
        if (
            sentence.paragraph >= _HEAD
            and len(tokens) > _SHORT
            and self.words.telling.isdisjoint(tokens.lower)
            and not _DIGIT.search(self.text, sentence.start, sentence.end)
        ):
            return None
        times = list(find_times(self.text, tokens, self.document.published))
        capitals = self.capitals or in_capitals(self.text[sentence.start : sentence.end])
        row = find_items(
            tokens,
            times,
            self.words,
            self.lexicon,
            capitals,
            self.discourse.seen,
            self.discourse.parties,
        )
        if sentence.heading:
            row = split_aligned(tokens, row, self.text)
        row = split_year(tokens, split_labelled(row), self.text)
        row = row[numbering_stop(row, tokens) :]
        bullet = bool(row) and row[0].lower in BULLETS
        stop = dateline_stop(row) if sentence.paragraph != self.paragraph else 0
        before, self.paragraph = self.paragraph, sentence.paragraph
        if stop and not (sentence.heading and labels_figure(row, stop)):
            self.issuer = begin_dispatch(row[:stop], row[stop:], self.discourse, self.states)
            row = row[stop:]
        elif sentence.paragraph < _HEAD and not bullet and not cells_of(row, classes_of(row)):
            if sentence.heading:
                set_stage(row, self.discourse)
            if capitals and not self.capitals:
                set_battle(row, self.discourse)
        names = [at for at, item in enumerate(row) if item.name is not None]
        self.discourse.meet(row, names, self.states)
        classes = classes_of(row)
        voices = find_voices(tokens, row, classes, self.text, self.discourse.speakers)
        self.discourse.speakers.note_assessors(row, voices)
        subject = None if voices else subject_at(row, names, voices)
        if subject is None and not voices and len(row) > 1 and row[0].lower == "the" and row[1].lower in _OF_HOME:
            subject = self.discourse.home
        self.discourse.speakers.subject = Source(subject.name, kind=subject.kind) if subject is not None else None
        footer = any(start == sentence.start for _, start, _ in self.footers)
        if not (bullet or footer) and (sentence.heading or (len(row) <= _titled(row) and sentence.paragraph != before)):
            issuer = issuer_of(tokens, row, self.text, self.discourse.speakers)
            self.issuer = issuer or self.issuer
            self.discourse.speakers.add(issuer)
        quoted = self.quotes.opens(sentence, self.text)
        own = not (voices or quoted) and tells_on_its_own(tokens, row, classes)
        return Parsed(sentence, tokens, row, classes, names, voices, quoted, own, ends_with_note(row), fields)

    def _read_paragraph(self, paragraph: Sequence[Parsed]) -> None:
        self.spoken = Speakers()
        self.spoken.known.extend(self.before)
        place = self.discourse.place
        for at, parsed in enumerate(paragraph):
            self.discourse.note(parsed.row, parsed.names, parsed.voices)
            inherited = partial(self._attribution, paragraph, at, False)
            self._read_sentence(parsed, self._attribution(paragraph, at, True), inherited)
        if paragraph and self.text[paragraph[0].sentence.start] in BULLETS:
            # What a bullet says in passing, where and by whom, is said of that bullet only.
            last = self.discourse.place
            whole = place is None and last is not None and last.kind in ("country", "territory")
            self.discourse.place = last if whole else place  # the first that names the country does so for all
            self.discourse.speakers.known.clear()
            self.discourse.speakers.known.extend(self.before)
        self.noted = self.noted or any(parsed.voices and parsed.noted for parsed in paragraph)
        self.before = list(self.discourse.speakers.known)
        self._introduce(paragraph)

    def _introduce(self, paragraph: Sequence[Parsed]) -> None:
        """Keep who is quoted in the paragraphs that follow one that ends with a colon."""
        if not paragraph:
            return
        last = paragraph[-1]
        apart = self.text[max(0, paragraph[0].sentence.start - 2) : paragraph[0].sentence.start] == "\n\n"
        if last.voices or apart:
            self.label = relayed(last.voices) if _is_label(paragraph) else None
        if self.text[last.sentence.start : last.sentence.end].rstrip("-–— ").endswith(":") and last.voices:
            self.intro = relayed(last.voices)
        elif not paragraph[0].quoted:
            self.intro = None

    def _attribution(self, paragraph: Sequence[Parsed], at: int, own: bool) -> Attribution:
        """Say whose words a sentence gives: its own source's, or where it names none (or not `own`) those around."""
        parsed = paragraph[at]
        if own and parsed.voices:
            told = relayed(parsed.voices)
            return told if told.chain or not self.issuer else Attribution(self.issuer, told.verb, told.basis)
        if parsed.own:
            return Attribution(self.discourse.speakers.labelled or self.issuer)
        if parsed.quoted:
            if self.intro is not None:
                return self.intro
            for later in paragraph[at + 1 :]:
                if later.voices and later.voices[0].attribution.chain:
                    return later.voices[0].attribution
        for later in paragraph[at + 1 :]:
            if later.voices:
                if looks_back(later.row, later.voices):
                    return later.voices[-1].attribution
                break
        if (
            not parsed.quoted
            and spoken_by_several([earlier.voices for earlier in paragraph[max(0, at - 20) : at]])
            and self._is_background(parsed)
        ):
            return Attribution(self.issuer)  # what the whole war cost is none of theirs more than the others'
        of_year = not parsed.quoted and tells_of_year(parsed.row)
        noted = parsed.noted and not parsed.quoted and not refers_back(parsed.row)
        for earlier in reversed(paragraph[:at]):
            if noted and earlier.noted:
                return Attribution(self.issuer)  # each has a reference of its own
            if earlier.own:
                return Attribution(self.discourse.speakers.labelled or self.issuer)
            if earlier.voices and not (earlier.voices[0].attribution.verb or "").startswith(("deny", "deni")):
                told = relayed(earlier.voices)
                if of_year and told.chain and told.chain[0].kind in _OF_THE_DAY:
                    return Attribution(self.discourse.speakers.labelled or self.issuer)
                return _NOBODY if is_of_other_side(parsed.row, told.chain) and not parsed.quoted else told
        if self.label is not None:
            return self.label
        if self.issuer:
            return Attribution(self.issuer)
        if self.noted and not parsed.quoted:
            return _NOBODY  # a source's word ends with its reference
        chain = self.spoken.latest()
        several = len({known[-1:] for known in self.spoken.known}) > 1
        unnamed = bool(chain) and (all(source.kind in _ONCE for source in chain) or is_of_other_side(parsed.row, chain))
        wrapped = self.text[parsed.sentence.start].islower()  # a line of the sentence before
        goes_on = parsed.quoted or chain == self.discourse.speakers.labelled or speaks_of_itself(parsed.row) or wrapped
        after = next((later for later in paragraph[at + 1 : at + 3] if later.voices), None)
        again = after is not None and (
            stands_behind(after.row, after.voices) or not any(source.kind in _SIDES for source in chain)
        )
        goes_on = goes_on or (after is not None and again and after.voices[0].attribution.chain == chain)
        if not goes_on and (unnamed or (several and (sets_anew(parsed.row) or self._is_background(parsed)))):
            return Attribution(self.discourse.speakers.labelled)  # of several who spoke before none, but a transcript's
        if chain and not goes_on and of_year and chain[0].kind in _OF_THE_DAY:
            return _NOBODY
        if chain:
            return Attribution(chain)
        if at or parsed.sentence.paragraph >= _HEAD:
            return _NOBODY
        # The first sentence of a report often leaves it to the second to say who says so.
        return next(
            (relayed(later.voices) for later in paragraph[at + 1 : at + 2] if stands_behind(later.row, later.voices)),
            self._below(parsed.sentence),
        )

    def _below(self, sentence: Sentence) -> Attribution:
        """Give the source named in a footer below a sentence."""
        return next(
            (Attribution(chain) for first, start, chain in self.footers if first <= sentence.start < start), _NOBODY
        )

    def _read_sentence(self, parsed: Parsed, attribution: Attribution, inherited: Callable[[], Attribution]) -> None:
        row, tokens = parsed.row, parsed.tokens
        cells = cells_of(row, parsed.classes)
        if not cells:
            self.sheet = None
        elif "N" not in parsed.classes and (header := read_header(row, cells)) is not None:
            if self.sheet is None or len(header.columns) >= len(self.sheet.columns.columns):
                self.sheet = Sheet(header)  # a second line of a header has fewer cells
            return
        elif self.sheet is not None:
            attribution = self._begin_row(self.sheet, parsed, cells, attribution)
        self.box.read(row, tokens, self.text)
        if not parsed.sentence.heading:
            self.discourse.headed = None
        heard = Heard(attribution, inherited, self.issuer, self.discourse.speakers)
        self.discourse.teller = attribution.chain
        self.sentence += 1
        self.whereabouts.begin(row, parsed.names, parsed.sentence.paragraph)
        places = places_meant(row, parsed.names)
        find_home(row, parsed.names, places, parsed.voices, self.discourse, self.states)
        war = self.domain.is_war(parsed.fields)
        conflict = self.discourse.conflict_of(row, parsed.names)
        triggers = [at for at, item in enumerate(row) if "trigger" in item.roles]
        claims: list[Claim] = []
        takings: list[Taking] = []
        self.exchange = self.exchange or tells_of_exchange(tokens.lower)
        if self.sheet is not None:
            for claim, party in read_row(row, cells, self.sheet.columns):
                spoken_of = None if self.sheet.names_place else self.discourse.actor
                self._make(parsed, claim, attribution, conflict, party or spoken_of)
                claims.append(claim)
        if war and "N" in parsed.classes:
            spoken = [naming(row, voice) for voice in parsed.voices]
            in_cells = {claim.index for claim in claims}
            told = find_claims(tokens, row, self.text, self.last_claim, self.sentence - self.claimed <= 3, spoken)
            if _asks(row):  # but a subordinate clause is taken for granted: "Was it a crime when they killed 46?"
                clause = next((at for at, item in enumerate(row) if item.cls == "s"), len(row))
                told = [claim for claim in told if claim.index > clause]
            for claim in told:
                set_free(row, claim, self.exchange)
                if claim.index not in in_cells:
                    columns = None if self.sheet is None else self.sheet.columns
                    whose = None if columns is None else party_of_cell(cells, claim.index, columns)
                    whose = whose or (party_of_label(row, claim.index) if "|" in parsed.classes else None)
                    whose = whose or self.box.party(row, claim.index)
                    self._make(parsed, claim, voice_for(parsed, claim, heard), conflict, whose)
                    claims.append(claim)
            for index, why in unread_numbers(row, claims, spoken, tokens):
                self._leave(parsed, row[index], why)
            if claims:
                self.last_claim, self.claimed = _carried_on(claims), self.sentence
        if war:
            takings = [
                taking
                for taking in find_takings(row, triggers, parsed.voices, self.discourse)
                if not any(taking.first <= claim.index < taking.last for claim in claims)
            ]
            for taking in takings:
                self.facts.append(self.build.of_taking(parsed, taking, attribution, conflict))
            counted = [claim.index for claim in claims]
            for claim in claims:  # "men, officers say, are in X": what is told of them stands behind the source
                if claim.kind == "deployment" and claim.trigger is None:
                    stop = claim.phrase.stop
                    counted += [at for at in range(stop, min(len(row), stop + 10)) if row[at].cls == "a"][:1]
            taken = [taking.first for taking in takings]
            for judgement in find_judgements(
                tokens, row, parsed.classes, self.words, parsed.voices, counted, taken, attribution, parsed.quoted
            ):
                holder = holder_of(parsed, judgement, heard)
                self.facts.append(self.build.of_judgement(parsed, judgement, holder, conflict))
        about = subject_at(row, parsed.names, parsed.voices)
        if len(row) > 1 and row[0].lower == "the" and row[1].lower in _OF_HOME:
            about = self.discourse.home or about
        self.discourse.subject = about or self.discourse.subject
        if not claims:
            suffering = (
                party_losing(row, triggers, parsed.voices, self.discourse)
                or asked_after(row, self.discourse)
                or men_exposed(row, parsed.voices, self.discourse)
            )
            if parsed.sentence.heading and heads_lines(row):
                before = self.discourse.headed
                suffering = self.discourse.headed = party_heading(row, before is not None)
                if suffering is None and before is not None:
                    self.discourse.actor = None  # a place's line behind a party's
            if suffering is not None:
                self.discourse.actor = suffering
            topic = asked_for(row) or topic_of(row, triggers)
            last = self.last_claim
            if topic is not None and last is not None and topic.value == "casualties" and last.kind == "casualty":
                self.claimed = self.sentence  # "Breakdown of the victims:": those counted before
            elif topic is not None:
                if topic.kind == "deployment" or topic.asked:
                    self.discourse.actor = forces_named(row) or self.discourse.actor
                self.last_claim, self.claimed = topic, self.sentence
            self.discourse.forces = forces_named(row) or self.discourse.forces
        self.discourse.struck = party_struck(row, parsed.voices)
        self.discourse.men = men_last_named(row, parsed.voices, self.discourse)
        self.whereabouts.end(row, parsed.names, places, parsed.voices)

    def _begin_row(
        self, sheet: Sheet, parsed: Parsed, cells: Sequence[tuple[int, int]], attribution: Attribution
    ) -> Attribution:
        """Take the party of a table's row for the actor spoken of, and the source of its cell for who says so."""
        sheet.begin_row(parsed.row, cells)
        if sheet.names_party:
            self.discourse.actor = sheet.party(parsed.row, parsed.tokens, self.text)
        headed = [  # "Fighters (SOHR) | 541", "Losses | Per SOHR: 541"
            voice.attribution
            for voice in parsed.voices
            if voice.last <= cells[0][1] or any(item.cls == ":" for item in parsed.row[voice.last - 1 : voice.last + 1])
        ]
        parsed.voices.clear()
        cell = sheet.source
        if cell is None:
            return headed[0] if headed else attribution
        told = source_of_cell(parsed.tokens, parsed.row, self.text, *cell, self.discourse.speakers)
        return told if told.chain or not headed else headed[0]

    def _is_background(self, parsed: Parsed) -> bool:
        start, end = parsed.sentence.start, parsed.sentence.end
        return tells_of_war(self.text[start:end], self.text[max(0, start - _LOOKING_BACK) : start])

    def _make(
        self, parsed: Parsed, claim: Claim, attribution: Attribution, conflict: str | None, whose: Actor | None = None
    ) -> None:
        row = parsed.row
        numeral = row[claim.index].number
        assert numeral is not None
        size = max(numeral.nominal, default=0)
        said, counted, whole_size = self.last_counts.get((claim.value, claim.rate), (-9, None, 0))
        if claim.of_those and claim.part_of is None and self.sentence - said <= 3 and size <= whole_size:
            claim.part_of = counted
        if not claim.of_those and (self.sentence - said > 3 or size >= whole_size):
            self.last_counts[claim.value, claim.rate] = self.sentence, claim, size  # a part is no larger than its whole
        leaned = self.made.get(id(claim.source)) if claim.source is not None else None
        whole = self.made.get(id(claim.part_of)) if claim.part_of is not None else None
        actor = whose or victim_of(row, claim, parsed.voices, self.discourse)
        for other in (whole, leaned):
            if actor is None and other is not None and not (other is leaned and is_apart(row, claim)):
                actor = other.fact.actor
        if actor is None and self.sheet is not None and self.sheet.columns.party is not None:
            actor = self.discourse.actor  # the party of the row
        place, actor = self.whereabouts.find(
            row,
            parsed.voices,
            claim,
            actor,
            size=size,
            paragraph=parsed.sentence.paragraph,
            background=self._is_background(parsed),
            whole=whole.fact if whole is not None else None,
        )
        if self.sheet is not None:
            place, actor = self.sheet.settle(place, actor)
        near = whole is not None and self.sentence - whole.sentence <= 1
        if whole is not None and near and not parsed.voices and not attribution.chain:
            attribution = whole.fact.provenance.attribution  # who counted the whole counted its part
        population = None
        earlier = leaned or whole
        if claim.kind in ("casualty", "displacement"):
            population = population_of(
                row, claim, actor, earlier.population if earlier is not None else None, parsed.voices
            )
            if claim.kind == "displacement" and population in (None, "military"):
                population = "civilian"
            civil = population not in ("military", "peacekeepers")
            if claim.kind == "displacement" and (actor is None or actor.kind == "people"):
                actor = fled_from(row, claim, place, self.discourse) or actor
            received = claim.kind == "displacement" and place is not None and place.iso in self.discourse.hosts
            if actor is None and place is not None and civil and not received and are_inhabitants(row, claim, place):
                actor = people_of(place.name, place.iso)
        try:
            fact = self.build.of_claim(
                parsed, claim, numeral, actor, place, population, attribution, conflict, self.discourse
            )
        except FieldError as problem:
            self._leave(parsed, row[claim.index], str(problem))
            return
        self.facts.append(fact)
        if claim.kind == "displacement" and actor is not None and actor.iso not in self.discourse.hosts:
            self.discourse.fled = actor
        if claim.kind == "deployment" and actor is not None:
            self.discourse.forces = actor
        self.whereabouts.tell(parsed.sentence.paragraph, place)
        self.made[id(claim)] = _Made(claim, fact, population, self.sentence)
        if actor is not None and not (actor.kind == "people" and population in _SPECIAL):
            if self.discourse.actor != actor:
                self.discourse.former = self.discourse.actor
            self.discourse.actor = actor
        if whole is not None and fact.id != whole.fact.id:
            self.relations.append(PartOf(whole.fact.id, (fact.id,)))
        if self.sheet is not None and (total := self.sheet.take(claim, fact)) is not None:
            self.relations.append(total)
        again = self.retold.tell(fact)
        if again is not None:
            self.relations.append(again)

    def _leave(self, parsed: Parsed, item: Item, why: str) -> None:
        span = self.document.span(parsed.tokens.starts[item.first], parsed.tokens.ends[item.last - 1])
        self.unread.append(Unread(span, why))


def _carried_on(claims: Sequence[Claim]) -> Claim:
    """Give the claim of a sentence that the bare numbers of the next go on from."""
    last = next((claim for claim in reversed(claims) if claim.unit != "item"), claims[-1])
    if last.kind == "territory" and last.unit == "percent":
        measured = [claim for claim in claims if claim.kind == "territory" and claim.unit != "percent"]
        last = measured[-1] if measured else last  # a share is only said beside it
    if last.kind == "casualty" and last.unit == "percent":
        last = next((claim for claim in reversed(claims) if claim.kind == "casualty" and claim.unit == "person"), last)
    if last.value in ("wounded", "missing"):
        last.dead = next((claim for claim in claims if claim.value == "killed"), None)
    return last


def _asks(row: Sequence[Item]) -> bool:
    """Tell whether a sentence asks whether something is so, and claims nothing: "Were 46 civilians killed?"."""
    if row[-1].cls != "?" and not (row[-1].cls == '"' and len(row) > 1 and row[-2].cls == "?"):
        return False
    opening = 2 if len(row) > 2 and row[1].cls == ":" else 0
    opening += row[opening].cls == '"'
    return opening < len(row) and row[opening].cls == "a"
