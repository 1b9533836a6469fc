"""Whose voice a fact is: two outlets that relay one briefing are one voice."""

from __future__ import annotations

from conflictfacts.model.fact import Fact

__all__ = ["lineage"]


def lineage(fact: Fact) -> str | None:
    """Name whose voice a fact is.

    It is the farthest named source of the chain: the organisation at its end, or else the speaker, or else the outlet.
    Where nobody is named, it is the document: a text speaks for itself, and its unnamed official is not known to be
    another text's. `None` where there is no document either; such a fact can be anybody's.

    >>> from conflictfacts.model.claim import claim
    >>> from conflictfacts.model.provenance import Attribution, Source
    >>> briefing = Attribution((Source("an outlet"), Source("an official", anonymous=True), Source("NATO")))
    >>> lineage(claim("CasualtyEstimate", measure="killed", source=briefing))
    'NATO'
    """
    provenance = fact.provenance
    for source in reversed(provenance.attribution.chain):
        if not source.anonymous:
            return source.name
    return None if provenance.document is None else f"document {provenance.document}"
