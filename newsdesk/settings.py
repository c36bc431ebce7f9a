"""Settings, all in one file.

Three ways to run, told apart by the environment and by nothing else:

- *local*: no environment at all. Answers on localhost only, keeps a secret key of its own in var/, and starts the
  embedded PostgreSQL on first use. DEBUG stays off unless DEBUG=true.
- *deployed*: SECRET_KEY, ALLOWED_HOSTS and DATABASE_URL come from the environment; a missing one stops the start.
  Everything is sent over https unless HTTPS=false.
- *testing*: inside pytest, which announces itself in PYTEST_VERSION. .env and the deployed settings are not read.

.env.example names every variable.
"""

import os
import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_noop

BASE_DIR = Path(__file__).resolve().parent.parent

TESTING = "PYTEST_VERSION" in os.environ
if not TESTING:
    environ.Env.read_env(BASE_DIR / ".env")  # the real environment wins
env = environ.Env()

DEPLOYED = not TESTING and bool(env("SECRET_KEY", default="") or env("ALLOWED_HOSTS", default=""))
DEBUG = not TESTING and env.bool("DEBUG", default=False)
HTTPS = DEPLOYED and env.bool("HTTPS", default=True)


def required(name: str) -> str:
    """A deployed setting without a default. Raises ImproperlyConfigured, which names it and says where to look."""
    if value := env(name, default=""):
        return value
    raise ImproperlyConfigured(f"{name} is not set. A deployed site needs it in the environment: see .env.example.")


