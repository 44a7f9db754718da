"""The card in plain words."""

import pytest

from samenzicht.estimation.answer import answer
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.methods import METHODS
from samenzicht.estimation.published import table
from samenzicht.estimation.telling import LANGUAGES, kind_in, rounded, tell
from samenzicht.estimation.words import KINDS, REASONS, SENTENCES, TREND


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (111139.4, "111.000", "111,000"),
        (1183.7, "1.180", "1,180"),
        (268.8, "269", "269"),
        (0, "0", "0"),
        (1_670_000.2, "1.670.000", "1,670,000"),
        (float("inf"), "zonder bovengrens", "no upper limit"),
    ],
)
def test_three_figures_and_no_more(value, dutch, english):
    assert (rounded(value, "nl"), rounded(value, "en")) == (dutch, english)


def test_every_sentence_is_there_in_both_languages_with_the_same_places():
    for words in (SENTENCES, TREND, KINDS):
        for sentence in words.values():
            assert set(sentence) == set(LANGUAGES)
            places = [{part.split("}")[0] for part in sentence[one].split("{")[1:]} for one in LANGUAGES]
            assert places[0] == places[1]
    assert all("nl" in sentence for sentence in REASONS.values())


def test_a_lower_bound_says_why():
    card = answer(table("NewOrl_185"), replicates=50)
    assert "ten minste ongeveer 1.180" in tell(card)
    assert "Read this as a lower bound" in tell(card, "en")


def test_no_answer_is_told_with_its_reason():
    nothing = answer(ContingencyTable(("A", "B"), (1, 2), (5, 7)), replicates=20)
    assert "geen twee lijsten delen een persoon" in tell(nothing)
    assert "Estimate" not in tell(nothing, "en").split("\n", 1)[1]


@pytest.mark.parametrize("method", ["stepwise", "bic", "average"])
def test_every_kind_of_interval_has_words(method):
    card = METHODS[method](table("Korea"), replicates=50)
    assert kind_in("nl", card.interval_kind) != card.interval_kind


def test_several_answers_are_not_made_one():
    told = tell(answer(table("Ned_5"), replicates=50))
    assert "2 verschillende antwoorden" in told
    assert "geen gemiddelde" in told
