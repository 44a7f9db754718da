"""/programma/lijst/: the action list of the owners, in and out."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
