"""Keeping an answer with the organisation: at the officers' door only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenzicht.law.questions import ORDER, to_question
from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.sharing.actions import keep_advice


@at_work("reporter", "attention", "partner", "chair", "receiver")
@require_POST
def keep(request: AtWork) -> HttpResponse:
    answers = {name: request.POST.getlist(name) for name in ORDER if name in request.POST}
    try:
        question = to_question(answers, timezone.localdate())
    except ValueError:
        return redirect("may_i_share")
    keep_advice(question, request.post)
    messages.success(request, _("Bewaard. Bij het versturen van een brief kun je dit antwoord erbij doen."))
    return redirect("may_i_share")
