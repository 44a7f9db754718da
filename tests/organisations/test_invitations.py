"""From an administrator's form to a colleague at work: mail, link, password, second step. And the way back in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from samenzicht.organisations.models import Officer, Organisation
from tests.conftest import as_role
from tests.web.signin.conftest import PASSWORD, enrol, fresh_code  # noqa: F401 - a fixture
from tests.web.signin.test_second_factor import set_up_an_app, sign_in

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("restored"),
]

NEW = {"name": "Loes de Boer", "email": "loes@wiekendam.example", "roles": ["attention"]}


@pytest.fixture
def administrator(cast, client, fresh_code):  # noqa: F811
    """Signed in for real, in an organisation that is not fictional for the length of this test."""
    wiekendam = Organisation.objects.filter(pk=cast.organisation("wiekendam").pk)
    with as_role("owner"):
        wiekendam.update(fictional=False)
    sign_in(client, enrol(cast, "wiekendam", "administrator"))
    set_up_an_app(client, fresh_code)
    mail.outbox.clear()
    yield client
    with as_role("owner"):
        wiekendam.update(fictional=True)


def invite(administrator, **answers):
    assert administrator.post(reverse("organisations:invite"), NEW | answers).status_code == 302
    (sent,) = mail.outbox
    mail.outbox.clear()
    return sent


def link_in(sent) -> str:
    return re.search(r"http://testserver(/\S+)", sent.body).group(1)


def choose_password(client, link, password=PASSWORD):
    page = client.get(link, follow=True)
    return client.post(page.request["PATH_INFO"], {"password1": password, "password2": password}, follow=True)


def test_an_invited_colleague_comes_in_step_by_step(administrator, fresh_code):  # noqa: F811
    sent = invite(administrator)
    assert sent.to == ["loes@wiekendam.example"]
    assert "Hallo Loes de Boer" in sent.body
    assert "Gemeente Wiekendam" in sent.body
    loes = Client()
    page = choose_password(loes, link_in(sent))
    assert page.redirect_chain[-1][0] == reverse("second_factor")
    assert loes.get(reverse("signals:list")).status_code == 302
    set_up_an_app(loes, fresh_code)
    assert loes.get(reverse("signals:list")).status_code == 200


def test_the_link_works_once(administrator):
    link = link_in(invite(administrator))
    choose_password(Client(), link)
    page = Client().get(link)
    assert "Deze link werkt niet meer" in page.content.decode()


def test_the_link_works_for_three_days(administrator, monkeypatch):
    link = link_in(invite(administrator))
    import datetime

    from django.contrib.auth.tokens import PasswordResetTokenGenerator

    for days, works in ((2.9, True), (3.1, False)):
        later = datetime.datetime.now() + datetime.timedelta(days=days)
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self, at=later: at)
        assert (Client().get(link).status_code == 302) is works


def test_the_link_of_one_is_not_the_link_of_another(administrator):
    one = link_in(invite(administrator))
    other = link_in(invite(administrator, email="piet@wiekendam.example"))
    uid, key = re.search(r"nieuw/(\w+)-(.+)/", one).group(1), re.search(r"nieuw/\w+-(.+)/", other).group(1)
    page = Client().get(reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key}))
    assert "Deze link werkt niet meer" in page.content.decode()


def test_who_can_sign_in_already_gets_no_link_to_a_password(administrator, cast):
    known = enrol(cast, "politie", "receiver")
    sent = invite(administrator, email=known.email, name="Een andere naam")
    assert link_in(sent) == reverse("account_login")
    assert f"Hallo {known.name}" in sent.body
    assert Officer.objects.get(pk=known.pk).check_password(PASSWORD)


def test_a_lost_phone_is_mended_by_a_new_invitation(administrator, cast, fresh_code):  # noqa: F811
    colleague, before = enrol(cast, "wiekendam", "reporter"), Client()
    sign_in(before, colleague)
    set_up_an_app(before, fresh_code)
    mail.outbox.clear()
    administrator.post(reverse("organisations:renew", args=[colleague.pk]))
    (sent,) = mail.outbox
    assert before.get(reverse("account")).status_code == 302, "the former session goes on"
    assert not Authenticator.objects.filter(user=colleague).exists()
    sign_in(before, colleague)
    assert "_auth_user_id" not in before.session, "the former password still works"
    assert choose_password(Client(), link_in(sent)).redirect_chain[-1][0] == reverse("second_factor")


def test_nobody_clears_the_way_in_of_who_works_elsewhere_too(administrator, cast):
    colleague = enrol(cast, "wiekendam", "reporter")
    from samenzicht.organisations.models import Membership

    politie = cast.organisation("politie")
    Membership.objects.create(officer=colleague, organisation=politie, compartment=politie.compartment, role="receiver")
    page = administrator.post(reverse("organisations:renew", args=[colleague.pk]), follow=True).content.decode()
    assert "werkt ook voor een andere organisatie" in page
    assert Officer.objects.get(pk=colleague.pk).check_password(PASSWORD)
    assert mail.outbox == []


def test_a_form_that_fails_sends_nothing(administrator):
    answer = administrator.post(reverse("organisations:invite"), NEW | {"roles": ["attention", "administrator"]})
    assert answer.status_code == 422
    assert mail.outbox == []
    assert not Officer.objects.filter(email=NEW["email"]).exists()
