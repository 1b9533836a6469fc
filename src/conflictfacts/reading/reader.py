"""Reading a text: the stages in their order, and the facts they come to.

Decides nothing about language; it hands each sentence from stage to stage, left to right, so that what follows never
changes what was read before, and builds facts and relations from what the stages found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

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
from conflictfacts.reading.building import Builder, Parsed
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.clauses import find_claims, unread_numbers
from conflictfacts.reading.counting.exchanges import set_free, tells_of_exchange
from conflictfacts.reading.counting.listing import numbering_stop
from conflictfacts.reading.judging.judgements import find_judgements
from conflictfacts.reading.lexicon.loader import Lexicon, load_lexicon
from conflictfacts.reading.making import Maker
from conflictfacts.reading.remembering import is_of_home, remember
from conflictfacts.reading.resolve.battles import battle_at, set_battle
from conflictfacts.reading.resolve.datelines import clock_stop, dateline_stop, issued_stop, labels_figure
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.homes import begin_dispatch, find_home
from conflictfacts.reading.resolve.parties import subject_at
from conflictfacts.reading.resolve.places import places_meant
from conflictfacts.reading.resolve.scenes import set_stage
from conflictfacts.reading.resolve.timeline import Timeline
from conflictfacts.reading.resolve.whereabouts import Whereabouts
from conflictfacts.reading.restating import Retold
from conflictfacts.reading.speakers import Line, Speakers
from conflictfacts.reading.speaking.asides import find_asides
from conflictfacts.reading.speaking.attribution import body_spoken_of, find_voices, people_spoken_of, source_of_cell
from conflictfacts.reading.speaking.authors import Authors, is_title
from conflictfacts.reading.speaking.hearing import Heard, holder_of, voice_for
from conflictfacts.reading.speaking.labels import issuer_of
from conflictfacts.reading.speaking.voices import (
    ends_with_note,
    naming,
    tells_on_its_own,
)
from conflictfacts.reading.tables.box import Box
from conflictfacts.reading.tables.cells import (
    cells_of,
    party_of_cell,
    party_of_label,
    read_header,
    read_row,
    split_aligned,
    split_labelled,
    split_year,
)
from conflictfacts.reading.tables.sheet import Sheet
from conflictfacts.reading.takings import find_takings
from conflictfacts.reading.text.aligned import Aligned
from conflictfacts.reading.text.domain import Domain
from conflictfacts.reading.text.grammar import BULLETS
from conflictfacts.reading.text.headlines import Headlines
from conflictfacts.reading.text.items import Item, classes_of, items_by_role
from conflictfacts.reading.text.known import foes_of, state_names_of, states_of, words_of
from conflictfacts.reading.text.marks import Quotes, in_capitals
from conflictfacts.reading.text.mentions import find_items
from conflictfacts.reading.text.sentences import (
    Sentence,
    find_assessing,
    find_footers,
    find_letter_writer,
    find_sentences,
    find_signature,
    unwrapped,
)
from conflictfacts.reading.text.times import find_times
from conflictfacts.reading.text.tokens import Tokens, tokenize
from conflictfacts.reading.thread import Made, Thread

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


def _titled(row: Sequence[Item]) -> int:
    """Say how many items a first line may have that only names who issues what follows: "From the Press Bureau."."""
    return 8 if row and row[0].lower == "from" else 4


_SHORT = 5
"""Tokens of what may be no more than the place that a bullet or paragraph is about."""


_NOTES = ("}}", "</ref>", "/>")
"""Ends of a sentence of a wiki's text that says where it is taken from."""


_HEAD = 3
"""Lines at the top of a text among which a bulletin names who issues it."""


