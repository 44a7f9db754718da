from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "samenzicht.subjects"
