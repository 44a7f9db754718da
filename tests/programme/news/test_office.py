"""The office's own pages: who was asked, who is silent, what waits, contacts."""

import re
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from samenzicht.programme.models import Contact, News, NewsRequest
from tests.programme.news.conftest import DEPUTY, OWNER, WORDS, filled

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NEWS = "/programma/nieuws/"


def test_asking_shows_first_whom_and_then_mails(office, real, enter):
    olga = enter("olga")
    page = olga.get(NEWS + "vraag/", {"plan": office.plan.pk, "days": 60}).content.decode()
    assert "1 actiehouder krijgt een mail" in page
    assert mail.outbox == []
    answer = olga.post(NEWS + "vraag/", {"plan": office.plan.pk, "days": 60}, follow=True)
    assert "1 actiehouder is gevraagd." in answer.content.decode()
    assert len(mail.outbox) == 1
    # A second press finds the question open.
    olga.post(NEWS + "vraag/", {"plan": office.plan.pk, "days": 60})
    assert len(mail.outbox) == 1


def test_what_could_not_be_mailed_is_told(office, real, enter, settings):
    settings.EMAIL_BACKEND = "tests.programme.news.posts.Away"
    answer = enter("olga").post(f"{NEWS}vraag/{office.action.pk}/", follow=True)
    assert "De mailserver gaf geen antwoord. Niet gevraagd: 1.1." in answer.content.decode()


@pytest.mark.parametrize("wrong", [{"plan": uuid4(), "days": 60}, {"plan": "x", "days": 60}, {"days": "veel"}])
def test_a_round_of_nothing_is_told(office, enter, wrong):
    assert enter("olga").get(NEWS + "vraag/", wrong).status_code == 422


def test_the_list_tells_how_each_stands(office, enter):
    answered, silent = office.asks(), office.asks(office.has("1.2", "Stil"))
    otherwise, over = office.asks(office.has("1.3", "Gebeld")), office.asks(office.has("1.4", "Voorbij"))
    office.hears(answered)
    office.tells(otherwise.action)
    with office.at_work():
        NewsRequest.objects.filter(pk=over.pk).update(expires_at=timezone.now())
    olga = enter("olga")
    page = olga.get(NEWS).content.decode()
    for word in ("heeft geantwoord", "nog geen antwoord", "ander nieuws gekomen", "link verlopen"):
        assert word in page
    assert "Tineke Verzonnen" in page
    shown = olga.get(NEWS, {"wie": "stil"}).context["shown"]
    assert {one.pk for one in shown} == {silent.pk, over.pk}


def test_what_waits_can_be_accepted_once(office, enter):
    question = office.asks()
    office.hears(question)
    late = office.hears(question, done="Van een collega.")
    olga = enter("olga")
    page = olga.get(NEWS).content.decode()
    assert "wacht op bevestiging" in page
    assert "Van een collega." in page
    for _ in range(2):
        assert olga.post(f"{NEWS}neem-over/{late.pk}/").status_code == 302
    assert office.counts()[-1] == "Van een collega."
    assert "Van een collega." not in olga.get(NEWS).content.decode()


def test_in_practice_the_link_stands_on_the_page_and_otherwise_never(office, enter, cast):
    office.asks()
    assert "/bijwerken/" in enter("olga").get(NEWS).content.decode()


def test_a_real_office_sees_no_link(office, real, enter):
    question = office.asks()
    office.hears(question)
    office.hears(question)
    assert "/bijwerken/" not in enter("olga").get(NEWS).content.decode()


