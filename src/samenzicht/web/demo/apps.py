from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "samenzicht.web.demo"
