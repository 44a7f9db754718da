"""Fifty threads over a pool of eight connections: each sees its own rows, and no key stays behind."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from samenzicht.compartments import keys
from samenzicht.signals.models import Signal
from samenzicht.web import middleware

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

REQUESTS, THREADS = 3000, 50
NOBODY = "nobody"


@pytest.fixture
def pool(passwords, monkeypatch):
    """The connection as it is served: the web role itself, through a pool that is smaller than the crowd."""
    settings = connection.settings_dict
    connection.close()
    before = {name: settings[name] for name in ("USER", "PASSWORD", "OPTIONS")}
    settings.update(
        USER="samenzicht_web",
        PASSWORD=passwords["samenzicht_web"],
        OPTIONS={"pool": {"min_size": 2, "max_size": 8, "timeout": 60}},
    )
    yield
    connection.close()
    connection.close_pool()
    settings.update(before)


@pytest.fixture
def crowd(cast):
    """Officers of three organisations with a signal each, and nobody."""
    posts = {NOBODY: None}
    for code in ("bram", "vreemd", "dirk"):
        with cast.at_work(code) as post:
            Signal.objects.create(
                compartment_id=post.compartment, pseudonym=code, reporter=post.officer.pk, reported_at=timezone.now()
            )
        posts[code] = post
    return posts


def rows(request):
    """What a careless view sees: no filter at all, and now and then slow."""
    with connection.cursor() as cursor:
        if random.random() < 0.05:
            cursor.execute("SELECT pg_sleep(0.005)")
    return HttpResponse(",".join(Signal.objects.values_list("pseudonym", flat=True)))


def left_behind():
    """The keys in a connection that the pool hands out between two requests."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('samenzicht.keys', true), '')")
        return cursor.fetchone()[0]


def one_request(stack, posts, number):
    who = random.Random(number).choice(list(posts))
    request = RequestFactory().get("/")
    request.who = posts[who]
    try:
        seen = stack(request).content.decode()
        return who, seen, left_behind()
    finally:
        connections.close_all()


def leaks(posts, monkeypatch, requests):
    monkeypatch.setattr(middleware, "post_of", lambda request: request.who)
    stack = middleware.Keys(rows)
    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(lambda number: one_request(stack, posts, number), range(requests)))
    assert len(answers) == requests
    return [one for one in answers if one[1] != ("" if one[0] == NOBODY else one[0]) or one[2] not in {"", "{}"}]


def test_no_row_of_another_and_no_key_left_behind(crowd, pool, monkeypatch):
    assert leaks(crowd, monkeypatch, REQUESTS) == []


def test_the_same_crowd_finds_a_setting_that_outlives_its_transaction(crowd, pool, monkeypatch):
    def outliving(these):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('samenzicht.keys', %s, false)", [keys.array(these.compartments)])

    monkeypatch.setattr(keys, "set_for_this_transaction", outliving)
    assert len(leaks(crowd, monkeypatch, 200)) > 50
