"""Tables of capture histories as people keep them: CSV with commas, semicolons or tabs, from any spreadsheet."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Ints
from samenzicht.estimation.refusals import TableError

COUNT = "count"
SEPARATORS = ",;\t"


def read_table(place: str, count: str | None = None, covariates: Sequence[str] = ()) -> ContingencyTable:
    """A table with a column of counts (`count` unless named), or, where there is none, one row for each person.

    Raises TableError for what cannot be read.
    """
    header, *rows = read_rows(place)
    if count is not None or COUNT in header:
        return ContingencyTable.from_histories(header, rows, count or COUNT, covariates)
    return ContingencyTable.from_records(header, rows, covariates)


def read_rows(place: str) -> list[list[str]]:
    """All rows with something in them; the first one is the header."""
    lines = read_text(place).splitlines()
    separator = max(SEPARATORS, key=lines[0].count) if lines else ","
    rows = [[value.strip() for value in row] for row in csv.reader(lines, delimiter=separator)]
    kept = [row for row in rows if any(row)]
    if not kept:
        raise TableError(f"{place} is empty.")
    return kept


def read_text(place: str) -> str:
    try:
        return Path(place).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TableError(f"{place} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise TableError(f"{place} is no text in UTF-8.") from None


def read_draws(place: str) -> Ints:
    """Counts drawn elsewhere: a row for each row of the table, a column for each replicate, no header."""
    rows = read_rows(place)
    for at, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise TableError(f"Row {at} of the draws has {len(row)} counts; the first one has {len(rows[0])}.")
    try:
        return np.array(rows, dtype=np.int64)
    except (ValueError, OverflowError):
        raise TableError("The draws hold something that is no whole number; they have no header.") from None
