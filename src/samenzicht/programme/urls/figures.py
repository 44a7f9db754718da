"""/programma/cijfers/: measures and their figures."""

from django.urls import path

from samenzicht.programme.views import entering, figures

urlpatterns = [
    path("", figures.figures, name="figures"),
    path("vragen/", figures.questions, name="questions"),
    path("nieuw/", entering.figure_enter, name="figure_enter"),
    path("telling/", entering.figure_tally, name="figure_tally"),
    path("schatting/", entering.figure_estimate, name="figure_estimate"),
]
