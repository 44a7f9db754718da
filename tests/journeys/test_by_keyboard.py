"""The chair takes one signal from the agenda to its decision without a mouse, and we count every key."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import acts
from tests.journeys.looking import DESK
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

# Keys besides the words themselves. docs/journeys/by-keyboard.md tells this number.
KEYS = 16


class Hands:
    """Two hands on a keyboard."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.presses += len(keys)

    def type(self, words: str) -> None:
        self.page.keyboard.insert_text(words)

    def tab_to(self, name: str) -> None:
        """Tab on until this box, button or choice has the focus; each Tab counts."""
        for _ in range(60):
            if self.focused() == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name!r}")

    def focused(self) -> str:
        return self.page.evaluate(
            "() => { const e = document.activeElement; return e.labels?.[0]?.innerText ?? e.innerText ?? '' }"
        ).strip()


def test_one_signal_by_keyboard_alone(cast, page: Page):
    items = []
    for _ in range(2):
        _signal, brought = walk.brought(cast, "bram", "molenland")
        items.append(walk.laid(cast, "ravi", "molenland", brought.matter))
    page.set_viewport_size(DESK)
    acts.become(page, "Ravi")
    page.goto(f"/tafels/{items[0].roundtable_id}/")
    hands = Hands(page)

    # From the agenda to the first signal
    hands.press("j", "Enter")
    acts.headed(page, items[0].pseudonym)

    # to the talk guide, and through it
    hands.press("w")
    first, *_rest = acts.WEIGHED
    assert hands.focused() == first
    for words in acts.WEIGHED.values():
        hands.type(words)
        hands.press("Tab")
    hands.press("Space", "Tab")
    hands.tab_to("Waarom beslist de tafel dit?")
    hands.type("Wij kijken het aan.")

    # out of the box, decide, confirm
    hands.press("Escape", "1", "Enter")
    acts.headed(page, items[1].pseudonym)
    expect(page.get_by_text("aanhouden").first).to_be_visible()
    assert hands.presses == KEYS
