"""Every page of the room in a browser: axe, both languages, narrow and wide."""

import pytest
from playwright.sync_api import Page

from samenzicht.compartments.keys import holding
from samenzicht.statistics import actions
from samenzicht.statistics.models import Why
from tests import browser

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def test_the_public_page(page: Page):
    page.goto("/ongezien/")
    browser.examine(page, "ongezien")


def test_a_publication(anna, page: Page):
    first = anna.publishes()
    anna.publishes(replaces=first)
    page.goto(f"/ongezien/{first.pk}/")
    browser.examine(page, "publicatie")


def test_the_analysts_pages(anna, page: Page):
    browser.become(page, "Anna Voorbeeld")
    page.goto("/schattingen/")
    browser.examine(page, "schattingen-leeg")
    made, waiting, failed = anna.has(), anna.asks(name="Wacht nog"), anna.asks(name="Lukte niet")
    with holding(anna.counters_keys()):
        actions.fail(failed, Why.TOO_LONG)
    for name, path in {
        "schattingen": "/schattingen/",
        "begin": "/",
        "vraag": "/schattingen/nieuw/",
        "schatting": f"/schattingen/{made.pk}/",
        "wacht": f"/schattingen/{waiting.pk}/",
        "mislukt": f"/schattingen/{failed.pk}/",
        "publiceer": f"/schattingen/{made.pk}/publiceer/",
    }.items():
        page.goto(path)
        browser.examine(page, f"analist-{name}")
