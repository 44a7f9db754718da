"""What everyone may read: the worked examples, and what was published. On both doors, without signing in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.statistics import examples
from samenzicht.statistics.models import Publication


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Asks the database nothing: the figures lie in files."""
    return render(request, "statistics/unseen.html", {"examples": examples.told()})


@require_safe
def publication(request: HttpRequest, key: UUID) -> HttpResponse:
    """A publication, from its frozen values alone, by the template of its shape."""
    found = get_object_or_404(Publication, pk=key)
    context = {
        "publication": found,
        "about": found.frozen,
        "figure": found.frozen["figure"],
        "later": found.later,
        "withdrawal": found.withdrawal,
        "own": own(request, found),
    }
    return render(request, f"statistics/published/{found.schema}.html", context)


def own(request: HttpRequest, found: Publication) -> bool:
    """Whether an analyst of the organisation that published it looks. On the public door nobody ever is."""
    post: Post | None = getattr(request, "post", None)
    return post is not None and post.is_any(Role.ANALYST) and post.compartment == found.compartment_id
