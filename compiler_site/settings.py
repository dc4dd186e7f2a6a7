"""All settings. Each is read from the environment (or `.env`) and described in `.env.example`."""

import ipaddress
import os
import re
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff, NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.retry import Retry as PlainRetry

from accounts.social import social_logins
from compiler_site.logs import dict_config
from compiler_site.secret_files import with_password, with_secrets

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.prefix = ""
environ.Env.read_env(BASE_DIR / ".env")
try:
    env.ENVIRON = with_secrets(os.environ)
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None


def number(name: str, default: int, *, least: int, most: int) -> int:
    """The whole number that the environment gives for `name`, refused outside `least .. most`."""
    text = env.str(name, default=str(default))
    if not re.fullmatch(r"-?\d{1,18}", text) or not least <= int(text) <= most:
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = str(env.str(name, default=default))
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def origins(name: str) -> list[str]:
    """Origins as `frame-ancestors` takes them: nothing else may get into that header."""
    found = [each.rstrip("/") for each in env.list(name, default=[])]
    for each in found:
        if each != "*" and not re.fullmatch(r"https?://(\*\.)?[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*(:\d{1,5})?", each):
            raise ImproperlyConfigured(
                f"{name} must be a list of origins such as https://moodle.example.edu or https://*.example.edu, "
                f"or *, not {each!r}."
            )
    return found


def networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    try:
        return [ipaddress.ip_network(each) for each in env.list(name, default=[])]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} must be a list of addresses and networks such as 10.0.0.0/8: {error}"
        ) from None


