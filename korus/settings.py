"""Settings, driven by the environment. `docs/running.md` explains each variable."""

from pathlib import Path
from zoneinfo import ZoneInfo

import environ
from django.urls import reverse_lazy

from korus import embedded

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.str("KORUS_VAR", default=str(BASE_DIR / "var")))

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("HTTPS", default=not DEBUG)  # whether visitors come through TLS

#: Whether anybody may read what is confirmed, or only those who sign in or send a token.
KORUS_OPEN_READING = env.bool("KORUS_OPEN_READING", default=False)

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "korus.serving.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "korus.serving",
    "timeline",
    "claims",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "korus.serving.cors.CrossOrigin",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

#: Whose doing a change is need be known only where something changes.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

ROOT_URLCONF = "korus.urls"
WSGI_APPLICATION = "korus.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=embedded.database_url(VAR))}
DATABASES["default"] |= {
    "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600),
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": DATABASES["default"].get("OPTIONS", {}) | {"prepare_threshold": 1},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default=embedded.redis_url(VAR))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL.replace("redis+socket://", "unix://").replace("virtual_host=", "db="),
    }
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True  # the second net; the first is the lease (timeline.tasks)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_CONCURRENCY = env.int("WORKERS", default=2)
CELERY_TIMEZONE = "UTC"
#: How long a request may wait for the broker; the sweep sends what could not be sent.
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 30, "socket_connect_timeout": 0.5, "visibility_timeout": 3600}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
#: Where nothing was collected (make run, the tests) static files come from the apps, as they are.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"

#: Requests a minute of a user or token, and of an address without one; counted in Valkey.
KORUS_RATE_USER = env.int("KORUS_RATE_USER", default=1200)
KORUS_RATE_ADDRESS = env.int("KORUS_RATE_ADDRESS", default=120)
#: Other sites whose pages may call the API with a token, as https://charts.example; * for all.
KORUS_CORS_ORIGINS = env.list("KORUS_CORS_ORIGINS", default=[])
#: How many proxies stand before this service: so far back in X-Forwarded-For the visitor's address is believed.
KORUS_PROXIES = env.int("KORUS_PROXIES", default=0)

#: Whether a rating of a pledge takes a second person; after how many days without news it is looked at again; and the
#: time zone in which the newsroom's days begin and end.
KORUS_TWO_KEYS = env.bool("KORUS_TWO_KEYS", default=False)
KORUS_QUIET_DAYS = env.int("KORUS_QUIET_DAYS", default=120)
KORUS_TIME_ZONE = env.str("KORUS_TIME_ZONE", default="UTC")
ZoneInfo(KORUS_TIME_ZONE)  # one that does not exist fails here, and not at midnight

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "korus.serving.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "korus.serving.problems.handler",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Korus",
    "DESCRIPTION": "Dated events and attributed claims, each tied to the characters it came from.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "POSTPROCESSING_HOOKS": ["korus.serving.links.add_links"],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVERS": [{"url": "/"}],
}

UNFOLD = {
    "SITE_TITLE": "Korus",
    "SITE_HEADER": "Korus",
    "SITE_SUBHEADER": "The curators' desk",
    "SITE_SYMBOL": "timeline",
    "DASHBOARD_CALLBACK": "claims.desk.dashboard.callback",
    "SIDEBAR": {
        "show_search": True,
        "show_all_applications": True,
        "navigation": [
            {
                "title": "Work",
                "items": [
                    {"title": "Dashboard", "icon": "dashboard", "link": reverse_lazy("admin:index")},
                    {
                        "title": "Queue",
                        "icon": "inbox",
                        "link": reverse_lazy("desk:queue"),
                        "active": "claims.desk.queue.is_open",  # the other pages of the desk lie below its address
                    },
                    {"title": "Pledges", "icon": "handshake", "link": reverse_lazy("desk:pledges")},
                    {"title": "Watch list", "icon": "alarm", "link": reverse_lazy("desk:watch")},
                    {"title": "Claims that meet", "icon": "link", "link": reverse_lazy("desk:links")},
                    {"title": "A number over time", "icon": "show_chart", "link": reverse_lazy("desk:number")},
                    {"title": "Same actors?", "icon": "merge", "link": reverse_lazy("desk:pairs", args=["actor"])},
                    {"title": "Same events?", "icon": "merge", "link": reverse_lazy("desk:pairs", args=["event"])},
                ],
            },
            {
                "title": "Records",
                "items": [
                    {"title": "Articles", "icon": "article", "link": reverse_lazy("admin:timeline_article_changelist")},
                    {"title": "Claims", "icon": "format_quote", "link": reverse_lazy("admin:claims_claim_changelist")},
                    {"title": "Events", "icon": "event", "link": reverse_lazy("admin:timeline_event_changelist")},
                    {"title": "Actors", "icon": "groups", "link": reverse_lazy("admin:timeline_actor_changelist")},
                    {"title": "Decisions", "icon": "gavel", "link": reverse_lazy("admin:timeline_decision_changelist")},
                ],
            },
        ],
    },
}
