"""A client of the W3C protocol that knows nothing of Korus, and a JSON-LD processor that reads what it is sent.

The client finds its way from the container by what the protocol says: links, pages, headers.
"""

import json

import pytest
from django.db import IntegrityError, transaction
from pyld import jsonld

from claims.models import Annotation
from tests.api import Visitor
from tests.factories import TEXT, ArticleFactory, UserFactory
from tests.serving.rows import one_of_each

LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
OA, DCTERMS, FOAF, AS = (
    "http://www.w3.org/ns/oa#",
    "http://purl.org/dc/terms/",
    "http://xmlns.com/foaf/0.1/",
    "http://www.w3.org/ns/activitystreams#",
)
RDF_VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"


def _iri(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


#: The terms of the standard's context that Korus writes, by what the Web Annotation Vocabulary says they stand for: a
#: processor would fetch the context itself, and the tests ask no network.
TERMS = {
    "id": "@id",
    "type": "@type",
    **{name: OA + name for name in (
        "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "commenting",
        "tagging", "linking", "exact", "prefix", "suffix", "start", "end",
    )},
    "Person": f"{FOAF}Person",
    "name": f"{FOAF}name",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "body": _iri(f"{OA}hasBody"),
    "target": _iri(f"{OA}hasTarget"),
    "source": _iri(f"{OA}hasSource"),
    "selector": _iri(f"{OA}hasSelector"),
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "creator": _iri(f"{DCTERMS}creator"),
    "created": f"{DCTERMS}created",
    "modified": f"{DCTERMS}modified",
    "format": "http://purl.org/dc/elements/1.1/format",
    "value": RDF_VALUE,
    "first": _iri(f"{AS}first"),
    "next": _iri(f"{AS}next"),
    "partOf": _iri(f"{AS}partOf"),
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "total": f"{AS}totalItems",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}  # fmt: skip
LDP = {name: f"http://www.w3.org/ns/ldp#{name}" for name in ("BasicContainer", "contains")}
CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": TERMS, "http://www.w3.org/ns/ldp.jsonld": LDP}


def load(url: str, options: dict) -> dict:
    return {"document": {"@context": CONTEXTS[url]}, "documentUrl": url, "contextUrl": None, "contentType": LD}


def expanded(document: dict) -> dict:
    """The document as a JSON-LD processor understands it, every term an IRI."""
    (node,) = jsonld.expand(document, {"documentLoader": load})
    return node


def one(node: dict, name: str):
    """The only value of a property."""
    (value,) = node[name]
    return value.get("@value", value.get("@id", value)) if "@value" in value or set(value) == {"@id"} else value


@pytest.fixture
def annotator(db) -> Visitor:
    return Visitor.with_role("annotator")


@pytest.fixture
def numbers(db) -> dict[str, int | str]:
    return one_of_each()


def noted(target: object, **more: object) -> dict[str, object]:
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": target} | more


def quoting(number: object, exact: str, **around: str) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": exact} | around
    return {"source": f"http://testserver/api/v1/articles/{number}", "selector": selector}


def links(answer) -> dict[str, str]:
    """The targets of a Link header by their relations; several of one relation are put together."""
    found: dict[str, str] = {}
    for part in answer.headers["Link"].split(", "):
        target, _, relation = part.partition('>; rel="')
        found[relation.rstrip('"')] = found.get(relation.rstrip('"'), "") + target.lstrip("<")
    return found


def test_a_generic_client_creates_lists_updates_and_deletes(annotator, numbers):
    container = annotator.get("annotations/", Accept=LD)
    assert container.headers["Content-Type"] == LD
    assert links(container)["type"] == "http://www.w3.org/ns/ldp#BasicContainer"
    assert "http://www.w3.org/ns/ldp#constrainedBy" in links(container)
    assert set(container.headers["Allow"].split(", ")) == {"GET", "POST", "HEAD", "OPTIONS"}
    body = {"type": "TextualBody", "value": "Check the budget.", "format": "text/plain"}
    sent = noted(quoting(numbers["article"], "400 homes"), motivation="commenting", body=body)
    made = annotator.send("POST", container.json()["id"], sent, kind=container.headers["Accept-Post"])
    assert made.status_code == 201
    address = made.headers["Location"]
    assert made.json()["id"] == address
    read = annotator.get(address, Accept=LD)
    assert (read.headers["ETag"], read.headers["Content-Type"]) == (made.headers["ETag"], LD)
    assert links(read)["type"] == "http://www.w3.org/ns/ldp#Resource"
    assert "DELETE" in read.headers["Allow"]
    changed = read.json() | {"body": body | {"value": "Checked."}}  # what was read is sent back, with all it has
    assert annotator.send("PUT", address, changed, kind=LD).status_code == 428
    assert annotator.send("PUT", address, changed, kind=LD, If_Match='"other"').status_code == 412
    put = annotator.send("PUT", address, changed, kind=LD, If_Match=read.headers["ETag"])
    assert (put.status_code, put.json()["body"]) == (200, [body | {"value": "Checked."}])
    assert annotator.send("DELETE", address, If_Match=read.headers["ETag"]).status_code == 412
    assert annotator.send("DELETE", address, If_Match=put.headers["ETag"]).status_code == 204
    assert annotator.get(address).status_code == 404


def test_a_client_walks_the_pages_of_the_container(annotator, numbers):
    for _ in range(4):
        annotator.send("POST", "annotations/", noted(f"/api/v1/claims/{numbers['claim']}"))
    container = annotator.get("annotations/?limit=2", Accept=LD).json()
    assert container["total"] == 5
    page, seen = container["first"], []
    assert page["type"] == "AnnotationPage"
    while page:
        seen += [item["id"] for item in page["items"]]
        page = annotator.get(page["next"], Accept=LD).json() if "next" in page else None
        assert page is None or page["partOf"]["id"] == container["id"]
    assert len(seen) == len(set(seen)) == 5


PREFERENCES = [
    ("http://www.w3.org/ns/oa#PreferContainedDescriptions", dict),
    ("http://www.w3.org/ns/oa#PreferContainedIRIs", str),
    ("http://www.w3.org/ns/ldp#PreferMinimalContainer", None),
]


@pytest.mark.parametrize(("preference", "kind"), PREFERENCES)
def test_a_client_says_what_of_the_container_it_prefers(annotator, numbers, preference, kind):
    answer = annotator.get("annotations/", Prefer=f'return=representation;include="{preference}"')
    assert "Prefer" in answer.headers["Vary"]
    first = answer.json()["first"]
    if kind is None:
        assert annotator.get(first).json()["items"]
    else:
        assert [type(item) for item in first["items"]] == [kind]


def test_a_json_ld_processor_reads_an_annotation(annotator, numbers):
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "housing"}
    sent = noted(quoting(numbers["article"], "400 homes"), motivation="tagging", body=[tag, "https://budget.example/"])
    made = annotator.send("POST", "annotations/", sent)
    node = expanded(made.json())
    assert (node["@id"], node["@type"]) == (made.headers["Location"], [f"{OA}Annotation"])
    assert one(node, f"{OA}motivatedBy") == f"{OA}tagging"
    assert one(one(node, f"{DCTERMS}creator"), f"{FOAF}name") == annotator.user.username
    first, second = node[f"{OA}hasBody"]
    assert (one(first, RDF_VALUE), one(first, f"{OA}hasPurpose")) == ("housing", f"{OA}tagging")
    assert second == {"@id": "https://budget.example/"}
    target = one(node, f"{OA}hasTarget")
    assert one(target, f"{OA}hasSource") == f"http://testserver/api/v1/articles/{numbers['article']}"
    position, quote = target[f"{OA}hasSelector"]
    start, end = one(position, f"{OA}start"), one(position, f"{OA}end")
    assert TEXT[start:end] == one(quote, f"{OA}exact") == "400 homes"
    assert one(quote, f"{OA}prefix") + "400 homes" + one(quote, f"{OA}suffix") in TEXT
    assert one(node, "urn:korus:visibility") == "private"  # what the standard has no word for has one of Korus's own


