"""A passkey through the whole browser: Chromium's own virtual authenticator makes it and signs in with it."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser import examine, shoot, wrong
from tests.web.signin.conftest import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]


@pytest.fixture
def phone(page: Page) -> dict:
    """A device with a face, finger or pin; `verified` says whether that is right this time."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    made = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return {"cdp": cdp, "id": made["authenticatorId"]}


def sign_in(page, officer):
    page.goto(reverse("account_login"))
    page.get_by_label("E-mailadres").fill(officer.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def test_from_password_to_passkey_and_back_in_without_a_password(page, cast, officer, phone):
    sign_in(page, officer)
    page.wait_for_url("**" + reverse("second_factor"))
    page.get_by_role("link", name="Maak een passkey").click()
    page.get_by_label("Naam van deze passkey").fill("werktelefoon")
    page.get_by_role("button", name="Maak de passkey").click()
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))
    assert page.locator(".codes li").count() == 10
    assert wrong(page) == []
    shoot(page, "signin-herstelcodes")
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    assert page.get_by_role("link", name="Signalen").is_visible()

    page.goto(reverse("account_logout"))
    page.get_by_role("main").get_by_role("button", name="Log uit").click()
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Log in met passkey").click()
    page.get_by_role("link", name="Signalen").wait_for()

    for name, url in {"manieren-passkey": "mfa_index", "bevestig": "mfa_generate_recovery_codes"}.items():
        page.goto(reverse(url))
        examine(page, f"signin-{name}")


def test_the_last_passkey_stays(page, cast, officer, phone):
    sign_in(page, officer)
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_role("button", name="Maak de passkey").click()
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))
    page.goto(reverse("mfa_index"))
    page.get_by_role("link", name="Verwijder Passkey 1").click()
    page.get_by_role("button", name="Verwijder passkey").click()
    assert page.get_by_text("Dit is je enige tweede stap").is_visible()
    assert Authenticator.objects.filter(user=officer, type="webauthn").count() == 1


def test_a_second_person_at_the_device_gets_a_sentence_and_nothing_else(page, cast, officer, phone):
    sign_in(page, officer)
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_role("button", name="Maak de passkey").click()
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))
    page.context.clear_cookies()
    phone["cdp"].send("WebAuthn.setUserVerified", {"authenticatorId": phone["id"], "isUserVerified": False})
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Log in met passkey").click()
    page.get_by_text("De passkey werkte niet").wait_for()
    assert wrong(page) == []
    shoot(page, "signin-passkey-mislukt")
    page.goto(reverse("start"))
    assert page.get_by_role("link", name="Signalen").count() == 0


def test_the_passkey_also_follows_a_password(page, cast, officer, phone):
    sign_in(page, officer)
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_role("button", name="Maak de passkey").click()
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))
    page.context.clear_cookies()
    sign_in(page, officer)
    page.wait_for_url("**" + reverse("mfa_authenticate"))
    examine(page, "signin-tweede-stap-vragen")
    page.get_by_role("button", name="Gebruik je passkey").click()
    page.get_by_role("link", name="Signalen").wait_for()
