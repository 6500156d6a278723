"""manage.py token: make, list and revoke the tokens of a user."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from korus.serving.models import Scope, Token
from korus.serving.tokens import make_token


class Command(BaseCommand):
    help = "Make, list or revoke API tokens."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        make = verbs.add_parser("make", help="print a new token; it cannot be shown again")
        make.add_argument("user")
        make.add_argument("name", help="which tool it is for")
        make.add_argument("--scope", action="append", choices=Scope.values, help="default: read; may be repeated")
        make.add_argument("--days", type=int, help="days until it expires; default: never")
        show = verbs.add_parser("list", help="tokens with their last use")
        show.add_argument("user", nargs="?")
        revoke = verbs.add_parser("revoke", help="delete a token by its number")
        revoke.add_argument("number", type=int)

    def handle(self, *, verb, **options):
        getattr(self, verb)(**options)

    def make(self, *, user, name, scope, days, **_):
        expires_at = None if days is None else timezone.now() + timedelta(days=days)
        self.stdout.write(make_token(user=_user(user), name=name, scopes=scope or [Scope.READ], expires_at=expires_at))

    def list(self, *, user, **_):
        tokens = Token.objects.select_related("user")
        for token in tokens.filter(user=_user(user)) if user else tokens:
            expires = f"until {token.expires_at:%Y-%m-%d}" if token.expires_at else "for good"
            used = f"used {token.last_used_at:%Y-%m-%d %H:%M}" if token.last_used_at else "never used"
            self.stdout.write(f"{token.pk}\t{token.user}\t{token.name}\t{','.join(token.scopes)}\t{expires}\t{used}")

    def revoke(self, *, number, **_):
        deleted, _ = Token.objects.filter(pk=number).delete()
        if not deleted:
            raise CommandError(f"there is no token {number}: `manage.py token list` shows them")


def _user(username: str):
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"there is no user {username!r}")
    return user
