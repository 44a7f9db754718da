"""The pages of the provider of the tests. Imported in its own process only: the import makes the provider's tables."""

from django.urls import include, path

urlpatterns = [path("accounts/", include("allauth.urls")), path("", include("allauth.idp.urls"))]
