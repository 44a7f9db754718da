"""/demo/: only where the fictional region is."""

from django.urls import path

from samenzicht.web.demo import views

urlpatterns = [
    path("", views.people, name="switch_role"),
    path("<uuid:officer>/", views.become, name="become"),
]
