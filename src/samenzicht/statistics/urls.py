"""/schattingen/: for analysts."""

from django.urls import path

from samenzicht.statistics.views import estimates, publishing

app_name = "statistics"
urlpatterns = [
    path("", estimates.listed, name="estimates"),
    path("nieuw/", estimates.ask, name="ask"),
    path("<uuid:key>/", estimates.estimate, name="estimate"),
    path("<uuid:key>/stand/", estimates.standing, name="standing"),
    path("<uuid:key>/stop/", estimates.cancel, name="cancel"),
    path("<uuid:key>/gooi-weg/", estimates.discard, name="discard"),
    path("<uuid:key>/kaart.json", estimates.card, name="card"),
    path("<uuid:key>/publiceer/", publishing.publish, name="publish"),
    path("publicatie/<uuid:key>/trek-in/", publishing.withdraw, name="withdraw"),
]
