"""Who checks for which ministry: the office lets in and out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Membership, Role
from samenzicht.programme.actions.letters import admitting
from samenzicht.programme.actions.letters.refusals import NotAllowed
from samenzicht.programme.letter_forms import REFUSED, AdmitForm
from samenzicht.programme.offices import office, office_of
from samenzicht.programme.views.arriving_at_letter import posted


@office
@require_http_methods(["GET", "POST"])
def checkers(request: AtWork) -> HttpResponse:
    where = office_of(request.post)
    form = AdmitForm(posted(request), office=where)
    if request.method == "POST" and form.is_valid():
        try:
            made = admitting.admit(form.cleaned_data["email"], ministry=form.cleaned_data["ministry"], by=request.post)
        except NotAllowed as refused:
            form.add_error("email", REFUSED[refused.why])
        else:
            said = {"name": made.officer.name, "ministry": made.organisation.name}
            messages.success(request, _("%(name)s kan nu toetsen voor %(ministry)s.") % said)
            return redirect("programme:checkers")
    theirs = Membership.objects.running().filter(compartment=where, role=Role.MINISTRY)
    theirs = theirs.select_related("officer", "organisation").order_by("organisation__name", "officer__name")
    context = {"form": form, "checkers": theirs}
    return render(request, "programme/letter/checkers.html", context, status=422 if form.errors else 200)


@require_POST
@office
def end(request: AtWork, key: UUID) -> HttpResponse:
    admitting.dismiss(key, by=request.post)
    messages.success(request, _("Deze collega ziet de brief niet meer. Wat is getoetst, blijft staan."))
    return redirect("programme:checkers")
