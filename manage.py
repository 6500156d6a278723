#!/usr/bin/env python
"""Django's front door."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line

from korus import (
    celery,  # noqa: F401  the app must exist before a task is sent
    var,
)

if __name__ == "__main__":
    var.take_settings()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korus.settings")
    # A command signs nothing that outlives it. What serves visitors has to be given a key.
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    execute_from_command_line(sys.argv)
