from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Keys and quotas")

    def ready(self) -> None:
        from accounts import bringing, watching  # noqa: F401 - they listen from now on
