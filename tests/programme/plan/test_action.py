"""The page of an action and the plans side by side: what is known with its source, "niet bekend" for the rest."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenzicht.programme.models import Action, News
from samenzicht.programme.models.news import State, Way
from samenzicht.programme.overview import conflicts_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def project(programme, cast):
    with cast.at_work("olga"):
        return Action.objects.get(number="NR1")


def page(client, action) -> str:
    return client.get(reverse("programme:action", args=[action.pk])).content.decode()


def test_all_that_the_letter_says_stands_there_with_its_source(project, enter):
    text = page(enter("olga"), project)
    for told in ("Centrum tegen Kinderhandel", "Rechterlijke macht", "Seksuele uitbuiting", "in toekenning",
                 "Kamerstuk 28 638, nr. 233", "Voetnoot 5", "bedrag niet bekend"):  # fmt: skip
        assert told in text


def test_what_is_not_known_says_so(project, enter):
    text = page(enter("olga"), project)
    assert text.count("niet bekend") >= 6


def test_the_steps_of_the_method_stand_in_their_order(project, cast, enter):
    with cast.at_work("olga"):
        project.problem, project.cause, project.intervention = "Het probleem.", "De oorzaak.", "De interventie."
        project.save()
        words = project.words[:30]
    text = page(enter("jet"), project)
    places = [text.index(one) for one in ("Het probleem.", "De oorzaak.", "De interventie.", words)]
    assert places == sorted(places)


def test_another_office_or_a_stranger_does_not_get_it(project, enter):
    assert enter("vreemd").get(reverse("programme:action", args=[project.pk])).status_code == 403
    assert enter("olga").get(reverse("programme:action", args=[project.plan_id])).status_code == 404


def tell(cast, action, days, **kwargs) -> News:
    with cast.at_work("olga"):
        kwargs = {"state": State.RUNNING, "way": Way.OFFICE} | kwargs
        at = timezone.now() - timedelta(days=days)
        return News.objects.create(compartment_id=action.compartment_id, action=action, at=at, **kwargs)


def test_two_who_wrote_at_once_both_stay_and_it_shows(project, cast, enter):
    with cast.at_work("olga"):
        seen = News.objects.get(action=project)
    tell(cast, project, 3, seen=seen, done="Het ene.")
    tell(cast, project, 2, seen=seen, done="Het andere.")
    text = page(enter("olga"), project)
    assert "Het ene." in text
    assert "Het andere." in text
    assert text.count("Twee schreven tegelijk") == 1


def test_who_saw_the_one_before_is_no_conflict(project, cast, enter):
    with cast.at_work("olga"):
        seen = News.objects.get(action=project)
    second = tell(cast, project, 3, seen=seen)
    tell(cast, project, 2, seen=second)
    assert "Twee schreven tegelijk" not in page(enter("olga"), project)


def test_news_from_a_list_conflicts_with_nothing(project, cast):
    one, other = tell(cast, project, 3), tell(cast, project, 2, way=Way.SHEET)
    assert conflicts_in([one, other]) == set()


def test_waiting_news_is_not_shown(project, cast, enter):
    tell(cast, project, 1, done="Nog niet bevestigd.", must_be_confirmed=True)
    assert "Nog niet bevestigd." not in page(enter("olga"), project)


def test_only_the_office_is_offered_to_tell_news(project, enter):
    assert "Vertel nieuws" in page(enter("olga"), project)
    assert "Vertel nieuws" not in page(enter("jet"), project)


def test_what_an_owner_wrote_is_no_markup(project, cast, enter):
    tell(cast, project, 1, done="<script>alert(1)</script>")
    text = page(enter("olga"), project)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_the_plans_stand_beside_each_other(programme, enter):
    text = enter("jet").get("/programma/plannen/").content.decode()
    for told in ("Basisaanpak", "Brede bewustwording", "Stuurgroep en werkgroep", "28638-259", "niet bevestigd"):
        assert told in text
    places = [text.index(f'id="plan-{code}"') for code in ("2018", "2023", "2024")]
    assert places == sorted(places)


def test_plans_take_few_queries(programme, enter, django_assert_max_num_queries):
    client = enter("olga")
    with django_assert_max_num_queries(20):
        client.get("/programma/plannen/")


def test_the_office_lays_the_published_programme_with_one_button(cast, enter):
    client = enter("olga")
    assert "Lees de openbare stukken in" in client.get("/programma/plannen/").content.decode()
    answer = client.post(reverse("programme:plans_lay"), follow=True)
    assert "De openbare stukken zijn ingelezen." in answer.content.decode()
    assert "Alles was er al." in client.post(reverse("programme:plans_lay"), follow=True).content.decode()


def test_a_ministry_cannot_lay_it(cast, enter):
    client = enter("jet")
    assert client.post(reverse("programme:plans_lay")).status_code == 403
    assert "Lees de openbare stukken in" not in client.get("/programma/plannen/").content.decode()


def test_the_state_of_an_action_in_english_is_not_that_of_a_letter(project, cast, enter):
    tell(cast, project, 1, state=State.FINISHED)
    client = enter("olga")
    client.cookies["django_language"] = "en"
    assert "finished" in page(client, project)
    assert "closed" not in page(client, project)
