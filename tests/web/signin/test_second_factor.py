"""A password alone shows nothing; a code makes the session sure, once; secrets are sealed in the database."""

import re
from base64 import b64encode

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from samenzicht.organisations.models import Membership
from tests.conftest import as_role
from tests.web.signin.conftest import PASSWORD, code_at

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def sign_in(client, officer, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": officer.email, "password": password})


def set_up_an_app(client, fresh_code):
    """Sets up an app; gives its secret and the code that was used for it."""
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page).group(1)
    code = fresh_code(secret)
    assert client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    return secret, code


def shows_work(client) -> bool:
    return client.get(reverse("start")).context["post"] is not None


@pytest.mark.parametrize("name", ["signals:list", "post_received", "roundtable:tables", "signals:report"])
def test_with_a_password_alone_no_room_opens(client, officer, name):
    sign_in(client, officer)
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer.url == reverse("second_factor")


def test_a_password_alone_holds_no_key(client, officer):
    sign_in(client, officer)
    page = client.get(reverse("second_factor"))
    assert page.context["post"] is None
    assert "Nog een tweede stap" in page.content.decode()


def test_setting_up_an_app_makes_this_session_sure(client, officer, fresh_code):
    sign_in(client, officer)
    set_up_an_app(client, fresh_code)
    assert client.get(reverse("signals:list")).status_code == 200


def test_next_time_the_code_is_asked_before_anything_else(client, officer, fresh_code, monkeypatch):
    sign_in(client, officer)
    secret, used = set_up_an_app(client, fresh_code)
    client.post(reverse("account_logout"))
    assert sign_in(client, officer).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session

    # The code that set up the app is still valid by the clock, and is not taken a second time.
    answer = client.post(reverse("mfa_authenticate"), {"code": used})
    assert answer.status_code == 200
    assert "is al gebruikt" in answer.content.decode()

    later = __import__("time").time() + 30
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time.time", lambda: later)
    code = code_at(secret, later)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    assert client.get(reverse("signals:list")).status_code == 200

    client.post(reverse("account_logout"))
    sign_in(client, officer)
    again = client.post(reverse("mfa_authenticate"), {"code": code})
    assert again.status_code == 200, "a code was taken twice"
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once(client, officer, fresh_code):
    sign_in(client, officer)
    set_up_an_app(client, fresh_code)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", page)
    assert len(codes) == 10
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    for sure in (True, False):
        client.post(reverse("account_logout"))
        sign_in(client, officer)
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert ("_auth_user_id" in client.session) is sure


def test_secrets_are_sealed_in_the_database(client, officer, fresh_code):
    sign_in(client, officer)
    secret, _ = set_up_an_app(client, fresh_code)
    codes = re.findall(r"<code>(\d{8})</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, ' ') FROM mfa_authenticator")
        (kept,) = cursor.fetchone()
        cursor.execute("SELECT string_agg(session_data, ' ') FROM django_session")
        (sessions,) = cursor.fetchone()
    assert secret not in kept
    assert not any(code in kept for code in codes)
    assert secret not in str(dict(client.session.items())) + sessions


def test_another_master_key_opens_no_secret(client, officer, fresh_code, settings):
    sign_in(client, officer)
    set_up_an_app(client, fresh_code)
    settings.MASTER_KEY = "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg="
    from cryptography.exceptions import InvalidTag

    with pytest.raises(InvalidTag):
        Authenticator.objects.get(user=officer, type="totp").wrap().validate_code("000000")


def test_the_last_app_stays(client, officer, fresh_code):
    sign_in(client, officer)
    set_up_an_app(client, fresh_code)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.post(reverse("mfa_deactivate_totp"))
    assert "Dit is je enige tweede stap" in page.content.decode()
    assert Authenticator.objects.filter(user=officer, type="totp").exists()


def test_who_changes_how_they_sign_in_shows_it_is_still_them(client, officer, fresh_code, settings):
    sign_in(client, officer)
    set_up_an_app(client, fresh_code)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    for name in ("mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        assert client.get(reverse(name)).url.startswith(reverse("account_reauthenticate"))


def test_a_role_that_ended_shows_nothing_from_the_next_page_on(client, officer, fresh_code):
    from django.utils import timezone

    sign_in(client, officer)
    set_up_an_app(client, fresh_code)
    assert client.get(reverse("signals:list")).status_code == 200
    Membership.objects.filter(officer=officer).update(until=timezone.now())
    assert client.get(reverse("signals:list"), follow=True).status_code == 403


def test_the_people_of_the_region_cannot_sign_in_where_it_is_not(client, cast):
    noor = cast.officer("noor")
    noor.set_password(PASSWORD)
    noor.save()
    assert sign_in(client, noor).url == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client, cast):
    before = type(cast.officer("noor")).objects.count()
    for method in (client.get, client.post):
        page = method(reverse("account_signup"), {"email": "x@y.example", "password1": PASSWORD, "password2": PASSWORD})
        assert "Je kunt hier zelf geen account maken" in page.content.decode()
    assert type(cast.officer("noor")).objects.count() == before


def test_a_wrong_address_and_a_wrong_password_look_the_same(client, officer):
    pages = []
    for email in (officer.email, "niemand@wiekendam.example"):
        answer = client.post(reverse("account_login"), {"login": email, "password": "fout"})
        pages.append((answer.status_code, re.sub(r'value="[^"]*"', "", answer.content.decode()).replace(email, "")))
    assert pages[0] == pages[1]


def test_a_mailbox_alone_opens_nothing_once_there_is_a_second_step(client, officer, fresh_code):
    from django.core import mail

    sign_in(client, officer)
    set_up_an_app(client, fresh_code)
    client.post(reverse("account_logout"))
    mail.outbox.clear()
    client.post(reverse("account_reset_password"), {"email": officer.email})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    page = client.get(link, follow=True)
    words = {"password1": "heel andere losse woorden", "password2": "heel andere losse woorden"}
    assert client.post(page.request["PATH_INFO"], words).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_asking_for_a_new_password_tells_nothing_about_who_exists(client, officer):
    from django.core import mail

    known, unknown = (
        client.post(reverse("account_reset_password"), {"email": email}) for email in (officer.email, "wie@is.example")
    )
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [sent.to for sent in mail.outbox] == [[officer.email]]


def test_with_a_new_master_key_the_app_and_the_recovery_codes_still_count(
    client, officer, fresh_code, settings, monkeypatch, tmp_path
):
    sign_in(client, officer)
    secret, _used = set_up_an_app(client, fresh_code)
    codes = RecoveryCodes.activate(officer).get_unused_codes()
    former = tmp_path / "former.key"
    former.write_text(settings.MASTER_KEY)
    settings.MASTER_KEY = b64encode(b"n" * 32).decode()
    monkeypatch.setenv("SAMENZICHT_ROLE", "owner")
    with as_role("owner"):
        call_command("keys", "rewrap", str(former))
    app = Authenticator.objects.get(user=officer, type=Authenticator.Type.TOTP)
    assert decrypt(app.data["secret"]) == secret
    kept = Authenticator.objects.get(user=officer, type=Authenticator.Type.RECOVERY_CODES)
    assert RecoveryCodes(kept).get_unused_codes() == codes
