"""/voortgang/: the published letter, for everyone."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
