#!/usr/bin/env python
"""Django's front door."""

import os
import sys

from django.core.management import execute_from_command_line

from korus import celery  # noqa: F401  the app must exist before a task is sent

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korus.settings")
    execute_from_command_line(sys.argv)
