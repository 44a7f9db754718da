"""Forgetting: what has no purpose left goes with all that hangs on it; what still has one stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.sharing.actions import withdraw
from samenzicht.signals import actions, drafts, rules
from samenzicht.signals.forgetting import forget
from samenzicht.signals.models import Draft, Observation, Signal, SignalToken, State
from samenzicht.subjects.models import Subject
from tests.conftest import as_role
from tests.sharing.letters import send
from tests.signals.stories import PLAIN, told

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TODAY = timezone.localdate()
TERM = timedelta(days=rules.KEEP_CLOSED_DAYS)


def forgotten_on(day) -> int:
    with as_role("owner"):
        return forget(day)


def test_a_closed_signal_goes_after_its_term_with_all_that_hangs_on_it(cast):
    with cast.at_work("noor") as noor:
        signal, key = (one := told(noor)), one.pk
        actions.close(signal, "Het was een verhuizing.", noor)
    assert forgotten_on(TODAY + TERM - timedelta(days=1)) == 0
    assert forgotten_on(TODAY + TERM) == 1
    with cast.at_work("noor"):
        for model in (Signal, Observation, State, SignalToken, Subject):
            assert not model.objects.exists(), model
    with cast.at_work("pien") as pien:
        lines = Entry.objects.of(pien.compartment)
        assert lines.filter(verb="signal.forgotten", matter=key).count() == 1
        assert lines.filter(verb="subject.forgotten").count() == 6


def test_what_is_open_stays(cast):
    with cast.at_work("bram") as bram:
        told(bram, PLAIN)
    assert forgotten_on(TODAY + 10 * TERM) == 0
    with cast.at_work("bram"):
        assert Signal.objects.count() == 1


def test_what_was_brought_stays_as_long_as_its_letters(cast):
    with cast.at_work("bram") as bram:
        brought = told(bram, PLAIN)
        letter = send(cast, bram)
        actions.brought(brought, uuid4(), bram, letter.matter)
        actions.close(brought, "De tafel is klaar.", bram)
    assert forgotten_on(TODAY + TERM) == 0
    with cast.at_work("bram") as bram:
        withdraw(letter, bram, "klaar")
    assert forgotten_on(TODAY + TERM) == 1
    with cast.at_work("bram"):
        assert not Signal.objects.exists()


def test_a_subject_stays_while_another_signal_mentions_it(cast):
    with cast.at_work("noor") as noor:
        closed, stays = told(noor), told(noor, PLAIN)
        mention = closed.mentions.first()
        stays.mentions.create(compartment_id=noor.compartment, subject=mention.subject, part="witness")
        actions.close(closed, "Het was een verhuizing.", noor)
    forgotten_on(TODAY + TERM)
    with cast.at_work("noor"):
        assert list(Subject.objects.all()) == [mention.subject]


def test_an_old_draft_goes(cast):
    with cast.at_work("noor") as noor:
        drafts.save_draft({"danger": "normal"}, noor)
    assert forgotten_on(TODAY + timedelta(days=rules.KEEP_DRAFT_DAYS - 1)) == 0
    assert forgotten_on(TODAY + timedelta(days=rules.KEEP_DRAFT_DAYS)) == 1
    with cast.at_work("noor"):
        assert not Draft.objects.exists()


def test_the_web_role_cannot_forget(cast):
    with cast.at_work("noor") as noor:
        actions.close(told(noor, PLAIN), "Het was een verhuizing.", noor)
        with connection.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege(current_user, 'signals_state', 'DELETE')")
            assert cursor.fetchone() == (False,)


def test_the_term_is_counted_from_the_day_of_closing():
    closed_on = TODAY - TERM
    assert rules.may_be_forgotten(closed_on, letters_stand=False, today=TODAY)
    assert not rules.may_be_forgotten(closed_on + timedelta(days=1), letters_stand=False, today=TODAY)
    assert not rules.may_be_forgotten(closed_on, letters_stand=True, today=TODAY)
