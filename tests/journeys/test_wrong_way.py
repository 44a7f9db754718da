"""What goes the wrong way: someone was first, the session ended, the line fell, the form was odd. Nothing is lost."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from samenzicht.roundtable.models import Decision
from samenzicht.signals import actions as signals
from samenzicht.signals.drafts import answers_of
from samenzicht.signals.models import Draft, Signal
from tests.browser import leave, shoot, visit
from tests.journeys import acts
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

SAID = "Tien mensen stapten om zes uur in een busje."
MINE = "Dit typte ik terwijl een ander besloot."
FAR_TOO_LARGE = "Zij sliepen daar. " * 40_000
TOO_LONG = "Zij sliepen daar. " * 2000


@pytest.fixture
def another(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Someone else at another computer, at the same time."""
    opened: list[BrowserContext] = []

    def sit_down(**more: object) -> Page:
        opened.append(visit(browser, base_url=live_server.url, locale="nl-NL", viewport=DESK, **more))
        return opened[-1].new_page()

    yield sit_down
    for one in opened:
        leave(one)


def to_step_two(page: Page) -> None:
    page.goto("/signalen/meld/")
    page.get_by_label("Nee", exact=True).check()
    acts.press(page, "Bewaar en ga verder")
    expect(page.get_by_label("Wat zag je?")).to_be_visible()


def to_step_five(page: Page) -> None:
    to_step_two(page)
    page.get_by_label("Wat zag je?").fill(SAID)
    for step in (2, 3, 4):
        expect(page.get_by_text(f"Stap {step} van 5")).to_be_visible()
        acts.press(page, "Bewaar en ga verder")
    acts.headed(page, "Nalezen en melden")


def test_two_chairs_decide_the_same_at_once(cast, page: Page, another):
    # Given two chairs with the same signal before them
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    url = f"/tafels/{item.roundtable_id}/{item.matter}/"
    rosa = another()
    for chair, name in ((page, "Ravi"), (rosa, "Rosa")):
        acts.become(chair, name)
        chair.goto(url)
        acts.weigh(chair)

    # When both decide
    acts.decide(page, "keep", "Wij kijken het aan.")
    acts.decide(rosa, "close", MINE)

    # Then the second is told by whom and when, keeps her words, and one decision stands
    acts.headed(rosa, "Iemand was je voor")
    expect(rosa.get_by_text("Ravi Voorbeeld besloot om")).to_be_visible()
    expect(rosa.get_by_text(MINE)).to_be_visible()
    for words in acts.WEIGHED.values():
        expect(rosa.get_by_text(words)).to_be_visible()
    sound(rosa, "two-chairs", PHONE, DESK)
    with cast.at_work("ravi"):
        assert [one.outcome for one in Decision.objects.all()] == ["keep"]
    acts.follow(rosa, "Bekijk hoe het nu staat")
    acts.headed(rosa, item.pseudonym)


def test_the_session_ends_while_one_types(cast, page: Page):
    # Given a draft that is half written
    acts.become(page, "Noor")
    to_step_two(page)

    # When the session ends, and she goes on typing and presses on
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Wat zag je?").fill(SAID)
    expect(page.locator("[data-autosave-says]")).to_contain_text("Je bent uitgelogd")
    acts.press(page, "Bewaar en ga verder")
    page.wait_for_url("**/inloggen/**")
    shoot(page, "journey-session-ended")

    # Then after signing in her text is there
    acts.become(page, "Noor")
    page.get_by_role("link", name="Schrijf verder").click()
    page.goto(page.url.replace("/stap/3/", "/stap/2/"))
    expect(page.get_by_label("Wat zag je?")).to_have_value(SAID)


def test_a_form_is_older_than_its_session(cast, page: Page):
    """The text of a page that cannot be taken is given back to copy."""
    with cast.at_work("bram") as bram:
        signal = walk.a_signal(bram)
    acts.become(page, "Bram")
    page.goto(f"/signalen/{signal.pk}/afronden/")
    page.get_by_role("textbox").fill(MINE)
    page.context.clear_cookies(name="csrftoken")
    acts.press(page, "Rond af")
    acts.headed(page, "Deze pagina stond te lang open")
    expect(page.get_by_text(MINE)).to_be_visible()
    sound(page, "expired", PHONE, DESK)


