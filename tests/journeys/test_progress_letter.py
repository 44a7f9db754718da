"""The progress letter: the office writes, four ministries check, it is frozen, a change is refused, it goes out."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from samenzicht.programme.models import Figure, ProgressLetter
from tests.journeys import acts
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound
from tests.programme.letters.conftest import Round

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

LOOSE = "Ruim 2800 medewerkers van hotels deden de training."
REMARK = "Zeg erbij wat die training oplevert."
LATE = "Het waren er [G2], weten we nu."
NAMES = ("Jet", "Sara", "Wim", "Bea")


@pytest.fixture
def office(cast) -> Round:
    """A plan and one figure: what the office has before it begins a letter."""
    return Round(cast)


def letter(page: Page, name: str) -> None:
    page.goto("/programma/brief/")
    acts.follow(page, f"Ronde {name}")
    acts.headed(page, f"Ronde {name}")


def begin_next(page: Page) -> None:
    """The days follow from the rhythm; only those of today's test are put earlier."""
    today = timezone.localdate()
    page.goto("/programma/brief/")
    acts.follow(page, "Begin de volgende ronde")
    acts.headed(page, "Begin een ronde")
    expect(page.get_by_label("Om de hoeveel maanden komt er een brief?")).to_have_value("6")
    page.get_by_label("Hoe heet deze ronde?").fill("2024-1")
    days = {"Verzamelen vanaf": -40, "Schrijven vanaf": -20, "Toetsen vanaf": 0, "Bevriezen op": 5, "Publiceren op": 9}
    for label, from_today in days.items():
        page.get_by_label(label).fill((today + timedelta(days=from_today)).isoformat())
    acts.press(page, "Begin deze ronde")
    acts.headed(page, "Ronde 2024-1")


def add(page: Page, chapter: str, words: str) -> None:
    acts.follow(page, chapter)
    page.get_by_label("Tekst van deze alinea").fill(words)


def check_all(page: Page, name: str, remark: str = "") -> None:
    """A ministry reads paragraph after paragraph, from its start page; the last one may get a remark."""
    acts.become(page, name)
    page.get_by_role("link", name="op je toets").click()
    acts.headed(page, "Ronde 2024-1")
    acts.follow(page, "Begin met toetsen")
    while True:
        last = not page.get_by_text("Hierna wacht").count()
        page.get_by_label("Nog niet: dit moet anders" if last and remark else "Akkoord").check()
        if last and remark:
            page.get_by_label("Wat moet er anders?").fill(remark)
        acts.press(page, "Bewaar je toets")
        if last:
            break
    expect(page.get_by_text("Er wacht geen alinea meer op jullie toets")).to_be_visible()


