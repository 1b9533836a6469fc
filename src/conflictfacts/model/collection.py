"""A collection of facts, with the relations between them and the documents they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, cached_property
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_origin, get_type_hints, overload

import attrs

from conflictfacts.errors import FieldError, FormatError
from conflictfacts.model.decoding import document_from, fact_from, relation_from
from conflictfacts.model.document import Document
from conflictfacts.model.encoding import document_json, fact_json, relation_json
from conflictfacts.model.facts import FACT_TYPES, Fact
from conflictfacts.model.interchange import FORMAT, at_root, parse, write
from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor, Place
from conflictfacts.model.relations import Relation
from conflictfacts.model.strict import array, keys, member, the

__all__ = ["Facts"]


def _once(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


def _are_facts(instance: Facts, attribute: attrs.Attribute[tuple[Fact, ...]], value: tuple[Fact, ...]) -> None:
    for fact in value:
        if not isinstance(fact, Fact):
            raise FieldError("facts", "hold nothing but facts", fact, type(fact).__name__)


def _lie_in_their_documents(
    instance: Facts, attribute: attrs.Attribute[tuple[Document, ...]], value: tuple[Document, ...]
) -> None:
    known = {document.id: document for document in value}
    for fact in instance.facts if known else ():
        document = known.get(fact.provenance.document or "")
        if document is not None:
            for span in fact.provenance.spans:
                document.check_span(span)


def _are_between_facts(
    instance: Facts, attribute: attrs.Attribute[tuple[Relation, ...]], value: tuple[Relation, ...]
) -> None:
    for relation in value:
        for fact in relation.facts:
            if fact not in instance._by_id:
                raise FieldError("relations", "name facts of the collection by their ids", fact)


@attrs.frozen(repr=False)
class Facts(Sequence[Fact]):
    """Facts in a given order, each once, with the relations between them and the documents they come from.

    Raises:
        SpanError: If a fact quotes a document of the collection otherwise than it is.
        FieldError: If a relation names a fact that is not there.
    """

    facts: tuple[Fact, ...] = attrs.field(default=(), converter=_once, validator=_are_facts)
    """The facts; of equal ones only the first is kept."""

    relations: tuple[Relation, ...] = attrs.field(default=(), converter=_once, validator=_are_between_facts)
    """Relations between them."""

    documents: tuple[Document, ...] = attrs.field(default=(), converter=_once, validator=_lie_in_their_documents)
    """Documents they come from, as far as they are at hand."""

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in reversed(self.facts)}

    def __len__(self) -> int:
        return len(self.facts)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __contains__(self, fact: object) -> bool:
        """Say whether a fact, or one of this id, is here."""
        return (fact.id if isinstance(fact, Fact) else fact) in self._by_id

    @overload
    def __getitem__(self, key: int | str) -> Fact: ...
    @overload
    def __getitem__(self, key: slice) -> Facts: ...
    def __getitem__(self, key: int | str | slice) -> Fact | Facts:
        """Give the fact at a position or of an id, or the facts of a slice with the relations between them.

        Raises:
            IndexError: If there is no such position.
            KeyError: If there is no such id.
        """
        if isinstance(key, str):
            return self._by_id[key]
        if isinstance(key, slice):
            return self._only(self.facts[key])
        return self.facts[key]

    def __or__(self, other: Iterable[Fact]) -> Facts:
        """Put together with other facts; relations and documents travel with them.

        A fact that says the same at the same place (has the same id) counts once, whoever made it.
        """
        if not isinstance(other, Iterable):
            return NotImplemented
        more = other if isinstance(other, Facts) else Facts(other)
        return Facts(
            (*self.facts, *(fact for fact in more.facts if fact not in self)),
            (*self.relations, *more.relations),
            (*self.documents, *more.documents),
        )

    def __ror__(self, other: Iterable[Fact]) -> Facts:
        return Facts(other) | self

    def __repr__(self) -> str:
        types = [fact.type for fact in self.facts]
        text = f"{len(types)} fact{'' if len(types) == 1 else 's'}"
        if types:
            text += ": " + ", ".join(f"{types.count(name)} {name}" for name in dict.fromkeys(types))
        if self.relations:
            text += f"; {len(self.relations)} relation{'' if len(self.relations) == 1 else 's'}"
        return f"<{text}>"

    def where(self, predicate: Callable[[Fact], object] | None = None, /, **fields: object) -> Facts:
        """Select facts, with the relations that hold between those selected, and their documents.

        Args:
            predicate: Keeps a fact if it gives something true for it.
            fields: For each field what it must be: a value; several, one of which it must be; `None` for not set; or
                a function that gives something true for it. An actor, place or source is also known by its name, in
                any case, a class of facts by itself or its name (`type`). Facts without the field are left out.

        Raises:
            FieldError: If no fact has such a field, or it cannot have such a value.

        >>> Facts().where(measure="kiled")
        Traceback (most recent call last):
        ...
        conflictfacts.errors.FieldError: 'measure' must be one of killed, wounded, missing, captured, losses, \
