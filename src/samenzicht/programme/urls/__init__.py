"""/programma/: for the programme office and the ministries that check its letter."""

from django.urls import include, path

app_name = "programme"
urlpatterns = [
    path("", include("samenzicht.programme.urls.board")),
    path("lijst/", include("samenzicht.programme.urls.sheets")),
    path("nieuws/", include("samenzicht.programme.urls.news")),
    path("kamer/", include("samenzicht.programme.urls.parliament")),
    path("geld/", include("samenzicht.programme.urls.grants")),
    path("cijfers/", include("samenzicht.programme.urls.figures")),
    path("brief/", include("samenzicht.programme.urls.letters")),
]
