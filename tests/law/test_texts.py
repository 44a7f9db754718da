"""Every code has words in both languages, and the words can be read at level B1."""

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from samenzicht.law import BASES, CATEGORIES, CATEGORY_HINTS, CONDITIONS, PARTIES, PURPOSES, STAGES, Words
from samenzicht.law import judge as judging
from samenzicht.law.conditions import CIRCUMSTANCES, FACTS, SORTS
from samenzicht.law.hearing import LATER, NOT_IN_BASIS
from samenzicht.law.parties import ONLY_COUNTS
from samenzicht.law.questions import ASKED, ORDER
from samenzicht.law.retention import RULES

LONGEST_SENTENCE = 25
HARD_WORDS = {
    "middels",
    "teneinde",
    "derhalve",
    "ingevolge",
    "dienaangaande",
    "omtrent",
    "aangaande",
    "alsmede",
    "u",
    "uw",
}


def _every_text() -> Iterator[tuple[str, Words]]:
    for kind, words in {
        "category": CATEGORIES,
        "hint": CATEGORY_HINTS,
        "party": PARTIES,
        "purpose": PURPOSES,
        "stage": STAGES,
        "retention": RULES,
        "asked": ASKED,
    }.items():
        yield from ((f"{kind} {code}", text) for code, text in words.items())
    for code, condition in CONDITIONS.items():
        yield from ((f"{code} {part}", getattr(condition, part)) for part in ("question", "missing", "step"))
    for code, case in CIRCUMSTANCES.items():
        yield from ((f"{code} {part}", getattr(case, part)) for part in ("question", "note"))
    for basis in BASES:
        yield from ((f"{basis.code} {part}", getattr(basis, part)) for part in ("title", "sentence"))
        if basis.ground.note:
            yield f"{basis.code} note", basis.ground.note
    yield from ((name, text) for name, text in vars(judging).items() if isinstance(text, Words))
    yield from (("later", LATER), ("not in basis", NOT_IN_BASIS))


TEXTS = dict(_every_text())


def faults_of(text: Words) -> list[str]:
    """What keeps a reader from understanding a text."""
    faults = []
    for tongue, said in text.as_dict().items():
        if not said.strip():
            faults.append(f"{tongue} is empty")
        faults += [
            f"{tongue}: too long: {sentence}"
            for sentence in re.split(r"(?<=[.?!])\s", said)
            if len(sentence.split()) > LONGEST_SENTENCE
        ]
    faults += [f"hard word: {word}" for word in re.findall(r"\w+", text.nl.lower()) if word in HARD_WORDS]
    if len(text.nl.split()) > 2 and text.nl == text.en:
        faults.append("not translated")
    return faults


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_can_be_read_in_both_languages(name: str) -> None:
    assert faults_of(TEXTS[name]) == []


def test_places_to_fill_are_the_same_in_both_languages() -> None:
    for name, text in TEXTS.items():
        assert re.findall(r"{\w+}", text.nl) == re.findall(r"{\w+}", text.en), name


@pytest.mark.parametrize(
    "text",
    [
        Words("", "Fine."),
        Words("Goed.", " "),
        Words("Ingevolge de wet mag dit.", "The law allows it."),
        Words("Mag ik dit delen?", "Mag ik dit delen?"),
        Words(" ".join(["woord"] * 26) + ".", "Fine."),
        Words("Goed.", "Short. " + " ".join(["word"] * 26) + "."),
    ],
)
def test_a_planted_fault_in_a_text_is_caught(text: Words) -> None:
    assert faults_of(text)


def test_every_question_has_words_and_every_category_a_hint() -> None:
    assert set(ASKED) == set(ORDER)
    assert set(CATEGORY_HINTS) == set(CATEGORIES)


def test_every_condition_is_asked_by_a_basis_or_stands_in_for_one() -> None:
    demanded: set[str] = set()
    for basis in BASES:
        for demands in (basis.demands, *basis.purposes.values(), *basis.gates.values()):
            demanded |= set(demands)
        for stage in basis.stages.values():
            demanded |= set(stage.demands)
    assert set(CONDITIONS) - demanded == {"parent_consent", "guardian_consent", "consent_again"}
    assert set(SORTS) <= set(CONDITIONS)


def test_every_party_and_purpose_occurs_in_a_basis() -> None:
    assert frozenset().union(*(basis.senders | basis.receivers for basis in BASES)) == set(PARTIES) - ONLY_COUNTS
    assert {purpose for basis in BASES for purpose in basis.purposes} == set(PURPOSES)


def test_nationality_and_ethnicity_are_no_part_of_any_code() -> None:
    codes = {*CATEGORIES, *FACTS, *PURPOSES, *STAGES}
    assert not [code for code in codes if re.search("(^|_)(nation|ethni|origin|race|religio)", code)]


def _shelved() -> dict[str, Any]:
    text = resources.files("samenzicht.law").joinpath("conditions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_a_condition_has_its_words_and_nothing_else() -> None:
    shelved = _shelved()
    assert {frozenset(words) for words in shelved["conditions"].values()} == {
        frozenset({"question", "missing", "step"})
    }
    assert {frozenset(words) - {"apart"} for words in shelved["circumstances"].values()} == {
        frozenset({"question", "note"})
    }
