"""Gives matplotlib, which wants a folder to write to, one that has the list of fonts that the image was built with."""

import contextlib
import os

with contextlib.suppress(KeyError, OSError):
    os.mkdir(os.environ["MPLCONFIGDIR"])
    for name in os.listdir("/usr/local/share/matplotlib"):
        os.symlink(f"/usr/local/share/matplotlib/{name}", os.path.join(os.environ["MPLCONFIGDIR"], name))
