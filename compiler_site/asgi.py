"""The site as one ASGI application: pages and API, sockets, static files."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compiler_site.settings")

from django.core.asgi import get_asgi_application

http = get_asgi_application()  # Before anything that needs the apps.

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402

from compiler_site.static import StaticFiles  # noqa: E402
from executions.terminal.routes import routes  # noqa: E402

application = ProtocolTypeRouter({"http": StaticFiles(http), "websocket": AuthMiddlewareStack(URLRouter(routes))})
