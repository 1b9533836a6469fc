"""Reports about wars, read into immutable, unit-carrying facts.

Every public name is reached from here and fetched when it is first asked for, so that importing the package costs
next to nothing and brings in neither pint nor numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from conflictfacts._version import __version__

if TYPE_CHECKING:
    from conflictfacts.aggregation.flow import accumulate, days_in, difference
    from conflictfacts.aggregation.pooling import agree, envelope, intersect, latest
    from conflictfacts.aggregation.result import AgreedRange, LeftOut, Total, TotalLine
    from conflictfacts.aggregation.series import Change, Series, SeriesPoint, SeriesStep, series
    from conflictfacts.aggregation.totals import total, union_bounds
    from conflictfacts.checking.anomalies import bounds_in_order
    from conflictfacts.checking.consistency import check
    from conflictfacts.checking.implied import Implied, implied
    from conflictfacts.checking.quantities import Expression, Quantity, Ratio, quantity
    from conflictfacts.checking.report import Contradiction, Report, Unbound
    from conflictfacts.checking.search import Move
    from conflictfacts.errors import (
        ConflictFactsError,
        DivisionError,
        FieldError,
        FormatError,
        MissingExtraError,
        NumberError,
        ReadError,
        SpanError,
        UndeterminedError,
        UnitError,
    )
    from conflictfacts.grounding import Anchor, GroundedFact, Grounding, Support, Where, ground
    from conflictfacts.model.assumption import Assumption
    from conflictfacts.model.claim import claim
    from conflictfacts.model.collection import Facts
    from conflictfacts.model.document import Document, Span
    from conflictfacts.model.estimate import Estimate
    from conflictfacts.model.fact import Base, Fact
    from conflictfacts.model.facts import (
        Assessment,
        CasualtyEstimate,
        Deployment,
        Displacement,
        EquipmentLoss,
        Likelihood,
        TerritorialControl,
    )
    from conflictfacts.model.finding import Finding, Severity, Verdict
    from conflictfacts.model.hedge import Hedge
    from conflictfacts.model.interchange import schema
    from conflictfacts.model.interval import (
        Interval,
        Truth,
        surely_equal,
        surely_greater,
        surely_greater_equal,
        surely_less,
        surely_less_equal,
    )
    from conflictfacts.model.kind import Kind
    from conflictfacts.model.lineage import lineage
    from conflictfacts.model.provenance import Attribution, Provenance, Source
    from conflictfacts.model.reading import Reading, Unread
    from conflictfacts.model.reference import Actor, Period, Place
    from conflictfacts.model.relations import Derived, Partition, PartOf, Relation, Restates, Revises, Rival
    from conflictfacts.model.sense import LITERAL, ROUNDED, Literal, Rounded, Sense
    from conflictfacts.model.vocabulary import (
        AssessmentKind,
        DeploymentStatus,
        Displaced,
        EquipmentStatus,
        Extent,
        Measure,
        Modality,
        Polarity,
        Population,
        TerritoryStatus,
    )
    from conflictfacts.reading.files import load
    from conflictfacts.reading.lexicon import Lexicon, LexiconError, load_lexicon
    from conflictfacts.reading.reader import read
    from conflictfacts.reading.text.finding import FoundNumber, NumberKind, find_numbers
    from conflictfacts.relating import Related, attach, relate
    from conflictfacts.seed import load_seed

__all__ = [
    "LITERAL",
    "ROUNDED",
    "Actor",
    "AgreedRange",
    "Anchor",
    "Assessment",
    "AssessmentKind",
    "Assumption",
    "Attribution",
    "Base",
    "CasualtyEstimate",
    "Change",
    "ConflictFactsError",
    "Contradiction",
    "Deployment",
    "DeploymentStatus",
    "Derived",
    "Displaced",
    "Displacement",
    "DivisionError",
    "Document",
    "EquipmentLoss",
    "EquipmentStatus",
    "Estimate",
    "Expression",
    "Extent",
    "Fact",
    "Facts",
    "FieldError",
    "Finding",
    "FormatError",
    "FoundNumber",
    "GroundedFact",
    "Grounding",
    "Hedge",
    "Implied",
    "Interval",
    "Kind",
    "LeftOut",
    "Lexicon",
    "LexiconError",
    "Likelihood",
    "Literal",
    "Measure",
    "MissingExtraError",
    "Modality",
    "Move",
    "NumberError",
    "NumberKind",
    "PartOf",
    "Partition",
    "Period",
    "Place",
    "Polarity",
    "Population",
    "Provenance",
    "Quantity",
    "Ratio",
    "ReadError",
    "Reading",
    "Related",
    "Relation",
    "Report",
    "Restates",
    "Revises",
    "Rival",
    "Rounded",
    "Sense",
    "Series",
    "SeriesPoint",
    "SeriesStep",
    "Severity",
    "Source",
    "Span",
    "SpanError",
    "Support",
    "TerritorialControl",
    "TerritoryStatus",
    "Total",
    "TotalLine",
    "Truth",
    "Unbound",
    "UndeterminedError",
    "UnitError",
    "Unread",
    "Verdict",
    "Where",
    "__version__",
    "accumulate",
    "agree",
    "attach",
    "bounds_in_order",
    "check",
    "claim",
    "days_in",
    "difference",
    "envelope",
    "find_numbers",
    "ground",
    "implied",
    "intersect",
    "latest",
    "lineage",
    "load",
    "load_lexicon",
    "load_seed",
    "quantity",
    "read",
    "relate",
    "schema",
    "series",
    "surely_equal",
    "surely_greater",
    "surely_greater_equal",
    "surely_less",
    "surely_less_equal",
    "total",
    "union_bounds",
]

_HOMES = {
    name: module
    for module, names in {
        "conflictfacts.aggregation.flow": "accumulate days_in difference",
        "conflictfacts.aggregation.pooling": "agree envelope intersect latest",
        "conflictfacts.aggregation.result": "AgreedRange LeftOut Total TotalLine",
        "conflictfacts.aggregation.series": "Change Series SeriesPoint SeriesStep series",
        "conflictfacts.aggregation.totals": "total union_bounds",
        "conflictfacts.checking.anomalies": "bounds_in_order",
        "conflictfacts.checking.consistency": "check",
        "conflictfacts.checking.implied": "Implied implied",
        "conflictfacts.checking.quantities": "Expression Quantity quantity Ratio",
        "conflictfacts.checking.report": "Contradiction Report Unbound",
        "conflictfacts.checking.search": "Move",
        "conflictfacts.errors": (
            "ConflictFactsError DivisionError FieldError FormatError MissingExtraError "
            "NumberError ReadError SpanError UndeterminedError UnitError"
        ),
        "conflictfacts.grounding": "Anchor ground GroundedFact Grounding Support Where",
        "conflictfacts.model.assumption": "Assumption",
        "conflictfacts.model.claim": "claim",
        "conflictfacts.model.collection": "Facts",
        "conflictfacts.model.document": "Document Span",
        "conflictfacts.model.estimate": "Estimate",
        "conflictfacts.model.fact": "Base Fact",
        "conflictfacts.model.facts": (
            "Assessment CasualtyEstimate Deployment Displacement EquipmentLoss Likelihood TerritorialControl"
        ),
        "conflictfacts.model.finding": "Finding Severity Verdict",
        "conflictfacts.model.hedge": "Hedge",
        "conflictfacts.model.interchange": "schema",
        "conflictfacts.model.interval": (
            "Interval Truth surely_equal surely_greater surely_greater_equal surely_less surely_less_equal"
        ),
        "conflictfacts.model.kind": "Kind",
        "conflictfacts.model.lineage": "lineage",
        "conflictfacts.model.provenance": "Attribution Provenance Source",
        "conflictfacts.model.reading": "Reading Unread",
        "conflictfacts.model.reference": "Actor Period Place",
        "conflictfacts.model.relations": "Derived PartOf Partition Relation Restates Revises Rival",
        "conflictfacts.model.sense": "LITERAL Literal ROUNDED Rounded Sense",
        "conflictfacts.model.vocabulary": (
            "AssessmentKind DeploymentStatus Displaced EquipmentStatus Extent Measure "
            "Modality Polarity Population TerritoryStatus"
        ),
        "conflictfacts.reading.files": "load",
        "conflictfacts.reading.text.finding": "find_numbers FoundNumber NumberKind",
        "conflictfacts.reading.lexicon": "Lexicon LexiconError load_lexicon",
        "conflictfacts.reading.reader": "read",
        "conflictfacts.relating": "Related attach relate",
        "conflictfacts.seed": "load_seed",
    }.items()
    for name in names.split()
}
"""Public name → the module that defines it; the same names stand in `__all__` and, for checkers, in the imports."""


if not TYPE_CHECKING:  # a checker that saw this would take every misspelt name for a good one

    def __getattr__(name: str) -> object:
        """Fetch a public name from its module, once."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
