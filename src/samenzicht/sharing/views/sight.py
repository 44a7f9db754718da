"""What does partner X see now? Exactly what the locks show that partner of what you sent."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.models import Organisation
from samenzicht.sharing import actions as letters
from samenzicht.sharing.models import Disclosure
from samenzicht.sharing.views.letter import READERS


@at_work(*READERS)
def seen_by(request: AtWork, matter: UUID, organisation: UUID) -> HttpResponse:
    sent = Disclosure.objects.filter(matter=matter, sender__in=request.post.keys().compartments)
    first = sent.first()
    if first is None:
        raise Http404
    partner = get_object_or_404(Organisation, pk=organisation)
    context = {
        "letter": first,
        "partner": partner,
        "partners": partners_of(first, request),
        "sights": letters.what_sees(matter, partner, request.post),
    }
    return render(request, "sharing/seen.html", context)


def partners_of(letter: Disclosure, request: AtWork) -> QuerySet[Organisation]:
    """The organisations of the region, and whoever a letter of this matter went to."""
    addressed = Disclosure.objects.filter(matter=letter.matter, sender__in=request.post.keys().compartments)
    to = Organisation.objects.filter(pk__in=addressed.values("to_organisation"))
    near = Organisation.objects.filter(region=request.post.organisation.region_id)
    return (to | near).exclude(pk=request.post.organisation.pk).distinct().order_by("name")
