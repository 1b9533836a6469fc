"""Dates from what users write."""

from __future__ import annotations

import datetime

from conflictfacts.errors import FieldError

__all__ = ["as_date", "last_of_month"]


def as_date(value: datetime.date | str | None, field: str) -> datetime.date | None:
    """Take a date, its ISO 8601 text, or `None`.

    Raises:
        FieldError: If it is none of these; a point in time is not a date either.
    """
    if value is None or type(value) is datetime.date:
        return value
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise FieldError(field, "be a date as YYYY-MM-DD", value) from None
    day = "; its .date() is one" if isinstance(value, datetime.datetime) else ""
    raise FieldError(field, "be a date without a time", value, f"{type(value).__name__}{day}")


def last_of_month(year: int, month: int) -> datetime.date:
    """Give the last day of a month.

    Raises:
        ValueError: If there is no such month.
    """
    first = datetime.date(year, month, 1)
    if month == 12:  # no first day of January follows the last year there is
        return first.replace(day=31)
    return first.replace(month=month + 1) - datetime.timedelta(days=1)
