"""What can be told of two facts without knowing the world."""

from __future__ import annotations

import pytest

from conflictfacts.model.claim import claim
from conflictfacts.model.document import Document
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.figures import same_figure
from conflictfacts.model.kind import kind_of
from conflictfacts.model.lineage import lineage
from conflictfacts.model.overlap import Atlas, Overlap, compare_populations
from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.vocabulary import Population
from conflictfacts.model.window import Window, vintage, window_of

OPPOSITE = {Overlap.INSIDE: Overlap.AROUND, Overlap.AROUND: Overlap.INSIDE}


def said(*sources: Source, document: Document | None = None) -> Fact:
    return claim("CasualtyEstimate", measure="killed", source=Attribution(sources), document=document)


def placed(place: Place | None) -> Fact:
    return claim("CasualtyEstimate", measure="killed", place=place)


OUTLET, OFFICIAL, NATO = (
    Source("Reuters", "outlet"),
    Source("an official", anonymous=True),
    Source("NATO", "organisation"),
)


def test_a_voice_is_the_farthest_named_source():
    assert lineage(said(OUTLET, OFFICIAL, NATO)) == "NATO"
    assert lineage(said(OUTLET, OFFICIAL)) == "Reuters"
    assert lineage(said(OUTLET)) == "Reuters"


def test_where_nobody_is_named_the_text_speaks_for_itself():
    document = Document("An official said so.")
    assert lineage(said(OFFICIAL, document=document)) == f"document {document.id}"
    assert lineage(said(document=document)) == f"document {document.id}"
    assert lineage(said(OFFICIAL)) is None
    assert lineage(said()) is None


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Place("Gao", "town"), Place("Gao"), Overlap.SAME),
        (Place("Gao", "town"), Place("Kidal", "city"), Overlap.DISJOINT),
        (Place("Gao", "town", "MLI"), Place("Mali", "country", "MLI"), Overlap.INSIDE),
        (Place("Gao", "town", parent="Gao Region"), Place("Gao Region", "region"), Overlap.INSIDE),
        (Place("Mali", "country"), Place("Niger", "country"), Overlap.DISJOINT),
        (Place("Gao Region", "region", "MLI"), Place("Niger", "country", "NER"), Overlap.DISJOINT),
        (Place("Gao Region", "region", "MLI"), Place("Azawad", "region", "MLI"), Overlap.UNKNOWN),
        (Place("Niger", "river", "MLI"), Place("Niamey", "city", "NER"), Overlap.UNKNOWN),
        (Place("Gao"), Place("Kidal"), Overlap.UNKNOWN),
        (Place("Gao"), None, Overlap.UNKNOWN),
        (None, None, Overlap.SAME),
    ],
)
def test_places(one: Place | None, other: Place | None, overlap: Overlap):
    atlas = Atlas([placed(one), placed(other)])
    assert atlas.compare_places(atlas.place(one), atlas.place(other)) is overlap
    assert atlas.compare_places(atlas.place(other), atlas.place(one)) is OPPOSITE.get(overlap, overlap)


def test_places_lie_in_places_of_places():
    facts = [
        placed(place)
        for place in (Place("Gao", parent="Gao Region"), Place("Gao Region", parent="Mali"), Place("Mali"))
    ]
    atlas = Atlas(facts)
    assert atlas.around(atlas.place(facts[0].place)) == ("Gao Region", "Mali")


def test_places_that_lie_in_each_other_end():
    facts = [placed(Place("A", parent="B")), placed(Place("B", parent="A"))]
    atlas = Atlas(facts)
    assert atlas.around(atlas.place(facts[0].place)) == ("B",)


