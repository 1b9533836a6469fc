"""Names the reader knows: actors, places, conflicts and sources, as data files and the loader that reads them."""

from __future__ import annotations

from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon, LexiconError, load_lexicon, read_table
from conflictfacts.reading.lexicon.names import fold, keys_of

__all__ = ["Entry", "Lexicon", "LexiconError", "fold", "keys_of", "load_lexicon", "read_table"]
