"""A text is found by what stands in it, however the question is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenzicht.matching import normalise

TEXT = (
    "Gezien: auto 12-BKL-3 bij Kerkstraat 12-14 op 04-03-2026 12:30. Bel 06 12345678 of 0687654321, @mooie_naam, "
    "jan@voorbeeld.nl, mevrouw El-Amrani en José O'Neill; ook +48 601 123 456"
)


@pytest.mark.parametrize(
    "question",
    [
        "12bkl3",
        "12-BKL-3",
        "12 bkl 3",
        "0612345678",
        "+31 6 1234 5678",
        "+31687654321",
        "0048601123456",
        "el amrani",
        "El-Amrani",
        "elamrani",
        "oneill JOSE",
        "@mooie_naam",
        "mooie_naam",
        "JAN@voorbeeld.nl",
        "kerkstraat 12-14",
        "04-03-2026",
    ],
)
def test_a_question_finds_the_text(question: str) -> None:
    assert normalise.sought(question)
    assert normalise.sought(question) <= normalise.terms(TEXT)


@pytest.mark.parametrize(
    "question", ["0612345679", "12-BKL-4", "13 bkl 2", "el bakkali", "jan@anders.nl", "kerkstraat 1214a"]
)
def test_another_question_does_not(question: str) -> None:
    assert not normalise.sought(question) <= normalise.terms(TEXT)


@given(st.text())
def test_a_text_answers_itself(text: str) -> None:
    assert normalise.sought(text) <= normalise.terms(text)


@given(st.text(), st.text())
def test_more_text_is_found_by_no_less(one: str, other: str) -> None:
    assert set(normalise.words(one)) <= normalise.terms(f"{one} ; {other}")


def test_nothing_asked_is_nothing_sought() -> None:
    assert normalise.sought(" - ? a") == set()
