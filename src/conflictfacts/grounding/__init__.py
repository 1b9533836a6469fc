"""Facts that came from elsewhere, above all from a language model, held against the text they are said to be from.

One file a question: `answers` (is it a fact at all?), `anchors` (where does its quote stand?), `amounts` (is its number
the one there?), `support` (what in the text speaks for its actor, measure, place and source?); `verify` asks them all.
"""

from conflictfacts.grounding.anchors import Anchor
from conflictfacts.grounding.report import GroundedFact, Grounding, Support, Where
from conflictfacts.grounding.verify import ground

__all__ = ["Anchor", "GroundedFact", "Grounding", "Support", "Where", "ground"]
