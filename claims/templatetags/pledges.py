"""Numbers of pledges, as people write them."""

from decimal import Decimal

from django import template

from claims.comparing import Figure, written

register = template.Library()


@register.filter
def plain(number: Decimal | None) -> str:
    """A number without the zeros of its column; nothing for none."""
    return "" if number is None else written(number)


@register.filter
def amount(number: Decimal, unit: str) -> str:
    """ "500 AI factories", "1.2 trillion USD"."""
    return str(Figure(number, unit))
