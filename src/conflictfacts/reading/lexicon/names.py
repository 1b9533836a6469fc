"""How a name is compared: letter case, accents, apostrophes, hyphens and dots that writers use differently.

A lexicon knows each name under its keys; a text asks with its words folded the same way. What stands between the words
of a text (white space, punctuation) is the tokenizer's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["fold", "is_cased", "keys_of", "spellings", "written_as"]

MARKS = {ord(mark): "'" for mark in "’‘ʼʻʾʿ`´′"} | {ord(dash): "-" for dash in "‐‑‒–—"}
POSSESSIVE = re.compile(r"(?<=\S)'s(?= |$)")
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ə": "a", "ŋ": "n"}
)


def fold(text: str) -> str:
    """Fold words to the form in which names are compared: case-folded, without accents, plain apostrophes and hyphens.

    >>> fold("Séléka"), fold("Sana’a"), fold("U.S.")
    ('seleka', "sana'a", 'u.s.')
    """
    if text.isascii():
        return text.lower()
    # Apart first, for "Ǽ" is no letter of the table but "æ" is; a case may fold to what comes apart again.
    return _apart(_apart(text.translate(MARKS)).casefold()).casefold().translate(MARKS).translate(LETTERS)


def _apart(text: str) -> str:
    """Letters without their accents, and what is written as one letter in its own."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def keys_of(alias: str) -> tuple[str, ...]:
    """List the folded forms under which an alias is known, its words separated by one space, the closest form first.

    A hyphen may be a space in the text; a possessive 's is a word of its own there; an apostrophe may be missing, and
    so may the last dot of an acronym.

    >>> keys_of("al-Shabaab")
    ('al-shabaab', 'al shabaab')
    >>> keys_of("U.S.")
    ('u.s.', 'u.s')
    >>> keys_of("Jane's")
    ("jane's", 'janes', "jane 's")
    """
    return tuple(known for known in spellings(" ".join(fold(alias).split())) if known)


def spellings(key: str) -> Iterable[str]:
    """List the forms of a folded name whose words have one space between them: see `keys_of`."""
    if "-" not in key and "'" not in key and "." not in key:
        return (key,)
    keys = [key]
    if "-" in key:
        keys.append(" ".join(key.replace("-", " ").split()))
    if "'" in key:
        possessive = [POSSESSIVE.sub(" 's", known) for known in keys]
        keys += [" ".join(known.replace(" 's", "s").replace("'", "").split()) for known in keys]
        keys += possessive
    if "." in key:
        keys += [" ".join(word.rstrip(".") for word in known.split()) for known in keys]
    return dict.fromkeys(keys)


def is_cased(alias: str) -> bool:
    """Tell whether an alias counts only in its own capitals, as "US", "WHO" and "IS" do."""
    return len(alias) <= 3 and alias.isalpha() and alias.isupper() and alias.isascii()


def written_as(words: tuple[str, ...], alias: str) -> bool:
    """Tell whether words of a text have a capital wherever the alias has one.

    >>> written_as(("The", "North"), "the North"), written_as(("the", "north"), "the North")
    (True, False)
    """
    expected = POSSESSIVE.sub(" 's", alias.replace("-", " ")).split()
    found = " ".join(words).replace("-", " ").split()
    return len(expected) == len(found) and all(
        all(not letter.isupper() or have.isupper() for letter, have in zip(want, got, strict=False))
        for want, got in zip(expected, found, strict=True)
    )
