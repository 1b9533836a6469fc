"""What tells two bodies or two office holders of one word apart: "the health ministry", "the interior ministry".

Decides that "the army spokesman" is not the police spokesman who spoke before; who he is is for `sources`.
"""

from __future__ import annotations

from collections.abc import Iterable

from conflictfacts.model.provenance import Source

__all__ = ["branches_in", "is_of_another"]

_BRANCHES = {
    word: words[0]
    for words in (
        "army military defence defense".split(),
        "rebel separatist insurgent opposition".split(),
        *(
            [word]
            for word in (
                "health interior foreign education finance information justice emergency emergencies transport labour "
                "police navy air border coast government security intelligence civil news rights "
                "relief central northern southern eastern western district city town provincial regional municipal "
                "federal local village"
            ).split()
        ),
    )
    for word in words
}
"""Words for what an office is over, and one of each kind that stands for all."""


def branches_in(words: Iterable[str], head: str) -> frozenset[str]:
    """Give what some words say an office is over.

    Args:
        words: The words, lower-cased, of one item or more each.
        head: The office, whose own words say nothing: "police" in "the border police".
    """
    own = head.split()[-1:]
    said = (word for phrase in words for word in phrase.replace("-", " ").split() if word not in own)
    return frozenset(_BRANCHES[word] for word in said if word in _BRANCHES)


def is_of_another(branches: frozenset[str], source: Source, head: str) -> bool:
    """Tell whether a source is by its words over something else than what a phrase names.

    Args:
        branches: What the phrase's office is over.
        source: Who is known.
        head: The office.
    """
    if not branches:
        return False
    known = branches_in((source.name.lower(), (source.role or "").lower()), head)
    return bool(known) and known.isdisjoint(branches)
