"""Facts hold what they should, are equal by value, and have ids that depend on nothing but what they say."""

from __future__ import annotations

import pickle
import subprocess
import sys

import attrs
import pytest
from hypothesis import given

from conflictfacts import testing
from conflictfacts.errors import FieldError, UnitError
from conflictfacts.model.document import Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.facts import (
    FACT_TYPES,
    Assessment,
    Base,
    CasualtyEstimate,
    Deployment,
    Displacement,
    EquipmentLoss,
    Likelihood,
    Measure,
    TerritorialControl,
)
from conflictfacts.model.provenance import Attribution, Provenance, Source
from conflictfacts.model.reference import Actor, Period, Place

NOWHERE = Provenance(made_by="a test")
NATO = Attribution((Source("A newspaper"), Source("an official", anonymous=True), Source("NATO")), "says")


def killed(**fields):
    return CasualtyEstimate(**{"measure": "killed", "actor": "Russia", "provenance": NOWHERE} | fields)


def test_names_and_plain_strings_are_taken():
    fact = killed(place="Kursk region", modality="estimated", population="military", includes=["killed", "wounded"])
    assert fact.actor == Actor("Russia")
    assert fact.place == Place("Kursk region")
    assert fact.measure is Measure.KILLED
    assert fact.includes == (Measure.KILLED, Measure.WOUNDED)
    assert fact.measure == "killed" == str(fact.measure)


@given(testing.actors(), testing.places(), testing.periods(), testing.actors())
def test_equal_actors_places_and_periods_are_one_object(actor, place, period, opponent):
    given = killed(actor=actor, place=place, period=period, opponent=opponent)
    alike = killed(**{name: attrs.evolve(getattr(given, name)) for name in ("actor", "place", "period", "opponent")})
    assert (given.actor, given.place, given.period, given.opponent) == (actor, place, period, opponent)
    assert alike.actor is given.actor
    assert alike.opponent is given.opponent
    assert alike.place is given.place
    assert alike.period is given.period


ALLOWED = [
    (CasualtyEstimate, {"measure": "killed"}, "person person/day percent", "kilometer ** 2 unit settlement/day"),
    (Displacement, {"measure": "displaced"}, "person person/week percent", "item kilometer"),
    (EquipmentLoss, {"item": "tank", "status": "lost"}, "item item/month percent", "person unit"),
    (Deployment, {"status": "sent"}, "person unit item person/month percent", "kilometer settlement"),
    (
        TerritorialControl,
        {"status": "held"},
        "kilometer ** 2 mile hectare settlement item kilometer/day percent kilometer ** 2/month",
        "person unit",
    ),
    (Assessment, {"kind": "forecast"}, "person kilometer percent unit", ""),
]


def symbols(text):
    return text.replace(" ** ", "**").split()


@pytest.mark.parametrize(("cls", "slots", "allowed", "refused"), ALLOWED)
def test_a_fact_counts_what_it_should(cls, slots, allowed, refused):
    for unit in symbols(allowed):
        assert cls(**slots, estimate=Estimate.exactly(5, unit), provenance=NOWHERE).estimate.point == 5
    for unit in symbols(refused):
        with pytest.raises(UnitError, match=r"^'estimate' must be in "):
            cls(**slots, estimate=Estimate.exactly(5, unit), provenance=NOWHERE)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: killed(estimate=Estimate.exactly(100, "km2")),
            "'estimate' must be in [person], these per time, or a percentage, got 100 kilometer ** 2 ([length] ** 2)",
        ),
        (lambda: killed(actor=""), "'actor' must be an Actor or a name, got ''"),
        (lambda: killed(opponent=" "), "'opponent' must be an Actor or a name, got ' '"),
        (lambda: killed(place=5), "'place' must be a Place or a name, got 5"),
        (
            lambda: killed(measure="kiled"),
            "'measure' must be one of killed, wounded, missing, captured, losses, casualties, other, got 'kiled'",
        ),
        (
            lambda: killed(modality=None),
            "'modality' must be one of claimed, estimated, assessed, verified, denied, hypothetical, planned, "
            "forecast, got None",
        ),
        (lambda: killed(includes="killed"), "'includes' must be a list of measures, got 'killed'"),
        (lambda: killed(period="2024"), "'period' must be of type Period, or None, got '2024' (str)"),
        (lambda: killed(estimate=5), "'estimate' must be an Estimate, or None, got 5 (int)"),
        (lambda: killed(of="all"), "'of' must be of type Base, or None, got 'all' (str)"),
        (lambda: killed(conflict=""), "'conflict' must not be empty, got ''"),
        (lambda: killed(provenance="me"), "'provenance' must be a Provenance, got 'me' (str)"),
        (
            lambda: EquipmentLoss(item="", status="lost", provenance=NOWHERE),
            "'item' must not be empty, got ''",
        ),
        (
            lambda: Deployment(status="here", provenance=NOWHERE),
            "'status' must be one of present, sent, planned, withdrawn, mobilised, recruited, strength, other, "
            "got 'here'",
        ),
        (
            lambda: TerritorialControl(status="held", extent="most", provenance=NOWHERE),
            "'extent' must be one of full, partial, got 'most'",
        ),
        (
            lambda: Assessment(kind="judgement", holder="NATO", provenance=NOWHERE),
            "'holder' must be of type Source, or None, got 'NATO' (str)",
        ),
        (
            lambda: Likelihood("likely", "ICD 203", 0.8, 0.5),
            "'low' must be a probability, not above 'high', got '4/5 to 1/2'",
        ),
        (lambda: Likelihood("likely", high=2), "'low' must be a probability, not above 'high', got 'None to 2'"),
        (lambda: Base(text=""), "'text' must not be empty, got ''"),
    ],
)
def test_what_a_fact_cannot_hold_is_refused(make, message):
    with pytest.raises(FieldError) as caught:
        make()
    assert str(caught.value) == message


