"""Every answer, whatever became of it, tells the browser the same."""

import pytest
from django.test import override_settings

from samenzicht.web.headers import content_policy


@pytest.fixture(autouse=True)
def _shown(shown):
    pass


@pytest.mark.parametrize(
    "path", ["/", "/delen/", "/nergens/", "/fout/400/", "/fout/403/", "/static/web/page.css", "/bezet/"]
)
def test_each_answer_carries_the_headers(client, path):
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_a_broken_page_carries_them_too(client):
    client.raise_request_exception = False
    answer = client.get("/stuk/")
    assert answer.status_code == 500
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("path", ["/", "/nergens/", "/static/nergens.css", "/fout/403/"])
def test_nothing_is_kept_by_the_browser(client, path):
    assert client.get(path)["Cache-Control"] == "no-store, private"


def test_static_files_may_be_kept(client):
    assert "no-store" not in client.get("/static/web/page.css")["Cache-Control"]


def test_a_public_page_may_be_kept_by_one_browser(client):
    assert client.get("/openbaar/")["Cache-Control"] == "private, max-age=300"


def test_a_public_page_that_sets_a_cookie_is_not_kept(client):
    assert client.get("/koekje/")["Cache-Control"] == "no-store, private"


@override_settings(SIGN_IN_ORIGINS=["https://inloggen.noorderveen.example"])
def test_a_form_may_be_sent_on_to_the_sign_in_provider():
    assert "form-action 'self' https://inloggen.noorderveen.example" in content_policy()
