"""Who may do what in the admin: by the roles of the API, not by Django's table of permissions."""

from unfold.admin import ModelAdmin

from korus.serving.access import Role, access_of


def is_curator(request) -> bool:
    return access_of(request).role >= Role.CURATOR


def is_administrator(request) -> bool:
    return access_of(request).role >= Role.ADMINISTRATOR


class ByRole(ModelAdmin):
    """Curators see, add and change; only administrators delete."""

    list_fullwidth = True
    list_filter_submit = True
    warn_unsaved_form = True
    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request) -> bool:
        return is_curator(request)

    def has_view_permission(self, request, obj=None) -> bool:
        return is_curator(request)

    def has_add_permission(self, request, obj=None) -> bool:
        return is_curator(request)

    def has_change_permission(self, request, obj=None) -> bool:
        return is_curator(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return is_administrator(request)


class ByAdministrator(ByRole):
    """What only administrators see and change: who may do what."""

    def has_module_permission(self, request) -> bool:
        return is_administrator(request)

    def has_view_permission(self, request, obj=None) -> bool:
        return is_administrator(request)

    has_change_permission = has_view_permission

    def has_add_permission(self, request) -> bool:
        return is_administrator(request)


class OnlySeen(ByRole):
    """What the machine or the desk writes, and nobody edits here."""

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