def test_a_json_ld_processor_reads_the_container(annotator, numbers):
    node = expanded(annotator.get("annotations/").json())
    assert set(node["@type"]) == {LDP["BasicContainer"], f"{AS}OrderedCollection"}
    assert one(node, f"{AS}totalItems") == 1
    (item,) = one(node, f"{AS}first")[f"{AS}items"][0]["@list"]
    assert item["@type"] == [f"{OA}Annotation"]


ARTICLE = "She said no. The mayor said no to the budget, and the council said yes."
ANCHORS = [
    # selectors, and the words and `moved`, or why not
    ([("quote", "the council")], ("the council", False)),
    ([("position", 4, 8)], ("said", False)),
    ([("position", 23, 27), ("quote", "said")], ("said", False)),  # they agree, though `said` stands there thrice
    ([("position", 0, 11), ("quote", "the council")], ("the council", True)),  # the words decide: anchored anew
    ([("position", 60, 9999), ("quote", "the budget")], ("the budget", True)),
    ([("quote", "said", "council ", " yes")], ("said", False)),
    ([("quote", "said no")], "2 times"),
    ([("quote", "said maybe")], "do not stand in the text"),
    ([("position", 4, 8), ("quote", "said maybe")], "do not stand in the text"),  # never what stands there instead
    ([("quote", "the council", "a ", "")], "do not stand in the text"),
    ([("position", 8, 4)], "no stretch"),
    ([("position", 60, 9999)], "no stretch"),
    ([("quote", "said"), ("quote", "no")], "more than one"),
]


