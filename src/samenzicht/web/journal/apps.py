from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "samenzicht.web.journal"
