"""The journal of the own compartment, for the privacy officer: who did what, when, why and on which ground."""

from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenzicht.audit.models import Entry
from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.models import Membership, Officer, Organisation, Role
from samenzicht.organisations.posts import Post
from samenzicht.web.journal.words import VERBS, basis_words, reason_words, verb_words

A_PAGE = 50


class FilterForm(forms.Form):
    """Ids, codes and dates only: what is asked for stands in the address."""

    officer = forms.ChoiceField(label=_("Wie"), required=False)
    verb = forms.ChoiceField(label=_("Wat"), required=False)
    matter = forms.UUIDField(label=_("Kenmerk van de zaak"), required=False)
    since = forms.DateField(label=_("Vanaf"), required=False, widget=forms.DateInput)
    until = forms.DateField(label=_("Tot en met"), required=False, widget=forms.DateInput)

    def __init__(self, *args: object, staff: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        acts = sorted(((code, str(word)) for code, word in VERBS.items()), key=lambda one: one[1])
        self.fields["officer"].choices = [("", _("Iedereen")), *staff]  # type: ignore[attr-defined]
        self.fields["verb"].choices = [("", _("Alles")), *acts]  # type: ignore[attr-defined]


@at_work(Role.PRIVACY)
def page(request: AtWork) -> HttpResponse:
    form = FilterForm(request.GET or None, staff=staff_of(request.post))
    lines: QuerySet[Entry] = Entry.objects.filter(compartment__in=request.post.keys().oversight).order_by("-id")
    if form.is_bound and form.is_valid():
        lines = narrowed(lines, **form.cleaned_data)
    shown = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    entries = told(list(shown))
    context = {
        "form": form,
        "shown": shown,
        "lines": entries,
        "days": [(day, list(of_day)) for day, of_day in groupby(entries, key=day_of)],
        "asked": asked.urlencode(),
    }
    return render(request, "journal/page.html", context)


def narrowed(
    lines: QuerySet[Entry], officer: str, verb: str, matter: UUID | None, since: date | None, until: date | None
) -> QuerySet[Entry]:
    wanted = {
        "officer": officer or None,
        "verb": verb or None,
        "matter": matter,
        "at__gte": midnight(since) if since else None,
        "at__lt": midnight(until + timedelta(days=1)) if until else None,
    }
    return lines.filter(**{field: value for field, value in wanted.items() if value})


def day_of(line: dict[str, Any]) -> date:
    return timezone.localdate(line["entry"].at)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def staff_of(post: Post) -> list[tuple[str, str]]:
    """Who has or had a role here: those whose lines may stand in this journal, by name."""
    of_here = Membership.objects.filter(organisation=post.organisation)
    people = Officer.objects.filter(pk__in=of_here.values("officer")).order_by("name")
    return [(str(who.pk), who.name) for who in people]


def told(entries: list[Entry]) -> list[dict[str, Any]]:
    """The lines with names and words instead of ids and codes; two queries, whatever the number of lines."""
    people = Officer.objects.in_bulk(
        {e.officer for e in entries if e.officer} | {e.matter for e in entries if e.matter}
    )
    works = Organisation.objects.in_bulk({e.organisation for e in entries if e.organisation})
    return [
        {
            "entry": entry,
            "who": people.get(entry.officer),
            "organisation": works.get(entry.organisation),
            "what": verb_words(entry.verb),
            "whom": people.get(entry.matter) if entry.sort == "organisations.officer" else None,
            "why": reason_words(entry.reason),
            "ground": basis_words(entry.basis),
        }
        for entry in entries
    ]
