"""manage.py set_up: what `make run` does to a database before anything is served from it."""

import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db.transaction import atomic

from korus import var
from korus.serving.models import Scope, Token
from korus.serving.tokens import PREFIX, digest

User = get_user_model()


class Command(BaseCommand):
    help = (
        "Migrate the database. Where it has no administrator yet, make one with an API token; "
        "their secrets are kept in a file that only its owner can read."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--url", default="http://localhost:8000", help="where Korus is served; kept in the file too"
        )
        parser.add_argument("--credentials", type=Path, default=var.folder() / "credentials.env", metavar="FILE")

    def handle(self, *, url: str, credentials: Path, verbosity: int, **_):
        call_command("migrate", verbosity=verbosity, interactive=False)
        kept = var.read(credentials)
        if not User.objects.filter(is_superuser=True).exists():
            # The file comes first: an administrator whose password was lost in a crash could not be made again.
            kept = new_credentials() | kept
            _keep(kept, url, credentials)
            make_administrator(kept)
            self.stdout.write(f"made the administrator {kept['KORUS_ADMIN_USER']}: the password is in {credentials}")
        elif kept:
            _keep(kept, url, credentials)


def new_credentials() -> dict[str, str]:
    """Random secrets for the first administrator, by the names they have in the file."""
    return {
        "KORUS_ADMIN_USER": "admin",
        "KORUS_ADMIN_PASSWORD": secrets.token_urlsafe(18),
        "KORUS_API_TOKEN": PREFIX + secrets.token_urlsafe(32),
    }


@atomic
def make_administrator(known: dict[str, str]) -> None:
    """Make the user and the token that these credentials speak of."""
    user = User.objects.create_superuser(known["KORUS_ADMIN_USER"], password=known["KORUS_ADMIN_PASSWORD"])
    Token.objects.create(user=user, name="make run", digest=digest(known["KORUS_API_TOKEN"]), scopes=Scope.values)


def _keep(known: dict[str, str], url: str, path: Path) -> None:
    wanted = {"KORUS_URL": url} | known | {"KORUS_URL": url}
    if wanted != var.read(path):
        var.write_secret(path, [f"{name}={value}" for name, value in wanted.items()])
