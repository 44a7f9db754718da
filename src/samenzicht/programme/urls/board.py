"""/programma/: the board, the plan and its actions."""

from django.urls import path

from samenzicht.programme.views import board

urlpatterns = [
    path("", board.board, name="board"),
]
