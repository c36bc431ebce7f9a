"""People who work here and what they may: Django's own pages, searched like all others."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

admin.site.unregister([Group, User])


@admin.register(User)
class PersonAdmin(UserAdmin):
    search_fields = [
        "username__folded__contains",
        "first_name__folded__contains",
        "last_name__folded__contains",
        "email__folded__contains",
    ]
    list_per_page = 50
    show_full_result_count = False


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    search_fields = ["name__folded__contains"]
    show_full_result_count = False
