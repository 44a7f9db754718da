"""/bijwerken/: owners tell their news by a link, without an account."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
