"""Korus' settings, with the routes of `tests.benchmarks.plain`."""

from korus.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.plain"