@pytest.mark.parametrize(("selectors", "expected"), ANCHORS)
def test_the_words_decide_where_an_annotation_stands(annotator, selectors, expected):
    article = ArticleFactory(text=ARTICLE)
    target = {"source": f"/api/v1/articles/{article.pk}", "selector": [selector(*s) for s in selectors]}
    answer = annotator.send("POST", "annotations/", noted(target))
    if isinstance(expected, str):
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["field"]) == (400, "target.selector")
        assert expected in error["detail"]
    else:
        position, quote = answer.json()["target"]["selector"]
        assert (quote["exact"], answer.json()["moved"]) == expected
        assert ARTICLE[position["start"] : position["end"]] == quote["exact"]


def selector(kind: str, *values) -> dict[str, object]:
    if kind == "position":
        return {"type": "TextPositionSelector", "start": values[0], "end": values[1]}
    return {"type": "TextQuoteSelector"} | dict(zip(("exact", "prefix", "suffix"), values, strict=False))


REFUSED = [
    # what is changed in an annotation that is right, and the member that is named
    ({"type": "Note"}, "type"),
    ({"motivation": "boredom"}, "motivation"),
    ({"visibility": "secret"}, "visibility"),
    ({"target": "http://testserver/api/v1/claims/999999"}, "target"),
    ({"target": "http://elsewhere.example/api/v1/claims/{claim}"}, "target"),
    ({"target": "/api/v1/outlets/{outlet}"}, "target"),
    ({"body": "no address"}, "body[0]"),
    ({"body": [{"type": "TextualBody", "value": 7}]}, "body[0]"),
    ({"body": [{"type": "TextualBody", "value": "x", "mood": "glad"}]}, "body[0]"),
    ({"bodyValue": "x", "body": "https://x.example"}, "bodyValue"),
    ({"mood": "glad"}, "mood"),
]


@pytest.mark.parametrize(("change", "member"), REFUSED)
def test_what_is_no_annotation_is_refused_and_named(annotator, numbers, change, member):
    sent = noted("/api/v1/claims/{claim}") | change
    sent["target"] = sent["target"].format(**numbers)
    answer = annotator.send("POST", "annotations/", json.dumps(sent), kind="application/ld+json")
    assert answer.status_code == 400, answer.content
    assert [error["field"] for error in answer.json()["errors"]] == [member]


def test_an_administrator_mends_what_another_noted_but_does_not_hide_it(annotator, numbers):
    administrator = Visitor.with_role("administrator")
    sent = noted(f"/api/v1/claims/{numbers['claim']}")
    address = annotator.send("POST", "annotations/", sent | {"visibility": "newsroom"}).headers["Location"]
    mended = administrator.send("PUT", address, sent, If_Match="*")
    assert (mended.status_code, mended.json()["visibility"]) == (200, "newsroom")
    hidden = administrator.send("PUT", address, sent | {"visibility": "private"}, If_Match="*")
    assert [error["field"] for error in hidden.json()["errors"]] == ["visibility"]
    assert Visitor.with_role("curator").send("PUT", address, sent, If_Match="*").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("ends", [{"start": 3}, {"end": 3}, {"start": 3, "end": 3}])
def test_half_a_stretch_is_not_stored(ends):
    with pytest.raises(IntegrityError, match="annotation_span"), transaction.atomic():
        Annotation.objects.create(creator=UserFactory(), article=ArticleFactory(), **ends)
