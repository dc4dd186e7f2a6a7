"""The site as one ASGI application: pages and API, sockets, static files."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compiler_site.settings")

from django.core.asgi import get_asgi_application

http = get_asgi_application()  # Before anything that needs the apps.

from django.core.signals import request_started  # noqa: E402
from django.db import close_old_connections, reset_queries  # noqa: E402

# Receivers that are not asynchronous cost each request a thread before its view is called. These two have nothing to
# do: a request's thread is new and has no connection yet, and `in_database` looks after its own.
request_started.disconnect(close_old_connections)
request_started.disconnect(reset_queries)

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402

from compiler_site.counting import Counting  # noqa: E402
from compiler_site.proxies import Proxies  # noqa: E402
from compiler_site.static import StaticFiles  # noqa: E402
from executions.terminal.routes import routes  # noqa: E402

protocols = ProtocolTypeRouter({"http": StaticFiles(http), "websocket": AuthMiddlewareStack(URLRouter(routes))})
application = Proxies(Counting(protocols), settings.TRUSTED_PROXIES)
