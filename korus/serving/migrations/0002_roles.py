"""The four roles of a newsroom, from the start; `korus.serving.access.Role` says what each may do."""

from django.db import migrations

ROLES = ("reader", "annotator", "curator", "administrator")


def make_groups(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("serving", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
