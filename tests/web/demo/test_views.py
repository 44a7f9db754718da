"""The role switch exists in the fictional region only, and a session made with it is worth nothing outside it."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from samenzicht.web.middleware import is_sure, post_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    return settings


def become(client, cast, code):
    return client.post(reverse("become", args=[cast.officer(code).pk]))


def post_in(client, officer):
    request = RequestFactory().get("/")
    request.session, request.user = client.session, officer
    return post_of(request)


def test_the_page_names_everyone_by_organisation(client, cast, demo):
    page = client.get(reverse("switch_role")).content.decode()
    for officer in cast.people.officers.values():
        assert officer.name in page
    assert page.index("Gemeente Wiekendam") < page.index("Noor Voorbeeld")


def test_one_button_makes_you_someone_at_work(client, cast, demo):
    assert become(client, cast, "bram").status_code == 302
    post = post_in(client, cast.officer("bram"))
    assert post.organisation == cast.organisation("wiekendam")
    page = client.get(reverse("switch_role")).content.decode()
    assert "Je bent nu: Bram Voorbeeld, aandachtsfunctionaris, partner aan tafel, ontvanger van brieven" in page


def test_switching_leaves_nothing_of_the_former_session(client, cast, demo):
    become(client, cast, "bram")
    session = client.session
    session["post"] = "something"
    session.save()
    former = session.session_key
    become(client, cast, "noor")
    assert "post" not in client.session
    assert client.session.session_key != former


def test_without_the_region_there_is_no_switch(client, cast):
    assert client.get(reverse("switch_role")).status_code == 404
    assert become(client, cast, "bram").status_code == 404


def test_a_session_from_the_demo_gives_no_keys_elsewhere(client, cast, settings):
    settings.DEMO = True
    become(client, cast, "bram")
    settings.DEMO = False
    assert post_in(client, cast.officer("bram")) is None


def test_nobody_real_can_be_chosen(client, cast, demo):
    from samenzicht.organisations.models import Officer

    real = Officer.objects.enrol("echt@gemeente.nl", "Iemand Echt")
    assert client.post(reverse("become", args=[real.pk])).status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_mark_of_the_demo_is_worth_nothing_to_someone_real(client, cast, demo):
    become(client, cast, "bram")
    request = RequestFactory().get("/")
    request.session, request.user = client.session, cast.officer("bram")
    assert is_sure(request)
    request.user.fictional = False
    assert not is_sure(request)
    request.user.fictional = True


def test_only_a_form_switches(client, cast, demo):
    assert client.get(reverse("become", args=[cast.officer("bram").pk])).status_code == 405


def test_each_page_says_that_nothing_here_is_real_also_the_one_that_is_not_there(client, cast, demo):
    become(client, cast, "adem")
    for path, status in ((reverse("start"), 200), (reverse("signals:list"), 403), ("/nergens/", 404)):
        answer = client.get(path)
        assert answer.status_code == status
        assert "Fictieve regio. Mensen, organisaties en zaken zijn verzonnen." in answer.content.decode()
