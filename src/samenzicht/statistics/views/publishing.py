"""Publishing: exactly what everyone will read, before it is public, and one button. And taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samenzicht.organisations.doors import AtWork
from samenzicht.statistics import actions, rules
from samenzicht.statistics.actions import About, NotAllowed
from samenzicht.statistics.forms import REFUSED, PublishForm, WithdrawForm
from samenzicht.statistics.models import Publication
from samenzicht.statistics.views.estimates import analyst, own


@analyst
def publish(request: AtWork, key: UUID) -> HttpResponse:
    found = own(request, key)
    if not found.is_made:
        return redirect("statistics:estimate", key)
    if found.publication_id is not None:
        return redirect("publication", found.publication_id)
    figure = found.found["figure"]
    why = rules.why_not_publish(figure["status"], figure["seen"], is_published=False)
    if why:
        context = {"estimate": found, "why": REFUSED[why]}
        return render(
            request, "statistics/not_published.html", context, status=409 if request.method == "POST" else 200
        )
    earlier = Publication.objects.filter(compartment=request.post.compartment).newest()
    form = PublishForm(request.POST or None, own=earlier, initial={"title": found.name})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        about = About(said["title"], said["period"], said["rule"], said["source"])
        try:
            made = actions.publish(found, about, said["replaces"], request.post)
        except NotAllowed as refused:
            form.add_error(None, REFUSED[refused.why])
        else:
            messages.success(request, _("Gepubliceerd. Deze bladzijde blijft zo staan."))
            return redirect("publication", made.pk)
    context = {"estimate": found, "figure": figure, "form": form, "about": typed(form, found.name)}
    return render(request, "statistics/publish.html", context, status=422 if form.is_bound else 200)


def typed(form: PublishForm, name: str) -> dict[str, str]:
    """What was filled in so far, to show above the figure as it will stand there."""
    return {part: str(form[part].value() or "") for part in ("title", "period", "rule", "source")} | (
        {} if form.is_bound else {"title": name}
    )


@analyst
def withdraw(request: AtWork, key: UUID) -> HttpResponse:
    found = get_object_or_404(Publication, pk=key, compartment=request.post.compartment)
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.withdraw(found, form.cleaned_data["why"], request.post)
            messages.success(request, _("Ingetrokken. Boven de publicatie staat nu waarom."))
        except NotAllowed as refused:
            messages.error(request, REFUSED[refused.why])
        return redirect("publication", found.pk)
    context = {"publication": found, "form": form}
    return render(request, "statistics/withdraw.html", context, status=422 if form.is_bound else 200)
