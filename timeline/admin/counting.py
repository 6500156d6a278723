"""Counts beside the rows of a list, asked for the rows of one page only (a join would count for the whole table)."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(rows: QuerySet, field: str, what: str = "pk") -> Coalesce:
    """How many (different `what`) of `rows` point to the row of the list by `field`."""
    mine = rows.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(mine.annotate(count=Count(what, distinct=True)).values("count")), 0)
