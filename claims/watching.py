"""The clock of pledges: what has to be looked at on a day becomes an alarm, once.

Every rule is one INSERT … SELECT … ON CONFLICT DO NOTHING over all open pledges, so that a hundred thousand of them
take seconds, and running it twice, or in two places at once, raises nothing twice.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from claims import rubric
from claims.models import AlarmKind

#: Days before a pledge can fall due on which it is called due soon.
SOON = 30

#: A due date that spans more days than this ("this decade") comes near at its end, not at its beginning.
A_YEAR = 366

# The last act on a pledge that is known: confirmed evidence, a judgement in force, or its making. The newsroom's days
# count, not those of UTC: what is written at one in the morning in Seoul is of that day.
_LAST_ACT = """
    (greatest(
        p.created_at,
        (SELECT max(e.updated_at) FROM claims_evidence e WHERE e.pledge_id = p.id AND e.state = 'confirmed'),
        (SELECT max(coalesce(f.reviewed_at, f.created_at)) FROM claims_followup f
         WHERE f.pledge_id = p.id AND f.state = 'in force')
    ) AT TIME ZONE %(zone)s)::date
"""

# When a pledge comes near: the first day on which it can be due, or the last where that is too vague.
_NEAR = "CASE WHEN p.due_latest - p.due_earliest <= %(year)s THEN p.due_earliest ELSE p.due_latest END"

#: For each kind of alarm, who is concerned and since which day: (pledge, milestone, day).
RULES: dict[str, str] = {
    AlarmKind.STARTS: """
        SELECT p.id, NULL::bigint, p.starts_earliest FROM claims_pledge p
        WHERE p.status = 'not_started' AND p.starts_earliest <= %(today)s
    """,
    AlarmKind.DUE_SOON: f"""
        SELECT id, NULL::bigint, near - %(soon)s
        FROM (SELECT p.id, p.due_latest, {_NEAR} AS near FROM claims_pledge p WHERE p.status <> ALL(%(closed)s)) AS due
        WHERE near - %(soon)s <= %(today)s AND due_latest >= %(today)s
    """,
    AlarmKind.DUE_PASSED: """
        SELECT p.id, NULL::bigint, p.due_latest + 1 FROM claims_pledge p
        WHERE p.status <> ALL(%(closed)s) AND p.due_latest < %(today)s
    """,
    AlarmKind.MILESTONE_PASSED: """
        SELECT p.id, m.id, m.due_latest + 1 FROM claims_milestone m JOIN claims_pledge p ON p.id = m.pledge_id
        WHERE p.status <> ALL(%(closed)s) AND m.reached_on IS NULL AND m.due_latest < %(today)s
    """,
    # Raised again after another silence of the same length: its day moves on in steps of that length.
    AlarmKind.SILENT: f"""
        SELECT id, NULL::bigint, act + ((%(today)s - act) / days) * days
        FROM (SELECT p.id, {_LAST_ACT} AS act, coalesce(p.quiet_days, %(quiet)s)::int AS days
              FROM claims_pledge p WHERE p.status <> ALL(%(closed)s)) AS quiet
        WHERE days > 0 AND %(today)s - act >= days
    """,
}

_INSERT = """
    INSERT INTO claims_alarm (pledge_id, milestone_id, kind, "on", raised_at)
    SELECT found.pledge, found.milestone, %(kind)s, found.day, now()
    FROM ({rule}) AS found (pledge, milestone, day) ORDER BY 1 ON CONFLICT DO NOTHING
"""


def newsroom_day(moment: datetime) -> date:
    """The day it is for the newsroom at a moment."""
    return moment.astimezone(ZoneInfo(settings.KORUS_TIME_ZONE)).date()


def raise_alarms(today: date) -> dict[str, int]:
    """Raise what is to be looked at on `today` (the newsroom's day) and was not raised yet: how many of each kind."""
    values = {
        "today": today,
        "soon": SOON,
        "year": A_YEAR,
        "quiet": settings.KORUS_QUIET_DAYS,
        "zone": settings.KORUS_TIME_ZONE,
        "closed": sorted(rubric.CLOSED),
    }
    raised = {}
    with connection.cursor() as cursor:
        for kind, rule in RULES.items():
            cursor.execute(_INSERT.format(rule=rule), values | {"kind": str(kind)})
            raised[str(kind)] = cursor.rowcount
    return raised
