"""Reporting and the table in a browser that runs no scripts: every step is a plain form."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import acts
from tests.journeys.looking import PHONE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

POLICE = "Politie Molenland (fictief)"


@pytest.fixture
def plain(browser: Browser, live_server) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, locale="nl-NL", viewport=PHONE, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_from_report_to_referral(cast, plain: Page):
    page = plain
    acts.become(page, "Noor")
    signal = acts.report(page)
    acts.become(page, "Bram")
    acts.bring(page, signal)
    acts.become(page, "Ravi")
    signal = acts.open_item(page, cast.table("molenland").pk, signal)
    acts.ask_round(page)
    acts.become(page, "Karel")
    acts.answer(page, signal, "bekend, deelt", "Wij kennen het pand.")
    acts.become(page, "Ravi")
    page.goto(signal.item)
    acts.press(page, "Sluit de ronde")
    expect(page.get_by_text("Gesloten door de voorzitter.")).to_be_visible()
    acts.weigh(page)
    acts.decide(page, "refer")
    acts.refer(page, signal, POLICE)
    acts.press(page, "Stuur wat mag")
    acts.headed(page, "Doorverwezen")
    page.goto(signal.item)
    page.locator("summary", has_text="Maak een afspraak").click()
    page.get_by_label("Wie doet dit?").select_option("Gemeente Wiekendam (fictief)")
    page.get_by_label("Wat gaat die organisatie doen?").fill("Kijken wie er ingeschreven staat.")
    page.get_by_label("Voor welke dag?").fill("2099-01-31")
    acts.press(page, "Leg vast")
    expect(page.get_by_text("Kijken wie er ingeschreven staat.")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
