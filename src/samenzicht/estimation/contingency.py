"""The table that everything starts from: how many people have which capture history."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from samenzicht.estimation.lattice import Ints
from samenzicht.estimation.reading import read_histories, read_records
from samenzicht.estimation.refusals import TableError

MOST_LISTS = 12


@dataclass(frozen=True)
class ContingencyTable:
    """Counts of persons by capture history and, where given, by covariates.

    lists       names of the T lists
    covariates  names of the covariates, a year among them if there is one
    histories   for every row the lists as bits: bit i set means "on list i"
    strata      for every row the values of the covariates, as text ("NA" is a value like any other)
    counts      for every row the number of persons

    A history that has no row was seen 0 times. Raises TableError for fewer than two or more than 12 lists, and for a
    table without anybody in it.
    """

    lists: tuple[str, ...]
    histories: tuple[int, ...]
    counts: tuple[int, ...]
    covariates: tuple[str, ...] = ()
    strata: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if not self.strata:
            object.__setattr__(self, "strata", ((),) * len(self.counts))
        if len(self.lists) < 2:
            raise TableError(f"An estimate needs at least two lists; this table has {len(self.lists)}.")
        if len(self.lists) > MOST_LISTS:
            raise TableError(
                f"This table has {len(self.lists)} lists; at most {MOST_LISTS} can be handled: merge some."
            )
        if self.seen == 0:
            raise TableError("Nobody is on any list in this table: all counts are 0.")

    @classmethod
    def from_histories(
        cls,
        header: Sequence[str],
        rows: Iterable[Sequence[object]],
        count: str = "count",
        covariates: Sequence[str] = (),
    ) -> "ContingencyTable":
        """From rows of 0/1 columns, one for each list, covariates, and a column of counts.

        Raises TableError, naming the row (counted from 1), for a count that is negative or no whole number, a history
        value that is not 0 or 1, the same history twice with different counts, someone on no list, an empty value, and
        for columns that are not there.
        """
        return cls(*read_histories(header, rows, count, tuple(covariates)))

    @classmethod
    def from_records(
        cls, header: Sequence[str], rows: Iterable[Sequence[object]], covariates: Sequence[str] = ()
    ) -> "ContingencyTable":
        """From one row for each person: a 0/1 column for each list, and covariates. Raises TableError as above."""
        return cls(*read_records(header, rows, tuple(covariates)))

    @cached_property
    def seen(self) -> int:
        """How many persons are on at least one list."""
        return sum(self.counts)

    @cached_property
    def sha256(self) -> str:
        """The same for the same data: order of rows, of lists and of covariates, and rows of 0, make no difference."""
        lines = sorted(
            [sorted(name for bit, name in enumerate(self.lists) if history >> bit & 1), sorted(self.named(stratum)), n]
            for history, stratum, n in zip(self.histories, self.strata, self.counts, strict=True)
            if n
        )
        canon = json.dumps([sorted(self.lists), sorted(self.covariates), lines], ensure_ascii=False)
        return hashlib.sha256(canon.encode()).hexdigest()

    def named(self, stratum: tuple[str, ...]) -> list[list[str]]:
        return [[name, value] for name, value in zip(self.covariates, stratum, strict=True)]

    def cells(self) -> Ints:
        """Counts over all 2**T histories, covariates added up; shape (2**T,), cell 0 (on no list) is 0."""
        counts = np.zeros(1 << len(self.lists), dtype=np.int64)
        np.add.at(counts, list(self.histories), self.counts)
        return counts

    def levels(self, covariate: str) -> tuple[str, ...]:
        """The values of a covariate: in order of number where all are numbers, else by alphabet."""
        at = self.column(covariate)
        return tuple(sorted({stratum[at] for stratum in self.strata}, key=in_order))

    def column(self, covariate: str) -> int:
        if covariate not in self.covariates:
            raise TableError(f"There is no covariate `{covariate}` in this table.")
        return self.covariates.index(covariate)

    def only(self, **values: str) -> "ContingencyTable":
        """The rows where the named covariates have these values; those covariates fall away."""
        at = {self.column(name): value for name, value in values.items()}
        kept = [row for row in self.rows() if all(row[1][i] == value for i, value in at.items())]
        names = tuple(name for i, name in enumerate(self.covariates) if i not in at)
        strata = [tuple(v for i, v in enumerate(stratum) if i not in at) for _, stratum, _ in kept]
        return ContingencyTable(
            self.lists, tuple(row[0] for row in kept), tuple(row[2] for row in kept), names, tuple(strata)
        )

    def pooled(self) -> "ContingencyTable":
        """The same table without covariates."""
        totals: dict[int, int] = {}
        for history, _, n in self.rows():
            totals[history] = totals.get(history, 0) + n
        return ContingencyTable(self.lists, tuple(totals), tuple(totals.values()))

    def without(self, name: str) -> "ContingencyTable":
        """The table as it were had this list never been there; who was on it alone is not seen any more."""
        if name not in self.lists:
            raise TableError(f"There is no list `{name}` in this table.")
        bit = self.lists.index(name)
        low = (1 << bit) - 1
        totals: dict[tuple[int, tuple[str, ...]], int] = {}
        for history, stratum, n in self.rows():
            rest = (history & low) | (history >> (bit + 1) << bit)
            if rest:
                totals[rest, stratum] = totals.get((rest, stratum), 0) + n
        lists = tuple(one for one in self.lists if one != name)
        keys = list(totals)
        return ContingencyTable(
            lists, tuple(k[0] for k in keys), tuple(totals.values()), self.covariates, tuple(k[1] for k in keys)
        )

    def rows(self) -> Iterable[tuple[int, tuple[str, ...], int]]:
        return zip(self.histories, self.strata, self.counts, strict=True)

    def with_counts(self, counts: Mapping[int, int]) -> "ContingencyTable":
        """The same table with other counts in the rows that are named (by their place, from 0)."""
        changed = tuple(counts.get(row, n) for row, n in enumerate(self.counts))
        return ContingencyTable(self.lists, self.histories, changed, self.covariates, self.strata)


def in_order(value: str) -> tuple[bool, float, str]:
    try:
        return (False, float(value), value)
    except ValueError:
        return (True, 0.0, value)
