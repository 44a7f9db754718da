"""Pages for what went wrong: clear, in both languages, and without a word of what was inside."""

import re
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

PAGES = [
    ("/fout/400/", 400, "Dit verzoek klopt niet", "This request is not right"),
    ("/fout/403/", 403, "Dit mag je nu niet openen", "You may not open this now"),
    ("/nergens/", 404, "Deze pagina is er niet", "This page is not here"),
    ("/bezet/", 409, "Iemand was je voor", "Someone was ahead of you"),
    ("/fout/413/", 413, "Dit is te groot", "This is too large"),
    ("/fout/500/", 500, "Hier ging iets mis bij ons", "Something went wrong on our side"),
    ("/fout/verlopen/", 403, "Deze pagina stond te lang open", "This page was open too long"),
]


@pytest.fixture(autouse=True)
def _shown(shown):
    pass


@pytest.mark.parametrize(("path", "status", "dutch", "english"), PAGES)
def test_each_page_says_what_is_wrong_in_both_languages(client, path, status, dutch, english):
    answer = client.get(path)
    assert answer.status_code == status
    assert f"<h1>{dutch}</h1>" in answer.content.decode()
    client.cookies["django_language"] = "en"
    assert f"<h1>{english}</h1>" in client.get(path).content.decode()


def test_a_broken_page_shows_nothing_of_what_broke_it():
    page = Client(raise_request_exception=False).get("/stuk/").content.decode()
    assert "Hier ging iets mis bij ons" in page
    assert "Jansen" not in page
    assert "ZeroDivision" not in page


def test_an_expired_form_gives_back_what_was_typed_but_no_secret():
    strict = Client(enforce_csrf_checks=True)
    sent = {"seen": "Drie <b>matrassen</b> achter een gordijn", "password": "zes geheime woorden", "danger": "no"}
    answer = strict.post("/", sent)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Drie &lt;b&gt;matrassen&lt;/b&gt; achter een gordijn" in page
    assert "geheime" not in page


def test_who_comes_second_is_told_and_keeps_what_was_typed(client):
    page = client.post("/bezet/", {"reason": "Wij weten genoeg."}).content.decode()
    assert "Karim besloot om 14:30" in page
    assert "Wij weten genoeg." in page
    assert 'href="/"' in page


def test_a_page_that_is_absent_says_nothing_about_whether_it_exists(client):
    pages = [client.get(path).content.decode().replace(path, "") for path in ("/nergens/", "/elders/")]
    one, other = (re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page) for page in pages)
    assert one == other
    assert "niet voor jou" in one


def test_a_file_is_not_taken_by_any_form(client):
    """No form asks for one, and what is uploaded would lie on the server's disk in the clear."""
    answer = client.post("/", {"seen": SimpleUploadedFile("foto.jpg", b"x" * 3_000_000)})
    assert answer.status_code == 413
    assert "Dit is te groot" in answer.content.decode()


FORM = "application/x-www-form-urlencoded"


def sent(client: Client, path: str = "/", **fields: str):
    return client.post(path, urlencode(fields), content_type=FORM)


def test_what_is_too_large_is_given_back_but_no_secret(client):
    """Without JavaScript the text would else be gone: the browser keeps no copy of these pages."""
    long = "Drie <b>matrassen</b> achter één gordijn. " * 20_000
    answer = sent(client, seen=long, password="zes geheime woorden " * 3, danger="no")
    page = answer.content.decode()
    assert answer.status_code == 413
    assert page.count("Drie &lt;b&gt;matrassen&lt;/b&gt; achter één gordijn.") == 20_000
    assert "geheime" not in page
    assert "Dit is het begin" not in page
    assert 'href="/"' in page


def test_of_far_too_much_the_beginning_is_given_back(client):
    answer = sent(client, seen="Zij sliepen daar. " * 1_000_000)
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "Zij sliepen daar." in page
    assert "Dit is het begin. De rest is te lang om terug te geven." in page
    assert len(page) < 3_000_000


def test_too_many_fields_are_given_back_too(client):
    answer = sent(client, **{f"words{number}": f"Regel {number} van veel" for number in range(500)})
    assert answer.status_code == 413
    assert "Regel 499 van veel" in answer.content.decode()
