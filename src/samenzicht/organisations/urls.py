from django.urls import path

from samenzicht.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.officers, name="officers"),
    path("nodig-uit/", views.invite, name="invite"),
    path("<uuid:key>/", views.officer, name="officer"),
    path("<uuid:key>/geef/", views.give, name="give"),
    path("<uuid:key>/beeindig/", views.end, name="end"),
    path("<uuid:key>/opnieuw/", views.renew, name="renew"),
]
