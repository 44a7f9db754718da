"""From rows of plain values to histories, counts and strata, or a refusal that names the row."""

import math
import re
from collections.abc import Iterable, Sequence

from samenzicht.estimation.refusals import TableError

Names = tuple[str, ...]
# A thousand in Dutch, and one in English.
THOUSAND = re.compile(r"-?\d{1,3}(\.\d{3})+")
Parts = tuple[Names, tuple[int, ...], tuple[int, ...], Names, tuple[Names, ...]]


def read_histories(header: Sequence[str], rows: Iterable[Sequence[object]], count: str, covariates: Names) -> Parts:
    """Lists, histories, counts, covariates and strata of a table that has a column of counts."""
    lists = list_columns(header, (*covariates, count))
    found: dict[tuple[int, Names], int] = {}
    for row, values in numbered(header, rows):
        history, stratum = bits(row, values, lists), read_stratum(row, values, covariates)
        number = whole(row, values[count], count)
        if not history and number:
            raise TableError(f"Row {row} counts {number} persons that are on no list; nobody can have seen them.")
        if found.setdefault((history, stratum), number) != number:
            raise TableError(
                f"Row {row} has the same history as an earlier row but another count "
                f"({number} against {found[history, stratum]})."
            )
    return parts(lists, covariates, found)


def read_records(header: Sequence[str], rows: Iterable[Sequence[object]], covariates: Names) -> Parts:
    """The same of a table that has one row for each person."""
    lists = list_columns(header, covariates)
    found: dict[tuple[int, Names], int] = {}
    for row, values in numbered(header, rows):
        history, stratum = bits(row, values, lists), read_stratum(row, values, covariates)
        if not history:
            raise TableError(f"Row {row} is a person who is on no list; nobody can have seen them.")
        found[history, stratum] = found.get((history, stratum), 0) + 1
    return parts(lists, covariates, found)


def list_columns(header: Sequence[str], others: Names) -> Names:
    """The columns that are lists: all but the others. Every other one must be there, and no name twice."""
    for name in others:
        if name not in header:
            raise TableError(f"There is no column `{name}`; the columns are {', '.join(header)}.")
    twice = [name for at, name in enumerate(header) if name in header[:at]]
    if twice:
        raise TableError(f"The column `{twice[0]}` is there twice.")
    if "" in header:
        raise TableError(f"Column {list(header).index('') + 1} has no name.")
    return tuple(name for name in header if name not in others)


def numbered(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterable[tuple[int, dict[str, object]]]:
    for row, values in enumerate(rows, start=1):
        if len(values) != len(header):
            raise TableError(f"Row {row} has {len(values)} values; there are {len(header)} columns.")
        yield row, dict(zip(header, values, strict=True))


def bits(row: int, values: dict[str, object], lists: Names) -> int:
    history = 0
    for bit, name in enumerate(lists):
        said = str(values[name]).strip()
        if said not in {"0", "1", "0.0", "1.0", "True", "False"}:
            raise TableError(
                f"Row {row}, column `{name}`: `{said}` is neither 0 nor 1. If it is no list, name it as a covariate."
            )
        if said in {"1", "1.0", "True"}:
            history |= 1 << bit
    return history


def read_stratum(row: int, values: dict[str, object], covariates: Names) -> Names:
    """Values as text. `NA` stays what it is: the country code of Namibia, or whatever the maker meant by it."""
    stratum = tuple("" if values[name] is None else str(values[name]).strip() for name in covariates)
    for name, value in zip(covariates, stratum, strict=True):
        if not value:
            raise TableError(f"Row {row}, column `{name}` is empty; write a value, for example `unknown`.")
    return stratum


def whole(row: int, said: object, column: str) -> int:
    if isinstance(said, str) and THOUSAND.fullmatch(said.strip()):
        raise TableError(f"Row {row}, column `{column}`: `{said}` can be read in two ways; write digits only.")
    try:
        number = float(str(said))
    except ValueError:
        raise TableError(f"Row {row}, column `{column}`: `{said}` is no number.") from None
    if not math.isfinite(number) or number != int(number):
        raise TableError(f"Row {row}, column `{column}`: `{said}` is no whole number; a count is one of persons.")
    if number < 0:
        raise TableError(f"Row {row}, column `{column}`: {said} is below 0; a count cannot be.")
    return int(number)


def parts(lists: Names, covariates: Names, found: dict[tuple[int, Names], int]) -> Parts:
    if not found:
        raise TableError("The table has no rows.")
    histories = tuple(history for history, _ in found)
    return lists, histories, tuple(found.values()), covariates, tuple(stratum for _, stratum in found)
