"""The officers' front door."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("inloggen/", include("samenzicht.web.signin.urls")),
    path("demo/", include("samenzicht.web.demo.urls")),
]

handler400 = "samenzicht.web.errors.bad_request"
handler403 = "samenzicht.web.errors.forbidden"
handler404 = "samenzicht.web.errors.not_found"
handler500 = "samenzicht.web.errors.failed"
