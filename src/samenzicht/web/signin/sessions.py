"""Sessions end: after a day's work, and when nobody was there for a while."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from samenzicht.web.errors import form_expired
from samenzicht.web.signin.rules import has_ended

OPENED, SEEN = "opened", "seen"
# A session is written once a minute at most, not on each request.
STEP = 60


class SessionEnds:
    """Signs out whoever came too late, and gives back what they typed, also when the session was gone by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated and ended(request):
            return farewell(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            mark(request)
        elif request.method == "POST" and getattr(request, "turned_away", False):
            # The session was gone by itself; after signing in again there would be nothing left of what was typed.
            return form_expired(request)
        return response


def ended(request: HttpRequest) -> bool:
    now = timezone.now().timestamp()
    opened, seen = request.session.get(OPENED, now), request.session.get(SEEN, now)
    return has_ended(opened, seen, now, settings.SESSION_COOKIE_AGE, settings.SESSION_IDLE_SECONDS)


def mark(request: HttpRequest) -> None:
    """Notes when the session was opened and when its officer was last here."""
    now = int(timezone.now().timestamp())
    request.session.setdefault(OPENED, now)
    if now - request.session.get(SEEN, 0) >= STEP:
        request.session[SEEN] = now


def farewell(request: HttpRequest) -> HttpResponse:
    logout(request)
    if request.method == "POST" and not request.headers.get("HX-Request"):
        return form_expired(request)
    messages.info(request, _("Je was een tijd niet actief. Voor de veiligheid ben je uitgelogd. Log opnieuw in."))
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(settings.LOGIN_REDIRECT_URL)
    return redirect_to_login(request.get_full_path())