casualties, other, displaced, returned, got 'kiled'
        """
        for field in fields:
            if field not in _FIELDS:
                raise FieldError(field, f"be a field of facts ({', '.join(_FIELDS)})", field)
        wanted = [(field, _test(field, value)) for field, value in fields.items()]
        chosen = self.facts if predicate is None else [fact for fact in self.facts if predicate(fact)]
        for field, test in wanted:
            chosen = [fact for fact in chosen if (value := getattr(fact, field, ...)) is not ... and test(fact, value)]
        return self._only(tuple(chosen))

    def by(self, field: str) -> Mapping[Any, Facts]:
        """Group facts by a field, in the order in which its values first appear.

        Args:
            field: Name of a field; actors, places and sources are grouped by name. Facts without it come under `None`.

        Raises:
            FieldError: If no fact has such a field.
        """
        _possible(field)
        groups: dict[Any, list[Fact]] = {}
        for fact in self.facts:
            value = getattr(fact, field, None)
            groups.setdefault(value.name if isinstance(value, Actor | Place | Source) else value, []).append(fact)
        return MappingProxyType({value: self._only(tuple(facts)) for value, facts in groups.items()})

    def to_dict(self) -> dict[str, Any]:
        """Write in the interchange format, as values that any JSON writer takes."""
        return {
            "format": FORMAT,
            "documents": [document_json(document) for document in self.documents],
            "facts": [fact_json(fact, with_document=True) for fact in self.facts],
            "relations": [relation_json(relation) for relation in self.relations],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Facts:
        """Read what `to_dict()` wrote.

        Raises:
            FormatError: If it is not in the interchange format; it tells the place.
        """
        with at_root(data):
            if isinstance(data, Mapping) and "document" in data and "documents" not in data:
                raise FormatError(
                    "", "must be a collection of facts, but is a reading, which Reading.from_dict() reads"
                )
            keys(data, ("format", "documents", "facts", "relations"))
            documents = member(data, "documents", array(document_from))
            by_id = {document.id: document for document in documents}
            return the(
                cls,
                data,
                documents=documents,
                facts=member(data, "facts", array(lambda fact: fact_from(fact, by_id))),
                relations=member(data, "relations", array(relation_from)),
            )

    def to_json(self, *, indent: int | None = None) -> str:
        """Write in the interchange format, as JSON text.

        Args:
            indent: Spaces by which to indent each level; `None` writes all in one line.
        """
        return write(self.to_dict(), indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Facts:
        """Read what `to_json()` wrote.

        Raises:
            FormatError: If it is not in the interchange format; it tells the place.
        """
        return cls.from_dict(parse(text))

    def _only(self, facts: tuple[Fact, ...]) -> Facts:
        """Some of these facts, with what belongs to them."""
        relations: tuple[Relation, ...] = ()
        if self.relations:
            ids = {fact.id for fact in facts}
            relations = tuple([relation for relation in self.relations if ids.issuperset(relation.facts)])
        come_from = {fact.provenance.document for fact in facts}
        documents = tuple([document for document in self.documents if document.id in come_from])
        # What was valid together is so in part: no need to check millions of spans again.
        made = object.__new__(Facts)
        made.__setstate__({"facts": facts, "relations": relations, "documents": documents})  # type: ignore[attr-defined]
        return made


_PROPERTIES = ("type", "id", "quote", "source")
_FIELDS = tuple(
    dict.fromkeys((*_PROPERTIES, *(field.name for cls in FACT_TYPES.values() for field in attrs.fields(cls))))
)


_NAMED = (Actor, Place, Source)
_IN_WORDS: dict[type, str] = {str: "text", tuple: "a tuple in a list"}
"""How kinds of values read in a message; a tuple on its own would be taken for several values."""


@cache
def _kinds_and_choices() -> tuple[dict[str, dict[type, None]], dict[str, dict[str, None]]]:
    """Give for each field the kinds of values it can have, and for those with a closed list its members."""
    kinds: dict[str, dict[type, None]] = {name: {str: None} for name in _PROPERTIES}
    choices: dict[str, dict[str, None]] = {}
    for cls in FACT_TYPES.values():
        for name, kind in get_type_hints(cls).items():
            for part in get_args(kind) or (kind,):
                made = get_origin(part) or part
                if name in _FIELDS and made is not NoneType:
                    kinds.setdefault(name, {})[made] = None
                if isinstance(part, type) and issubclass(part, StrEnum):
                    choices.setdefault(name, {}).update(dict.fromkeys(part))
    kinds["source"] = {Source: None}
    choices["type"] = dict.fromkeys(FACT_TYPES)
    return kinds, choices


def _possible(field: str) -> str:
    if field not in _FIELDS:
        raise FieldError("field", f"be one of {', '.join(_FIELDS)}", field)
    return field


def _fits(field: str, wanted: object) -> None:
    """Make sure that a fact can have such a value in a field."""
    if wanted is None:
        return
    kinds_of, choices_of = _kinds_and_choices()
    if field in choices_of:
        if not isinstance(wanted, str) or wanted not in choices_of[field]:
            raise FieldError(field, f"be one of {', '.join(choices_of[field])}", wanted)
        return
    kinds = tuple(kinds_of[field])
    named = any(kind in _NAMED for kind in kinds)
    if not isinstance(wanted, (*kinds, str) if named else kinds):
        rule = " or ".join(
            _IN_WORDS.get(kind) or f"{'an' if kind.__name__[0] in 'AE' else 'a'} {kind.__name__}" for kind in kinds
        )
        rule += " or its name" if named else ""
        raise FieldError(field, f"be {rule}, or a function of it", wanted, type(wanted).__name__)


def _test(field: str, wanted: object) -> Callable[[Fact, object], object]:
    """What a field of a fact must pass to be what is wanted."""
    if callable(wanted) and not isinstance(wanted, type):
        passes = wanted
        return lambda fact, value: passes(value)
    several = wanted if isinstance(wanted, tuple | list | set | frozenset) else (wanted,)
    if field == "type":
        several = [one.__name__ if isinstance(one, type) else one for one in several]
    for one in several:
        _fits(field, one)
    names = {one.casefold() for one in several if isinstance(one, str)}
    if field == "source":
        return lambda fact, value: (
            (value is None and None in several)
            or any(s in several or s.name.casefold() in names for s in fact.provenance.attribution.chain)
        )
    return lambda fact, value: (
        value in several or (isinstance(value, Actor | Place | Source) and value.name.casefold() in names)
    )
