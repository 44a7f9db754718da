"""A letter is taken back: its content is gone, its envelope and the reason stay, and who looks again is refused."""

import pytest
from playwright.sync_api import Page, expect

from samenzicht.audit.models import Entry
from samenzicht.compartments.keys import Keys, holding
from samenzicht.sharing.models import Content, Disclosure
from tests.journeys import acts
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

WHY = "Het bleek een andere straat te zijn."


def journal(cast) -> list[tuple[str, str]]:
    """What the privacy officer of the police reads: each act with its reason, oldest first."""
    compartment = cast.organisation("politie").compartment_id
    with holding(Keys(oversight=frozenset({compartment}))):
        return list(Entry.objects.filter(compartment=compartment).order_by("id").values_list("verb", "reason"))


def test_a_letter_is_taken_back(cast, page: Page):
    page.set_viewport_size(DESK)

    # Given a letter to the police that they have read
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    signal = acts.Brought(item.pseudonym, "", f"/tafels/{item.roundtable_id}/{item.matter}/")
    acts.become(page, "Ravi")
    acts.refer(page, signal, "Politie Molenland (fictief)")
    acts.press(page, "Stuur wat mag")
    acts.headed(page, "Doorverwezen")
    acts.become(page, "Karel")
    acts.open_letter(page, signal, "Doorverwijzing")
    expect(page.get_by_text(walk.SEEN).first).to_be_visible()
    letter = page.url

    # When the table takes it back, with a reason
    acts.become(page, "Ravi")
    page.goto(letter)
    acts.follow(page, "Trek terug")
    sound(page, "withdraw", PHONE, DESK)
    page.get_by_label("Waarom trek je de brief terug?").fill(WHY)
    acts.press(page, "Trek terug")
    expect(page.get_by_text("De brief is teruggetrokken.")).to_be_visible()

    # Then the police see the envelope and the reason; what stood in it is gone
    acts.become(page, "Karel")
    before = journal(cast)
    looked = page.goto(letter)
    assert looked.status == 403
    acts.headed(page, "Deze brief is teruggetrokken")
    expect(page.locator(".refusal").get_by_text(WHY)).to_be_visible()
    assert walk.SEEN not in page.content()
    in_both_languages(page, "tombstone", PHONE, DESK)
    with cast.at_work("karel"):
        assert not Content.objects.filter(pk=Disclosure.objects.get(sort="referral").pk).exists()

    # and that they looked again stands in their journal, as a refusal
    assert ("letter.denied", "withdrawn") in journal(cast)[len(before) :]
    assert ("letter.opened", "") not in journal(cast)[len(before) :]

    # and nothing of it can be printed any more
    assert page.goto(f"{letter}afdruk/").status == 403
    assert walk.SEEN not in page.content()
