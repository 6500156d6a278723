"""Users and the groups that give them their role."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from korus.serving.access import Role
from timeline.admin.rights import ByAdministrator

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ByAdministrator):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_filter = ("groups", "is_superuser", "is_active")
    list_display = ("username", "first_name", "last_name", "role", "is_active", "last_login")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Role", {"fields": ("groups", "is_superuser", "is_active")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="role")
    def role(self, user):
        role = Role.of([group.name for group in user.groups.all()], is_superuser=user.is_superuser)
        return role.name.lower() if role else "–"


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ByAdministrator):
    pass
