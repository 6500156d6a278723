"""Statements on a cursor that a connection keeps: a failure leaves it as good as new, and a lost one is made anew."""

import pytest
from django.db import DataError, OperationalError, connection, transaction

from korus.serving.prepared import Statement

HALVES = Statement(b"SELECT 12 / $1::int", (("by", None),))


@pytest.mark.django_db(transaction=True)
def test_the_next_statement_runs_after_one_that_failed():
    with pytest.raises(DataError):  # Django's own, which an answer knows what to do with
        HALVES.rows({"by": 0})
    assert HALVES.rows({"by": 2}) == [(6,)]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_lost_while_idle_is_made_anew():
    HALVES.rows({"by": 2})
    end_it()
    assert HALVES.rows({"by": 3}) == [(4,)]


@pytest.mark.django_db(transaction=True)
def test_what_was_begun_on_a_lost_connection_is_not_gone_on_with_on_another():
    def begun() -> None:
        with transaction.atomic():
            HALVES.rows({"by": 2})
            end_it()
            HALVES.rows({"by": 3})

    with pytest.raises(OperationalError):
        begun()
    assert HALVES.rows({"by": 3}) == [(4,)]


def end_it() -> None:
    """Let PostgreSQL end the connection of this thread."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
    finally:
        other.close()
