"""Accounts are made by an administrator: nobody signs up, and guessing is slow however it is disguised."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm as BaseLoginForm
from django.http import HttpRequest
from django.utils.translation import gettext as _


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failed guesses by what was typed as login, and by nothing that the guesser chooses freely.

        allauth's own key holds the Host header: with a wildcard in ALLOWED_HOSTS every host name would open a fresh
        count. An account answers to its user name and to its e-mail address, so the limit in settings is half of
        what one account may suffer.
        """
        login = credentials.get("email") or credentials.get("username") or ""
        return f"login:{login.strip().lower()}"


class LoginForm(BaseLoginForm):
    """In the words of the rest of the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Name or e-mail address")
        if "remember" in self.fields:
            self.fields["remember"].label = _("Stay signed in")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # the label says it, and stays
