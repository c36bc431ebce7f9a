#!/usr/bin/env python3
"""Django's command line. Through dev.py it needs no prepared environment: `python3 dev.py <command>`."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError
    from psycopg.errors import UndefinedColumn, UndefinedTable

    try:
        execute_from_command_line(sys.argv)
    except (OperationalError, ProgrammingError) as error:
        if "--traceback" in sys.argv:
            raise
        if isinstance(error.__cause__, UndefinedTable | UndefinedColumn):
            sys.exit("The database lacks tables of this release: make them with python3 dev.py migrate")
        if isinstance(error, ProgrammingError):
            raise
        sys.exit(
            f"The database failed: {error}\nDATABASE_URL says which one it is; without it the program runs its own."
        )


if __name__ == "__main__":
    main()
