"""What every page may show of the house: who works here, and the way to the rooms that this work needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.subjects.rules import WITH_CONTENT

AT_A_TABLE = (Role.CHAIR, Role.PARTNER, Role.ATTENTION)
WITH_POST = (Role.RECEIVER, Role.ATTENTION)


def house(request: HttpRequest) -> dict[str, Any]:
    post = getattr(request, "post", None)
    return {
        "post": post,
        "demo": settings.DEMO,
        "demo_role": post.role_words if settings.DEMO and post else "",
        "navigation": navigation(request.path, post) if post else [],
    }


def navigation(path: str, post: Post) -> list[tuple[str, str, bool]]:
    """The rooms that these roles use: address, word, and whether this page is there."""
    ways = [
        ("start", _("Begin"), True),
        ("signals:list", _("Signalen"), post.is_any(*WITH_CONTENT)),
        ("post_received", _("Brieven"), post.is_any(*WITH_POST)),
        ("roundtable:tables", _("Tafels"), post.is_any(*AT_A_TABLE)),
        ("statistics:estimates", _("Schattingen"), post.is_any(Role.ANALYST)),
        ("programme:board", _("Programma"), post.is_any(Role.OFFICE, Role.MINISTRY)),
        ("journal", _("Logboek"), post.is_any(Role.PRIVACY)),
        ("organisations:officers", _("Collega's"), post.is_any(Role.ADMINISTRATOR)),
        ("may_i_share", _("Mag ik dit delen?"), True),
    ]
    links = [(reverse(name), word) for name, word, shown in ways if shown]
    return [(url, word, path == url or (url != "/" and path.startswith(url))) for url, word in links]
