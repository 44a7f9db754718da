"""`./samenzicht estimate TABLE.csv`: how many persons are on no list, with all its doubt."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from samenzicht.estimation.card import Card
from samenzicht.estimation.methods import METHODS
from samenzicht.estimation.telling import LANGUAGES, tell
from samenzicht.estimation.words import DUTCH
from samenzicht.launch import asking
from samenzicht.launch.asking import Asked
from samenzicht.launch.failure import Failure
from samenzicht.launch.tables import read_draws, read_table
from samenzicht.statistics.charts.forest import of_card

USAGE = """./samenzicht estimate TABLE.csv [--count COLUMN] [--covariates A,B] [--method answer]
        [--replicates 1000] [--seed 1] [--draws FILE] [--json] [--plot FILE.svg] [--language nl|en]
        methods: answer, stepwise, bic, average, latent, covariates [--year COLUMN] [--degree N]"""
OPTIONS = (
    "--count",
    "--covariates",
    "--method",
    "--replicates",
    "--seed",
    "--draws",
    "--plot",
    "--language",
    "--year",
    "--degree",
)


def main(words: Sequence[str]) -> int:
    asked = asking.read(words, USAGE, OPTIONS, ["--json"])
    return asking.plainly(partial(estimate, asked))


def estimate(asked: Asked) -> None:
    language = asked.one_of("--language", LANGUAGES, DUTCH)
    card = reckon(asked)
    if "--plot" in asked.given:
        asking.write_whole(Path(asked.given["--plot"]), of_card(card, language))
    if "--json" in asked.flags:
        print(json.dumps(card.as_dict(), ensure_ascii=False, allow_nan=False))
    else:
        print(tell(card, language), end="")


def reckon(asked: Asked) -> Card:
    method = asked.one_of("--method", list(METHODS), "answer")
    replicates, seed = asked.number("--replicates", 1000), asked.number("--seed", 1, least=0)
    table = read_table(asked.places[0], asked.given.get("--count"), asked.several("--covariates"))
    draws = read_draws(asked.given["--draws"]) if "--draws" in asked.given else None
    with asking.bar("Estimating") as told:
        return METHODS[method](table, replicates, seed, draws, told, **year_of(asked, method))


def year_of(asked: Asked, method: str) -> dict[str, object]:
    """Only the covariate method can take a year as a number."""
    if "--year" not in asked.given and "--degree" not in asked.given:
        return {}
    if method != "covariates":
        raise Failure(f"`--year` and `--degree` mean nothing to the method `{method}`.", USAGE)
    return {"year": asked.given.get("--year"), "degree": asked.number("--degree", 2)}
