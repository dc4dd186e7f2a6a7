"""Where results may be sent, and for whom."""

from django.conf import settings

from executions.deliveries import Callback, Form
from executions.models import Viewer
from executions.webhooks.addresses import destination_of

NEEDS_KEY = "needs an API key, whose webhook secret signs what is sent"


def may_be_called(viewer: Viewer) -> bool:
    """Whether results may be sent for them. Strangers would use the site to send requests to others."""
    return viewer.owner.startswith("key:")


def callback_of(url: str, form: Form) -> Callback:
    """Raises UrlRefused."""
    destination_of(url, private=settings.WEBHOOK_ALLOW_PRIVATE)
    return Callback(url=url, form=form)
