"""`./samenzicht power --lists RATES --years N --fall PERCENT`: what would a planned series be able to show?"""

import json
from collections.abc import Sequence
from functools import partial

from samenzicht.estimation import models
from samenzicht.estimation.power import PERSONS, Power, power
from samenzicht.estimation.telling import LANGUAGES
from samenzicht.estimation.telling_trend import tell_power
from samenzicht.estimation.words import DUTCH
from samenzicht.launch import asking
from samenzicht.launch.asking import Asked
from samenzicht.launch.failure import Failure

USAGE = """./samenzicht power --lists police=0.04,shelter=0.06,border=0.03 --years 6 --fall 4
        RATES: the share of all victims that each list has (0.04, or 4%); names are optional; fall: percent a year
        [--persons 5000] [--rise PERCENT] [--dependence police:shelter=0.8] [--series 400] [--seed 1] [--json]
        [--language nl|en]"""
OPTIONS = ("--lists", "--years", "--fall", "--persons", "--rise", "--dependence", "--series", "--seed", "--language")


def main(words: Sequence[str]) -> int:
    asked = asking.read(words, USAGE, OPTIONS, ["--json"], places=0)
    for option in ("--lists", "--years", "--fall"):
        if option not in asked.given:
            raise Failure(f"`power` needs `{option}`.", USAGE)
    return asking.plainly(partial(answer, asked))


def answer(asked: Asked) -> None:
    language = asked.one_of("--language", LANGUAGES, DUTCH)
    found = reckon(asked)
    if "--json" in asked.flags:
        print(json.dumps(found.as_dict(), ensure_ascii=False, allow_nan=False))
    else:
        print(tell_power(found, language), end="")


def reckon(asked: Asked) -> Power:
    lists = named(asked)
    pairs = {}
    for word in asked.several("--dependence"):
        pair, _, odds = word.partition("=")
        pairs[models.parse(pair, list(lists))[0]] = asked.decimal(odds, "--dependence")
    with asking.bar("Drawing") as told:
        return power(
            list(lists.values()),
            asked.number("--years", 6),
            asked.decimal(asked.given["--fall"], "--fall") / 100,
            asked.number("--persons", PERSONS),
            pairs,
            asked.decimal(asked.given.get("--rise", "0"), "--rise") / 100,
            asked.number("--series", 400, least=20),
            asked.number("--seed", 1, least=0),
            told,
        )


def named(asked: Asked) -> dict[str, float]:
    """The lists with the share of all victims on each; without names they are A, B, C ..."""
    lists: dict[str, float] = {}
    for at, word in enumerate(asked.several("--lists")):
        name, equals, rate = word.rpartition("=")
        lists[name if equals else chr(ord("A") + at)] = share(asked, rate)
    return lists


def share(asked: Asked, rate: str) -> float:
    """`0.04` is a share, `4%` and `4` are percent."""
    number = asked.decimal(rate, "--lists")
    return number if number < 1 and "%" not in rate else number / 100
