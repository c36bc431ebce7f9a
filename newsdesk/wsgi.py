"""The web process: `gunicorn newsdesk.wsgi`."""

import os

# A page that takes this long helps nobody and holds a connection. libpq reads PGOPTIONS, so the limits bind web
# processes only: a migration or an ingest of a year's dispatches may take as long as it needs. Set PGOPTIONS
# (to nothing, behind a pooler that refuses start-up options) to override.
os.environ.setdefault(
    "PGOPTIONS",
    "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s",
)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
