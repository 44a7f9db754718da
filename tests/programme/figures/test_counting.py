"""The counter counts over all organisations and reads of none of them."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from samenzicht.audit import counting as journal
from samenzicht.compartments.counting import next_quarter, quarters
from samenzicht.compartments.keys import NO_KEYS, holding
from samenzicht.programme.actions.tally import quarter_of
from samenzicht.roundtable import counting as tables
from samenzicht.sharing import actions as letters
from samenzicht.sharing import counting as post
from samenzicht.signals import counting as signals
from tests.conftest import as_role
from tests.programme.figures import past
from tests.roundtable.walk import a_signal
from tests.sharing.letters import send

pytestmark = [pytest.mark.django_db, pytest.mark.database]
COUNTS = (post.answered, post.taken_back, post.refused, post.heard, signals.reported, journal.barred)
FUNCTIONS = """
SELECT p.proname FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND has_function_privilege(%s, p.oid, 'EXECUTE')
  AND p.proname LIKE '%%\\_count\\_%%' ORDER BY 1
"""
READABLE = """
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0
  AND NOT a.attisdropped AND has_column_privilege('samenzicht_counter', c.oid, a.attnum, 'SELECT')
"""


def counted(count, quarter=None):
    with holding(NO_KEYS), as_role("counter"):
        return count(quarter or past.quarter())


@contextmanager
def refuses(words: str):
    """The counter asks, and the database says no."""
    with as_role("counter"), pytest.raises(Error, match=words), transaction.atomic():
        yield


def test_the_counter_reads_no_column_of_any_table(db):
    with connection.cursor() as cursor:
        cursor.execute(READABLE)
        assert cursor.fetchall() == []


def test_a_planted_grant_would_be_seen(db):
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("GRANT SELECT (pseudonym) ON signals_signal TO samenzicht_counter")
        cursor.execute(READABLE)
        assert cursor.fetchall() == [("signals_signal", "pseudonym")]


@pytest.mark.parametrize("role", ["web", "public", "linker"])
def test_no_other_role_counts(role):
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS, [f"samenzicht_{role}"])
        assert cursor.fetchall() == []
        cursor.execute(FUNCTIONS, ["samenzicht_counter"])
        assert len(cursor.fetchall()) == 7


@pytest.mark.parametrize(
    "statement", ["SELECT * FROM sharing_disclosure", "SELECT * FROM programme_tally", "SELECT * FROM audit_entry"]
)
def test_the_counter_reads_no_row(cast, statement):
    with cast.at_work("bram"), refuses("permission denied"):
        connection.cursor().execute(statement)


def test_letters_of_two_organisations_are_counted_without_a_key(cast):
    in_time, late, silent = (past.letter(cast) for _ in range(3))
    past.answered(cast, in_time, later=2)
    past.answered(cast, late, later=12)
    assert silent.answer_by
    assert counted(post.answered) == {"in_time": 1, "late": 2}
    assert counted(post.answered, quarter_of(past.quarter() - timedelta(days=1))) == {}


def test_what_is_taken_back_counts_once_and_no_longer_waits_for_an_answer(cast):
    stays, goes = past.letter(cast), past.letter(cast)
    with past.then(cast, "bram", 1) as bram:
        letters.withdraw(goes, bram, "mistake")
    assert stays.pk != goes.pk
    assert counted(post.taken_back) == {"stands": 1, "taken_back": 1}
    assert counted(post.answered) == {"late": 1}


def test_refusals_by_basis(cast):
    refused = past.letter(cast)
    with past.then(cast, "karel", 1) as karel:
        letters.refuse(refused, karel, "Hier hebben wij geen mensen voor.")
    assert counted(post.refused) == {refused.basis: 1}


def test_feedback_counts_when_it_says_what_became_of_it_and_in_sixty_days(cast):
    heard, silent, vague, late = (past.brought(cast) for _ in range(4))
    past.told(cast, heard, later=5)
    past.told(cast, vague, later=5, progress="at_table")
    past.told(cast, late, later=61)
    assert silent.feedback_to
    assert counted(post.heard) == {"heard": 1, "silent": 3}


def test_signals_by_kind(cast):
    with past.then(cast, "bram") as bram:
        a_signal(bram)
    with past.then(cast, "vreemd") as stranger:
        a_signal(stranger)
    assert counted(signals.reported) == {"labour": 2}


def test_the_journal_tells_on_which_basis_the_law_said_no(cast):
    with cast.at_work("bram") as bram, pytest.raises(letters.Refused):
        send(cast, bram, past.preview(cast, facts=frozenset()))
    assert counted(journal.barred) == {}
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_entry (at, compartment_id, verb, sort, reason, basis)"
            " SELECT %s, compartment_id, verb, sort, reason, basis FROM audit_entry WHERE verb = 'letter.barred'",
            [timezone.now() - timedelta(days=past.days_before_now())],
        )
        cursor.execute("SELECT basis FROM audit_entry WHERE verb = 'letter.barred'")
        basis = cursor.fetchone()[0]
    assert counted(journal.barred) == {basis or "none": 1}


def test_the_middle_of_the_days_needs_twenty_five_decisions(cast):
    """Nobody waited shorter than 1 or longer than 25 days; neither end is told, only places 7 and 19."""
    past.decided(cast, range(1, 25))
    assert counted(tables.days_to_decision) is None
    past.decided(cast, [25])
    assert counted(tables.days_to_decision) == (25, 13, 7, 19)


@pytest.mark.parametrize("day", ["a day", "this quarter", "not settled", "nothing"])
def test_only_a_whole_quarter_that_is_over_and_settled(db, day):
    asked = {
        "a day": past.quarter() + timedelta(days=1),
        "this quarter": quarter_of(timezone.localdate()),
        "not settled": next_quarter(past.quarter()),
        "nothing": None,
    }[day]
    with refuses("whole quarter that is over and settled"), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sharing_count_heard(%s)", [asked])


@pytest.mark.parametrize("count", COUNTS)
def test_the_keys_are_given_back(cast, count):
    """Whoever counts holds afterwards what was held before: nothing, or the own key; also when the count fails."""
    past.letter(cast)
    with cast.at_work("bram"):
        before = held()
        with as_role("counter"):
            count(past.quarter())
        assert held() == before != ""
        with as_role("counter"), pytest.raises(Error), transaction.atomic():
            count(date(2020, 1, 2))
        assert held() == before
    with holding(NO_KEYS), as_role("counter"):
        count(past.quarter())
        assert held() == "{}"


def held() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('samenzicht.keys', true)")
        return cursor.fetchone()[0]


def test_quarters_that_may_be_counted():
    on = date(2026, 5, 30)
    assert list(quarters(on, 0, date(2025, 10, 1))) == [date(2025, 10, 1), date(2026, 1, 1)]
    assert list(quarters(on, 60, date(2025, 10, 1))) == [date(2025, 10, 1)]
    assert list(quarters(date(2026, 6, 1), 60, date(2026, 1, 1))) == [date(2026, 1, 1)]


def test_a_letter_of_today_counts_in_no_quarter_yet(cast):
    with cast.at_work("bram") as bram:
        send(cast, bram)
    assert counted(post.taken_back) == {}
