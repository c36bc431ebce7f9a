"""How gunicorn runs the site, in `serve` and in the container; WEB_WORKERS and WEB_THREADS size it to the machine."""

import os

wsgi_app = "newsdesk.wsgi"
preload_app = True  # imported once, then forked: half the start, half the memory
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 30
graceful_timeout = 10
keepalive = 5
limit_request_line = 8190  # an address with many filters; the most that gunicorn allows
if os.path.isdir("/dev/shm"):  # noqa: S108
    worker_tmp_dir = "/dev/shm"  # noqa: S108 (heartbeats that never wait for a disk)
control_socket_disable = True  # it would lie in the home folder and be shared by every site of one user
forwarded_allow_ips = ""  # which proxies to believe is TRUSTED_PROXIES in settings, and nothing else

accesslog = os.environ.get("ACCESS_LOG") or None  # "-" is standard output
# No address of a person and no query string: what a reader searches for is nobody's business.
access_log_format = (
    '{"at": "%(t)s", "logger": "access", "method": "%(m)s", "path": "%(U)s", "status": %(s)s, "microseconds": %(D)s}'
)
