"""/programma/lijst/: the action list of the owners, in and out."""

from django.urls import path

from samenzicht.programme.views import sheets

urlpatterns = [
    path("", sheets.sheet_import, name="sheet_import"),
    path("uit/", sheets.sheet_export, name="sheet_export"),
    path("<uuid:token>/", sheets.columns, name="sheet_columns"),
    path("<uuid:token>/proef/", sheets.trial, name="sheet_trial"),
    path("<uuid:token>/neem-over/", sheets.take, name="sheet_take"),
]
