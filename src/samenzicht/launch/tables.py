"""Tables of capture histories in files: what `estimation.sheet` reads, and counts drawn elsewhere."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Ints
from samenzicht.estimation.refusals import TableError
from samenzicht.estimation.sheet import rows_of, table_of


def read_table(place: str, count: str | None = None, covariates: Sequence[str] = ()) -> ContingencyTable:
    """The table in a file. Raises TableError for what cannot be read."""
    return table_of(read_text(place), count, covariates, called=place)


def read_text(place: str) -> str:
    try:
        return Path(place).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TableError(f"{place} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise TableError(f"{place} is no text in UTF-8.") from None


def read_draws(place: str) -> Ints:
    """Counts drawn elsewhere: a row for each row of the table, a column for each replicate, no header."""
    rows = rows_of(read_text(place), called=place)
    for at, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise TableError(f"Row {at} of the draws has {len(row)} counts; the first one has {len(rows[0])}.")
    try:
        return np.array(rows, dtype=np.int64)
    except (ValueError, OverflowError):
        raise TableError("The draws hold something that is no whole number; they have no header.") from None
