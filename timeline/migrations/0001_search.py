"""The words that search finds: a text search configuration, and the functions behind the `words` columns and the snippets."""

from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

# Names are qualified with their schema, so that a dump restores and an index is built under any search_path.
CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION public.korus (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION public.korus
    ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
"""
NO_CONFIGURATION = "DROP TEXT SEARCH CONFIGURATION public.korus;"

# Hyphens between letters are blanks ("Jae-myung" is "Jae Myung"); Chinese, Japanese and Korean runs, which the parser
# takes for one word, are indexed by their pairs of neighbouring characters, with the digits in them (2조원). A query is
# prepared in the same way by `timeline.search`.
FUNCTIONS = r"""
CREATE FUNCTION public.korus_plain(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT regexp_replace(t, '([[:alpha:]])[-‐‑–]([[:alpha:]])', '\1 \2', 'g')
$$;
CREATE FUNCTION public.korus_pairs(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT coalesce(string_agg(substr(run[1], i, 2), ' '), '')
    FROM regexp_matches(t, '[0-9]*[⺀-鿿가-힣豈-﫿ぁ-ヿ][0-9⺀-鿿가-힣豈-﫿ぁ-ヿ]*', 'g') AS run,
         generate_series(1, length(run[1]) - 1) AS i
$$;
CREATE FUNCTION public.korus_words(VARIADIC t text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    whole text := array_to_string(t, ' ');
BEGIN
    RETURN to_tsvector('public.korus', public.korus_plain(whole)) || to_tsvector('simple', public.korus_pairs(whole));
EXCEPTION WHEN program_limit_exceeded THEN  -- more than 1 MB of different words: the beginning is searchable
    whole := left(whole, 30000);
    RETURN to_tsvector('public.korus', public.korus_plain(whole)) || to_tsvector('simple', public.korus_pairs(whole));
END
$$;
"""
# What a search shows of a text: its best fragments, or the place of a Chinese, Japanese or Korean word, as safe HTML.
# The beginning of very long texts is enough to show, and keeps a page of results quick.
SNIPPET = r"""
CREATE FUNCTION public.korus_snippet(t text, query text, runs text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN runs = '' THEN
        ts_headline('public.korus', safe, websearch_to_tsquery('public.korus', public.korus_plain(query)),
            'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter=" … "')
    ELSE
        regexp_replace(substr(safe, greatest(1, regexp_instr(safe, runs) - 40), 160),
            '(' || runs || ')', '<mark>\1</mark>', 'g')
    END
    FROM (SELECT replace(replace(replace(left(t, 30000), '&', '&amp;'), '<', '&lt;'), '>', '&gt;')) AS _(safe)
$$;
"""
NO_FUNCTIONS = """
DROP FUNCTION public.korus_snippet(text, text, text);
DROP FUNCTION public.korus_words(text[]);
DROP FUNCTION public.korus_pairs(text);
DROP FUNCTION public.korus_plain(text);
"""


class Migration(migrations.Migration):
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        BtreeGinExtension(),
        migrations.RunSQL(CONFIGURATION, NO_CONFIGURATION),
        migrations.RunSQL(FUNCTIONS + SNIPPET, NO_FUNCTIONS),
    ]
