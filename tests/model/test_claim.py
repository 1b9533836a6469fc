"""Facts made by hand."""

from __future__ import annotations

import datetime

import pytest

from conflictfacts.errors import FieldError, SpanError
from conflictfacts.model.claim import claim
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import CasualtyEstimate, Deployment, TerritorialControl
from conflictfacts.model.provenance import Attribution, Provenance, Source


def test_a_claim_is_a_fact_made_by_hand():
    area = Estimate.bare(1300, "sq km")
    fact = claim(
        "TerritorialControl",
        status="captured",
        actor="Ukraine",
        place="Kursk region",
        estimate=area,
        source="a rival",
        asserted="2025-04-03",
    )
    provenance = Provenance(
        attribution=Attribution((Source("a rival"),)), asserted=datetime.date(2025, 4, 3), made_by="by hand"
    )
    assert fact == TerritorialControl(
        status="captured", actor="Ukraine", place="Kursk region", estimate=area, provenance=provenance
    )


def test_the_class_may_be_given_itself():
    assert type(claim(Deployment, status="sent")) is Deployment


@pytest.mark.parametrize(
    ("source", "attribution"),
    [
        (None, Attribution()),
        ("NATO", Attribution((Source("NATO"),))),
        (Source("NATO", role="host"), Attribution((Source("NATO", role="host"),))),
        (Attribution((Source("NATO"),), "says"), Attribution((Source("NATO"),), "says")),
    ],
)
def test_a_source_may_be_a_name(source, attribution):
    assert claim(Deployment, status="sent", source=source).provenance.attribution == attribution


def test_an_estimate_may_be_words(monkeypatch):
    monkeypatch.setattr(Estimate, "said", lambda words: Estimate.bare(len(words), "person"))
    assert claim(Deployment, status="sent", estimate="12345").estimate == Estimate.bare(5, "person")


def test_a_quote_is_found_in_its_document():
    report = Document("Russia sent 5 men, then 7 men.")
    fact = claim(Deployment, status="sent", quote="5 men", document=report)
    assert fact.provenance.document == report.id
    assert fact.provenance.spans == (report.span(12, 17),)
    assert Facts([fact], documents=[report])[0].quote == "5 men"
    assert claim(Deployment, status="sent", document=report).provenance.spans == ()


def test_a_quote_without_a_document_counts_in_itself():
    fact = claim(Deployment, status="sent", quote="5 men")
    assert fact.provenance.document is None
    assert fact.provenance.spans == (Span(0, 5, "5 men"),)


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (
            lambda: claim("Territory"),
            FieldError,
            "'type' must be one of CasualtyEstimate, Displacement, EquipmentLoss, Deployment, TerritorialControl, "
            "Assessment, got 'Territory'",
        ),
        (lambda: claim(Fact), FieldError, "'type' must be one of CasualtyEstimate, "),
        (
            lambda: claim(CasualtyEstimate, measure="killed", wheree="Sudzha"),
            FieldError,
            "'wheree' must be a field of CasualtyEstimate (modality, actor, opponent, place, period, of, conflict, "
            "measure, includes, population), got 'wheree'",
        ),
        (lambda: claim(CasualtyEstimate), FieldError, "'measure' must be given for CasualtyEstimate, got None"),
        (lambda: claim("EquipmentLoss", item="tank"), FieldError, "'status' must be given for EquipmentLoss, got None"),
        (
            lambda: claim(Deployment, status="sent", quote="5 men", document=Document("nobody")),
            SpanError,
            "'quote' must stand in the document, got '5 men'",
        ),
        (
            lambda: claim(Deployment, status="sent", quote="aa", document=Document("aaa")),
            SpanError,
            "'quote' must stand in the document only once; quote more of it, got 'aa'",
        ),
        (lambda: claim(Deployment, status="sent", quote=""), FieldError, "'quote' must not be empty, got ''"),
        (lambda: claim(Deployment, status="sent", source=5), FieldError, "'source' must be a name, a Source or an"),
        (lambda: claim(Deployment, status="sent", source=""), FieldError, "'name' must not be empty, got ''"),
    ],
)
def test_what_cannot_be_claimed_is_refused(make, error, message):
    with pytest.raises(error) as caught:
        make()
    assert str(caught.value).startswith(message)