def test_a_fact_tells_its_quote_and_source():
    number = Estimate.bare(5, "person")
    assert killed().quote is killed().source is killed(estimate=number).quote is None
    assert killed(estimate=attrs.evolve(number, words="five")).quote == "five"
    spans = (Span(0, 4, "five"), Span(9, 13, "dead"))
    told = killed(provenance=Provenance(spans=spans, attribution=NATO, made_by="a test"))
    assert (told.quote, told.source) == ("five", "NATO")
    assert killed().type == "CasualtyEstimate"


def test_an_id_depends_on_what_is_said_and_where_but_not_on_who_read_it():
    plain = killed()
    assert plain.id == "f2e7d42332220ec4f"
    assert killed(provenance=Provenance(made_by="somebody else")).id == plain.id
    assert killed(provenance=Provenance(made_by="somebody else")) != plain
    others = [
        killed(measure="wounded"),
        killed(modality="denied"),
        killed(actor="Ukraine"),
        killed(actor=Actor("Russia", kind="state")),
        killed(opponent="Ukraine"),
        killed(place="Kursk region"),
        killed(conflict="a war"),
        killed(population="military"),
        killed(includes=["killed"]),
        killed(estimate=Estimate.exactly(5, "person")),
        killed(estimate=Estimate.bare(5, "person")),
        killed(estimate=Estimate.at_least(5, "person")),
        killed(of=Base(text="all")),
        killed(provenance=Provenance(made_by="a test", document="d0")),
        killed(provenance=Provenance(made_by="a test", spans=(Span(0, 1, "a"),))),
        killed(provenance=Provenance(made_by="a test", attribution=NATO)),
        killed(provenance=Provenance(made_by="a test", asserted="2025-04-03")),
        Displacement(measure="returned", actor="Russia", provenance=NOWHERE),
    ]
    assert len({fact.id for fact in (plain, *others)}) == len(others) + 1


def test_ids_are_the_same_in_every_process():
    code = (
        "import sys, pickle; facts = pickle.load(sys.stdin.buffer)\n"
        "sys.stdout.write(' '.join(fact.id for fact in facts))\n"
        "assert {fact: 1 for fact in facts}[facts[0]]"
    )
    facts = [
        killed(estimate=Estimate.about(70_000, "person"), place=Place("Goma", latitude=-1.5)),
        killed(estimate=Estimate.bare(0.1, "percent"), of=Base(text="all")),
    ]
    for seed in ("0", "1", "12345"):
        hash(facts[0])  # a hash kept in a fact must not travel: it differs where the hash seed does
        run = subprocess.run(
            [sys.executable, "-c", code],
            input=pickle.dumps(facts),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        assert run.stdout.decode().split() == [fact.id for fact in facts]


def test_equal_facts_have_equal_ids_even_for_minus_zero():
    a, b = killed(place=Place("Null Island", latitude=0.0)), killed(place=Place("Null Island", latitude=-0.0))
    assert a == b
    assert a.id == b.id
    # Not even before anything equal was written: the sign itself is gone.
    assert str(b.place.latitude) == "0.0"


@given(testing.facts())
def test_facts_survive_pickling_and_hash_alike(fact):
    before = (hash(fact), fact.id)
    again = pickle.loads(pickle.dumps(fact))
    assert again == fact
    assert (hash(again), again.id) == before
    assert FACT_TYPES[fact.type] is type(fact)


@given(testing.facts())
def test_nothing_in_a_fact_can_be_changed(fact):
    def walk(value):
        if attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                with pytest.raises(attrs.exceptions.FrozenInstanceError):
                    setattr(value, field.name, None)
                walk(getattr(value, field.name))
        else:
            hash(value)
            assert not isinstance(value, list | dict | set)

    walk(fact)


@pytest.mark.parametrize(
    ("fact", "printed"),
    [
        (
            CasualtyEstimate(
                measure="killed",
                population="civilian",
                modality="denied",
                actor="Mali",
                place="Gao",
                period=Period(start="2025-04-01", end="2025-04-03"),
                estimate=Estimate.more_than(20, "person"),
                provenance=Provenance(
                    spans=[Span(0, 17, "more than\n20 died")],
                    attribution=Attribution((Source("UN"),)),
                    made_by="a test",
                ),
            ),
            "CasualtyEstimate: killed, civilian, denied | more than 20 person | actor Mali | place Gao | "
            "period 2025-04-01 to 2025-04-03 | source UN | “more than 20 died”",
        ),
        (
            TerritorialControl(
                status="lost",
                extent="partial",
                estimate=Estimate.exactly(90, "percent"),
                of=Base(text="the territory"),
                provenance=NOWHERE,
            ),
            "TerritorialControl: lost, partial | 90 percent of the territory",
        ),
        (
            Assessment(kind="forecast", modality="forecast", polarity="negated", provenance=NOWHERE),
            "Assessment: forecast, negated",
        ),
    ],
)
def test_a_fact_is_printed_in_one_line(fact, printed):
    assert str(fact) == printed
    assert repr(fact).startswith(f"{fact.type}(modality=")


@given(testing.facts())
def test_any_fact_is_printed_in_one_line(fact):
    assert len(str(fact).splitlines()) == 1
