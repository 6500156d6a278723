"""The WSGI application: `gunicorn korus.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from korus.celery import app

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korus.settings")
application = get_wsgi_application()
# Every view, and what Celery would load with the first task it sends, is loaded now: the first visitor does not wait.
assert get_resolver().url_patterns
assert app.amqp
assert app.backend
