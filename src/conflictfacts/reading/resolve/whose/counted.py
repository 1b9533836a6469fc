"""A claim in its sentence, as the steps see it that say whose people, troops or ground it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.phrases import forms_of, predicated
from conflictfacts.reading.resolve.anaphora import POLICE
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.subjects import MOURNING
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = ["CAPTIVES", "DISABLING", "INHABITED", "LOSING", "NOBODY", "RANKS", "THEM", "Counted", "adds_to_others"]

NOBODY = Actor("nobody")
"""What a step gives, itself and no equal of it, where it is decided that nobody is to be named."""


INHABITED = frozenset({"people", "civilians", "residents", "children", "women"})
"""Nouns for those who live somewhere, and are no party's soldiers."""


_FREEING = frozenset("freed frees freeing released releases releasing rescued rescues rescuing".split()) | {
    "handed over",
    "handing over",
}
"""Verbs whose subject had captured those whom it lets go."""


_BEFALLING = frozenset({"killed", "wounded", "captured"})


DISABLING = frozenset("neutralised neutralized incapacitated eliminated liquidated annihilated".split()) | {
    "knocked out"
}
"""Verbs of putting others out of action, whose subject did it to them."""


LOSING = frozenset("lost lose loses losing suffered suffers suffer sustained sustains".split())
"""Verbs whose subject had those who died."""


_ALL = frozenset("all both every each".split())


RANKS = frozenset(
    (
        "officers file ranks troopers gunners sailors airmen paratroopers commandos pilots personnel seamen crewmen "
        "servicewomen legionnaires infantrymen"
    ).split()
)
"""Words for men of every army, which an army that tells of its losses has of its own."""


THEM = frozenset({"them", "these", "those", "whom"})
"""Words behind "of" for those counted or named before."""


_TAKING = frozenset("took takes take taken taking seized holds hold holding".split())
"""Verbs right before a number of captives, whose subject took them."""
_HAVING = frozenset("have has had taken guarding counted counts".split())
"""Verbs right before "46 prisoners" whose subject took them, and which tell before other numbers of its own men."""


CAPTIVES = frozenset({"prisoners", "prisoner", "prisoners of war", "pows", "pow", "captives", "captive"})
"""Words for soldiers in the hands of those who fought them."""


_FOUND = frozenset({"body", "bodies", "corpse", "corpses", "prisoners", "captives"})
"""Those whom others than their own count."""


_OF_FORCES = frozenset({"government", "army", "regime", "rebel", "insurgent"})
"""Words before a counted noun that say whose they are: "46 army officers"."""


def adds_to_others(counted: Counted) -> bool:
    """Tell whether those counted come on top of others: "another 46", "a further 12", "12 others"."""
    row, index = counted.row, counted.claim.index
    number = row[index].lower
    before = row[index - 1].lower if index else ""
    members = {item.lower for item in row[index + 1 : counted.claim.phrase.stop]} >= {"more", "members"}
    others = counted.word in ("others", "other") or members
    return others or "another" in number or "further" in number or before in ("another", "further")


