"""Looking at a page as it stands in a journey: what axe finds, whether it must be scrolled sideways, and a picture."""

from playwright.sync_api import Page

from tests import browser

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1440, "height": 900}


def sound(page: Page, name: str, *sizes: dict[str, int]) -> None:
    """Axe finds nothing and nothing sticks out, at the size the page has or at each of these. Keeps a picture."""
    before = page.viewport_size
    for size in sizes or (before,):
        page.set_viewport_size(size)
        browser.shoot(page, f"journey-{name}-{size['width']}")
        assert not browser.overflows(page), f"{name} sticks out at {size['width']} px"
    found = browser.wrong(page)
    assert not found, f"{name}: {found}"
    page.set_viewport_size(before)


def in_both_languages(page: Page, name: str, *sizes: dict[str, int]) -> None:
    """The same in English and then in Dutch; only for a page that one can load again."""
    browser.speak(page, "en")
    sound(page, f"{name}-en", *sizes)
    browser.speak(page, "nl")
    sound(page, name, *sizes)
