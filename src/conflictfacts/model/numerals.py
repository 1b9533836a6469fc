"""What the digits of an exact number show, and exact numbers as text for people."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from conflictfacts.units import Number

__all__ = ["grain_of_number", "numeral"]


def grain_of_number(n: Number) -> Number:
    """The worth of the last significant place of a number written out in plain digits.

    It is 0 for 0, and for a fraction that no decimal writes: nothing was rounded there.

    >>> grain_of_number(250_000), grain_of_number(Fraction(1904, 100))
    (10000, Fraction(1, 100))
    """
    if isinstance(n, int):
        digits = str(abs(n))
        return 10 ** (len(digits) - len(digits.rstrip("0"))) if n else 0
    rest, twos, fives = n.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return Fraction(1, 10 ** max(twos, fives)) if rest == 1 else 0


def numeral(n: Number) -> str:
    """Write a number for people to read: in full where that is short, else to six digits.

    >>> numeral(900_000), numeral(Fraction(5, 2)), numeral(Fraction(5, 18))
    ('900,000', '2.5', '≈0.277778')
    """
    if isinstance(n, int):
        return f"{n:,}"
    grain = grain_of_number(n)
    if grain and grain.denominator <= 10**6 and abs(n) < 10**12:
        return f"{Decimal(n.numerator) / n.denominator:,f}"
    return f"≈{float(n):,.6g}"
