"""Terms, minima and joint progress, on plain values."""

from datetime import date, datetime, timedelta

import pytest

from samenzicht.sharing import rules
from samenzicht.sharing.extracts import Passage, categories_of, frozen, thawed

SENT = datetime(2026, 3, 2, 9, 0)
A = Passage("a", "facts", "Gezien", "Een bus.", "2 maart")
B = Passage("b", "identity", "Naam", "Ilse Verzonnen")


def late(hours, **rest):
    facts = {"seen": False, "settled": False, "answer_by": None, **rest}
    return rules.overdue_as(SENT, now=SENT + timedelta(hours=hours), **facts)


@pytest.mark.parametrize(
    ("hours", "term"), [(0, ""), (23.99, ""), (24, "remind"), (71.99, "remind"), (72, "red"), (999, "red")]
)
def test_silence_is_recalled_after_a_day_and_red_after_three(hours, term):
    assert late(hours) == term


def test_who_acknowledged_is_not_on_the_red_list_until_the_answer_is_late():
    by = SENT + timedelta(days=7)
    assert late(100, seen=True, answer_by=by) == ""
    assert late(168, seen=True, answer_by=by) == "red"
    assert late(500, seen=True, settled=True, answer_by=by) == ""


def test_an_answer_that_is_late_is_red_before_the_three_days():
    assert late(25, answer_by=SENT + timedelta(hours=24)) == "red"


def test_reminders_fall_due_once_a_term():
    due = [rules.reminders_due(SENT, SENT + timedelta(hours=hours)) for hours in (23, 24, 71, 72)]
    assert due == [(), (24,), (24,), (24, 72)]


def test_passing_on_never_lengthens_the_term():
    day = date(2026, 3, 2)
    assert rules.keep_until(day, 180) == date(2026, 8, 29)
    assert rules.keep_until(day, 180, [date(2026, 4, 1), None]) == date(2026, 4, 1)
    assert rules.keep_until(day, None, [date(2026, 4, 1)]) == date(2026, 4, 1)
    assert rules.keep_until(day, None) is None


def test_widening_looks_at_the_substance_and_not_at_the_label():
    assert rules.widened([Passage("z", "facts", "Seen", "Een bus.", "2 maart")], [A]) == ()
    assert rules.widened([A, B], [A]) == (B,)
    changed = Passage("a", "facts", "Gezien", "Een bus.", "3 maart")
    assert rules.widened([changed], [A]) == (changed,)


@pytest.mark.parametrize(
    ("heard", "progress"),
    [
        ([], ""),
        ([("table", "at_table")], "at_table"),
        ([("table", "at_table"), ("table", "passed_on")], "passed_on"),
        ([("table", "passed_on"), ("police", "taken_up"), ("care", "passed_on")], "taken_up"),
        ([("table", "passed_on"), ("police", "taken_up"), ("care", "closed")], "taken_up"),
        ([("table", "passed_on"), ("police", "taken_up"), ("police", "closed")], "closed"),
    ],
)
def test_who_took_it_up_outweighs_who_did_not(heard, progress):
    assert rules.together(heard) == progress


@pytest.mark.parametrize(
    ("article", "code"),
    [
        ("AVG 6(1)(e), UAVG 33", "avg-6.1.e-uavg-33"),
        ("WGS 2.23(3)(a)", "wgs-2.23.3.a"),
        ("AVG overweging 26", "avg-overweging-26"),
    ],
)
def test_an_article_fits_the_journal(article, code):
    assert rules.article_code(article) == code


def test_what_is_frozen_thaws_the_same():
    assert thawed(frozen([A, B])) == (A, B)
    assert categories_of([B, A]) == ("facts", "identity")


@pytest.mark.parametrize(
    ("sort", "at_table", "wants"),
    [
        ("referral", True, True),
        ("request", True, True),
        ("signal", True, False),
        ("signal", False, True),
        ("minutes", True, False),
    ],
)
def test_what_is_answered_by_letter(sort, at_table, wants):
    assert rules.wants_answer(sort, at_table) is wants
