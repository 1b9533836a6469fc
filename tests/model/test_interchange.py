"""Writing and reading back is identity; what is not in the format is refused, and the place named."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from fractions import Fraction

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.errors import FieldError, FormatError, SpanError
from conflictfacts.model.claim import claim
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate, Hedge
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import FACT_TYPES, Assessment, Base, CasualtyEstimate, Likelihood, TerritorialControl
from conflictfacts.model.interchange import FORMAT, schema
from conflictfacts.model.provenance import Attribution, Provenance, Source
from conflictfacts.model.reading import Reading, Unread
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.relations import RELATION_TYPES, Derived, PartOf, Restates
from conflictfacts.model.vocabulary import Modality, Population
from conflictfacts.units import UNITS

TEXT = "Since the start, 900,000 lost, of whom 250,000 killed, NATO says. 90 percent is lost; 7 cows."
REPORT = Document(TEXT, title="A report", published="2025-04-03", file_sha256="0" * 64)


def where(start, end, **more):
    nato = Attribution((Source("an official", role="official", anonymous=True), Source("NATO", "organisation")), **more)
    return Provenance(
        document=REPORT.id, spans=(REPORT.span(start, end),), attribution=nato, asserted="2025-04-02", made_by="a test"
    )


SINCE = Period(start="2022-02-24", precision="day", text="Since the start")
LOST = CasualtyEstimate(
    measure="losses",
    actor=Actor("Russia", "state", "RUS"),
    place=Place("Ukraine", "country", "UKR", latitude=49.5),
    period=SINCE,
    estimate=Estimate.hedged(Hedge.MORE_THAN, [900_000], "person", words="900,000"),
    provenance=where(17, 29, verb="says", basis="on background"),
)
KILLED = attrs.evolve(
    LOST, measure="killed", includes=["killed"], estimate=Estimate.bare(250_000, "person"), provenance=where(31, 53)
)
GROUND = TerritorialControl(
    status="lost",
    actor="Ukraine",
    estimate=Estimate.bare(Fraction(100, 3), "percent"),
    of=Base(text="what it had captured", type="TerritorialControl", status="captured", actor=Actor("Ukraine")),
    provenance=where(66, 84),
)
VIEW = Assessment(
    kind="forecast",
    holder=Source("NATO"),
    likelihood=Likelihood("likely", "ICD 203", 0.55, 0.8),
    topic="ground",
    horizon=SINCE,
    modality="forecast",
    provenance=where(66, 84),
)
READING = Reading(
    REPORT,
    Facts([LOST, KILLED, GROUND, VIEW], [PartOf(LOST, [KILLED]), Restates(GROUND, GROUND)]),
    [Unread(REPORT.span(86, 92), "what a cow does here is not known")],
)
COLLECTION = READING.facts | [claim("Deployment", status="sent", estimate=Estimate.between(3, 4.5, "person"))]
VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())


def test_a_fact_is_written_as_the_format_says():
    assert READING.to_dict()["facts"][1] == {
        "id": KILLED.id,
        "type": "CasualtyEstimate",
        "measure": "killed",
        "includes": ["killed"],
        "population": None,
        "modality": "claimed",
        "actor": {"name": "Russia", "kind": "state", "iso": "RUS"},
        "opponent": None,
        "place": {"name": "Ukraine", "kind": "country", "iso": "UKR", "latitude": 49.5},
        "period": {
            "start": "2022-02-24",
            "end": None,
            "as_of": None,
            "precision": "day",
            "text": "Since the start",
        },
        "estimate": {
            "low": 250_000,
            "best": 250_000,
            "high": 250_000,
            "low_open": False,
            "high_open": False,
            "soft": [],
            "unit": "person",
            "hedge": "exact",
            "nominal": [250_000],
            "grain": 10_000,
            "text": "",
        },
        "provenance": {
            "spans": [{"start": 31, "end": 53, "quote": "of whom 250,000 killed"}],
            "asserted": "2025-04-02",
            "attribution": [
                {"name": "an official", "role": "official", "anonymous": True},
                {"name": "NATO", "kind": "organisation"},
            ],
            "verb": None,
            "made_by": "a test",
        },
    }


def test_a_reading_is_written_as_the_format_says():
    data = READING.to_dict()
    assert list(data) == ["format", "document", "facts", "relations", "unread"]
    assert data["format"] == FORMAT == "conflictfacts/1"
    assert data["document"] == {
        "id": REPORT.id,
        "sha256": REPORT.sha256,
        "title": "A report",
        "publisher": None,
        "url": None,
        "published": "2025-04-03",
        "language": None,
        "file_sha256": "0" * 64,
        "text": TEXT,
    }
    assert data["relations"] == [
        {"type": "part_of", "whole": LOST.id, "parts": [KILLED.id]},
        {"type": "restates", "subject": GROUND.id, "object": GROUND.id},
    ]
    assert data["unread"] == [{"start": 86, "end": 92, "quote": "7 cows", "why": "what a cow does here is not known"}]


def test_a_collection_says_of_each_fact_which_document_it_is_from():
    data = COLLECTION.to_dict()
    assert list(data) == ["format", "documents", "facts", "relations"]
    assert [fact["provenance"]["document"] for fact in data["facts"]] == [REPORT.id] * 4 + [None]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (250_000, 250_000),
        (Fraction("19.04"), 19.04),
        (Fraction(1, 10**9), 1e-09),
        (Fraction(100, 3), "100/3"),
        (Fraction("0.12345678901234567890123"), "12345678901234567890123/100000000000000000000000"),
        (10**30, 10**30),
        (10**30 + Fraction(1, 2), "2000000000000000000000000000001/2"),
    ],
)
def test_numbers_stay_exact(number, written):
    facts = Facts([claim("Deployment", status="sent", estimate=Estimate.at_least(number, "person"))])
    assert facts.to_dict()["facts"][0]["estimate"]["low"] == written
    assert type(facts.to_dict()["facts"][0]["estimate"]["low"]) is type(written)
    assert Facts.from_json(facts.to_json()) == facts


def test_decimals_of_any_length_are_read_exactly():
    facts = Facts(
        [claim("Deployment", status="sent", estimate=Estimate.at_least(Decimal("0.1234567890123456789"), "person"))]
    )
    text = facts.to_json()
    longer = text.replace('"1234567890123456789/10000000000000000000"', "0.1234567890123456789")
    assert longer != text
    assert Facts.from_json(longer) == facts


def test_a_side_without_bound_is_null_and_nothing_is_infinite():
    estimate = READING.to_dict()["facts"][0]["estimate"]
    assert (estimate["low"], estimate["low_open"], estimate["high"], estimate["best"]) == (900_000, True, None, None)
    assert "Infinity" not in READING.to_json()


def test_grains_that_differ_are_a_list():
    estimates = [Estimate.between(3, 4.5, "person"), Estimate.between(3, 4, "person"), Estimate.vague(12, "person")]
    facts = Facts([claim("Deployment", status="sent", estimate=estimate) for estimate in estimates])
    assert [fact["estimate"]["grain"] for fact in facts.to_dict()["facts"]] == [[1, 0.1], 1, None]
    assert Facts.from_dict(facts.to_dict()) == facts


@settings(max_examples=50)  # large ones
@given(testing.readings())
def test_a_reading_survives_writing_and_reading_back(reading):
    data = reading.to_dict()
    assert Reading.from_dict(data) == reading
    assert Reading.from_dict(json.loads(json.dumps(data, allow_nan=False))) == reading
    assert Reading.from_json(reading.to_json()) == reading
    assert Reading.from_json(reading.to_json(indent=2).encode()) == reading
    VALIDATOR.validate(data)


@settings(max_examples=50)  # large ones
@given(testing.facts_collections())
def test_a_collection_survives_writing_and_reading_back(facts):
    data = facts.to_dict()
    assert Facts.from_dict(data) == facts
    assert Facts.from_json(facts.to_json()) == facts
    VALIDATOR.validate(data)


def test_what_facts_read_back_have_in_common_is_shared():
    said = [
        claim("Deployment", status=status, actor=Actor(name), place=Place("Gao"))
        for name, status in (("A", "sent"), ("B", "sent"), ("A", "present"))
    ]
    first, second, third = Facts.from_json(Facts(said).to_json())
    assert first.actor is third.actor
    assert first.place is second.place
    assert first.actor != second.actor


def test_what_is_read_for_one_fact_does_not_excuse_another():
    place = Place("Gao", latitude=1, longitude=0)
    data = Facts([claim("Deployment", status=status, place=place) for status in ("sent", "present")]).to_dict()
    assert Facts.from_dict(data)
    data["facts"][1]["place"] = data["facts"][1]["place"] | {"latitude": True}
    with pytest.raises(FormatError, match=r"^\$\.facts\[1\]\.place\.latitude: "):
        Facts.from_dict(data)


@pytest.mark.parametrize("name", [("Gao", ["x"]), Decimal("sNaN")])
def test_values_that_have_no_hash_are_refused_like_others(name):
    data = Facts([claim("Deployment", status="sent", place=Place("Gao"))]).to_dict()
    data["facts"][0]["place"] = {"name": name}
    with pytest.raises(FormatError, match=r"^\$\.facts\[0\]\.place\.name: "):
        Facts.from_dict(data)


def test_text_that_no_file_can_hold_is_escaped():
    for text in ("\ud800 alone", "\x00 \u202e \U0001f642", "\udc80"):
        reading = Reading(Document(text))
        reading.to_json().encode()
        assert Reading.from_json(reading.to_json()) == reading


def test_the_schema_is_one_and_lists_what_there_is():
    jsonschema.Draft202012Validator.check_schema(schema())
    defined = schema()["$defs"]
    assert set(defined["unit"]["enum"]) == UNITS
    assert defined["hedge"]["enum"] == list(Hedge)
    assert defined["fact"]["properties"]["type"]["enum"] == list(FACT_TYPES)
    assert defined["fact"]["properties"]["modality"]["enum"] == list(Modality)
    assert defined["CasualtyEstimate"]["properties"]["population"]["anyOf"][0]["enum"] == list(Population)
    assert [relation["properties"]["type"]["const"] for relation in defined["relation"]["oneOf"]] == list(
        RELATION_TYPES
    )
    for name, cls in FACT_TYPES.items():
        own = {field.name for field in attrs.fields(cls)} - {field.name for field in attrs.fields(cls.__mro__[1])}
        assert set(defined[name]["properties"]) == own


# Where in READING, what to put there (... takes it away), and the beginning of the error.
DEFECTS = [
    (
        "format",
        "conflictfacts/2",
        "$.format: must be 'conflictfacts/1', which is all that this version of conflictfacts reads, got "
        "'conflictfacts/2'",
    ),
    ("format", ..., "$: must have the key 'format'"),
    ("colour", 1, "$.colour: is no key here; known are format, document, facts, relations, unread"),
    ("document", None, "$.document: must be an object, got null"),
    ("document.text", None, "$.document.text: must be text, got null"),
    ("document.title", "", "$.document.title: must not be empty, got ''"),
    ("document.title", 5, "$.document.title: must be text, got 5"),
    ("document.published", "April", "$.document.published: must be a date as YYYY-MM-DD, got 'April'"),
    ("document.published", "2025-02-30", "$.document.published: must be a date as YYYY-MM-DD, got '2025-02-30'"),
    ("document.language", ..., "$.document: must have the key 'language'"),
    ("document.author", "x", "$.document.author: is no key here; known are id, sha256, title, "),
    ("facts", {}, "$.facts: must be an array, got an object"),
    ("facts.3", None, "$.facts[3]: must be an object, got null"),
    ("facts.0.type", ..., "$.facts[0]: must have the key 'type'"),
    ("facts.0.type", 7, "$.facts[0].type: must be text, got 7"),
    ("facts.0.type", "Loss", "$.facts[0].type: must be one of CasualtyEstimate, Displacement, "),
    ("facts.0.type", "Assessment", "$.facts[0]: must have the key 'kind'"),
    ("facts.0.measure", ..., "$.facts[0]: must have the key 'measure'"),
    ("facts.0.measure", "kiled", "$.facts[0].measure: must be one of killed, wounded, "),
    ("facts.0.measure", None, "$.facts[0].measure: must be text, got null"),
    ("facts.0.status", "lost", "$.facts[0].status: is no key here"),
    ("facts.0.includes", "killed", "$.facts[0].includes: must be an array, got 'killed'"),
    ("facts.0.includes", ["x"], "$.facts[0].includes: must be one of killed, wounded, "),
    ("facts.0.population", "soldiers", "$.facts[0].population: must be one of military, civilian, "),
    ("facts.0.modality", "rumoured", "$.facts[0].modality: must be one of claimed, "),
    ("facts.0.actor", "Russia", "$.facts[0].actor: must be an object, got 'Russia'"),
    ("facts.0.actor.name", "", "$.facts[0].actor.name: must not be empty, got ''"),
    ("facts.0.actor.rank", "x", "$.facts[0].actor.rank: is no key here; known are name, kind, iso, parent, detail"),
    ("facts.0.actor.kind", 3, "$.facts[0].actor.kind: must be text, got 3"),
    ("facts.0.place.latitude", 91, "$.facts[0].place.latitude: must be in degrees, from -90 to 90, got 91.0"),
    ("facts.0.place.latitude", "north", "$.facts[0].place.latitude: must be a number, got 'north'"),
    ("facts.0.place.latitude", None, "$.facts[0].place.latitude: must be a number, got null"),
    ("facts.0.period.start", "24.2.2022", "$.facts[0].period.start: must be a date as YYYY-MM-DD, got '24.2.2022'"),
    ("facts.0.period.text", None, "$.facts[0].period.text: must be text, got null"),
    ("facts.0.period.precision", ..., "$.facts[0].period: must have the key 'precision'"),
    ("facts.0.of", None, "$.facts[0].of: must be an object, got null"),
    ("facts.2.of.text", "", "$.facts[2].of.text: must not be empty, got ''"),
    ("facts.2.extent", "some", "$.facts[2].extent: must be one of full, partial, got 'some'"),
    ("facts.0.conflict", "", "$.facts[0].conflict: must not be empty, got ''"),
    ("facts.0.estimate.low", "900,000", "$.facts[0].estimate.low: must be a number, or \"p/q\", got '900,000'"),
    ("facts.0.estimate.low", "1/0", "$.facts[0].estimate.low: must be a number, or \"p/q\", got '1/0'"),
    ("facts.0.estimate.low", True, '$.facts[0].estimate.low: must be a number, or "p/q", got true'),
    ("facts.0.estimate.low_open", 1, "$.facts[0].estimate.low_open: must be true or false, got 1"),
    ("facts.0.estimate.unit", "people", "$.facts[0].estimate.unit: must be one of acre, "),
    ("facts.0.estimate.hedge", "roughly", "$.facts[0].estimate.hedge: must be one of exact, about, "),
    ("facts.0.estimate.soft", ["middle"], "$.facts[0].estimate.soft: must hold nothing but 'low' and 'high', "),
    ("facts.0.estimate.nominal", 900_000, "$.facts[0].estimate.nominal: must be an array, got 900000"),
    ("facts.0.estimate.nominal", ["x"], "$.facts[0].estimate.nominal[0]: must be a number, or \"p/q\", got 'x'"),
    ("facts.0.estimate.grain", "x", "$.facts[0].estimate.grain: must be a number, or \"p/q\", got 'x'"),
    ("facts.0.estimate.text", None, "$.facts[0].estimate.text: must be text, got null"),
    ("facts.0.estimate.best", ..., "$.facts[0].estimate: must have the key 'best'"),
    ("facts.0.estimate.ends", ["exact", "kind of"], "$.facts[0].estimate.ends: must be one of exact, about, "),
    ("facts.0.estimate.printed_unit", "x", "$.facts[0].estimate.printed_unit: must be one of acre, "),
    ("facts.0.provenance", None, "$.facts[0].provenance: must be an object, got null"),
    ("facts.0.provenance.document", REPORT.id, "$.facts[0].provenance.document: is no key here"),
    ("facts.0.provenance.made_by", " ", "$.facts[0].provenance.made_by: must not be empty, got ' '"),
    ("facts.0.provenance.attribution.1.name", "", "$.facts[0].provenance.attribution[1].name: must not be empty"),
    (
        "facts.0.provenance.attribution.0.anonymous",
        None,
        "$.facts[0].provenance.attribution[0].anonymous: must be true",
    ),
    ("facts.0.provenance.spans.0.start", -1, "$.facts[0].provenance.spans[0].start: must be a whole number from 0"),
    ("facts.0.provenance.spans.0.start", "17", "$.facts[0].provenance.spans[0].start: must be a whole number from 0"),
    ("facts.0.provenance.spans.0.quote", None, "$.facts[0].provenance.spans[0].quote: must be text, got null"),
    ("facts.3.kind", "guess", "$.facts[3].kind: must be one of judgement, forecast, statement, got 'guess'"),
    ("facts.3.polarity", None, "$.facts[3].polarity: must be text, got null"),
    ("facts.3.holder.name", ..., "$.facts[3].holder: must have the key 'name'"),
    ("facts.3.likelihood.word", "", "$.facts[3].likelihood.word: must not be empty, got ''"),
    ("facts.3.likelihood.low", "x", "$.facts[3].likelihood.low: must be a number, or \"p/q\", got 'x'"),
    ("facts.3.horizon", None, "$.facts[3].horizon: must be an object, got null"),
    ("facts.3.topic", "", "$.facts[3].topic: must not be empty, got ''"),
    ("relations.0.type", "contains", "$.relations[0].type: must be one of part_of, partition, restates, "),
    ("relations.0.parts", [], "$.relations[0].parts: must not be empty, got ()"),
    ("relations.0.parts", "f1", "$.relations[0].parts: must be an array, got 'f1'"),
    ("relations.0.subject", "f1", "$.relations[0].subject: is no key here; known are type, whole, parts"),
    ("relations.1.object", ..., "$.relations[1]: must have the key 'object'"),
    ("unread.0.why", "", "$.unread[0].why: must not be empty, got ''"),
    ("unread.0.end", None, "$.unread[0].end: must be a whole number from 0, got null"),
]

# Defects beyond what a schema can see: they take knowing the text, or computing a digest.
DEEPER = [
    ("document.text", "Other.", "$.document.sha256: must be that of the document, "),
    ("document.title", "Other", "$.document.id: must be that of the document, "),
    ("document.sha256", "0" * 64, "$.document.sha256: must be that of the document, "),
    ("facts.0.id", KILLED.id, f"$.facts[0].id: must be that of what the fact says, {LOST.id}, got {KILLED.id!r}"),
    ("facts.0.opponent", {"name": "x"}, "$.facts[0].id: must be that of what the fact says, "),
    (
        "facts.0.period.end",
        "2021-01-01",
        "$.facts[0].period.end: must not be before 'start' (2022-02-24), got 2021-01-01",
    ),
    ("facts.0.estimate.high", 5, "$.facts[0].estimate.low: must not be above 'high' (5), got 900000"),
    ("facts.0.estimate.best", 5, "$.facts[0].estimate.best: must lie in the interval (900000, ∞), got 5"),
    ("facts.0.estimate.unit", "kilometer", "$.facts[0].estimate: must be in [person], these per time, or a percentage"),
    ("facts.0.estimate.nominal", [1, 2], "$.facts[0].estimate.nominal: must be one number, or the two of a range, got"),
    ("facts.0.estimate.grain", [1, 2], "$.facts[0].estimate.grain: must be one for each nominal number, or none, got"),
    (
        "facts.0.estimate.ends",
        ["exact", "about"],
        "$.facts[0].estimate.ends: must be the hedges of the two ends of a range",
    ),
    ("facts.0.provenance.spans.0.end", 30, "$.facts[0].provenance.spans[0].quote: must be 13 characters long, got"),
    (
        "facts.0.provenance.spans.0.quote",
        "800,000 lost",
        "$.facts[0].provenance.spans[0].quote: must be the text from 17 to 29, '900,000 lost', got '800,000 lost'",
    ),
    (
        "facts.0.provenance.spans.0",
        {"start": 1000, "end": 1001, "quote": "x"},
        "$.facts[0].provenance.spans[0].end: must lie within 0 to 93, got '1000 to 1001'",
    ),
    (
        "facts.3.likelihood.low",
        0.9,
        "$.facts[3].likelihood.low: must be a probability, not above 'high', got '9/10 to 4/5'",
    ),
    ("relations.0.whole", "f1", "$.relations: must name facts of the collection by their ids, got 'f1'"),
    ("unread.0.quote", "8 cows", "$.unread[0].quote: must be the text from 86 to 92, '7 cows', got '8 cows'"),
]


def spoilt(data, path, value):
    data = copy.deepcopy(data)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = data
    for step in way:
        inner = inner[step]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return data


@pytest.mark.parametrize(("path", "value", "message"), DEFECTS)
def test_schema_and_parser_refuse_the_same_defects(path, value, message):
    data = spoilt(READING.to_dict(), path, value)
    with pytest.raises(FormatError) as caught:
        Reading.from_dict(data)
    assert str(caught.value).startswith(message)
    assert caught.value.path == message.partition(":")[0]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


@pytest.mark.parametrize(("path", "value", "message"), DEEPER)
def test_the_parser_refuses_what_contradicts_itself(path, value, message):
    data = spoilt(READING.to_dict(), path, value)
    VALIDATOR.validate(data)
    with pytest.raises(FormatError) as caught:
        Reading.from_dict(data)
    assert str(caught.value).startswith(message)


def test_the_one_written_whole_is_not_read_as_the_other():
    with pytest.raises(FormatError, match=r"but is a collection of facts, which Facts\.from_dict"):
        Reading.from_json(COLLECTION.to_json())
    with pytest.raises(FormatError, match=r"but is a reading, which Reading\.from_dict"):
        Facts.from_json(READING.to_json())


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("documents.0.title", 5, "$.documents[0].title: must be text, got 5"),
        ("facts.0.provenance.document", ..., "$.facts[0].provenance: must have the key 'document'"),
        ("facts.0.provenance.document", 5, "$.facts[0].provenance.document: must be text, got 5"),
        ("unread", [], "$.unread: is no key here; known are format, documents, facts, relations"),
        ("documents", ..., "$: must have the key 'documents'"),
    ],
)
def test_a_collection_is_held_to_the_format_too(path, value, message):
    data = spoilt(COLLECTION.to_dict(), path, value)
    with pytest.raises(FormatError) as caught:
        Facts.from_dict(data)
    assert str(caught.value) == message
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)


@given(st.data())
def test_whatever_is_changed_is_refused_or_is_something_else(data):
    written = READING.to_dict()
    node, key = written, None
    while isinstance(node, dict | list) and node and (key is None or data.draw(st.booleans())):
        parent, key = node, data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        node = parent[key]
    before = copy.deepcopy(node)
    parent[key] = data.draw(st.sampled_from([None, True, -1, 0.5, "", "x", "1/3", [], {}, [None], {"x": 1}]))
    try:
        read = Reading.from_dict(written)
    except FormatError:
        return
    VALIDATOR.validate(written)
    assert (read == READING) == (parent[key] == before)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "$: must be JSON: Expecting value: line 1 column 1 (char 0)"),
        ("[1", "$: must be JSON: "),
        (
            "facts.json",
            "$: must be JSON: Expecting value: line 1 column 1 (char 0); "
            "the text itself is wanted, not the name of a file",
        ),
        ("[]", "$: must be an object, got an array"),
        ("null", "$: must be an object, got null"),
        (b"\xff\xfe\xff", "$: must be JSON: "),
        ('{"format": NaN}', "$: must not hold numbers that JSON does not have, got 'NaN'"),
        ('{"format": -Infinity}', "$: must not hold numbers that JSON does not have, got '-Infinity'"),
        ('{"format": 1, "x": 2, "format": 1}', "$: must not have a key twice in one object, got 'format'"),
        ("[" * 100_000, "$: must be JSON: "),
        ("1" * 10_000, "$: must be JSON: "),
        (b"\xff\xff\xff\xff", "$: must be JSON: "),
        ({"format": FORMAT}, "$: must be JSON text, not dict; from_dict() takes what is parsed already"),
        (None, "$: must be JSON text, not NoneType"),
    ],
)
def test_what_is_no_json_is_refused(text, message):
    for kind in (Reading, Facts):
        with pytest.raises(FormatError) as caught:
            kind.from_json(text)
        assert str(caught.value).startswith(message)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("inf")])
def test_no_number_is_infinite(number):
    data = spoilt(READING.to_dict(), "facts.0.estimate.low", number)
    with pytest.raises(FormatError, match=r"^\$\.facts\[0\]\.estimate\.low: must be finite, got"):
        Reading.from_dict(data)


def test_a_fact_of_another_class_cannot_be_written():
    with pytest.raises(FieldError, match=r"^'type' must be one of CasualtyEstimate, .*, got 'Fact'$"):
        Facts([Fact(provenance=Provenance(made_by="a test"))]).to_dict()


def test_a_reading_is_of_one_document():
    elsewhere = attrs.evolve(LOST, provenance=Provenance(made_by="a test"))
    with pytest.raises(FieldError) as caught:
        Reading(REPORT, Facts([elsewhere]))
    assert str(caught.value) == f"'facts' must come from the document {REPORT.id}, got None (fact {elsewhere.id})"
    with pytest.raises(SpanError):
        Reading(REPORT, Facts(), [Unread(Span(0, 1, "x"), "why")])
    with pytest.raises(FieldError, match=r"^'unread' must hold nothing but Unread, got 5 \(int\)$"):
        Reading(REPORT, Facts(), [5])
    with pytest.raises(FieldError, match=r"^'document' must be a Document, got 'text' \(str\)$"):
        Reading("text")


def test_a_reading_gives_its_facts_its_document():
    reading = Reading(REPORT, [LOST, KILLED])
    assert reading.facts == Facts([LOST, KILLED], [], [REPORT])
    assert READING.relations == READING.facts.relations == (PartOf(LOST, [KILLED]), Restates(GROUND, GROUND))
    assert Derived(LOST, [KILLED], "x") not in READING.relations


def test_a_reading_is_printed_as_what_was_read_of_which_document():
    document = Document("20 were killed, 75 whatever", title="A day in Gao")
    assert str(Reading(document)) == "0 facts, 0 relations, 0 unread numbers in “A day in Gao”"
    fact = claim("CasualtyEstimate", measure="killed", estimate="20 people", source="UN")
    fact = attrs.evolve(fact, provenance=attrs.evolve(fact.provenance, document=document.id, spans=()))
    reading = Reading(document, [fact], [Unread(document.span(16, 18), "of what is not said")])
    assert str(reading) == "1 fact, 0 relations, 1 unread number in “A day in Gao”"
    assert repr(reading).startswith("Reading(document=Document(")
