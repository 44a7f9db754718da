"""Published tables that come along, with their sources in `tables/README.md`. The one place here that reads a file."""

import csv
from importlib.resources import files
from importlib.resources.abc import Traversable

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.refusals import TableError

SHELF = files("samenzicht.estimation") / "tables"
INDIVIDUAL = {"cruyff_mse_simdat_individual": ("X1", "X2", "X3", "X4", "Y")}


def tables() -> tuple[str, ...]:
    """The names of the published tables."""
    return tuple(sorted(one.name.removesuffix(".csv") for one in SHELF.iterdir() if one.name.endswith(".csv")))


def table(name: str) -> ContingencyTable:
    """A published table by its name, for example `Ned` or `UKdat`. Raises TableError for an unknown name."""
    if name not in tables():
        raise TableError(f"There is no published table `{name}`; there are {', '.join(tables())}.")
    header, *rows = read(SHELF / f"{name}.csv")
    if name in INDIVIDUAL:
        return ContingencyTable.from_records(header, rows, INDIVIDUAL[name])
    return ContingencyTable.from_histories(header, rows)


def read(file: Traversable) -> list[list[str]]:
    with file.open(encoding="utf-8") as text:
        return list(csv.reader(text))
