"""The article's desk: its text with every passage marked, the proposals beside it, and the decisions sent from it."""

import json
from collections import Counter
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.desk import queue, seats
from claims.desk.cards import Card, cards_of
from claims.desk.marking import segments
from claims.desk.orders import REASONS, Order, carry_out
from claims.models import ClaimKind, LinkKind
from timeline.curation import Conflict
from timeline.models import Article, State

#: Orders that one request may carry ("confirm all above ...").
MOST_AT_ONCE = 500

CONFLICT = "Somebody else has changed this meanwhile. Look again, then decide."
GONE = "It is no longer there: the article was read again. Load the page anew."


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the desk of one article."""
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
        "holder": seats.take(article.pk, request.user),
        "next_article": queue.next_after(request, article),
        "link_kinds": LinkKind.choices,
        "is_fullwidth": "1",
    }
    return TemplateResponse(request, "desk/article.html", context)


@require_POST
def sit(request: HttpRequest, pk: int) -> HttpResponse:
    """POST, every now and then: keep the seat at this article, or hear who has it."""
    return JsonResponse({"holder": seats.take(pk, request.user)})


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: one decision; JSON from the page's script, a form where there is none."""
    article = get_object_or_404(Article, pk=pk)
    if request.content_type != "application/json":
        return _decide_by_form(request, article)
    try:
        sent = _body(request)
    except ValidationError as refusal:
        return JsonResponse({"errors": _errors(refusal)}, status=400)
    if isinstance(sent.get("orders"), list):
        answers = [_answer(request, article, order) for order in sent["orders"][:MOST_AT_ONCE]]
        return JsonResponse({"answers": answers} | _whole(request, article))
    answer = _answer(request, article, sent)
    if answer["status"] == HTTPStatus.OK and answer.pop("whole"):
        return JsonResponse(answer | _whole(request, article))
    if answer.get("card"):
        kind, _, number = answer["card"].partition("-")
        answer["html"] = _rendered(request, article, cards_of(article, record=(kind, int(number))))
    return JsonResponse(answer, status=answer["status"])


@require_safe
def card(request: HttpRequest, pk: int, kind: str, number: int) -> HttpResponse:
    """GET: one card as it stands now."""
    article = get_object_or_404(Article, pk=pk)
    return HttpResponse(_rendered(request, article, cards_of(article, record=(kind, number))))


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


def _answer(request: HttpRequest, article: Article, sent: Any) -> dict[str, Any]:
    """What came of one order: {status, card, decision, errors}; `whole` when text and cards must be drawn anew."""
    try:
        order = Order.sent(sent if isinstance(sent, dict) else {})
        done = carry_out(order, article, by=request.user)
    except ValidationError as refusal:
        return {"status": HTTPStatus.BAD_REQUEST, "errors": _errors(refusal)}
    except Conflict as conflict:
        card_id = f"{conflict.record._meta.model_name}-{conflict.record.pk}"
        return {"status": HTTPStatus.CONFLICT, "errors": {"": [CONFLICT]}, "card": card_id}
    except ObjectDoesNotExist:
        return {"status": HTTPStatus.NOT_FOUND, "errors": {"": [GONE]}}
    return {
        "status": HTTPStatus.OK,
        "card": f"{done.kind}-{done.pk}",
        "decision": done.decision.pk if done.decision else None,
        "whole": done.redraw,
    }


def _decide_by_form(request: HttpRequest, article: Article) -> HttpResponse:
    answer = _answer(request, article, request.POST.dict())
    for field, errors in answer.get("errors", {}).items():
        messages.error(request, " ".join([f"{field}:" if field else "", *errors]).strip())
    if "errors" not in answer:
        messages.success(request, f"Done: {request.POST.get('verb')}.")
    return redirect(f"{reverse('desk:article', args=[article.pk])}#{answer.get('card', 'text')}")


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
