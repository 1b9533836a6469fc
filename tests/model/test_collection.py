"""Collections select, group and join facts; relations and documents travel with them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings

from conflictfacts import testing
from conflictfacts.errors import FieldError, SpanError
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.facts import Assessment, CasualtyEstimate, TerritorialControl
from conflictfacts.model.provenance import Attribution, Provenance, Source
from conflictfacts.model.reference import Actor, Place
from conflictfacts.model.relations import Derived, Partition, PartOf, Restates, Revises, Rival

REPORT = Document("900 lost, of whom 250 killed")
OTHER = Document("Sudzha regained")


def fact(cls=CasualtyEstimate, document=REPORT, start=0, end=8, source="NATO", **fields):
    chain = (Source("A newspaper"), Source(source)) if source else ()
    where = Provenance(
        document=document.id, spans=(document.span(start, end),), attribution=Attribution(chain), made_by="a test"
    )
    return cls(**{"actor": Actor("Russia", iso="RUS"), "provenance": where} | fields)


LOST = fact(measure="losses", estimate=Estimate.more_than(900, "person"))
KILLED = fact(measure="killed", start=10, end=28, estimate=Estimate.bare(250, "person"))
SUDZHA = fact(TerritorialControl, OTHER, 0, 15, None, status="regained", place="Sudzha")
VIEW = fact(Assessment, kind="judgement", actor=None)
PART, AGAIN = PartOf(LOST, [KILLED]), Restates(KILLED, KILLED)
ALL = Facts([LOST, KILLED, SUDZHA, VIEW], [PART, AGAIN], [REPORT, OTHER])


def test_a_collection_is_a_sequence():
    assert len(ALL) == 4
    assert list(ALL) == [LOST, KILLED, SUDZHA, VIEW]
    assert ALL[0] is LOST
    assert ALL[-1] is VIEW
    assert ALL.index(SUDZHA) == 2
    assert next(reversed(ALL)) is VIEW
    assert bool(ALL)
    assert not Facts()


def test_facts_are_found_by_id():
    assert ALL[KILLED.id] is KILLED
    assert KILLED in ALL
    assert KILLED.id in ALL
    assert "f0" not in ALL
    assert fact(measure="wounded") not in ALL
    with pytest.raises(KeyError):
        ALL["f0"]
    with pytest.raises(IndexError):
        ALL[9]


def test_a_slice_keeps_what_belongs_to_it():
    assert ALL[1:2] == Facts([KILLED], [AGAIN], [REPORT])
    assert ALL[:2].relations == (PART, AGAIN)
    assert ALL[2:3] == Facts([SUDZHA], [], [OTHER])


def test_equal_facts_count_once():
    assert Facts([LOST, KILLED, LOST], [PART, PART], [REPORT, REPORT]) == Facts([LOST, KILLED], [PART], [REPORT])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [LOST, KILLED, SUDZHA, VIEW]),
        ({"actor": "Russia"}, [LOST, KILLED, SUDZHA]),
        ({"actor": "RUSSIA", "measure": "killed"}, [KILLED]),
        ({"actor": Actor("Russia", iso="RUS")}, [LOST, KILLED, SUDZHA]),
        ({"actor": Actor("Russia")}, []),
        ({"actor": None}, [VIEW]),
        ({"actor": ["Ukraine", None]}, [VIEW]),
        ({"measure": {"killed", "losses"}}, [LOST, KILLED]),
        ({"place": "Sudzha"}, [SUDZHA]),
        ({"place": Place("Sudzha")}, [SUDZHA]),
        ({"type": "CasualtyEstimate"}, [LOST, KILLED]),
        ({"type": CasualtyEstimate}, [LOST, KILLED]),
        ({"type": (Assessment, TerritorialControl)}, [SUDZHA, VIEW]),
        ({"status": "regained"}, [SUDZHA]),
        ({"status": lambda status: status != "regained"}, []),
        ({"estimate": None}, [SUDZHA, VIEW]),
        ({"estimate": lambda estimate: estimate and estimate.interval.high is None}, [LOST]),
        ({"source": "NATO"}, [LOST, KILLED, VIEW]),
        ({"source": "a newspaper"}, [LOST, KILLED, VIEW]),
        ({"source": Source("NATO")}, [LOST, KILLED, VIEW]),
        ({"source": None}, [SUDZHA]),
        ({"source": lambda name: name is None}, [SUDZHA]),
        ({"id": KILLED.id}, [KILLED]),
        ({"quote": "900 lost"}, [LOST, VIEW]),
    ],
)
def test_facts_are_selected_by_their_fields(wanted, found):
    assert list(ALL.where(**wanted)) == found


def test_facts_are_selected_by_a_predicate_too():
    assert list(ALL.where(lambda fact: fact.place is not None)) == [SUDZHA]
    assert list(ALL.where(lambda fact: fact.estimate is not None, measure="losses")) == [LOST]


def test_relations_and_documents_travel_with_a_selection():
    assert ALL.where(type="CasualtyEstimate").relations == (PART, AGAIN)
    assert ALL.where(measure="killed") == Facts([KILLED], [AGAIN], [REPORT])
    assert ALL.where(measure="losses").relations == ()


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            {"colour": "red"},
            "'colour' must be a field of facts (type, id, quote, source, modality, actor, opponent, place, period, "
            "estimate, of, conflict, provenance, measure, includes, population, item, status, purpose, extent, kind, "
            "holder, polarity, likelihood, topic, horizon), got 'colour'",
        ),
        (
            {"actor": 1},
            "'actor' must be an Actor or its name, or a function of it, got 1 (int)",
        ),
        (
            {"place": ["Sudzha", Actor("Russia")]},
            "'place' must be a Place or its name, or a function of it, got Russia (Actor)",
        ),
        (
            {"source": b"NATO"},
            "'source' must be a Source or its name, or a function of it, got b'NATO' (bytes)",
        ),
        (
            {"estimate": 900},
            "'estimate' must be an Estimate, or a function of it, got 900 (int)",
        ),
        (
            {"period": "2024"},
            "'period' must be a Period, or a function of it, got '2024' (str)",
        ),
        (
            {"quote": 1},
            "'quote' must be text, or a function of it, got 1 (int)",
        ),
        (
            {"includes": ("killed", "wounded")},
            "'includes' must be a tuple in a list, or a function of it, got 'killed' (str)",
        ),
        (
            {"measure": 1},
            "'measure' must be one of killed, wounded, missing, captured, losses, casualties, other, displaced, "
            "returned, got 1",
        ),
        (
            {"kind": ["forecast", "guess"]},
            "'kind' must be one of judgement, forecast, statement, got 'guess'",
        ),
        (
            {"type": Actor},
            "'type' must be one of CasualtyEstimate, Displacement, EquipmentLoss, Deployment, TerritorialControl, "
            "Assessment, got 'Actor'",
        ),
    ],
)
def test_a_selection_that_can_find_nothing_is_an_error(wanted, message):
    with pytest.raises(FieldError) as caught:
        ALL.where(**wanted)
    assert str(caught.value) == message
    with pytest.raises(FieldError):
        Facts().where(**wanted)


def test_facts_are_grouped_by_a_field():
    groups = ALL.by("actor")
    assert list(groups) == ["Russia", None]
    assert groups["Russia"] == Facts([LOST, KILLED, SUDZHA], [PART, AGAIN], [REPORT, OTHER])
    assert list(ALL.by("measure")) == ["losses", "killed", None]
    assert list(ALL.by("source")) == ["NATO", None]
    assert list(ALL.by("type")["Assessment"]) == [VIEW]
    with pytest.raises(TypeError):
        groups["Ukraine"] = Facts()
    with pytest.raises(FieldError, match=r"^'field' must be one of type, "):
        ALL.by("colour")


def test_joining_keeps_relations_and_documents():
    assert ALL[:2] | ALL[2:] == ALL
    assert Facts() | [LOST] == Facts([LOST])
    assert [LOST] | Facts([KILLED]) == Facts([LOST, KILLED])
    assert ALL | (fact for fact in [LOST]) == ALL
    with pytest.raises(TypeError):
        ALL | 5
    with pytest.raises(FieldError, match=r"^'facts' must hold nothing but facts, got 5 "):
        ALL | [5]


def test_the_same_said_at_the_same_place_counts_once_whoever_read_it():
    reread = fact(
        measure="losses",
        estimate=Estimate.more_than(900, "person"),
        provenance=Provenance(
            document=REPORT.id,
            spans=(REPORT.span(0, 8),),
            attribution=LOST.provenance.attribution,
            made_by="another reader",
        ),
    )
    assert reread != LOST
    assert Facts([LOST]) | [reread] == Facts([LOST])
    assert Facts([reread]) | [LOST] == Facts([reread])
    assert Facts([LOST, reread])[LOST.id] is LOST


def test_a_quote_must_be_the_text_of_a_document_that_is_there():
    wrong = fact(measure="losses", provenance=Provenance(document=REPORT.id, spans=(Span(0, 3, "901"),), made_by="me"))
    Facts([wrong])
    Facts([wrong], [], [OTHER])
    with pytest.raises(SpanError) as caught:
        Facts([wrong], [], [OTHER, REPORT])
    assert str(caught.value) == "'quote' must be the text from 0 to 3, '900', got '901'"


def test_relations_are_between_facts_of_the_collection():
    with pytest.raises(FieldError) as caught:
        Facts([LOST], [PART])
    assert str(caught.value) == f"'relations' must name facts of the collection by their ids, got {KILLED.id!r}"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: PartOf(LOST, []), "'parts' must not be empty, got ()"),
        (lambda: PartOf(LOST, KILLED.id), "'parts' must be a list of facts or their ids, got 'f"),
        (lambda: Partition("", [KILLED]), "'whole' must not be empty, got ''"),
        (lambda: Restates(LOST, 5), "'object' must be text, got 5 (int)"),
        (lambda: Derived(LOST, [""], "sum"), "'inputs' must not be empty, got ''"),
        (lambda: Derived(LOST, KILLED.id, "sum"), "'inputs' must be a list of facts or their ids, got 'f"),
        (lambda: Derived(LOST, [KILLED], ""), "'rule' must not be empty, got ''"),
    ],
)
def test_relations_name_facts(make, message):
    with pytest.raises(FieldError) as caught:
        make()
    assert str(caught.value).startswith(message)


def test_relations_tell_their_facts():
    assert PART.facts == (LOST.id, KILLED.id)
    assert Partition(LOST, [KILLED, SUDZHA]).facts == (LOST.id, KILLED.id, SUDZHA.id)
    assert Revises(LOST, KILLED).facts == Rival(LOST.id, KILLED).facts == (LOST.id, KILLED.id)
    assert Derived(LOST, [KILLED], "sum").facts == (LOST.id, KILLED.id)
    assert Restates(LOST, KILLED) != Rival(LOST, KILLED)


def test_a_collection_shows_what_is_in_it():
    assert repr(ALL) == "<4 facts: 2 CasualtyEstimate, 1 TerritorialControl, 1 Assessment; 2 relations>"
    assert repr(Facts([LOST])) == "<1 fact: 1 CasualtyEstimate>"
    assert repr(Facts()) == "<0 facts>"


@settings(max_examples=25)  # large ones
@given(testing.facts_collections())
def test_collections_survive_pickling_and_hash_alike(facts):
    again = pickle.loads(pickle.dumps(facts))
    assert (again, hash(again)) == (facts, hash(facts))


@settings(max_examples=25)  # large ones
@given(testing.facts_collections())
def test_grouping_loses_nothing(facts):
    for field in ("actor", "type", "measure", "estimate"):
        groups = facts.by(field)
        assert sorted(fact.id for group in groups.values() for fact in group) == sorted(fact.id for fact in facts)


@settings(max_examples=25)  # large ones
@given(testing.facts_collections(), testing.facts_collections())
def test_joining_is_a_union(a, b):
    both = a | b
    assert {fact.id for fact in both} == {fact.id for fact in (*a, *b)}
    assert set(both.relations) == {*a.relations, *b.relations}
    assert a | a == a


def test_a_group_by_what_is_no_field_is_an_error():
    with pytest.raises(FieldError, match="'field' must be one of type, "):
        ALL.by("colour")
