"""The board: how the programme stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.programme.offices import readers


@readers
@require_safe
def board(request: AtWork) -> HttpResponse:
    return render(request, "programme/board.html", {})