def test_a_name_of_two_places_lies_nowhere():
    here, there = Place("Springfield", "town", parent="Ohio"), Place("Springfield", "town", parent="Iowa")
    atlas = Atlas([placed(here), placed(there)])
    assert atlas.compare_places(atlas.place(here), atlas.place(there)) is Overlap.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Actor("Russia", "state"), Actor("Ukraine", "state"), Overlap.DISJOINT),
        (Actor("Navy", parent="Russia"), Actor("Russia", "state"), Overlap.INSIDE),
        (Actor("Russia", detail="the navy"), Actor("Russia"), Overlap.INSIDE),
        (Actor("Russia", detail="the navy"), Actor("Russia", detail="sailors"), Overlap.UNKNOWN),
        (Actor("Navy", parent="Russia"), Actor("Russia", detail="sailors"), Overlap.UNKNOWN),
        (Actor("A", "army", parent="Russia"), Actor("B", "army", parent="Ukraine"), Overlap.DISJOINT),
        (Actor("A", "army", parent="Russia"), Actor("B", "army", parent="Russia"), Overlap.UNKNOWN),
        (Actor("A", "armed_group"), Actor("B", "armed_group"), Overlap.UNKNOWN),
        (Actor("Russia"), None, Overlap.UNKNOWN),
    ],
)
def test_actors(one: Actor, other: Actor | None, overlap: Overlap):
    atlas = Atlas([claim("CasualtyEstimate", measure="killed", actor=actor) for actor in (one, other)])
    assert atlas.compare_actors(atlas.actor(one), atlas.actor(other)) is overlap
    assert atlas.compare_actors(atlas.actor(other), atlas.actor(one)) is OPPOSITE.get(overlap, overlap)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Population.CHILDREN, Population.CIVILIAN, Overlap.INSIDE),
        (Population.MILITARY, Population.MIXED, Overlap.INSIDE),
        (Population.MILITARY, Population.CHILDREN, Overlap.DISJOINT),
        (Population.WOMEN, Population.CIVILIAN, Overlap.UNKNOWN),
        (Population.WOMEN, None, Overlap.UNKNOWN),
        (None, None, Overlap.SAME),
    ],
)
def test_populations(one: Population | None, other: Population | None, overlap: Overlap):
    assert compare_populations(one, other) is overlap
    assert compare_populations(other, one) is OPPOSITE.get(overlap, overlap)


def windowed(type: str = "CasualtyEstimate", asserted: str | None = None, **period: str) -> Window:
    fields = {"measure": "killed"} if type == "CasualtyEstimate" else {"status": "present"}
    when = Period(**period) if period else None
    fact = claim(type, estimate=Estimate.bare(1, "person"), period=when, asserted=asserted, **fields)
    return window_of(fact, kind_of(fact))


def test_windows_end_on_the_day_as_of_which_or_on_which_something_is_said():
    assert str(windowed(start="2022-02-24", as_of="2025-04-03")) == "2022-02-24 to 2025-04-03"
    assert windowed(start="2022-02-24", asserted="2025-04-03") == windowed(start="2022-02-24", as_of="2025-04-03")
    assert windowed(asserted="2025-04-03") != windowed(asserted="2025-04-04")
    assert str(windowed("Deployment", start="2025-01-01", as_of="2025-04-03")) == "as of 2025-04-03"
    assert windowed(text="In the Winter") == windowed(text="in the winter")


def test_a_figure_is_from_the_day_as_of_which_it_is():
    fact = claim("CasualtyEstimate", measure="killed", period=Period(as_of="2025-04-01"), asserted="2025-04-03")
    assert str(vintage(fact)) == "2025-04-01"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Estimate.bare(250_000, "person"), Estimate.about(250_000, "person"), True),
        (Estimate.bare(250_000, "person"), Estimate.bare(253_100, "person"), True),
        (Estimate.bare(250_000, "person"), Estimate.bare(256_000, "person"), False),
        (Estimate.more_than(900, "person"), Estimate.more_than(900, "person"), True),
        (Estimate.more_than(900, "person"), Estimate.at_least(900, "person"), False),
        (Estimate.bare(1, "km2"), Estimate.bare(100, "hectare"), True),
        (Estimate.bare(1, "person"), Estimate.bare(1, "person/day"), False),
    ],
)
def test_figures(one: Estimate, other: Estimate, same: bool):
    assert same_figure(one, other) is same
    assert same_figure(other, one) is same
