"""Two at the same moment: one acts and the other is told; a letter is sent once."""

import time
from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection

from samenzicht.sharing.actions import AlreadySaid, accept, disclosing, replies
from samenzicht.sharing.models import Disclosure, Reply

from .letters import send

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def slowly(verb):
    """Looks, and leaves time for another to look before it writes."""

    def slow(*args, **rest):
        found = verb(*args, **rest)
        time.sleep(0.3)
        return found

    return slow


def both(work):
    """What two threads got from the same work: results and exceptions."""
    got = []

    def one():
        try:
            got.append(work())
        except Exception as told:
            got.append(told)
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def test_two_colleagues_accept_and_one_is_told(cast, monkeypatch):
    with cast.at_work("bram") as bram:
        letter = send(cast, bram)
    monkeypatch.setattr(replies, "first_word", slowly(replies.first_word))

    def work():
        with cast.at_work("karel") as karel:
            return accept(letter, karel, "Wij gaan kijken.")

    got = both(work)
    assert sorted(type(one).__name__ for one in got) == ["AlreadySaid", "Reply"]
    told = next(one for one in got if isinstance(one, AlreadySaid))
    with cast.at_work("karel"):
        assert Reply.objects.get() == told.reply


def test_a_button_pressed_twice_at_once_sends_one_letter(cast, monkeypatch):
    matter = uuid4()
    monkeypatch.setattr(disclosing, "same_letter", slowly(disclosing.same_letter))

    def work():
        with cast.at_work("bram") as bram:
            return send(cast, bram, matter=matter)

    first, second = both(work)
    assert first == second
    with cast.at_work("bram"):
        assert Disclosure.objects.count() == 1
