"""The trend, and the power of a planned series, as plain text in Dutch and in English."""

import math
from collections.abc import Iterator

from samenzicht.estimation.assumptions import ASSUMPTIONS
from samenzicht.estimation.power import Power
from samenzicht.estimation.telling import rounded, whole
from samenzicht.estimation.trend import CANNOT_TELL, TWO_YEARS, Trend
from samenzicht.estimation.words import DUTCH, TREND


def tell_trend(trend: Trend, language: str = DUTCH) -> str:
    """The trend, ready to print; language: `nl` or `en`."""
    return "\n".join(lines_of(trend, language)) + "\n"


def tell_power(power: Power, language: str = DUTCH) -> str:
    """What a planned series could show, ready to print."""
    values = {
        "years": power.years,
        "lists": len(power.rates),
        "seen": rounded(power.seen, language),
        "persons": whole(power.persons, language),
        "fall": percent(power.fall, language),
        "power": f"{100 * power.power:.0f}",
    }
    lines = [TREND["planned"][language].format(**values), TREND["power"][language].format(**values)]
    if power.smallest_detectable_fall is None or power.smallest_detectable_fall_in_all is None:
        lines.append(TREND["two years"][language])
    else:
        lines.append(
            TREND["smallest"][language].format(
                fall=percent(power.smallest_detectable_fall, language),
                whole=percent(power.smallest_detectable_fall_in_all, language),
            )
        )
    return "\n".join([*lines, TREND["at best"][language]]) + "\n"


def lines_of(trend: Trend, language: str) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return TREND[key][language].format(**values)

    yield say("title")
    yield ""
    yield say(trend.answer)
    if trend.reason:
        yield say("two years") if trend.reason == TWO_YEARS else trend.reason
    if trend.p_down is not None and trend.slope is not None and trend.slope_interval is not None:
        yield say("chance", share=chance(trend.p_down, language))
        low, high = (change(end, language) for end in trend.slope_interval)
        yield say("slope", slope=change(trend.slope, language), low=low, high=high)
    if trend.smallest_detectable_fall is not None and trend.smallest_detectable_fall_in_all is not None:
        yield say(
            "smallest",
            fall=percent(trend.smallest_detectable_fall, language),
            whole=percent(trend.smallest_detectable_fall_in_all, language),
        )
    yield say("registered", slope=change(trend.registered_slope, language))
    if trend.answer == CANNOT_TELL:
        yield say("no news")
    yield ""
    yield say("header")
    for year in trend.years:
        ends = "-" if year.interval is None else " - ".join(rounded(end, language) for end in year.interval)
        estimate = "-" if year.estimate is None else rounded(year.estimate, language)
        yield f"{year.year:<8}{whole(year.seen, language):>10}{estimate:>12}   {ends}"
    yield ""
    yield say("model", model=trend.model)
    yield ""
    yield say("assumptions")
    yield from ("  - " + (one.nl if language == DUTCH else one.en) for one in ASSUMPTIONS)
    yield ""
    yield say("origin", seed=trend.seed, version=trend.version, hash=trend.data_sha256)


def chance(share: float, language: str) -> str:
    """In whole percent, and never 0 or 100: so sure nobody is."""
    for edge, key in ((0.005, "under one"), (0.995, "over 99")):
        if (share < edge) == (edge < 0.5) and share != edge:
            return TREND[key][language]
    return f"{100 * share:.0f} %"


def change(slope: float, language: str) -> str:
    """A slope of logs as a yearly change: -0.0408 is -4,0 %."""
    return percent(math.expm1(slope), language, sign=True)


def percent(share: float, language: str, sign: bool = False) -> str:
    words = f"{100 * share:+.1f} %" if sign else f"{100 * share:.1f} %"
    return words.replace(".", ",") if language == DUTCH else words
