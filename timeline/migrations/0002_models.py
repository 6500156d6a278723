import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import timeline.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('pghistory', '0007_auto_20250421_0444'),
        ('timeline', '0001_search'),
    ]

    operations = [
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='TopicHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=100)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='timeline.topic')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation'), ('government', 'Government'), ('group', 'Group')], max_length=12)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=10)),
                ('wikidata_id', models.CharField(blank=True, max_length=20)),
                ('touched_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='timeline.actor')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'kind', '-id'], name='timeline_ac_state_3c86b3_idx'), models.Index(fields=['name', 'id'], name='actor_by_name'), models.Index(fields=['updated_at', 'id'], name='actor_by_change')],
            },
        ),
        migrations.CreateModel(
            name='ActorHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=300)),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation'), ('government', 'Government'), ('group', 'Group')], max_length=12)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=10)),
                ('wikidata_id', models.CharField(blank=True, max_length=20)),
                ('touched_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('merged_into', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.actor')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='timeline.actor')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActorName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('folded', models.CharField(editable=False, max_length=300)),
                ('language', models.CharField(blank=True, max_length=35)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='timeline.actor')),
            ],
            options={
                'indexes': [models.Index(fields=['folded'], name='timeline_ac_folded_60cb09_idx'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('name', name='gin_trgm_ops'), name='actor_name_trigrams')],
                'constraints': [models.UniqueConstraint(models.F('actor'), models.F('name'), name='actor_name_once')],
            },
        ),
        migrations.CreateModel(
            name='ActorNameHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=300)),
                ('folded', models.CharField(editable=False, max_length=300)),
                ('language', models.CharField(blank=True, max_length=35)),
                ('actor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.actor')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='timeline.actorname')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('date', timeline.models.EDTFField(blank=True, help_text='EDTF', max_length=64)),
                ('date_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('date_latest', models.DateField(blank=True, editable=False, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=10)),
                ('touched_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('words', models.GeneratedField(db_persist=True, expression=models.Func(models.F('title'), models.F('place'), function='korus_words', output_field=django.contrib.postgres.search.SearchVectorField()), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='timeline.event')),
                ('participants', models.ManyToManyField(blank=True, related_name='events', to='timeline.actor')),
                ('topics', models.ManyToManyField(blank=True, related_name='events', to='timeline.topic')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], name='event_words'), models.Index(models.F('state'), timeline.models.OrUndated('date_earliest'), models.F('id'), name='event_by_state_and_date'), models.Index(timeline.models.OrUndated('date_earliest'), models.F('id'), name='event_by_date'), models.Index(fields=['updated_at', 'id'], name='event_by_change')],
            },
        ),
        migrations.CreateModel(
            name='ParticipantHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('actor', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.actor')),
                ('event', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.event')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EventHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('date', timeline.models.EDTFField(blank=True, help_text='EDTF', max_length=64)),
                ('date_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('date_latest', models.DateField(blank=True, editable=False, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=10)),
                ('touched_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('merged_into', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.event')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='timeline.event')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=300)),
                ('since', timeline.models.EDTFField(blank=True, max_length=64)),
                ('until', timeline.models.EDTFField(blank=True, max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='timeline.actor')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='timeline.actor')),
                ('since_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('since_latest', models.DateField(blank=True, editable=False, null=True)),
                ('until_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('until_latest', models.DateField(blank=True, editable=False, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='MembershipHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(max_length=300)),
                ('since', timeline.models.EDTFField(blank=True, max_length=64)),
                ('until', timeline.models.EDTFField(blank=True, max_length=64)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.actor')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.actor')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='timeline.membership')),
                ('since_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('since_latest', models.DateField(blank=True, editable=False, null=True)),
                ('until_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('until_latest', models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(choices=[('actor', 'Actor'), ('event', 'Event'), ('claim', 'Claim')], max_length=5)),
                ('winner_id', models.PositiveBigIntegerField()),
                ('loser_id', models.PositiveBigIntegerField()),
                ('moved', models.JSONField(default=dict, help_text='{app.Model.field: [ids of the rows that pointed to the loser]}')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'loser_id'], name='timeline_me_record_f579fc_idx'), models.Index(fields=['record', 'winner_id'], name='timeline_me_record_b3e9b0_idx')],
            },
        ),
        migrations.CreateModel(
            name='Outlet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('domain', models.CharField(blank=True, max_length=253)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'ordering': ['name'],
                'indexes': [models.Index(fields=['domain'], name='timeline_ou_domain_e15f7b_idx')],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='outlet_name_once')],
            },
        ),
        migrations.CreateModel(
            name='OutletHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('domain', models.CharField(blank=True, max_length=253)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='timeline.outlet')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(blank=True, max_length=2000)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('byline', models.CharField(blank=True, max_length=500)),
                ('language', models.CharField(default='en', help_text='BCP 47 tag', max_length=35)),
                ('published_on', models.DateField(help_text='every relative date in the text hangs on it')),
                ('text', models.TextField()),
                ('text_hash', models.CharField(editable=False, help_text='SHA-256 of the text', max_length=64)),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('reading', 'Reading'), ('read', 'Read'), ('failed', 'Failed')], default='queued', max_length=10)),
                ('faults', models.PositiveSmallIntegerField(default=0, help_text='times its reading raised an error')),
                ('losses', models.PositiveSmallIntegerField(default=0, help_text='times its worker was lost')),
                ('lease', models.UUIDField(blank=True, editable=False, null=True)),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('sent_at', models.DateTimeField(blank=True, editable=False, help_text='when it was put to the broker', null=True)),
                ('failure', models.TextField(blank=True)),
                ('reader_version', models.CharField(blank=True, max_length=40)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('words', models.GeneratedField(db_persist=True, expression=models.Func(models.F('title'), models.F('text'), function='korus_words', output_field=django.contrib.postgres.search.SearchVectorField()), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revises', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to='timeline.article')),
                ('same_text_as', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='timeline.article')),
                ('outlet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='timeline.outlet')),
            ],
            options={
                'indexes': [models.Index(fields=['-published_on', '-id'], name='timeline_ar_publish_4c7637_idx'), models.Index(fields=['outlet', '-published_on', '-id'], name='timeline_ar_outlet__4d22be_idx'), models.Index(fields=['text_hash'], name='timeline_ar_text_ha_5b154c_idx'), models.Index(django.db.models.functions.text.MD5('url'), name='article_url'), models.Index(condition=models.Q(('state', 'queued')), fields=['id'], name='article_waiting'), models.Index(condition=models.Q(('state', 'reading')), fields=['leased_until'], name='article_leased'), django.contrib.postgres.indexes.GinIndex(fields=['words'], name='article_words'), models.Index(fields=['updated_at', 'id'], name='article_by_change')],
                'constraints': [models.UniqueConstraint(models.F('text_hash'), models.F('outlet'), name='article_text_once_an_outlet', nulls_distinct=False), models.UniqueConstraint(django.db.models.functions.text.MD5('url'), models.F('text_hash'), condition=models.Q(('url', ''), _negated=True), name='article_text_once_a_url')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(choices=[('actor', 'Actor'), ('event', 'Event'), ('claim', 'Claim')], max_length=5)),
                ('record_id', models.PositiveBigIntegerField()),
                ('verb', models.CharField(choices=[('confirm', 'Confirm'), ('reject', 'Reject'), ('mend', 'Mend'), ('add', 'Add'), ('merge', 'Merge'), ('split', 'Split'), ('apart', 'Apart'), ('restore', 'Restore'), ('undo', 'Undo')], max_length=7)),
                ('changes', models.JSONField(default=dict, help_text='{field: [from, to]}')),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('reader_version', models.CharField(blank=True, help_text='which proposed it; empty: a person', max_length=40)),
                ('confidence', models.FloatField(help_text='of the reader, in the least certain field', null=True)),
                ('article', models.ForeignKey(help_text='where it was found', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='timeline.article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undoes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='timeline.decision')),
                ('key', models.UUIDField(help_text='made by the desk: a decision sent twice is taken once', null=True, unique=True)),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'record_id', '-id'], name='timeline_de_record_53bfaf_idx'), models.Index(fields=['by', '-id'], name='timeline_de_by_id_214c3c_idx')],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('reader_version', models.CharField(blank=True, max_length=40)),
                ('confidence', models.FloatField(blank=True, null=True)),
                ('explanation', models.TextField(blank=True)),
                ('suggestion', models.JSONField(blank=True, help_text='what a later reading would say', null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='timeline.article')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='timeline.event')),
            ],
            options={
                'indexes': [models.Index(fields=['article', 'start'], name='timeline_me_article_3f7d18_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='mention_span')],
            },
        ),
        migrations.CreateModel(
            name='ArticleHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('url', models.URLField(blank=True, max_length=2000)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('byline', models.CharField(blank=True, max_length=500)),
                ('language', models.CharField(default='en', help_text='BCP 47 tag', max_length=35)),
                ('published_on', models.DateField(help_text='every relative date in the text hangs on it')),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('reading', 'Reading'), ('read', 'Read'), ('failed', 'Failed')], default='queued', max_length=10)),
                ('failure', models.TextField(blank=True)),
                ('reader_version', models.CharField(blank=True, max_length=40)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('added_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='timeline.article')),
                ('revises', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.article')),
                ('same_text_as', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.article')),
                ('outlet', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='timeline.outlet')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
            ],
            options={
                'proxy': True,
            },
            bases=('timeline.event_participants',),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "timeline_topichistory" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;', hash='77a9e8ad318d7e9fe990930fb62340a34a0c9ed8', operation='UPDATE', pgid='pgtrigger_update_update_b728d', table='timeline_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_topichistory" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='985c1dca9b79540da8681628eb363bede3e8bf87', operation='DELETE', pgid='pgtrigger_delete_delete_83465', table='timeline_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='actor',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."touched_at" IS DISTINCT FROM (NEW."touched_at") OR OLD."wikidata_id" IS DISTINCT FROM (NEW."wikidata_id"))', func='INSERT INTO "timeline_actorhistory" ("id", "kind", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "touched_at", "wikidata_id") VALUES (OLD."id", OLD."kind", OLD."merged_into_id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."state", OLD."touched_at", OLD."wikidata_id"); RETURN NULL;', hash='aa3abf464246f019344505a7b3ee2486f9f1b87a', operation='UPDATE', pgid='pgtrigger_update_update_7c9d0', table='timeline_actor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='actor',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_actorhistory" ("id", "kind", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "touched_at", "wikidata_id") VALUES (OLD."id", OLD."kind", OLD."merged_into_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."touched_at", OLD."wikidata_id"); RETURN NULL;', hash='4654fe28562655cd1b7244c05e7bf4e0e58b875d', operation='DELETE', pgid='pgtrigger_delete_delete_871ba', table='timeline_actor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='actorname',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."actor_id" IS DISTINCT FROM (NEW."actor_id") OR OLD."folded" IS DISTINCT FROM (NEW."folded") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "timeline_actornamehistory" ("actor_id", "folded", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."actor_id", OLD."folded", OLD."id", OLD."language", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;', hash='c27d422626329119831367dfcc0d05e17bc6fb72', operation='UPDATE', pgid='pgtrigger_update_update_2c045', table='timeline_actorname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='actorname',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_actornamehistory" ("actor_id", "folded", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."actor_id", OLD."folded", OLD."id", OLD."language", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='02bd4be307bb84cb2958d8a775a638ff09a8a858', operation='DELETE', pgid='pgtrigger_delete_delete_191a3', table='timeline_actorname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."date" IS DISTINCT FROM (NEW."date") OR OLD."date_earliest" IS DISTINCT FROM (NEW."date_earliest") OR OLD."date_latest" IS DISTINCT FROM (NEW."date_latest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."touched_at" IS DISTINCT FROM (NEW."touched_at"))', func='INSERT INTO "timeline_eventhistory" ("date", "date_earliest", "date_latest", "id", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "title", "touched_at") VALUES (OLD."date", OLD."date_earliest", OLD."date_latest", OLD."id", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."state", OLD."title", OLD."touched_at"); RETURN NULL;', hash='eb7cd4d4fcdef0a661a1737160aec105f8c3b2a3', operation='UPDATE', pgid='pgtrigger_update_update_0ab71', table='timeline_event', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_eventhistory" ("date", "date_earliest", "date_latest", "id", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "title", "touched_at") VALUES (OLD."date", OLD."date_earliest", OLD."date_latest", OLD."id", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."state", OLD."title", OLD."touched_at"); RETURN NULL;', hash='3e03dee984538bd96783648dd57494630a38e286', operation='DELETE', pgid='pgtrigger_delete_delete_b058a', table='timeline_event', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."since_earliest" IS DISTINCT FROM (NEW."since_earliest") OR OLD."since_latest" IS DISTINCT FROM (NEW."since_latest") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."until_earliest" IS DISTINCT FROM (NEW."until_earliest") OR OLD."until_latest" IS DISTINCT FROM (NEW."until_latest"))', func='INSERT INTO "timeline_membershiphistory" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "since_earliest", "since_latest", "until", "until_earliest", "until_latest") VALUES (OLD."id", OLD."organisation_id", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."role", OLD."since", OLD."since_earliest", OLD."since_latest", OLD."until", OLD."until_earliest", OLD."until_latest"); RETURN NULL;', hash='4e2c103f6fd5aba8ae8dfced6b67643c76a9e8ef', operation='UPDATE', pgid='pgtrigger_update_update_1174b', table='timeline_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_membershiphistory" ("id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "since_earliest", "since_latest", "until", "until_earliest", "until_latest") VALUES (OLD."id", OLD."organisation_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."since", OLD."since_earliest", OLD."since_latest", OLD."until", OLD."until_earliest", OLD."until_latest"); RETURN NULL;', hash='7d15e6f400905e6d7aea02a76bbcd4731a7108d4', operation='DELETE', pgid='pgtrigger_delete_delete_db50b', table='timeline_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outlet',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."domain" IS DISTINCT FROM (NEW."domain") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "timeline_outlethistory" ("domain", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."domain", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;', hash='25d195267e507e14b1b78ec58a7ad2ce0a8c5241', operation='UPDATE', pgid='pgtrigger_update_update_0dd32', table='timeline_outlet', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outlet',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_outlethistory" ("domain", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."domain", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='47de34cf8e52c174093859ba1066633a3325890c', operation='DELETE', pgid='pgtrigger_delete_delete_652a1', table='timeline_outlet', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."byline" IS DISTINCT FROM (NEW."byline") OR OLD."failure" IS DISTINCT FROM (NEW."failure") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."outlet_id" IS DISTINCT FROM (NEW."outlet_id") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."read_at" IS DISTINCT FROM (NEW."read_at") OR OLD."reader_version" IS DISTINCT FROM (NEW."reader_version") OR OLD."revises_id" IS DISTINCT FROM (NEW."revises_id") OR OLD."same_text_as_id" IS DISTINCT FROM (NEW."same_text_as_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url"))', func='INSERT INTO "timeline_articlehistory" ("added_by_id", "byline", "failure", "id", "language", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "read_at", "reader_version", "revises_id", "same_text_as_id", "state", "title", "url") VALUES (OLD."added_by_id", OLD."byline", OLD."failure", OLD."id", OLD."language", OLD."outlet_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."published_on", OLD."read_at", OLD."reader_version", OLD."revises_id", OLD."same_text_as_id", OLD."state", OLD."title", OLD."url"); RETURN NULL;', hash='477b9f6e50255e28f8d87e59aca80872c17cc58f', operation='UPDATE', pgid='pgtrigger_update_update_8c19c', table='timeline_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_articlehistory" ("added_by_id", "byline", "failure", "id", "language", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "read_at", "reader_version", "revises_id", "same_text_as_id", "state", "title", "url") VALUES (OLD."added_by_id", OLD."byline", OLD."failure", OLD."id", OLD."language", OLD."outlet_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_on", OLD."read_at", OLD."reader_version", OLD."revises_id", OLD."same_text_as_id", OLD."state", OLD."title", OLD."url"); RETURN NULL;', hash='08181d478171e19b48f889bf04f2eb50774e0937', operation='DELETE', pgid='pgtrigger_delete_delete_bc455', table='timeline_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participant',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_participanthistory" ("actor_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."actor_id", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='35500e476c97e63e334b3c8c59d3c95526cb49cf', operation='INSERT', pgid='pgtrigger_insert_insert_50e89', table='timeline_event_participants', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participant',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "timeline_participanthistory" ("actor_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."actor_id", OLD."event_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='58686a274f799dcf5510d0d2c8ed5292cfb758e5', operation='DELETE', pgid='pgtrigger_delete_delete_843fa', table='timeline_event_participants', when='AFTER')),
        ),
    ]
