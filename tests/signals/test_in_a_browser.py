"""Reporting and reading signals in a real browser: one journey on a phone, and every page in both languages."""

import time

import pytest
from django.urls import reverse

from samenzicht.signals import actions
from samenzicht.signals.drafts import answers_of
from samenzicht.signals.models import Draft
from tests.browser import become, examine, leave, visit
from tests.signals.stories import PLAIN, told

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 640}
MOST_SECONDS = 180
SAID = "Tien mensen stapten om zes uur in een busje."


@pytest.fixture
def noor(cast, demo, page):
    become(page, "Noor Voorbeeld")
    return page


def held(cast) -> dict:
    with cast.at_work("noor"):
        return answers_of(Draft.objects.get())


def to_step_two(page, danger="Nee") -> None:
    page.goto(reverse("signals:report"))
    page.get_by_label(danger, exact=True).check()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_label("Wat zag je?").wait_for()


def test_a_whole_signal_on_a_phone_within_three_minutes(noor):
    """Typing as slowly as a thumb does: five signs a second."""
    began, page = time.monotonic(), noor
    page.set_viewport_size(PHONE)
    page.goto(reverse("signals:list"))
    examine(page, "signals-empty")
    page.set_viewport_size(PHONE)
    page.goto(reverse("signals:report"))
    examine(page, "signals-step1")
    began = time.monotonic()
    to_step_two(page)
    page.get_by_label("Wat zag je?").press_sequentially(SAID, delay=20)
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_label("Wie of wat is het?").select_option("voertuig")
    page.get_by_label("Welke rol heeft dit?").select_option("middel")
    page.get_by_label("Naam, adres, kenteken of nummer").press_sequentially("XX-99-ZZ", delay=20)
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_text("XX-99-ZZ", exact=True).wait_for()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_role("heading", name="Waar kun je op letten?").wait_for()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_label("Arbeidsuitbuiting").check()
    page.get_by_role("button", name="Meld dit signaal").click()
    page.get_by_role("heading", name="Je signaal is gemeld").wait_for()
    assert time.monotonic() - began < MOST_SECONDS
    examine(page, "signals-reported")


def test_each_step_in_both_languages(noor):
    page = noor
    to_step_two(page)
    examine(page, "signals-step2")
    page.get_by_label("Wat zag je?").fill(SAID)
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_label("Wie of wat is het?").select_option("place")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("alert").wait_for()
    page.get_by_label("Welke rol heeft dit?").select_option("plek")
    page.get_by_label("Naam, adres, kenteken of nummer").fill("Kastanjelaan 12 " + "x" * 60)
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("button", name="Haal weg").wait_for()
    examine(page, "signals-step3")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.locator("summary", has_text="Arbeidsuitbuiting").click()
    examine(page, "signals-step4")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_role("heading", name="Nalezen en melden").wait_for()
    examine(page, "signals-step5")


def test_danger_is_one_big_button(noor):
    page = noor
    page.goto(reverse("signals:report"))
    page.get_by_label("Ja, nu").check()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    call = page.get_by_role("link", name="Bel 112")
    assert call.get_attribute("href") == "tel:112"
    assert call.bounding_box()["height"] >= 88
    examine(page, "signals-danger")


def test_a_lost_connection_loses_nothing(noor, cast):
    page = noor
    to_step_two(page)
    page.context.set_offline(True)
    page.get_by_label("Wat zag je?").fill(SAID)
    page.locator("[data-autosave-says]").get_by_text("Niet bewaard: geen verbinding.").wait_for()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.wait_for_timeout(500)
    assert page.get_by_label("Wat zag je?").input_value() == SAID
    assert "seen_text" not in held(cast)
    page.context.set_offline(False)
    page.get_by_text("Bewaard om").wait_for()
    assert held(cast)["seen_text"] == SAID


def test_an_expired_session_loses_nothing(noor, cast):
    page = noor
    to_step_two(page)
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Wat hoorde je?").fill(SAID)
    page.locator("[data-autosave-says]").get_by_text("Je bent uitgelogd").wait_for()
    assert held(cast)["heard_text"] == SAID
    page.get_by_label("Wat zag je?").fill("Nog iets.")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.wait_for_url("**/inloggen/**")
    assert held(cast)["seen_text"] == "Nog iets."


def test_what_one_typed_does_not_arrive_after_the_test(cast, demo, browser, live_server):
    """A page that is closed saves once more; after a test that would land in an emptied database."""
    visitor = visit(browser, base_url=live_server.url, locale="nl-NL")
    page = visitor.new_page()
    become(page, "Noor Voorbeeld")
    to_step_two(page)
    page.get_by_label("Wat zag je?").fill(SAID)
    leave(visitor)
    time.sleep(0.5)
    assert "seen_text" not in held(cast)


def test_without_javascript_every_step_works(cast, demo, browser, live_server):
    context = browser.new_context(base_url=live_server.url, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    become(page, "Noor Voorbeeld")
    to_step_two(page)
    page.get_by_label("Wat zag je?").fill(SAID)
    for _step in range(3):
        page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_role("button", name="Meld dit signaal").click()
    assert page.get_by_role("heading", name="Je signaal is gemeld").is_visible()
    context.close()


def test_signals_one_and_many(cast, demo, page):
    with cast.at_work("bram") as bram:
        signal = told(bram)
        mention = signal.mentions.filter(subject__kind="person").get()
    become(page, "Bram Voorbeeld")
    page.goto(reverse("signals:list"))
    examine(page, "signals-one")
    page.goto(reverse("signals:signal", args=[signal.pk]))
    examine(page, "signals-signal")
    page.goto(reverse("signals:who", args=[signal.pk, mention.pk]))
    examine(page, "signals-who")
    page.get_by_label("Ik werk aan dit signaal").check()
    page.get_by_label("Leg kort uit").fill("Ik bel haar moeder terug.")
    page.get_by_role("button", name="Toon wie dit is").click()
    page.get_by_text("Jasmijn Verzonnen").wait_for()
    for name in ("enrich", "close"):
        page.goto(reverse(f"signals:{name}", args=[signal.pk]))
        examine(page, f"signals-{name}")
    with cast.at_work("bram") as bram:
        for number in range(30):
            one = told(bram, PLAIN)
            if number % 3 == 0:
                actions.close(one, "Het was een verhuizing.", bram)
    page.goto(reverse("signals:list"))
    examine(page, "signals-many")
    page.get_by_role("link", name="Oudere signalen").click()
    page.get_by_text(signal.pseudonym).wait_for()
    page.goto(reverse("subjects:find"))
    page.get_by_label("Zoek", exact=True).fill("verzonnen")
    page.get_by_role("main").get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Wie is dit?").wait_for()
