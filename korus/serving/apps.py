"""What every resource of the API shares."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class ServingConfig(AppConfig):
    name = "korus.serving"
    label = "serving"
    verbose_name = "API"
    default = True


class DeskConfig(admin.AdminConfig):
    """Django's admin, on a site of our own."""

    default = False
    default_site = "korus.serving.desk_site.DeskSite"
