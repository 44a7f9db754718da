"""Once for each step of the cycle, to who is silent, and an office whose mail fails keeps nobody waiting."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from samenzicht.compartments.keys import Keys, holding
from samenzicht.compartments.models import Compartment
from samenzicht.compartments.rotation import destroy
from samenzicht.organisations.models import Membership, Organisation
from samenzicht.programme import terms
from samenzicht.programme.actions import asking, contacts
from samenzicht.programme.models import Contact, Plan
from tests.conftest import as_role
from tests.programme.news.conftest import OWNER

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def asked(office, real):
    """A question in a running cycle; the mail of it is gone."""
    office.opens(remind_after_days=[14, 7])
    question = office.asks()
    mail.outbox.clear()
    return question


def after(days: float, question) -> datetime:
    return question.asked_at + timedelta(days=days)


def remind(office, now: datetime) -> int:
    return asking.remind(office.compartment, now)


def test_at_each_step_once(office, asked):
    sent = [remind(office, after(days, asked)) for days in (0, 6.9, 7, 7.1, 13.9, 14, 20, 39)]
    assert sent == [0, 0, 1, 0, 0, 1, 0, 0]
    assert {one.to[0] for one in mail.outbox} == {OWNER}
    assert "herinnering" in mail.outbox[0].subject
    assert office.again(asked).reminders == 2


def test_steps_that_were_slept_through_make_one_mail(office, asked):
    assert remind(office, after(20, asked)) == 1
    assert remind(office, after(21, asked)) == 0


def test_who_answered_is_not_reminded(office, asked):
    office.hears(asked)
    assert remind(office, after(8, asked)) == 0


def test_nor_when_the_office_heard_it_otherwise(office, asked):
    office.tells()
    assert remind(office, after(8, asked)) == 0


def test_nor_after_the_link_expired(office, asked):
    assert remind(office, after(60, asked)) == 0


def test_nor_of_an_older_question(office, asked):
    office.asks()
    mail.outbox.clear()
    assert remind(office, after(8, asked)) == 1


def test_nor_where_the_contact_moved(office, asked):
    with office.at_work() as olga:
        contacts.keep_contact(office.action, name="N", address="nieuw@stichting.example", by=olga)
    assert remind(office, after(8, asked)) == 0


def test_a_question_outside_a_cycle_is_not_repeated(office, real):
    question = office.asks()
    mail.outbox.clear()
    assert remind(office, after(20, question)) == 0


def test_the_clock_reminds(office, asked, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: after(8, asked))
    out = StringIO()
    call_command("programme_remind", stdout=out)
    assert "1 reminders for news sent." in out.getvalue()
    with as_role("owner"):
        call_command("clock", "--once", stdout=StringIO())
    assert len(mail.outbox) == 1


def test_one_office_whose_mail_fails_does_not_stop_the_other(office, asked, cast, monkeypatch, settings):
    other = second_office(cast)
    settings.EMAIL_BACKEND = "tests.programme.news.test_reminders.HalfDead"
    monkeypatch.setattr("django.utils.timezone.now", lambda: after(8, asked))
    err = StringIO()
    call_command("programme_remind", stdout=StringIO(), stderr=err)
    assert str(office.compartment) in err.getvalue()
    assert OWNER not in err.getvalue()
    assert [one.to for one in mail.outbox] == [["ander@bureau.example"]]
    assert office.again(asked).reminders == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("programme_remind", stdout=StringIO())
    assert office.again(asked).reminders == 1
    assert len(mail.outbox) == 2
    assert other


def test_an_office_whose_key_is_destroyed_stops_nobody(office, asked, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: after(8, asked))
    with as_role("owner"):
        destroy(Compartment.objects.get(pk=office.compartment))
    call_command("programme_remind", stdout=StringIO())
    assert mail.outbox == []


def test_steps_are_counted_once_each():
    now = datetime(2026, 5, 1)
    assert terms.steps_passed(now - timedelta(days=10), [7, 7, 3, 14], now) == 2


def second_office(cast):
    """Another programme office, with a question that is due."""
    from tests.programme.news.conftest import Office

    there = cast.organisation("verweg")
    with as_role("owner"):
        Membership.objects.create(
            officer=cast.officer("vreemd"), organisation=there, compartment=there.compartment, role="office"
        )
        Organisation.objects.filter(pk=there.pk).update(fictional=False)

    class Other(Office):
        def at_work(self):
            return self.cast.at_work("vreemd")

    other = Other.__new__(Other)
    other.cast, other.compartment = cast, there.compartment_id
    with holding(Keys(compartments=frozenset({there.compartment_id}))):
        other.plan = Plan.objects.create(compartment_id=there.compartment_id, code="2024", name="Ander plan")
        other.aim = None
    other.action = other.has("9", "Elders", contact=False)
    with other.at_work() as vreemd:
        contacts.keep_contact(other.action, name="Ander", address="ander@bureau.example", by=vreemd)
        assert Contact.objects.count() == 1
    other.opens(remind_after_days=[7])
    question = other.asks()
    mail.outbox.clear()
    return question


class HalfDead:
    """Fails for one address; as when each office has a mail server of its own."""

    def __init__(self, *args, **kwargs) -> None: ...

    def send_messages(self, messages) -> int:
        if messages[0].to == [OWNER]:
            raise ConnectionRefusedError
        mail.outbox.extend(messages)
        return len(messages)

    def close(self) -> None: ...
