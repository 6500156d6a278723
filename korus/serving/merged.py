"""A record that was merged into another: its address, and what lies below it, answers with the way to the winner."""

from django.http import HttpRequest, HttpResponsePermanentRedirect

from korus.serving.access import Sight
from korus.serving.operations import Answer
from korus.serving.problems import not_found
from korus.serving.shapes import Shape, states_among
from korus.serving.values import LARGEST

MERGED = Answer("it was merged into the one at Location", None, ("Location",))


def moved(
    shape: type[Shape], request: HttpRequest, sight: Sight, root: str, number: int
) -> HttpResponsePermanentRedirect:
    """308 to the same address of the winner. Raises Problem where nothing was merged that the visitor could see."""
    if not shape.merges or number > LARGEST:
        raise not_found()
    losers = shape.model._default_manager.filter(states_among("state", sight.states), pk=number)
    winners = shape.visible(shape.model._default_manager.filter(merged__in=losers), sight)
    winner = winners.values_list("pk", flat=True).first()
    if winner is None:
        raise not_found()
    below = request.path.partition(f"/{shape.address}/{number}")[2]
    query = request.META.get("QUERY_STRING")
    address = f"{root}{shape.address}/{winner}{below}" + (f"?{query}" if query else "")
    return HttpResponsePermanentRedirect(address, preserve_request=True)
