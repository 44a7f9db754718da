"""/programma/kamer/: motions and commitments."""

from django.urls import path

from samenzicht.programme.views import fetching, motions

urlpatterns = [
    path("", motions.motions, name="motions"),
    path("nieuw/", motions.motion_add, name="motion_add"),
    path("ophalen/", fetching.fetch, name="motions_fetch"),
    path("ophalen/<uuid:token>/", fetching.fetched, name="motions_found"),
    path("ophalen/<uuid:token>/neem-over/", fetching.take, name="motions_take"),
    path("<uuid:key>/", motions.motion, name="motion"),
    path("<uuid:key>/wijzig/", motions.motion_change, name="motion_change"),
    path("<uuid:key>/afdoen/", motions.motion_answer, name="motion_answer"),
]
