"""Where a fact comes from: which text, who said so, and how the fact was made."""

from __future__ import annotations

import datetime

import attrs

from conflictfacts.model.dates import as_date
from conflictfacts.model.document import Span
from conflictfacts.model.validators import instance, instances, some_text, text_or_none, truth_value

__all__ = ["Attribution", "Provenance", "Source"]


@attrs.frozen
class Source:
    """Somebody who says something.

    Raises:
        FieldError: If the name is empty.
    """

    name: str = attrs.field(validator=some_text)
    """Canonical name; for somebody unnamed, the words of the text ("a senior official")."""

    kind: str | None = attrs.field(default=None, validator=text_or_none)
    """What it is: "organisation", "state", "ministry", "outlet", "person" or a word of one's own; `None` if unknown."""

    role: str | None = attrs.field(default=None, validator=text_or_none)
    """In what role they speak ("spokesman"); `None` if not said."""

    anonymous: bool = attrs.field(default=False, validator=truth_value)
    """Whether the text keeps back who it is."""

    def __str__(self) -> str:
        return self.name


@attrs.frozen
class Attribution:
    """Who says so. Without a chain, the text itself: nobody is named."""

    chain: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...], validator=instances(Source))
    """Who told whom, nearest to the reader first: outlet, speaker, organisation."""

    verb: str | None = attrs.field(default=None, validator=text_or_none)
    """How they say it ("says", "denies", "according to"); `None` if the text has no such word."""

    basis: str | None = attrs.field(default=None, validator=text_or_none)
    """On what terms they speak ("on the record", "on background"); `None` if not said."""

    def __str__(self) -> str:
        return " ← ".join(source.name for source in self.chain)


def _asserted(value: datetime.date | str | None) -> datetime.date | None:
    return as_date(value, "asserted")


@attrs.frozen(kw_only=True)
class Provenance:
    """Where a fact comes from."""

    document: str | None = attrs.field(default=None, validator=text_or_none)
    """Id of the document; `None` if the fact is of no document."""

    spans: tuple[Span, ...] = attrs.field(default=(), converter=tuple[Span, ...], validator=instances(Span))
    """The pieces of the document that say so, the telling one first."""

    attribution: Attribution = attrs.field(factory=Attribution, validator=instance(Attribution, "an Attribution"))
    """Who says so."""

    asserted: datetime.date | None = attrs.field(default=None, converter=_asserted)
    """When they said so; `None` if unknown."""

    made_by: str = attrs.field(validator=some_text, metadata={"said": False})
    """How the fact was made: reader and version, importer and row, "by hand", or derivation and inputs."""
