"""/programma/kamer/: motions and commitments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
