"""What shows the name of another record changes with that name: `updated_at` is what tools that keep a copy go by, and
what Last-Modified tells.

Triggers see every way in which a name is written. The title of an event is not among these: at the desk it is mended
beside the claims made on that occasion, which must not seem to be changed by somebody else. Nor is a state, for the
same reason: confirming a claim confirms whom it names.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION public.korus_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 0 .. TG_NARGS - 1 BY 2 LOOP
        EXECUTE format('UPDATE public.%I SET updated_at = clock_timestamp() WHERE %s', TG_ARGV[i], TG_ARGV[i + 1])
            USING NEW.id;
    END LOOP;
    RETURN NULL;
END
$$;
"""

#: By table and column of a name: the tables whose rows show it, and which rows.
SHOWN = {
    ("timeline_topic", "name"): {
        "claims_claim": "id IN (SELECT claim_id FROM public.claims_claim_topics WHERE topic_id = $1)",
        "timeline_event": "id IN (SELECT event_id FROM public.timeline_event_topics WHERE topic_id = $1)",
    },
    ("timeline_outlet", "name"): {"timeline_article": "outlet_id = $1"},
    ("timeline_actor", "name"): {
        "claims_claim": "claimant_id = $1 OR body_id = $1",
        "claims_pledge": "promiser_id = $1",
        "timeline_event": "id IN (SELECT event_id FROM public.timeline_event_participants WHERE actor_id = $1)",
        "timeline_membership": "person_id = $1 OR organisation_id = $1",
    },
    ("timeline_article", "title"): {
        "claims_claim": "id IN (SELECT claim_id FROM public.claims_appearance WHERE article_id = $1)",
        "claims_evidence": "article_id = $1",
        "timeline_article": "revises_id = $1 OR same_text_as_id = $1",
        "timeline_event": "id IN (SELECT event_id FROM public.timeline_mention WHERE article_id = $1)",
    },
    ("claims_claim", "text"): {
        "claims_claimlink": "claim_id = $1 OR other_id = $1",
        "claims_pledge": "claim_id = $1",
    },
    ("claims_collection", "name"): {
        "claims_pledge": "id IN (SELECT pledge_id FROM public.claims_pledge_collections WHERE collection_id = $1)",
    },
    ("claims_pledge", "title"): {
        "claims_evidence": "pledge_id = $1",
        "claims_milestone": "pledge_id = $1",
        "claims_pledge": "part_of_id = $1 OR replaced_by_id = $1",
    },
}


def triggers():
    for (table, column), shown in SHOWN.items():
        arguments = ", ".join(f"'{word}'" for pair in shown.items() for word in pair)
        yield (
            f"CREATE TRIGGER korus_renamed AFTER UPDATE ON public.{table} FOR EACH ROW "
            f"WHEN (OLD.{column} IS DISTINCT FROM NEW.{column}) EXECUTE FUNCTION public.korus_renamed({arguments});",
            f"DROP TRIGGER korus_renamed ON public.{table};",
        )


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_spans_are_whole"), ("timeline", "0002_models")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION public.korus_renamed();"),
        *(migrations.RunSQL(sql, undone) for sql, undone in triggers()),
    ]
