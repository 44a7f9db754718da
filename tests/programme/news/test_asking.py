"""Mails to owners: whom, with what in them, and what becomes of those that cannot go."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from samenzicht.programme import terms
from samenzicht.programme.actions import asking, contacts
from samenzicht.programme.asked import Round
from samenzicht.programme.links import to_update
from samenzicht.programme.models import NewsRequest
from samenzicht.programme.offices import NotYours
from tests.programme.news.conftest import DEPUTY, OWNER

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_mail_is_plain_in_two_languages_with_one_link_and_no_more(office, real):
    question = office.asks()
    (sent,) = mail.outbox
    assert sent.to == [OWNER]
    assert sent.subject == "Plan 2024 (fictief), actie 1.1: graag je nieuws / your news, please"
    assert not getattr(sent, "alternatives", None)
    assert sent.body.count(to_update(question).address) == 1
    assert "Dag Tineke Verzonnen," in sent.body
    assert "Hello Tineke Verzonnen," in sent.body
    for hidden in (OWNER, "Olga", "Voorlichting"):
        assert hidden not in sent.subject
    for hidden in (OWNER, "Olga", "&#", "{%", "{{"):
        assert hidden not in sent.body


def test_the_address_of_the_site_stands_in_it(office, real, settings):
    settings.SITE = "https://samenzicht.example.nl"
    office.asks()
    assert "\nhttps://samenzicht.example.nl/bijwerken/" in mail.outbox[0].body


def test_an_action_cannot_write_lines_into_the_head_of_a_mail(office, real):
    office.asks(office.has("1\nBcc: x@x.nl", "Anders"))
    assert "\n" not in mail.outbox[0].subject


def test_while_the_owner_is_away_the_deputy_is_asked(office, real):
    today = timezone.localdate()
    with office.at_work() as olga:
        contacts.keep_contact(
            office.action, name="T", address=OWNER, deputy_name="Dirk", deputy_address=DEPUTY, away_until=today, by=olga
        )
    assert office.asks().to_deputy
    assert mail.outbox[0].to == [DEPUTY]
    assert "een tijd weg" in mail.outbox[0].body
    with office.at_work() as olga:
        contacts.keep_contact(
            office.action,
            name="T",
            address=OWNER,
            deputy_name="Dirk",
            deputy_address=DEPUTY,
            away_until=today - timedelta(days=1),
            by=olga,
        )
    assert not office.asks().to_deputy
    assert mail.outbox[1].to == [OWNER]


def test_nothing_goes_out_of_a_fictional_office(office):
    office.hears(office.asks())
    office.hears(office.asks())
    assert mail.outbox == []


def test_who_confirms_is_asked_in_the_own_mailbox(office, real, django_capture_on_commit_callbacks):
    question = office.asks()
    with django_capture_on_commit_callbacks(execute=True):
        office.hears(question)
        office.hears(question, done="Geheim verhaal.")
    assert [one.to for one in mail.outbox] == [[OWNER], [OWNER]]
    assert "is dit nieuws van jou?" in mail.outbox[1].subject
    assert "/bijwerken/bevestig/" in mail.outbox[1].body
    assert "Geheim verhaal." not in mail.outbox[1].body


def test_an_absence_is_confirmed_by_the_owner_and_the_deputy_hears_nothing(
    office, real, django_capture_on_commit_callbacks
):
    question = office.asks()
    until = timezone.localdate() + timedelta(days=5)
    with django_capture_on_commit_callbacks(execute=True), office.at_work():
        contacts.be_away(question, deputy_name="Dirk", deputy_address=DEPUTY, until=until)
    assert [one.to for one in mail.outbox] == [[OWNER], [OWNER]]
    assert DEPUTY not in mail.outbox[1].body
    assert "Dirk" not in mail.outbox[1].body


def test_without_an_address_nobody_is_asked(office, real):
    other = office.has("1.2", "Anders", contact=False)
    with office.at_work() as olga:
        came = asking.ask([other, office.action], olga)
    assert came.without_address == [other]
    assert len(came.requests) == len(mail.outbox) == 1


def test_a_mail_server_that_is_away_leaves_nothing_half(office, real, settings):
    settings.EMAIL_BACKEND = "tests.programme.news.posts.Away"
    actions = [office.action, office.has("1.2", "Anders")]
    with office.at_work() as olga:
        came = asking.ask(actions, olga)
        assert came.not_reached == actions
        assert not NewsRequest.objects.exists()


def test_one_address_that_is_refused_does_not_stop_the_others(office, real, settings):
    settings.EMAIL_BACKEND = "tests.programme.news.posts.Picky"
    bad, good = office.has("1.2", "Anders"), office.has("1.3", "Nog een")
    with office.at_work() as olga:
        contacts.keep_contact(bad, name="X", address="onbekend@stichting.example", by=olga)
        came = asking.ask([office.action, bad, good], olga)
    assert came.refused == [bad]
    assert len(came.requests) == len(mail.outbox) == 2


def test_only_the_office_asks_and_only_of_its_own(office, cast):
    for code in ("jet", "vreemd"):
        with cast.at_work(code) as other, pytest.raises(NotYours):
            asking.ask([office.action], other)


def test_a_link_lasts_until_the_freeze_of_the_letter_that_collects(office):
    assert office.asks().cycle is None
    cycle = office.opens()
    question = office.asks()
    assert question.cycle == cycle
    last = timezone.localtime(question.expires_at - timedelta(seconds=1))
    assert (last.date(), last.hour) == (cycle.freeze_on, 23)


def test_a_link_lasts_a_week_at_least():
    now = timezone.now()
    assert terms.expires(now, timezone.localdate(), timezone.get_current_timezone()) == now + timedelta(days=7)


def test_a_round_takes_who_was_silent_long_and_can_be_asked(office):
    silent = office.has("1.2", "Stil")
    office.has("1.3", "Zonder adres", contact=False)
    fresh, ended, busy = office.has("1.4", "Vers"), office.has("1.5", "Klaar"), office.has("1.6", "Gevraagd")
    long_ago = timezone.now() - timedelta(days=90)
    office.tells(silent, at=long_ago)
    office.tells(fresh)
    office.tells(ended, at=long_ago, state="stopped")
    office.asks(busy)
    with office.at_work():
        found = Round.of(office.plan, 60, timezone.now())
    assert [one.number for one in found.to_ask] == ["1.1", "1.2"]
    assert [one.number for one in found.without_address] == ["1.3"]
    assert found.asked_already == 1


def test_news_that_waits_is_no_news_yet(office):
    question = office.asks()
    office.hears(question, at=timezone.now() - timedelta(days=90))
    office.hears(question)
    with office.at_work():
        assert [one.number for one in Round.of(office.plan, 60, timezone.now()).to_ask] == ["1.1"]
