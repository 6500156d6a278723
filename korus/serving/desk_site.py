"""The site of the desk and the admin: who signs in, and who enters, goes by roles (`korus.serving.access`)."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from unfold.forms import AuthenticationForm
from unfold.sites import UnfoldAdminSite

from korus.serving.access import Role, access_of, access_of_user


class SignIn(AuthenticationForm):
    """Whoever has a role signs in here, to read too; Django would ask for `is_staff`."""

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": "There is no such user with this password. Mind capitals and small letters in both.",
    }

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        super(AdminAuthenticationForm, self).confirm_login_allowed(user)
        if access_of_user(user).role == Role.NOBODY:
            raise ValidationError("You have no role here yet: ask an administrator for one.", code="no_role")


class DeskSite(UnfoldAdminSite):
    """The desk is for curators and administrators."""

    login_form = SignIn

    def has_permission(self, request: HttpRequest) -> bool:
        return access_of(request).role >= Role.CURATOR

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        # unfold's templates ask for the flag before they draw search and shortcuts; it decides on nothing else.
        request.user.is_staff = self.has_permission(request)
        return super().each_context(request)
