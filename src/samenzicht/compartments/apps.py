from django.apps import AppConfig


class CompartmentsConfig(AppConfig):
    name = "samenzicht.compartments"

    def ready(self) -> None:
        from samenzicht.compartments import checks  # noqa: F401, PLC0415 - checks register themselves on import
