"""May I share this? For everybody, in six questions, with the answer that the server itself would give."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from samenzicht.law import verdict
from samenzicht.law.questions import to_question
from samenzicht.sharing.actions import advices_of
from samenzicht.sharing.advice.views import may_i_share, on_paper
from samenzicht.sharing.models import Advice

ASKED = {
    "sender": "municipality",
    "receiver": "police",
    "purpose": "detect",
    "categories": ["facts", "identity"],
    "facts": ["", "necessary", "proportionate", "subsidiary"],
}


def looked(view=may_i_share, **answers):
    """Without middleware, session or database: as the public door could serve it."""
    request = RequestFactory().get("/", answers)
    request.post = None
    return view(request)


def shown(response):
    return response.content.decode()


def test_the_first_question_is_who_you_are():
    page = shown(looked())
    assert "Wie ben je?" in page
    assert "Stap 1 van 6" in page


def test_at_most_six_questions_and_then_an_answer():
    answers = {}
    while 'name="asked"' in (page := shown(looked(**answers))):
        put = page.split('name="asked" value="')[1].split('"')[0]
        assert put not in answers, "the same question twice"
        answers[put] = (ASKED | {"stage": "signal"})[put]
        assert len(answers) <= 6
    assert "Een deel mag je delen" in page


@pytest.fixture
def answer():
    return shown(looked(**ASKED, stage="signal"))


def test_the_answer_is_the_servers_own(answer):
    import datetime

    lists = {
        name: codes if isinstance(codes, list) else [codes] for name, codes in (ASKED | {"stage": "signal"}).items()
    }
    judged = verdict(to_question(lists, datetime.date.today()))
    assert judged.basis.sentence.nl in answer
    assert judged.basis.article in answer
    assert judged.keep.nl in answer
    for trim in judged.trimmed:
        assert trim.reason.nl in answer
    assert "Concept" in answer


def test_a_refusal_says_what_would_make_it_possible():
    page = shown(
        looked(sender="municipality", receiver="care_coordination", purpose="help", categories="facts", facts="")
    )
    assert "Nee, dit mag zo niet" in page
    assert "Wat zou het wel mogelijk maken?" in page
    assert "AVG 9(2)(a)" in page


def test_a_question_without_answer_comes_back_with_the_mistake():
    page = shown(looked(sender="municipality", asked="receiver"))
    assert "Kies één antwoord." in page
    assert "Kies één antwoord." not in shown(looked(sender="municipality"))


@pytest.mark.parametrize(
    "strange", [{"sender": "Ilse Verzonnen"}, {"sender": ["police", "om"]}, {"note": "Ilse Verzonnen"}]
)
def test_what_is_no_code_is_neither_taken_nor_repeated(strange):
    page = shown(looked(**strange))
    assert "Wie ben je?" in page
    # The language switch leads back to this same address; the page itself does not repeat it.
    assert "Ilse" not in page.split("<main")[1]


def test_on_paper():
    assert "Een deel mag je delen" in shown(looked(on_paper, **ASKED, stage="signal"))
    assert looked(on_paper, sender="police").status_code == 302


def test_in_english(client, db):
    client.cookies["django_language"] = "en"
    page = shown(client.get(reverse("may_i_share"), ASKED | {"stage": "signal"}))
    assert "You may share part of it" in page
    assert "Een deel" not in page


@pytest.mark.database
class TestKept:
    pytestmark = pytest.mark.django_db

    def test_who_is_not_signed_in_cannot_keep_it(self, client):
        assert "Bewaar dit antwoord" not in shown(client.get(reverse("may_i_share"), ASKED | {"stage": "signal"}))
        assert client.post(reverse("keep_advice"), ASKED).status_code == 403

    def test_it_is_kept_once_and_goes_with_a_letter(self, cast, sign_in):
        from .letters import send

        noor = sign_in("noor")
        assert "Bewaar dit antwoord" in shown(noor.get(reverse("may_i_share"), ASKED | {"stage": "signal"}))
        for _ in range(2):
            noor.post(reverse("keep_advice"), ASKED | {"stage": "signal"})
        with cast.at_work("bram") as bram:
            (advice,) = advices_of(bram)
            assert advice.judged.given == {"facts"}
            assert send(cast, bram, advice=advice.pk).advice == advice.pk
        with cast.at_work("vreemd") as stranger:
            assert advices_of(stranger) == []

    def test_what_is_no_question_is_not_kept(self, cast, sign_in):
        assert sign_in("noor").post(reverse("keep_advice"), {"sender": "x"}).status_code == 302
        with cast.at_work("noor"):
            assert not Advice.objects.exists()


@pytest.mark.parametrize("more", [{}, {"asked": "facts"}])
def test_an_answer_that_contradicts_itself_is_asked_again_and_says_why(more):
    said = {"sender": "municipality", "receiver": "care_coordination", "purpose": "help", "categories": "facts", **more}
    said["facts"] = ["", "consent", "under_12", "from_12_to_15"]
    page = shown(looked(**said))
    assert "Dit kan niet allebei waar zijn: “Is de persoon jonger dan 12?” “Is de persoon 12 tot en met 15?”" in page
    assert 'name="asked" value="facts"' in page
    assert page.count("checked") == 3
    assert "Een deel mag je delen" not in page
