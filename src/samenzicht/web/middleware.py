"""One request, one transaction, and the keys of whoever works in it."""

from collections.abc import Callable, Sequence

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.http.response import StreamingHttpResponse

from samenzicht.compartments.keys import NO_KEYS, holding
from samenzicht.organisations.models import Officer
from samenzicht.organisations.posts import Post, posts_of
from samenzicht.web.errors import needs_button
from samenzicht.web.signin import rules

POST_IN_SESSION = "post"


class StreamingRefused(Exception):
    """A streamed answer would run after the transaction, without keys. Build the rows first."""


class Keys:
    """Sets the keys for this request's transaction only; a failed request leaves nothing behind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.failed = False  # type: ignore[attr-defined]
        request.post = post_of(request)  # type: ignore[attr-defined]
        keys = request.post.keys() if request.post else NO_KEYS  # type: ignore[attr-defined]
        with holding(keys):
            response = self.get_response(request)
            # Django turns an exception into a page before it comes here, so without this mark it would be committed.
            if request.failed or response.status_code >= 500:  # type: ignore[attr-defined]
                transaction.set_rollback(True)
            if isinstance(response, StreamingHttpResponse):
                raise StreamingRefused(type(response).__name__)
            return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        request.failed = True  # type: ignore[attr-defined]


class Buttons:
    """Django's answer to an act that is opened as a page is empty: here it says what happened and where to go."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
            said = needs_button(request)
            said.headers["Allow"] = response.headers["Allow"]
            return said
        return response


def post_of(request: HttpRequest) -> Post | None:
    """The post at which the officer works: the one chosen in this session, else the one held longest.

    None when the chosen one ended meanwhile: who wrote for one organisation must not go on, unasked, for another.
    """
    if not request.user.is_authenticated or not is_sure(request):
        return None
    posts = posts_of(request.user)
    chosen = request.session.get(POST_IN_SESSION)
    if chosen is None:
        return held_longest(posts)
    return next((post for post in posts if str(post.organisation.pk) == chosen), None)


def held_longest(posts: Sequence[Post]) -> Post | None:
    """Another organisation that gives a role must not become the one for which someone writes, halfway a sentence."""
    return min(posts, key=lambda post: min(membership.since for membership in post.memberships), default=None)


def is_sure(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor. Without one there are no keys, so no data."""
    steps = get_authentication_records(request, request.user)
    fictional = isinstance(request.user, Officer) and request.user.fictional
    return rules.is_sure(steps, rules.Circumstances(demo=settings.DEMO, fictional=fictional))
