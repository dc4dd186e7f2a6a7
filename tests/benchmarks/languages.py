"""Hello world in every language: through the site, bare in a running container, and by a plain `docker run`."""

import os
import shlex
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from executions.program import File
from languages.checks import of_folder
from languages.command import expand
from languages.folder import Folder, folders, tag_of
from languages.images import Images
from tests.benchmarks import bare
from tests.benchmarks.caller import Caller
from tests.site import Site

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
GOAL_RATIO, GOAL_MS = 1.2, 1000


@dataclass(frozen=True, slots=True)
class Hello:
    """A language's hello world and the shell line that compiles and runs it."""

    folder: Folder

    @property
    def files(self) -> tuple[File, ...]:
        checks = of_folder(self.folder.path, self.main)
        return next(check for check in checks if check.name == "hello").program.files

    @property
    def is_one_file(self) -> bool:
        """False: it has nothing to say without its makefile, or the like."""
        return len(self.files) == 1

    @property
    def source(self) -> str:
        return self.files[0].content

    @property
    def main(self) -> str:
        return str(self.folder.fields["file_name"])

    @property
    def line(self) -> str:
        fields, main = self.folder.fields, self.main
        steps = [
            shlex.join(expand(argv, main=main, sources=[main], memory_mib=fields["memory_mib"]))
            for argv in (fields["compile"], fields["run"])
            if argv
        ]
        variables = [f"{name}={shlex.quote(value)}" for name, value in fields["env"].items()]
        return f"export HOME=/tmp LANG=C.UTF-8 {' '.join(variables)}; {' && '.join(steps)}"


def compare(site: Site, slugs: Sequence[str]) -> None:
    """Print a line for each of the languages (none named: all) whose image is there."""
    with Images() as images:
        here = [folder for folder in folders() if images.about(tag_of(folder.slug))]
    print(f"{'hello world, ms':16}{'compiled':>10}{'site':>10}{'bare':>10}{'ratio':>8}{'docker run':>12}", flush=True)
    slow, far = [], []
    for folder in here:
        if (slugs and folder.slug not in slugs) or not Hello(folder).is_one_file:
            continue
        compiled, ours, theirs, plain = measure(site, Hello(folder))
        print(
            f"{folder.slug:16}{compiled:10.0f}{ours:10.1f}{theirs:10.1f}{ours / theirs:8.2f}{plain:12.0f}", flush=True
        )
        if ours > GOAL_MS:
            slow.append(folder.slug)
        if ours / theirs > GOAL_RATIO:
            far.append(folder.slug)
    print(f"over {GOAL_MS} ms: {', '.join(slow) or 'none'}; over {GOAL_RATIO} x bare: {', '.join(far) or 'none'}")


def measure(site: Site, hello: Hello) -> tuple[float, float, float, float]:
    """Medians in ms: compilation as the site measured it, total through the site, bare, `docker run`."""
    caller, fields = Caller(site), hello.folder.fields
    source, image = hello.source, tag_of(hello.folder.slug)
    limits = fields["memory_mib"] << 20, fields["processes"], fields["disk_mib"]
    caller.execute(hello.folder.slug, source)
    with bare.running_container(image, *limits) as container:
        bare.in_container(container, hello.main, source, hello.line, 1)
        compiled, ours, theirs = [], [], []
        for _ in range(ROUNDS):
            time.sleep(0.3)  # What the engine does for `docker exec` must not fall into either side.
            start = time.perf_counter()
            result = caller.execute(hello.folder.slug, source)
            ours.append((time.perf_counter() - start) * 1000)
            compiled.append(result["compileTime"] or 0)
            theirs += bare.in_container(container, hello.main, source, hello.line, 1)
    plain = bare.docker_run_of(image, hello.main, source, hello.line, fields["memory_mib"])
    return statistics.median(compiled), statistics.median(ours), statistics.median(theirs), plain
