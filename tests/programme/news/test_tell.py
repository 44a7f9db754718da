"""News is told once, in order, and what comes through a used link waits."""

from uuid import uuid4

import pytest
from django.db import connection

from samenzicht.compartments.keys import Keys, holding
from samenzicht.programme import asked
from samenzicht.programme.actions import contacts
from samenzicht.programme.actions import news as actions
from samenzicht.programme.actions.news import CannotTell
from samenzicht.programme.models import Absence, Confirmation, Contact, News
from samenzicht.programme.models.news import Way
from samenzicht.programme.offices import NotYours
from tests.programme.news.conftest import DEPUTY, OWNER, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def journal(office) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE samenzicht_owner")
        cursor.execute("SELECT verb FROM audit_entry WHERE compartment_id = %s ORDER BY id", [office.compartment])
        found = [verb for (verb,) in cursor.fetchall()]
        cursor.execute("SET ROLE samenzicht_web")
    return found


def test_the_first_through_a_link_counts_and_the_second_waits(office):
    question = office.asks()
    first, second = office.hears(question, done="een"), office.hears(question, done="twee")
    assert (first.must_be_confirmed, second.must_be_confirmed) == (False, True)
    assert office.counts() == ["een"]
    assert office.again(question).used_at is not None
    assert journal(office)[-2:] == ["programme.told", "programme.told"]


def test_what_waits_counts_once_the_owner_confirms_it_and_confirming_twice_is_once(office):
    question = office.asks()
    office.hears(question, done="een")
    second = office.hears(question, done="twee")
    with office.at_work():
        assert actions.confirm(second) == actions.confirm(second)
        assert Confirmation.objects.count() == 1
    assert office.counts() == ["een", "twee"]
    assert journal(office).count("programme.news_confirmed") == 1


def test_the_office_may_accept_it_and_a_ministry_may_not(office, cast):
    question = office.asks()
    office.hears(question)
    second = office.hears(question, done="twee")
    with cast.at_work("jet") as jet, pytest.raises(NotYours):
        actions.accept(second, jet)
    with office.at_work() as olga:
        actions.accept(second, olga)
    assert office.counts()[-1] == "twee"


def test_an_older_link_of_the_same_action_waits_too(office):
    old, new = office.asks(), office.asks()
    assert office.hears(old).must_be_confirmed
    assert not office.hears(new).must_be_confirmed


def test_the_same_form_twice_is_one_row(office):
    question, once = office.asks(), uuid4()
    assert office.hears(question, once=once) == office.hears(question, once=once)
    assert office.tells(once=once) == office.tells(once=once)
    assert office.rows() == 2


def test_of_two_who_write_at_once_both_stay_and_the_second_can_see_the_first(office):
    before = office.tells(done="eerder")
    question = office.asks()
    first = office.hears(question, done="een", seen=before)
    second = office.tells(done="twee", seen=before)
    with office.at_work():
        assert asked.between(first) == []
        assert asked.between(News.objects.select_related("seen", "request").get(pk=second.pk)) == [first]
        third = office.tells(done="drie", seen=second)
        assert asked.between(News.objects.select_related("seen", "request").get(pk=third.pk)) == []


def test_one_link_does_not_fill_the_table(office):
    question = office.asks()
    for _ in range(6):
        office.hears(question)
    with pytest.raises(CannotTell) as refused:
        office.hears(question)
    assert refused.value.why == "often"
    assert office.rows() == 6


def test_another_link_goes_on_meanwhile(office):
    question, other = office.asks(), office.asks(office.has("1.2", "Anders"))
    for _ in range(6):
        office.hears(question)
    assert not office.hears(other).must_be_confirmed


def test_a_link_tells_of_its_own_action_only(office):
    other = office.has("1.2", "Anders")
    question = office.asks()
    with office.at_work(), pytest.raises(CannotTell):
        actions.tell(other, way=Way.LINK, by=None, request=question, seen=None, **WORDS)


@pytest.mark.parametrize("code", ["jet", "vreemd", "ravi"])
def test_others_tell_nothing_for_the_office(office, cast, code):
    with cast.at_work(code) as other, pytest.raises(NotYours):
        actions.tell(office.action, way=Way.OFFICE, by=other, seen=None, **WORDS)
    with office.at_work(), pytest.raises(NotYours):
        actions.tell(office.action, way=Way.OFFICE, by=None, seen=None, **WORDS)


def test_a_stranger_with_keys_of_his_own_sees_no_news(office, cast):
    office.hears(office.asks())
    with cast.at_work("vreemd"):
        assert list(News.objects.all()) == []
    with holding(Keys()):
        assert list(News.objects.all()) == []


def test_what_was_told_lies_sealed(office):
    office.tells(done="Twee avonden bij de Sterrenschool")
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE samenzicht_owner")
        with holding(Keys(compartments=frozenset({office.compartment}))):
            cursor.execute("SELECT done FROM programme_news")
            (raw,) = cursor.fetchone()
        cursor.execute("SET ROLE samenzicht_web")
    assert b"Sterrenschool" not in bytes(raw)


def test_an_absence_counts_once_it_is_confirmed(office):
    question = office.asks()
    until = office.opens().freeze_on
    with office.at_work():
        told = contacts.be_away(question, deputy_name="Dirk", deputy_address=DEPUTY, until=until)
        assert Contact.objects.get().answering(until)[1] == OWNER
        assert contacts.confirm_absence(told)
        assert not contacts.confirm_absence(told)
        assert Contact.objects.get().answering(until) == ("Dirk", DEPUTY)


def test_the_same_absence_twice_is_one(office):
    question = office.asks()
    with office.at_work():
        until = office.opens().freeze_on
        for _ in range(2):
            contacts.be_away(question, deputy_name="Dirk", deputy_address=DEPUTY, until=until)
        assert Absence.objects.count() == 1


def test_a_deputy_names_no_deputy(office):
    with office.at_work() as olga:
        until = office.opens().freeze_on
        contacts.keep_contact(
            office.action, name="T", address=OWNER, deputy_name="Dirk", deputy_address=DEPUTY, away_until=until, by=olga
        )
    question = office.asks()
    assert question.to_deputy
    with office.at_work(), pytest.raises(CannotTell):
        contacts.be_away(question, deputy_name="X", deputy_address="x@x.example", until=until)


def test_another_address_stops_the_links_of_the_former(office):
    question = office.asks()
    with office.at_work() as olga:
        contacts.keep_contact(office.action, name="Nieuw", address=OWNER, by=olga)
        assert office.again(question).expires_at == question.expires_at
        contacts.keep_contact(office.action, name="Nieuw", address="nieuw@stichting.example", by=olga)
    assert office.again(question).expires_at < question.expires_at


def test_the_former_contact_names_no_deputy_of_the_next(office):
    """The mail that asks to confirm an absence is still in the former mailbox."""
    question = office.asks()
    with office.at_work() as olga:
        until = office.opens().freeze_on
        contacts.be_away(question, deputy_name="Dirk", deputy_address=DEPUTY, until=until)
        contacts.keep_contact(office.action, name="Nieuw", address=OWNER, by=olga)
        assert Absence.objects.count() == 1
        contacts.keep_contact(office.action, name="Nieuw", address="nieuw@stichting.example", by=olga)
        assert Absence.objects.count() == 0