class Counted(NamedTuple):
    """A claim with all that may say whose people, troops or ground it counts."""

    row: Sequence[Item]
    """The sentence's items."""

    claim: Claim
    """The claim."""

    voices: Sequence[Voice]
    """The sentence's sources, who are not the ones counted."""

    discourse: Discourse
    """What went before."""

    @property
    def bare(self) -> bool:
        """Whether no noun says who is counted, or only one such as "deaths"."""
        return self.claim.phrase.sort in ("", "noun")

    @property
    def word(self) -> str:
        """The word that says who is counted: the noun, or an "army" or "rebel" before it; empty for a bare number."""
        head = self.claim.phrase.head
        if head is None or self.claim.phrase.sort == "noun":
            head = self._said_to_be() or head
        word = self.row[head].last_word if head is not None else ""
        word = self.row[head].lower if head is not None and self.row[head].lower in POLICE else word
        if word:
            for at in range(self.claim.index + 1, head or 0):
                if self.row[at].lower in _OF_FORCES:
                    word = self.row[at].lower
        return word

    def _said_to_be(self) -> int | None:
        """Find the noun for what those are said to be: "46 of the dead were soldiers", "half of them soldiers"."""
        row, stop = self.row, self.claim.phrase.stop
        if [item.cls for item in row[stop : stop + 3]] == ["f", "d", "p"] and row[stop + 1].lower in THEM:
            return stop + 2
        said = predicated(row, stop - 1) if self.claim.phrase.sort == "noun" else None
        return said.head if said is not None else None

    @property
    def calling(self) -> str:
        """The word behind those counted for what all of them were: "46 people, all of them soldiers"."""
        row = self.row
        for at in range(self.claim.phrase.stop, min(len(row) - 1, self.claim.phrase.stop + 12)):
            if row[at].cls in ";.N":
                break
            if row[at].lower in _ALL and row[at - 1].cls in ",&s":
                behind = [item for item in row[at + 1 : at + 7] if item.lower not in THEM]
                noun = next((item for item in behind if item.cls not in "fda" and item.lower != "one"), None)
                return noun.last_word if noun is not None and noun.cls == "p" and noun.military else ""
        return ""

    @property
    def disabled(self) -> bool:
        """Whether somebody put them out of action: "neutralised 46"."""
        trigger = self.claim.trigger
        return trigger is not None and self.row[trigger].lower in DISABLING

    @property
    def done_to_them(self) -> bool:
        """Whether the subject did it to them, so that they are not its own: "killed 46", "drove 40 villagers out"."""
        row, claim = self.row, self.claim
        before = row[max(0, claim.index - 3) : claim.index]
        if (claim.value == "captured" and any(item.last_word in _TAKING for item in before)) or self.held:
            return True
        if before and before[-1].lower == "counted" and claim.trigger is not None:
            return row[claim.trigger].lower in _FOUND  # "counted 46 bodies on the field"
        if claim.trigger is None or claim.trigger >= claim.index or row[claim.trigger + 1].cls in ",:-":
            return False  # "Killed, 46 men"
        if row[claim.trigger].lower in MOURNING:
            return False
        if claim.form == "object" and claim.kind == "displacement":
            return True
        summed = claim.includes is not None and any(form[1] in _BEFALLING for form in forms_of(row[claim.trigger]))
        befallen = claim.value in _BEFALLING or summed  # "killed and wounded 46"
        return claim.form in ("participle", "object") and (
            befallen or row[claim.trigger].lower in _FREEING or self.disabled
        )

    @property
    def held(self) -> bool:
        """Whether somebody is said to have prisoners: "has taken 4,000 prisoners", "we have 46 prisoners"."""
        row, claim = self.row, self.claim
        head = claim.phrase.head if claim.phrase.head is not None else claim.index
        captives = claim.value == "captured" and any(item.lower in CAPTIVES for item in row[claim.index : head + 1])
        if not captives or not claim.index or row[claim.index - 1].lower not in _HAVING:
            return False
        behind = [item.cls for item in row[claim.phrase.stop : claim.phrase.stop + 2]]
        return behind != ["i", "A"]  # "has 46 prisoners in Zorvian camps"

    @property
    def tellers(self) -> list[tuple[Source, ...]]:
        """Who tells it, each nearest to the reader first: the sentence's sources, or those around it."""
        return [voice.attribution.chain for voice in self.voices] or [self.discourse.teller()]

    def land_of(self, chain: Sequence[Source], source: Source) -> str | None:
        """Give the name of the state that a source is a body of, as far as the text says so.

        Args:
            chain: Who tells it, the source among them.
            source: The source.
        """
        speakers = self.discourse.speakers
        return (
            speakers.parents.get(source.name)
            or next((other.name for other in chain if other.kind == "state"), None)
            or next((state for state in speakers.states if source.name.startswith(state)), None)
        )
