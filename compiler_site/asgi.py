"""The site as one ASGI application: pages and API, sockets, static files."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compiler_site.settings")

import django

django.setup(set_prefix=False)  # Before anything that needs the apps.

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402

from compiler_site.counting import Counting  # noqa: E402
from compiler_site.handler import Handler  # noqa: E402
from compiler_site.proxies import Proxies  # noqa: E402
from compiler_site.static import StaticFiles  # noqa: E402
from executions.terminal.routes import routes  # noqa: E402

http = StaticFiles(Handler())
protocols = ProtocolTypeRouter({"http": http, "websocket": AuthMiddlewareStack(URLRouter(routes))})
application = Proxies(Counting(protocols), settings.TRUSTED_PROXIES)
