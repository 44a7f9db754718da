"""/ongezien/: for the officers' door and the public one."""

from django.urls import path

from samenzicht.statistics.views import unseen

urlpatterns = [
    path("", unseen.page, name="unseen"),
    path("<uuid:key>/", unseen.publication, name="publication"),
]
