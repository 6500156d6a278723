"""What every resource of the API shares."""

from django.apps import AppConfig


class ServingConfig(AppConfig):
    name = "korus.serving"
    label = "serving"
