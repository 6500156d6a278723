"""A client that `openapi-python-client` writes from the schema alone, and what a journalist's tool does with it."""

import importlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.api import Visitor
from tests.factories import TEXT
from tests.serving.rows import one_of_each

#: What the generator may leave out, because it knows no media type that has a line for each record.
LEFT_OUT = ["POST /api/v1/articles/bulk within articles"]


@pytest.fixture
def generated(client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of the package that was written."""
    (tmp_path / "schema.json").write_bytes(client.get("/api/schema").content)
    programs = Path(sys.executable).parent  # the generator formats what it writes with the ruff it finds there
    run = subprocess.run(
        [programs / "openapi-python-client", "generate", "--path=schema.json", "--meta=none", "--output-path=written"],
        cwd=tmp_path, capture_output=True, text=True, env=os.environ | {"PATH": f"{programs}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    said = run.stdout + run.stderr
    left_out = [line for line in said.splitlines() if line.startswith("WARNING parsing")]
    assert left_out == [f"WARNING parsing {name}. Endpoint will not be generated." for name in LEFT_OUT], said
    assert "Unable to process schema" not in said, said
    monkeypatch.syspath_prepend(tmp_path)
    yield "written"
    for name in [name for name in sys.modules if name.partition(".")[0] == "written"]:
        del sys.modules[name]


def part(package: str, name: str) -> ModuleType:
    return importlib.import_module(f"{package}.{name}")


@pytest.mark.prove
@pytest.mark.django_db(transaction=True)
def test_a_generated_client_asks_corrects_and_annotates(generated, live_server):
    numbers = one_of_each()
    token = Visitor.with_role("curator").headers["Authorization"].removeprefix("Token ")
    models = part(generated, "models")
    with part(generated, "client").AuthenticatedClient(live_server.url, token, prefix="Token") as korus:
        use(generated, models, korus, numbers)


def use(generated: str, models: ModuleType, korus: Any, numbers: dict[str, Any]) -> None:
    """Hand in, ask, correct, annotate, search; `korus` is the generated client."""
    article = models.NewArticle(text="A plant opened in Greyhaven.", published_on="2026-03-04")
    made = part(generated, "api.articles.post_articles").sync_detailed(client=korus, body=article)
    assert (made.status_code, made.parsed.text, made.parsed.published_on) == (202, article.text, date(2026, 3, 4))

    get_claims = part(generated, "api.claims.get_claims")
    page = get_claims.sync(client=korus, claimant=numbers["actor"], unit="home", value_min=4e2, due_to="2030")
    (claim,) = page.results
    assert (claim.id, claim.due.edtf, claim.appearances[0].quantities[0].value) == (numbers["claim"], "2028", "400")
    assert get_claims.sync(client=korus, claimant=numbers["actor"], value_min=1e12).results == []
    refused = get_claims.sync(client=korus, limit=201)
    assert (refused.type_, refused.errors[0].field) == ("/api/problems/bad-filter", "limit")

    get_claim = part(generated, "api.claims.get_claims_one")
    whole = get_claim.sync(numbers["claim"], client=korus, expand=[models.GetClaimsOneExpandItem.CLAIMANT])
    assert [name.name for name in whole.claimant.names] == [whole.claimant.name]
    seen = get_claim.sync_detailed(numbers["claim"], client=korus)

    patch = part(generated, "api.claims.patch_claims_one")
    change = models.MendedClaim(role_as_written="the mayor of Greyhaven")
    mended = patch.sync(numbers["claim"], client=korus, body=change, if_match=seen.headers["ETag"])
    assert mended.role_as_written == change.role_as_written
    late = patch.sync(numbers["claim"], client=korus, body=change, if_match=seen.headers["ETag"])
    assert late.type_ == "/api/problems/changed-meanwhile"

    source = f"{korus._base_url}/api/v1/articles/{numbers['article']}"
    target = models.SentAnnotationTargetType1(source, selector={"type": "TextQuoteSelector", "exact": "400 homes"})
    note = models.SentAnnotation("Annotation", target, body={"type": "TextualBody", "value": "Check this."})
    annotated = part(generated, "api.annotations.post_annotations").sync(client=korus, body=note)
    position = annotated.target.additional_properties["selector"][0]
    assert TEXT[position["start"] : position["end"]] == "400 homes"

    types = [models.GetSearchTypeItem.CLAIM, models.GetSearchTypeItem.EVENT]
    found = part(generated, "api.search.get_search").sync(client=korus, q="homes", type_=types).results
    assert {row.type_.value for row in found} == {"claim"}
    entries = part(generated, "api.timeline.get_timeline").sync(client=korus, from_=date(2026, 3, 1)).results
    assert {entry.type_.value for entry in entries} == {"claim", "event"}
