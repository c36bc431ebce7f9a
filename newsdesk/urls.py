"""The addresses of the project. Public pages are promises: see articles/urls.py."""

from allauth.mfa.totp.views import activate_totp
from csp.decorators import csp_update
from django.contrib import admin
from django.urls import include, path

from articles.views.health import healthz, readyz
from newsdesk.languages import choose_language

handler500 = "newsdesk.errors.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("language/", choose_language, name="choose_language"),
    # The one page that draws an image of its own: the QR code that enrols an authenticator app.
    path("accounts/2fa/totp/activate/", csp_update({"img-src": "data:"})(activate_totp), name="mfa_activate_totp"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]
