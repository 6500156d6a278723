"""Which databases are refused."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, connections

from timeline.checks import problems_of


@pytest.fixture
def database(request, transactional_db):
    """A connection to a database of another locale and encoding."""
    locale, encoding = request.param
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE other TEMPLATE template0 LOCALE '{locale}' ENCODING '{encoding}'")
    other = connection.copy("other")
    other.settings_dict["NAME"] = "other"
    connections["other"] = other
    yield other
    other.close()
    del connections["other"]
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE other")


@pytest.mark.parametrize(
    "database",
    [
        pytest.param(("C", "UTF8"), id="no letters but ASCII"),
        pytest.param(("POSIX", "UTF8"), id="the same by its other name"),
        pytest.param(("C", "LATIN1"), id="no Hangul at all"),
    ],
    indirect=True,
)
def test_a_database_in_which_words_are_not_found_is_refused(database):
    (problem,) = problems_of(database)

    assert problem.id == "timeline.E001"
    assert "C.UTF-8" in problem.hint
    with pytest.raises(SystemCheckError):
        call_command("check", databases=["other"])


@pytest.mark.django_db
def test_the_embedded_one_is_as_it_should_be():
    assert problems_of(connection) == []
