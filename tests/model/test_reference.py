"""Who, where, when, and who says so."""

from __future__ import annotations

import datetime
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.errors import FieldError
from conflictfacts.model.provenance import Attribution, Provenance, Source
from conflictfacts.model.reference import Actor, Period, Place


@pytest.mark.parametrize("kind", [Actor, Place, Source])
@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_name_is_not_empty(kind, name):
    with pytest.raises(FieldError) as caught:
        kind(name)
    assert str(caught.value) == f"'name' must not be empty, got {name!r}"


@pytest.mark.parametrize("make", [lambda: Actor(5), lambda: Place("Goma", kind=5), lambda: Source("NATO", role=5)])
def test_names_and_kinds_are_text(make):
    with pytest.raises(FieldError, match=r"must be text, got 5 \(int\)$"):
        make()


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ({"latitude": 91}, "'latitude' must be in degrees, from -90 to 90, got 91.0"),
        ({"longitude": -181}, "'longitude' must be in degrees, from -180 to 180, got -181.0"),
        ({"latitude": float("nan")}, "'latitude' must be in degrees, from -90 to 90, got nan"),
        ({"latitude": "north"}, "'latitude' must be a number of degrees, got 'north'"),
    ],
)
def test_coordinates_are_degrees(known, message):
    with pytest.raises(FieldError) as caught:
        Place("Goma", **known)
    assert str(caught.value) == message


def test_a_period_takes_dates_or_their_text():
    since = Period(start="2022-02-24", as_of=datetime.date(2025, 4, 3), precision="day")
    assert (since.start, since.end, since.as_of) == (datetime.date(2022, 2, 24), None, datetime.date(2025, 4, 3))


def test_a_period_does_not_end_before_it_starts():
    Period(start="2022-02-24", end="2022-02-24")
    with pytest.raises(FieldError) as caught:
        Period(start="2022-02-24", end="2022-02-23")
    assert str(caught.value) == "'end' must not be before 'start' (2022-02-24), got 2022-02-23"


@pytest.mark.parametrize("field", ["start", "end", "as_of"])
def test_days_are_dates(field):
    with pytest.raises(FieldError, match=f"^'{field}' must be a date as YYYY-MM-DD, got '24.02.2022'$"):
        Period(**{field: "24.02.2022"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Actor("Russia", kind="state"), "Russia"),
        (Place("Goma"), "Goma"),
        (Period(start="2022-02-24", text="since the start"), "since the start"),
        (Period(start="2022-02-24"), "2022-02-24 to …"),
        (Period(end="2022-02-24"), "… to 2022-02-24"),
        (Period(as_of="2022-02-24"), "as of 2022-02-24"),
        (
            Attribution((Source("A newspaper"), Source("an official"), Source("NATO"))),
            "A newspaper ← an official ← NATO",
        ),
        (Attribution(), ""),
    ],
)
def test_references_read_as_people_say_them(value, text):
    assert str(value) == text


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Source("NATO", anonymous="no"), "'anonymous' must be True or False, got 'no' (str)"),
        (lambda: Provenance(made_by=""), "'made_by' must not be empty, got ''"),
        (lambda: Provenance(made_by="me", asserted="soon"), "'asserted' must be a date as YYYY-MM-DD, got 'soon'"),
        (
            lambda: Provenance(made_by="me", attribution="NATO"),
            "'attribution' must be an Attribution, got 'NATO' (str)",
        ),
        (lambda: Provenance(made_by="me", spans=["here"]), "'spans' must hold nothing but Span, got 'here' (str)"),
        (lambda: Attribution(["NATO"]), "'chain' must hold nothing but Source, got 'NATO' (str)"),
    ],
)
def test_provenance_is_made_of_what_it_should_be(make, message):
    with pytest.raises(FieldError) as caught:
        make()
    assert str(caught.value) == message


def test_lists_become_tuples():
    assert Attribution([Source("NATO")]).chain == (Source("NATO"),)


NOUNS = [testing.actors, testing.places, testing.periods, testing.sources, testing.attributions, testing.provenances]


@given(st.one_of([nouns() for nouns in NOUNS]))
def test_references_survive_pickling_and_hash_alike(noun):
    again = pickle.loads(pickle.dumps(noun))
    assert (again, hash(again)) == (noun, hash(noun))