def kept_secret(path: Path) -> str:
    """The secret in `path`; made there, readable by its owner alone, when the site starts for the first time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)  # Atomic: of two first starts, the later one takes the earlier one's.
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
DOCKER_DIR = BASE_DIR / "docker"
LANGUAGES_DIR = DOCKER_DIR / "languages"

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY_FROM_FILE = not env.str("SECRET_KEY", default="")
SECRET_KEY = kept_secret(DATA_DIR / "secret_key") if SECRET_KEY_FROM_FILE else env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
TRUSTED_PROXIES = networks("TRUSTED_PROXIES")
ADMIN_ADDRESSES = networks("ADMIN_ADDRESSES")
PORT = number("PORT", 8000, least=1, most=65535)
BIND = env.str("BIND", default="127.0.0.1" if DEBUG else "0.0.0.0")  # noqa: S104 - a server; ALLOWED_HOSTS decides

try:
    SOCIAL_LOGINS = social_logins(env)
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "channels",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    *SOCIAL_LOGINS.apps,
    "accounts",
    "languages",
    "executions",
    "programs",
]
MIDDLEWARE = [
    "compiler_site.request_log.request_log",
    "compiler_site.rate_headers.rate_headers",
    "compiler_site.csp.content_security_policy",
    "compiler_site.admin_addresses.admin_addresses",
    "compiler_site.middleware.GZipMiddleware",
    "compiler_site.middleware.SecurityMiddleware",
    "compiler_site.middleware.SessionMiddleware",
    "compiler_site.middleware.LocaleMiddleware",
    "compiler_site.middleware.CommonMiddleware",
    "compiler_site.middleware.CsrfViewMiddleware",
    "compiler_site.middleware.AuthenticationMiddleware",
    "compiler_site.middleware.MessageMiddleware",
    "compiler_site.middleware.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
# Pages of other sites may call the API, without cookies: none by default.
_origins = env.list("CORS_ALLOWED_ORIGINS", default=[])
CORS_ALLOW_ALL_ORIGINS = "*" in _origins
CORS_ALLOWED_ORIGINS = [each for each in _origins if each != "*"]
CORS_URLS_REGEX = r"^/(api|execute|health|jobe|judge0)(/|$)"
CORS_ALLOW_HEADERS = (
    *("authorization", "content-type", "idempotency-key", "prefer", "x-api-key", "x-request-id"),
    *("tokens", "x-auth-token", "x-auth-user"),  # Of Judge0.
)
CORS_EXPOSE_HEADERS = (
    *("Location", "Retry-After", "X-Request-ID"),
    *("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy"),
)
if _origins:
    INSTALLED_APPS.append("corsheaders")  # For its check of these origins.
    MIDDLEWARE.insert(1, "corsheaders.middleware.CorsMiddleware")
ROOT_URLCONF = "compiler_site.urls"
ASGI_APPLICATION = "compiler_site.asgi.application"
APPEND_SLASH = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "compiler_site.appearance.appearance",
            ],
            "libraries": {
                "catalog": "compiler_site.templatetags.catalog",
                "vite": "compiler_site.templatetags.vite",
            },
        },
    },
]

# Storage: SQLite and this process's memory, unless DATABASE_URL and REDIS_URL say otherwise.
DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
REDIS_URL = with_password(env.str("REDIS_URL", default=""), env.str("REDIS_PASSWORD", default=""))
EXECUTION_LEASE = number("EXECUTION_LEASE", 30, least=3, most=3600)
DATABASES = {"default": env.db_url_config(with_password(DATABASE_URL, env.str("DATABASE_PASSWORD", default="")))}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # A transaction that reads, then writes, cannot fail with "locked" half-way.
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
else:
    # A network that swallows packets says nothing: whoever waits for an answer has to find out, before a lease ends.
    _silence = max(2, EXECUTION_LEASE // 3)
    DATABASES["default"]["OPTIONS"] = {
        "pool": {
            "min_size": 1,
            "max_size": number("DATABASE_CONNECTIONS", 8, least=1, most=1000),
            "timeout": 5,
            # By itself the pool pauses longer and longer while the database is away, and notices its return late.
            "reconnect_timeout": 3,
        },
        "connect_timeout": _silence,
        "keepalives_idle": _silence,
        "keepalives_interval": max(1, _silence // 3),
        "keepalives_count": 3,
        "tcp_user_timeout": 1000 * _silence,
        # A host that is gone must not keep its rows, and the server, for hours.
        "options": f"-c idle_in_transaction_session_timeout={EXECUTION_LEASE}s -c tcp_keepalives_idle=60",
        **DATABASES["default"].get("OPTIONS", {}),  # What the URL says, as ?sslmode=require.
    }
# A command waits for a Redis that is restarted; of a message, redis-py 8 waits 5 s by itself, as long as channels-redis
# lets Redis wait for one, and would give up first.
REDIS_OPTIONS = {
    "socket_timeout": 15,
    "socket_connect_timeout": 5,
    "retry": Retry(ExponentialBackoff(cap=1, base=0.05), 8),
    "retry_on_error": [RedisConnectionError],
}
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "compiler_site.layer.RedisLayer",
        "CONFIG": {
            "hosts": [{"address": REDIS_URL, **REDIS_OPTIONS}],
            "capacity": 10_000,
            "expiry": 60,
            "prefix": "compiler-site",
        },
    }
    if REDIS_URL
    else {"BACKEND": "compiler_site.layer.MemoryLayer", "CONFIG": {"capacity": 10_000}},
}
CACHES = {
    "default": {
        "BACKEND": "compiler_site.cache.Cache",
        "LOCATION": REDIS_URL,
        # Nobody waits long for what is only remembered.
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 1, "retry": PlainRetry(NoBackoff(), 1)},
    }
    if REDIS_URL
    # Sessions, and rates: if it were small, whoever has many addresses would push out what is counted of others.
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Static files: built by Vite (hashed names), collected and compressed at set-up, served by WhiteNoise.
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static" / "dist", BASE_DIR / "static" / "icons"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "locale"  # The settings dialog remembers it there.
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# Accounts: allauth, whose rates of attempts are its own defaults. Nobody needs an account but to keep things.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
EMAIL_URL = env.str("EMAIL_URL", default="consolemail://")
vars().update(env.email_url_config(EMAIL_URL))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="compiler@localhost")
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "accounts.forms.SignInForm"}
SOCIALACCOUNT_ADAPTER = "accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = SOCIAL_LOGINS.providers
ACCOUNT_SIGNUP = choice("ACCOUNT_SIGNUP", "open", ("open", "social", "closed"))
ACCOUNT_EMAIL_VERIFICATION = choice("ACCOUNT_EMAIL_VERIFICATION", "none", ("none", "optional", "mandatory"))
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_USERNAME_BLACKLIST = ["admin", "administrator", "root", "staff", "support"]
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False

# Behind TLS set HTTPS=true: cookies travel only encrypted and the proxy's word about the scheme is believed.
HTTPS = env.bool("HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# By this beginning of their names browsers keep neighbours of the same domain from setting them.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (f"{'__Host-' if HTTPS else ''}{name}" for name in ("sessionid", "csrftoken"))
# Where it is known who the proxies are, compiler_site/proxies.py reads what they say.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and not TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 90 * 24 * 3600
X_FRAME_OPTIONS = "DENY"
EMBED_ORIGINS = origins("EMBED_ORIGINS")

# What runs may take. A request asks within the language's limits, a language within these.
CONCURRENT_EXECUTIONS = number("CONCURRENT_EXECUTIONS", 2 * (os.cpu_count() or 1), least=1, most=10_000)
INTERACTIVE_SEATS = number("INTERACTIVE_SEATS", 50, least=0, most=10_000)
QUEUE_CAPACITY = number("QUEUE_CAPACITY", 100, least=1, most=1_000_000)
DEFAULT_TIMEOUT = number("DEFAULT_TIMEOUT", 10, least=1, most=3600)
MAX_TIMEOUT = number("MAX_TIMEOUT", 30, least=1, most=3600)
MAX_MEMORY_MIB = number("MAX_MEMORY_MIB", 1024, least=16, most=1_048_576)
MAX_PROCESSES = number("MAX_PROCESSES", 256, least=8, most=100_000)
MAX_CODE_SIZE_BYTES = number("MAX_CODE_SIZE_BYTES", 1_048_576, least=1024, most=67_108_864)
MAX_INPUT_SIZE_BYTES = number("MAX_INPUT_SIZE_BYTES", 1_048_576, least=1024, most=67_108_864)
MAX_OUTPUT_SIZE_BYTES = number("MAX_OUTPUT_SIZE_BYTES", 1_048_576, least=1024, most=67_108_864)
INTERACTIVE_OUTPUT_BYTES = number("INTERACTIVE_OUTPUT_BYTES", 16_777_216, least=65_536, most=1_073_741_824)
INTERACTIVE_TIMEOUT = number("INTERACTIVE_TIMEOUT", 1800, least=10, most=86_400)
INTERACTIVE_IDLE_TIMEOUT = number("INTERACTIVE_IDLE_TIMEOUT", 300, least=5, most=86_400)
INTERACTIVE_UNWATCHED_TIMEOUT = number("INTERACTIVE_UNWATCHED_TIMEOUT", 60, least=1, most=86_400)
# Of a request: code, input and expected output, whose characters JSON may write as three bytes for one.
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * (MAX_CODE_SIZE_BYTES + MAX_INPUT_SIZE_BYTES + MAX_OUTPUT_SIZE_BYTES) + 65_536
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
# Calls a minute; 0: any number.
RATE_KEY = number("RATE_KEY", 6000, least=0, most=1_000_000)
RATE_SESSION = number("RATE_SESSION", 1200, least=0, most=1_000_000)
RATE_ADDRESS = number("RATE_ADDRESS", 3000, least=0, most=1_000_000)
RATE_REFUSED_KEYS = number("RATE_REFUSED_KEYS", 60, least=0, most=1_000_000)
ANONYMOUS_API = env.bool("ANONYMOUS_API", default=True)
# Webhooks: whether they may lead into the site's own network, and seconds before the second try.
WEBHOOK_ALLOW_PRIVATE = env.bool("WEBHOOK_ALLOW_PRIVATE", default=False)
WEBHOOK_PAUSE = number("WEBHOOK_PAUSE", 15, least=0, most=3600)
SHUTDOWN_GRACE = number("SHUTDOWN_GRACE", 40, least=0, most=3600)
SHUTDOWN_LINGER = number("SHUTDOWN_LINGER", 0, least=0, most=600)

# How many days what is kept; 0: for ever.
RETAIN_EXECUTIONS_DAYS = number("RETAIN_EXECUTIONS_DAYS", 365, least=0, most=36_500)
RETAIN_OUTPUTS_DAYS = number("RETAIN_OUTPUTS_DAYS", 90, least=0, most=36_500)
PRUNE_EVERY = number("PRUNE_EVERY", 86_400, least=0, most=2_592_000)

# The sandbox. ARCHITECTURE.md says what each value of SANDBOX_SHARING gives and gives up.
SANDBOX_SHARING = choice("SANDBOX_SHARING", "owner", ("owner", "never", "anyone"))
SANDBOX_RUNS = number("SANDBOX_RUNS", 100, least=1, most=1_000_000)
SANDBOX_KEEP = number("SANDBOX_KEEP", 60, least=0, most=86_400)
SANDBOX_COUNT = number("SANDBOX_COUNT", 4 * CONCURRENT_EXECUTIONS + INTERACTIVE_SEATS, least=1, most=100_000)
HOST_MEMORY_MIB = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 20
SANDBOX_MEMORY_MIB = number("SANDBOX_MEMORY_MIB", max(1024, HOST_MEMORY_MIB * 3 // 4), least=64, most=16_777_216)
INSTALL_LANGUAGES = env.list("INSTALL_LANGUAGES", default=["all"])
SANDBOX_RUNTIME = env.str("SANDBOX_RUNTIME", default="")
SANDBOX_APPARMOR = env.str("SANDBOX_APPARMOR", default="")
SANDBOX_JAIL = env.bool("SANDBOX_JAIL", default=True)
WORKER_NAME = env.str("WORKER_NAME", default="")

SILENCED_SYSTEM_CHECKS = [
    # These three look for Django's own classes by name; compiler_site/middleware.py has them all.
    *("security.W001", "security.W002", "security.W003"),
    # The proxy that ends TLS redirects, and what the domain's other hosts do is not this site's to promise.
    *("security.W005", "security.W008", "security.W021"),
    *env.list("SILENCED_SYSTEM_CHECKS", default=[]),
]
LOG_LEVEL = choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOG_FORMAT = choice("LOG_FORMAT", "text", ("text", "json"))
LOG_DIR = env.str("LOG_DIR", default="")
LOG_FILE_BYTES = number("LOG_FILE_BYTES", 10_485_760, least=10_000, most=1 << 40)
LOG_FILE_COUNT = number("LOG_FILE_COUNT", 5, least=1, most=1000)
LOGGING = dict_config(LOG_FORMAT, LOG_LEVEL)
