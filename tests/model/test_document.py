"""A quote is the text at its offsets, and an id stands for all that is known."""

from __future__ import annotations

import datetime
import hashlib
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.errors import FieldError, SpanError
from conflictfacts.model.document import Document, Span

TEXT = "of whom 250,000 have been killed"


@given(testing.documents(), st.data())
def test_a_quote_is_the_text_at_its_offsets(document, data):
    span = data.draw(testing.spans(document))
    assert span.quote == document.text[span.start : span.end]
    document.check_span(span)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 2), (0, 33), (33, 33)])
def test_a_span_outside_its_document_is_refused(start, end):
    with pytest.raises(SpanError) as caught:
        Document(TEXT).span(start, end)
    assert str(caught.value) == f"'span' must lie within 0 to 32, in order, got '{start} to {end}'"


@pytest.mark.parametrize(
    ("span", "message"),
    [
        (Span(0, 2, "is"), "'quote' must be the text from 0 to 2, 'of', got 'is'"),
        (Span(30, 34, "edly"), "'span' must lie within 0 to 32, got '30 to 34'"),
    ],
)
def test_a_span_of_another_text_is_refused(span, message):
    with pytest.raises(SpanError) as caught:
        Document(TEXT).check_span(span)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((2, 1, ""), "'start' must be a whole number from 0 to 'end', got '2 to 1'"),
        ((-1, 1, "ab"), "'start' must be a whole number from 0 to 'end', got '-1 to 1'"),
        ((True, 1, ""), "'start' must be a whole number from 0 to 'end', got 'True to 1'"),
        ((0, 3, "ab"), "'quote' must be 3 characters long, got 'ab' (2)"),
        ((0, 3, None), "'quote' must be text, got None (NoneType)"),
    ],
)
def test_a_span_must_fit_its_quote(arguments, message):
    with pytest.raises(FieldError) as caught:
        Span(*arguments)
    assert str(caught.value) == message


def test_spans_are_ordered_by_position():
    a, b, c = Span(0, 2, "zz"), Span(0, 3, "abc"), Span(1, 2, "a")
    assert sorted([c, b, a]) == [a, b, c]


def test_offsets_count_code_points():
    assert Document("🙂é\N{COMBINING ACUTE ACCENT}x").span(2, 4).quote == "\N{COMBINING ACUTE ACCENT}x"


def test_dates_may_be_text():
    assert Document("", published="2025-04-03") == Document("", published=datetime.date(2025, 4, 3))


@pytest.mark.parametrize(
    ("published", "message"),
    [
        ("April", "'published' must be a date as YYYY-MM-DD, got 'April'"),
        (
            datetime.datetime(2025, 4, 3),
            "'published' must be a date without a time, got 2025-04-03 00:00:00 (datetime; its .date() is one)",
        ),
        (20250403, "'published' must be a date without a time, got 20250403 (int)"),
    ],
)
def test_what_is_no_date_is_refused(published, message):
    with pytest.raises(FieldError) as caught:
        Document("", published=published)
    assert str(caught.value) == message


@pytest.mark.parametrize("field", ["title", "publisher", "url", "language", "file_sha256"])
def test_what_is_known_of_a_document_is_text_or_nothing(field):
    with pytest.raises(FieldError, match=f"^'{field}' must not be empty, got ' '$"):
        Document("", **{field: " "})
    with pytest.raises(FieldError, match=f"^'{field}' must be text, got 5"):
        Document("", **{field: 5})


def test_a_text_must_be_text():
    with pytest.raises(FieldError, match=r"^'text' must be text"):
        Document(b"bytes")


def test_an_id_stands_for_all_that_is_known():
    plain = Document(TEXT)
    others = [
        attrs.evolve(plain, **known)
        for known in (
            {"text": TEXT + "."},
            {"title": "x"},
            {"publisher": "x"},
            {"url": "x"},
            {"published": "2025-04-03"},
            {"language": "x"},
            {"file_sha256": "x"},
        )
    ]
    assert len({document.id for document in (plain, *others)}) == 8
    assert plain.id == Document(TEXT).id == "de2874ad26e590fa8"


def test_the_digest_is_that_of_the_text():
    assert Document(TEXT).sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert Document("\ud800").sha256 != Document("\udfff").sha256
    assert Document("\ud800").id != Document("\udfff").id


@given(testing.documents())
def test_documents_survive_pickling(document):
    again = pickle.loads(pickle.dumps(document))
    assert (again, again.id, hash(again)) == (document, document.id, hash(document))


def test_a_document_cannot_be_changed():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Document(TEXT).text = "other"


@pytest.mark.parametrize(
    ("document", "printed"),
    [
        (
            Document("75 killed", title="The\nwar", publisher="A newspaper", published="2025-04-03"),
            "“The war” (A newspaper, 2025-04-03)",
        ),
        (Document("\n75 killed\nin Gao\n"), "“75 killed in Gao”"),
        (Document("word " * 1000, publisher="A newspaper"), f"“{' '.join(['word'] * 12)} …” (A newspaper)"),
        (Document(" \n"), "an empty text"),
    ],
)
def test_a_document_is_printed_as_what_it_is_called_or_how_it_begins(document, printed):
    assert str(document) == printed
    assert repr(document).startswith("Document(title=")
