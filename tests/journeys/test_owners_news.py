"""An owner without an account tells news by a link on a phone; so does a colleague, once the owner confirms it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from samenzicht.organisations.models import Organisation
from samenzicht.programme.actions import contacts
from samenzicht.programme.actions import news as actions
from samenzicht.programme.models import Action, Aim, Line, News, NewsRequest, Plan
from tests import browser
from tests.conftest import as_role
from tests.journeys import acts
from tests.journeys.looking import DESK, in_both_languages, sound

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

OWNER = "tineke@stichting.example"
NAME = "Voorlichting voor jongeren die online worden benaderd (fictief)"
SMALL, PHONE = {"width": 320, "height": 640}, {"width": 360, "height": 740}
EARLIER = "Een plan gemaakt met twee stichtingen."
DONE, NEXT = "We gaven drie avonden in Wiekendam.", "In het najaar volgen vijf scholen."


@pytest.fixture
def office(cast, live_server, settings, page):
    """Olga is at work with one action, and her office's mail goes out as that of a real office does."""
    acts.become(page, "Olga")
    settings.SITE = live_server.url
    bureau = Organisation.objects.filter(pk=cast.organisation("bureau").pk)
    compartment = cast.organisation("bureau").compartment_id
    with as_role("owner"):
        bureau.update(fictional=False)
    with cast.at_work("olga") as olga:
        plan = Plan.objects.create(compartment_id=compartment, code="2024", name="Samen tegen mensenhandel")
        line = Line.objects.create(compartment_id=compartment, plan=plan, number=1, name="Bewustwording")
        aim = Aim.objects.create(compartment_id=compartment, line=line, words="Meer jongeren herkennen een ronselaar.")
        action = Action.objects.create(
            compartment_id=compartment, plan=plan, line=line, aim=aim, number="1.2", name=NAME
        )
        contacts.keep_contact(action, name="Tineke Verzonnen", address=OWNER, by=olga)
        words = {"state": "not_started", "done": EARLIER, "result": "", "next": "Eerst de scholen bellen."}
        long_ago = timezone.now() - timedelta(days=90)
        actions.tell(action, way="office", seen=None, by=olga, at=long_ago, **words)
    yield cast
    with as_role("owner"):
        bureau.update(fictional=True)


def link_in(sent) -> str:
    return re.search(r"https?://\S+/bijwerken/\S+/", sent.body).group()


def asked(page: Page) -> str:
    """Olga asks all owners that were silent; the link in the mail."""
    page.goto("/programma/nieuws/")
    acts.follow(page, "Vraag om nieuws")
    acts.press(page, "Bekijk wie gevraagd wordt")
    expect(page.get_by_role("heading", name="1 actiehouder krijgt een mail")).to_be_visible()
    sound(page, "news-round", SMALL, DESK)
    assert mail.outbox == []
    acts.press(page, "Verstuur de vraag")
    expect(page.get_by_text("1 actiehouder is gevraagd.")).to_be_visible()
    (sent,) = mail.outbox
    assert sent.to == [OWNER]
    return link_in(sent)


def somebody(page: Page, size=PHONE) -> Page:
    """Another phone: no cookies of anybody."""
    other = page.context.browser.new_context(locale="nl-NL", viewport=size)
    other.set_default_timeout(10_000)
    return other.new_page()


def writes(page: Page, done: str) -> None:
    page.get_by_label("loopt", exact=True).check()
    page.get_by_label("Wat is er gedaan?").fill(done)
    page.get_by_label("Wat gebeurt er nu?").fill(NEXT)


def told(cast) -> list[tuple[str, bool]]:
    with cast.at_work("olga"):
        counting = set(News.objects.in_force().values_list("pk", flat=True))
        rows = [(one.done, one.pk in counting) for one in News.objects.order_by("at")]
    assert rows[0] == (EARLIER, True)
    return rows[1:]


def test_an_owner_answers_on_a_phone(office, page: Page):
    # Given the office asked
    link = asked(page)

    # When the owner opens the link on a phone and writes too much
    owner = somebody(page)
    owner.goto(link)
    expect(owner.get_by_role("heading", name=NAME)).to_be_visible()
    expect(owner.get_by_text(EARLIER)).to_be_visible()
    in_both_languages(owner, "news-link", SMALL, PHONE, DESK)
    owner.get_by_label("Wat kwam ervan terecht?").fill("Veel. " * 700)
    owner.get_by_label("Wat is er gedaan?").fill(DONE)
    acts.press(owner, "Stuur je nieuws")
    expect(owner.get_by_text("Dit is te lang.").first).to_be_visible()
    sound(owner, "news-error")

    # Then nothing of it is lost, and making it shorter is enough
    expect(owner.get_by_label("Wat is er gedaan?")).to_have_value(DONE)
    owner.get_by_label("Wat kwam ervan terecht?").fill("Zestig jongeren weten nu waarop ze letten.")
    writes(owner, DONE)
    acts.press(owner, "Stuur je nieuws")
    expect(owner.get_by_role("heading", name="Dank je wel")).to_be_visible()
    in_both_languages(owner, "news-thanks", SMALL, DESK)
    owner.reload()
    assert told(office) == [(DONE, True)]

    # And the office sees it
    page.goto("/programma/nieuws/")
    expect(page.get_by_text("heeft geantwoord")).to_be_visible()
    in_both_languages(page, "news-office", SMALL, DESK)
    owner.context.close()


