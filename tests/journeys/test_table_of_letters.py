"""A table without a compartment of its own: the agenda lies at the host, and each partner gets letters."""

import pytest
from playwright.sync_api import Page, expect

from samenzicht.roundtable.models import Answer, Item
from samenzicht.sharing.models import Disclosure
from tests.journeys import acts
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

POLICE = "Politie Duinrand (fictief)"
KNOWN = "Wij kennen het pand van een controle."


def held_by(cast, code: str) -> int:
    """How many items of a table this officer's keys show."""
    with cast.at_work(code):
        return Item.objects.count()


def test_a_signal_at_a_table_of_letters(cast, page: Page):
    table = cast.table("duinrand").pk
    page.set_viewport_size(DESK)

    # Given a municipality that hosts the table, and brings its own signal: a letter to each partner
    acts.become(page, "Zoë")
    signal = acts.report(page)
    acts.bring(page, signal)
    sent = page.locator(".card", has=page.get_by_role("heading", name="Verstuurd"))
    expect(sent.get_by_text(POLICE, exact=True)).to_be_visible()
    sound(page, "letters-brought", PHONE, DESK)

    # The partner has a letter and a question; it has no agenda of the table
    acts.become(page, "Dirk")
    assert page.goto(f"/tafels/{table}/").status == 404
    page.goto("/tafels/")
    expect(page.get_by_text("De agenda ligt bij de voorzitter.")).to_be_visible()
    in_both_languages(page, "letters-tables", PHONE, DESK)

    # When the chair asks round and each answers in a sealed letter
    acts.become(page, "Zoë")
    signal = acts.open_item(page, table, signal)
    acts.ask_round(page)
    acts.become(page, "Dirk")
    acts.answer(page, signal, "bekend, kan niet delen", KNOWN)
    acts.become(page, "Zoë")
    page.goto(signal.item)
    assert KNOWN not in page.content(), "the round is blind until it is over"
    acts.become(page, "Daan")
    acts.answer(page, signal, "niet bekend")
    with cast.at_work("daan") as daan:
        assert list(Answer.objects.values_list("sender", flat=True)) == [daan.compartment]

    # and the chair weighs, decides and refers
    acts.become(page, "Zoë")
    page.goto(signal.item)
    expect(page.get_by_text(KNOWN)).to_be_visible()
    acts.weigh(page)
    acts.decide(page, "refer")
    acts.refer(page, signal, POLICE)
    acts.press(page, "Stuur wat mag")
    acts.headed(page, "Doorverwezen")

    # Then the minutes leave as letters that hold the pseudonym, the kind and the decision, and no more
    page.goto(f"/tafels/{table}/")
    acts.follow(page, "Verslag van vandaag")
    acts.press(page, "Stuur het verslag aan de partners")
    expect(page.get_by_text("2 brieven met het verslag verstuurd.")).to_be_visible()
    in_both_languages(page, "letters-minutes", PHONE, DESK)
    acts.become(page, "Daan")
    acts.open_letter(page, signal, "Verslag")
    letter = page.locator(".card", has=page.get_by_role("heading", name="In de brief"))
    expect(letter.get_by_text("doorverwijzen")).to_be_visible()
    for secret in (acts.SEEN, acts.NAME, KNOWN, *acts.WEIGHED.values()):
        assert secret not in page.content()
    sound(page, "letters-minutes-letter", PHONE, DESK)

    # and nothing of the table lies anywhere but at its host
    assert (held_by(cast, "zoe"), held_by(cast, "dirk"), held_by(cast, "daan")) == (1, 0, 0)

    # while the police can act on their own letter
    acts.become(page, "Dirk")
    acts.open_letter(page, signal, "Doorverwijzing")
    acts.press(page, "Bevestig dat ik hem heb")
    expect(page.get_by_text("De afzender ziet nu dat je de brief hebt.")).to_be_visible()
    with cast.at_work("dirk") as dirk:
        sorts = Disclosure.objects.received_by(dirk.compartment).values_list("sort", flat=True)
        assert sorted(sorts) == ["minutes", "referral", "signal"]
