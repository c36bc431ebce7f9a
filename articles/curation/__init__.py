"""What people decide about the record: each decision one function, one transaction, told by whom and why.

Every function locks the row it decides on. ``expected_version`` is the ``version_of`` the decider was looking at; when
the row has moved on since, nothing is written and ``Conflict`` says what changed. Whether somebody may curate at all
is the caller's business; that nobody vouches for what they sent in themselves is a rule of the record, and kept here.
"""

from articles.curation.actors import MergePreview, merge, preview_merge, undo_move
from articles.curation.addresses import readdress
from articles.curation.articles import publish, withdraw
from articles.curation.bulk import confirm_each
from articles.curation.deciding import Conflict, CurationError, OwnUpload, is_own_upload
from articles.curation.speakers import MatchPreview, match, preview_match, unknown_speakers
from articles.curation.splitting import NewActor, SplitPreview, preview_split, split
from articles.curation.statements import CORRECTABLE, confirm, correct, reject, set_aside
from articles.curation.topics import change_patterns
from articles.curation.undoing import undo
from articles.curation.utterances import join, part

__all__ = [
    "CORRECTABLE",
    "Conflict",
    "CurationError",
    "MatchPreview",
    "MergePreview",
    "NewActor",
    "OwnUpload",
    "SplitPreview",
    "change_patterns",
    "confirm",
    "confirm_each",
    "correct",
    "is_own_upload",
    "join",
    "match",
    "merge",
    "part",
    "preview_match",
    "preview_merge",
    "preview_split",
    "publish",
    "readdress",
    "reject",
    "set_aside",
    "split",
    "undo",
    "undo_move",
    "unknown_speakers",
    "withdraw",
]
