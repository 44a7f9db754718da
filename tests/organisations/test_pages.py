"""The administrator's pages in a browser, and what they refuse."""

from itertools import pairwise

import pytest
from django.core import mail
from django.urls import reverse

from samenzicht.organisations.models import Officer
from tests.browser import become, examine

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("restored"),
]


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def sign_in(client, cast, code):
    client.post(reverse("become", args=[cast.officer(code).pk]))


@pytest.mark.parametrize("code", ["noor", "bram", "pien", "ravi"])
def test_others_do_not_come_in(client, cast, demo, code):
    sign_in(client, cast, code)
    noor = cast.officer("noor").pk
    assert client.get(reverse("organisations:officers")).status_code == 403
    assert client.get(reverse("organisations:officer", args=[noor])).status_code == 403
    assert client.post(reverse("organisations:give", args=[noor]), {"role": "chair"}).status_code == 403
    assert cast.post("noor").roles == {"reporter"}


def test_a_colleague_of_another_house_does_not_exist_here(client, cast, demo):
    sign_in(client, cast, "adem")
    for name in ("officer", "give", "end", "renew"):
        url = reverse(f"organisations:{name}", args=[cast.officer("karel").pk])
        assert (client.get if name == "officer" else client.post)(url).status_code == 404


def test_no_mail_leaves_the_fictional_region(client, cast, demo):
    sign_in(client, cast, "adem")
    answers = {"name": "Nieuw Voorbeeld", "email": "nieuw@wiekendam.example", "roles": ["reporter"]}
    page = client.post(reverse("organisations:invite"), answers, follow=True).content.decode()
    assert "gaat er geen mail uit" in page
    assert mail.outbox == []
    assert Officer.objects.get(email="nieuw@wiekendam.example").fictional


def test_a_form_that_is_not_right_comes_back_with_what_was_typed(client, cast, demo):
    sign_in(client, cast, "adem")
    answer = client.post(reverse("organisations:invite"), {"name": "Nieuw Voorbeeld", "email": "geen adres"})
    assert answer.status_code == 422
    assert "geen adres" in answer.content.decode()


@pytest.mark.parametrize("queries", [12])
def test_the_list_takes_few_queries(client, cast, demo, django_assert_max_num_queries, queries):
    sign_in(client, cast, "adem")
    for number in range(30):
        answers = {"name": f"Collega {number}", "email": f"c{number}@wiekendam.example", "roles": ["reporter"]}
        client.post(reverse("organisations:invite"), answers)
    with django_assert_max_num_queries(queries):
        assert client.get(reverse("organisations:officers")).content.decode().count("@wiekendam.example</span>") == 34


def stacks(page) -> None:
    """On a phone nothing in a table lies outside the screen; each thing says what it is, and it is still a table."""
    page.set_viewport_size({"width": 320, "height": 800})
    table = page.get_by_role("table").first
    inside = table.evaluate("e => e.parentElement.scrollWidth <= e.parentElement.clientWidth")
    assert inside
    assert table.bounding_box()["width"] <= 320
    ends = table.get_by_role("cell").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(b => [b.top, b.bottom])"
    )
    assert all(bottom <= top + 1 for (_, bottom), (top, _) in pairwise(ends) if bottom)
    texts = table.get_by_role("cell").evaluate_all("all => all.every(e => e.scrollHeight <= e.clientHeight + 1)")
    assert texts, "what stands in a cell sticks out of it"
    assert table.get_by_role("row").count() > 1
    cell = table.get_by_role("cell").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content").strip('"') == cell.get_attribute("data-label")
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.browser
def test_an_administrator_invites_gives_and_ends(page, cast, demo):
    become(page, "Adem Voorbeeld")
    page.goto(reverse("organisations:officers"))
    examine(page, "collegas")
    stacks(page)
    page.get_by_role("link", name="Nodig een collega uit").click()
    examine(page, "collegas-nodig-uit")
    page.get_by_label("Naam").fill("Loes Voorbeeld")
    page.get_by_label("E-mailadres van het werk").fill("loes@wiekendam.example")
    page.get_by_label("melder").check()
    page.get_by_role("button", name="Stuur de uitnodiging").click()
    page.get_by_role("link", name="Loes Voorbeeld").click()
    examine(page, "collegas-een")
    page.get_by_label("Rol", exact=True).select_option(label="aandachtsfunctionaris")
    page.get_by_role("button", name="Geef deze rol").click()
    assert page.get_by_text("heeft nu ook deze rol: aandachtsfunctionaris").is_visible()
    page.get_by_role("button", name="Beëindig de rol melder").click()
    assert page.get_by_text("heeft deze rol niet meer: melder").is_visible()
    page.get_by_label("Rol", exact=True).select_option(label="beheerder")
    page.get_by_role("button", name="Geef deze rol").click()
    assert page.get_by_text("Beëindig eerst de ene").is_visible()
    page.goto(reverse("organisations:officer", args=[cast.officer("adem").pk]))
    examine(page, "collegas-jezelf")
    become(page, "Pien Voorbeeld")
    page.goto(reverse("journal"))
    assert page.get_by_text("gaf een collega een rol: Loes Voorbeeld").count() == 2
    examine(page, "logboek")
    stacks(page)
