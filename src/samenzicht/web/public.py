"""The public front door: served by a process of its own, as the public role, which reads what is published only."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="may_i_share"), name="start"),
    path("mag-ik-dit-delen/", include("samenzicht.sharing.advice.urls")),
    path("ongezien/", include("samenzicht.statistics.unseen")),
    path("voortgang/", include("samenzicht.programme.urls.progress")),
    path("taal/", include("django.conf.urls.i18n")),
]

handler400 = "samenzicht.web.errors.bad_request"
handler403 = "samenzicht.web.errors.forbidden"
handler404 = "samenzicht.web.errors.not_found"
handler500 = "samenzicht.web.errors.failed"
