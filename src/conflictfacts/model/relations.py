"""How facts stand to each other. A relation names its facts by id, and travels with them in a collection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.facts import Fact
from conflictfacts.model.validators import some_text

__all__ = ["RELATION_TYPES", "Derived", "PartOf", "Partition", "Relation", "Restates", "Revises", "Rival"]


def _id(value: Fact | str) -> str:
    return value.id if isinstance(value, Fact) else value


def _ids(value: Iterable[Fact | str], field: str) -> tuple[str, ...]:
    if isinstance(value, str):
        raise FieldError(field, "be a list of facts or their ids", value)
    return tuple([_id(fact) for fact in value])


def _parts(value: Iterable[Fact | str]) -> tuple[str, ...]:
    return _ids(value, "parts")


def _inputs(value: Iterable[Fact | str]) -> tuple[str, ...]:
    return _ids(value, "inputs")


def _some(instance: object, attribute: attrs.Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    if not value:
        raise FieldError(attribute.name, "not be empty", value)
    for fact in value:
        some_text(instance, attribute, fact)


@attrs.frozen
class _OfParts:
    whole: str = attrs.field(converter=_id, validator=some_text)
    """Id of the fact about the whole."""

    parts: tuple[str, ...] = attrs.field(converter=_parts, validator=_some)
    """Ids of the facts about parts of it."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of all facts it is about."""
        return (self.whole, *self.parts)


class PartOf(_OfParts):
    """The people or things counted by the parts are among those counted by the whole; parts may overlap."""

    __slots__ = ()

    type: ClassVar[str] = "part_of"
    """Its name in the interchange format."""


class Partition(_OfParts):
    """The parts do not overlap and together are the whole."""

    __slots__ = ()

    type: ClassVar[str] = "partition"
    """Its name in the interchange format."""


@attrs.frozen
class _OfTwo:
    subject: str = attrs.field(converter=_id, validator=some_text)
    """Id of the fact that stands to the other so."""

    object: str = attrs.field(converter=_id, validator=some_text)
    """Id of the other fact."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of all facts it is about."""
        return (self.subject, self.object)


class Restates(_OfTwo):
    """The subject says again what the object says."""

    __slots__ = ()

    type: ClassVar[str] = "restates"
    """Its name in the interchange format."""


class Revises(_OfTwo):
    """The subject is a later figure of the same source for what the object is about, and takes its place."""

    __slots__ = ()

    type: ClassVar[str] = "revises"
    """Its name in the interchange format."""


class Rival(_OfTwo):
    """Two sources put different figures on the same thing."""

    __slots__ = ()

    type: ClassVar[str] = "rival"
    """Its name in the interchange format."""


@attrs.frozen
class Derived:
    """A fact that follows from others."""

    type: ClassVar[str] = "derived"
    """Its name in the interchange format."""

    subject: str = attrs.field(converter=_id, validator=some_text)
    """Id of the fact that follows."""

    inputs: tuple[str, ...] = attrs.field(converter=_inputs, validator=_some)
    """Ids of the facts it follows from."""

    rule: str = attrs.field(validator=some_text)
    """Name of the rule by which it follows."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of all facts it is about."""
        return (self.subject, *self.inputs)


Relation = PartOf | Partition | Restates | Revises | Rival | Derived

RELATION_TYPES: dict[str, type[Relation]] = {
    cls.type: cls for cls in (PartOf, Partition, Restates, Revises, Rival, Derived)
}
"""The classes of relations, by their name in the interchange format."""
