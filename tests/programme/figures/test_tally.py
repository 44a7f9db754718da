"""The counter lays each quarter down once; the office makes figures of it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, transaction
from django.utils import timezone

from samenzicht.compartments.keys import NO_KEYS, holding
from samenzicht.programme.actions.figures import take_tallies
from samenzicht.programme.actions.tally import quarter_of, tally, tally_one
from samenzicht.programme.measure import MEASURES, shown
from samenzicht.programme.models import Tally
from samenzicht.programme.offices import NotYours
from samenzicht.programme.protecting import numbers_of
from tests.conftest import as_role
from tests.programme.figures import past

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TALLIED = {code: one for code, one in MEASURES.items() if one.way == "tallied"}
QUARTER = date(2026, 4, 1)


def counting(counts: dict[str, int]):
    """The measure of refusals, as if this were counted."""
    return replace(MEASURES["refused"], count=lambda quarter: numbers_of(counts))


def laid() -> dict[str, Decimal | None]:
    return {row.part: row.value for row in Tally._default_manager.all()}


def as_counter(act, *args):
    with holding(NO_KEYS), as_role("counter"):
        return act(*args)


def test_every_tallied_measure_lays_the_quarters_that_are_over(cast):
    past.letter(cast)
    rows = as_counter(tally, timezone.localdate())
    assert rows == Tally._default_manager.count() > 0
    assert set(Tally._default_manager.values_list("measure", flat=True)) == set(TALLIED)
    assert all(row.period_until < timezone.localdate() for row in Tally._default_manager.all())
    assert as_counter(tally, timezone.localdate()) == 0


def test_a_few_letters_show_no_share(cast):
    past.letter(cast)
    as_counter(tally, timezone.localdate())
    assert set(Tally._default_manager.filter(measure="answered_in_time").values_list("value", flat=True)) == {None}


def test_small_parts_are_hidden_before_they_are_laid_down(db):
    as_counter(tally_one, counting({"a": 30, "b": 2, "c": 12}), QUARTER)
    assert laid() == {"": 44, "a": 30, "b": None, "c": None}


def test_a_quarter_is_counted_once_whatever_is_found_a_day_later(db):
    """One letter more the next day would tell who sent it: 44 and 45, or a part that was not there."""
    as_counter(tally_one, counting({"a": 30, "c": 12}), QUARTER)
    before = laid()
    assert as_counter(tally_one, counting({"a": 31, "c": 12}), QUARTER) == 0
    assert as_counter(tally_one, counting({"a": 30, "c": 12, "new": 9}), QUARTER) == 0
    assert laid() == before


def test_nobody_but_the_counter_lays_one(cast):
    for role in ("web", "public", "linker"):
        with cast.at_work("olga"), as_role(role), pytest.raises(Error, match="permission denied"), transaction.atomic():
            tally_one(counting({"a": 30}), QUARTER)


def test_the_command_is_for_the_counter_role(db, monkeypatch):
    with pytest.raises(CommandError, match="--role counter"):
        call_command("tally")
    monkeypatch.setenv("SAMENZICHT_ROLE", "counter")
    with as_role("counter"):
        call_command("tally")
    assert Tally._default_manager.exists()


def test_a_basis_that_is_gone_from_the_files_is_still_taken(cast):
    as_counter(tally_one, counting({"of_long_ago": 30}), QUARTER)
    with cast.at_work("olga") as olga:
        assert [one.part for one in take_tallies(olga)] == ["", "of_long_ago"]


def test_figures_of_a_count(cast):
    code = next(iter(MEASURES["refused"].parts))
    as_counter(tally_one, counting({code: 30}), QUARTER)
    with cast.at_work("olga") as olga:
        made = take_tallies(olga)
        assert [(one.part, one.value, one.origin) for one in made] == [("", 30, "tallied"), (code, 30, "tallied")]
        assert made[0].rule == MEASURES["refused"].rule.nl
        assert made[0].reference_date == timezone.localdate()
        assert take_tallies(olga) == []
    with cast.at_work("sara") as sara, pytest.raises(NotYours):
        take_tallies(sara)


def test_what_was_too_few_is_told_as_such(cast):
    as_counter(tally_one, counting({next(iter(MEASURES["refused"].parts)): 3}), QUARTER)
    with cast.at_work("olga") as olga:
        assert {shown(one, "nl") for one in take_tallies(olga)} == {"te weinig om te tonen"}


def test_a_measure_that_is_gone_is_not_taken(cast):
    as_counter(tally_one, replace(counting({}), code="gone"), QUARTER)
    with cast.at_work("olga") as olga:
        assert take_tallies(olga) == []


def test_it_looks_back_two_quarters(db):
    measures = MappingProxyType({"refused": counting({})})
    as_counter(tally, date(2026, 11, 25), measures)
    assert sorted(Tally._default_manager.values_list("period_from", flat=True)) == [date(2026, 4, 1), date(2026, 7, 1)]
    assert quarter_of(date(2026, 11, 25) - timedelta(days=183)) == date(2026, 4, 1)
