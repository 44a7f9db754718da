"""Who can consent, and what still has to be asked."""

import pytest

from samenzicht.law.conditions import CONDITIONS, asked_for, contrary, missing, notes


@pytest.mark.parametrize(
    ("facts", "still"),
    [
        ("", "consent"),
        ("consent", ""),
        ("from_12_to_15", "consent parent_consent"),
        ("from_12_to_15 consent", "parent_consent"),
        ("from_12_to_15 parent_consent", "consent"),
        ("from_12_to_15 consent parent_consent", ""),
        ("from_12_to_15 consent parent_consent parent_suspected", "guardian_consent"),
        ("from_12_to_15 consent guardian_consent", ""),
        ("under_12 consent", "parent_consent"),
        ("under_12 parent_consent", ""),
        ("under_12 parent_consent parent_suspected", "guardian_consent"),
        ("under_12 guardian_consent parent_suspected", ""),
        ("consent parent_suspected", ""),
        ("consent parent_consent guardian_consent consent_withdrawn", "consent_again"),
        ("under_12 from_12_to_15 parent_consent", ""),
    ],
)
def test_consent_depends_on_age_and_on_who_the_exploiter_may_be(facts: str, still: str) -> None:
    assert [condition.code for condition in missing("consent", frozenset(facts.split()))] == still.split()


def test_another_condition_is_met_when_an_officer_says_so() -> None:
    assert missing("necessary", frozenset({"consent"})) == (CONDITIONS["necessary"],)
    assert missing("necessary", frozenset({"necessary"})) == ()


def test_a_suspected_parent_is_told_nothing() -> None:
    assert [note.nl for note in notes({"parent_suspected", "consent"})] == [
        "Een ouder is misschien de dader: vertel de ouder niets."
    ]
    assert notes({"consent"}) == ()


def test_whoever_is_asked_for_consent_can_answer_for_a_child() -> None:
    assert asked_for("consent") == ("consent", "parent_consent", "guardian_consent")
    assert asked_for("necessary") == ("necessary",)


def test_nobody_has_two_ages():
    assert {one.code for one in contrary({"under_12", "from_12_to_15", "consent"})} == {"under_12", "from_12_to_15"}
    assert contrary({"under_12", "parent_suspected", "consent"}) == ()
