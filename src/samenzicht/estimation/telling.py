"""The answer card as plain text, in Dutch and in English. Numbers are rounded to what the method can bear."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from samenzicht.estimation.card import AT_LEAST, NOTHING, Card
from samenzicht.estimation.linkage import MISSED
from samenzicht.estimation.words import DUTCH, ENGLISH, KINDS, REASONS, SENTENCES

LANGUAGES = (DUTCH, ENGLISH)
# So many of the heaviest models are named.
NAMED = 5
# Of the links between lists: what careful linkage may still get wrong.
TYPICAL_SHARE = 0.05


def tell(card: Card, language: str = DUTCH) -> str:
    """The card, ready to print; language: `nl` or `en`."""
    said = Said(card, language)
    parts = [said.head(), said.answers(), said.models(), said.lists(), said.unseen(), said.assumed(), said.origin()]
    return "\n\n".join("\n".join(lines) for lines in (list(part) for part in parts) if lines) + "\n"


def rounded(value: float, language: str) -> str:
    """Three figures are more than any of this can bear: 111139 is 111.000 in Dutch, 111,000 in English."""
    if not math.isfinite(value):
        return SENTENCES["no end"][language]
    figures = max(0, math.floor(math.log10(abs(value))) - 2) if value else 0
    return whole(round(value / 10**figures) * 10**figures, language)


def whole(value: int, language: str) -> str:
    return f"{value:,}".replace(",", "." if language == DUTCH else ",")


class Said:
    """The parts of the card in one language, each as lines."""

    def __init__(self, card: Card, language: str) -> None:
        self.card, self.language = card, language

    def say(self, key: str, **values: object) -> str:
        return SENTENCES[key][self.language].format(**values)

    def about(self, value: float | None) -> str:
        return self.say("nothing") if value is None else rounded(value, self.language)

    def head(self) -> Iterator[str]:
        card = self.card
        yield self.say("title")
        yield ""
        yield self.say(
            "seen", seen=whole(card.seen, self.language), number=len(card.lists), lists=", ".join(card.lists)
        )
        if card.status == NOTHING or card.estimate is None:
            yield self.say("none", reason=REASONS.get(card.reason, {}).get(self.language, card.reason))
            return
        yield self.say("at least" if card.status == AT_LEAST else "estimate", n=self.about(card.estimate))
        if card.interval:
            low, high = (self.about(end) for end in card.interval)
            yield self.say("interval", low=low, high=high)
            yield "  " + kind_in(self.language, card.interval_kind)
        if card.aic is not None:
            yield self.say("model", model=card.model)
        if card.status == AT_LEAST:
            yield self.say("why at least")

    def answers(self) -> Iterator[str]:
        if len(self.card.modes) > 1:
            yield self.say("modes", number=len(self.card.modes))
            for mode in self.card.modes:
                low, high = (self.about(end) for end in mode.interval)
                share = f"{100 * mode.weight:.0f}"
                yield self.say("mode", n=self.about(mode.estimate), low=low, high=high, share=share, model=mode.model)

    def models(self) -> Iterator[str]:
        card = self.card
        if card.spread and card.looked_at:
            counts = {
                "able": whole(card.admissible_models or 0, self.language),
                "all": whole(card.looked_at, self.language),
            }
            low, high = (self.about(end) for end in card.spread)
            yield self.say("models", low=low, high=high, **counts)
            for rival in card.rivals[:NAMED]:
                share = f"{100 * rival.weight:.0f}"
                yield self.say("rival", n=self.about(rival.estimate), share=share, model=rival.name)

    def lists(self) -> Iterator[str]:
        if self.card.leave_one_list_out:
            yield self.say("lists")
            for one in self.card.leave_one_list_out:
                yield self.say("without", list=one["list"], n=self.about(one["estimate"]))

    def unseen(self) -> Iterator[str]:
        sensitivity = self.card.sensitivity
        if not sensitivity:
            return
        yield self.say("sensitivity")
        together = sensitivity["dependence"]
        ends = self.about(together[0]["estimate"]), self.about(together[-1]["estimate"])
        factor = f"{math.exp(together[-1]['delta']):.0f}"
        yield self.say("dependence", factor=factor, low=ends[0], high=ends[1])
        for one in sensitivity["linkage"]:
            if one["share"] == TYPICAL_SHARE:
                yield self.say("missed" if one["kind"] == MISSED else "false", **self.link(one))
        if sensitivity["visibility"]["lower_bound"] is not None:
            yield self.say("chao", n=self.about(sensitivity["visibility"]["lower_bound"]))

    def link(self, one: Mapping[str, Any]) -> dict[str, str]:
        return {"share": f"{100 * one['share']:.0f}", "n": self.about(one["estimate"])}

    def assumed(self) -> Iterator[str]:
        yield self.say("assumptions")
        for one in self.card.assumptions:
            yield "  - " + (one.nl if self.language == DUTCH else one.en)

    def origin(self) -> Iterator[str]:
        seed = self.say("given") if self.card.seed is None else str(self.card.seed)
        yield self.say("origin", seed=seed, version=self.card.version, hash=self.card.data_sha256)


def kind_in(language: str, kind: str) -> str:
    """What sort of interval, in words. The longest beginning that is known decides."""
    known = [start for start in KINDS if kind.startswith(start)]
    return KINDS[max(known, key=len)][language] if known else kind
