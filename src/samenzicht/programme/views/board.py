"""The board: the actions by line, what is late, and what has had no news for long."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Role
from samenzicht.programme.board_filter import LATE, QUIET, BoardFilter
from samenzicht.programme.models import Action
from samenzicht.programme.offices import office_of, readers
from samenzicht.programme.overview import counted, grouped, in_board_order, standings

A_PAGE = 50


@readers
@require_safe
def board(request: AtWork) -> HttpResponse:
    compartment, now = office_of(request.post), timezone.now()
    form = BoardFilter(request.GET, compartment=compartment)
    chosen = form.chosen
    everything = standings(Action.objects.of(compartment))
    found = Action.objects.of(compartment).filter(form.condition(everything, now))
    # The words and the steps of an action are sealed; the board opens none of them.
    shown = in_board_order(found).defer("words", "problem", "cause", "intervention")
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "chosen": chosen,
        "counts": counted(everything, now),
        "page": page,
        "groups": grouped(page.object_list, everything, now),
        "query": urlencode(chosen),
        "late": LATE,
        "quiet": QUIET,
        "office": request.post.is_any(Role.OFFICE),
    }
    return render(request, "programme/board.html", context)