def local_secret_key(path: Path) -> str:
    """The key of this checkout, made once and readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if not path.exists():
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
            os.link(draft, path)  # atomic: two first starts at once agree on one key
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
    return path.read_text()


# Where the running site keeps what it writes: the local database and key, originals, collected static files.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()

if DEPLOYED:
    SECRET_KEY = required("SECRET_KEY")
    ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS").split(",") if host.strip()]
elif TESTING:
    SECRET_KEY = "only-for-tests"  # noqa: S105
    ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
else:
    SECRET_KEY = local_secret_key(VAR_DIR / "secret_key")
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])


# The application

SITE_NAME = env("SITE_NAME", default="Newsdesk")

# At the foot of every page, translated where the catalogues have it; articles/reference/countries.csv says the same.
SITE_FOOTNOTE = env(
    "SITE_FOOTNOTE",
    default=gettext_noop(
        "Kosovo*: This designation is without prejudice to positions on status, and is in line "
        "with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
    ),
)

# Up to so many statements each process holds the columns that lists filter by in memory, some 80 bytes a statement;
# above that PostgreSQL answers alone.
SEARCH_IN_MEMORY = env.int("SEARCH_IN_MEMORY", default=3_000_000)

INSTALLED_APPS = [
    "articles.apps.ArticlesConfig",  # before admin and allauth, so that our templates win
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # runserver serves static files as gunicorn does
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsdesk.compression.CompressPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsdesk.languages.in_chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsdesk.fragments.leave_for_login",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a new view is closed until it says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",  # history rows know who asked for the change
]

ROOT_URLCONF = "newsdesk.urls"
WSGI_APPLICATION = "newsdesk.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsdesk.frame.frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")  # its templates, which FORM_RENDERER looks up like any other


# Data

if DEPLOYED:
    required("DATABASE_URL")
if env("DATABASE_URL", default=""):
    DATABASES = {"default": env.db_url("DATABASE_URL", engine="django.db.backends.postgresql")}
else:
    DATABASES = {"default": {"ENGINE": "newsdesk.embedded_postgres", "NAME": "newsdesk"}}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 0 if TESTING else 60,
    "CONN_HEALTH_CHECKS": True,  # a database that was away is found again without a restart
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PGHISTORY_APPEND_ONLY = True  # the database refuses to change or delete history
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")  # reading changes nothing

CACHES = {
    # In the database, because the limits on guessing passwords must be counted over all processes together.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "newsdesk_cache"},
}
if TESTING:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not DEPLOYED  # only a deployed site needs collectstatic
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MEDIA_ROOT = VAR_DIR / "media"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # The original bytes of each dispatch, named by their SHA-256. No base_url: they leave only through a view.
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": str(VAR_DIR / "originals"),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if DEPLOYED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
if TESTING:
    STORAGES["default"] = STORAGES["originals"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}

FILE_UPLOAD_PERMISSIONS = 0o600
FETCH_FEEDS = not TESTING and env.bool("FETCH_FEEDS", default=False)

FILE_UPLOAD_HANDLERS = [
    "newsdesk.file_names.NamesAsSent",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_MAX_FILES = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 2 * UPLOAD_MAX_FILES  # so that a batch somewhat too large meets the form, which explains
UPLOAD_MAX_FILE_BYTES = 20 * 1024 * 1024
UPLOAD_MAX_BYTES = 200 * 1024 * 1024  # of all files of one batch
UPLOAD_MAX_PARTS = 2000  # dispatches in one file
UPLOAD_MAX_NAME_LENGTH = 255
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # forms without their files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # an admin page of statements with their inlines


# Accounts

# Whether anyone may read the published record, or only who signs in.
PUBLIC = TESTING or env.bool("NEWSDESK_PUBLIC", default=True)

# Whether the public history of a statement names the curators.
HISTORY_NAMES = env.bool("NEWSDESK_HISTORY_NAMES", default=False)

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; no password here protects anything

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "newsdesk.accounts.AccountAdapter"
ACCOUNT_FORMS = {"login": "newsdesk.accounts.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator typed the address
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {
    # Five guesses by user name and five by e-mail: at most ten an account in a quarter of an hour.
    "login_failed": "30/m/ip,5/15m/key",
    "reauthenticate": "5/15m/user",
    "change_password": "5/15m/user",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME

# How many proxies stand before the site. Zero: X-Forwarded-For and X-Forwarded-Proto are anyone's word, and not read.
TRUSTED_PROXIES = 0 if TESTING else env.int("TRUSTED_PROXIES", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Without a mail server a deployed site sends nothing: a password link does not belong in a log.
EMAIL_URL = env("EMAIL_URL", default="") or ("dummymail://" if DEPLOYED else "consolemail://")
if not TESTING:
    vars().update(env.email_url_config(EMAIL_URL))
EMAIL_TIMEOUT = 20  # seconds; a server that does not answer must not hold up a worker
SENDS_MAIL = not EMAIL_URL.startswith("dummymail:")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL", default="newsdesk@localhost")

# What goes before a path where nobody asks for a page, as in a mail.
if DEPLOYED:
    _host = ALLOWED_HOSTS[0].removeprefix("*").removeprefix(".") or "localhost"
    SITE_ADDRESS = env("SITE_ADDRESS", default=f"{'https' if HTTPS else 'http'}://{_host}").rstrip("/")
else:
    SITE_ADDRESS = "http://testserver" if TESTING else env("SITE_ADDRESS", default="http://localhost:8000").rstrip("/")


# Security

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without a proxy
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31536000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}


# Language and time

LANGUAGE_CODE = "en"  # that the program is written in; files and the API are always in it
LANGUAGES = [  # each called as its speakers call it
    ("en", "English"),
    ("sq", "Shqip"),
    ("bs", "Bosanski"),
    ("hr", "Hrvatski"),
    ("sr-latn", "Srpski (latinica)"),
    ("sr", "Српски (ћирилица)"),
    ("mk", "Македонски"),
]
REVIEWED_LANGUAGES = {"en"}  # pages in any other say that nobody has read their translation yet
# Three standards written alike enough to share one catalogue; each has its own names of months from Django. Who writes
# locale/hr/LC_MESSAGES/django.po takes hr out of here.
SHARED_CATALOGUES = {"hr": "bs", "sr_Latn": "bs"}
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SECURE = HTTPS
TIME_ZONE = "UTC"
USE_TZ = True


# Logs

LOG_FORMAT = env("LOG_FORMAT", default="json" if DEPLOYED else "plain")
if LOG_FORMAT not in ("json", "plain"):
    raise ImproperlyConfigured(f"LOG_FORMAT is {LOG_FORMAT!r}: choose json or plain.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "newsdesk.logs.JSONFormatter"},
        "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "articles": {"level": "INFO"},
        "newsdesk": {"level": "INFO"},
        # Django's own handlers would print a line twice and mail tracebacks.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # A scanner asking under a made-up name gets its 400, and a traceback of it helps nobody.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
