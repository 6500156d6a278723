"""The article's desk: its text with every passage marked, the proposals beside it, and the decisions sent from it."""

import json
from collections import Counter
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.desk.cards import Card, cards_of
from claims.desk.marking import segments
from claims.desk.orders import REASONS, Order, carry_out
from claims.models import ClaimKind
from korus.serving.access import Role, access_of
from timeline.curation import Conflict
from timeline.models import Article, State


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the desk of one article."""
    refuse_others(request)
    article = get_object_or_404(Article.objects.select_related("outlet", "revises", "same_text_as"), pk=pk)
    cards = cards_of(article)
    context = admin.site.each_context(request) | {
        "title": article.title or "Untitled article",
        "article": article,
        "cards": cards,
        "segments": segments(article.text, [mark for card in cards for mark in card.marks]),
        "counts": counts(cards),
        "kinds": ClaimKind.choices,
        "events": [card.record for card in cards if card.kind == "event" and card.record.state != State.REJECTED],
        "reasons": REASONS,
        "is_fullwidth": "1",
    }
    return TemplateResponse(request, "desk/article.html", context)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: one decision; JSON from the page's script, a form where there is none."""
    refuse_others(request)
    article = get_object_or_404(Article, pk=pk)
    scripted = request.content_type == "application/json"
    try:
        order = Order.sent(_body(request) if scripted else request.POST)
        done = carry_out(order, article, by=request.user)
    except ValidationError as refusal:
        return _refused(request, article, scripted, {"errors": _errors(refusal)}, status=400)
    except Conflict as conflict:
        key = (conflict.record._meta.model_name, conflict.record.pk)
        return _refused(request, article, scripted, _conflict(request, article, key), status=409)
    except ObjectDoesNotExist:
        gone = {"errors": {"": ["It is no longer there: the article was read again. Load the page anew."]}}
        return _refused(request, article, scripted, gone, status=404)
    if not scripted:
        messages.success(request, f"Done: {order.verb}.")
        return redirect(f"{reverse('desk:article', args=[pk])}#{done.kind}-{done.pk}")
    answer: dict[str, Any] = {"decision": done.decision.pk if done.decision else None, "card": f"{done.kind}-{done.pk}"}
    if done.gone or order.verb == "add":
        return JsonResponse(answer | _whole(request, article))
    return JsonResponse(answer | {"html": _card_html(request, article, (done.kind, done.pk))})


def refuse_others(request: HttpRequest) -> None:
    """The desk is for curators. Raises PermissionDenied."""
    if access_of(request).role < Role.CURATOR:
        raise PermissionDenied


def counts(cards: list[Card]) -> dict[str, int]:
    """How many of the cards are in each state."""
    return dict(Counter(card.record.state for card in cards))


def _body(request: HttpRequest) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise ValidationError("the order of the desk could not be read: load the page again")
    return body


def _errors(refusal: ValidationError) -> dict[str, list[str]]:
    return refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}


def _conflict(request: HttpRequest, article: Article, record: tuple[str, int]) -> dict[str, Any]:
    html = _card_html(request, article, record)
    return {"errors": {"": ["Somebody else has changed this meanwhile. Look again, then decide."]}, "html": html}


def _refused(request: HttpRequest, article: Article, scripted: bool, answer: dict, status: int) -> HttpResponse:
    if scripted:
        return JsonResponse(answer, status=status)
    for field, errors in answer["errors"].items():
        messages.error(request, " ".join([f"{field}:" if field else "", *errors]).strip())
    return redirect("desk:article", article.pk)


def _card_html(request: HttpRequest, article: Article, record: tuple[str, int]) -> str:
    return _rendered(request, article, cards_of(article, record=record))


def _rendered(request: HttpRequest, article: Article, cards: list[Card]) -> str:
    return "".join(render_to_string("desk/card.html", {"card": c, "article": article}, request) for c in cards)


def _whole(request: HttpRequest, article: Article) -> dict[str, str]:
    """Text and cards anew: a record came or went, so that the marks differ."""
    cards = cards_of(article)
    pieces = segments(article.text, [mark for card in cards for mark in card.marks])
    return {
        "text": render_to_string("desk/text.html", {"segments": pieces}),
        "cards": _rendered(request, article, cards),
    }
