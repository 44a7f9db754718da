"""The office asks for news, sees who answered, accepts what waits, and tells news itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.programme import asked, links
from samenzicht.programme.actions import asking
from samenzicht.programme.actions import news as actions
from samenzicht.programme.asked import Round
from samenzicht.programme.models import Action, News
from samenzicht.programme.models.news import Way
from samenzicht.programme.news_forms import NewsForm, RoundForm
from samenzicht.programme.offices import office, office_of

A_PAGE = 40


@dataclass(frozen=True)
class Sheet:
    """One page of a list, without counting the whole: there is more, or there is not."""

    rows: list[Any]
    number: int
    has_next: bool

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    @classmethod
    def of(cls, found: QuerySet[Any], asked_for: str) -> "Sheet":
        number = int(asked_for) if asked_for.isdecimal() and 0 < int(asked_for) < 10_000 else 1
        rows = list(found[(number - 1) * A_PAGE : number * A_PAGE + 1])
        return cls(rows[:A_PAGE], number, len(rows) > A_PAGE)


def action_of(request: AtWork, key: UUID) -> Action:
    return get_object_or_404(Action.objects.of(office_of(request.post)).select_related("plan", "aim"), pk=key)


@office
@require_safe
def listed(request: AtWork) -> HttpResponse:
    compartment, now = office_of(request.post), timezone.now()
    only_silent = request.GET.get("wie") == "stil"
    shown = Sheet.of(asked.questions(compartment, only_silent), request.GET.get("page", ""))
    known = asked.contacts_of(compartment, [one.action for one in shown])
    goes_out = not request.post.organisation.fictional
    for one in shown:
        one.contact = known.get(one.action_id)
        one.shown_link = "" if goes_out else links.to_update(one).address
    context = {
        "shown": shown,
        "only_silent": only_silent,
        "who": "stil" if only_silent else "",
        "waiting": with_links(asked.waiting_news(compartment, now), goes_out),
        "absences": with_links(asked.waiting_absences(compartment, now), goes_out),
        "goes_out": goes_out,
        "now": now,
    }
    return render(request, "programme/news.html", context)


def with_links(rows: list[Any], goes_out: bool) -> list[Any]:
    """From a fictional office no mail goes out, so its page shows what would stand in it."""
    for row in rows:
        row.shown_link = "" if goes_out else links.to_confirm(row).address
    return rows


@office
@require_http_methods(["GET", "HEAD", "POST"])
def ask_round(request: AtWork) -> HttpResponse:
    """First whom it would be, then the mails."""
    compartment = office_of(request.post)
    form = RoundForm((request.GET if request.method != "POST" else request.POST) or None, compartment=compartment)
    if not form.is_bound:
        return render(request, "programme/news_round.html", {"form": form, "round": None})
    if not form.is_valid():
        return render(request, "programme/news_round.html", {"form": form, "round": None}, status=422)
    plan, days = form.cleaned_data["plan"], form.cleaned_data["days"]
    found = Round.of(plan, days, timezone.now())
    if request.method == "POST":
        tell_what_came(request, asking.ask(found.to_ask, request.post))
        return redirect("programme:news")
    cycle = asking.cycle_on(plan, timezone.localdate())
    context = {"form": form, "round": found, "plan": plan, "days": days, "cycle": cycle}
    return render(request, "programme/news_round.html", context)


@office
@require_POST
def ask_again(request: AtWork, action: UUID) -> HttpResponse:
    tell_what_came(request, asking.ask([action_of(request, action)], request.post))
    return redirect("programme:news")


def tell_what_came(request: AtWork, came: asking.Asked) -> None:
    if count := len(came.requests):
        messages.success(
            request,
            ngettext("%(count)s actiehouder is gevraagd.", "%(count)s actiehouders zijn gevraagd.", count)
            % {"count": count},
        )
    wrong = (
        (came.without_address, _("Nog geen e-mailadres bij: %(which)s.")),
        (came.refused, _("Het e-mailadres klopt niet bij: %(which)s. Kijk het na en vraag opnieuw.")),
        (came.not_reached, _("De mailserver gaf geen antwoord. Niet gevraagd: %(which)s. Probeer het straks opnieuw.")),
    )
    for which, words in wrong:
        if which:
            messages.error(request, words % {"which": ", ".join(one.number for one in which)})


@office
@require_POST
def accept(request: AtWork, news: UUID) -> HttpResponse:
    told = get_object_or_404(News.objects.of(office_of(request.post)).filter(must_be_confirmed=True), pk=news)
    actions.accept(told, request.post)
    messages.success(request, _("Overgenomen. Dit nieuws telt nu mee."))
    return redirect("programme:news")


@office
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: AtWork, action: UUID) -> HttpResponse:
    """News that the office heard itself."""
    about = action_of(request, action)
    last = asked.last_news(about)
    form = NewsForm(request.POST if request.method == "POST" else None, action=about, last=last)
    if form.is_bound and form.is_valid():
        told = actions.tell(about, way=Way.OFFICE, by=request.post, **form.news())
        messages.success(request, _("Bewaard. Dit is nu het laatste nieuws van deze actie."))
        for other in asked.between(told):
            messages.warning(
                request, _("Intussen kwam er ook nieuws %(way)s. Beide staan er.") % {"way": other.get_way_display()}
            )
        return redirect(page_of(about))
    context = {"action": about, "last": last, "form": form}
    return render(request, "programme/news_tell.html", context, status=422 if form.is_bound else 200)


def page_of(action: Action) -> str:
    """The page of the action, or that of the news while there is none."""
    try:
        return reverse("programme:action", args=[action.pk])
    except NoReverseMatch:
        return reverse("programme:news")
