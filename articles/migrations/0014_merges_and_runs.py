"""Merges and splits that can be taken back, background runs, and a history for the tables that had none."""

import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


GIVEN_HISTORY = ("country", "metonym", "office", "outlet", "redirect")
VIEWED_BY_CURATORS = ("actormove", "run")


def begin_history(apps, schema_editor):
    """A first line for each row, so that the next change can be told from what it was before."""
    db = schema_editor.connection
    for name in GIVEN_HISTORY:
        table = apps.get_model("articles", name)._meta.db_table
        events = apps.get_model("articles", f"{name}event")._meta
        own = [f.column for f in events.concrete_fields if not f.name.startswith("pgh_")]
        columns = ", ".join(map(db.ops.quote_name, own))
        with db.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {events.db_table} (pgh_created_at, pgh_label, pgh_obj_id, {columns})"
                f" SELECT now(), 'insert', id, {columns} FROM {table} ORDER BY id"
            )


def let_curators_view(apps, schema_editor):
    db = schema_editor.connection.alias
    group = apps.get_model("auth", "Group").objects.using(db).filter(name="curator").first()
    if group is None:
        return
    for name in VIEWED_BY_CURATORS:
        kind, _ = (
            apps.get_model("contenttypes", "ContentType")
            .objects.using(db)
            .get_or_create(app_label="articles", model=name)
        )
        told = apps.get_model("articles", name)._meta.verbose_name
        permission, _ = (
            apps.get_model("auth", "Permission")
            .objects.using(db)
            .get_or_create(content_type=kind, codename=f"view_{name}", defaults={"name": f"Can view {told}"})
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_joint_speakers"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActorMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("merge", "merged into"), ("split", "split off to"), ("match", "name matched to")],
                        max_length=5,
                    ),
                ),
                (
                    "source",
                    models.BigIntegerField(
                        db_index=True, help_text="None where a printed name was matched.", null=True
                    ),
                ),
                ("source_name", models.CharField(max_length=300)),
                ("source_slug", models.CharField(blank=True, max_length=120)),
                ("target", models.BigIntegerField(db_index=True)),
                ("target_name", models.CharField(max_length=200)),
                ("target_slug", models.CharField(max_length=120)),
                ("reason", models.TextField(blank=True)),
                ("counts", models.JSONField(default=dict)),
                ("writes", models.JSONField(default=list, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "merge or split",
                "verbose_name_plural": "merges and splits",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="CountryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        help_text="ISO 3166 code; XK for Kosovo; BA-SRP and the like for parts of a state.",
                        max_length=12,
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "Country"),
                            ("entity", "Entity"),
                            ("district", "District"),
                            ("province", "Province"),
                            ("region", "Region"),
                        ],
                        default="country",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("official_name", models.CharField(blank=True, max_length=200)),
                ("label", models.CharField(help_text="The neutral name that pages show.", max_length=120)),
                ("footnote", models.TextField(blank=True)),
                ("capital", models.CharField(blank=True, max_length=80)),
                (
                    "demonyms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Serbian, Kosovan: adjectives that point to the state, not to a people.",
                        size=None,
                    ),
                ),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "weak_aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="“text [context it needs]”",
                        size=None,
                    ),
                ),
                (
                    "local_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None
                    ),
                ),
                ("in_region", models.BooleanField(default=False)),
                ("notes", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MetonymEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.CharField(max_length=120)),
                (
                    "alternatives",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Other readings: slugs of actors, or “city”.",
                        size=None,
                    ),
                ),
                (
                    "ambiguity",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], default="medium", max_length=6
                    ),
                ),
                ("cue", models.TextField(blank=True, help_text="What tells the readings apart.")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfficeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=120)),
                ("title", models.CharField(max_length=200)),
                ("single", models.BooleanField(default=True)),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Every wording of the title that is enough by itself.",
                        size=None,
                    ),
                ),
                (
                    "weak_variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="“text [context it needs]”",
                        size=None,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutletEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(max_length=120)),
                ("site", models.URLField(blank=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RedirectEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("old_path", models.CharField(max_length=300)),
                ("new_path", models.CharField(blank=True, max_length=300)),
                ("reason", models.TextField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("extract", "articles read again"),
                            ("preview", "patterns tried out"),
                            ("retag", "tagged anew"),
                        ],
                        max_length=7,
                    ),
                ),
                ("patterns", models.JSONField(blank=True, default=dict)),
                (
                    "articles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("lines", models.JSONField(default=list)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "background run",
                "verbose_name_plural": "background runs",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("speaker__isnull", True), models.Q(("speaker_printed", ""), _negated=True)),
                fields=["speaker_printed"],
                name="statement_unknown_speaker",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_countryevent" ("aliases", "capital", "code", "demonyms", "footnote", "id", "in_region", "kind", "label", "local_names", "name", "notes", "official_name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "weak_aliases") VALUES (NEW."aliases", NEW."capital", NEW."code", NEW."demonyms", NEW."footnote", NEW."id", NEW."in_region", NEW."kind", NEW."label", NEW."local_names", NEW."name", NEW."notes", NEW."official_name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."weak_aliases"); RETURN NULL;',
                    hash="8304568e91735262bc8fff9b8e828d8542f1c9dc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9b227",
                    table="articles_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_countryevent" ("aliases", "capital", "code", "demonyms", "footnote", "id", "in_region", "kind", "label", "local_names", "name", "notes", "official_name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "weak_aliases") VALUES (NEW."aliases", NEW."capital", NEW."code", NEW."demonyms", NEW."footnote", NEW."id", NEW."in_region", NEW."kind", NEW."label", NEW."local_names", NEW."name", NEW."notes", NEW."official_name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."weak_aliases"); RETURN NULL;',
                    hash="5c96d11dcfd3499fe313a4aa356a7976b5f3cdd8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ea7fb",
                    table="articles_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_countryevent" ("aliases", "capital", "code", "demonyms", "footnote", "id", "in_region", "kind", "label", "local_names", "name", "notes", "official_name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "weak_aliases") VALUES (OLD."aliases", OLD."capital", OLD."code", OLD."demonyms", OLD."footnote", OLD."id", OLD."in_region", OLD."kind", OLD."label", OLD."local_names", OLD."name", OLD."notes", OLD."official_name", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."weak_aliases"); RETURN NULL;',
                    hash="5c00bb4dbd2fc3837cbca81d791cc972863399a6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cd3e3",
                    table="articles_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="metonym",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_metonymevent" ("actor_id", "alternatives", "ambiguity", "cue", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."actor_id", NEW."alternatives", NEW."ambiguity", NEW."cue", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="06f1298238dab5d97c9993b76a4181ca2d6b9b69",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7a654",
                    table="articles_metonym",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="metonym",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_metonymevent" ("actor_id", "alternatives", "ambiguity", "cue", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."actor_id", NEW."alternatives", NEW."ambiguity", NEW."cue", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="8147aac8879823993d7a94754f332113056e65ed",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17ee5",
                    table="articles_metonym",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="metonym",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_metonymevent" ("actor_id", "alternatives", "ambiguity", "cue", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."actor_id", OLD."alternatives", OLD."ambiguity", OLD."cue", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                    hash="0dd94254640e883f0ee631996df79a14b9640791",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e4e1d",
                    table="articles_metonym",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_officeevent" ("country_id", "entity_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "single", "slug", "title", "variants", "weak_variants") VALUES (NEW."country_id", NEW."entity_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."single", NEW."slug", NEW."title", NEW."variants", NEW."weak_variants"); RETURN NULL;',
                    hash="198990792b9fcb2c68f2847c6f5cc8a403d7c76b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8a19e",
                    table="articles_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_officeevent" ("country_id", "entity_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "single", "slug", "title", "variants", "weak_variants") VALUES (NEW."country_id", NEW."entity_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."single", NEW."slug", NEW."title", NEW."variants", NEW."weak_variants"); RETURN NULL;',
                    hash="52a40df218cbc4cae69bbf90d7e818497b3e9780",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f4c5b",
                    table="articles_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_officeevent" ("country_id", "entity_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "single", "slug", "title", "variants", "weak_variants") VALUES (OLD."country_id", OLD."entity_id", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."single", OLD."slug", OLD."title", OLD."variants", OLD."weak_variants"); RETURN NULL;',
                    hash="79211205298dc5c25545fa47e00c3335c9528fb6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fcb26",
                    table="articles_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outlet",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_outletevent" ("country_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site", "slug") VALUES (NEW."country_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."site", NEW."slug"); RETURN NULL;',
                    hash="c63236bcaf1d5e198ef7208edec07eb03d220dac",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d21ef",
                    table="articles_outlet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outlet",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_outletevent" ("country_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site", "slug") VALUES (NEW."country_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."site", NEW."slug"); RETURN NULL;',
                    hash="fa5396cf0592323f58c5b48d2cf2e054e74e5ad0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_57ece",
                    table="articles_outlet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outlet",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_outletevent" ("country_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site", "slug") VALUES (OLD."country_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."site", OLD."slug"); RETURN NULL;',
                    hash="0cd6d92b9d441018e30c7cb8e050ce357dad2ffe",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8d141",
                    table="articles_outlet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="redirect",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_redirectevent" ("created_at", "id", "new_path", "old_path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."created_at", NEW."id", NEW."new_path", NEW."old_path", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="7c73827c6dbd2679fd51501726e666661da0a3dc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1386f",
                    table="articles_redirect",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="redirect",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_redirectevent" ("created_at", "id", "new_path", "old_path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."created_at", NEW."id", NEW."new_path", NEW."old_path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                    hash="3851df6499ab8059ad81fcac8efcb03e41afa36e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e1e5d",
                    table="articles_redirect",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="redirect",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_redirectevent" ("created_at", "id", "new_path", "old_path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."created_at", OLD."id", OLD."new_path", OLD."old_path", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                    hash="9a95577a9bdd0787144a0ac9f2c9f4655be22ea6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e4319",
                    table="articles_redirect",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="actormove",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="actormove",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.country",
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.country",
            ),
        ),
        migrations.AddField(
            model_name="metonymevent",
            name="actor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.actor",
            ),
        ),
        migrations.AddField(
            model_name="metonymevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="metonymevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.metonym",
            ),
        ),
        migrations.AddField(
            model_name="officeevent",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.country",
            ),
        ),
        migrations.AddField(
            model_name="officeevent",
            name="entity",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.country",
            ),
        ),
        migrations.AddField(
            model_name="officeevent",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.actor",
            ),
        ),
        migrations.AddField(
            model_name="officeevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="officeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.office",
            ),
        ),
        migrations.AddField(
            model_name="outletevent",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.country",
            ),
        ),
        migrations.AddField(
            model_name="outletevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="outletevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.outlet",
            ),
        ),
        migrations.AddField(
            model_name="redirectevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="redirectevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.redirect",
            ),
        ),
        migrations.AddField(
            model_name="run",
            name="started_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="run",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.topic",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="countryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4e7ddbf0f55f9068bb6b1a9f34cd56ccfec44f94",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b3976",
                    table="articles_countryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="metonymevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3280e68f29fe6e3c4aa7862599f2ed65643f3240",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5f2d5",
                    table="articles_metonymevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c42dfe82939a95396c8cfafaa88052ac2842d642",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_13356",
                    table="articles_officeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outletevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c880373467f99afeaf43c858bb7e3fe926f4b555",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fec9a",
                    table="articles_outletevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="redirectevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c2dedbb16b635f1274c549173401290820d97636",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_38d5e",
                    table="articles_redirectevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(begin_history, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(let_curators_view, migrations.RunPython.noop),
    ]
