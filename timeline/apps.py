"""The timeline app."""

from django.apps import AppConfig

from timeline import checks  # noqa: F401  its checks register themselves


class TimelineConfig(AppConfig):
    name = "timeline"
