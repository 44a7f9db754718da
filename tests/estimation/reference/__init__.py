"""Reads what other programs gave; see README.md beside this file."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent


def results(program: str) -> Any:
    return json.loads((HERE / f"{program}.json").read_text())


def draws(table: str) -> np.ndarray:
    with gzip.open(HERE / f"draws_{table}.csv.gz", "rt") as text:
        return np.loadtxt(text, delimiter=",", dtype=np.int64)


def replicates(table: str) -> np.ndarray:
    with gzip.open(HERE / f"replicates_{table}.txt.gz", "rt") as text:
        return np.loadtxt(text)
