"""The start page of whoever is signed in; a visitor gets the door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.web.start import estimates, letters, letters_of_programme, owners_news, programme, signals, tables
from samenzicht.web.start.lines import in_order


def page(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "web/welcome.html", {"bare": False})
    post: Post | None = request.post  # type: ignore[attr-defined]
    if post is None:
        return redirect("second_factor")
    return render(request, "web/start.html", blocks(post))


def blocks(post: Post) -> dict[str, object]:
    now = timezone.now()
    latest = signals.latest_of(post)
    return {
        "waits": in_order(
            signals.waiting(post, latest)
            + letters.waiting(post, now)
            + tables.waiting(post, now)
            + estimates.waiting(post, now)
            + programme.waiting(post, now)
            + letters_of_programme.waiting(post, now)
            + owners_news.waiting(post, now)
        ),
        "running": signals.running(post, latest),
        "done": signals.done(latest, now),
        "first_name": post.officer.name.split()[0],
        "may_report": bool(latest) or post.is_any(Role.REPORTER, Role.ATTENTION),
        "analyses": post.is_any(Role.ANALYST),
        "sees_journal": post.is_any(Role.PRIVACY),
        "manages": post.is_any(Role.ADMINISTRATOR),
        "without_content": post.is_any(Role.ADMINISTRATOR, Role.PRIVACY) and not post.keys().compartments,
    }
