"""The WSGI application: `gunicorn korus.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from korus import celery  # noqa: F401  the app must exist before a task is sent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korus.settings")
application = get_wsgi_application()
assert get_resolver().url_patterns  # every view is loaded now: the first visitor does not wait for it
