"""Looking up subjects, for the attention officer: pseudonyms in a list, one identity at a time, with a reason."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.models import Role
from samenzicht.subjects import actions, rules
from samenzicht.subjects.forms import SearchForm, WhoForm
from samenzicht.subjects.models import Subject

MOST_FOUND = 50


@at_work(Role.ATTENTION)
def find(request: AtWork) -> HttpResponse:
    form = SearchForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = list(actions.find(form.cleaned_data["words"], by=request.post)[: MOST_FOUND + 1])
    context = {"form": form, "found": found and found[:MOST_FOUND], "more": found and len(found) > MOST_FOUND}
    return render(request, "subjects/find.html", context | {"asked": found is not None})


@at_work(Role.ATTENTION)
def who(request: AtWork, key: UUID) -> HttpResponse:
    subject = get_object_or_404(Subject.objects.of(request.post.compartment), pk=key)
    form = WhoForm(request.POST or None)
    identity = None
    if request.method == "POST" and form.is_valid():
        try:
            identity = actions.open_identity(subject, by=request.post, **form.cleaned_data)
        except rules.ReasonNeeded:
            form.add_error("words", why_more_words())
    return render(request, "subjects/who.html", {"subject": subject, "form": form, "identity": identity})


def why_more_words() -> str:
    return _("Leg in een paar woorden uit waarom, minstens tien tekens.")
