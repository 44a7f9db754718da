"""Changing the language in the middle of a form loses nothing of what was typed, ticked or chosen."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import acts
from tests.journeys.looking import PHONE, sound
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

SAID = "Tien mensen stapten om zes uur in een busje."


def test_while_reporting(cast, page: Page):
    # Given someone who is writing on a phone, and has not pressed anything yet
    page.set_viewport_size(PHONE)
    acts.become(page, "Noor")
    page.goto("/signalen/meld/")
    page.get_by_label("Nee", exact=True).check()
    acts.press(page, "Bewaar en ga verder")
    page.get_by_label("Wat zag je?").fill(SAID)

    # When the language changes to English and back
    page.get_by_role("button", name="English").click()

    # Then the text stands in the same box, and the draft goes on
    expect(page.get_by_label("What did you see?")).to_have_value(SAID)
    sound(page, "switched-en")
    page.get_by_role("button", name="Nederlands").click()
    expect(page.get_by_label("Wat zag je?")).to_have_value(SAID)
    acts.press(page, "Bewaar en ga verder")
    page.get_by_label("Wie of wat is het?").select_option("vehicle")
    page.get_by_label("Naam, adres, kenteken of nummer").fill("XX-99-ZZ")
    page.get_by_role("button", name="English").click()
    expect(page.locator("select[name=new_kind]")).to_have_value("vehicle")
    expect(page.locator("input[name=new_called]")).to_have_value("XX-99-ZZ")


def test_in_the_middle_of_a_weighing(cast, page: Page):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    acts.become(page, "Ravi")
    page.goto(f"/tafels/{item.roundtable_id}/{item.matter}/")
    acts.weigh(page)
    page.get_by_label("Waarom beslist de tafel dit?").fill("Wij kijken het aan.")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    typed = [box.input_value() for box in page.locator("[data-weighing] textarea").all()]
    assert typed[: len(acts.WEIGHED)] == list(acts.WEIGHED.values())
    assert "Wij kijken het aan." in typed
    expect(page.locator("input[name=w-positive][value=yes]")).to_be_checked()
