"""Dates and terms as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from samenzicht.web.moments import is_late, machine_words, moment_words, term_words

NOW = datetime(2027, 3, 4, 13, 30, tzinfo=UTC)  # 14:30 in Amsterdam
TODAY = date(2027, 3, 4)


@pytest.fixture(autouse=True)
def _catalogues(show_settings):
    pass


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (NOW, "do 4 maart, 14:30", "Thu 4 March, 14:30"),
        (TODAY, "do 4 maart", "Thu 4 March"),
        (date(2025, 3, 4), "di 4 maart 2025", "Tue 4 March 2025"),
        (datetime(2027, 7, 1, 22, 30, tzinfo=UTC), "vr 2 juli, 00:30", "Fri 2 July, 00:30"),
    ],
)
def test_a_moment_is_said_on_the_clock_of_the_reader(value, dutch, english):
    with override("nl"):
        assert moment_words(value, TODAY) == dutch
    with override("en"):
        assert moment_words(value, TODAY) == english


def test_the_machine_reads_the_same_moment_with_its_offset():
    assert machine_words(NOW) == "2027-03-04T14:30+01:00"
    assert machine_words(TODAY) == "2027-03-04"


@pytest.mark.parametrize(
    ("until", "dutch", "english"),
    [
        (TODAY + timedelta(days=2), "nog 2 dagen", "2 days left"),
        (TODAY + timedelta(days=1), "nog 1 dag", "1 day left"),
        (TODAY, "vandaag", "today"),
        (TODAY - timedelta(days=1), "1 dag te laat", "1 day late"),
        (TODAY - timedelta(days=9), "9 dagen te laat", "9 days late"),
        (NOW + timedelta(hours=1), "vandaag voor 15:30", "today before 15:30"),
        (NOW - timedelta(hours=1), "te laat sinds 13:30", "late since 13:30"),
    ],
)
def test_a_term_is_said_in_days(until, dutch, english):
    with override("nl"):
        assert term_words(until, NOW) == dutch
    with override("en"):
        assert term_words(until, NOW) == english


def test_a_bare_date_lasts_until_its_evening_and_a_moment_does_not():
    assert not is_late(TODAY, NOW)
    assert is_late(TODAY - timedelta(days=1), NOW)
    assert is_late(NOW - timedelta(minutes=1), NOW)


def test_a_term_after_midnight_in_amsterdam_counts_as_the_next_day():
    assert term_words(datetime(2027, 3, 4, 23, 30, tzinfo=UTC), NOW) == "nog 1 dag"
