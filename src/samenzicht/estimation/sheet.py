"""Tables as people keep them: text with commas, semicolons or tabs between the values, from any spreadsheet."""

import csv
from collections.abc import Sequence

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.refusals import TableError

COUNT = "count"
SEPARATORS = ",;\t"


def table_of(
    text: str, count: str | None = None, covariates: Sequence[str] = (), called: str = "The table"
) -> ContingencyTable:
    """A table with a column of counts (`count` unless named), or, where there is none, one row for each person.

    called: what to call the text in a refusal. Raises TableError for what cannot be read.
    """
    header, *rows = rows_of(text, called)
    if count is not None or COUNT in header:
        return ContingencyTable.from_histories(header, rows, count or COUNT, covariates)
    return ContingencyTable.from_records(header, rows, covariates)


def rows_of(text: str, called: str = "The table") -> list[list[str]]:
    """All rows with something in them; the first one is the header. Raises TableError where there are none."""
    lines = text.removeprefix("\ufeff").splitlines()
    separator = max(SEPARATORS, key=lines[0].count) if lines else ","
    try:
        rows = [[value.strip() for value in row] for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        raise TableError(f"{called} is no text with values and separators.") from None
    kept = [row for row in rows if any(row)]
    if not kept:
        raise TableError(f"{called} is empty.")
    return kept
