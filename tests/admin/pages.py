"""Pages of admin as a browser sends them back."""

from __future__ import annotations

from typing import Any

from django.test import Client


def form_of(desk: Client, address: str) -> dict[str, Any]:
    """What a browser would send back if nothing were touched."""
    context = desk.get(address).context
    data: dict[str, Any] = {}
    for form in [context["adminform"].form, *(f for s in context["inline_admin_formsets"] for f in s.formset.forms)]:
        for name in form.fields:
            value = form[name].value()
            data[form.add_prefix(name)] = "" if value is None else value
    for inline in context["inline_admin_formsets"]:
        management = inline.formset.management_form
        data |= {management.add_prefix(name): management[name].value() for name in management.fields}
    return data


def with_line(data: dict[str, Any], prefix: str, **fields: Any) -> dict[str, Any]:
    """The same with one more line in the formset of that prefix."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    line = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return data | line | {f"{prefix}-TOTAL_FORMS": number + 1}
