"""`ENGINE = "newsdesk.embedded_postgres"`: PostgreSQL, whose server starts with the first connection."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base
from django.db.backends.postgresql.client import DatabaseClient as PostgresClient

try:
    from newsdesk.embedded_postgres import places, server
except ImportError as error:  # fcntl and pwd exist on Unix only
    raise ImproperlyConfigured("The embedded PostgreSQL needs Linux or macOS. Here, set DATABASE_URL.") from error


class DatabaseClient(PostgresClient):
    @property
    def executable_name(self) -> str:  # type: ignore[override]
        server.ensure_running()
        return str(places.binaries() / "psql")


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def __init__(self, settings_dict: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        # Only says where the server will be: making models and reading settings must start nothing. In place, for all
        # connections of an alias share one dictionary: what a test run writes there holds for each of them.
        settings_dict |= {"HOST": str(places.home().sockets), "USER": places.SUPERUSER}
        super().__init__(settings_dict, *args, **kwargs)

    def get_connection_params(self) -> dict[str, Any]:
        server.ensure_running()
        return super().get_connection_params()
