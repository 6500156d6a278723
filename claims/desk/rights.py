"""Who may sit at the desk."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from korus.serving.access import Role, access_of


def refuse_others(request: HttpRequest) -> None:
    """The desk is for curators. Raises PermissionDenied."""
    if access_of(request).role < Role.CURATOR:
        raise PermissionDenied
