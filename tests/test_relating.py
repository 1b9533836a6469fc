"""How facts of one text or of several stand to each other."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.aggregation.totals import total
from conflictfacts.errors import FieldError
from conflictfacts.model.claim import claim
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.relations import PartOf, Restates, Revises, Rival
from conflictfacts.relating import Related, attach, relate

MARCH = Period(start="2025-03-01", end="2025-03-31")
GAO = Place("Gao", "town", "MLI", "Gao Region")


def killed(n: object, **fields: object) -> Fact:
    estimate = n if isinstance(n, Estimate) else Estimate.bare(n, "person")
    return claim("CasualtyEstimate", **{"measure": "killed", "source": "UN", "estimate": estimate, **fields})


def since(day: str) -> Period:
    return Period(start="2022-02-24", as_of=day)


def found(*facts: Fact) -> list:
    return [one.relation for one in relate(facts)]


def test_the_same_figure_of_one_source_is_a_restatement_in_any_words_and_grain():
    first, again, finer = killed(250_000), killed(250_000, quote="a quarter of a million"), killed(251_300)
    (restated,) = found(first, again)
    assert isinstance(restated, Restates)
    assert set(restated.facts) == {first.id, again.id}
    assert len(found(first, finer)) == 1
    assert found(killed(250_000), killed(Estimate.more_than(240_000, "person"))) == []


def test_the_finest_of_one_figure_in_several_units_is_the_one_that_others_rival():
    def held(n: int, unit: str, source: str) -> Fact:
        return claim("TerritorialControl", status="held", place=GAO, source=source, estimate=Estimate.bare(n, unit))

    facts = held(250, "kilometer ** 2", "UN"), held(25_300, "hectare", "UN"), held(24_600, "hectare", "NATO")
    rivals = [one for one in found(*facts) if isinstance(one, Rival)]
    assert [set(one.facts) for one in rivals] == [{facts[1].id, facts[2].id}]


def test_the_later_said_restates_the_earlier():
    first, again = killed(30, period=MARCH, asserted="2025-04-01"), killed(30, period=MARCH, asserted="2025-04-02")
    assert found(again, first) == [Restates(again, first)]


def test_relays_of_one_briefing_restate_each_other_in_different_documents():
    def relayed(outlet: str) -> Fact:
        text = f"According to {outlet}, 500 were killed."
        source = Attribution((Source(outlet, "outlet"), Source("an official", anonymous=True), Source("NATO")))
        return killed(500, source=source, document=Document(text), quote="500 were killed")

    (one,) = relate([relayed("A"), relayed("B")])
    assert isinstance(one.relation, Restates)
    assert one.why == "NATO says 500 person in one text and another"
    assert len(total(attach([relayed("A"), relayed("B")], [one])).used) == 1


def test_different_figures_without_a_day_in_different_documents_are_left_alone():
    facts = [killed(n, document=Document(f"{n} were killed."), quote=f"{n} were killed") for n in (500, 717)]
    assert found(*facts) == []


def test_each_figure_of_a_series_revises_the_one_before():
    a, b, c = (killed(n, period=since(day)) for n, day in ((1, "2025-01-01"), (2, "2025-02-01"), (3, "2025-03-01")))
    assert found(c, a, b) == sorted([Revises(b, a), Revises(c, b)], key=lambda r: r.subject)


def test_a_later_word_on_the_same_days_is_a_revision():
    old, new = killed(500, period=MARCH, asserted="2025-04-01"), killed(417, period=MARCH, asserted="2025-04-09")
    assert found(new, old) == [Revises(new, old)]


def test_another_figure_of_another_source_is_a_rival():
    one, other = killed(300, period=MARCH), killed(Estimate.more_than(500, "person"), period=MARCH, source="the army")
    (made,) = relate([one, other])
    assert made.relation == Rival(*sorted((one.id, other.id)))
    assert made.why == "UN says 300 person, the army more than 500 person, of the same"


@pytest.mark.parametrize(
    "other",
    [
        {"source": None},
        {"source": "B", "place": "Gao"},
        {"source": "B", "period": MARCH},
        {"source": "B", "population": "civilian"},
        {"source": "B", "measure": "losses", "includes": ("killed", "wounded")},
        {"source": "B", "modality": "denied"},
        {"source": "B", "modality": "verified"},
        {"source": "B", "estimate": Estimate.bare(9, "person/day")},
        {"source": "B", "estimate": Estimate.bare(300, "person")},
        {"source": "B", "opponent": "C"},
    ],
)
def test_what_is_not_surely_the_same_thing_has_no_rival(other: dict):
    assert not [one for one in found(killed(300), killed(999, **other)) if isinstance(one, Rival)]


@pytest.mark.parametrize(
    ("whole", "part", "why"),
    [
        ({"measure": "losses"}, {}, "killed is among losses"),
        ({"measure": "casualties"}, {"measure": "wounded"}, "wounded is among casualties"),
        (
            {"measure": "losses", "includes": ("killed", "wounded")},
            {"measure": "wounded"},
            "wounded is among losses",
        ),
        ({"population": "civilian"}, {"population": "children"}, "children are among civilian"),
        ({"place": Place("Mali", "country", "MLI")}, {"place": GAO}, "Gao lies in Mali"),
        ({"place": Place("Gao Region", "region")}, {"place": GAO}, "Gao lies in Gao Region"),
        (
            {"actor": "Russia"},
            {"actor": Actor("Russian Navy", "army", parent="Russia")},
            "Russian Navy is part of Russia",
        ),
        ({"actor": "Russia"}, {"actor": Actor("Russia", detail="155th Brigade")}, "155th Brigade is part of Russia"),
        (
            {"period": MARCH},
            {"period": Period(start="2025-03-03", end="2025-03-04")},
            "2025-03-03 to 2025-03-04 lies within 2025-03-01 to 2025-03-31",
        ),
        (
            {"measure": "losses", "place": Place("Mali", "country", "MLI")},
            {"place": GAO},
            "killed is among losses, Gao lies in Mali",
        ),
    ],
)
def test_parts_and_wholes(whole: dict, part: dict, why: str):
    big, small = killed(100, **whole), killed(30, **part)
    assert relate([small, big]) == (Related(PartOf(big, (small,)), why),)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ({"measure": "casualties"}, {"measure": "captured"}),
        ({"measure": "casualties", "population": "civilian"}, {"measure": "missing", "population": "civilian"}),
        ({"measure": "losses"}, {"measure": "wounded"}),
        ({"measure": "losses", "includes": ("killed",)}, {"measure": "wounded"}),
        ({"population": "civilian"}, {"population": "women"}),
        ({}, {"place": GAO}),
        ({"place": "Mali"}, {"place": "Gao"}),
        ({"measure": "losses", "period": MARCH}, {}),
        ({"measure": "losses"}, {"modality": "hypothetical"}),
    ],
)
def test_what_is_not_surely_a_part_is_none(whole: dict, part: dict):
    assert found(killed(100, **whole), killed(30, **part)) == []


def test_only_the_nearest_whole_is_named():
    region, mali = (
        killed(50, place=Place("Gao Region", "region", "MLI", "Mali")),
        killed(90, place=Place("Mali", "country", "MLI")),
    )
    town = killed(30, place=GAO)
    assert set(found(town, mali, region)) == {PartOf(region, (town,)), PartOf(mali, (region,))}


def test_a_part_belongs_to_the_whole_of_its_own_source():
    wholes = [killed(n, measure="losses", source=source) for n, source in ((100, "UN"), (700, "B"))]
    part = killed(30)
    assert PartOf(wholes[0], (part,)) in found(part, *wholes)
    assert PartOf(wholes[1], (part,)) not in found(part, *wholes)


def test_relations_that_are_there_are_not_found_again():
    big, small = killed(100, measure="losses"), killed(30)
    assert relate(Facts([big, small], [PartOf(big, [small])])) == ()
    assert relate(attach([big, small], relate([big, small]))) == ()


def test_relations_are_given_to_facts_that_are_there():
    big, small = killed(100, measure="losses"), killed(30)
    made = attach(Facts([big, small]), relate([big, small]))
    assert made.relations == (PartOf(big, (small,)),)
    with pytest.raises(FieldError, match="'relations' must name facts of the collection"):
        attach([big], relate([big, small]))


def test_a_relation_prints_why():
    assert str(relate([killed(100, measure="losses"), killed(30)])[0]) == "part_of: killed is among losses"


@given(facts=st.lists(testing.facts(), max_size=6), data=st.data())
def test_order_of_facts_changes_nothing(facts: list[Fact], data: st.DataObject):
    near = [fact for fact in facts if fact.estimate is not None]
    facts = [*facts, *(claim_again(fact) for fact in near)]
    shuffled = data.draw(st.permutations(facts))
    assert relate(facts) == relate(shuffled)


@given(facts=st.lists(testing.facts(), max_size=6))
def test_everything_found_can_be_attached_and_added_up(facts: list[Fact]):
    facts = [*facts, *(claim_again(fact) for fact in facts if fact.estimate is not None)]
    made = attach(facts, relate(facts))
    assert len(total(made).inputs) == len(made)


def claim_again(fact: Fact) -> Fact:
    """The same, said by another."""
    return attrs.evolve(fact, provenance=attrs.evolve(fact.provenance, attribution=Attribution((Source("another"),))))
