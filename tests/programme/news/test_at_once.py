"""Many who write in the same moment: nothing is lost, nothing is double, and one of them is the first."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from samenzicht.programme import asked
from samenzicht.programme.actions import news as actions
from samenzicht.programme.models import Confirmation, News
from tests.programme.news.conftest import address, filled

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
MANY = 5


def at_once(acts):
    """Each in a thread with a connection of its own, all let go in the same moment."""
    gate = Barrier(len(acts))

    def run(act):
        try:
            gate.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as crowd:
        return [one.result(timeout=60) for one in [crowd.submit(run, act) for act in acts]]


def sending(question, typed):
    return lambda: Client().post(address(question), typed)


def test_of_many_through_one_link_all_stay_and_one_counts(office):
    question = office.asks()
    typed = filled(Client().get(address(question)))
    answers = at_once(
        [sending(question, typed | {"done": f"nummer {one}", "once": str(uuid4())}) for one in range(MANY)]
    )
    assert {answer.status_code for answer in answers} == {302}
    assert office.rows() == MANY
    assert len(office.counts()) == 1


def test_of_one_form_sent_many_times_at_once_one_row_stays(office):
    question = office.asks()
    typed = filled(Client().get(address(question)))
    answers = at_once([sending(question, typed)] * MANY)
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert office.rows() == 1


def test_the_later_of_two_with_links_of_their_own_is_shown_the_earlier(office):
    """The owner by link and the office on its page, both with the same text before them."""
    before = office.tells(done="eerder")
    question = office.asks()
    typed = filled(Client().get(address(question)))

    def by_office():
        with office.at_work() as olga:
            words = {"state": "running", "done": "van het bureau", "result": "", "next": "", "seen": before}
            return actions.tell(office.action, way="office", by=olga, **words)

    thanks, _told = at_once([sending(question, typed | {"done": "van de houder"}), by_office])
    page = Client().get(thanks.headers["Location"]).content.decode()
    with office.at_work():
        order = [one.done for one in News.objects.order_by("at")]
    assert set(order) == {"eerder", "van het bureau", "van de houder"}
    assert ("van het bureau" in page) == (order[-1] == "van de houder")


def in_between(office, first, second):
    """The second begins while the first is written and not yet committed."""
    written = Event()

    def slow():
        with office.at_work() as olga:
            told = first(olga)
            written.set()
            time.sleep(0.5)
            return told

    def quick():
        written.wait()
        with office.at_work() as olga:
            return second(olga)

    return at_once([slow, quick])


def test_who_begins_while_another_is_not_done_waits_and_sees_it(office):
    words = {"state": "running", "result": "", "next": "", "seen": office.tells(done="eerder"), "way": "office"}

    def first(olga):
        return actions.tell(office.action, by=olga, done="een", **words)

    def second(olga):
        told = actions.tell(office.action, by=olga, done="twee", **words)
        return [one.done for one in asked.between(told)]

    assert in_between(office, first, second)[1] == ["een"]


def test_the_same_form_while_the_first_is_not_done_gives_the_first(office):
    question = office.asks()
    words = {"done": "een", "state": "running", "result": "", "next": "", "seen": None, "once": uuid4()}

    def sends(olga):
        return actions.tell(question.action, by=None, way="link", request=question, **words).pk

    one, other = in_between(office, sends, sends)
    assert one == other
    assert office.rows() == 1


def test_confirmed_by_the_owner_and_accepted_by_the_office_at_once_is_once(office):
    question = office.asks()
    office.hears(question)
    late = office.hears(question, done="twee")

    def owner():
        with office.at_work():
            return actions.confirm(late).pk

    def accepted():
        with office.at_work() as olga:
            return actions.accept(late, olga).pk

    one, other = at_once([owner, accepted])
    assert one == other
    with office.at_work():
        assert Confirmation.objects.count() == 1
