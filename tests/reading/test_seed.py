"""What the report that comes with the package says, all of it and nothing else."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

import conflictfacts as cf
from conflictfacts.model.facts import Assessment, CasualtyEstimate, Deployment, TerritorialControl
from conflictfacts.model.interval import Interval
from conflictfacts.model.relations import PartOf, Restates

# The report's numbers in its order: class and slot; number in the literal sense, unit, hedge, grain; actor; place;
# words that the quote must hold; words that must hold the quote.
NUMERIC = {
    "lost": (
        CasualtyEstimate,
        "losses",
        Interval(900_000, None, low_open=True),
        "person",
        "more_than",
        100_000,
        "Russia",
        "Ukraine",
        "lost more than 900,000 people",
        "the Russian army has lost more than 900,000 people",
    ),
    "killed": (
        CasualtyEstimate,
        "killed",
        Interval.point(250_000),
        "person",
        "exact",
        10_000,
        "Russia",
        "Ukraine",
        "250,000 have been killed",
        "of whom 250,000 have been killed",
    ),
    "lost again": (
        CasualtyEstimate,
        "losses",
        Interval(900_000, None, low_open=True),
        "person",
        "more_than",
        100_000,
        "Russia",
        "Ukraine",
        "lost more than 900,000 military personnel",
        "Russia has lost more than 900,000 military personnel",
    ),
    "killed again": (
        CasualtyEstimate,
        "killed",
        Interval.point(250_000),
        "person",
        "exact",
        10_000,
        "Russia",
        "Ukraine",
        "250,000 have been killed",
        "of whom 250,000 have been killed",
    ),
    "a day": (
        CasualtyEstimate,
        "losses",
        Interval(1_000, None, low_open=True),
        "person/day",
        "more_than",
        1_000,
        "Russia",
        None,
        "lose more than 1,000 people a day",
        "The Russian army continues to lose more than 1,000 people a day - killed and wounded",
    ),
    "ground lost": (
        TerritorialControl,
        "lost",
        Interval.point(90),
        "percent",
        "exact",
        10,
        "Ukraine",
        "Kursk region",
        "lost 90 percent",
        "Ukraine has lost 90 percent of the territory it previously captured in the Kursk region",
    ),
    "ground held": (
        TerritorialControl,
        "held",
        Interval(0, 100, high_open=True),
        "kilometer ** 2",
        "less_than",
        100,
        "Ukraine",
        "Kursk region",
        "holds less than 100 sq. km",
        "the Ukrainian army holds less than 100 sq. km.",
    ),
    "Russians there": (
        Deployment,
        "present",
        Interval(65_000, 75_000),
        "person",
        "about",
        10_000,
        "Russia",
        "Kursk region",
        "are now about 70,000 Russian soldiers",
        "there are now about 70,000 Russian soldiers in the Kursk region",
    ),
    "North Koreans there": (
        Deployment,
        "present",
        Interval.point(11_000),
        "person",
        "exact",
        1_000,
        "North Korea",
        "Kursk region",
        "are currently 11,000",
        "the North Korean military has been involved in the liberation of the region, "
        "of which there are currently 11,000 in the region",
    ),
    "North Koreans sent": (
        Deployment,
        "sent",
        Interval.point(3_500),
        "person",
        "exact",
        100,
        "North Korea",
        "Russia",
        "3,500 North Korean soldiers were sent",
        "3,500 North Korean soldiers were sent to Russia for training in the winter",
    ),
    "North Koreans lost": (
        CasualtyEstimate,
        "losses",
        Interval.point(5_000),
        "person",
        "exact",
        1_000,
        "North Korea",
        "Kursk region",
        "losses - 5,000 people",
        "The North Korean military has also suffered serious losses - 5,000 people",
    ),
    "North Koreans killed": (
        CasualtyEstimate,
        "killed",
        Interval.point(1_500),
        "person",
        "exact",
        100,
        "North Korea",
        "Kursk region",
        "1,500 were killed",
        "of whom 1,500 were killed",
    ),
}

# Words within the quote; kind; polarity.
ASSESSMENTS = [
    ("to recruit enough people to make up for its losses", "judgement", "affirmed"),
    ("recruits is currently covering the losses", "judgement", "affirmed"),
    ("progress of Russian troops in Ukraine is slowing", "judgement", "affirmed"),
    ("losses are growing", "judgement", "affirmed"),
    ("the Russian authorities are ready to suffer heavy losses", "judgement", "affirmed"),
    ("Russian society has reached the stage", "judgement", "negated"),
    ("no signs of a truce on the battlefield", "judgement", "negated"),
    ("the situation on the battlefield remains very complex", "judgement", "affirmed"),
    ("Russia will continue to increase pressure on the Ukrainian army", "forecast", "affirmed"),
    ("advantage is still not on the side of Ukraine", "judgement", "negated"),
    ("Russia maintains its advantage and dynamics", "judgement", "affirmed"),
    ("no signs on the battlefield that the Russians are preparing for a ceasefire", "judgement", "negated"),
    ("no signs of a change in Russia's goals in the war", "judgement", "negated"),
    ("Russia is expected to push Ukraine out of the Kursk region", "forecast", "affirmed"),
    ("Russia will be able to completely push the Ukrainian troops out of the Kursk region", "forecast", "affirmed"),
    ("proposals at the negotiating table and its approach to them have not changed", "judgement", "negated"),
    ("actions demonstrate its certainty that time is on its side", "judgement", "affirmed"),
    ("Putin is entering negotiations with good intentions", "judgement", "doubted"),
    ("Putin is ready to negotiate in a spirit of goodwill", "judgement", "doubted"),
    ("to achieve a just and sustainable peace in Ukraine", "statement", "affirmed"),
]


@pytest.fixture(scope="module")
def reading():
    return cf.load_seed()


@pytest.fixture(scope="module")
def numeric(reading):
    facts = sorted(
        (fact for fact in reading.facts if fact.estimate is not None), key=lambda fact: fact.provenance.spans[0].start
    )
    assert [str(fact.estimate.nominal[0]) for fact in facts] == [
        *("900000", "250000", "900000", "250000", "1000", "90", "100", "70000", "11000", "3500", "5000", "1500")
    ]
    return dict(zip(NUMERIC, facts, strict=True))


def test_every_number_of_the_domain_is_a_fact_and_no_other_number_is(numeric):
    assert len(numeric) == len(NUMERIC)


@pytest.mark.parametrize("name", NUMERIC)
def test_a_number_is_read_as_what_it_is(numeric, name):
    kind, slot, interval, unit, hedge, grain, *_ = NUMERIC[name]
    fact = numeric[name]
    assert type(fact) is kind
    assert (fact.measure if kind is CasualtyEstimate else fact.status) == slot
    assert (fact.estimate.interval, fact.estimate.unit, fact.estimate.hedge) == (interval, unit, hedge)
    assert fact.estimate.grain == (grain,)
    assert fact.modality == "claimed"


@pytest.mark.parametrize("name", NUMERIC)
def test_a_number_is_of_somebody_somewhere(numeric, name):
    *_, actor, place, _, _ = NUMERIC[name]
    fact = numeric[name]
    assert fact.actor.name == actor
    assert (fact.actor.kind, fact.actor.iso) == (
        "state",
        {"Russia": "RUS", "Ukraine": "UKR", "North Korea": "PRK"}[actor],
    )
    assert place is None or fact.place.name == place


@pytest.mark.parametrize("name", NUMERIC)
def test_a_quote_holds_number_noun_and_verb_and_little_else(reading, numeric, name):
    *_, core, clause = NUMERIC[name]
    span = numeric[name].provenance.spans[0]
    assert reading.document.text[span.start : span.end] == span.quote
    assert core in span.quote
    assert span.quote in clause


def test_the_daily_losses_happen_nowhere_near_the_briefing(numeric):
    place = numeric["a day"].place
    assert place is None or place.name == "Ukraine"


@pytest.mark.parametrize("name", NUMERIC)
def test_nato_says_so(numeric, name):
    assert numeric[name].source == "NATO"
    assert numeric[name].provenance.attribution.chain[-1].name == "NATO"


def test_losses_are_those_of_soldiers(numeric):
    assert {fact.population for fact in numeric.values() if isinstance(fact, CasualtyEstimate)} == {"military"}


def test_only_the_daily_losses_say_what_they_include(numeric):
    includes = {name: fact.includes for name, fact in numeric.items() if isinstance(fact, CasualtyEstimate)}
    assert set(includes.pop("a day")) == {"killed", "wounded"}
    assert set(includes.values()) == {None}


def test_the_toll_counts_from_the_first_day_of_the_war(numeric):
    for name in ("lost", "killed", "lost again", "killed again"):
        period = numeric[name].period
        assert (period.start, period.end, period.precision) == (date(2022, 2, 24), None, "day")
        assert period.text.lower() == "since the start of the war in ukraine"


def test_words_for_the_present_and_for_a_season_stay_words(numeric):
    words = {
        name: fact.period and fact.period.text
        for name, fact in numeric.items()
        if fact.period is None or not fact.period.start
    }
    assert words == {
        "a day": "currently",
        "ground lost": None,
        "ground held": None,
        "Russians there": "now",
        "North Koreans there": "currently",
        "North Koreans sent": "in the winter",
        "North Koreans lost": None,
        "North Koreans killed": None,
    }


def test_a_percentage_says_what_it_is_of(numeric):
    of = numeric["ground lost"].of
    assert of.text == "the territory it previously captured in the Kursk region"
    assert (of.type, of.status, of.actor.name, of.place.name) == (
        "TerritorialControl",
        "captured",
        "Ukraine",
        "Kursk region",
    )
    assert [name for name, fact in numeric.items() if fact.of is not None] == ["ground lost"]


def test_soldiers_are_sent_for_training(numeric):
    assert numeric["North Koreans sent"].purpose == "training"


def test_a_town_regained_is_a_fact_without_number(reading):
    (fact,) = [fact for fact in reading.facts if isinstance(fact, TerritorialControl) and fact.estimate is None]
    assert (fact.status, fact.extent, fact.modality) == ("regained", "full", "claimed")
    assert (fact.actor.name, fact.place.name, fact.place.kind) == ("Russia", "Sudzha", "town")
    assert fact.source == "NATO"
    assert "regained full control over the city of Sudzha" in fact.quote
    assert fact.quote in "Russia has regained full control over the city of Sudzha"


def test_parts_and_repetitions_hang_together(reading, numeric):
    names = {fact.id: name for name, fact in numeric.items()}
    parts = {
        (names[relation.whole], *map(names.get, relation.parts))
        for relation in reading.relations
        if isinstance(relation, PartOf)
    }
    assert parts == {("lost", "killed"), ("lost again", "killed again"), ("North Koreans lost", "North Koreans killed")}
    restated = {
        (names[relation.subject], names[relation.object])
        for relation in reading.relations
        if isinstance(relation, Restates)
    }
    assert restated == {("lost again", "lost"), ("killed again", "killed")}
    assert len(reading.relations) == 5


def assessments_with(reading, words):
    return [fact for fact in reading.facts if isinstance(fact, Assessment) and words in fact.quote]


@pytest.mark.parametrize(("words", "kind", "polarity"), ASSESSMENTS)
def test_a_judgement_is_found_with_its_holder(reading, words, kind, polarity):
    (fact,) = assessments_with(reading, words)
    assert (fact.kind, fact.polarity) == (kind, polarity)
    assert "NATO" in fact.holder.name
    assert fact.source == "NATO"


def test_judgements_stay_within_a_sentence_and_overlap_no_other(reading):
    spans = sorted(
        (fact.provenance.spans[0].start, fact.provenance.spans[0].end)
        for fact in reading.facts
        if isinstance(fact, Assessment)
    )
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert not [
        fact.quote for fact in reading.facts if isinstance(fact, Assessment) and re.search(r"[.?!]\s", fact.quote)
    ]


def test_whoever_judges_belongs_to_the_alliance(reading):
    assert {fact.provenance.attribution.chain[-1].name for fact in reading.facts} == {"NATO"}


def test_no_judgement_is_about_what_is_no_judgement(reading):
    for words in ("Many of the wounded servicemen", "he did not know whether", "11,000", "said at a briefing"):
        assert assessments_with(reading, words) == []


def test_no_likelihood_is_read_where_none_is_given(reading):
    assert {fact.likelihood for fact in reading.facts if isinstance(fact, Assessment)} == {None}


def test_nothing_of_the_domain_is_left_unread(reading):
    assert reading.unread == ()


def test_every_quote_is_the_text_at_its_offsets(reading):
    for fact in reading.facts:
        for span in fact.provenance.spans:
            assert reading.document.text[span.start : span.end] == span.quote
