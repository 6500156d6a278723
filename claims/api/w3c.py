"""Annotations as the W3C Web Annotation model writes them: what clients send, read and checked."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from claims.annotating import Anchor, NoAnchor, anchor
from claims.api.claims import ClaimShape
from claims.api.pledges import PledgeShape
from claims.models import TARGETS, Motivation, Visibility
from korus.serving.access import Sight
from korus.serving.problems import FieldError, Problem
from korus.serving.shapes import Shape
from korus.serving.values import number_in, shown
from korus.serving.views import PREFIX
from timeline.api.actors import ActorShape
from timeline.api.articles import ArticleShape
from timeline.api.events import EventShape

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: What annotations say of themselves beyond the model.
CONTEXTS = [CONTEXT, {"korus": "urn:korus:", "visibility": "korus:visibility", "moved": "korus:moved"}]
PROFILE = f'application/ld+json; profile="{CONTEXT}"'
SHAPES: dict[str, type[Shape]] = {
    "article": ArticleShape,
    "event": EventShape,
    "actor": ActorShape,
    "claim": ClaimShape,
    "pledge": PledgeShape,
}

#: What can be annotated: the address of a record.
_COLLECTIONS = "|".join(shape.address for shape in SHAPES.values())
ADDRESS = {"type": "string", "pattern": f"^(https?://[^/]+)?{PREFIX}({_COLLECTIONS})/[1-9][0-9]{{0,17}}$"}

#: Members that the server sets itself, or does not keep; a client may send them.
NOT_KEPT = frozenset(
    ("@context", "id", "type", "creator", "created", "modified", "generator", "generated", "canonical", "via", "moved",
     "rights", "audience", "accessibility", "stylesheet")
)  # fmt: skip
KEPT = frozenset(("motivation", "body", "bodyValue", "visibility", "target"))

MOST_BODIES = 50
LONGEST = 20_000
_BODY_MEMBERS = frozenset(
    ("id", "type", "value", "format", "language", "purpose", "source", "textDirection", "selector")
)


@dataclass(frozen=True)
class Target:
    """What is annotated: one of TARGETS by its number, and a stretch where it is an article."""

    kind: str
    number: int
    selectors: list[dict[str, Any]]


@dataclass(frozen=True)
class Read:
    """An annotation as it was sent; `visibility` is empty where it was left out."""

    motivation: str
    visibility: str
    body: list[Any]
    target: Target


def read(sent: object, root: str) -> Read:
    """The annotation in a JSON body; `root` is the address of the API, to which targets belong. Raises Problem."""
    if not isinstance(sent, dict):
        raise Problem("invalid", "The body is no JSON object.")
    errors: list[FieldError] = []
    for name in sorted(sent.keys() - KEPT - NOT_KEPT):
        errors.append(FieldError(shown(name)[1:-1], "is no member of an annotation"))
    if "Annotation" not in _list(sent.get("type")):
        errors.append(FieldError("type", "must be Annotation"))
    motivation = _word(sent, "motivation", Motivation.values, Motivation.COMMENTING.value, errors)
    visibility = _word(sent, "visibility", Visibility.values, "", errors) if "visibility" in sent else ""
    body = _bodies(sent, errors)
    target = _target(sent.get("target"), root, errors)
    if errors or target is None:
        raise Problem("invalid", errors=errors)
    return Read(motivation, visibility, body, target)


def anchored(target: Target, sight: Sight) -> dict[str, Any]:
    """The columns of the annotation that say what it is about. Raises Problem: for what does not exist for the visitor
    too, as an annotation must not tell of it."""
    shape = SHAPES[target.kind]
    row = shape.visible(shape.model._default_manager.all(), sight).filter(pk=target.number).first()
    if row is None:
        raise Problem("invalid", errors=[FieldError("target", f"there is no such {target.kind}")])
    columns: dict[str, Any] = dict.fromkeys(TARGETS)
    columns |= {target.kind: row, "start": None, "end": None, "moved": False}
    if not target.selectors:
        return columns
    try:
        place: Anchor = anchor(row.text, target.selectors)
    except NoAnchor as error:
        raise Problem("invalid", errors=[FieldError("target.selector", str(error))]) from None
    return columns | {"start": place.start, "end": place.end, "moved": place.moved}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _word(sent: dict, name: str, words: list[str], default: str, errors: list[FieldError]) -> str:
    value = sent.get(name, default)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str) or value not in words:
        errors.append(FieldError(name, f"{shown(value)} is none of: {', '.join(words)}"))
        return default
    return value


def _bodies(sent: dict, errors: list[FieldError]) -> list[Any]:
    if "bodyValue" in sent:
        if "body" in sent or not isinstance(sent["bodyValue"], str):
            errors.append(FieldError("bodyValue", "is a text, and stands instead of body"))
        bodies = [{"type": "TextualBody", "value": sent["bodyValue"], "format": "text/plain"}]
    else:
        bodies = [] if sent.get("body") is None else _list(sent["body"])
    if len(bodies) > MOST_BODIES:
        errors.append(FieldError("body", f"has more than {MOST_BODIES} bodies"))
        return []
    for number, body in enumerate(bodies):
        complaint = _complaint(body)
        if complaint:
            errors.append(FieldError(f"body[{number}]", complaint))
    return bodies


def _complaint(body: object) -> str:
    """What is wrong with a body; empty for nothing."""
    if isinstance(body, str):
        return "" if _is_address(body) else "is no web address; a text is {type: TextualBody, value: …}"
    if not isinstance(body, dict):
        return "is neither a web address nor an object"
    unknown = sorted(body.keys() - _BODY_MEMBERS)
    if unknown:
        return f"{shown(unknown[0])} is not kept; these are: {', '.join(sorted(_BODY_MEMBERS))}"
    for name in ("value", "format", "language", "purpose", "type", "textDirection"):
        if name in body and not (isinstance(body[name], str) and len(body[name]) <= LONGEST and "\0" not in body[name]):
            return f"{name} is no text of at most {LONGEST:,} characters"
    if "purpose" in body and body["purpose"] not in Motivation.values:
        return f"purpose is none of: {', '.join(Motivation.values)}"
    if "value" in body:
        return "" if body.get("type") == "TextualBody" else "a body with a value is of type TextualBody"
    address = body.get("id", body.get("source"))
    return "" if isinstance(address, str) and _is_address(address) else "has neither a value nor a web address as id"


def _is_address(text: str) -> bool:
    if len(text) > 2000 or not text.isprintable() or " " in text:
        return False
    try:
        return urlsplit(text).scheme in ("http", "https", "urn", "mailto", "doi")
    except ValueError:
        return False


def _target(sent: object, root: str, errors: list[FieldError]) -> Target | None:
    if isinstance(sent, list) and len(sent) == 1:
        sent = sent[0]
    address, selector = sent, None
    if isinstance(sent, dict):
        address, selector = sent.get("source", sent.get("id")), sent.get("selector")
        address = address.get("id") if isinstance(address, dict) else address
    kind, number = _what(address, root)
    if kind is None:
        errors.append(FieldError("target", f"is no {', '.join(TARGETS)} of this service: {shown(address)}"))
        return None
    selectors = [] if selector is None else _list(selector)
    complaint = next(filter(None, map(_selector_complaint, selectors)), "")
    if selectors and kind != "article":
        complaint = "only an article has stretches"
    if complaint:
        errors.append(FieldError("target.selector", complaint))
        return None
    return Target(kind, number, selectors)


def _what(address: object, root: str) -> tuple[str | None, int]:
    """Which record an address is of; it may be relative to the host."""
    path = address.removeprefix(root.removesuffix(PREFIX)) if isinstance(address, str) else ""
    if not path.startswith(PREFIX):
        return None, 0
    collection, _, number = path.removeprefix(PREFIX).partition("/")
    kind = next((kind for kind, shape in SHAPES.items() if shape.address == collection), None)
    return (kind, number_in(number)) if kind and number_in(number) else (None, 0)


def _selector_complaint(selector: object) -> str:
    if not isinstance(selector, dict):
        return f"{shown(selector)} is no selector"
    match selector.get("type"):
        case "TextPositionSelector":
            good = all(_is_offset(selector.get(name)) for name in ("start", "end"))
            return "" if good else "start and end of a TextPositionSelector are offsets in code points"
        case "TextQuoteSelector":
            texts = [selector.get("exact"), selector.get("prefix", ""), selector.get("suffix", "")]
            good = all(isinstance(text, str) for text in texts) and texts[0]
            return "" if good else "exact, prefix and suffix of a TextQuoteSelector are texts, and exact is not empty"
    return f"{shown(selector.get('type'))} is not understood: send a TextQuoteSelector or a TextPositionSelector"


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
