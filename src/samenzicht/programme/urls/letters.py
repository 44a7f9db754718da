"""/programma/brief/: the progress letter in the making."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
