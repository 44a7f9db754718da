"""Everything about signing in; the library's own pages stand under the same path."""

from django.urls import include, path

from samenzicht.web.signin import views

urlpatterns = [
    path("tweede-stap/", views.second_factor, name="second_factor"),
    path("", include("allauth.urls")),
]
