"""The page of one action: all that is known of it, each with its source, and its news."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samenzicht.exploitation import KINDS
from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Role
from samenzicht.programme.models import Action, News
from samenzicht.programme.offices import office_of, readers
from samenzicht.programme.overview import conflicts_in, row_of, standings

NEWS_FORM = "programme/news_form.html"


@readers
@require_safe
def action(request: AtWork, key: UUID) -> HttpResponse:
    compartment = office_of(request.post)
    whole = Action.objects.of(compartment).select_related("plan", "line", "aim", "owner")
    found = get_object_or_404(whole.prefetch_related("involvements__party", "grants"), pk=key)
    told = list(
        News.objects.of(compartment).filter(action=found).in_force().order_by("at", "id").select_related("officer")
    )
    office = request.post.is_any(Role.OFFICE)
    context = {
        "action": found,
        "row": row_of(found, standings(Action.objects.filter(pk=found.pk))[found.pk], timezone.now()),
        "kinds": [kind_words(code) for code in found.kinds],
        "involved": sorted(one.party.name for one in found.involvements.all()),
        "steps": steps_of(found),
        "news": told[::-1],
        "conflicts": conflicts_in(told),
        "office": office,
        "news_form": NEWS_FORM if office and there_is(NEWS_FORM) else "",
    }
    return render(request, "programme/action.html", context)


def kind_words(code: str) -> str:
    """A code that no kind has any more stays readable as it is."""
    return KINDS[code].name.in_(get_language() or "nl") if code in KINDS else code


def steps_of(action: Action) -> list[dict[str, Any]]:
    """Opgave Gericht Werken: from the problem to what is done."""
    words = (action.problem, action.cause, action.intervention, action.aim.words if action.aim else "", action.words)
    codes = ("problem", "cause", "intervention", "aim", "action")
    return [{"code": code, "words": one} for code, one in zip(codes, words, strict=True)]


def there_is(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True
