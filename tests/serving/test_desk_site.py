"""Who signs in, and who enters the desk and the admin: by the groups alone, whatever `is_staff` says."""

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.urls import URLPattern, reverse

from claims.desk.urls import urlpatterns
from korus.serving.access import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
DESK = [pattern for pattern in urlpatterns if isinstance(pattern, URLPattern)]
#: By the name of the place in an address.
PLACES = {"pk": 1, "claim": 1, "number": 1, "kind": "event"}


def user(*groups: str, **fields):
    made = UserFactory(**fields)
    made.groups.set([Group.objects.get_or_create(name=name)[0] for name in groups])
    return made


@pytest.mark.parametrize(
    ("groups", "fields", "enters"),
    [
        ([], {}, False),
        ([], {"is_staff": True}, False),
        (["reader"], {"is_staff": True}, False),
        (["annotator"], {"is_staff": True}, False),
        (["curator"], {"is_active": False}, False),
        (["curator"], {}, True),
        (["annotator", "curator"], {}, True),
        (["administrator"], {}, True),
        ([], {"is_superuser": True}, True),
    ],
)
def test_the_group_alone_opens_the_desk(client, groups, fields, enters):
    client.force_login(user(*groups, **fields))
    for path in ("/admin/", "/admin/desk/", "/admin/timeline/article/", "/admin/claims/claim/"):
        answer = client.get(path)
        assert answer.status_code == (200 if enters else 302), path
        assert enters or answer["Location"].startswith(LOGIN)


def test_who_leaves_the_group_leaves_the_desk(client):
    curator = user("curator")
    client.force_login(curator)
    assert client.get("/admin/desk/").status_code == 200
    curator.groups.clear()
    assert client.get("/admin/desk/").status_code == 302
    curator.refresh_from_db()
    assert not curator.is_staff


@pytest.mark.parametrize("pattern", DESK, ids=lambda pattern: pattern.name)
def test_every_page_of_the_desk_is_for_curators(client, pattern):
    client.force_login(user("annotator"))
    named = {name: PLACES[name] for name in pattern.pattern.converters}
    address = reverse(f"desk:{pattern.name}", kwargs=named)
    for answer in (client.get(address), client.post(address)):
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, LOGIN)


@pytest.fixture
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.parametrize("role", [role.name.lower() for role in Role if role])
def test_whoever_has_a_role_signs_in_to_read(client, quick_passwords, role):
    made = user(role, password=make_password("open sesame"))
    sent = {"username": made.username, "password": "open sesame"}
    answer = client.post(f"{LOGIN}?next=/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").status_code == 200


def test_who_has_no_role_is_told_so(client, quick_passwords):
    made = user(is_staff=True, password=make_password("open sesame"))
    for password, said in (("open sesame", "no role here yet"), ("another", "no such user with this password")):
        answer = client.post(LOGIN, {"username": made.username, "password": password})
        assert answer.status_code == 200
        assert said in answer.content.decode()
