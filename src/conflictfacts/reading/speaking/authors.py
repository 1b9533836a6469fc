"""Whose words a sentence gives: its own source's, or where it names none that of those around it.

Decides who goes on speaking: from sentence to sentence of a paragraph, in a quotation, below a line that names who
gives the figures, in a bulletin of somebody's. Which source of a sentence speaks for which of its numbers is decided in
`hearing`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.reading.building import Parsed
from conflictfacts.reading.resolve.scenes import sets_anew, tells_of_war
from conflictfacts.reading.speakers import Line, Speakers
from conflictfacts.reading.speaking.attribution import looks_back
from conflictfacts.reading.speaking.labels import calls_paper, issuer_of
from conflictfacts.reading.speaking.voices import (
    goes_on_with,
    in_bracket,
    is_named_again,
    is_nameless,
    is_of_other_side,
    opens_with_state,
    refers_back,
    relayed,
    speaks_of_itself,
    spoken_by_several,
    stands_behind,
    tells_of_year,
)
from conflictfacts.reading.text.items import Item

__all__ = ["Authors", "is_title"]

_ONCE = frozenset({"role", "person", "state", "armed_group"})
"""Kinds of sources who have their say and are gone with the paragraph; an office or an institute goes on."""

_SIDES = frozenset({"state", "armed_group", "army"})
"""Kinds of sources of which a text also tells what they do."""

_OF_THE_DAY = _ONCE | {"army", "ministry", "intelligence"}
"""Kinds of sources who tell what happened; what a bygone year saw is told by the text, or by an institute."""

_WATCHING = frozenset({"monitor", "intelligence", "outlet"})
"""Kinds of sources that tell of all sides."""

_ASIDE = ("deny", "deni", "called", "termed", "describ", "brand", "dubbed")
"""Beginnings of the verbs of those who only reject something, or call it something."""

_SEVERAL = 20
"""Sentences before one, at most, whose sources may be several."""

_LEAD = 3
"""Paragraphs of a text in which its first source may still be to come."""

_BODIES = frozenset({"agency", "organisation", "monitor"})
"""Kinds of bodies that write reports of their own."""

_LONG = 6_000
"""Characters of a text within which it shows whether it is written in the first person."""

_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”')
_SPOKEN = re.compile(r"\b(?:[Oo]urs?|[Ww]e)\b")
_OURS = re.compile(
    r"\b(?:[Oo]ur (?:\w+ )?(?:teams?|staff|partners?|colleagues|offices?|spokes\w+|counts?|tally|researchers|monitors)"
    r"|[Ww]e (?:have )?(?:recorded|documented|verified|counted|registered))\b"
)
"""Words by which a body writes of itself, and no newspaper of its country."""

_FIRST_PERSON = ("Our ", "our ", "We ", "we ")
"""How these begin: a text with none of it need not be searched for them."""

_NOBODY = Attribution()
"""Who says what the text says itself."""


class Authors:
    """Who speaks in a text, paragraph by paragraph.

    Args:
        text: The text.
        speakers: Who has spoken in it so far.
        footers: Where the sentences begin that a footer stands below, and it, with the source it gives.
    """

    def __init__(
        self, text: str, speakers: Speakers, footers: Sequence[tuple[int, int, tuple[Source, ...]]] = ()
    ) -> None:
        self.issuer: tuple[Source, ...] = ()
        """Who issued the bulletin or dispatch being read; empty if nobody did."""
        self.carried = False
        """Whether whoever was found last spoke in a paragraph before, and nothing says that he goes on."""
        self._text = text
        self._speakers = speakers
        self._footers = footers
        ours = any(word in text for word in _FIRST_PERSON)
        self._ours = ours and _OURS.search(_QUOTED.sub("", text[:_LONG])) is not None
        self._signed: tuple[Source, ...] = ()
        self._headed = self._called = -2
        self._before = Speakers()
        self._intro: Attribution | None = None
        self._label: Attribution | None = None
        self._noted = False
        self._paragraph: Sequence[Parsed] = ()

    def sign(self, signer: tuple[Source, ...]) -> None:
        """Take whose name stands alone below a text for who issues it, if it calls itself a paper or speaks of "us"."""
        self._signed = signer
        if _SPOKEN.search(_QUOTED.sub("", self._text[:_LONG])):
            self.issuer = signer

    def write(self, writer: str) -> None:
        """Take who signs a letter for who tells all that is in it."""
        name = writer.rstrip(".")
        self.issuer = self._signed = (Source(name.title() if name.isupper() else name, kind="person"),)

    def dispatch(self, issuer: tuple[Source, ...], paragraph: int) -> None:
        """Turn to what stands below a dateline: its issuer's, or that of the heading right above it."""
        self.issuer = issuer or (self.issuer if self._headed == paragraph - 1 else ())

    def head(self, line: Line, paragraph: int) -> None:
        """Take who issues what follows from a line of its own."""
        issuer = issuer_of(line, issued=self._called == paragraph - 1)
        if calls_paper(line):
            self._called = paragraph
            issuer = issuer or self._signed
        if issuer:
            self._headed = paragraph
            self.issuer = issuer
            self._speakers.add(issuer)

    def open(self, row: Sequence[Item]) -> None:
        """Take the body that a text begins with for its issuer where it speaks of "our teams" and "our count"."""
        if self._ours and not self.issuer:
            at = next((at for at, item in enumerate(row[:2]) if item.cls == "A"), 0)
            body = row[at].entry("source", "actor") if row else None
            acts = any(item.cls in "art," or item.lower.endswith("ed") for item in row[at + 1 : at + 2])
            if body is not None and body.kind in _BODIES and acts:
                self.issuer = (Source(body.name, kind=body.kind),)

    def begin(self, paragraph: Sequence[Parsed]) -> None:
        """Turn to the next paragraph."""
        self._paragraph = paragraph
        numbered = len(paragraph) > 1 and [item.cls for item in paragraph[0].row] == ["N", "."]
        opening = paragraph[1:] if numbered else paragraph
        if len(opening) > 1 and not self.issuer and _tells_nothing(opening[0]):
            self._before.known.clear()  # "Civilians. At least 46 died": a section of its own

    def end(self, *, apart: bool) -> None:
        """Keep who goes on speaking behind the paragraph.

        Args:
            apart: Whether it stands for itself, so that nobody it names goes on.
        """
        paragraph = self._paragraph
        if apart or _only_noted(paragraph):
            self._speakers.known = self._before.known.copy()
        self._noted = self._noted or any(parsed.voices and parsed.noted for parsed in paragraph)
        self._before.known = self._speakers.known.copy()
        if not paragraph:
            return
        first, last = paragraph[0], paragraph[-1]
        if len(paragraph) == 1 and not self.issuer and is_title(first):
            self._speakers.known.clear()  # what follows is another section
            self._before.known.clear()
        parted = self._text[max(0, first.sentence.start - 2) : first.sentence.start] == "\n\n"
        if last.voices or parted:
            self._label = relayed(last.voices) if _is_label(paragraph) else None
        if last.voices and self._text[last.sentence.start : last.sentence.end].rstrip("-–— ").endswith(":"):
            self._intro = relayed(last.voices)  # of the quotations below
        elif not first.quoted:
            self._intro = None

    def of(self, at: int) -> Attribution:
        """Say whose words a sentence of the paragraph gives: its own source's, or those around it."""
        parsed = self._paragraph[at]
        self.carried = False
        if not parsed.voices:
            return self.around(at)
        told = relayed(parsed.voices)
        return told if told.chain or not self.issuer else Attribution(self.issuer, told.verb, told.basis)

    def around(self, at: int) -> Attribution:
        """Say whose words a sentence of the paragraph gives if none of its own sources speaks for them."""
        if self._paragraph[at].own or self._tells_of_us(self._paragraph[at]):
            return self._writer()
        for find in (self._quoted, self._behind, self._of_several, self._before_it, self._over_it):
            told = find(at)
            if told is not None:
                return told
        return self._of_last_paragraph(at)

    def _tells_of_us(self, parsed: Parsed) -> bool:
        """Tell whether a sentence of a transcript is in the first person, and so of whoever is labelled there."""
        return bool(self._speakers.labelled) and not parsed.quoted and speaks_of_itself(parsed.row)

    def _writer(self) -> Attribution:
        return Attribution(self._speakers.labelled or self.issuer)

    def _quoted(self, at: int) -> Attribution | None:
        """Give who is quoted: named before the quotation began, or behind it."""
        if not self._paragraph[at].quoted:
            return None
        if self._intro is not None:
            return self._intro
        voices = (later.voices[0].attribution for later in self._paragraph[at + 1 :] if later.voices)
        return next((told for told in voices if told.chain), None)

    def _behind(self, at: int) -> Attribution | None:
        """Give the next source, if it says that it told what stands before it too."""
        later = next((later for later in self._paragraph[at + 1 :] if later.voices), None)
        return later.voices[-1].attribution if later is not None and looks_back(later.row, later.voices) else None

    def _of_several(self, at: int) -> Attribution | None:
        """Leave what the whole war cost to the text: it is none of several sources' more than the others'."""
        parsed = self._paragraph[at]
        before = [earlier.voices for earlier in self._paragraph[max(0, at - _SEVERAL) : at]]
        if parsed.quoted or not spoken_by_several(before):
            return None
        return Attribution(self.issuer) if tells_of_war(self._text, parsed.sentence) else None

    def _before_it(self, at: int) -> Attribution | None:
        """Give the source that spoke last in the paragraph, unless what follows cannot be its word."""
        parsed = self._paragraph[at]
        noted = parsed.noted and not parsed.quoted and not refers_back(parsed.row)
        labelled = bool(self._speakers.labelled)
        for earlier in reversed(self._paragraph[:at]):
            if noted and earlier.noted:
                return Attribution(self.issuer)  # each has a reference of its own
            if earlier.own or (labelled and not earlier.voices and self._tells_of_us(earlier)):
                return self._writer()
            if earlier.voices and not (earlier.voices[0].attribution.verb or "").startswith(_ASIDE):
                told = relayed(earlier.voices)
                if _is_of_day(told.chain) and _tells_of_year(parsed):
                    return self._writer()
                if is_nameless(earlier.row, earlier.voices[0]) and not (parsed.quoted or goes_on_with(parsed.row)):
                    return self._writer()
                if not parsed.quoted and self._is_of_other(parsed, told.chain):
                    return _NOBODY
                return told
        return None

    def _is_of_other(self, parsed: Parsed, chain: tuple[Source, ...]) -> bool:
        """Tell whether a sentence turns to a side or a state that the source before is not of, nor watches."""
        if is_of_other_side(parsed.row, chain):
            return True
        state = opens_with_state(parsed.row)
        if state is None or any(source.kind in _WATCHING for source in chain):
            return False
        if self._speakers.prevails(chain) or is_named_again(parsed.row, chain):
            return False
        return not any(state in (source.name, self._speakers.parents.get(source.name)) for source in chain)

    def _over_it(self, at: int) -> Attribution | None:
        """Give who is named above the lines, or issued them all."""
        if self._label is not None:
            return self._label
        if self.issuer:
            return Attribution(self.issuer)
        return _NOBODY if self._noted and not self._paragraph[at].quoted else None  # its word ends with its reference

    def _of_last_paragraph(self, at: int) -> Attribution:
        """Give who spoke last before the paragraph, if that source goes on; at the top of a text, who is to speak."""
        parsed = self._paragraph[at]
        chain = self._before.latest()
        several = len({known[-1:] for known in self._before.known}) > 1
        goes_on = self._goes_on(at, chain)
        unnamed = bool(chain) and (all(source.kind in _ONCE for source in chain) or is_of_other_side(parsed.row, chain))
        if not goes_on and (
            unnamed or (several and (sets_anew(parsed.row) or tells_of_war(self._text, parsed.sentence)))
        ):
            return Attribution(self._speakers.labelled)  # of several who spoke before none, but a transcript's
        if not goes_on and _is_of_day(chain) and _tells_of_year(parsed):
            return _NOBODY
        if chain:
            self.carried = not goes_on
            return Attribution(chain)
        return _NOBODY if at or parsed.sentence.paragraph >= _LEAD else self._to_come()

    def _goes_on(self, at: int, chain: tuple[Source, ...]) -> bool:
        """Tell whether a source of before speaks on in a new paragraph, beyond doubt."""
        parsed = self._paragraph[at]
        wrapped = self._text[parsed.sentence.start].islower()  # a line of the sentence before
        if parsed.quoted or wrapped or chain == self._speakers.labelled or speaks_of_itself(parsed.row):
            return True
        after = next((later for later in self._paragraph[at + 1 : at + 3] if later.voices), None)
        if after is None or after.voices[0].attribution.chain != chain:
            return False
        return stands_behind(after.row, after.voices) or not any(source.kind in _SIDES for source in chain)

    def _to_come(self) -> Attribution:
        """Give who says a report's first sentence, which often leaves that to the second, or to a footer."""
        first = self._paragraph[0].sentence
        for later in self._paragraph[1:2]:
            if stands_behind(later.row, later.voices):
                return relayed(later.voices)
        below = (chain for begin, start, chain in self._footers if begin <= first.start < start)
        return next((Attribution(chain) for chain in below), _NOBODY)