class _Reader:
    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.sentences = list(find_sentences(document.text))
        self.text = unwrapped(document.text, self.sentences)
        self.build = Builder(document)
        self.lexicon = lexicon
        self.words = words_of(lexicon)
        self.states = states_of(lexicon)
        self.domain = Domain(self.words["domain"])
        self.discourse = Discourse(state_names_of(lexicon), foes_of(lexicon))
        self.facts: list[Fact] = []
        self.relations: list[Relation] = []
        self.unread: list[Unread] = []
        self.retold = Retold()
        self.thread = Thread()
        self.aligned = Aligned(document.text)
        self.sheet: Sheet | None = None
        self.box = Box()
        self.paragraph = -1
        self.whereabouts = Whereabouts(lexicon, self.states, self.discourse)
        self.timeline = Timeline(self.text, self.discourse)
        self.maker = Maker(self.text, self.build, self.discourse, self.thread, self.whereabouts, self.timeline)
        self.quotes = Quotes()
        self.headlines = Headlines(self.text, self.words, lexicon)
        self.capitals = in_capitals(self.text[:4000])
        self.exchange = False
        self.said: frozenset[str] = frozenset()
        footers = [(first, start, self._named_below(start, end)) for first, start, end in find_footers(document.text)]
        self.footers = {start for _, start, _ in footers}
        self.authors = authors = Authors(self.text, self.discourse.speakers, footers)
        self.discourse.issuer = lambda: authors.issuer  # nothing holds the reader, which goes when it is done
        for start, end in find_assessing(document.text):
            self.discourse.speakers.foresee(self._row_of(start, end))
        signed = find_signature(document.text)
        if signed is not None:
            self.authors.sign(self._named_below(*signed))
        writer = find_letter_writer(document.text)
        if writer is not None:
            self.authors.write(document.text[slice(*writer)])

    def _named_below(self, start: int, end: int) -> tuple[Source, ...]:
        """Name the source a footer gives."""
        row = self._row_of(start, end)
        line = Line(tokenize(self.text, start, end), row, classes_of(row), self.text, Speakers())
        return issuer_of(line, issued=True)

    def _row_of(self, start: int, end: int) -> list[Item]:
        """Give the items of words of the text by themselves."""
        return find_items(tokenize(self.text, start, end), (), self.words, self.lexicon, False)

    def run(self) -> None:
        paragraph: list[Parsed] = []
        current = -1
        for sentence in self.sentences:
            if sentence.paragraph != current:
                self._read_paragraph(paragraph)
                paragraph, current = [], sentence.paragraph
            parsed = self._parse(sentence)
            if parsed is not None:
                paragraph.append(parsed)
        self._read_paragraph(paragraph)

    def _parse(self, sentence: Sentence) -> Parsed | None:
        """Take a sentence through the first stages; `None` for one that can tell nothing."""
        tokens = self.aligned.tokenize(sentence) or tokenize(self.text, sentence.start, sentence.end)
        if not len(tokens):
            return None  # a lone mark of a wiki's text
        tokens = self.headlines.plain(tokens)
        fields = self.domain.notes(tokens)
        if self._is_idle(sentence, tokens):
            return None
        capitals = self.capitals or in_capitals(self.text[sentence.start : sentence.end])
        row = self._find_row(sentence, tokens, capitals)
        bullet = bool(row) and row[0].lower in BULLETS
        begins = sentence.paragraph != self.paragraph
        self.paragraph = sentence.paragraph
        issued = issued_stop(row) if begins else 0
        if issued:
            head = row[:2]
            self.authors.head(Line(tokens, head, classes_of(head), self.text, self.discourse.speakers), self.paragraph)
            row = row[issued:]
        stop = dateline_stop(row) if begins and battle_at(row) is None else 0
        if stop and not (sentence.heading and labels_figure(row, stop)):
            issuer = begin_dispatch(row[:stop], row[stop:], self.discourse, self.states)
            self.authors.dispatch(issuer, sentence.paragraph)
            row = row[stop:]
        elif sentence.paragraph < _HEAD and not bullet and not cells_of(row, classes_of(row)):
            if sentence.heading:
                set_stage(row, self.discourse)
            if (capitals or sentence.heading) and not self.capitals:
                set_battle(row, self.discourse)
        names = [at for at, item in enumerate(row) if item.name is not None]
        self.discourse.meet(row, names, self.states)
        classes, by_role = classes_of(row), items_by_role(row)
        speakers = self.discourse.speakers
        voices = find_voices(tokens, row, classes, by_role, self.text, speakers)
        speakers.note_assessors(tokens, row, voices)
        line = Line(tokens, row, classes, self.text, speakers)
        speakers.topic = () if voices else body_spoken_of(line)
        speakers.people = () if voices else people_spoken_of(line)
        subject = None if voices else self._subject(row, names)
        beside = subject is not None and subject.name not in {body.name for body in speakers.topic}
        speakers.subject = None if speakers.topic and beside else subject
        titled = sentence.heading or (begins and len(row) <= _titled(row))
        if titled and not bullet and sentence.start not in self.footers:
            self.authors.head(line, sentence.paragraph)
        if begins and sentence.paragraph < _HEAD:
            self.authors.open(row)
        quoted = self.quotes.opens(sentence, self.text)
        own = not (voices or quoted) and tells_on_its_own(tokens, row, classes)
        triggers = by_role.get("trigger", ())
        people = [at for at in (*by_role.get("people", ()), *names) if classes[at] in "pA"]
        people.sort()
        noted = ends_with_note(row) or self.text.endswith(_NOTES, sentence.start, sentence.end)
        asides = find_asides(line, by_role)
        return Parsed(
            sentence, tokens, row, classes, names, triggers, people, voices, asides, quoted, own, noted, fields
        )

    def _is_idle(self, sentence: Sentence, tokens: Tokens) -> bool:
        """Tell whether a sentence behind the top of a text has no word and no numeral that could tell anything."""
        return (
            sentence.paragraph >= _HEAD
            and len(tokens) > _SHORT
            and self.words.telling.isdisjoint(tokens.said)
            and not _DIGIT.search(self.text, sentence.start, sentence.end)
        )

    def _find_row(self, sentence: Sentence, tokens: Tokens, capitals: bool) -> list[Item]:
        """Find the items of a sentence, with the edges of a table's cells and without the number of a list's line."""
        times = list(find_times(self.text, tokens, self.document.published))
        seen, parties = self.discourse.seen, self.discourse.parties
        row = find_items(tokens, times, self.words, self.lexicon, capitals, seen, parties)
        if sentence.heading:
            row = split_aligned(tokens, row, self.text)
        if ":" in tokens.said:
            row = split_labelled(row)
        row = split_year(tokens, row, self.text)
        return row[numbering_stop(row, tokens) or clock_stop(row) :]

    def _subject(self, row: Sequence[Item], names: Sequence[int]) -> Source | None:
        """Give the party that a sentence without a source is about, which may speak in the next."""
        subject = subject_at(row, names, ()) or (self.discourse.home if is_of_home(row) else None)
        return Source(subject.name, kind=subject.kind) if subject is not None else None

    def _read_paragraph(self, paragraph: Sequence[Parsed]) -> None:
        place = self.discourse.place
        self.authors.begin(paragraph)
        for at, parsed in enumerate(paragraph):
            self.discourse.note(parsed.row, parsed.names, parsed.voices)
            self._read_sentence(parsed, at)
        bullet = bool(paragraph) and self.text[paragraph[0].sentence.start] in BULLETS
        if bullet:  # what it says in passing, where and by whom, is said of that bullet only
            last = self.discourse.place
            whole = place is None and last is not None and last.kind in ("country", "territory")
            self.discourse.place = last if whole else place  # the first that names the country does so for all
        if len(paragraph) == 1 and is_title(paragraph[0]) and not paragraph[0].names:
            self.discourse.leave_parties()  # another section speaks of others
        self.authors.end(apart=bullet)

    def _read_sentence(self, parsed: Parsed, at: int) -> None:
        """Read the facts of a sentence, given which of its paragraph it is."""
        row, voices = parsed.row, parsed.voices
        cells = cells_of(row, parsed.classes)
        if self._heads_sheet(parsed, cells):
            return
        authors = self.authors
        heard = Heard(
            partial(authors.of, at),
            partial(authors.around, at),
            authors.issuer,
            self.discourse.speakers,
            None,
            lambda: authors.carried,
        )
        if self.sheet is not None:
            heard.own = self._begin_row(self.sheet, parsed, cells, heard.own)
        self.box.read(row, parsed.tokens, self.text)
        if not parsed.sentence.heading:
            self.discourse.headed = None
        self.discourse.teller = lambda: heard.own.chain
        self.thread.sentence += 1
        self.whereabouts.begin(row, parsed.names, parsed.sentence.paragraph)
        self.timeline.begin(parsed.sentence.paragraph)
        places = places_meant(row, parsed.names)
        find_home(row, parsed.names, places, voices, self.discourse, self.states)
        heard.home = self.discourse.home
        conflict = self.discourse.conflict_of(row, parsed.names)
        self.exchange = self.exchange or tells_of_exchange(parsed.tokens.said, self.said)
        self.said = parsed.tokens.said
        claims = self._read_cells(self.sheet, parsed, cells, heard, conflict) if self.sheet is not None else []
        if self.domain.is_war(parsed.fields):
            if "N" in parsed.classes:
                self._read_numbers(parsed, cells, claims, heard, conflict)
            self._read_unnumbered(parsed, claims, heard, conflict)
        remember(parsed, claims, self.discourse, self.thread)
        self.whereabouts.end(row, parsed.names, places, voices)
        self.timeline.end(row, parsed.classes, parsed.sentence.heading)

    def _heads_sheet(self, parsed: Parsed, cells: Sequence[tuple[int, int]]) -> bool:
        """Take a header's row for the table that follows it; what is no row of a table ends the one before."""
        if not cells:
            self.sheet = None
        header = read_header(parsed.row, cells) if cells and "N" not in parsed.classes else None
        if header is None:
            return False
        if self.sheet is None or len(header.columns) >= len(self.sheet.columns.columns):
            self.sheet = Sheet(header)  # a second line of a header has fewer cells
        return True

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
        line = Line(parsed.tokens, parsed.row, parsed.classes, self.text, self.discourse.speakers)
        told = source_of_cell(line, *cell)
        return told if told.chain or not headed else headed[0]

    def _read_cells(
        self, sheet: Sheet, parsed: Parsed, cells: Sequence[tuple[int, int]], heard: Heard, conflict: str | None
    ) -> list[Claim]:
        """Read the numbers of a table's row that say nothing themselves of what they count."""
        claims: list[Claim] = []
        for claim, party in read_row(parsed.row, cells, sheet.columns):
            spoken_of = None if sheet.names_place else self.discourse.actor
            self._make(parsed, claim, heard.own, conflict, party or spoken_of)
            claims.append(claim)
        return claims

    def _read_numbers(
        self,
        parsed: Parsed,
        cells: Sequence[tuple[int, int]],
        claims: list[Claim],
        heard: Heard,
        conflict: str | None,
    ) -> None:
        """Read the numbers of a sentence into further claims, and say which stay unread."""
        row, tokens = parsed.row, parsed.tokens
        spoken = [naming(row, voice) for voice in parsed.voices]
        in_cells = {claim.index for claim in claims}
        told = find_claims(tokens, row, self.text, self.thread.last, self.thread.holds, spoken, self.exchange)
        if _asks(row):  # but a subordinate clause is taken for granted: "Was it a crime when they killed 46?"
            clause = next((at for at, item in enumerate(row) if item.cls == "s"), len(row))
            told = [claim for claim in told if claim.index > clause]
        for claim in told:
            set_free(row, claim, self.exchange)
            if claim.index in in_cells:
                continue
            whose = None if self.sheet is None else party_of_cell(cells, claim.index, self.sheet.columns)
            whose = whose or (party_of_label(row, claim.index) if "|" in parsed.classes else None)
            whose = whose or self.box.party(row, claim.index)
            self._make(parsed, claim, voice_for(parsed, claim, heard), conflict, whose)
            claims.append(claim)
        for index, why in unread_numbers(row, parsed.classes, claims, spoken, tokens):
            self._leave(parsed, row[index], why)
        if claims:
            self.thread.carry(claims)

    def _read_unnumbered(self, parsed: Parsed, claims: Sequence[Claim], heard: Heard, conflict: str | None) -> None:
        """Read what a sentence says without a number: who took what, and what somebody makes of it."""
        row, voices = parsed.row, parsed.voices
        takings = [
            taking
            for taking in find_takings(row, parsed.triggers, voices, self.discourse)
            if not any(taking.first <= claim.index < taking.last for claim in claims)
        ]
        for taking in takings:
            self.facts.append(self.build.of_taking(parsed, taking, heard.own, conflict))
        counted = [claim.index for claim in claims]
        for claim in claims:  # "men, officers say, are in X": what is told of them stands behind the source
            if claim.kind == "deployment" and claim.trigger is None:
                stop = claim.phrase.stop
                edge = next((at for at in range(stop, len(row)) if row[at].cls in "s&;"), len(row))
                counted += [at for at in range(stop, min(edge, stop + 10)) if row[at].cls == "a"][:1]
        taken = [taking.first for taking in takings]
        for judgement in find_judgements(
            parsed.tokens, row, parsed.classes, self.words, voices, counted, taken, lambda: heard.own, parsed.quoted
        ):
            holder = holder_of(parsed, judgement, heard)
            self.facts.append(self.build.of_judgement(parsed, judgement, holder, conflict))

    def _make(
        self, parsed: Parsed, claim: Claim, attribution: Attribution, conflict: str | None, whose: Actor | None = None
    ) -> None:
        """Make the fact of a claim, which is of `whose` people if the table or box it stands in says so."""
        try:
            fact, whole = self.maker.make(parsed, claim, attribution, conflict, self.sheet, whose)
        except FieldError as problem:
            self._leave(parsed, parsed.row[claim.index], str(problem))
            return
        self.facts.append(fact)
        self._relate(claim, fact, whole)

    def _relate(self, claim: Claim, fact: Fact, whole: Made | None) -> None:
        """Relate a fact to those it is a part of, adds up or only says again."""
        if whole is not None and fact.id != whole.fact.id:
            self.relations.append(PartOf(whole.fact.id, (fact.id,)))
        total = self.sheet.take(claim, fact) if self.sheet is not None else None
        self.relations += [relation for relation in (total, self.retold.tell(fact)) if relation is not None]

    def _leave(self, parsed: Parsed, item: Item, why: str) -> None:
        span = self.document.span(parsed.tokens.starts[item.first], parsed.tokens.ends[item.last - 1])
        self.unread.append(Unread(span, why))


def _asks(row: Sequence[Item]) -> bool:
    """Tell whether a sentence asks whether something is so, and claims nothing: "Were 46 civilians killed?"."""
    if row[-1].cls != "?" and not (row[-1].cls == '"' and len(row) > 1 and row[-2].cls == "?"):
        return False
    opening = 2 if len(row) > 2 and row[1].cls == ":" else 0
    opening += row[opening].cls == '"'
    return opening < len(row) and row[opening].cls == "a"
