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


def test_the_pages_before_and_after_the_table(cast, demo, page: Page):
    """Bringing, answering, referring with one refused, asking and giving who it is."""
    with cast.at_work("zoe") as zoe:
        signal = walk.a_signal(zoe, seen=f"Een man riep {walk.NAME}.")
    browser.become(page, "Zoë Voorbeeld")
    page.goto(f"/tafels/breng/{signal.pk}/")
    browser.examine(page, "table-bring")
    page.get_by_label("Is het nodig voor dit doel?").check()
    page.get_by_role("button", name="Bekijk wat weggaat").click()
    browser.shoot(page, "table-bring-preview")
    assert browser.wrong(page) == []
    page.goto("/tafels/")
    browser.examine(page, "table-tables")
    _signal, item = walk.up_to_referral(cast, "zoe", "zoe", "duinrand")
    page.goto(f"/tafels/{item.roundtable_id}/{item.matter}/doorverwijzen/")
    browser.examine(page, "table-refer")
    page.get_by_label("Politie Duinrand").check()
    page.get_by_label("Zorgcoördinatie Duinrand").check()
    page.get_by_role("button", name="Bekijk wat weggaat").click()
    browser.shoot(page, "table-refer-preview")
    assert browser.wrong(page) == []
    page.get_by_role("button", name="Stuur wat mag").click()
    expect(page.get_by_role("heading", name="Doorverwezen")).to_be_visible()
    browser.shoot(page, "table-referred")
    page.get_by_role("link", name="Vraag wie het is").click()
    page.get_by_label("Waarom is dit nodig?").fill("Om te helpen.")
    browser.shoot(page, "table-ask-who")
    assert browser.wrong(page) == []
    page.get_by_role("button", name="Stuur de vraag").click()
    page.goto("/tafels/gevraagd/")
    browser.examine(page, "table-asked-who")
    page.get_by_role("link", name="Bekijk de vraag").click()
    browser.examine(page, "table-give")


def test_a_partner_answers(cast, demo, page: Page):
    _signal, brought = walk.brought(cast, "zoe", "duinrand")
    walk.asked(cast, "zoe", walk.laid(cast, "zoe", "duinrand", brought.matter))
    browser.become(page, "Dirk Voorbeeld")
    page.goto("/tafels/gevraagd/")
    browser.examine(page, "table-asked")
    page.get_by_role("link", name="Antwoord").click()
    browser.examine(page, "table-answer")
    page.get_by_label("bekend, deelt").check()
    page.get_by_label("Wat weet jouw organisatie?").fill("Wij kennen het pand.")
    page.get_by_role("button", name="Verzegel en stuur").click()
    browser.shoot(page, "table-answer-refused")
    assert browser.wrong(page) == []
    page.get_by_label("bekend, kan niet delen").check()
    page.get_by_role("button", name="Verzegel en stuur").click()
    expect(page.get_by_text("Je antwoord is verzegeld")).to_be_visible()


def test_one_signal_by_keyboard(cast, demo, page: Page):
    """From the agenda to the next signal: so few keys besides the words, that fifteen in an hour are plausible."""
    items = []
    for _ in range(2):
        _signal, brought = walk.brought(cast, "bram", "molenland")
        items.append(walk.laid(cast, "ravi", "molenland", brought.matter))
    browser.become(page, "Ravi Voorbeeld")
    page.goto(agenda_of(cast, "molenland"))
    presses = 0

    def press(*keys: str) -> None:
        nonlocal presses
        for key in keys:
            page.keyboard.press(key)
        presses += len(keys)

    press("j", "Enter")
    expect(page.get_by_role("heading", name=items[0].pseudonym, level=1)).to_be_visible()
    page.get_by_label("Waarom moet de tafel hier iets mee?").focus()
    for _part in walk.WORDS:
        page.keyboard.type("Kort gezegd.")
        press("Tab")
    press("Space", "Tab", "Tab")
    page.keyboard.type("Wij kijken het aan.")
    press("1")
    assert page.get_by_label("Waarom beslist de tafel dit?").input_value().endswith("1"), "a key in a text box is text"
    press("Backspace", "Escape", "4", "2", "1")
    expect(page.locator("[data-decision='1']")).to_be_focused()
    press("Enter")
    expect(page.get_by_role("heading", name=items[1].pseudonym, level=1)).to_be_visible()
    assert presses <= 20


def test_the_round_comes_in_while_the_chair_types(cast, demo, page: Page):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    walk.asked(cast, "ravi", item)
    browser.become(page, "Ravi Voorbeeld")
    open_item(page, item)
    box = page.get_by_label("Waarom moet de tafel hier iets mee?")
    box.fill("Half geschreven")
    walk.answered(cast, "karel")
    expect(page.get_by_text("1 van 4 heeft geantwoord")).to_be_visible()
    expect(box).to_have_value("Half geschreven")
