"""The words in the pictures, Dutch (level B1) and English side by side."""

from samenzicht.estimation.words import DUTCH, ENGLISH, Words

WORDS: Words = {
    "title": {DUTCH: "Schatting van wie niet is gezien", ENGLISH: "Estimate of those who were not seen"},
    "estimate": {DUTCH: "Schatting, met interval", ENGLISH: "Estimate, with interval"},
    "mode": {DUTCH: "Antwoord {at} ({share} %)", ENGLISH: "Answer {at} ({share} %)"},
    "without": {DUTCH: "Zonder lijst {name}", ENGLISH: "Without list {name}"},
    "model": {DUTCH: "Model {at} ({share} %)", ENGLISH: "Model {at} ({share} %)"},
    "model named": {DUTCH: "{share} %: {name}", ENGLISH: "{share} %: {name}"},
    "seen": {DUTCH: "gezien: {seen}", ENGLISH: "seen: {seen}"},
    "axis": {DUTCH: "personen (schaal van verhoudingen)", ENGLISH: "persons (ratio scale)"},
    "bar": {DUTCH: "De schatting met haar interval", ENGLISH: "The estimate with its interval"},
    "bar told": {
        DUTCH: "Gezien: {seen}. Schatting: {n}. Interval: {low} tot {high}.",
        ENGLISH: "Seen: {seen}. Estimate: {n}. Interval: {low} to {high}.",
    },
    "no end": {DUTCH: "zonder bovengrens", ENGLISH: "no upper limit"},
    "trend": {DUTCH: "Schatting en registratie per jaar", ENGLISH: "Estimate and registration by year"},
    "year": {
        DUTCH: "{year}: gezien {seen}, schatting {n} ({low} - {high})",
        ENGLISH: "{year}: seen {seen}, estimate {n} ({low} - {high})",
    },
    "keys": {
        DUTCH: "vierkant: schatting met interval; ring: geregistreerd",
        ENGLISH: "square: estimate with interval; ring: registered",
    },
}


def say(key: str, language: str, **values: object) -> str:
    return WORDS[key][language].format(**values)


def share(percent: int) -> str:
    """Of a weight: what rounds to nothing is still something."""
    return str(percent) if percent else "< 1"
