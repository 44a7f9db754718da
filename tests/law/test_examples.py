"""Every basis has worked examples, some of them refused; each is a question and what the law answers."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samenzicht.law import BASES, CATEGORIES, Question, Verdict, verdict

FOLDER = Path(__file__).parent / "examples"
A_DAY = date(2026, 1, 15)


def _examples() -> list[tuple[str, dict[str, Any]]]:
    files = sorted(FOLDER.glob("*.toml"))
    return [(file.stem, example) for file in files for example in tomllib.loads(file.read_text())["example"]]


EXAMPLES = _examples()


def _question(example: dict[str, Any]) -> Question:
    asked = {"on": A_DAY, **example["question"]}
    return Question(**{key: frozenset(value) if isinstance(value, list) else value for key, value in asked.items()})


def _texts(verdict: Verdict) -> dict[str, list[str]]:
    return {
        "reason": [reason.words.nl for reason in verdict.reasons],
        "article": [reason.article for reason in verdict.reasons],
        "step": [step.nl for step in verdict.steps],
        "note": [note.nl for note in verdict.notes],
    }


@pytest.mark.parametrize(
    ("code", "example"), EXAMPLES, ids=[f"{code}: {example['name']}" for code, example in EXAMPLES]
)
def test_the_law_answers_as_the_example_says(code: str, example: dict[str, Any]) -> None:
    expect, answer = example["expect"], verdict(_question(example))
    assert answer.allowed is expect["allowed"]
    assert (answer.basis.code if answer.basis else None) == expect.get("basis")
    assert (answer.nearest.code if answer.nearest else None) == expect.get("nearest")
    assert answer.given == set(expect["given"])
    if expect["allowed"] or "trimmed" in expect:
        assert {trim.category for trim in answer.trimmed} == set(expect.get("trimmed", []))
    assert {condition.code for condition in answer.unmet} == set(expect.get("unmet", []))
    for kind, texts in _texts(answer).items():
        assert expect.get(kind, "") in "\n".join(texts), kind


def test_there_are_more_than_forty_examples_and_one_file_for_each_basis() -> None:
    assert len(EXAMPLES) >= 45
    assert {code for code, _ in EXAMPLES} == {basis.code for basis in BASES}


@pytest.mark.parametrize("code", sorted({basis.code for basis in BASES}))
def test_each_basis_has_an_example_that_it_carries_and_one_that_it_refuses(code: str) -> None:
    expected = [example["expect"] for stem, example in EXAMPLES if stem == code]
    assert any(expect.get("basis") == code for expect in expected)
    assert any(expect.get("nearest") == code for expect in expected)


def test_every_category_is_given_in_some_example_and_withheld_in_another() -> None:
    answers = [(_question(example), verdict(_question(example))) for _, example in EXAMPLES]
    assert frozenset().union(*(answer.given for _, answer in answers)) == set(CATEGORIES)
    assert frozenset().union(*(asked.categories - answer.given for asked, answer in answers)) == set(CATEGORIES)


@pytest.mark.parametrize("example", [example for _, example in EXAMPLES], ids=lambda example: example["name"])
def test_a_verdict_is_the_same_after_freezing(example: dict[str, Any]) -> None:
    answer = verdict(_question(example))
    assert Verdict.from_dict(json.loads(json.dumps(answer.as_dict()))) == answer
