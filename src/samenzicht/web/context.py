"""What every page may show of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post


def house(request: HttpRequest) -> dict[str, Any]:
    post = getattr(request, "post", None)
    return {"post": post, "demo": settings.DEMO, "demo_role": role_words(post) if settings.DEMO and post else ""}


def role_words(post: Post) -> str:
    return ", ".join(str(Role(role).label) for role in sorted(post.roles))
