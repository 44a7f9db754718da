"""What happens without anybody asking: reminders without content, and forgetting after the term."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from samenzicht.law.retention import OWN_DAYS
from samenzicht.sharing.actions import acknowledge, forget, overdue, read, remind, withdraw
from samenzicht.sharing.actions.refusals import Withdrawn
from samenzicht.sharing.models import Content, Disclosure, Reminder, Reply
from tests.conftest import as_role

from .letters import SEEN, WHERE, send, to_the_table
from .test_disclose import journal

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def letter(cast, monkeypatch):
    """Sent to the police by the municipality, as if 30 hours ago."""
    return sent(cast, monkeypatch, hours=30)


def sent(cast, monkeypatch, hours):
    then = timezone.now() - timedelta(hours=hours)
    with cast.at_work("bram") as bram, monkeypatch.context() as past:
        past.setattr(timezone, "now", lambda: then)
        return send(cast, bram)


def police(cast):
    return cast.organisation("politie").compartment


def test_one_mail_each_term_and_no_word_of_what_it_is_about(cast, letter):
    now = timezone.now()
    assert [remind(police(cast), now) for _ in range(3)] == [1, 0, 0]
    assert remind(police(cast), now + timedelta(hours=42)) == 1
    assert remind(police(cast), now + timedelta(hours=90)) == 0
    assert [message.to for message in mail.outbox] == [["karel@politie.example"]] * 2
    for message in mail.outbox:
        everything = message.subject + message.body
        for word in (SEEN.text, WHERE.text, "Groene Molen", "Gemeente", "mensenhandel", str(letter.pk)):
            assert word not in everything
    with cast.at_work("karel"):
        assert sorted(Reminder.objects.values_list("hours", flat=True)) == [24, 72]
    lines = [(line.verb, line.reason) for line in journal(cast, "politie")]
    assert lines == [("letter.reminded", "after_24_hours"), ("letter.reminded", "after_72_hours")]


def test_what_was_acknowledged_or_is_fresh_is_not_recalled(cast, letter, monkeypatch):
    sent(cast, monkeypatch, hours=23)
    with cast.at_work("karel") as karel:
        acknowledge(letter, karel)
    assert remind(police(cast), timezone.now()) == 0


def test_a_mail_that_could_not_be_given_away_is_tried_again(cast, letter, monkeypatch, capsys):
    def away(*args):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("samenzicht.sharing.actions.reminders.send_mail", away)
        call_command("remind")
    assert "ConnectionRefusedError" in capsys.readouterr().err
    call_command("remind")
    assert len(mail.outbox) == 1


def test_the_red_list(cast, letter, monkeypatch):
    older = sent(cast, monkeypatch, hours=80)
    now = timezone.now()
    with cast.at_work("karel") as karel:
        assert [(one.pk, one.term) for one in overdue(police(cast), now)] == [(older.pk, "red"), (letter.pk, "remind")]
        acknowledge(older, karel)
        assert [one.pk for one in overdue(police(cast), now)] == [letter.pk]
        # The answer was asked within seven days.
        assert [one.term for one in overdue(police(cast), now + timedelta(days=8))] == ["red", "red"]


def test_after_its_term_the_content_is_gone_and_the_envelope_stays(cast):
    with cast.at_work("bram") as bram:
        letter = send(cast, bram, to_the_table(cast), sort="signal")
        endless = send(cast, bram)
    with cast.at_work("ravi") as ravi:
        acknowledge(letter, ravi)
    with as_role("owner"):
        assert forget(letter.keep_until) == 0
        assert forget(letter.keep_until + timedelta(days=1)) == 1
        assert forget(letter.keep_until + timedelta(days=1)) == 0
    with cast.at_work("ravi"):
        assert not Reply.objects.filter(disclosure=letter.pk).exists()
    with cast.at_work("ravi") as ravi:
        with pytest.raises(Withdrawn) as gone:
            read(Disclosure.objects.get(pk=letter.pk), ravi)
        assert gone.value.reply is None
    with cast.at_work("bram"):
        assert Content.objects.filter(disclosure=endless).exists()
    assert ("letter.forgotten", "term") in [(line.verb, line.reason) for line in journal(cast, "wiekendam")]


def test_a_letter_without_a_term_in_the_law_goes_after_our_own_and_the_journal_says_so(cast):
    """Under the law of the receiver nothing counts the days here; without a term of our own it would stay for ever."""
    with cast.at_work("bram") as bram:
        letter = send(cast, bram)
    assert letter.judged.keep_own
    assert (letter.keep_until - timezone.localdate()).days == OWN_DAYS
    assert ("letter.sent", "own_term") in [(line.verb, line.reason) for line in journal(cast, "wiekendam")]
    with as_role("owner"):
        assert forget(letter.keep_until) == 0
        assert forget(letter.keep_until + timedelta(days=1)) == 1
    assert ("letter.forgotten", "own_term") in [(line.verb, line.reason) for line in journal(cast, "wiekendam")]


def test_an_older_letter_without_a_last_day_goes_then_too(cast):
    with cast.at_work("bram") as bram:
        new = send(cast, bram)
        old = Disclosure.objects.get(pk=new.pk)
        old.pk, old.keep_until = uuid4(), None
        old.save(force_insert=True)
        content = Content.objects.get(disclosure=new)
        content.disclosure = old
        content.save(force_insert=True)
        withdraw(new, bram, "Alleen de oude telt.")
    today = timezone.localdate()
    with as_role("owner"):
        assert forget(today + timedelta(days=OWN_DAYS)) == 0
        assert forget(today + timedelta(days=OWN_DAYS + 1)) == 1


def test_the_clock_does_both_once(cast, letter, capsys):
    with as_role("owner"):
        call_command("clock", "--once")
        call_command("clock", "--once")
    assert len(mail.outbox) == 1
