"""The log of a failing request: what failed and where, and nothing that anybody typed."""

import io
import logging
import sys
from types import ModuleType

import pytest
from django.conf import settings as project
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection
from django.test import Client
from django.urls import path

from samenzicht.web.logs import PlaceOnly, told

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TYPED = "Jasmijn Verzonnen, Sterrenlaan 12"


@pytest.fixture
def log():
    """What the handler of the settings writes, whoever logs; pytest's own handlers stay out of it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlaceOnly())
    logging.getLogger().addHandler(handler)
    yield written.getvalue
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def serve(settings):
    """One view behind the officers' whole middleware."""

    def at(view):
        module = ModuleType("urls_of_this_test")
        module.urlpatterns = [path("stuk/<str:what>/", view)]
        for status, name in ((400, "bad_request"), (403, "forbidden"), (404, "not_found"), (500, "failed")):
            setattr(module, f"handler{status}", f"samenzicht.web.errors.{name}")
        settings.ROOT_URLCONF = module
        settings.MIDDLEWARE = [one for one in project.OFFICERS if "allauth" not in one]
        settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                               "OPTIONS": {"builtins": project.TEMPLATES[0]["OPTIONS"]["builtins"]}}]  # fmt: skip
        return Client(raise_request_exception=False)

    return at


def raises_posted(request, what):
    raise ValueError(request.POST["seen"])


def raises_through_a_cause(request, what):
    try:
        raise KeyError(request.POST["seen"])
    except KeyError as error:
        raise RuntimeError(f"{what}: {error}") from error


def breaks_a_key(request, what):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE one (word text CONSTRAINT one_word UNIQUE)")
        for _ in range(2):
            cursor.execute("INSERT INTO one VALUES (%s)", [request.POST["seen"]])


def denies(request, what):
    raise PermissionDenied(request.POST["seen"])


def suspects(request, what):
    raise SuspiciousOperation(request.POST["seen"])


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (raises_posted, 500, "builtins.ValueError at "),
        (raises_through_a_cause, 500, "builtins.KeyError at "),
        (breaks_a_key, 500, "UniqueViolation (23505 one_word) at "),
        (denies, 403, "PermissionDenied"),
        (suspects, 400, "SuspiciousOperation"),
    ],
)
def test_neither_the_log_nor_the_page_holds_what_was_typed(serve, log, view, status, words):
    answer = serve(view).post("/stuk/Jasmijn/", {"seen": TYPED})
    said, page = log(), answer.content.decode()
    assert answer.status_code == status
    assert words in said
    assert f"POST /stuk/<str:what>/ {status}" in said
    for kept in (said, page):
        assert "Jasmijn" not in kept
        assert "Sterrenlaan" not in kept
        assert "Traceback" not in kept


def test_an_address_that_is_not_there_stays_out_of_the_log(serve, log):
    assert serve(denies).get("/zoek/Jasmijn-Verzonnen/?q=Sterrenlaan").status_code == 404
    assert "GET /... 404" in log()
    assert "Jasmijn" not in log()
    assert "Sterrenlaan" not in log()


def test_a_strange_host_stays_out_of_the_log(client, log):
    assert client.get("/", headers={"host": "jasmijn.example"}).status_code == 400
    assert "DisallowedHost" in log()
    assert "jasmijn" not in log()


def test_numbers_and_types_are_told_and_words_are_hidden(log):
    logging.getLogger("pool").warning("%s of %d failed: %r", TYPED, 3, OSError(TYPED))
    logging.getLogger("ours").error(TYPED)
    assert "... of 3 failed: " in log()
    assert "OSError" in log()
    assert "said at test_logs:" in log()
    assert TYPED not in log()


def test_a_message_that_does_not_fit_its_arguments_is_told_by_its_place():
    record = logging.LogRecord("ours", logging.ERROR, "here.py", 7, "%d", (TYPED,), None)
    assert PlaceOnly().format(record).endswith("ERROR ours said at here:7")


def test_a_line_holds_no_break_that_could_feign_another_line(log):
    logging.getLogger("ours").error("one\ntwo %s", "three\nfour")
    assert log().count("\n") == 1


def test_the_place_is_our_own_last_line():
    from samenzicht.matching import normalise

    try:
        normalise.words(None)
    except Exception:
        assert "samenzicht/matching/writing.py:" in told(sys.exc_info()[1])


def test_the_settings_use_it_and_mail_nobody():
    assert project.LOGGING["formatters"]["line"]["()"] == "samenzicht.web.logs.PlaceOnly"
    assert {name: handler["formatter"] for name, handler in project.LOGGING["handlers"].items()} == {"stderr": "line"}
    assert logging.getLogger("django").handlers == []
