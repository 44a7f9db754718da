"""One request, one transaction: what fails leaves nothing, what streams is refused."""

import pytest
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils import timezone

from samenzicht.signals.models import Signal
from samenzicht.web import middleware

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@pytest.fixture
def asked(cast, monkeypatch, settings):
    """Sends a request of Bram's through the middleware to a view, as Django would."""
    monkeypatch.setattr(middleware, "post_of", lambda request: cast.post("bram"))
    settings.MIDDLEWARE = ["samenzicht.web.middleware.Keys"]

    def ask(view):
        settings.ROOT_URLCONF = urls(view)
        handler = BaseHandler()
        handler.load_middleware()
        return handler.get_response(RequestFactory().get("/"))

    return ask


def urls(view):
    from types import ModuleType

    from django.urls import path

    module = ModuleType("urls")
    module.urlpatterns = [path("", view)]
    module.handler500 = lambda request: HttpResponse(status=500)
    return module


def writes(request):
    post = request.post
    Signal.objects.create(
        compartment_id=post.compartment, pseudonym="x", reporter=post.officer.pk, reported_at=timezone.now()
    )


def signals(cast):
    with cast.at_work("bram"):
        return Signal.objects.count()


def test_what_succeeds_stays(asked, cast):
    assert asked(lambda request: writes(request) or HttpResponse("ok")).status_code == 200
    assert signals(cast) == 1


def test_an_exception_rolls_back(asked, cast):
    def fails(request):
        writes(request)
        raise RuntimeError

    assert asked(fails).status_code == 500
    assert signals(cast) == 0


def test_an_answered_failure_rolls_back_too(asked, cast):
    assert asked(lambda request: writes(request) or HttpResponse(status=503)).status_code == 503
    assert signals(cast) == 0


def test_a_refusal_that_is_answered_keeps_its_line(asked, cast):
    assert asked(lambda request: writes(request) or HttpResponse(status=403)).status_code == 403
    assert signals(cast) == 1


def test_streaming_is_refused(asked, cast):
    answer = asked(lambda request: writes(request) or StreamingHttpResponse(iter(["x"])))
    assert answer.status_code == 500
    assert signals(cast) == 0


def test_who_chose_a_post_that_ended_does_not_go_on_for_another(cast, client, settings):
    """Nobody writes, unasked, for another organisation than the one chosen."""
    from django.urls import reverse

    settings.DEMO = True
    client.post(reverse("become", args=[cast.officer("bram").pk]))
    session = client.session
    session[middleware.POST_IN_SESSION] = str(cast.organisation("politie").pk)
    session.save()
    assert client.get("/", follow=True).redirect_chain[-1][0] == reverse("choose_post")
