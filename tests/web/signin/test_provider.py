"""Through the organisation's own provider: code flow with PKCE in a browser, against a second Django."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from samenzicht.organisations.models import Membership, Officer
from tests.browser import shoot, wrong
from tests.conftest import as_role
from tests.web.signin import provider

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Place:
    """Our site with this provider in its settings."""

    page: Page
    asked: list[str]

    def sign_in(self, who: str) -> None:
        page = self.page
        page.goto(reverse("account_login"))
        page.get_by_role("button", name="Gemeente Wiekendam").click()
        page.locator("input[name=login]").fill(f"{who}.example")
        page.locator("input[name=password]").fill(provider.PASSWORD)
        page.locator("form[action*=login] button[type=submit]").first.click()
        page.wait_for_url("http://localhost:*/**")


@pytest.fixture
def site(browser, settings, cast, transactional_db) -> Iterator[Place]:
    port, ours = free_port(), free_port()
    address = f"http://127.0.0.1:{port}"
    app = {
        "provider_id": "wiekendam",
        "name": "Gemeente Wiekendam",
        "client_id": provider.CLIENT,
        "secret": provider.SECRET,
        "settings": {"server_url": address, "domains": ["wiekendam.example"], "two_factors": ["mfa"]},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.SIGN_IN_ORIGINS = [address]
    callback = f"http://localhost:{ours}" + reverse("openid_connect_callback", args=["wiekendam"])
    words = [sys.executable, "-m", "tests.web.signin.provider", str(port), callback]
    theirs = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert theirs.stdout.readline() == "ready\n"
    server = LiveServer(f"localhost:{ours}")
    visitor = browser.new_context(base_url=server.url, locale="nl-NL")
    visitor.set_default_timeout(10_000)
    place = Place(visitor.new_page(), [])
    place.page.on("request", lambda request: place.asked.append(request.url))
    yield place
    visitor.close()
    server.stop()
    theirs.kill()
    theirs.wait()
    with as_role("owner"):
        Officer.objects.filter(email__in=PEOPLE).delete()


PEOPLE = ("piet@wiekendam.example", "els@wiekendam.example", "jan@wiekendam.example", "boef@politie.example")


def enrol(cast, email: str, organisation: str = "wiekendam") -> Officer:
    work = cast.organisation(organisation)
    officer = Officer.objects.enrol(email, "Piet de Groot")
    Membership.objects.create(officer=officer, organisation=work, compartment=work.compartment, role="attention")
    return officer


def test_who_used_two_factors_there_is_at_work_here(site, cast):
    officer = enrol(cast, "piet@wiekendam.example")
    site.page.goto(reverse("account_login"))
    assert wrong(site.page) == []
    shoot(site.page, "signin-via-organisatie")
    site.sign_in("piet@wiekendam")
    site.page.get_by_role("link", name="Signalen").wait_for()

    asked = next(url for url in site.asked if "/authorize" in url)
    query = parse_qs(urlsplit(asked).query)
    assert query["response_type"] == ["code"]
    assert query["code_challenge_method"] == ["S256"]
    assert len(query["code_challenge"][0]) == 43

    account = SocialAccount.objects.get(user=officer)
    assert account.extra_data == {}, "what the provider told is kept"
    assert not SocialToken.objects.exists()


def test_who_used_a_password_there_must_take_a_second_step_here(site, cast):
    enrol(cast, "els@wiekendam.example")
    site.sign_in("els@wiekendam")
    site.page.wait_for_url("**" + reverse("second_factor"))
    site.page.goto(reverse("signals:list"))
    assert site.page.url.endswith(reverse("second_factor"))


def test_nobody_is_enrolled_by_their_provider(site, cast):
    before = Officer.objects.count()
    site.sign_in("piet@wiekendam")
    assert site.page.get_by_text("Je kunt hier zelf geen account maken").is_visible()
    assert wrong(site.page) == []
    assert Officer.objects.count() == before


def test_an_address_that_was_not_verified_signs_nobody_in(site, cast):
    officer = enrol(cast, "jan@wiekendam.example")
    site.sign_in("jan@wiekendam")
    assert site.page.get_by_text("Je kunt hier zelf geen account maken").is_visible()
    assert not SocialAccount.objects.filter(user=officer).exists()


def test_a_provider_signs_in_nobody_of_another_organisation(site, cast):
    officer = enrol(cast, "boef@politie.example", "politie")
    site.sign_in("boef@politie")
    assert site.page.get_by_text("Je kunt hier zelf geen account maken").is_visible()
    assert not SocialAccount.objects.filter(user=officer).exists()


def test_an_answer_that_nobody_asked_for_is_refused(site, cast):
    site.page.goto(reverse("openid_connect_callback", args=["wiekendam"]) + "?code=abc&state=made-up")
    assert site.page.get_by_text("Inloggen via je organisatie lukte niet").is_visible()
    site.page.goto(reverse("openid_connect_login", args=["onbekend"]))
    assert site.page.get_by_role("heading", level=1).inner_text() != "Inloggen"


def test_the_door_to_the_provider_is_opened_by_a_form(site, cast):
    site.page.goto(reverse("openid_connect_login", args=["wiekendam"]))
    assert wrong(site.page) == []
    shoot(site.page, "signin-naar-organisatie")
    assert not any("/authorize" in url for url in site.asked)
