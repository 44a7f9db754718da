"""The public page: its numbers are the library's, it asks nothing of the database, and it needs no one to sign in."""

import pytest
from django.conf import settings as ours
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenzicht.estimation import answer
from samenzicht.estimation.published import table
from samenzicht.estimation.telling import tell
from samenzicht.statistics import examples
from samenzicht.statistics.figures import persons
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize("one", examples.EXAMPLES, ids=lambda one: one.code)
def test_the_frozen_example_is_what_the_library_says_today(one):
    """After a change in `estimation`: `./samenzicht manage examples`, and look at what changed."""
    assert examples.fresh(one.table) == examples.frozen(one.table)


def test_the_page_shows_the_numbers_of_the_command_line(client):
    shown = client.get("/ongezien/").content.decode()
    for one in examples.EXAMPLES:
        told = tell(answer(table(one.table), 1000, 1))
        figure = examples.frozen(one.table)
        for number in (figure["estimate"], figure["low"], figure["high"], *(m["estimate"] for m in figure["modes"])):
            assert persons(number) in told
            assert persons(number) in shown
        assert figure["data"] in told
        assert figure["data"] in shown


def test_it_says_what_it_cannot_say_and_never_a_number_alone(client):
    shown = client.get("/ongezien/").content.decode()
    for words in ("Wat dit niet kan zeggen", "Dit moet waar zijn", "Telregel", "Bron", "2010-2015", "Toevalsgetal"):
        assert shown.count(words) >= 2, words
    assert shown.count("<table") == 4
    assert shown.count('role="img"') == 8
    client.cookies["django_language"] = "en"
    english = client.get("/ongezien/").content.decode()
    assert "What this cannot say" in english
    assert "111,000" in english
    assert "ongeveer" not in english


def test_no_query_for_who_is_not_signed_in(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/ongezien/").status_code == 200
    assert [one["sql"] for one in queries if "FROM" in one["sql"]] == []


def test_a_publication_is_read_on_the_public_door_too(anna, settings):
    made = anna.publishes()
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "samenzicht.web.public", ours.PUBLIC
    with as_role("public"):
        answered = Client().get(f"/ongezien/{made.pk}/")
    assert answered.status_code == 200
    assert "Een fictieve schatting" in answered.content.decode()
