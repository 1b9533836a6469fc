"""A number in words, read by itself: what `Estimate.said` and `claim` ask for."""

from __future__ import annotations

from conflictfacts.errors import NumberError
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.lexicon.loader import load_lexicon
from conflictfacts.reading.mentions import find_items
from conflictfacts.reading.reader import words_of
from conflictfacts.reading.tokens import tokenize

__all__ = ["read_estimate"]
