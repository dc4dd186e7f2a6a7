"""Which programs people keep and share. Django looks for models here."""

from programs.saved import SavedProgram as SavedProgram
from programs.snapshots import Snapshot as Snapshot
