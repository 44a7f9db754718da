"""How many are unseen: read by anyone on a phone, estimated from a table, published, replaced and withdrawn."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, expect

from samenzicht.statistics import counter, reckoning
from samenzicht.statistics.models import Publication
from samenzicht.statistics.task import Task
from samenzicht.web.demo.counts import LABOUR
from tests.journeys import acts
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

RULE = "Wie in 2025 op een van de vier lijsten stond."
WRONG = "Een lijst telde mensen dubbel."


def place_of(page: Page, words: str) -> float:
    """How far down the page it begins."""
    box = page.get_by_text(words).first.bounding_box()
    assert box, words
    return box["y"]


def test_a_reader_on_a_phone(phone: Page):
    # Given nobody in particular, who follows the link at the foot of a page
    phone.goto("/mag-ik-dit-delen/")
    phone.get_by_role("contentinfo").get_by_role("link", name="De ongeziene slachtoffers").click()

    # Then the numbers come first, each with its doubt and how few were seen
    summary = phone.get_by_role("listitem").filter(has_text="Nederland, zes jaren samen").first
    expect(summary).to_contain_text("ongeveer 115.000 of 45.000 personen")
    expect(summary).to_contain_text("Waarschijnlijk tussen 74.800 en 143.000 of tussen 35.000 en 56.300.")
    expect(summary).to_contain_text("Op een lijst stonden er 8.234.")
    assert place_of(phone, "ongeveer 115.000 of 45.000") < place_of(phone, "Zo werkt het")

    # and behind it why it is not sure, the picture with its table, and what this cannot say
    summary.get_by_role("link", name="Hoe zeker is dat?").click()
    told = phone.locator("#nederland")
    expect(told.get_by_text("Onzeker: er is meer dan één antwoord")).to_be_visible()
    expect(told.get_by_role("img", name="Schatting van wie niet is gezien").locator("visible=true")).to_have_count(1)
    numbers = told.get_by_role("region", name="De aantallen bij de grafiek")
    expect(numbers.get_by_role("row").filter(has_text="Antwoord 2")).to_contain_text("45.000")
    expect(told.get_by_role("heading", name="Wat dit niet kan zeggen")).to_be_visible()
    told.locator("summary", has_text="De lijsten en hun overlap").click()
    expect(told.get_by_text("Afgerond op vijf, zodat niemand te herkennen is.")).to_be_visible()
    in_both_languages(phone, "unseen", PHONE, DESK)


def upload(page: Page, path: Path, content: str) -> None:
    path.write_text(content)
    page.get_by_label("Kies een bestand").set_input_files(path)
    expect(page.get_by_label("De tabel", exact=True)).to_have_value(content)


class Counter:
    """The counter, beside the site as always; it pauses at forty per cent until the page was seen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen = threading.Event()
        monkeypatch.setattr(counter, "run", self.run)

    def run(self, task: Task, longest: float, beat: Callable[[int], bool]) -> str:
        assert beat(40)
        assert self.seen.wait(30)
        return reckoning.run(task, longest, beat)

    def begins(self) -> None:
        self.beside = threading.Thread(target=self.count)
        self.beside.start()

    def count(self) -> None:
        counter.count_one()
        connections.close_all()

    def goes_on(self) -> None:
        self.seen.set()
        self.beside.join()


def publish(page: Page, title: str, replaces: str = "") -> str:
    acts.follow(page, "Publiceer")
    page.get_by_label("Titel").fill(title)
    page.get_by_label("Over welke tijd gaat het?").fill("2025")
    page.get_by_label("Telregel").fill(RULE)
    page.get_by_label("Bron").fill("Vier fictieve organisaties")
    if replaces:
        page.get_by_label("Vervangt deze een eerdere publicatie?").select_option(label=replaces)
    acts.press(page, "Publiceer voor altijd")
    expect(page.get_by_role("link", name="Kijk na wat openbaar wordt")).to_be_visible()
    assert page.get_by_label("Telregel").input_value() == RULE
    page.get_by_label("Ik heb gezien wat openbaar wordt.").check()
    sound(page, "publish", PHONE, DESK)
    acts.press(page, "Publiceer voor altijd")
    acts.headed(page, title)
    return page.url


