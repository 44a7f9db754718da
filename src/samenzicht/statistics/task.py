"""What is to be reckoned, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """count: the column of counts, empty for `count` or none. year: with covariates only."""

    text: str
    method: str
    replicates: int
    seed: int
    count: str = ""
    covariates: tuple[str, ...] = ()
    year: str = ""
