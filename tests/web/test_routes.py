"""What holds at every address: headers, no inline script, no free text in it, and no form without its token."""

import re

import pytest
from django.conf import settings as project
from django.test import Client
from django.urls import reverse

from tests.web.routes import Route, routes

pytestmark = [pytest.mark.django_db, pytest.mark.database]

OFFICERS = routes("officers")
PEOPLE = ("noor", "bram", "pien", "adem", "ravi")
# The sign-in library's: the key of a new password, and the provider's code in the settings of this house. And the token
# by which an owner tells news: whatever a mail program made of it gets a page that says what to do.
FREE = {"uidb36", "key", "provider_id", "token"}
FREE_ROOMS = ("inloggen/", "bijwerken/")
# Their address opens something, so not even our own other pages are told it.
UNTOLD = {"update", "update_sent", "update_confirm"}
MAY_BE_KEPT = {"may_i_share", "may_i_share_print"}
EXPIRED = "Deze pagina stond te lang open"
# Data for a script of ours is not run.
INLINE = re.compile(
    r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))[^>]*>|<style|<[^>]+\s(?:on[a-z]+|style)\s*=|href=[\"']?javascript:",
    re.I,
)


@pytest.fixture
def enter(cast, settings):
    settings.DEMO = True

    def become(code: str, **more) -> Client:
        client = Client(raise_request_exception=False, **more)
        client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return become


def refuses_inline(policy: str) -> bool:
    return "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy


def wrong_at(route: Route, client: Client, method: str) -> list[str]:
    """What is not as it should be in the answer of this address."""
    answer = getattr(client, method)(route.path(), secure=True)
    kept = answer.headers["Cache-Control"]
    faults = {
        f"status {answer.status_code}": answer.status_code >= 500,
        "content policy": not refuses_inline(answer.headers["Content-Security-Policy"]),
        "HSTS": "max-age=31536000" not in answer.headers.get("Strict-Transport-Security", ""),
        f"kept: {kept}": kept != "no-store, private" and route.name not in MAY_BE_KEPT,
        "sniffing": answer.headers["X-Content-Type-Options"] != "nosniff",
        "framing": answer.headers["X-Frame-Options"] != "DENY",
        "inline": b"<html" in answer.content and bool(INLINE.search(answer.content.decode())),
        "referrer": answer.headers["Referrer-Policy"] != ("strict-origin" if route.name in UNTOLD else "same-origin"),
    }
    return [f"{method} {route.pattern}: {fault}" for fault, there in faults.items() if there]


@pytest.mark.parametrize("who", ["", *PEOPLE])
def test_every_address_answers_with_the_headers_and_nothing_inline(enter, cast, who):
    client = enter(who) if who else Client(raise_request_exception=False)
    wrong = []
    for route in OFFICERS:
        for method in ("get", "post"):
            if route.name in {"account_logout", "become", "choose_post"} and method == "post":
                continue  # these end the session with which the rest is asked
            wrong += wrong_at(route, client, method)
    assert wrong == []


def test_the_watch_for_inline_sees_it():
    for bad in ("<script>x()</script>", '<p style="x">', '<a onclick="x">', "<style>", "<a href='javascript:x'>"):
        assert INLINE.search(bad)
    assert not INLINE.search('<script src="/static/web/page.js" defer></script><p class="style">')


@pytest.mark.parametrize("door", ["officers", "public"])
def test_addresses_take_ids_numbers_and_codes_only(door):
    for route in routes(door):
        free = {name for name, sort in route.parts().items() if sort not in {"uuid", "int", "slug"}}
        assert free <= FREE, route.pattern
        if free:
            assert route.pattern.startswith(FREE_ROOMS), route.pattern


def test_a_code_in_an_address_is_one_of_a_few_or_a_day(enter, cast):
    """A slug would hold a name; so each view that takes one knows what it may be."""
    slugs = [route for route in OFFICERS if "slug" in route.parts().values()]
    assert {route.name for route in slugs} == {"letter_answer", "minutes", "send_minutes"}
    for who, table in (("ravi", "molenland"), ("zoe", "duinrand")):
        client = enter(who)
        for route in slugs:
            path = route.path(table=cast.table(table).pk, day="jasmijn-verzonnen", verb="jasmijn-verzonnen")
            assert {client.get(path).status_code, client.post(path).status_code} <= {404, 405}, path


def test_every_form_needs_its_token(enter):
    strict = enter("ravi")
    strict.handler.enforce_csrf_checks = True
    for route in OFFICERS:
        answer = strict.post(route.path(), {"words": "Drie woorden hier"})
        assert answer.status_code == 403, route.pattern
        assert EXPIRED in answer.content.decode(), route.pattern
    assert strict.get(reverse("start")).context["post"]


def test_a_body_that_is_too_large_is_told_in_our_own_look(enter):
    client = enter("noor")
    answer = client.post(reverse("signals:report"), {"seen_text": "x" * (project.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "Dit is te groot" in page
    assert "/static/web/" in page
    assert "xxx" not in page
    assert client.get(reverse("signals:report")).status_code == 200


def test_too_many_fields_are_told_in_our_own_look(enter):
    fields = {f"field{number}": "1" for number in range(project.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    answer = enter("noor").post(reverse("signals:report"), fields)
    assert answer.status_code == 413
    assert "Dit is te groot" in answer.content.decode()


def test_an_address_that_is_nonsense_is_a_page_without_it(enter):
    client = enter("noor")
    for path in ("/signalen/jasmijn-verzonnen/", "/tafels/%00/", "/signalen/?page=%00'--", "/logboek/?since=jasmijn"):
        answer = client.get(path)
        assert answer.status_code < 500
        # The language switch comes back to this address; nothing else repeats it.
        assert "jasmijn" not in re.sub(r'name="next" value="[^"]*"', "", answer.content.decode())


def test_the_cookies_are_for_the_server_alone(enter, cast, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = enter("noor")
    client.get(reverse("signals:report"))
    session, csrf = client.cookies["sessionid"], client.cookies["csrftoken"]
    for cookie in (session, csrf):
        assert cookie["httponly"]
        assert cookie["secure"]
        assert cookie["samesite"] == "Lax"
        assert cookie["domain"] == ""
    assert session["expires"] == session["max-age"] == ""  # it goes when the browser closes


def test_secure_cookies_come_with_https():
    source = (project.ROOT / "settings.py").read_text()
    assert "SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS" in source


def test_signing_in_gives_a_new_session(enter, cast):
    client = enter("noor")
    first = client.session.session_key
    client.post(reverse("become", args=[cast.officer("bram").pk]))
    second = client.session.session_key
    assert first != second
    old = Client()
    old.cookies["sessionid"] = first
    assert "_auth_user_id" not in old.session
