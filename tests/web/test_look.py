"""The show page in a real browser: accessible, fitting, quiet, and working without JavaScript."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.web.show.urls import TIMES_SENT

pytestmark = pytest.mark.browser
PAGES = ["/", "/begin/", "/begin/?empty", "/blad/", "/nergens/", "/bezet/", "/fout/403/", "/fout/500/"]
SMALL_ON_PURPOSE = "p a, li a, dd a, td a, .utrecht-breadcrumb-nav a, .foot a, input[type=checkbox], input[type=radio]"


@pytest.fixture
def open_page(browser, show):
    """Opens a page of the show; at the end nothing may have been asked elsewhere or refused by the policy."""
    contexts, troubles = [], []

    def opened(path, language="nl", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_cookies([{"name": "django_language", "value": language, "url": show}])
        page = context.new_page()
        page.on(
            "request", lambda request: None if request.url.startswith((show, "data:")) else troubles.append(request.url)
        )
        page.on("console", lambda said: troubles.append(said.text) if "Policy" in said.text else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(show + path, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def faults(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing(open_page, path, language):
    assert faults(open_page(path, language)) == []


@pytest.mark.parametrize("path", ["/", "/begin/", "/fout/403/"])
def test_axe_finds_nothing_in_the_dark_and_on_a_phone(open_page, path):
    dark = open_page(path, color_scheme="dark", viewport={"width": 320, "height": 700})
    assert faults(dark) == []
    assert dark.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 29)"


def test_axe_would_find_a_fault(open_page):
    page = open_page("/")
    page.evaluate("document.querySelector('label[for=id_seen]').remove()")
    assert any(fault.startswith("label:") for fault in faults(page))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_sticks_out_sideways(open_page, path, width):
    page = open_page(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_longest_word_sticks_out_nowhere(open_page):
    page = open_page("/", viewport={"width": 320, "height": 800})
    page.locator("h1, h2, .badge, .nl-button__label, dd, label, legend, .mainnav a, li p").evaluate_all(
        "all => all.forEach(e => e.append(' Mensenhandelbestrijdingssamenwerkingsverbandscoördinator'))"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_you_press_is_at_least_44_pixels(open_page):
    page = open_page("/", viewport={"width": 320, "height": 800})
    small = page.evaluate(
        """small => [...document.querySelectorAll(
            "a, button, summary, input:not([type=hidden]), select, textarea, .choice label")]
        .filter(e => !e.matches(small) && !e.closest(".unseen") && e.checkVisibility())
        .map(e => [e.textContent.trim().slice(0, 30) || e.name, e.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
        .map(([name, box]) => `${name} ${box.width}x${box.height}`)""",
        SMALL_ON_PURPOSE,
    )
    assert small == []


def test_the_keyboard_comes_first_to_the_content_and_always_shows_where_it_is(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Naar de inhoud")
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))")
        assert style == ["solid", "3px"]


def test_a_form_that_came_back_puts_you_at_its_mistakes(open_page):
    page = open_page("/")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert faults(page) == []
    page.get_by_role("link", name="Is iemand nu in gevaar?").click()
    assert page.evaluate("document.activeElement.id") == "id_danger_0"


def test_everything_works_without_javascript(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_role("alert")).to_contain_text("There are 3 things to mend")


def test_the_language_switch_keeps_what_was_typed(open_page):
    page = open_page("/")
    page.get_by_label("Wat zag je?").fill("Drie matrassen achter een gordijn.")
    page.get_by_label("Nee", exact=True).check()
    page.get_by_label("Arbeidsuitbuiting").check()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_label("Wat zag je?")).to_have_value("Drie matrassen achter een gordijn.")
    expect(page.get_by_label("Nee", exact=True)).to_be_checked()
    expect(page.get_by_label("Arbeidsuitbuiting")).to_be_checked()
    assert page.evaluate("sessionStorage.length") == 0


def test_pressing_twice_sends_once_with_the_value_of_the_button(open_page):
    page = open_page("/traag/")
    TIMES_SENT.clear()
    page.get_by_role("button", name="Stuur brief").evaluate("b => { b.click(); setTimeout(() => b.click(), 150); }")
    page.wait_for_timeout(800)  # longer than the answer takes, so that a second one would be counted
    expect(page.get_by_role("button", name="Stuur brief")).not_to_have_class(re.compile("busy"))
    assert TIMES_SENT == ["send"]


def test_htmx_runs_under_the_policy_and_adds_no_style(open_page):
    page = open_page("/")
    assert page.evaluate("htmx.config.includeIndicatorCSS") is False
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_paper_opens_every_fold_and_leaves_the_menu_out(open_page):
    page = open_page("/blad/")
    page.emulate_media(media="print")
    expect(page.get_by_text("AVG artikel 6, eerste lid, onder e")).to_be_visible()
    expect(page.get_by_role("button", name="English")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
