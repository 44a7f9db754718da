"""Amounts, sums and what may be with a grant."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenzicht.programme import grant_rules
from samenzicht.programme.amounts import MOST, NoAmount, amount_of, spoken, written
from samenzicht.programme.grant_rules import Money, Part, Sum, year_of

DAY = date(2026, 6, 1)
THOUSAND = Decimal(1000)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1.250.000,50", "1250000.50"), ("€ 1.250.000", "1250000"), ("1250000", "1250000"), ("12,5", "12.50"),
     ("1.250", "1250"), ("0", "0"), ("250,-", "250"), ("€2.000.000,00 euro", "2000000"), (" 7 ", "7")],
)  # fmt: skip
def test_an_amount_as_people_write_it(typed, amount):
    assert amount_of(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("1.25", "strange"), ("0.125", "strange"), ("1,250,000.50", "strange"),
     ("1.250.00", "strange"), ("12,345", "strange"),
     ("veel", "strange"),
     ("-5", "negative"), ("-0", "negative"), ("€ -1.000,50", "negative"), ("1e9", "strange"), ("NaN", "strange"),
     ("9999999999999", "huge"), ("=1+1", "strange"), ("1.000 2", "strange")],
)  # fmt: skip
def test_what_is_no_amount(typed, why):
    with pytest.raises(NoAmount) as refused:
        amount_of(typed)
    assert refused.value.why == why


@given(st.decimals(0, MOST, places=2))
def test_what_is_written_is_read_as_it_was(amount):
    assert amount_of(written(amount)) == amount
    assert amount_of(spoken(amount, "nl").replace("\u00a0", " ")) == amount


def test_in_both_languages():
    assert spoken(Decimal("1250000.50"), "nl") == "€\u00a01.250.000,50"
    assert spoken(Decimal("1250000.50"), "en") == "€1,250,000.50"


def money(amount="1000", award="awarded", paid=(), planned=(), **more) -> Money:
    parts = [Part(DAY, DAY, Decimal(one)) for one in paid] + [Part(DAY, None, Decimal(one)) for one in planned]
    return Money(Decimal(amount) if amount else None, award, tuple(parts), **more)


def test_nobody_pays_more_than_was_granted():
    assert grant_rules.why_not_paid(money(paid=["600"]), Decimal(400)) == ""
    assert grant_rules.why_not_paid(money(paid=["600"]), Decimal("400.01")) == "paid_more"
    assert grant_rules.why_not_paid(money(amount=""), Decimal(1)) == "no_amount"
    for award in ("in_award", "refused", ""):
        assert grant_rules.why_not_paid(money(award=award), Decimal(1)) == "not_awarded"


def test_nobody_plans_more_than_was_granted():
    assert grant_rules.why_not_planned(money(paid=["600"], planned=["300"]), Decimal(100)) == ""
    assert grant_rules.why_not_planned(money(paid=["600"], planned=["300"]), Decimal(101)) == "planned_more"
    assert grant_rules.why_not_planned(money(amount="", award=""), Decimal(10**6)) == ""
    assert grant_rules.why_not_planned(money(award="refused"), Decimal(1)) == "refused"
    assert grant_rules.why_not_planned(money(), Decimal(0)) == "nothing"


def test_a_grant_cannot_become_less_than_what_was_done_with_it():
    assert grant_rules.why_not_changed(money(amount="599", paid=["600"])) == "less_than_paid"
    assert grant_rules.why_not_changed(money(amount="700", paid=["600"], planned=["200"])) == "less_than_planned"
    assert grant_rules.why_not_changed(money(award="refused", paid=["1"])) == "paid_already"
    assert grant_rules.why_not_changed(money(spent=Decimal(1001))) == "spent_more"
    assert grant_rules.why_not_changed(money(amount="", award="", planned=["5"])) == ""
    assert grant_rules.why_not_accounted(money(), Decimal(1001)) == "spent_more"
    assert grant_rules.why_not_accounted(money(award="in_award"), None) == "not_awarded"
    assert grant_rules.why_not_accounted(money(), None) == ""


def test_what_is_not_known_is_never_nothing():
    year = year_of([THOUSAND], [money("400"), money("", "awarded"), money("100", "in_award"), money("", "")])
    assert year.awarded == Sum(Decimal(400), 2, 1)
    assert year.in_award == Sum(Decimal(100), 1, 0)
    assert year.undecided == Sum(Decimal(0), 1, 1)
    assert (year.left, year.is_left_sure) == (Decimal(500), False)
    assert year_of([], [money()]).left is None
    assert year_of([THOUSAND], [money("1001")]).is_over
    assert year_of([THOUSAND], [money("999", "refused")]).left == THOUSAND
    assert year_of([THOUSAND], [money("999")]).is_left_sure


def test_late_and_soon():
    assert Part(DAY, None).is_late(date(2026, 6, 2))
    assert not Part(DAY, DAY).is_late(date(2026, 6, 2))
    assert Part(DAY, None).is_soon(DAY)
    assert not Part(DAY, None).is_soon(date(2026, 5, 1))
    assert not Part(None, None).is_late(DAY)
    assert not Part(None, None).is_soon(DAY)
    assert [grant_rules.is_account_late(2024, day) for day in (date(2025, 12, 31), date(2026, 1, 1))] == [False, True]
