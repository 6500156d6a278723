"""How long it takes to find what a new claim meets among a million, and to recompute the watch list of 100,000 pledges.

    python -m tests.benchmarks.generate postgres://…          once, for the claims
    DATABASE_URL=postgres://… python -m tests.benchmarks.pledges

It prints the machine, the figures, and how much of what is allowed they take.
"""

import os
import platform
import statistics
import time
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korus.settings")
django.setup()

from django.db import connection  # noqa: E402

from claims.links import candidates  # noqa: E402
from claims.told import told_by  # noqa: E402
from claims.watching import raise_alarms  # noqa: E402

CANDIDATES_MS, WATCH_S = 50.0, 60.0
SAMPLE, PLEDGES = 300, 100_000

#: Two thousand measures, as claims of one thing bear one.
_MEASURES = """
UPDATE claims_quantity SET measure = 'measure ' || (id * 7919) % 2000 WHERE measure = ''
"""
_PLEDGES = f"""
INSERT INTO claims_pledge (claim_id, title, what, testable, testable_reason, measure, unit, starts, due, due_earliest,
    due_latest, stage, status, blocked_by, created_at, updated_at)
SELECT id, left(text, 100), '', 'yes', '', '', '', '', due, due_earliest, due_latest, 'announced',
    (ARRAY['not_started', 'in_progress', 'stalled', 'kept', 'changed'])[1 + id % 5], '', now() - interval '1 year',
    now()
FROM claims_claim WHERE kind = 'pledge' ORDER BY id DESC LIMIT {PLEDGES} ON CONFLICT DO NOTHING
"""
_MILESTONES = """
INSERT INTO claims_milestone (pledge_id, title, unit, due, due_earliest, due_latest, created_at, updated_at)
SELECT id, 'half of it', '', due, due_earliest, due_latest - 200, now(), now() FROM claims_pledge WHERE id % 2 = 0
"""
_EVIDENCE = """
INSERT INTO claims_evidence (pledge_id, url, copy, dated, stance, grade, state, reason, created_at, updated_at)
SELECT id, 'https://x.example/', 'words', '', 'supports', 'agreement', 'confirmed', '', now(),
    now() - (id % 300) * interval '1 day' FROM claims_pledge, generate_series(1, 3)
"""


def candidates_ms() -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds over claims spread over all, and the size of the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM claims_claim")
        (last,) = cursor.fetchone()
    told = told_by(range(last // SAMPLE, last + 1, max(1, last // SAMPLE)))
    times = []
    for warm in (True, False):
        for claim in told.values():
            started = time.perf_counter()
            candidates(claim)
            if not warm:
                times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times), statistics.quantiles(times, n=20)[-1], last


def watch_s() -> tuple[float, dict[str, int], int]:
    """Seconds for one run of the clock, what it raised, and the number of pledges."""
    with connection.cursor() as cursor:
        for statement in (_PLEDGES, _MILESTONES, _EVIDENCE, "ANALYZE"):
            cursor.execute(statement)
        cursor.execute("SELECT count(*) FROM claims_pledge")
        (pledges,) = cursor.fetchone()
    started = time.perf_counter()
    raised = raise_alarms(date(2026, 7, 1))
    return time.perf_counter() - started, raised, pledges


def main() -> None:
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with connection.cursor() as cursor:
        cursor.execute(_MEASURES)
        cursor.execute("ANALYZE claims_quantity")
    median, late, claims = candidates_ms()
    print(f"candidates among {claims:,} claims: median {median:.1f} ms, 95th percentile {late:.1f} ms")
    print(f"  {late / CANDIDATES_MS:.2f} of the {CANDIDATES_MS:.0f} ms allowed")
    seconds, raised, pledges = watch_s()
    print(f"watch list of {pledges:,} pledges: {seconds:.1f} s, raised {raised}")
    print(f"  {seconds / WATCH_S:.2f} of the {WATCH_S:.0f} s allowed")


if __name__ == "__main__":
    main()
