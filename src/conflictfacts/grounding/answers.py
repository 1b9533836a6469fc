"""Facts out of an answer in JSON, as a language model writes it that was given the schema.

Decides what of an answer is taken. A model cannot count characters or compute digests, so ids, digests and bounds are
not taken from it but made again; offsets are a hint. Where a part cannot be a fact, that is a finding, and the others
are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from conflictfacts.errors import ConflictFactsError, FormatError
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Base, Fact
from conflictfacts.model.facts import FACT_TYPES, Likelihood
from conflictfacts.model.finding import Finding, Severity, Verdict
from conflictfacts.model.interchange import parse
from conflictfacts.model.provenance import Attribution, Provenance, Source
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.strict import degrees, numbers

__all__ = ["facts_of"]

_WRITTEN_ELSEWHERE = frozenset({"id", "type", "provenance", "estimate", "quote", "source", "attribution"})


def facts_of(answer: Any, document: Document, made_by: str) -> tuple[list[Fact], list[Finding]]:
    """Take the facts out of an answer.

    Args:
        answer: JSON text or its values: an object with `facts`, a list of facts, or one fact.
        document: The document that the facts are to be from.
        made_by: How they were made, where they do not say.

    Raises:
        FormatError: If the text is no JSON, or there is no list of facts in it.
    """
    data = parse(answer) if isinstance(answer, str | bytes) else answer
    items, root = data, "$"
    if isinstance(data, Mapping):
        items, root = (data["facts"], "$.facts") if "facts" in data else ((data,), "$")
    if not isinstance(items, list | tuple):
        raise FormatError(root, "must be an array of facts", items)
    facts: list[Fact] = []
    findings: list[Finding] = []
    for at, item in enumerate(items):
        path = root if isinstance(data, Mapping) and root == "$" else f"{root}[{at}]"
        try:
            fact, ignored = _fact(item, document, made_by)
        except FormatError as problem:
            findings.append(_unformed(f"{path}{problem}", "error"))
            continue
        except (ConflictFactsError, TypeError, ValueError) as problem:
            findings.append(_unformed(f"{path}: {problem}", "error"))
            continue
        facts.append(fact)
        findings += [
            _unformed(f"{path}.{key}: a {fact.type} has no such key, it is ignored", "note") for key in ignored
        ]
    return facts, findings


def _unformed(explanation: str, severity: str) -> Finding:
    return Finding(
        rule="form",
        verdict=Verdict.UNDETERMINED,
        severity=Severity(severity),
        explanation=explanation.replace("\n", " "),
    )


def _fact(item: Any, document: Document, made_by: str) -> tuple[Fact, list[str]]:
    if not isinstance(item, Mapping):
        raise FormatError("", "must be an object", item)
    cls = FACT_TYPES.get(item["type"]) if isinstance(item.get("type"), str) else None
    if cls is None:
        raise FormatError(".type", f"must be one of {', '.join(FACT_TYPES)}", item.get("type"))
    known = {field.name: field for field in attrs.fields(cls)}
    fields = {}
    for key, value in item.items():
        if key in known and key not in _WRITTEN_ELSEWHERE and value is not None:
            fields[key] = _read(key, value)
    for name, field in known.items():
        if field.default is attrs.NOTHING and name != "provenance" and name not in fields:
            raise FormatError(f".{name}", f"must be given for a {cls.__name__}", None)
    fields["estimate"] = _at("estimate", _estimate, item.get("estimate"))
    fields["provenance"] = _at(
        "provenance", lambda given: _provenance(given, item, document, made_by), item.get("provenance")
    )
    return cls(**fields), [str(key) for key in item if key not in known and key not in _WRITTEN_ELSEWHERE]


def _at(key: str, read: Callable[[Any], Any], value: Any) -> Any:
    try:
        return read(value)
    except FormatError as problem:
        raise problem.within(f".{key}") from None
    except (ConflictFactsError, TypeError, ValueError) as problem:
        raise FormatError(f".{key}", " ".join(str(problem).split())) from None


def _read(key: str, value: Any) -> Any:
    """Read the value of a key that is more than text: an object, or the name that would stand in it."""
    read = _NOUNS.get(key)
    return value if read is None else _at(key, read, value)


def _noun(cls: type, name: str) -> Callable[[Any], Any]:
    """Make a reader of a class from an object with its fields, or from the text of its chief one."""
    known = {field.name for field in attrs.fields(cls)}

    def read(value: Any) -> Any:
        if isinstance(value, str):
            return cls(**{name: value})
        if not isinstance(value, Mapping):
            raise FormatError("", "must be an object or text", value)
        given = {key: part for key, part in value.items() if key in known and part is not None}
        return cls(**{key: _read(key, part) for key, part in given.items()})

    return read


def _estimate(value: Any) -> Estimate | None:
    if value is None:
        return None
    if isinstance(value, str):
        return Estimate.said(value)
    if not isinstance(value, Mapping):
        raise FormatError("", "must be an object or text", value)
    nominal = value.get("nominal")
    if nominal is None or nominal == []:
        words = value.get("text")
        if not isinstance(words, str) or not words:
            raise FormatError(".nominal", "must be the number as printed", nominal)
        return Estimate.said(words)
    given = numbers(nominal if isinstance(nominal, list) else [nominal])
    unit = value.get("unit")
    printed = value.get("printed_unit") or unit
    estimate = Estimate.hedged(
        value.get("hedge", "exact"), given, printed if printed is not None else "person",
        words=value.get("text") or "", ends=value.get("ends"),
    )  # fmt: skip
    return estimate if unit is None else estimate.to(unit)


def _provenance(value: Any, item: Mapping[str, Any], document: Document, made_by: str) -> Provenance:
    given = value if isinstance(value, Mapping) else {}
    spans = tuple(_spans(given.get("spans"), item.get("quote"), document))
    anchored = any(document.text[span.start : span.end] == span.quote for span in spans)
    return Provenance(
        document=document.id if anchored else None,
        spans=spans,
        attribution=_attribution(given, item),
        asserted=given.get("asserted"),
        made_by=given.get("made_by") or made_by,
    )


def _spans(spans: Any, quote: Any, document: Document) -> Iterator[Span]:
    for span in spans if isinstance(spans, list | tuple) else []:
        words = span.get("quote") if isinstance(span, Mapping) else span
        if not isinstance(words, str):
            raise FormatError(".spans", "must each have a quote", words)
        start = span.get("start") if isinstance(span, Mapping) else None
        there = type(start) is int and start >= 0 and document.text[start : start + len(words)] == words
        begin = start if there and type(start) is int else 0
        yield Span(begin, begin + len(words), words)
    if isinstance(quote, str) and not spans:
        yield Span(0, len(quote), quote)


def _attribution(given: Mapping[str, Any], item: Mapping[str, Any]) -> Attribution:
    chain = given.get("attribution", item.get("attribution")) or item.get("source") or []
    sources = [_NOUNS["holder"](source) for source in (chain if isinstance(chain, list | tuple) else [chain])]
    return Attribution(tuple(sources), given.get("verb"), given.get("basis"))


_NOUNS: dict[str, Callable[[Any], Any]] = {
    "actor": _noun(Actor, "name"),
    "opponent": _noun(Actor, "name"),
    "place": _noun(Place, "name"),
    "period": _noun(Period, "text"),
    "horizon": _noun(Period, "text"),
    "holder": _noun(Source, "name"),
    "likelihood": _noun(Likelihood, "word"),
    "of": _noun(Base, "text"),
    "latitude": degrees,
    "longitude": degrees,
}
