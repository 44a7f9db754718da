"""Figures are laid down once, under a number of their own; a correction replaces and says why."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from django.utils import timezone

from samenzicht.compartments.keys import holding
from samenzicht.programme.actions.figures import enter, lay, publication_of, take_estimate
from samenzicht.programme.entry import Entry, NoFigure, year_of
from samenzicht.programme.figure_forms import NumberField
from samenzicht.programme.models import Figure
from samenzicht.programme.offices import NotYours, office_of
from samenzicht.statistics.models import Publication
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def entry(**more) -> Entry:
    about = {
        "measure": "registered_victims",
        "series": "comensha",
        "period_from": date(2024, 1, 1),
        "period_until": date(2024, 12, 31),
        "reference_date": date(2025, 3, 1),
        "value": Decimal(944),
        "source": "Een bron",
    }
    return Entry(**{**about, **more})


@pytest.fixture
def olga(cast):
    with cast.at_work("olga") as olga:
        yield olga


def test_each_gets_the_next_number_and_the_rule_of_that_day(olga):
    first, second = enter(entry(), by=olga), enter(entry(series="rapporteur"), by=olga)
    assert second.number == first.number + 1
    assert first.name == f"G{first.number}"
    assert "CoMensha" in first.rule
    assert first.compartment_id == office_of(olga)
    assert enter(entry(part="minors", rule="Een andere regel."), by=olga).rule == "Een andere regel."


def test_a_correction_replaces_and_both_stay(olga):
    wrong = enter(entry(value=Decimal(949)), by=olga)
    right = enter(entry(), by=olga, replaces=wrong, why="Tikfout.")
    assert Figure.objects.of(office_of(olga)).in_force().filter(measure="registered_victims").get() == right
    assert Figure.objects.get(pk=wrong.pk).value == 949
    assert Figure.objects.get(pk=wrong.pk).replaced_by == right
    assert right.why == "Tikfout."


def test_a_correction_says_why_and_is_of_what_stands(olga):
    first = enter(entry(), by=olga)
    for code, more in {
        "why": {"replaces": first},
        "stands": {},
    }.items():
        with pytest.raises(NoFigure, match=code):
            enter(entry(), by=olga, **more)
    enter(entry(value=Decimal(950)), by=olga, replaces=first, why="Nageteld.")
    with pytest.raises(NoFigure, match="replaced"):
        enter(entry(value=Decimal(951)), by=olga, replaces=first, why="Nog eens nageteld.")
    hotels = enter(Entry(**{**entry().__dict__, "measure": "npst_hotels", "series": ""}), by=olga)
    with pytest.raises(NoFigure, match="another"):
        enter(entry(part="minors"), by=olga, replaces=hotels, why="Vergist.")


FAULTS = {
    "measure": {"measure": "happiness"},
    "series": {"series": ""},
    "part": {"part": "men"},
    "source": {"source": "  "},
    "period": {"period_until": date(2023, 1, 1)},
    "future": {"reference_date": date(2999, 1, 1)},
    "decimal": {"value": 944.1},
    "number": {"value": Decimal("-1")},
    "whole": {"value": Decimal("944.5")},
    "interval": {"low": Decimal(1000)},
    "answer": {"answer": "down"},
    "tallied": {"measure": "heard", "series": ""},
    "share": {"measure": "investigated", "series": "rapporteur_sample", "value": Decimal(101)},
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_is_refused(olga, code):
    with pytest.raises(NoFigure) as refused:
        enter(entry(**FAULTS[code]), by=olga)
    assert refused.value.why == code


@pytest.mark.parametrize("value", [float("944"), 944, Decimal("NaN"), Decimal("Infinity"), True])
def test_only_a_decimal_is_a_number(olga, value):
    with pytest.raises(NoFigure, match="decimal"):
        enter(entry(value=value), by=olga)


def test_what_is_not_known_stays_empty(olga):
    unknown = enter(entry(value=None, reference_date=None), by=olga)
    assert unknown.value is None
    assert unknown.reference_date is None


@pytest.mark.parametrize("who", ["sara", "bram", "vreemd"])
def test_only_the_office_enters(cast, who):
    with cast.at_work(who) as by, pytest.raises(NotYours):
        enter(entry(), by=by)


def test_nobody_changes_or_removes_a_figure(olga):
    made = enter(entry(), by=olga)
    for statement in ("UPDATE programme_figure SET value = 1", "DELETE FROM programme_figure"):
        with pytest.raises(Error, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
    assert Figure.objects.get(pk=made.pk).value == 944


def test_each_verb_is_one_line_in_the_journal(olga):
    made = enter(entry(), by=olga)
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT verb, matter FROM audit_entry WHERE verb LIKE 'programme.%%'")
        assert cursor.fetchall() == [("programme.figure_entered", made.pk)]


def publication(cast, replaces=None, **more) -> Publication:
    figure = {"estimate": 5200, "low": 4100, "high": None, "status": "estimate"}
    frozen = {"period": "2023 (fictief)", "rule": "Wie op een lijst stond.", "source": "Vier lijsten", "title": "Titel"}
    with cast.at_work("anna") as anna:
        return Publication.objects.create(
            compartment_id=anna.compartment,
            organisation=anna.organisation,
            at=timezone.now(),
            schema=1,
            replaces=replaces,
            frozen={**frozen, "publisher": "Een bureau", "figure": figure, **more},
        )


def test_an_estimate_becomes_a_figure_with_its_interval_and_its_own_rule(cast):
    made = publication(cast)
    with cast.at_work("olga") as olga:
        figure = take_estimate(made, olga)
        assert (figure.value, figure.low, figure.high) == (5200, 4100, None)
        assert (figure.period_from, figure.period_until) == (date(2023, 1, 1), date(2023, 12, 31))
        assert figure.rule == "Wie op een lijst stond."
        assert publication_of(figure) == made.pk
        with pytest.raises(NoFigure, match="stands"):
            take_estimate(made, olga)


def test_two_estimates_are_one_series_only_by_the_same_rule(cast):
    first, same, other = (
        publication(cast),
        publication(cast, period="2024"),
        publication(cast, period="2025", rule="Anders."),
    )
    with cast.at_work("olga") as olga:
        one = take_estimate(first, olga)
        assert take_estimate(same, olga, continues=one).series == one.series
        with pytest.raises(NoFigure, match="rule"):
            take_estimate(other, olga, continues=one)
        assert take_estimate(other, olga).series != one.series


def test_an_estimate_that_replaces_another_replaces_its_figure(cast):
    first = publication(cast)
    later = publication(cast, replaces=first, figure={"estimate": 6000, "low": 5000, "high": 7000})
    with cast.at_work("olga") as olga:
        old = take_estimate(first, olga)
        new = take_estimate(later, olga)
        assert new.replaces == old
        assert new.series == old.series


def test_a_period_that_is_not_one_year_must_be_said(cast):
    made = publication(cast, period="de jaren 2019 tot 2023")
    with cast.at_work("olga") as olga:
        with pytest.raises(NoFigure, match="period"):
            take_estimate(made, olga)
        figure = take_estimate(made, olga, period=(date(2019, 1, 1), date(2023, 12, 31)))
        assert figure.period_until.year == 2023


def test_nobody_writes_down_a_trend_of_one_or_two_years(olga):
    for first in (2024, 2023):
        about = entry(measure="unseen_trend", series="", value=None, answer="down", period_from=date(first, 1, 1))
        with pytest.raises(NoFigure, match="trend"):
            enter(about, by=olga)
    assert enter(
        entry(measure="unseen_trend", series="", value=None, answer="down", period_from=date(2022, 1, 1)), by=olga
    )


@pytest.mark.parametrize(
    ("words", "year"), [("2025 (fictief)", 2025), ("in 2019-2020", None), ("twaalf maanden", None), ("20255", None)]
)
def test_the_year_of_a_publication(words, year):
    found = year_of(words)
    assert (found[0].year if found else None) == year


@pytest.mark.django_db(transaction=True)
def test_two_who_enter_at_once_get_two_numbers(cast):
    post = cast.post("olga")
    numbers, faults = [], []

    def one(month: int) -> None:
        try:
            with holding(post.keys()):
                day = date(2024, month, 1)
                about = entry(period_from=day, period_until=day + timedelta(days=27))
                numbers.append(lay(office_of(post), about).number)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[month]) for month in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(numbers) == list(range(1, 9))


@pytest.mark.parametrize("typed", ["0,125", "0.125", "1.255,500", "1,255.500", "1.2345"])
def test_three_digits_after_the_comma_are_refused_and_not_taken_for_thousands(typed):
    with pytest.raises(ValidationError):
        NumberField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1.255", "1255"), ("1,255,000", "1255000"), ("1.255,5", "1255.5"), ("0,5", "0.5"), ("12", "12")],
)
def test_a_number_as_people_write_it(typed, number):
    assert NumberField().clean(typed) == Decimal(number)
