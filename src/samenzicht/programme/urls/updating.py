"""/bijwerken/: owners tell their news by a link, without an account."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from samenzicht.programme.views import confirming, updating


class Signed(StringConverter):
    """A token as it was signed, or whatever a mail program made of it: the page then says what to do."""


register_converter(Signed, "signed")

urlpatterns = [
    path("bevestig/<signed:token>/", confirming.confirm, name="update_confirm"),
    path("<signed:token>/", updating.update, name="update"),
    path("<signed:token>/dank/<uuid:news>/", updating.sent, name="update_sent"),
]
