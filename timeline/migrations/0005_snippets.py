"""What a search shows of a text: its best fragments, or the place of a Chinese, Japanese or Korean word, as safe HTML."""

from django.db import migrations

# The beginning of very long texts is enough to show, and keeps a page of results quick.
FUNCTION = r"""
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


class Migration(migrations.Migration):
    dependencies = [("timeline", "0004_keyset")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION public.korus_snippet(text, text, text);")]
