"""A large newsroom: a million claims in a hundred thousand articles, and two hundred thousand events.

Words follow Zipf's law, and every nine days have a word of their own that is common then and never again, as news has
them. Everything is made by PostgreSQL from a fixed seed, so that it takes minutes and is the same each time.

    python -m tests.benchmarks.generate postgres://… [--claims 1000000]
"""

import argparse

import psycopg

SEED = 20_250_722
DAYS = 3_650

#: Sentences that texts are put together from. The density of exp(uniform) is 1/x, which is Zipf's law.
_SENTENCES = """
CREATE TEMP TABLE sentences AS SELECT g AS id, (
    SELECT string_agg(translate(to_hex(floor(exp(random() * 9.9))::int), '0123456789abcdef', 'aeiouybdfgklmnrs'), ' ')
    FROM generate_series(1, 9 + g % 2)) AS text FROM generate_series(0, 19999) g;
CREATE UNIQUE INDEX ON sentences (id);
ANALYZE sentences;
"""


def news(number: int, length: int) -> str:
    """SQL of so many texts of so many sentences, spread over the days: `g`, `day` and `text`, in which the word of the
    day comes now and then."""
    return f"""(
    SELECT g, (g::float8 / {number} * {DAYS})::int AS day, string_agg(
        CASE WHEN (g + i) % 7 = 0 THEN sentences.text || ' burst' || (g::float8 / {number} * {DAYS})::int / 9
        ELSE sentences.text END, ' ' ORDER BY i) AS text
    FROM generate_series(1, {number}) g CROSS JOIN generate_series(1, {length}) i
    JOIN sentences ON id = (g::bigint * 7919 + i * 104729) % 20000 GROUP BY g ORDER BY g) AS news"""


def generate(url: str, claims: int) -> None:
    """Fill an empty, migrated database, in one transaction. Takes some minutes a million."""
    with psycopg.connect(url) as connection:
        run = connection.execute
        run("SET LOCAL session_replication_role = replica")  # no history of what was never changed
        run("SET LOCAL maintenance_work_mem = '512MB'")
        run("SET LOCAL work_mem = '256MB'")
        run(f"SELECT setseed({SEED % 1000 / 1000})")
        run(_SENTENCES)
        indexes = run(_INDEXES, [list(_SEQUENCES)]).fetchall()
        for name, _ in indexes:  # made again at the end, which is quicker by far
            run(f'DROP INDEX "{name}"')
        run(rows(claims))
        for table in _SEQUENCES:
            run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        for _, definition in indexes:
            run(definition)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


_SEQUENCES = (
    "timeline_outlet", "timeline_article", "timeline_actor", "timeline_actorname", "timeline_event", "timeline_mention",
    "claims_claim", "claims_appearance", "claims_passage", "claims_quantity",
)  # fmt: skip

#: Those that no constraint rests on.
_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s)
AND indexname::regclass NOT IN (SELECT conindid FROM pg_constraint) AND indexdef NOT LIKE 'CREATE UNIQUE%%'
"""


def rows(claims: int) -> str:
    articles, events, actors = claims // 10, claims // 5, max(100, claims // 50)
    return f"""
INSERT INTO timeline_outlet (id, name, domain, created_at, updated_at)
SELECT g, 'Outlet ' || g, 'outlet-' || g || '.example', now(), now() FROM generate_series(1, 200) g;

INSERT INTO timeline_article (id, outlet_id, url, title, byline, language, published_on, text, text_hash, state, faults,
    losses, failure, reader_version, read_at, created_at, updated_at)
SELECT g, 1 + g % 200, 'https://outlet-' || (1 + g % 200) || '.example/' || g, left(text, 60), '', 'en',
    DATE '2016-01-01' + day, text, md5(g::text) || md5('x' || g), 'read', 0, 0, '', 'bench-1', now(),
    now() - g * interval '1 second', now() - g * interval '1 second'
FROM {news(articles, 12)};

INSERT INTO timeline_actor (id, name, kind, state, wikidata_id, created_at, updated_at)
SELECT g, initcap(left(text, 20)) || ' ' || g, CASE WHEN g % 3 = 0 THEN 'organisation' ELSE 'person' END,
    'confirmed', '', now(), now() - g * interval '1 second' FROM {news(actors, 1)};
INSERT INTO timeline_actorname (id, actor_id, name, folded, language, created_at)
SELECT id, id, name, lower(name), 'en', now() FROM timeline_actor;

INSERT INTO timeline_event (id, title, date, date_earliest, date_latest, place, state, created_at, updated_at)
SELECT g, text, (DATE '2016-01-01' + day)::text, DATE '2016-01-01' + day, DATE '2016-01-01' + day, '',
    CASE WHEN g % 10 < 8 THEN 'confirmed' WHEN g % 10 = 8 THEN 'proposed' ELSE 'rejected' END, now(),
    now() - g * interval '1 second'
FROM {news(events, 1)};
INSERT INTO timeline_mention (id, event_id, article_id, start, "end", reader_version, explanation)
SELECT g, g, 1 + (g - 1) / 2, 10, 60, 'bench-1', '' FROM generate_series(1, {events}) g;

INSERT INTO claims_claim (id, claimant_id, claimant_as_written, role_as_written, kind, text, said, said_earliest,
    said_latest, due, due_earliest, due_latest, starts, state, created_at, updated_at)
SELECT g, 1 + (power(random(), 3) * ({actors} - 1))::int, '', 'minister',
    (ARRAY['pledge', 'request', 'forecast', 'figure', 'account', 'position'])[1 + g % 6], text,
    (DATE '2016-01-01' + day)::text, DATE '2016-01-01' + day, DATE '2016-01-01' + day,
    CASE WHEN g % 6 = 0 THEN (DATE '2016-01-01' + day + 400)::text ELSE '' END,
    CASE WHEN g % 6 = 0 THEN DATE '2016-01-01' + day + 400 END,
    CASE WHEN g % 6 = 0 THEN DATE '2016-01-01' + day + 400 END,
    '', CASE WHEN g % 10 < 8 THEN 'confirmed' WHEN g % 10 = 8 THEN 'proposed' ELSE 'rejected' END, now(),
    now() - g * interval '1 second'
FROM {news(claims, 2)};
INSERT INTO claims_appearance (id, claim_id, article_id, cue, quote_type, dates, reader_version, explanation,
    candidates, confidence, created_at)
SELECT g, g, 1 + (g - 1) / 10, 'said', 'indirect', '[]', 'bench-1', '{{}}', '[]', '{{"kind": 0.8}}', now()
FROM generate_series(1, {claims}) g;
INSERT INTO claims_passage (id, appearance_id, role, ordinal, start, "end")
SELECT g, g, 'content', 0, 10 + g % 100, 90 + g % 100 FROM generate_series(1, {claims}) g;
INSERT INTO claims_quantity (id, appearance_id, start, "end", value, unit, bound, measure, period)
SELECT g / 3, g, 20, 30, g, CASE WHEN g % 2 = 0 THEN 'USD' ELSE 'home' END, 'exact', '', ''
FROM generate_series(3, {claims}, 3) g;
"""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--claims", type=int, default=1_000_000)
    arguments = parser.parse_args()
    generate(arguments.url, arguments.claims)
