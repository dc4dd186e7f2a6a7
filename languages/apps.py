from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "languages"

    def ready(self) -> None:
        from languages import checks  # noqa: F401 - registers the system checks once models are loaded
