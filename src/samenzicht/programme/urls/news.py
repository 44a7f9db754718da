"""/programma/nieuws/: asking owners for news."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
