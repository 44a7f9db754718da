"""`./samenzicht trend TABLE.csv --year COLUMN`: down, up, or these data cannot tell."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from samenzicht.estimation.telling import LANGUAGES
from samenzicht.estimation.telling_trend import tell_trend
from samenzicht.estimation.trend import Trend, trend
from samenzicht.estimation.words import DUTCH
from samenzicht.launch import asking
from samenzicht.launch.asking import Asked
from samenzicht.launch.failure import Failure
from samenzicht.launch.tables import read_table
from samenzicht.statistics.charts.trend import of_trend

USAGE = """./samenzicht trend TABLE.csv --year COLUMN [--count COLUMN] [--covariates A,B] [--breaks 2018]
        [--replicates 1000] [--seed 1] [--json] [--plot FILE.svg] [--language nl|en]"""
OPTIONS = ("--year", "--count", "--covariates", "--breaks", "--replicates", "--seed", "--plot", "--language")


def main(words: Sequence[str]) -> int:
    asked = asking.read(words, USAGE, OPTIONS, ["--json"])
    if "--year" not in asked.given:
        raise Failure("`trend` needs to know which column is the year.", USAGE)
    return asking.plainly(partial(answer, asked))


def answer(asked: Asked) -> None:
    language = asked.one_of("--language", LANGUAGES, DUTCH)
    found = reckon(asked)
    if "--plot" in asked.given:
        asking.write_whole(Path(asked.given["--plot"]), of_trend(found, language))
    if "--json" in asked.flags:
        print(json.dumps(found.as_dict(), ensure_ascii=False, allow_nan=False))
    else:
        print(tell_trend(found, language), end="")


def reckon(asked: Asked) -> Trend:
    year = asked.given["--year"]
    others = tuple(name for name in asked.several("--covariates") if name != year)
    replicates, seed = asked.number("--replicates", 1000, least=20), asked.number("--seed", 1, least=0)
    breaks = [asked.decimal(one, "--breaks") for one in asked.several("--breaks")]
    table = read_table(asked.places[0], asked.given.get("--count"), (*others, year))
    with asking.bar("Estimating") as told:
        return trend(table, year, breaks, replicates, seed, told)
