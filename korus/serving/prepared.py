"""Querysets that are compiled once and run many times.

Django compiles a queryset to SQL each time it runs, which for a page of nested JSON costs more than the database needs
to answer it. Here a queryset is written with `Param("name", field)` where a value will come, compiled once into a
`Statement`, kept, and run as a prepared statement of PostgreSQL with the values of each request.

    newest = compiled(Claim.objects.filter(claimant=Param("claimant", Claim._meta.pk)).values_list("pk"))
    newest.rows({"claimant": 7})

Statements run on a cursor of psycopg's own: Django's cursors interpolate on the client, so nothing could be prepared.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, Field, Func, QuerySet


class Param(Expression):
    """A place in a query for a value that comes when it runs."""

    def __init__(self, name: str, output_field: Field, *, many: bool = False):
        super().__init__(output_field)
        self.name = name
        self.many = many

    def as_sql(self, compiler, connection):
        kind = self.output_field.target_field if self.output_field.remote_field else self.output_field
        cast = re.sub(r"\(.*\)| GENERATED .*", "", kind.cast_db_type(connection) or kind.db_type(connection))
        if cast == "varchar":  # a text column is compared as it is; a cast to varchar would hide its index
            cast = "text"
        return f"%s::{cast}{'[]' if self.many else ''}", (self,)


class Constant(Expression):
    """A word that is part of the statement itself, so that the planner sees it. Never what a visitor sent."""

    def __init__(self, word: str, output_field: Field):
        super().__init__(output_field)
        self.word = word

    def as_sql(self, compiler, connection):
        return quoted(self.word).replace("%", "%%"), ()


def quoted(word: str) -> str:
    """A word as SQL has it. Never one that a visitor sent."""
    return "'" + word.replace("'", "''") + "'"


class Outside(Expression):
    """SQL of the statement around a fragment."""

    def __init__(self, sql: str, output_field):
        super().__init__(output_field)
        self.sql = sql

    def as_sql(self, compiler, connection):
        return self.sql, ()


class Among(Func):
    """Whether the first expression is one of an array `Param`."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


@dataclass(frozen=True)
class Statement:
    """SQL with `$1`, `$2`, … and what goes there: a `Param`'s name, or a constant."""

    text: bytes
    places: tuple[tuple[str | None, object], ...]
    prepare: bool = True

    def rows(self, values: Mapping[str, object]) -> list[tuple]:
        """The rows for these values, one for every `Param`."""
        arguments = [values[name] if name else constant for name, constant in self.places]
        database = connections[DEFAULT_DB_ALIAS]
        try:
            return self._execute(database, arguments)
        except (OperationalError, InterfaceError):
            # A connection that was idle may have been lost. Only what is safe to run twice comes this way, so once more
            # is right; this saves the health check, a round trip before every request.
            if database.in_atomic_block or not database.connection.closed:
                raise
        database.close()
        return self._execute(database, arguments)

    def _execute(self, database: BaseDatabaseWrapper, arguments: list[object]) -> list[tuple]:
        database.ensure_connection()
        with database.wrap_database_errors:
            rows = _cursor(database.connection).execute(self.text, arguments, prepare=self.prepare).fetchall()
        database.health_check_done = True  # by Django's own queries, which come next
        return rows


def _cursor(connection: psycopg.Connection) -> psycopg.RawCursor:
    """One for all statements of a connection: to make one takes as long as to send a small statement."""
    kept = vars(connection)
    if "korus_cursor" not in kept:
        kept["korus_cursor"] = psycopg.RawCursor(connection)
    return kept["korus_cursor"]


@dataclass(frozen=True)
class Fragment:
    """SQL as Django makes it, with `%s`, and its parameters in their order."""

    sql: str
    params: tuple[object, ...]

    def __add__(self, other: "Fragment | str") -> "Fragment":
        if isinstance(other, str):
            return Fragment(self.sql + other, self.params)
        return Fragment(self.sql + other.sql, self.params + other.params)

    def __radd__(self, other: str) -> "Fragment":
        return Fragment(other + self.sql, self.params)


def fragment(queryset: QuerySet) -> Fragment:
    sql, params = queryset.query.get_compiler(connection=connection).as_sql()
    return Fragment(sql, tuple(params))


def compiled(source: QuerySet | Fragment, *, prepare: bool = True) -> Statement:
    """The statement of a queryset, or of a composition of fragments. A `Param` that occurs twice is sent once.

    Without `prepare` it is planned anew for the values of each run. Texts and whole numbers that are no `Param` become
    part of the statement: were they sent, PostgreSQL would not trust a plan that does not know them, and make a new one
    each time.
    """
    whole = source if isinstance(source, Fragment) else fragment(source)
    places: dict[object, int] = {}
    rest = iter(whole.params)

    def numbered(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        param = next(rest)
        if isinstance(param, str):
            return quoted(param)
        if type(param) is int:
            return str(param)
        key = (param.name, None) if isinstance(param, Param) else (None, _Same(param))
        return f"${places.setdefault(key, len(places) + 1)}"

    text = re.sub(r"%[%s]", numbered, whole.sql)
    return Statement(text.encode(), tuple((name, same and same.value) for name, same in places), prepare)


@dataclass(frozen=True)
class _Same:
    """A constant as a key: 1, True and "1" are three constants."""

    value: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and type(self.value) is type(other.value) and self.value == other.value

    def __hash__(self) -> int:
        return hash((type(self.value), repr(self.value)))