def test_the_office_writes_news_itself(office, enter):
    olga = enter("olga")
    path = f"{NEWS}schrijf/{office.action.pk}/"
    typed = filled(olga.get(path), done="Gebeld.")
    answers = [olga.post(path, typed) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    with office.at_work():
        told = News.objects.get()
        assert (told.done, told.way, told.officer.name) == ("Gebeld.", "office", "Olga Voorbeeld")
    assert olga.post(path, typed | {"state": "", "done": "Blijft."}).status_code == 422


def test_the_form_can_be_included_on_any_page_of_an_action(office, enter, rf):
    from django.template import Context, Template

    earlier = office.tells()
    with office.at_work():
        html = Template('{% include "programme/news_form.html" %}').render(Context({"action": office.action}))
    assert f'value="{earlier.pk}"' in html
    assert f"{NEWS}schrijf/{office.action.pk}/" in html
    assert re.search(r'name="once" value="[0-9a-f-]{36}"', html)


def test_a_contact_is_kept(office, enter):
    olga = enter("olga")
    path = f"{NEWS}contact/{office.action.pk}/"
    assert OWNER in olga.get(path).content.decode()
    typed = {"name": "Nieuw", "address": "nieuw@stichting.example", "deputy_name": "", "deputy_address": ""}
    assert olga.post(path, typed | {"away_until": "2026-12-31"}).status_code == 422
    assert olga.post(path, typed | {"address": "geen"}).status_code == 422
    full = typed | {"deputy_name": "Dirk", "deputy_address": DEPUTY, "away_until": "2099-12-31"}
    assert olga.post(path, full).status_code == 302
    with office.at_work():
        assert Contact.objects.get().answering(timezone.localdate()) == ("Dirk", DEPUTY)
    page = olga.get(NEWS + "contact/").content.decode()
    assert "nieuw@stichting.example" in page
    office.has("1.2", "Zonder adres", contact=False)
    page = olga.get(NEWS + "contact/", {"wie": "geen"}).content.decode()
    assert "Zonder adres" in page
    assert "Voorlichting" not in page


@pytest.mark.parametrize("code", ["jet", "bram", "vreemd", "pien"])
def test_others_do_not_come_in(office, enter, code):
    question = office.asks()
    late = [office.hears(question) for _ in range(2)][1]
    other = enter(code)
    for path in ("", "vraag/", "contact/", f"contact/{office.action.pk}/", f"schrijf/{office.action.pk}/"):
        assert other.get(NEWS + path).status_code == 403, path
    for path in (f"vraag/{office.action.pk}/", f"neem-over/{late.pk}/", f"schrijf/{office.action.pk}/"):
        assert other.post(NEWS + path, WORDS).status_code == 403, path
    assert len(office.counts()) == 1


def test_an_id_of_nothing_is_not_there(office, enter):
    olga = enter("olga")
    for path in ("vraag", "schrijf", "neem-over", "contact", "afwezig"):
        assert olga.post(f"{NEWS}{path}/{uuid4()}/", WORDS).status_code == 404, path


@pytest.mark.parametrize("path", ["", "contact/", "vraag/"])
def test_two_hundred_take_few_queries(office, enter, django_assert_max_num_queries, path):
    for number in range(60):
        question = office.asks(office.has(f"2.{number}", "Nog een"))
        if number % 2:
            office.hears(question)
            office.hears(question)
    olga = enter("olga")
    olga.get("/")
    with django_assert_max_num_queries(12):
        assert olga.get(NEWS + path, {"plan": office.plan.pk, "days": 0}).status_code == 200


def test_it_speaks_english(office, enter):
    olga = enter("olga")
    olga.cookies["django_language"] = "en"
    office.asks()
    page = olga.get(NEWS).content.decode()
    assert "Ask for news" in page
    assert "no answer yet" in page
    assert reverse("programme:news") == NEWS


def test_the_start_page_tells_what_waits_and_no_more_than_the_office_may_know(office, enter):
    question = office.asks()
    olga = enter("olga")
    assert "wacht op bevestiging" not in olga.get("/").content.decode()
    office.hears(question)
    office.hears(question)
    assert "1 bericht van een actiehouder wacht op bevestiging" in olga.get("/").content.decode()
    assert "wacht op bevestiging" not in enter("jet").get("/").content.decode()


def test_the_demo_asks_owners_who_are_nobody_and_sends_nothing(cast):
    from samenzicht.web.demo.owners import NAMES, lay_owners
    from samenzicht.web.demo.programme import lay_programme
    from tests.conftest import as_role

    with as_role("owner"):
        lay_programme(cast.people)
        lay_owners(cast.people)
    with cast.at_work("olga"):
        assert {one.name for one in Contact.objects.all()} == set(NAMES)
        assert NewsRequest.objects.count() == len(NAMES)
        assert not News.objects.filter(way="link").exists()
    assert mail.outbox == []
