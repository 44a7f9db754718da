"""Every page of signing in, in a browser: two languages, narrow and wide, axe."""

import pytest
from django.urls import reverse

from tests.browser import become, examine, shoot, wrong
from tests.web.signin.conftest import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

OPEN = {
    "inloggen": "account_login",
    "vergeten": "account_reset_password",
    "verstuurd": "account_reset_password_done",
    "gesloten": "account_inactive",
    "aanmelden": "account_signup",
    "afgebroken": "socialaccount_login_cancelled",
    "mislukt": "socialaccount_login_error",
    "nieuw-klaar": "account_reset_password_from_key_done",
}
OWN = {
    "ik": "account",
    "tweede-stap": "second_factor",
    "manieren": "mfa_index",
    "app": "mfa_activate_totp",
    "passkey": "mfa_add_webauthn",
    "wachtwoord": "account_change_password",
    "sessies": "usersessions_list",
    "werkplek": "choose_post",
    "uitloggen": "account_logout",
}


@pytest.mark.parametrize("name", OPEN)
def test_a_page_for_everyone(page, cast, name):
    page.goto(reverse(OPEN[name]))
    examine(page, f"signin-{name}")


def test_the_pages_of_an_officer_without_a_second_factor(page, cast, officer):
    page.goto(reverse("account_login"))
    page.get_by_label("E-mailadres").fill(officer.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    for name, url in OWN.items():
        page.goto(reverse(url))
        assert page.locator("h1").count() == 1, page.url
        examine(page, f"signin-{name}")


def test_a_form_with_a_mistake(page, cast, officer):
    page.goto(reverse("account_login"))
    page.get_by_label("E-mailadres").fill(officer.email)
    page.get_by_label("Wachtwoord", exact=True).fill("niet goed")
    page.get_by_role("button", name="Log in", exact=True).click()
    assert page.get_by_text("horen niet bij elkaar").first.is_visible()
    assert wrong(page) == []
    shoot(page, "signin-fout")


def test_the_people_of_the_region(page, cast, settings):
    settings.DEMO = True
    page.goto("/demo/")
    examine(page, "demo")
    become(page, "Bram Voorbeeld")
    page.goto(reverse("account"))
    assert page.get_by_text("Je bent nu: Bram Voorbeeld").is_visible()
