"""/programma/geld/: budget and grants."""

from django.urls import path

from samenzicht.programme.views import granting, grants

urlpatterns = [
    path("", grants.grants, name="grants"),
    path("budget/nieuw/", grants.budget_add, name="budget_add"),
    path("budget/<uuid:key>/", grants.budget_change, name="budget_change"),
    path("nieuw/", grants.grant_add, name="grant_add"),
    path("<uuid:key>/", grants.grant, name="grant"),
    path("<uuid:key>/wijzig/", grants.grant_change, name="grant_change"),
    path("<uuid:key>/termijn/", granting.instalment_add, name="instalment_add"),
    path("<uuid:key>/product/", granting.deliverable_add, name="deliverable_add"),
    path("<uuid:key>/verantwoording/", granting.grant_account, name="grant_account"),
    path("termijn/<uuid:key>/betaald/", granting.instalment_paid, name="instalment_paid"),
    path("termijn/<uuid:key>/weg/", granting.instalment_drop, name="instalment_drop"),
    path("product/<uuid:key>/opgeleverd/", granting.deliverable_received, name="deliverable_received"),
]
