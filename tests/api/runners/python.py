"""Runs each program in a folder as it stands, all in one process."""

import runpy
import sys
import traceback
from contextlib import redirect_stdout
from pathlib import Path

for file in sorted(Path(sys.argv[1]).glob("*.py")):
    with Path(f"{file}.out").open("w") as printed, redirect_stdout(printed):
        try:
            runpy.run_path(str(file))
        except Exception:
            Path(f"{file}.err").write_text(traceback.format_exc())
