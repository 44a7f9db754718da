"""A real browser for tests: Chromium that asks nothing of the outside, axe, and screenshots in ./screenshots."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

CHROMIUM = os.environ.get("SAMENZICHT_CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints",
    "--disable-sync",
]
SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"
WIDTHS = {"smal": 320, "breed": 1440}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for a module: two at once in a thread do not go together."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, live_server) -> Iterator[BrowserContext]:
    """A visitor: own cookies, Dutch, and paths that start at the server of this test."""
    visitor = visit(browser, base_url=live_server.url, locale="nl-NL", viewport={"width": 1280, "height": 900})
    visitor.set_default_timeout(10_000)
    yield visitor
    leave(visitor)


# What each visitor asked and did not hear of yet.
UNDER_WAY: dict[BrowserContext, set[Request]] = {}
PATIENCE = 5


def visit(browser: Browser, **options: Any) -> BrowserContext:
    """A visitor of whom is known what is under way."""
    visitor = browser.new_context(**options)
    under_way = UNDER_WAY.setdefault(visitor, set())
    visitor.on("request", lambda asked: under_way.add(asked))
    for ended in ("requestfinished", "requestfailed"):
        visitor.on(ended, lambda asked: under_way.discard(asked))
    return visitor


def leave(visitor: BrowserContext) -> None:
    """Close the pages so that nothing arrives afterwards: nothing new goes out, and what is under way comes back.

    A page that is closed still sends what one typed. That would land after the test, in an emptied database.
    """
    for page in visitor.pages:
        page.evaluate("() => { window.fetch = () => new Promise(() => {}); }")
    under_way, until = UNDER_WAY.pop(visitor, set()), time.monotonic() + PATIENCE
    while under_way and visitor.pages and time.monotonic() < until:
        visitor.pages[0].wait_for_timeout(20)
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def wrong(page: Page) -> list[str]:
    """What axe finds on the page as it stands: rule and place; an empty list is good."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def overflows(page: Page) -> bool:
    """Whether the page must be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def speak(page: Page, language: str) -> None:
    """Choose `nl` or `en`, as the switch does."""
    host = urlsplit(page.url).hostname or ""
    page.context.add_cookies([{"name": "django_language", "value": language, "domain": host, "path": "/"}])
    page.reload()
    assert page.locator("html").get_attribute("lang") == language


def shoot(page: Page, name: str) -> Path:
    """A screenshot of the whole page, to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path


def examine(page: Page, name: str) -> None:
    """Both languages, narrow and wide: axe finds nothing, nothing sticks out, and a screenshot of each to look at."""
    before = page.viewport_size
    for language in ("nl", "en"):
        speak(page, language)
        for width, pixels in WIDTHS.items():
            page.set_viewport_size({"width": pixels, "height": 900})
            shoot(page, f"{name}-{width}-{language}")
            assert wrong(page) == []
            assert not overflows(page), f"{name} at {pixels} px in {language}"
    page.set_viewport_size(before)
    speak(page, "nl")


def become(page: Page, name: str) -> None:
    """In the fictional region: press the button of this person."""
    page.goto("/demo/")
    page.get_by_role("button", name=f"Word {name}", exact=True).click()
