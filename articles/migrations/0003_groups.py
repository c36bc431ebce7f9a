"""Who may what: uploaders send files in, curators look after the record, and nobody deletes it."""

from django.db import migrations

GROUPS = {
    "uploader": {
        "upload": "add view",
        "uploaditem": "view",
    },
    "curator": {
        "article": "view change",
        "statement": "view change",
        # What a statement is about: a tag is taken off by deleting it, and history keeps that.
        "statementcountry": "view add change delete",
        "statementtopic": "view add change delete",
        "actor": "view add change",
        "actorname": "view add change",
        "office": "view add change",
        "tenure": "view add change",
        "metonym": "view add change",
        "country": "view change",
        "topic": "view add change",
        "outlet": "view add change",
        "original": "view",
        "redirect": "view add change",
        "upload": "view",
        "uploaditem": "view",
    },
}


def make(apps, schema_editor):
    """Permissions are usually made after all migrations; on an empty database these have to be made here."""
    db = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(db)
    permissions = apps.get_model("auth", "Permission").objects.using(db)
    groups = apps.get_model("auth", "Group").objects.using(db)
    for name, allowed in GROUPS.items():
        group, _ = groups.get_or_create(name=name)
        for model, deeds in allowed.items():
            content_type, _ = content_types.get_or_create(app_label="articles", model=model)
            told = apps.get_model("articles", model)._meta.verbose_name
            for deed in deeds.split():
                permission, _ = permissions.get_or_create(
                    content_type=content_type,
                    codename=f"{deed}_{model}",
                    defaults={"name": f"Can {deed} {told}"},
                )
                group.permissions.add(permission)


def unmake(apps, schema_editor):
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_the_record"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make, unmake, elidable=False)]
