"""What the law asks of a receiver comes when one chooses; and what one says must not contradict itself."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from samenzicht.audit.models import Entry
from samenzicht.compartments.keys import Keys, holding
from samenzicht.roundtable.founding import give_seat
from samenzicht.sharing.models import Disclosure
from tests import browser
from tests.conftest import as_role
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]

BEFORE = "Hierna kunnen er vragen komen"
BOTH_AGES = ["necessary", "under_12", "from_12_to_15"]
SAYS = "Dit kan niet allebei waar zijn"


@pytest.fixture
def bringing(cast) -> str:
    with cast.at_work("zoe") as zoe:
        return reverse("roundtable:bring", args=[walk.a_signal(zoe).pk])


@pytest.fixture
def referring(cast):
    _signal, item = walk.up_to_referral(cast, "zoe", "zoe", "duinrand")
    return reverse("roundtable:refer", args=[item.roundtable_id, item.matter]), item


def test_who_sits_at_two_tables_hears_that_questions_may_follow_and_gets_them_by_choosing(cast, enter, bringing):
    with as_role("owner"):
        give_seat(cast.table("molenland"), cast.organisation("zandwijk"))
    client = enter("zoe")
    first = client.get(bringing).content.decode()
    assert BEFORE in first
    assert walk.SEEN in first
    assert 'name="stated"' not in first
    chosen = client.post(bringing, {"table": cast.table("duinrand").pk, "act": "choose"}).content.decode()
    assert 'value="necessary"' in chosen
    assert BEFORE not in chosen
    assert "<html" not in chosen
    looked = client.post(bringing, {"table": cast.table("duinrand").pk, "act": "look"}).content.decode()
    assert 'value="necessary"' in looked
    assert "Bekijk opnieuw" in looked


def test_a_receiver_that_is_chosen_brings_its_questions(cast, enter, referring):
    url, _item = referring
    client, care = enter("zoe"), cast.organisation("zorg_duinrand").pk
    assert BEFORE in client.get(url).content.decode()
    nobody = client.post(url, {"act": "choose"}).content.decode()
    assert BEFORE in nobody
    said = {f"to_{care}": "on", f"for_{care}": "help", "stated": ["consent"], "act": "choose"}
    chosen = client.post(url, said).content.decode()
    assert chosen.count("checked") == 1, "what was ticked stays ticked"
    assert BEFORE not in chosen


def test_choosing_opens_no_letter(cast, enter, referring):
    url, item = referring
    with holding(Keys(oversight=frozenset({item.compartment_id}))):
        before = Entry.objects.filter(verb="letter.opened").count()
    client, police = enter("zoe"), cast.organisation("politie_duinrand").pk
    client.post(url, {f"to_{police}": "on", "act": "choose"})
    with holding(Keys(oversight=frozenset({item.compartment_id}))):
        assert Entry.objects.filter(verb="letter.opened").count() == before
    client.post(url, {f"to_{police}": "on", "act": "look"})
    with holding(Keys(oversight=frozenset({item.compartment_id}))):
        assert Entry.objects.filter(verb="letter.opened").count() == before + 1


def test_two_ages_bring_nothing(cast, enter, bringing):
    client = enter("zoe")
    for act in ("look", "send"):
        answer = client.post(bringing, {"table": cast.table("duinrand").pk, "stated": BOTH_AGES, "act": act})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert SAYS in page
        assert "Is de persoon jonger dan 12?" in page
        assert "kan weg" not in page
    with cast.at_work("zoe"):
        assert not Disclosure.objects.exists()


def test_two_ages_refer_nothing(cast, enter, referring):
    url, _item = referring
    care = cast.organisation("zorg_duinrand").pk
    said = {f"to_{care}": "on", f"for_{care}": "help", "stated": BOTH_AGES, "act": "send"}
    answer = enter("zoe").post(url, said)
    assert (answer.status_code, SAYS in answer.content.decode()) == (422, True)


def test_one_age_goes_on(cast, enter, bringing):
    said = {"table": cast.table("duinrand").pk, "stated": ["necessary", "under_12"], "act": "look"}
    assert enter("zoe").post(bringing, said).status_code == 200


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_in_a_browser_the_questions_come_with_the_choice(cast, settings, page: Page, referring):
    settings.DEMO = True
    url, _item = referring
    browser.become(page, "Zoë Voorbeeld")
    page.goto(url)
    expect(page.get_by_text(BEFORE)).to_be_visible()
    browser.examine(page, "refer-before")
    page.get_by_label("Zorgcoördinatie Duinrand").check()
    question = page.get_by_label("Is de persoon jonger dan 12?")
    expect(question).to_be_visible()
    expect(page.get_by_text(BEFORE)).to_be_hidden()
    question.check()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("Politie Duinrand").check()
    page.wait_for_timeout(200)
    expect(page.get_by_label("Is de persoon 12 tot en met 15?")).to_be_visible()
    expect(question).to_be_checked()
    assert browser.wrong(page) == []
    page.get_by_label("Is de persoon 12 tot en met 15?").check()
    page.get_by_role("button", name="Bekijk wat weggaat").click()
    expect(page.get_by_text(SAYS).first).to_be_visible()
    assert browser.wrong(page) == []
    for name, width in (("smal", 320), ("breed", 1280)):
        page.set_viewport_size({"width": width, "height": 900})
        browser.shoot(page, f"refer-two-ages-{name}")
        assert not browser.overflows(page)
