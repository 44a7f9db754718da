"""The judgements of the table, on plain values."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from samenzicht.law import Question, verdict
from samenzicht.roundtable import rules

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TODAY = date(2026, 3, 4)


@dataclass(frozen=True)
class Lying:
    name: str
    urgency: str
    brought_at: datetime


def test_danger_comes_first_then_soon_then_what_lies_longest():
    lying = [
        Lying("young", "normal", NOON),
        Lying("old", "normal", NOON - timedelta(days=9)),
        Lying("soon", "soon", NOON),
        Lying("danger", "danger", NOON),
    ]
    assert [one.name for one in rules.in_order(lying)] == ["danger", "soon", "old", "young"]


def test_the_bringer_is_not_asked():
    assert rules.to_ask(["a", "b", "c"], "a") == ["b", "c"]


def test_a_round_is_over_when_who_was_asked_has_answered_or_the_chair_closed_it():
    assert rules.missing(["b", "c"], {"b"}) == ["c"]
    assert rules.round_is_over(["b"], {"b"}, closed=False)
    assert not rules.round_is_over(["b", "c"], {"b"}, closed=False)
    assert rules.round_is_over(["b", "c"], {"b"}, closed=True)
    assert not rules.round_is_over([], set(), closed=False)


@pytest.mark.parametrize(
    ("roles", "partnership", "sits"),
    [
        ({"chair"}, True, True),
        ({"chair"}, False, True),
        ({"partner"}, True, True),
        ({"partner"}, False, False),
        (set(), True, False),
    ],
)
def test_who_sees_the_agenda(roles, partnership, sits):
    assert rules.may_sit(roles, partnership) is sits


@pytest.mark.parametrize(
    ("outcome", "progress"), [("keep", "at_table"), ("enrich", "at_table"), ("refer", "at_table"), ("close", "closed")]
)
def test_what_a_decision_means_for_who_noticed(outcome, progress):
    assert rules.meaning(outcome)[0] == progress
    assert rules.meaning(outcome)[1]
    assert rules.meaning(outcome, " Eigen woorden. ")[1] == "Eigen woorden."


def test_a_full_weighing_says_what_the_law_asks():
    texts = dict.fromkeys(rules.WEIGHED, "x")
    facts = rules.facts_of_weighing(texts, positive=True)
    assert {"necessary", "proportionate", "subsidiary", "criterion_partners", "positive_test", "recorded"} <= facts
    assert "positive_test" not in rules.facts_of_weighing(texts, positive=False)
    assert "subsidiary" not in rules.facts_of_weighing(texts | {"subsidiarity": " "}, positive=True)


def test_danger_is_a_fact_of_how_it_was_reported():
    assert rules.facts_of_table("Convenant", "danger") == {"covenant", "danger_to_life"}
    assert rules.facts_of_table("", "normal") == frozenset()


def test_an_empty_part_is_named():
    assert rules.unweighed(dict.fromkeys(rules.WEIGHED, "x") | {"necessity": " "}) == ("necessity",)


def asking(receiver: str, **more) -> Question:
    facts = frozenset({"necessary", "proportionate", "subsidiary"})
    asked = {
        "sender": "municipality",
        "purpose": "weigh",
        "categories": frozenset({"facts"}),
        "on": TODAY,
        "facts": facts,
    }
    return Question(receiver=receiver, **(asked | more))


def test_a_letter_goes_under_the_purpose_by_which_the_law_gives_most():
    assert rules.best_purpose(asking("police"), ("detect", "help")) == "detect"
    assert not verdict(asking("police")).allowed
    assert rules.best_purpose(asking("care_coordination"), ("help",)) == "weigh"


def test_before_anything_is_stated_the_purpose_is_one_that_the_officer_can_reach():
    """Else the page would ask for consent only, and never for the weighing by which the police may have it."""
    nothing_said = asking("police", facts=frozenset())
    assert rules.best_purpose(nothing_said, ("detect", "help")) == "detect"
    assert rules.best_purpose(asking("care_coordination", facts=frozenset()), ("help",)) == "weigh"


def test_only_what_the_law_asks_is_put_to_the_officer():
    codes = {
        choice.code for choice in rules.to_state(asking("police", purpose="detect", facts=frozenset({"necessary"})))
    }
    assert {"proportionate", "subsidiary"} <= codes
    assert "necessary" not in codes


def test_a_stated_fact_must_be_one_of_the_law():
    assert rules.stated(["consent", "nationality", ""]) == {"consent"}


@pytest.mark.parametrize(
    ("known", "standing"),
    [
        ({"stands": False, "weighed": True}, "gone"),
        ({"stands": True}, "new"),
        ({"stands": True, "again": True}, "again"),
        ({"stands": True, "asked": True}, "asked"),
        ({"stands": True, "asked": True, "over": True}, "heard"),
        ({"stands": True, "asked": True, "weighed": True}, "weighed"),
        ({"stands": True, "weighed": True, "refers": True}, "to_send"),
        ({"stands": True, "again": True, "today": True}, "done_today"),
    ],
)
def test_where_an_item_stands(known, standing):
    assert rules.standing(**known) == standing


def test_nothing_in_the_weighing_asks_where_someone_comes_from():
    words = " ".join(rules.WEIGHED).lower()
    assert not any(refused in words for refused in ("nationality", "ethnic", "religion", "score"))
