"""How long what was given may be kept."""

from datetime import date

from samenzicht.law import BASES, Question, Verdict, verdict
from samenzicht.law.retention import OWN_DAYS, Retention


def test_a_term_is_told_in_its_days() -> None:
    thirty = Retention("receipt", 30)
    assert (thirty.keep_days, thirty.is_own) == (30, False)
    assert "30 dagen" in thirty.words.nl
    assert "30 days" in thirty.words.en


def test_where_the_law_of_the_receiver_counts_the_house_says_its_own_term_and_that_it_is_its_own() -> None:
    own = Retention("receiver_law", None)
    assert (own.keep_days, own.is_own) == (OWN_DAYS, True)
    assert f"{OWN_DAYS} dagen" in own.words.nl
    assert "onze eigen keuze" in own.words.nl
    assert "our own choice" in own.words.en


def test_under_every_basis_what_was_given_goes_one_day() -> None:
    assert all(0 <= basis.retention.keep_days <= OWN_DAYS for basis in BASES)


def test_a_verdict_says_whose_term_it_is_and_so_does_one_that_was_frozen_before_it_did() -> None:
    ask = Question(
        "police", "om", "detect", frozenset({"facts"}), date(2026, 3, 4), facts=frozenset({"authority_task"})
    )
    answer = verdict(ask)
    assert answer.allowed
    assert (answer.keep_days, answer.keep_own) == (OWN_DAYS, True)
    assert Verdict.from_dict(answer.as_dict()) == answer
    before = {name: value for name, value in answer.as_dict().items() if name != "keep_own"}
    assert not Verdict.from_dict(before).keep_own


def test_a_wgs_partnership_never_keeps_longer_than_five_years() -> None:
    partnerships = [basis for basis in BASES if basis.code.startswith("wgs-")]
    assert len(partnerships) == 6
    for basis in partnerships:
        assert basis.retention.rule == "first_processing"
        assert basis.retention.keep_days <= 5 * 365