def test_the_same_form_is_sent_twice(cast, page: Page):
    # Given the last step of a report in two windows
    acts.become(page, "Noor")
    to_step_five(page)
    second = page.context.new_page()
    second.goto(page.url)

    # When it is sent with a nervous double click, and from the other window too
    page.get_by_role("button", name="Meld dit signaal").dblclick()
    acts.headed(page, "Je signaal is gemeld")
    acts.press(second, "Meld dit signaal")
    expect(second.get_by_text("Dit signaal was al gemeld. Het staat er één keer.")).to_be_visible()

    # Then it stands there once
    with cast.at_work("noor"):
        assert Signal.objects.count() == 1


def test_what_is_too_long_or_impossible_is_said_at_the_field(cast, page: Page):
    acts.become(page, "Noor")
    to_step_two(page)
    page.get_by_label("Wat zag je?").fill(TOO_LONG)
    tomorrow = timezone.localdate() + timedelta(days=1)
    page.get_by_label("Welke dag was dat?").first.fill(tomorrow.isoformat())
    acts.press(page, "Bewaar en ga verder")
    expect(page.get_by_text("Deze tekst is te lang").first).to_be_visible()
    expect(page.get_by_text("Deze dag moet nog komen.").first).to_be_visible()
    assert page.get_by_label("Wat zag je?").input_value().strip() == TOO_LONG.strip()
    sound(page, "too-long", PHONE, DESK)


def test_what_is_far_too_large_is_not_sent_and_stays_in_the_form(cast, page: Page):
    acts.become(page, "Noor")
    to_step_two(page)
    page.get_by_label("Wat zag je?").fill(FAR_TOO_LARGE)
    acts.press(page, "Bewaar en ga verder")
    expect(page.get_by_role("alert").filter(has_text="Dit is te groot om te sturen.")).to_be_visible()
    assert page.get_by_label("Wat zag je?").input_value() == FAR_TOO_LARGE
    page.get_by_label("Wat zag je?").fill(SAID)
    acts.press(page, "Bewaar en ga verder")
    expect(page.get_by_text("Stap 3 van 5")).to_be_visible()


def test_without_javascript_what_is_far_too_large_has_a_clear_page(cast, another):
    page = another(java_script_enabled=False)
    acts.become(page, "Noor")
    to_step_two(page)
    page.get_by_label("Wat zag je?").fill(FAR_TOO_LARGE)
    acts.press(page, "Bewaar en ga verder")
    acts.headed(page, "Dit is te groot")
    assert page.locator(".typed").inner_text().strip() == FAR_TOO_LARGE.strip()


@pytest.mark.parametrize("place", ["signalen/{}", "brieven/{}", "tafels/{}", "tafels/gevraagd/{}", "zoeken/{}/wie"])
def test_an_id_that_is_nobodys_or_someone_elses(cast, page: Page, place):
    with cast.at_work("karel") as karel:
        theirs = walk.a_signal(karel)
    acts.become(page, "Bram")
    for one in (uuid4(), theirs.pk):
        assert page.goto(f"/{place.format(one)}/").status == 404
        acts.headed(page, "Deze pagina is er niet")
        assert theirs.pseudonym not in page.content()


def test_the_line_falls_while_one_types(cast, page: Page):
    acts.become(page, "Noor")
    to_step_two(page)
    says = page.locator("[data-autosave-says]")
    page.context.set_offline(True)
    page.get_by_label("Wat zag je?").fill(SAID)
    expect(says).to_contain_text("Niet bewaard: geen verbinding. Je tekst blijft staan.")
    sound(page, "offline")
    page.context.set_offline(False)
    expect(says).to_contain_text("Bewaard om")
    with cast.at_work("noor"):
        assert answers_of(Draft.objects.get())["seen_text"] == SAID


def test_a_colleague_closed_it_meanwhile(cast, page: Page):
    with cast.at_work("bram") as bram:
        signal = walk.a_signal(bram)
    acts.become(page, "Bram")
    page.goto(f"/signalen/{signal.pk}/aanvullen/")
    page.get_by_label("Wat wil je erbij zetten?").or_(page.get_by_role("textbox").first).first.fill(MINE)
    with cast.at_work("bram") as bram:
        signals.close(signal, "Het was een verhuizing.", bram)
    page.get_by_role("main").locator("form button[type=submit], form button:not([type])").first.click()
    expect(page.get_by_text(MINE)).to_be_visible()
    sound(page, "closed-meanwhile", PHONE, DESK)


def test_the_page_of_what_is_not_there(cast, page: Page):
    acts.become(page, "Noor")
    page.goto(f"/signalen/{uuid4()}/")
    in_both_languages(page, "not-there", PHONE, DESK)
