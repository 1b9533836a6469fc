"""What in a document speaks for the actor, measure, place and source of a fact.

Decides which words can stand for a name or a measure; the names and words are the lexicon's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from conflictfacts.grounding.report import Support, Where
from conflictfacts.model.document import Document, Span
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import CasualtyEstimate, Deployment, Displacement, EquipmentLoss, TerritorialControl
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.lexicon.names import fold
from conflictfacts.reading.text.sentences import Sentence, find_sentences
from conflictfacts.reading.text.tokens import Tokens, tokenize
from conflictfacts.reading.text.words import Words

__all__ = ["Witness", "akin_to", "sort_of"]

_FORCES = frozenset({"army", "government"})
_TRIGGERS = {
    CasualtyEstimate: "casualty",
    Displacement: "displacement",
    Deployment: "deployment",
    TerritorialControl: "territory",
}
_TOGETHER = {"losses": ("killed", "wounded"), "casualties": ("killed", "wounded")}
"""Measures that two others together can stand for."""
_AKIN = {"losses": frozenset({"casualties"}), "casualties": frozenset({"losses"})}
"""Measures whose words are used for one another."""
_VAGUE = frozenset("people forces troops soldiers army north south east west from with region city".split())
"""Words of names that many share."""


def _telling(name: str) -> dict[str, None]:
    """Give the stems of the words of a name that tell it from others, in their order."""
    return dict.fromkeys(fold(word)[:5] for word in re.findall(r"[^\W\d_]{4,}", name) if word.lower() not in _VAGUE)


def sort_of(fact: Fact) -> tuple[str, str] | None:
    """Give the field that says what became of what a fact counts, and its value; `None` for an assessment."""
    if isinstance(fact, CasualtyEstimate | Displacement):
        return "measure", fact.measure
    if isinstance(fact, Deployment | TerritorialControl | EquipmentLoss):
        return "status", fact.status
    return None


def akin_to(value: str) -> frozenset[str]:
    """Give the other measures whose words are used for a measure."""
    return _AKIN.get(value, frozenset())


class Witness:
    """The words of one document, as far as they can speak for facts."""

    def __init__(self, document: Document, lexicon: Lexicon, words: Words) -> None:
        self.document = document
        self.lexicon = lexicon
        self.words = words
        self.sentences = list(find_sentences(document.text))
        self._starts = [sentence.start for sentence in self.sentences]
        self._tokens: dict[int, Tokens] = {}
        self._by_name: dict[frozenset[str], dict[str, list[Span]]] = {}

    def sentence_of(self, offset: int) -> Sentence | None:
        """Give the sentence that an offset lies in or behind."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[max(at, 0)] if self.sentences else None

    def around(self, spans: Collection[Span]) -> list[Sentence]:
        """Give the sentences that some pieces of the document lie in."""
        if not self.sentences:
            return []
        firsts = [max(bisect_right(self._starts, span.start) - 1, 0) for span in spans]
        lasts = [max(bisect_right(self._starts, max(span.end - 1, span.start)) - 1, 0) for span in spans]
        numbers = {at for first, last in zip(firsts, lasts, strict=True) for at in range(first, last + 1)}
        return [self.sentences[at] for at in sorted(numbers)]

    # --- names -------------------------------------------------------------------------------------------------------

    def for_name(self, field: str, name: str, categories: Collection[str], spans: Collection[Span]) -> Support | None:
        """Find what names somebody or some place, nearest to the quote; `None` if nothing in the document does.

        Args:
            field: The field it is for.
            name: Its canonical name, or any other.
            categories: Categories of the lexicon that it may be in.
            spans: The quote.
        """
        mentions = self._mentions(frozenset(categories))
        found = [span for key in self._wanted(name, categories) for span in mentions.get(key, ())]
        found += self._literally(name)
        return self._nearest(field, found or self._loosely(name, mentions), spans)

    def others_named(self, name: str, spans: Collection[Span]) -> list[str]:
        """Give the actors that the sentence of a quote names, if none of them can be the one of this name."""
        sentences = self.around(spans)
        names = {
            entry.name
            for span, entry in self._names
            if entry.category == "actor" and any(s.start <= span.start < s.end for s in sentences)
        }
        return [] if any(self.is_named_alike(name, other) for other in names) else sorted(names)

    def is_named_alike(self, name: str, other: str) -> bool:
        """Tell whether two names can mean the same: one belongs to the other, or unknown ones share a word."""
        ours, theirs = ({entry.name: entry for entry in self._entries_of(one)} for one in (name, other))
        if not ours or not theirs:
            return bool(_telling(name).keys() & _telling(other).keys())
        return any(
            here.name in self._line_of(there) or there.name in self._line_of(here)
            for here in ours.values()
            for there in theirs.values()
        )

    def _wanted(self, name: str, categories: Collection[str]) -> set[str]:
        """Give the canonical names whose mentions can stand for a name: its own, and for forces that of their state."""
        wanted = {name}
        for entry in self.lexicon.lookup(tuple(fold(name).split())):
            if entry.category in categories:
                wanted.add(entry.name)
                if entry.kind in _FORCES and entry.parent is not None:
                    wanted.add(entry.parent)
        return wanted

    def _mentions(self, categories: frozenset[str]) -> dict[str, list[Span]]:
        if categories not in self._by_name:
            by_name: dict[str, list[Span]] = {}
            for span, entry in self._names:
                if entry.category in categories:
                    for name in self._line_of(entry):
                        by_name.setdefault(name, []).append(span)
            self._by_name[categories] = by_name
        return self._by_name[categories]

    @cached_property
    def _names(self) -> list[tuple[Span, Entry]]:
        """Every name of the document that the lexicon knows, with each of its meanings."""
        letters = [letter for letter in self.document.text[:4000] if letter.isalpha()]
        capitals = sum(map(str.isupper, letters)) > 0.8 * len(letters)
        text = self.document.text
        return [
            pair for sentence in self.sentences for pair in self._names_in(self._tokens_of(sentence), text, capitals)
        ]

    def _names_in(self, tokens: Tokens, text: str, capitals: bool) -> Iterator[tuple[Span, Entry]]:
        folded = [fold(word) for word in tokens.lower]
        reached = 0
        for at in range(len(folded)):
            for length in self.lexicon.lengths_at(folded, at) if at >= reached else ():
                stop = at + length
                if stop > len(folded):
                    continue
                pieces = tuple(tokens.words[at:stop])
                entries = [
                    entry
                    for entry in self.lexicon.lookup(tuple(folded[at:stop]))
                    if entry.fits(pieces, capitals=capitals) and any(piece[0].isupper() for piece in pieces)
                ]
                if entries:
                    start, end = tokens.starts[at], tokens.ends[stop - 1]
                    span = Span(start, end, text[start:end])
                    yield from ((span, entry) for entry in entries)
                    reached = stop
                    break

    def _line_of(self, entry: Entry) -> Iterator[str]:
        """Yield the names of an entry and of whatever it belongs to."""
        seen: set[str] = set()
        name: str | None = entry.name
        while name is not None and name not in seen:
            seen.add(name)
            yield name
            above = self.lexicon.get("place" if entry.category == "place" else "actor", name)
            name = above.parent if above is not None else (entry.parent if name == entry.name else None)

    def _entries_of(self, name: str) -> list[Entry]:
        return [entry for _, entry in self._names_in(tokenize(name, 0, len(name)), name, False)]

    def _literally(self, name: str) -> list[Span]:
        """Find a name as it is written, but for its case and what is in brackets behind it."""
        words = re.findall(r"\w[\w'’.-]*", name.partition("(")[0] or name)
        if not words:
            return []
        pattern = r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)"
        return [self.document.span(*match.span()) for match in re.finditer(pattern, self.document.text, re.IGNORECASE)]

    def _loosely(self, name: str, mentions: Mapping[str, list[Span]]) -> list[Span]:
        """Find names within a name, and a word more: "Ukraine's Defense Ministry" for its Ministry of Defence."""
        entries = self._entries_of(name)
        known = {word for entry in entries for word in _telling(f"{entry.alias} {entry.name}")}
        found = [span for entry in entries for span in mentions.get(entry.name, ())]
        rest = [stem for stem in _telling(name) if stem not in known]
        stems = [self._literal_stem(stem) for stem in rest]
        if entries:
            return found if not rest or any(stems) else []
        # Of a person the last name will do.
        return stems[-1] if stems and (all(stems) or len(stems) == 2) else []

    def _literal_stem(self, stem: str) -> list[Span]:
        pattern = rf"(?<!\w){re.escape(stem)}\w*"
        return [self.document.span(*match.span()) for match in re.finditer(pattern, self.document.text, re.IGNORECASE)]

    def _nearest(self, field: str, found: Iterable[Span], spans: Collection[Span]) -> Support | None:
        best: tuple[int, int, Support] | None = None
        sentences = self.around(spans)
        for span in found:
            if any(span.start < quote.end and quote.start < span.end for quote in spans):
                where, rank = Where.QUOTE, 0
            elif any(sentence.start <= span.start < sentence.end for sentence in sentences):
                where, rank = Where.SENTENCE, 1
            else:
                where, rank = Where.CONTEXT, 2
            far = min((abs(span.start - quote.start) for quote in spans), default=span.start)
            if best is None or (rank, far) < best[:2]:
                best = rank, far, Support(field, where, span)
        return best[2] if best else None

    # --- measures ----------------------------------------------------------------------------------------------------

    def for_sort(self, fact: Fact, spans: Collection[Span]) -> tuple[Support | None, list[str]]:
        """Find a word that says what a fact says became of what it counts, in the quote, its sentence or its paragraph.

        Returns:
            What speaks for it, and what else the quote says instead.
        """
        sort = sort_of(fact)
        assert sort is not None
        field, value = sort
        if isinstance(fact, EquipmentLoss):
            return self._for_item(fact.item, spans), []
        said: dict[Where, dict[str, Span]] = {where: {} for where in Where}
        paragraphs = {sentence.paragraph for sentence in self.around(spans)}
        inside = self.around(spans)
        near = [sentence for sentence in self.sentences if sentence.paragraph in paragraphs]
        for sentence in near:
            for span, meaning in self._triggers_in(sentence, _TRIGGERS[type(fact)]):
                if any(span.start < quote.end and quote.start < span.end for quote in spans):
                    said[Where.QUOTE].setdefault(meaning, span)
                else:
                    said[Where.SENTENCE if sentence in inside else Where.CONTEXT].setdefault(meaning, span)
        so_far: dict[str, Span] = {}
        for where in (Where.QUOTE, Where.SENTENCE, Where.CONTEXT):
            so_far = said[where] | so_far
            for meaning in (value, *akin_to(value)):
                if meaning in said[where]:
                    return Support(field, where, said[where][meaning]), []
            both = _TOGETHER.get(value, ())
            if both and all(meaning in so_far for meaning in both):
                return Support(field, where, so_far[both[0]]), []
        return None, sorted(said[Where.QUOTE])

    def _triggers_in(self, sentence: Sentence, kind: str) -> Iterator[tuple[Span, str]]:
        tokens = self._tokens_of(sentence)
        table = self.words["trigger"]
        for at in range(len(tokens)):
            found = table.all_at(tokens.lower, at)
            for value in found[0] if found is not None else ():
                parts = value.split(".")
                if parts[0] == kind and found is not None:
                    yield self.document.span(tokens.starts[at], tokens.ends[found[1] - 1]), parts[1]

    def _for_item(self, item: str, spans: Collection[Span]) -> Support | None:
        found = []
        for sentence in self.around(spans):
            tokens = self._tokens_of(sentence)
            for at in range(len(tokens)):
                match = self.words["item"].all_at(tokens.lower, at)
                if match is not None and item in match[0]:
                    found.append(self.document.span(tokens.starts[at], tokens.ends[match[1] - 1]))
        return self._nearest("item", [*found, *self._literally(item)], spans)

    def _tokens_of(self, sentence: Sentence) -> Tokens:
        tokens = self._tokens.get(sentence.start)
        if tokens is None:
            tokens = self._tokens[sentence.start] = tokenize(self.document.text, sentence.start, sentence.end)
        return tokens
