"""Who it is: hidden before the test, opened after it, in a second letter, with a reason that the journal keeps."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import acts
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

POLICE = "Politie Molenland (fictief)"
REASON = "Ik ga dit onderzoeken."


def test_who_it_is_comes_after_the_test(cast, page: Page):
    page.set_viewport_size(DESK)

    # Given a signal at the table that was not weighed yet
    own, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    signal = acts.Brought(item.pseudonym, f"/signalen/{own.pk}/", f"/tafels/{item.roundtable_id}/{item.matter}/")

    # Then nobody at the table sees who it is, and the table cannot ask
    acts.become(page, "Ravi")
    page.goto(signal.item)
    assert acts.NAME not in page.content()
    expect(page.get_by_role("link", name="Vraag wie het is")).to_have_count(0)
    page.goto(f"{signal.item}wie/")
    acts.receiver(page, POLICE).check()
    page.get_by_label("Waarom is dit nodig?").fill("Om haar te vinden.")
    acts.press(page, "Stuur de vraag")
    acts.headed(page, "Dit kan pas na een positieve weging")
    sound(page, "who-too-early", PHONE, DESK)

    # not even on the page of the signal at its own organisation
    acts.become(page, "Bram")
    page.goto(signal.own)
    assert acts.NAME not in page.content()

    # When the table weighs it positively, refers it, and asks who it is
    acts.become(page, "Ravi")
    page.goto(signal.item)
    acts.weigh(page)
    acts.decide(page, "refer")
    acts.refer(page, signal, POLICE)
    acts.press(page, "Stuur wat mag")
    acts.headed(page, "Doorverwezen")
    acts.ask_who(page, signal, POLICE)
    acts.become(page, "Karel")
    acts.open_letter(page, signal, "Doorverwijzing")
    assert acts.NAME not in page.content(), "the first letter never says who it is"

    # and the bringer gives it, in a second letter
    acts.become(page, "Bram")
    acts.give_who(page, signal)
    acts.press(page, "Stuur wie het is")
    acts.headed(page, "De tweede brief is weg")

    # Then the police must say why before they read it
    acts.become(page, "Karel")
    acts.open_letter(page, signal, "Wie het is")
    acts.headed(page, "In deze brief staat wie het is")
    assert acts.NAME not in page.content()
    in_both_languages(page, "who-reason", PHONE, DESK)
    acts.press(page, "Open de brief")
    expect(page.get_by_text("Kies een reden. Die komt in het logboek.").first).to_be_visible()
    page.get_by_label(REASON).check()
    acts.press(page, "Open de brief")
    expect(page.get_by_text(acts.NAME)).to_be_visible()
    sound(page, "who-opened", PHONE, DESK)

    # and the table itself still does not know
    acts.become(page, "Ravi")
    page.goto(signal.item)
    assert acts.NAME not in page.content()

    # and the bringer's privacy officer reads that it was sent, and never what
    acts.become(page, "Pien")
    page.goto("/logboek/")
    expect(page.get_by_role("cell", name="brief").first).to_be_visible()
    assert acts.NAME not in page.content()
    in_both_languages(page, "journal", PHONE, DESK)
