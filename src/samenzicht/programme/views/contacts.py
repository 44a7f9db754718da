"""Who is asked for news of each action."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.programme import asked
from samenzicht.programme.actions import contacts as actions
from samenzicht.programme.models import Absence, Action, Contact
from samenzicht.programme.news_forms import ContactForm
from samenzicht.programme.offices import office, office_of
from samenzicht.programme.views.news import Sheet, action_of


@office
@require_safe
def listed(request: AtWork) -> HttpResponse:
    compartment = office_of(request.post)
    found = Action.objects.of(compartment).select_related("plan", "owner").order_by("-plan__code", "place", "number")
    only_without = request.GET.get("wie") == "geen"
    if only_without:
        found = found.filter(contacts=None)
    shown = Sheet.of(found, request.GET.get("page", ""))
    known, today = asked.contacts_of(compartment, list(shown)), timezone.localdate()
    for one in shown:
        one.contact = known.get(one.pk)
        one.is_away = one.contact is not None and one.contact.is_away(today)
    return render(
        request,
        "programme/contacts.html",
        {"shown": shown, "only_without": only_without, "who": "geen" if only_without else ""},
    )


@office
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: AtWork, action: UUID) -> HttpResponse:
    about = action_of(request, action)
    found = Contact.objects.of(about.compartment_id).filter(action=about).first()
    form = ContactForm(request.POST if request.method == "POST" else None, contact=found)
    if form.is_bound and form.is_valid():
        actions.keep_contact(about, by=request.post, **form.cleaned_data)
        messages.success(request, _("Bewaard. De volgende vraag over deze actie gaat hierheen."))
        return redirect("programme:contacts")
    return render(
        request, "programme/contact.html", {"action": about, "form": form}, status=422 if form.is_bound else 200
    )


@office
@require_POST
def accept_absence(request: AtWork, absence: UUID) -> HttpResponse:
    found = get_object_or_404(Absence.objects.of(office_of(request.post)), pk=absence)
    if actions.confirm_absence(found, by=request.post):
        messages.success(request, _("Overgenomen. Zolang gaan vragen naar de vervanger."))
    else:
        messages.info(request, _("Dit was al bevestigd."))
    return redirect("programme:news")
