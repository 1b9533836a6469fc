"""The present forms of verbs of the vocabulary, which lists what was done: "eliminated" → "eliminates", "eliminating".

Decides spelling only. Where a past form can come of two verbs ("liquidated") both are given; the one that is no word
is never met.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["present_forms"]

_HISSING = ("s", "sh", "ch", "x", "z")


def present_forms(past: str) -> Iterator[str]:
    """Give the forms that a regular verb can have beside its past: base, third person and "-ing".

    Args:
        past: The past form, which ends in "-ed", with a particle or none.

    Examples:
        >>> sorted(present_forms("abducted"))[:3]
        ['abduct', 'abducte', 'abductes']
    """
    verb, _, particle = past.partition(" ")
    if particle:  # "knocked out"
        yield from (f"{form} {particle}" for form in present_forms(verb))
        return
    stem = past[:-2]
    if stem.endswith("i"):
        yield from (stem[:-1] + "y", stem + "es", stem[:-1] + "ying")
        return
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "sl"
    base = stem[:-1] if doubled else stem
    yield from (base, base + ("es" if base.endswith(_HISSING) else "s"), stem + "ing")
    if not doubled:
        yield from (stem + "e", stem + "es")
