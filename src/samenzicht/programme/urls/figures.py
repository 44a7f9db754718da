"""/programma/cijfers/: measures and their figures."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
