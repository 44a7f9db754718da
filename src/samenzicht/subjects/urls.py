from django.urls import path

from samenzicht.subjects import views

app_name = "subjects"
urlpatterns = [
    path("", views.find, name="find"),
    path("<uuid:key>/wie/", views.who, name="who"),
]
