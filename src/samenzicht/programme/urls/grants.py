"""/programma/geld/: budget and grants."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
