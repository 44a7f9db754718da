"""Six questions at most lead to an answer."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenzicht.law import Verdict, contrary, verdict
from samenzicht.law.questions import Ask, next_question, to_question

A_DAY = date(2026, 1, 15)


def walk(**chosen: list[str]) -> tuple[list[Ask], Verdict]:
    """Answer what is asked, as an officer would, and ask the law."""
    asked: list[Ask] = []
    answers: dict[str, list[str]] = {}
    while ask := next_question(answers, A_DAY):
        assert ask.name not in answers, f"{ask.name} does not take {answers[ask.name]}"
        asked.append(ask)
        answers[ask.name] = chosen.get(ask.name, [""])
    return asked, verdict(to_question(answers, A_DAY))


def test_a_municipal_officer_and_the_police() -> None:
    asked, answer = walk(
        sender=["municipality"],
        receiver=["police"],
        purpose=["detect"],
        categories=["facts", "identity"],
        stage=["joint"],
        facts=["necessary", "proportionate", "subsidiary", "positive_test"],
    )
    assert [ask.name for ask in asked] == ["sender", "receiver", "purpose", "categories", "stage", "facts"]
    assert [ask.number for ask in asked] == [1, 2, 3, 4, 5, 6]
    assert answer.given == {"facts", "identity"}


def test_the_stage_is_not_asked_where_it_makes_no_difference() -> None:
    asked, answer = walk(sender=["municipality"], receiver=["police"], purpose=["detect"], categories=["facts"])
    assert [ask.name for ask in asked] == ["sender", "receiver", "purpose", "categories", "facts"]
    assert not answer.allowed


def test_two_regions_ask_for_a_hit_first() -> None:
    asked, answer = walk(
        sender=["zvh"], receiver=["zvh"], purpose=["link"], categories=["identity"], facts=["necessary"]
    )
    assert [choice.code for choice in asked[-1].choices] == ["necessary"]
    assert answer.given == {"identity"}


def test_where_no_basis_reaches_no_conditions_are_asked() -> None:
    asked, answer = walk(sender=["citizen"], receiver=["riec"], purpose=["detect"], categories=["facts"])
    assert len(asked) == 4
    assert not answer.allowed
    assert answer.steps


def test_consent_brings_the_questions_about_age() -> None:
    asked, answer = walk(
        sender=["care"],
        receiver=["ngo"],
        purpose=["help"],
        categories=["identity"],
        facts=["consent", "from_12_to_15"],
    )
    assert {"under_12", "from_12_to_15", "parent_suspected"} <= {choice.code for choice in asked[-1].choices}
    assert [condition.code for condition in answer.unmet] == ["parent_consent"]


def test_what_one_purpose_demands_is_asked_for_that_purpose_only() -> None:
    police = {"sender": ["police"], "receiver": ["comensha"], "categories": ["identity"]}
    shelter, _ = walk(**police, purpose=["help"])
    register, _ = walk(**police, purpose=["register"])
    assert "consent" in {choice.code for choice in shelter[-1].choices}
    assert [choice.code for choice in register[-1].choices] == ["possible_victim"]


def test_an_answer_that_does_not_fit_is_asked_again() -> None:
    assert next_question({"sender": ["emperor"]}, A_DAY).name == "sender"  # type: ignore[union-attr]
    assert next_question({"sender": ["police", "om"]}, A_DAY).name == "sender"  # type: ignore[union-attr]
    assert next_question({"sender": [""]}, A_DAY).name == "sender"  # type: ignore[union-attr]


def test_the_law_is_not_asked_before_everything_is_answered() -> None:
    with pytest.raises(ValueError, match="receiver: not answered yet"):
        to_question({"sender": ["police"]}, A_DAY)


def test_facts_may_be_none_but_must_be_answered() -> None:
    answers = {"sender": ["citizen"], "receiver": ["police"], "purpose": ["detect"], "categories": ["facts"]}
    ask = next_question(answers, A_DAY)
    assert ask
    assert ask.name == "facts"
    assert next_question({**answers, "facts": []}, A_DAY) is None


def test_before_the_wgs_a_riec_is_not_offered_its_conditions() -> None:
    answers = {"sender": ["nla"], "receiver": ["riec"], "purpose": ["detect"], "categories": ["identity"]}
    assert next_question(answers, date(2025, 2, 28)) is None
    assert next_question(answers, A_DAY) is not None


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_walk_ends_within_six_questions_and_in_an_answer(data: st.DataObject) -> None:
    answers: dict[str, list[str]] = {}
    numbers = []
    while ask := next_question(answers, A_DAY):
        assert ask.name not in answers
        numbers.append(ask.number)
        codes = [choice.code for choice in ask.choices]
        assert len(set(codes)) == len(codes) > 0
        fewest = 0 if ask.name == "facts" else 1
        most = len(codes) if ask.many else 1
        chosen = st.lists(st.sampled_from(codes), min_size=fewest, max_size=most, unique=True)
        answers[ask.name] = data.draw(chosen.filter(lambda codes: not contrary(codes)))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) <= 6
    answer = verdict(to_question(answers, A_DAY))
    assert answer.given <= set(answers["categories"])


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_who_says_yes_to_everything_that_is_asked_gets_what_the_bases_hold(data: st.DataObject) -> None:
    """Nothing that a basis demands is left out of the questions: all yes means no condition is unmet."""
    answers: dict[str, list[str]] = {}
    while ask := next_question(answers, A_DAY):
        assert ask.name not in answers
        codes = [choice.code for choice in ask.choices]
        if ask.name == "facts":
            answers["facts"] = [c for c in codes if c not in {"under_12", "from_12_to_15", "consent_withdrawn"}]
        else:
            answers[ask.name] = [data.draw(st.sampled_from(codes))]
    assert verdict(to_question(answers, A_DAY)).unmet == ()
