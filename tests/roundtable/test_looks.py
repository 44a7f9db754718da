"""The pages of the table in a real browser: both languages, narrow and wide, with nothing, one and fifteen on them."""

import pytest
from playwright.sync_api import Page, expect

from samenzicht.roundtable.models import Item
from tests import browser
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def agenda_of(cast, table: str) -> str:
    return f"/tafels/{cast.table(table).pk}/"


def fifteen(cast) -> list[Item]:
    """Fifteen signals in every state of an agenda."""
    urgencies = ["danger", "soon", *["normal"] * 13]
    items = []
    for urgency in urgencies:
        _signal, brought = walk.brought(cast, "bram", "molenland", urgency=urgency)
        items.append(walk.laid(cast, "ravi", "molenland", brought.matter))
    for item in items[:4]:
        walk.asked(cast, "ravi", item)
    for who in ("karel", "zita", "vera", "ravi"):
        walk.answered(cast, who, "shares", "Wij kennen de plek van een controle.", walk.SHARING.get(who, frozenset()))
    walk.answered(cast, "karel", "withheld", "Vraag het via de officier van justitie.")
    walk.weighed(cast, "ravi", items[2])
    walk.decided(cast, "ravi", items[2], "refer")
    walk.weighed(cast, "ravi", items[3], positive=False)
    walk.decided(cast, "ravi", items[3], "keep")
    return items


def open_item(page: Page, item: Item) -> None:
    page.goto(f"/tafels/{item.roundtable_id}/{item.matter}/")


def test_an_empty_agenda_teaches(cast, demo, page: Page):
    browser.become(page, "Ravi Voorbeeld")
    page.goto(agenda_of(cast, "molenland"))
    expect(page.get_by_role("heading", name="Er ligt niets op tafel")).to_be_visible()
    browser.examine(page, "table-agenda-0")


def test_the_screen_of_fifteen_signals(cast, demo, page: Page):
    items = fifteen(cast)
    browser.become(page, "Ravi Voorbeeld")
    page.goto(agenda_of(cast, "molenland"))
    browser.examine(page, "table-agenda-15")
    for name, item in (("heard", items[0]), ("asked", items[1]), ("refer", items[2]), ("new", items[5])):
        open_item(page, item)
        browser.examine(page, f"table-item-{name}")
        page.set_viewport_size({"width": 1920, "height": 1080})
        browser.shoot(page, f"table-item-{name}-1920")
        page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{agenda_of(cast, 'molenland')}verslag/{walk.today()}/")
    browser.examine(page, "table-minutes")
    page.emulate_media(media="print")
    browser.shoot(page, "table-minutes-printed")
