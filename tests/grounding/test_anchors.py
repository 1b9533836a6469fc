"""A quote is found where it stands, however it was copied, and never where it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts.grounding.anchors import Anchor, QuoteFinder
from conflictfacts.model.document import Document, Span

TEXT = (
    "He said: “Russia’s army\nhas lost  more than 900,000 people – of whom 250,000 were killed”. 250,000 were killed."
)


def found(quote: str, start: int | None = None, text: str = TEXT) -> tuple[Anchor, list[str]]:
    begin = start or 0
    anchor, spans = QuoteFinder(Document(text)).find(Span(begin, begin + len(quote), quote), start is not None)
    assert all(text[span.start : span.end] == span.quote for span in spans)
    return anchor, [span.quote for span in spans]


@pytest.mark.parametrize(
    ("quote", "start", "anchor"),
    [
        ("He said", 0, Anchor.EXACT),
        ("250,000 were killed", None, Anchor.EXACT),
        ("He said", 5, Anchor.MOVED),
        ("Russia's army has lost more than 900,000 people - of whom", None, Anchor.FOLDED),
        ("\"Russia's army", 9, Anchor.FOLDED),
        ("Rus\u00adsia’s army", None, Anchor.FOLDED),
        ("Russia's army ... 250,000 were killed", None, Anchor.ELIDED),
        ("Russia's army […] more than 900,000 people", None, Anchor.ELIDED),
        ("russia’s army", None, Anchor.ABSENT),
        ("more than 900.000 people", None, Anchor.ABSENT),
        ("250,000 were killed … Russia's army", None, Anchor.ABSENT),
        ("... 900,000", None, Anchor.ABSENT),
        (" \n ", None, Anchor.NONE),
    ],
)
def test_how_a_quote_stands(quote, start, anchor):
    assert found(quote, start)[0] is anchor


def test_what_is_found_is_the_text_as_printed():
    assert found("Russia's army has lost more") == (Anchor.FOLDED, ["Russia’s army\nhas lost  more"])


def test_of_several_places_the_nearest_counts():
    finder = QuoteFinder(Document(TEXT))
    late = TEXT.rindex("250,000")
    for start, expected in ((0, TEXT.index("250,000")), (late - 3, late), (late + 2, late)):
        _, (span,) = finder.find(Span(start, start + 7, "250,000"), True)
        assert span.start == expected


@given(st.text("ab “”'\n\t-–", max_size=30), st.text("ab \"'\n-", max_size=8), st.integers(0, 40))
def test_any_quote_has_an_answer_and_a_piece_of_any_text_is_found(text, quote, start):
    finder = QuoteFinder(Document(text))
    anchor, spans = finder.find(Span(start, start + len(quote), quote), True)
    assert (anchor in (Anchor.ABSENT, Anchor.NONE)) == (not spans)
    for span in spans:
        finder.document.check_span(span)
    piece = text[start : start + 5]
    if piece.strip():
        assert finder.find(Span(0, len(piece), piece), False)[0] is Anchor.EXACT
