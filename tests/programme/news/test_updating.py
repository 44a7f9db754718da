"""What someone with a link does: read, write, be thanked, confirm, be away."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenzicht.programme.links import to_confirm
from samenzicht.programme.models import Absence, Contact, News
from tests.programme.news.conftest import DEPUTY, OWNER, address, filled

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_the_page_shows_the_action_and_the_last_text_and_nothing_else(office, visitor):
    office.has("1.2", "Een geheime andere actie")
    office.tells(done="Dit staat er nu.")
    page = visitor.get(address(office.asks())).content.decode()
    for shown in ("Voorlichting op scholen", "1.1", "Dit staat er nu.", "Meer mensen zien het.", "Plan 2024"):
        assert shown in page
    for hidden in ("geheime andere", OWNER, "Tineke", "Olga", "/programma/"):
        assert hidden not in page


def test_sending_it_leads_to_thanks_that_can_be_loaded_again(office, visitor):
    question = office.asks()
    answer = visitor.post(address(question), filled(visitor.get(address(question)), done="Gedaan."), follow=True)
    thanks = answer.redirect_chain[-1][0]
    assert "Dank je wel" in answer.content.decode()
    assert "telt mee" in answer.content.decode()
    assert visitor.get(thanks).status_code == 200
    assert office.counts() == ["Gedaan."]
    assert "sessionid" not in visitor.cookies


def test_a_double_click_makes_no_second_row(office, visitor):
    question = office.asks()
    typed = filled(visitor.get(address(question)))
    one, two = (visitor.post(address(question), typed) for _ in range(2))
    assert one.headers["Location"] == two.headers["Location"]
    assert office.rows() == 1


def test_what_was_typed_survives_an_error(office, visitor):
    question = office.asks()
    page = visitor.get(address(question))
    answer = visitor.post(address(question), filled(page, state="", done="Dit blijft staan."))
    assert answer.status_code == 422
    assert "Kies hoe het ermee staat." in answer.content.decode()
    assert "Dit blijft staan." in answer.content.decode()
    assert filled(answer)["once"] == filled(page)["once"]
    assert office.rows() == 0


@pytest.mark.parametrize("wrong", [{"done": "", "result": "", "next": ""}, {"done": "x" * 4001}, {"once": "nee"}])
def test_nothing_and_too_much_are_told_at_the_field(office, visitor, wrong):
    question = office.asks()
    answer = visitor.post(address(question), filled(visitor.get(address(question)), **wrong))
    assert answer.status_code == 422
    assert office.rows() == 0


def test_not_known_is_kept_as_nothing(office, visitor):
    question = office.asks()
    visitor.post(address(question), filled(visitor.get(address(question)), state="unknown"))
    with office.at_work():
        assert News.objects.get().state == ""


def test_the_second_of_two_is_shown_what_the_first_wrote(office, visitor):
    question, other = office.asks(), Client()
    one, two = filled(visitor.get(address(question))), filled(other.get(address(question)))
    visitor.post(address(question), one | {"done": "Van de eerste."})
    answer = other.post(address(question), two | {"done": "Van de tweede."}, follow=True)
    assert "Intussen schreef" in answer.content.decode()
    assert "Van de eerste." in answer.content.decode()
    assert "moet nog bevestigd" in answer.content.decode()
    assert office.rows() == 2


def test_what_waits_is_shown_to_no_other_holder_of_the_link(office, visitor):
    question, other = office.asks(), Client()
    office.hears(question, done="Eerste.")
    late = filled(other.get(address(question)))
    office.hears(question, done="Onbevestigd verhaal.")
    answer = other.post(address(question), late, follow=True)
    assert "Onbevestigd verhaal." not in answer.content.decode()
    assert "Onbevestigd verhaal." not in other.get(address(question)).content.decode()


def test_a_seen_of_another_action_is_nothing_seen(office, visitor):
    strange = office.tells(office.has("1.2", "Anders"), done="Van een andere actie.")
    question = office.asks()
    answer = visitor.post(address(question), filled(visitor.get(address(question)), seen=str(strange.pk)), follow=True)
    assert "Van een andere actie." not in answer.content.decode()
    with office.at_work():
        assert News.objects.get(action=office.action).seen is None


def test_thanks_for_news_through_another_link_are_not_there(office, visitor):
    question = office.asks()
    strange = office.hears(office.asks(office.has("1.2", "Anders")))
    assert visitor.get(f"{address(question)}dank/{strange.pk}/").status_code == 410


def test_confirming_takes_a_button(office, visitor):
    question = office.asks()
    office.hears(question, done="een")
    path = reverse("update_confirm", args=[to_confirm(office.hears(question, done="twee")).token])
    assert "Is dit nieuws van jou?" in visitor.get(path).content.decode()
    assert office.counts() == ["een"]
    answer = visitor.post(path, follow=True)
    assert "Dit nieuws is bevestigd" in answer.content.decode()
    assert office.counts() == ["een", "twee"]
    assert visitor.post(path, follow=True).status_code == 200
    assert office.counts() == ["een", "twee"]


def test_a_confirmation_is_over_after_a_month(office, visitor, monkeypatch):
    question = office.asks()
    office.hears(question)
    path = reverse("update_confirm", args=[to_confirm(office.hears(question)).token])
    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert visitor.post(path).status_code == 410


def test_news_that_counts_needs_no_confirmation(office, visitor):
    path = reverse("update_confirm", args=[to_confirm(office.tells()).token])
    assert visitor.get(path).status_code == 410


def away(**words) -> dict[str, str]:
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    said = {"deputy_name": "Dirk Verzonnen", "deputy_address": DEPUTY, "until": until} | words
    return {f"away-{name}": value for name, value in said.items()}


def test_being_away_keeps_what_was_typed_and_waits_for_the_owner(office, visitor):
    question = office.asks()
    typed = filled(visitor.get(address(question)), done="Half geschreven.", act="away")
    answer = visitor.post(address(question), typed | away())
    assert "Doorgegeven" in answer.content.decode()
    assert "Half geschreven." in answer.content.decode()
    assert office.rows() == 0
    with office.at_work():
        absence = Absence.objects.get()
    path = reverse("update_confirm", args=[to_confirm(absence).token])
    assert DEPUTY in visitor.get(path).content.decode()
    with office.at_work():
        assert not Contact.objects.get().deputy_address
    visitor.post(path)
    with office.at_work():
        assert Contact.objects.get().is_away(timezone.localdate())
    assert office.asks().to_deputy


@pytest.mark.parametrize("wrong", [{"until": "2020-01-01"}, {"until": "2999-01-01"}, {"deputy_address": "geen"}])
def test_a_wrong_absence_is_told_at_its_field(office, visitor, wrong):
    question = office.asks()
    typed = filled(visitor.get(address(question)), done="Half geschreven.", act="away")
    answer = visitor.post(address(question), typed | away(**wrong))
    assert answer.status_code == 422
    assert "Half geschreven." in answer.content.decode()
    with office.at_work():
        assert not Absence.objects.exists()


def test_news_and_absence_go_together(office, visitor):
    question = office.asks()
    visitor.post(address(question), filled(visitor.get(address(question))) | away())
    assert office.rows() == 1
    with office.at_work():
        assert Absence.objects.count() == 1


def test_a_half_absence_stops_nothing_silently(office, visitor):
    question = office.asks()
    answer = visitor.post(address(question), filled(visitor.get(address(question))) | away(until=""))
    assert answer.status_code == 422
    assert office.rows() == 0


def test_a_form_without_its_token_is_given_back(office):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(address(office.asks()), {"done": "Dit mag niet weg."})
    assert answer.status_code == 403
    assert "Dit mag niet weg." in answer.content.decode()


def test_it_speaks_english(office, visitor):
    visitor.cookies["django_language"] = "en"
    question = office.asks()
    page = visitor.get(address(question)).content.decode()
    assert "What was done?" in page
    assert "running" in page
    thanks = visitor.post(address(question), filled(visitor.get(address(question))), follow=True).content.decode()
    assert "Thank you" in thanks
    assert not re.search(r"\b(Wat|Jouw|bevestig)\b", thanks)


def test_who_is_signed_in_elsewhere_gets_no_more(office, enter):
    page = enter("vreemd").get(address(office.asks())).content.decode()
    assert "Voorlichting op scholen" in page
    assert OWNER not in page


def test_a_mail_server_that_fails_takes_no_news_along(
    office, real, visitor, settings, django_capture_on_commit_callbacks
):
    question = office.asks()
    office.hears(question)
    settings.EMAIL_BACKEND = "tests.programme.news.posts.Away"
    with django_capture_on_commit_callbacks(execute=True):
        answer = visitor.post(address(question), filled(visitor.get(address(question)), done="Toch bewaard."))
    assert answer.status_code == 302
    assert office.rows() == 2
    assert len(mail.outbox) == 1  # the question itself
