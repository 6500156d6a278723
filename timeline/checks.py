"""What a database has to be for Korus, checked by `manage.py migrate` and by `manage.py check --database default`."""

from collections.abc import Sequence

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

REMEDY = (
    "Make it with CREATE DATABASE korus TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8', or another UTF-8 locale."
)


@register(Tags.database)
def words_can_be_found(*, databases: Sequence[str] | None, **_: object) -> list[CheckMessage]:
    """Refuse databases in which the search would not find words."""
    return [problem for alias in databases or () for problem in problems_of(connections[alias])]


def problems_of(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    """In the C locale only ASCII has letters: words are indexed with their curly quotes, and Hangul has no trigrams."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT datname, pg_encoding_to_char(encoding), datctype"
            " FROM pg_database WHERE datname = current_database()"
        )
        name, encoding, ctype = cursor.fetchone()
    if encoding == "UTF8" and ctype not in ("C", "POSIX"):
        return []
    told = f"The database {name} has the encoding {encoding} and the locale {ctype}, with which words cannot be found."
    return [Error(told, hint=REMEDY, id="timeline.E001")]
