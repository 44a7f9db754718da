"""Sessions end by themselves, and where someone says so; what was typed comes back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.signin.conftest import PASSWORD, enrol

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def at_work(client, cast, settings):
    settings.DEMO = True
    client.post(reverse("become", args=[cast.officer("bram").pk]))
    client.get(reverse("start"))
    return client


@pytest.fixture
def clock(monkeypatch):
    """Lets time pass for the sessions."""
    start = timezone.now()

    def pass_by(**time):
        later = start + timedelta(**time)
        monkeypatch.setattr("samenzicht.web.signin.sessions.timezone.now", lambda: later)

    return pass_by


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_half_an_hour_alone_ends_it(at_work, clock):
    clock(minutes=29)
    assert at_work.get(reverse("start")).context["post"]
    clock(minutes=29 + 31)
    answer = at_work.get(reverse("signals:list"))
    assert answer.url == f"{reverse('account_login')}?next={reverse('signals:list')}"
    assert not is_in(at_work)
    assert "Je was een tijd niet actief" in at_work.get(answer.url).content.decode()


def test_ten_hours_end_it_even_for_who_kept_working(at_work, clock):
    for minutes in range(0, 600, 20):
        clock(minutes=minutes)
        assert at_work.get(reverse("start")).status_code == 200
        assert is_in(at_work)
    clock(minutes=601)
    at_work.get(reverse("start"))
    assert not is_in(at_work)


def test_what_was_typed_when_it_ended_comes_back(at_work, clock):
    clock(minutes=31)
    answer = at_work.post(reverse("signals:find"), {"words": "de witte bus bij de haven"})
    assert answer.status_code == 403
    assert "de witte bus bij de haven" in answer.content.decode()
    assert not is_in(at_work)


def test_a_piece_of_a_page_is_led_to_the_door_as_a_whole(at_work, clock):
    clock(minutes=31)
    answer = at_work.get(reverse("signals:list"), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/"


def test_the_browser_keeps_no_session_after_closing(at_work):
    assert at_work.cookies["sessionid"]["max-age"] == ""
    assert at_work.cookies["sessionid"]["httponly"]


def test_one_ends_ones_other_sessions(client, cast, officer):
    other = Client()
    for one in (client, other):
        one.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert "Een andere" in client.get(reverse("usersessions_list")).content.decode()
    client.post(reverse("usersessions_list"))
    assert is_in(client)
    assert other.get(reverse("account")).status_code == 302
    assert "Je bent alleen hier ingelogd" in client.get(reverse("usersessions_list")).content.decode()


def test_a_new_password_ends_the_others(client, cast, officer):
    other = Client()
    for one in (client, other):
        one.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    words = {
        "oldpassword": PASSWORD,
        "password1": "heel andere losse woorden",
        "password2": "heel andere losse woorden",
    }
    assert client.post(reverse("account_change_password"), words).status_code == 302
    assert is_in(client)
    assert other.get(reverse("account")).status_code == 302


def test_who_works_for_two_chooses_and_only_their_own_count(client, cast, settings):
    from samenzicht.organisations.models import Membership

    settings.DEMO = True
    bram, politie = cast.officer("bram"), cast.organisation("politie")
    Membership.objects.create(officer=bram, organisation=politie, compartment=politie.compartment, role="receiver")
    client.post(reverse("become", args=[bram.pk]))
    assert client.get(reverse("choose_post")).content.decode().count("Werk voor") == 1
    client.post(reverse("choose_post"), {"organisation": politie.pk})
    post = client.get(reverse("account")).context["post"]
    assert (post.organisation, post.roles) == (politie, {"receiver"})
    assert post.keys().compartments == {politie.compartment_id}
    for wrong in (cast.organisation("verweg").pk, "", "x' OR 1=1"):
        client.post(reverse("choose_post"), {"organisation": wrong})
        assert client.get(reverse("account")).context["post"].organisation == politie


def test_after_the_password_who_works_for_two_comes_to_the_choice(client, cast):
    officer = enrol(cast, "wiekendam", "attention")
    from samenzicht.organisations.models import Membership

    politie = cast.organisation("politie")
    Membership.objects.create(officer=officer, organisation=politie, compartment=politie.compartment, role="receiver")
    answer = client.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert answer.url == reverse("choose_post")


def test_what_was_typed_comes_back_also_when_the_session_was_gone_by_itself(at_work):
    """A form that stood open overnight: the session is over in the database, and nobody is signed in any more."""
    at_work.session.flush()
    answer = at_work.post(reverse("signals:find"), {"words": "de witte bus bij de haven"})
    assert answer.status_code == 403
    assert "de witte bus bij de haven" in answer.content.decode()


def test_who_signs_in_again_halfway_an_act_is_led_to_the_page_with_its_button(at_work, cast):
    table, matter = cast.table("molenland").pk, uuid4()
    answer = at_work.get(reverse("roundtable:decide", args=[table, matter]))
    assert answer.status_code == 405
    page = answer.content.decode()
    assert "Druk eerst op de knop" in page
    assert f'href="{reverse("roundtable:item", args=[table, matter])}"' in page


@pytest.mark.parametrize("again", [False, True])
def test_a_role_that_another_organisation_gives_does_not_change_for_whom_one_works(client, cast, settings, again):
    """Wiekendam comes before the police in the alphabet; Karel keeps writing for the police, also in a next session."""
    from samenzicht.organisations.models import Membership

    settings.DEMO = True
    karel, wiekendam = cast.officer("karel"), cast.organisation("wiekendam")
    client.post(reverse("become", args=[karel.pk]))
    assert client.get(reverse("account")).context["post"].organisation == cast.organisation("politie")
    Membership.objects.create(officer=karel, organisation=wiekendam, compartment=wiekendam.compartment, role="reporter")
    if again:
        client.post(reverse("become", args=[karel.pk]))
    assert client.get(reverse("account")).context["post"].organisation == cast.organisation("politie")
