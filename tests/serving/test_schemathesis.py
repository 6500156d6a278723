"""The service against its own schema: whatever the schema allows is answered as the schema says, and whatever it does
not allow is refused; never with a 500. As every role."""

import os

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings

from tests.api import Visitor
from tests.factories import AppearanceFactory, MentionFactory, QuantityFactory, TopicFactory
from timeline.models import State

#: Cases an operation and role; `make prove` has thousands.
CASES = int(os.environ.get("KORUS_FUZZ_CASES", "3"))

service = schemathesis.openapi.from_wsgi("/api/schema", get_wsgi_application())


@pytest.fixture(scope="module")
def tokens(django_db_setup, django_db_blocker):
    """A token for each role, and something of every kind to be found."""
    with django_db_blocker.unblock():
        appearance = AppearanceFactory(claim__state=State.CONFIRMED, claim__claimant__state=State.CONFIRMED)
        QuantityFactory(appearance=appearance)
        MentionFactory(event__state=State.CONFIRMED)
        AppearanceFactory().claim.topics.add(TopicFactory())
        yield {role: Visitor.with_role(role).headers for role in ("anonymous", "reader", "annotator", "curator")}


@pytest.mark.prove
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("role", ["anonymous", "reader", "annotator", "curator"])
@service.parametrize()
@settings(
    max_examples=CASES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_the_service_is_what_its_schema_says(case, role, tokens):
    excluded = [schemathesis.checks.CHECKS.get_one("ignored_auth")]
    if case.method not in ("GET", "HEAD"):  # a schema cannot say that what a body refers to must be there
        excluded.append(schemathesis.checks.CHECKS.get_one("positive_data_acceptance"))
    case.call_and_validate(headers=tokens[role], excluded_checks=excluded)