def test_a_link_that_was_forwarded(office, page: Page):
    # Given an owner who answered and then forwarded the link
    link = asked(page)
    owner = somebody(page)
    owner.goto(link)
    writes(owner, DONE)
    acts.press(owner, "Stuur je nieuws")
    expect(owner.get_by_role("heading", name="Dank je wel")).to_be_visible()

    # When a colleague writes too
    colleague = somebody(page)
    colleague.goto(link)
    expect(colleague.get_by_text("Met deze link is al nieuws gestuurd")).to_be_visible()
    expect(colleague.get_by_text(DONE)).to_be_visible()
    writes(colleague, "Ook de ouders deden mee.")
    acts.press(colleague, "Stuur je nieuws")
    expect(colleague.get_by_text("Het moet nog bevestigd worden.")).to_be_visible()
    sound(colleague, "news-waits", SMALL, DESK)

    # Then it waits: the office sees that, and opening the owner's second mail does not change it
    page.goto("/programma/nieuws/")
    expect(page.get_by_text("wacht op bevestiging", exact=True)).to_be_visible()
    in_both_languages(page, "news-office-waits", SMALL, DESK)
    assert told(office) == [(DONE, True), ("Ook de ouders deden mee.", False)]
    assert mail.outbox[1].to == [OWNER]
    owner.goto(link_in(mail.outbox[1]))
    in_both_languages(owner, "news-confirm", SMALL, DESK)
    assert told(office)[1] == ("Ook de ouders deden mee.", False)

    # And the owner's button makes it count
    acts.press(owner, "Ja, dit klopt")
    expect(owner.get_by_role("heading", name="Dit nieuws is bevestigd")).to_be_visible()
    assert told(office)[1] == ("Ook de ouders deden mee.", True)
    for one in (owner, colleague):
        one.context.close()


def test_a_link_that_expired_while_someone_wrote(office, page: Page):
    # Given an owner who is writing
    owner = somebody(page)
    owner.goto(asked(page))
    writes(owner, DONE)

    # When the link expires
    with office.at_work("olga"):
        NewsRequest.objects.update(expires_at=timezone.now())
    acts.press(owner, "Stuur je nieuws")

    # Then the page says what to do, and gives back every word
    expect(owner.get_by_role("heading", name="Deze link is verlopen")).to_be_visible()
    expect(owner.get_by_text(DONE)).to_be_visible()
    expect(owner.get_by_text(NEXT)).to_be_visible()
    sound(owner, "news-expired", SMALL, DESK)
    assert told(office) == []
    owner.context.close()


def test_an_owner_who_goes_away(office, page: Page):
    # Given an owner who wrote half of it
    owner = somebody(page)
    owner.goto(asked(page))
    writes(owner, DONE)

    # When the owner names a deputy
    owner.get_by_text("Ben je een tijd weg?").click()
    owner.get_by_label("Wie antwoordt zolang voor jou?").fill("Dirk Verzonnen")
    owner.get_by_label("E-mailadres van die persoon").fill("dirk@stichting.example")
    until = timezone.localdate() + timedelta(days=20)
    owner.get_by_label("Tot en met welke dag ben je weg?").fill(until.isoformat())
    sound(owner, "news-away", SMALL, PHONE)
    acts.press(owner, "Geef door dat je weg bent")

    # Then what was written still stands there, and the deputy is asked once the owner confirmed it by mail
    expect(owner.get_by_text("Doorgegeven")).to_be_visible()
    expect(owner.get_by_label("Wat is er gedaan?")).to_have_value(DONE)
    owner.goto(link_in(mail.outbox[1]))
    sound(owner, "news-away-confirm", SMALL, DESK)
    acts.press(owner, "Ja, dit klopt")
    expect(owner.get_by_role("heading", name="Je vervanger is bevestigd")).to_be_visible()
    page.goto("/programma/nieuws/")
    acts.press(page, "Vraag opnieuw: actie 1.2")
    expect(page.get_by_text("1 actiehouder is gevraagd.")).to_be_visible()
    assert mail.outbox[-1].to == ["dirk@stichting.example"]
    owner.context.close()


def test_without_javascript(office, page: Page, browser):
    plain = browser.new_context(java_script_enabled=False, locale="nl-NL", viewport=PHONE)
    owner = plain.new_page()
    owner.goto(asked(page))
    writes(owner, DONE)
    acts.press(owner, "Stuur je nieuws")
    expect(owner.get_by_role("heading", name="Dank je wel")).to_be_visible()
    assert told(office) == [(DONE, True)]
    plain.close()


def test_the_pages_of_contacts(office, page: Page):
    page.goto("/programma/nieuws/")
    browser.shoot(page, "journey-news-nobody")
    acts.follow(page, "Contactpersonen en vervangers")
    in_both_languages(page, "news-contacts", SMALL, DESK)
    acts.follow(page, f"1.2 {NAME}")
    in_both_languages(page, "news-contact", SMALL, DESK)