def is_title(parsed: Parsed) -> bool:
    """Tell whether a line is the title of a section: a few words in capitals, or with them, that tell nothing."""
    return parsed.sentence.heading and _tells_nothing(parsed)


def _tells_nothing(parsed: Parsed) -> bool:
    """Tell whether a sentence is a few words without a verb: "HEALTH", "Foreign involvement.", "11 April.", "20.55"."""
    row = parsed.row[:-1] if parsed.row and parsed.row[-1].cls == "." else parsed.row
    if row and (all(item.cls == "T" for item in row) or _CLOCK.fullmatch(" ".join(parsed.tokens.words))):
        return True
    bare = not parsed.voices and 0 < len(row) <= _TITLE
    if len(row) > 1 and row[-1].cls == "w" and row[-1].lower.endswith(("s", "ed")):
        return False  # "Displacement continues."
    return bare and all(item.cls in "wdiAop&tTs" for item in row) and parsed.tokens.words[0][0].isupper()


_CLOCK = re.compile(r"\d{1,2}[.:] ?\d\d(?: [A-Za-z.]{2,4})?")
"""The time above a post of a live report: "20.55 GMT", "14:21"."""

_TITLE = 4
"""Items of the title of a section, at most."""


def _only_noted(paragraph: Sequence[Parsed]) -> bool:
    """Tell whether all sources of a paragraph stand in brackets, noting its figures: "300 killed (UN estimate)"."""
    voices = [(parsed.row, voice) for parsed in paragraph for voice in parsed.voices]
    if not voices or any("N" not in parsed.classes or parsed.classes.endswith(":") for parsed in paragraph):
        return False  # "Losses (UN):"
    return all(in_bracket(row, voice.at) is not None for row, voice in voices)


def _is_label(paragraph: Sequence[Parsed]) -> bool:
    """Tell whether a line only names who gives the figures on the lines below it: "According to X:"."""
    last = paragraph[-1]
    alone = len(paragraph) == 1 and len(last.voices) == 1 and last.voices[0].prefix and last.row[-1].cls == ":"
    follows = alone and any(item.last_word == "following" for item in last.row[last.voices[0].at :])
    return alone and last.voices[0].first < 2 and (follows or last.voices[0].last >= len(last.row) - 1)


def _is_of_day(chain: Sequence[Source]) -> bool:
    return bool(chain) and chain[0].kind in _OF_THE_DAY


def _tells_of_year(parsed: Parsed) -> bool:
    return not parsed.quoted and tells_of_year(parsed.row)
