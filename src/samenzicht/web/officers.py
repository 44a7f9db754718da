"""The officers' front door."""

from django.urls import URLPattern, URLResolver, include, path

from samenzicht.web.journal import views as journal
from samenzicht.web.start.page import page

urlpatterns: list[URLPattern | URLResolver] = [
    path("", page, name="start"),
    path("signalen/", include("samenzicht.signals.urls")),
    path("zoeken/", include("samenzicht.subjects.urls")),
    path("brieven/", include("samenzicht.sharing.urls")),
    path("tafels/", include("samenzicht.roundtable.urls")),
    path("schattingen/", include("samenzicht.statistics.urls")),
    path("ongezien/", include("samenzicht.statistics.unseen")),
    path("programma/", include("samenzicht.programme.urls")),
    path("bijwerken/", include("samenzicht.programme.urls.updating")),
    path("voortgang/", include("samenzicht.programme.urls.progress")),
    path("mag-ik-dit-delen/", include("samenzicht.sharing.advice.urls")),
    path("taal/", include("django.conf.urls.i18n")),
    path("collegas/", include("samenzicht.organisations.urls")),
    path("logboek/", journal.page, name="journal"),
    path("inloggen/", include("samenzicht.web.signin.urls")),
    path("demo/", include("samenzicht.web.demo.urls")),
]

handler400 = "samenzicht.web.errors.bad_request"
handler403 = "samenzicht.web.errors.forbidden"
handler404 = "samenzicht.web.errors.not_found"
handler500 = "samenzicht.web.errors.failed"