def test_a_letter_from_the_first_word_to_parliament(office: Round, page: Page):
    # Given the office with a figure, and the days of the next round
    acts.become(page, "Olga")
    begin_next(page)

    # When she types a number, then it is named, with what to do
    add(page, "Opening", LOOSE)
    acts.press(page, "Kijk hoe het wordt")
    expect(page.get_by_text("Het getal “2800” heeft geen bron")).to_be_visible()
    sound(page, "brief-los-getal", PHONE, DESK)

    # When she chooses the figure, then the text shows what its mark becomes
    box = page.get_by_label("Tekst van deze alinea")
    box.fill("In 2023 deden  medewerkers van hotels de training [28638-217].")
    box.evaluate("box => box.setSelectionRange(15, 15)")
    if not page.locator("details[open] [data-mark]").count():
        page.locator("details", has=page.locator("[data-mark]")).first.locator("summary").first.click()
    page.get_by_role("button", name="Zet [G1] in de tekst").click()
    acts.press(page, "Kijk hoe het wordt")
    expect(page.get_by_text("2.800").first).to_be_visible()
    half_a_form(page)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("De alinea is bewaard.")).to_be_visible()
    add(page, "1. Bewustwording", "Wie in een hotel werkt, kan uitbuiting zien.")
    page.get_by_role("button", name="Bewaar", exact=True).click()

    # Then nothing can be frozen, and all reasons stand together
    acts.follow(page, "Alle redenen bij elkaar")
    acts.headed(page, "Deze brief kan nog niet bevroren worden")
    expect(page.get_by_text("moet deze tekst nog toetsen")).to_have_count(8)
    in_both_languages(page, "brief-tegen", PHONE, DESK)

    # When four ministries check, and one of them remarks
    for name in NAMES:
        check_all(page, name, REMARK if name == "Sara" else "")

    # Then the office finds it on its start page and answers with a new wording
    acts.become(page, "Olga")
    page.get_by_role("link", name="1 opmerking van een ministerie").click()
    expect(page.get_by_text(REMARK)).to_be_visible()
    in_both_languages(page, "brief-opmerking", PHONE, DESK)
    page.get_by_role("article").filter(has_text=REMARK).get_by_role("link").click()
    expect(page.get_by_text(REMARK).first).to_be_visible()
    page.get_by_label("Tekst van deze alinea").fill("Wie in een hotel werkt, kan uitbuiting zien en melden.")
    page.get_by_role("button", name="Bewaar", exact=True).click()

    # And the new wording is asked again of all four
    for name in NAMES:
        check_all(page, name)

    # When she freezes
    acts.become(page, "Olga")
    page.get_by_role("link", name="De brief is klaar om te bevriezen").click()
    acts.follow(page, "Bevries de brief")
    acts.headed(page, "Bevries de brief")
    in_both_languages(page, "brief-bevriezen", PHONE, DESK)
    page.get_by_label("Ik heb de hele brief gelezen").check()
    acts.press(page, "Bevries de brief")
    expect(page.get_by_text("Ronde 2024-1 is bevroren.")).to_be_visible()
    in_both_languages(page, "brief-bevroren", PHONE, DESK)

    # Then a corrected figure changes nothing in it
    with office.cast.at_work("olga"):
        first = Figure.objects.get(number=1)
    office.figure(2, "3100", replaces=first)
    page.get_by_role("link", name="Lees de hele brief").click()
    expect(page.get_by_text("2.800").first).to_be_visible()
    expect(page.get_by_text("3.100")).to_have_count(0)
    sound(page, "brief-lezen", PHONE, DESK)

    # And a changed number is refused and carried to the next letter
    letter(page, "2024-1")
    page.get_by_role("article").first.get_by_role("link").click()
    expect(page.get_by_text("Deze brief is bevroren")).to_be_visible()
    page.get_by_label("Tekst voor de volgende brief").fill(LATE)
    acts.press(page, "Zet dit in de volgende brief")
    expect(page.get_by_text("De tekst staat in ronde")).to_be_visible()
    expect(page.get_by_text("3.100")).to_be_visible()

    # When she publishes with the number of the paper
    letter(page, "2024-1")
    acts.follow(page, "Publiceer de brief")
    page.get_by_label("Kamerstuknummer").fill("28 638, nr. 251")
    page.get_by_label("Ik weet dat iedereen").check()
    half_a_form(page)
    acts.press(page, "Publiceer voor altijd")
    expect(page.get_by_text("De brief is gepubliceerd.")).to_be_visible()
    in_both_languages(page, "brief-uit", PHONE, DESK)

    # Then it is what was checked, with the number of then
    out = ProgressLetter.objects.get()
    assert out.kamerstuk == "28638-251"
    assert out.content["figures"]["G1"]["value"] == "2800"
    assert "G2" not in out.content["figures"]


def half_a_form(page: Page) -> None:
    """Half a form is looked at as it stands."""
    sound(page, "brief-formulier", PHONE, DESK)


def test_two_officers_write_the_same_paragraph(office: Round, page: Page, browser, live_server):
    # Given Olga and Otto with the same paragraph before them
    first = office.adds("De eerste tekst van deze alinea.")
    where = f"/programma/brief/alinea/{first.paragraph_id}/"
    acts.become(page, "Olga")
    page.goto(where)
    visitor = browser.new_context(base_url=live_server.url, locale="nl-NL", viewport=DESK)
    otto = visitor.new_page()
    acts.become(otto, "Otto")
    otto.goto(where)

    # When both keep another text
    page.get_by_label("Tekst van deze alinea").fill("De tekst van Olga is eerder bewaard.")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("De alinea is bewaard.")).to_be_visible()
    otto.get_by_label("Tekst van deze alinea").fill("De tekst van Otto komt daarna.")
    otto.get_by_role("button", name="Bewaar", exact=True).click()

    # Then the second is told, and both texts are there
    acts.headed(otto, "Iemand was je voor")
    expect(otto.get_by_text("De tekst van Olga is eerder bewaard.")).to_be_visible()
    expect(otto.get_by_label("Tekst van deze alinea")).to_have_value("De tekst van Otto komt daarna.")
    sound(otto, "brief-samen", PHONE, DESK)

    # And may still keep his own as the next version
    acts.press(otto, "Bewaar mijn tekst als nieuwe versie")
    expect(otto.get_by_label("Tekst van deze alinea")).to_have_value("De tekst van Otto komt daarna.")
    visitor.close()


def test_words_that_come_too_late_are_given_back(office: Round, page: Page):
    # Given a page that was opened before the freeze
    first = office.adds()
    acts.become(page, "Olga")
    page.goto(f"/programma/brief/alinea/{first.paragraph_id}/")
    office.all_agree(first)
    office.freezes("otto")

    # When it is sent after it
    page.get_by_label("Tekst van deze alinea").fill("Dit had er nog bij gemoeten.")
    page.get_by_role("button", name="Bewaar", exact=True).click()

    # Then it says so, and takes the words to the next letter
    acts.headed(page, "Dit gaat in de volgende brief")
    sound(page, "brief-te-laat", PHONE, DESK)
    acts.press(page, "Zet dit in de volgende brief")
    expect(page.get_by_text("Dit had er nog bij gemoeten.")).to_be_visible()
