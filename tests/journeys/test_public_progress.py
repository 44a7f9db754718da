"""A reader who signs in nowhere finds the state of one action in three clicks, on the smallest phone."""

import pytest
from playwright.sync_api import Page, expect

from samenzicht.programme.models import ProgressLetter
from tests.journeys import filled
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

ACTION = "Signalentafel mensenhandel Midden-Nederland"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


def test_the_state_of_one_action_in_three_clicks(cast, phone: Page):
    # Given a letter that is out, and someone with a phone and no account
    filled.region(cast)
    phone.goto("/voortgang/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Voortgang van Samen tegen mensenhandel")
    expect(phone.get_by_role("heading", name="Zijn er minder slachtoffers?")).to_be_visible()
    expect(phone.get_by_text("We weten het niet.").first).to_be_visible()

    # When they go to the actions, to a line, and to one action
    clicks = 0
    for way in ("De acties", "Projecten buiten de actielijnen"):
        phone.get_by_role("link", name=way).click()
        clicks += 1
    action = phone.locator("details", has_text=ACTION).first
    action.locator("summary").click()
    clicks += 1

    # Then they read how it stands, what was done and who does it
    assert clicks == 3
    told = action.locator(".facts")
    expect(told).to_be_visible()
    expect(told.locator("div", has_text="Stand").first).to_contain_text("loopt, gemeld op 18 oktober 2023")
    expect(told).to_contain_text("RIEC Midden-Nederland")
    sound(phone, "public-progress-action", PHONE)


def test_by_searching_without_javascript(cast, browser, live_server):
    filled.region(cast)
    context = browser.new_context(base_url=live_server.url, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.goto("/voortgang/")
    page.get_by_label("Zoek een actie of organisatie").fill("signalentafel")
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_role("status")).to_contain_text("1 van de 15 acties past hierbij")
    expect(page.locator("details[open] .facts")).to_contain_text("RIEC Midden-Nederland")
    page.get_by_role("link", name="Toon alle acties").click()
    expect(page.locator("details.progress-action")).to_have_count(15)
    context.close()


def test_the_pages_are_sound(cast, page: Page):
    filled.region(cast)
    letter = ProgressLetter.objects.newest().first()
    for path in ("/voortgang/", f"/voortgang/{letter.pk}/brief/"):
        page.goto(path)
        in_both_languages(page, f"public-progress-{'brief' if 'brief' in path else 'page'}", PHONE, DESK)
    page.goto("/voortgang/")
    with page.expect_download() as found:
        page.get_by_role("link", name="Alle acties als tabel (CSV)").click()
    assert found.value.suggested_filename == "acties-2023.csv"
