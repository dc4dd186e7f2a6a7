from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"

    def ready(self) -> None:
        from programs import retention  # noqa: F401 - registers what is removed, once the apps are there
