from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "samenzicht.web"
