"""What people fill in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from articles.models import Outlet, SavedSearch
from articles.models.articles import day_of_printing


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.Field):
    """A list of uploaded files. An empty or too large file is no error here: each file gets an outcome of its own, and
    what is not kept does not count to the whole."""

    widget = SeveralFilesInput
    default_error_messages = {
        "required": _("Choose at least one file."),
        "too_many": _("These are %(sent)d files; send at most %(limit)d at a time."),
        "too_much": _("Together they are %(sent)s; send at most %(limit)s at a time."),
    }

    def to_python(self, value: Any) -> list[UploadedFile]:
        return list(value or [])

    def validate(self, value: list[UploadedFile]) -> None:
        super().validate(value)
        limit = settings.UPLOAD_MAX_FILES
        if len(value) > limit:
            raise forms.ValidationError(
                self.error_messages["too_many"], code="too_many", params={"sent": len(value), "limit": limit}
            )
        largest, together = settings.UPLOAD_MAX_FILE_BYTES, settings.UPLOAD_MAX_BYTES
        if (sent := sum(file.size or 0 for file in value if (file.size or 0) <= largest)) > together:
            raise forms.ValidationError(
                self.error_messages["too_much"],
                code="too_much",
                params={"sent": filesizeformat(sent), "limit": filesizeformat(together)},
            )


class UploadForm(forms.Form):
    """Files, and what holds for all of them where given."""

    dispatches = SeveralFilesField(label=_("Files"))
    outlet = forms.CharField(
        label=_("Outlet"),
        required=False,
        max_length=Outlet._meta.get_field("name").max_length,
        help_text=_("Only if all of them are from one. Otherwise each file says, or it stays unknown."),
        widget=forms.TextInput(attrs={"list": "outlets", "autocomplete": "off"}),
    )
    published_on = forms.DateField(
        label=_("Date of publication"),
        required=False,
        help_text=_("Only if all of them are of one day. Otherwise each file says, or it stays unknown."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    draft = forms.BooleanField(label=_("Keep them as drafts, not public yet"), required=False)

    def clean_outlet(self) -> str:
        outlet = self.cleaned_data["outlet"]
        if outlet and not any(character.isalnum() for character in outlet):
            raise forms.ValidationError(_("That is no name of an outlet."))
        return outlet

    def clean_published_on(self) -> date | None:
        day = self.cleaned_data["published_on"]
        try:
            return day and day_of_printing(day)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class SearchForm(forms.ModelForm):
    """Name of a saved search and how often its owner hears of it. ``no_mail`` says why nobody can be written to; then
    how often stays as it is."""

    frequency = forms.ChoiceField(
        label=_("E-mail when there is something new"),
        choices=SavedSearch.Frequency.choices,
        initial=SavedSearch.Frequency.OFF,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = SavedSearch
        fields = ["name", "frequency"]
        labels = {"name": _("Name")}

    def __init__(self, *args: Any, no_mail: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if no_mail:
            self.fields["frequency"].disabled = True
            self.fields["frequency"].help_text = no_mail
