"""The doors of views: who may come in, and where others are sent."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from samenzicht.organisations.posts import Post

P = ParamSpec("P")


class AtWork(HttpRequest):
    """A request of an officer at work: it always has a post."""

    post: Post


View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
ViewAtWork = Callable[Concatenate[AtWork, P], HttpResponseBase]


def at_work(*roles: str) -> Callable[[ViewAtWork[P]], View[P]]:
    """Lets in an officer at work with one of these roles (any, when none is named).

    Who is not signed in goes to the sign-in page, with a mark on the request so that what was typed can be given back
    (`web/signin/sessions.py`); who is, but without a second factor, to the page that asks for one;
    who has another role gets a page that says which role this needs.
    """

    def door(view: ViewAtWork[P]) -> View[P]:
        @wraps(view)
        def enter(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                request.turned_away = True  # type: ignore[attr-defined]
                return redirect_to_login(request.get_full_path())
            post: Post | None = request.post  # type: ignore[attr-defined]
            if post is None:
                return redirect("second_factor")
            if roles and not post.is_any(*roles):
                return render(request, "web/403.html", {"roles": roles}, status=403)
            return view(cast(AtWork, request), *args, **kwargs)

        return enter

    return door
