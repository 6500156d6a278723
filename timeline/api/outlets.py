"""Outlets."""

from django.db.models import F

from korus.serving.details import Showing
from korus.serving.lists import Listing
from korus.serving.paging import Order
from korus.serving.parts import Moment, Number, Own, Text
from korus.serving.shapes import Shape
from korus.serving.values import Words
from korus.serving.views import DetailView, ListView
from timeline.filters import OUTLET_FILTERS
from timeline.models import Outlet


class OutletShape(Shape):
    """Who publishes articles."""

    model = Outlet
    address = "outlets"

    id = Number()
    url = Own()
    name = Text()
    domain = Text("of its web site, where it is known")
    created_at = Moment()
    updated_at = Moment()


OUTLETS = Listing(
    OUTLET_FILTERS,
    {"name": Order("by name", F("name"), Words(), descending=False)},
    OutletShape,
)


class OutletList(ListView):
    listing = OUTLETS
    summary = "Outlets, by name"


class OutletDetail(DetailView):
    showing = Showing(OutletShape)
    summary = "One outlet"
