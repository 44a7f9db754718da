"""A link opens one action of one office, and nothing when it is altered, over, strange or meant for something else."""

import re
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from samenzicht.compartments.rotation import destroy
from samenzicht.programme import links
from samenzicht.programme.links import Sort, read, to_confirm, to_update
from samenzicht.programme.models import NewsRequest
from tests.conftest import as_role
from tests.programme.news.conftest import OWNER, address, filled

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def altered(token: str) -> list[str]:
    """Every way in which one character is another, and some that mail programs make of it."""
    other = [token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :] for at in range(len(token))]
    return [*other, token[:-1], token[1:], token + "=", token + ">", token.lower(), "x", "jasmijn-verzonnen", "%00"]


def test_a_token_is_read_back_as_it_was_signed(office):
    link = to_update(office.asks())
    assert read(link.token, Sort.UPDATE) == link
    assert link.compartment == office.compartment


def test_no_altered_token_is_read(office):
    token = to_update(office.asks()).token
    assert [one for one in altered(token) if read(one, *Sort) is not None] == []


def test_a_token_of_one_sort_is_none_of_another(office):
    question = office.asks()
    news = office.hears(question)
    assert read(to_update(question).token, Sort.NEWS, Sort.ABSENCE) is None
    assert read(to_confirm(news).token, Sort.UPDATE, Sort.ABSENCE) is None


def test_a_key_that_is_not_ours_signs_nothing(office, settings):
    token = to_update(office.asks()).token
    settings.SECRET_KEY = "another" * 8
    assert read(token, *Sort) is None


def test_nothing_personal_stands_in_an_address(office):
    question = office.asks()
    link = to_update(question).address
    assert re.fullmatch(r"https?://[^/]+/bijwerken/[\w-]{43}\.[\w-]{43}/", link)
    for word in (OWNER, "Tineke", "Voorlichting", str(question.pk), str(office.compartment), question.pk.hex):
        assert word not in link


def test_altered_links_tell_what_to_do_and_nothing_else(office, visitor):
    token = to_update(office.asks()).token
    for bad in (token[:-1], token + ">", "x", to_confirm(office.tells()).token):
        answer = visitor.get(f"/bijwerken/{bad}/")
        page = answer.content.decode()
        assert answer.status_code == 404
        assert "Deze link is niet heel" in page
        assert "Voorlichting" not in page


def test_a_request_that_was_never_made_and_one_of_another_office_are_the_same(office, visitor, cast):
    """The signature of ours, with a compartment that has no such request: as when it was forgotten."""
    question = office.asks()
    strange = links.Link(Sort.UPDATE, cast.organisation("verweg").compartment_id, question.pk)
    nothing = links.Link(Sort.UPDATE, office.compartment, UUID(int=1))
    pages = [visitor.get(reverse("update", args=[one.token])) for one in (strange, nothing)]
    assert {one.status_code for one in pages} == {410}
    for one in pages:
        assert "Deze link werkt niet meer" in one.content.decode()
        assert "Voorlichting" not in one.content.decode()


def test_an_expired_link_gives_back_what_was_typed(office, visitor):
    question = office.asks()
    page = visitor.get(address(question))
    typed = filled(page, done="Dit mag niet weg.")
    with office.at_work():
        NewsRequest.objects.filter(pk=question.pk).update(expires_at=timezone.now())
    assert visitor.get(address(question)).status_code == 410
    answer = visitor.post(address(question), typed)
    assert answer.status_code == 410
    assert "Deze link is verlopen" in answer.content.decode()
    assert "Dit mag niet weg." in answer.content.decode()
    assert office.rows() == 0


def test_an_altered_link_gives_back_what_was_typed_too(office, visitor):
    answer = visitor.post("/bijwerken/x/", {"done": "Dit mag niet weg.", "result": "<b>nee</b>"})
    assert answer.status_code == 404
    assert "Dit mag niet weg." in answer.content.decode()
    assert "<b>nee" not in answer.content.decode()


def test_an_action_that_ended_needs_no_news(office, visitor):
    question = office.asks()
    typed = filled(visitor.get(address(question)), done="Dit mag niet weg.")
    office.tells(state="finished")
    answer = visitor.post(address(question), typed)
    assert answer.status_code == 410
    assert "Deze actie is afgerond of gestopt" in answer.content.decode()
    assert "Dit mag niet weg." in answer.content.decode()


def test_who_said_that_it_ended_may_still_mend_that(office, visitor):
    question = office.asks()
    office.hears(question, state="finished")
    assert visitor.get(address(question)).status_code == 200


def test_a_compartment_whose_key_is_destroyed_leads_nowhere(office, visitor):
    question = office.asks()
    news = office.hears(question)
    with as_role("owner"):
        from samenzicht.compartments.models import Compartment

        destroy(Compartment.objects.get(pk=office.compartment))
    for path in (address(question), reverse("update_confirm", args=[to_confirm(news).token])):
        answer = visitor.get(path)
        assert answer.status_code == 410
        assert "Deze link werkt niet meer" in answer.content.decode()
        assert "Voorlichting" not in answer.content.decode()


def test_too_much_through_one_link_is_told_and_given_back(office, visitor):
    question = office.asks()
    for _ in range(6):
        office.hears(question)
    answer = visitor.post(address(question), filled(visitor.get(address(question)), done="Nog eens."))
    assert answer.status_code == 429
    assert "Nog eens." in answer.content.decode()
    assert office.rows() == 6


def test_the_address_is_told_to_nobody(office, visitor):
    answer = visitor.get(address(office.asks()))
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Cache-Control"] == "no-store, private"
    # And nothing on the page would tell it.
    hosts = set(re.findall(r'(?:href|src|action)="(https?://[^/"]+)', answer.content.decode()))
    assert hosts == set()


def test_other_pages_keep_the_policy_of_the_house(visitor):
    assert visitor.get("/mag-ik-dit-delen/").headers["Referrer-Policy"] == "same-origin"


def test_no_token_stands_in_the_log(office, visitor, log, monkeypatch):
    question = office.asks()
    visitor.raise_request_exception = False

    def fails(*args, **kwargs):
        raise ValueError(to_update(question).token)

    monkeypatch.setattr("samenzicht.programme.asked.last_news", fails)
    assert visitor.post(address(question), {"done": "Sterrenlaan 12"}).status_code == 500
    said = log()
    assert "/bijwerken/<signed:token>/ 500" in said
    assert to_update(question).token not in said
    assert "Sterrenlaan" not in said


def test_nor_when_the_link_leads_nowhere(office, visitor, log):
    token = to_update(office.asks()).token
    visitor.get(f"/bijwerken/{token[:-1]}/")
    visitor.get(f"/bijwerken/{token}/nergens/")
    assert "404" in log()
    assert token[:40] not in log()


@pytest.fixture
def log():
    """What the handler of the settings writes, whoever logs."""
    import io
    import logging

    from samenzicht.web.logs import PlaceOnly

    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlaceOnly())
    logging.getLogger().addHandler(handler)
    yield written.getvalue
    logging.getLogger().removeHandler(handler)
