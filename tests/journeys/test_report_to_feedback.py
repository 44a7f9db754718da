"""A soft signal walks through the house: report, table, police and care, and back to the one who noticed."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import acts
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

KNOWN = "Wij kennen het pand van een controle."
CARE = "Zorgcoördinatie Molenland (fictief)"
POLICE = "Politie Molenland (fictief)"
DONE = "Wij spraken de bewoners. Zij slapen nu ergens anders. Dank voor het opletten."


def test_from_noticing_to_knowing(cast, page: Page):
    table = cast.table("molenland").pk

    # Given an officer of the municipality who reports what she saw, on her phone
    page.set_viewport_size(PHONE)
    acts.become(page, "Noor")
    sound(page, "start-reporter", PHONE, DESK)
    signal = acts.report(page)
    in_both_languages(page, "reported-signal", PHONE, DESK)
    assert acts.states(page, signal) == ["ontvangen"]

    # When the attention officer brings it to the table
    page.set_viewport_size(DESK)
    acts.become(page, "Bram")
    acts.bring(page, signal)
    sound(page, "brought", PHONE, DESK)

    # and the chair asks round, and each partner answers without reading the others
    acts.become(page, "Ravi")
    signal = acts.open_item(page, table, signal)
    acts.ask_round(page)
    acts.become(page, "Karel")
    acts.answer(page, signal, "bekend, deelt", KNOWN)
    acts.become(page, "Ravi")
    page.goto(signal.item)
    assert KNOWN not in page.content(), "the round is blind until it is over"
    for partner in ("Zita", "Vera", "Rosa"):
        acts.become(page, partner)
        acts.answer(page, signal, "niet bekend")
    acts.become(page, "Ravi")
    page.goto(signal.item)
    expect(page.get_by_text("Iedereen heeft geantwoord.")).to_be_visible()
    expect(page.get_by_text(KNOWN)).to_be_visible()
    assert acts.NAME not in page.content()

    # and the table weighs it and refers it to the police and to the care coordinator
    acts.weigh(page)
    acts.decide(page, "refer")
    acts.refer(page, signal, POLICE, CARE)
    sound(page, "refer-preview", PHONE, DESK)
    acts.press(page, "Stuur wat mag")

    # Then the letter to the police leaves, and the one to care is refused with the article and what would help
    acts.headed(page, "Doorverwezen")
    refusal = page.locator(".refusal")
    expect(refusal.get_by_role("heading", name=f"Geen brief aan {CARE}")).to_be_visible()
    expect(refusal.get_by_role("heading", name="Wat zou het wel mogelijk maken?")).to_be_visible()
    refusal.get_by_text("Het artikel").click()
    expect(refusal.get_by_text("AVG 9(2)(a)")).to_be_visible()
    expect(refusal.get_by_text("toestemming").first).to_be_visible()
    sound(page, "referred", PHONE, DESK)

    # and after the positive test the bringer gives the police who it is
    acts.ask_who(page, signal, POLICE)
    acts.become(page, "Bram")
    acts.give_who(page, signal)
    expect(page.get_by_text(acts.NAME).first).to_be_visible()
    sound(page, "give-who", PHONE, DESK)
    acts.press(page, "Stuur wie het is")
    acts.headed(page, "De tweede brief is weg")

    # and the police acknowledge, accept and answer
    acts.become(page, "Karel")
    acts.open_letter(page, signal, "Doorverwijzing")
    in_both_languages(page, "letter-police", PHONE, DESK)
    acts.press(page, "Bevestig dat ik hem heb")
    expect(page.get_by_text("De afzender ziet nu dat je de brief hebt.")).to_be_visible()
    page.locator("summary", has_text="Neem aan").click()
    page.get_by_label("Wat ga je doen?").fill("Wij gaan deze week kijken.")
    page.locator("details[open]").get_by_label("Dit gaat niet over een persoon").check()
    acts.press(page, "Neem aan")
    expect(page.get_by_text("Aangenomen. De afzender hoort het")).to_be_visible()
    page.get_by_label("Wij zijn klaar").check()
    page.get_by_label("Wat is er gedaan, of wat kwam eruit?").fill(DONE)
    page.locator("details[open]").get_by_label("Dit gaat niet over een persoon").check()
    acts.press(page, "Stuur antwoord")
    expect(page.get_by_text("Je antwoord is verstuurd.")).to_be_visible()

    # Then the one who noticed sees all five states, and in plain words what became of it
    page.set_viewport_size(PHONE)
    acts.become(page, "Noor")
    seen = acts.states(page, signal)
    assert list(dict.fromkeys(seen)) == ["ontvangen", "aan tafel", "doorgezet", "opgepakt", "afgerond"]
    expect(page.get_by_text(DONE)).to_be_visible()
    sound(page, "heard-back", PHONE, DESK)

    # while the care coordinator holds nothing of it but what the table itself knows
    acts.become(page, "Zita")
    page.goto("/brieven/")
    assert signal.name not in page.content()