def test_from_a_table_to_a_publication(cast, page: Page, browser: Browser, tmp_path, monkeypatch):
    page.set_viewport_size(DESK)
    counting = Counter(monkeypatch)

    # Given an analyst with a table in which one row is wrong
    acts.become(page, "Anna")
    acts.follow(page, "Maak een schatting")
    page.get_by_label("Hoe noem je deze schatting?").fill("Arbeidsuitbuiting 2025")
    broken = LABOUR.replace("0,0,0,1,96", "0,0,0,1,-96")
    upload(page, tmp_path / "tabel.csv", broken)
    page.get_by_text("Andere kolommen en instellingen").click()
    page.get_by_label("Herhalingen").fill("5000")
    acts.press(page, "Begin met rekenen")

    # Then the row is named, and all that was filled in still stands
    expect(page.get_by_text("Rij 4, kolom `count`: -96 is minder dan 0.").first).to_be_visible()
    assert page.get_by_label("Hoe noem je deze schatting?").input_value() == "Arbeidsuitbuiting 2025"
    assert page.get_by_label("De tabel", exact=True).input_value().splitlines() == broken.splitlines()
    assert page.get_by_label("Herhalingen").input_value() == "5000"
    sound(page, "estimate-wrong-row", PHONE, DESK)

    # When it is mended, it waits, is reckoned while one looks, and the card comes by itself
    upload(page, tmp_path / "tabel.csv", LABOUR)
    acts.press(page, "Begin met rekenen")
    acts.headed(page, "Wacht op haar beurt")
    sound(page, "estimate-waits", PHONE, DESK)
    own = page.url
    counting.begins()
    expect(page.get_by_text("40 % gedaan")).to_be_visible()
    acts.headed(page, "Er wordt gerekend")
    counting.goes_on()
    expect(page.get_by_role("heading", name="ongeveer")).to_be_visible()
    expect(page.get_by_text("Alleen jouw organisatie ziet dit")).to_be_visible()
    expect(page.get_by_text("Waarschijnlijk tussen")).to_be_visible()
    number = page.get_by_role("heading", name="ongeveer").inner_text()
    in_both_languages(page, "estimate", PHONE, DESK)

    # and what is published has an address that needs no account
    first = publish(page, "Arbeidsuitbuiting, eerste telling")
    context = browser.new_context(locale="nl-NL", viewport=PHONE)
    reader = context.new_page()
    reader.goto(first)
    expect(reader.get_by_role("heading", name=number)).to_be_visible()
    expect(reader.get_by_text(RULE)).to_be_visible()
    assert reader.get_by_role("link", name="Trek in").count() == 0
    in_both_languages(reader, "publication", PHONE, DESK)

    # When the estimate is thrown away and a better one replaces it
    page.goto(own)
    page.get_by_text("De tabel, en weggooien").click()
    acts.press(page, "Gooi weg")
    acts.follow(page, "Maak een schatting")
    page.get_by_label("Hoe noem je deze schatting?").fill("Opnieuw")
    page.get_by_label("De tabel", exact=True).fill(LABOUR.replace("0,0,0,1,96", "0,0,0,1,76"))
    acts.press(page, "Begin met rekenen")
    acts.headed(page, "Wacht op haar beurt")
    counting.begins()
    counting.goes_on()
    expect(page.get_by_role("heading", name="ongeveer")).to_be_visible()
    second = publish(page, "Arbeidsuitbuiting, tweede telling", replaces="Arbeidsuitbuiting, eerste telling")

    # Then the first still says what it said, and where the newer one is
    reader.goto(first)
    expect(reader.get_by_role("heading", name=number)).to_be_visible()
    acts.follow(reader, "Arbeidsuitbuiting, tweede telling")
    assert reader.url == second

    # When the analyst withdraws it, with a reason
    acts.follow(page, "Trek in")
    sound(page, "withdraw-publication", PHONE, DESK)
    page.get_by_label("Waarom trek je deze publicatie in?").fill(WRONG)
    acts.press(page, "Trek in voor altijd")
    expect(page.get_by_text("Ingetrokken. Boven de publicatie staat nu waarom.")).to_be_visible()

    # Then everyone reads that before the number, which still stands
    reader.reload()
    expect(reader.get_by_role("heading", name="ongeveer")).to_be_visible()
    assert (
        place_of(reader, "Ingetrokken: gebruik dit getal niet") < place_of(reader, WRONG) < place_of(reader, "ongeveer")
    )
    in_both_languages(reader, "publication-withdrawn", PHONE, DESK)
    context.close()
    assert Publication.objects.count() == 2
