from django.urls import path

from samenzicht.signals.views import desk, report

app_name = "signals"
urlpatterns = [
    path("", desk.listed, name="list"),
    path("zoek/", desk.find, name="find"),
    path("meld/", report.begin, name="report"),
    path("meld/<uuid:key>/stap/<int:number>/", report.step, name="step"),
    path("meld/<uuid:key>/stap/<int:number>/bewaar/", report.keep, name="keep"),
    path("meld/<uuid:key>/112/", report.danger, name="danger"),
    path("meld/<uuid:key>/weg/", report.discard, name="discard"),
    path("<uuid:key>/gemeld/", report.reported, name="reported"),
    path("<uuid:key>/", desk.signal, name="signal"),
    path("<uuid:key>/aanvullen/", desk.enrich, name="enrich"),
    path("<uuid:key>/afronden/", desk.close, name="close"),
    path("<uuid:key>/wie/<uuid:mention>/", desk.who, name="who"),
    path("van-brief/<uuid:letter>/", desk.adopt, name="adopt"),
]
