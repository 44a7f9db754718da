"""Board, plans, an action and the five steps in a browser: axe, both languages, narrow and wide, empty and full."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from samenzicht.programme.actions.load import load
from samenzicht.programme.models import Action, News
from samenzicht.programme.models.news import State, Way
from samenzicht.programme.offices import office_of
from tests import browser

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


@pytest.fixture
def laid(cast) -> Action:
    """The published programme, and an action of which two wrote at once."""
    with cast.at_work("olga") as olga:
        load(office_of(olga))
        action = Action.objects.get(number="2.3")
        seen = News.objects.get(action=action)
        for days, state in ((3, State.RUNNING), (2, State.FINISHED)):
            News.objects.create(
                compartment_id=action.compartment_id, action=action, at=timezone.now() - timedelta(days=days),
                state=state, done="Er is veel gedaan. " * 8, result="Een uitkomst.", way=Way.OFFICE, seen=seen,
                officer=olga.officer,
            )  # fmt: skip
        return action


def test_empty(cast, page: Page):
    browser.become(page, "Olga Voorbeeld")
    for name, path in {"bord": "/programma/", "plannen": "/programma/plannen/"}.items():
        page.goto(path)
        browser.examine(page, f"programma-leeg-{name}")


def test_full(laid, page: Page):
    browser.become(page, "Olga Voorbeeld")
    for name, path in {
        "begin": "/",
        "bord": "/programma/",
        "bord-gekozen": "/programma/?plan=2023&lijn=3",
        "bord-niets": "/programma/?plan=2018",
        "plannen": "/programma/plannen/",
        "actie": f"/programma/acties/{laid.pk}/",
        "nieuw": "/programma/acties/nieuw/",
    }.items():
        page.goto(path)
        browser.examine(page, f"programma-{name}")
        page.set_viewport_size({"width": 768, "height": 900})
        browser.shoot(page, f"programma-{name}-768")
        assert not browser.overflows(page)
        page.set_viewport_size({"width": 1280, "height": 900})


def test_a_form_that_came_back(laid, page: Page):
    browser.become(page, "Olga Voorbeeld")
    page.goto("/programma/acties/nieuw/")
    page.get_by_label("Nummer").fill("2.3")
    page.get_by_label("Naam van de actie").fill("Nog een")
    page.get_by_role("button", name="Voeg toe").click()
    assert page.get_by_text("2.3 is al van de actie ‘Keerpunt’").first.is_visible()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        browser.shoot(page, f"programma-nieuw-fout-{width}")
        assert browser.wrong(page) == []
        assert not browser.overflows(page)


def test_the_office_adds_an_action_without_javascript(laid, browser: object, live_server):
    visitor = browser.new_context(base_url=live_server.url, locale="nl-NL", java_script_enabled=False)  # type: ignore[attr-defined]
    page = visitor.new_page()
    page.goto("/demo/")
    page.get_by_role("button", name="Word Olga Voorbeeld", exact=True).click()
    page.goto("/programma/")
    page.get_by_role("link", name="Voeg een actie toe").click()
    page.get_by_label("Welk probleem is er?").fill("Niemand ziet het")
    page.get_by_label("Nummer").fill("7.7")
    page.get_by_label("Naam van de actie").fill("Zien")
    page.get_by_role("button", name="Voeg toe").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Zien"
    assert page.get_by_text("Niemand ziet het").is_visible()
    visitor.close()
