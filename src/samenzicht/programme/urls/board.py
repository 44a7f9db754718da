"""/programma/: the board, the plans and their actions."""

from django.urls import path

from samenzicht.programme.views import action, adding, board, plans

urlpatterns = [
    path("", board.board, name="board"),
    path("plannen/", plans.plans, name="plans"),
    path("plannen/inlezen/", plans.lay, name="plans_lay"),
    path("acties/nieuw/", adding.add, name="action_add"),
    path("acties/<uuid:key>/", action.action, name="action"),
]
