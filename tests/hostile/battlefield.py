"""A site on which hostile and honest programs run side by side, and what is to be seen of it from the host."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import docker
import docker.errors
import httpx

from tests.hostile.attack import Attack, Result
from tests.hostile.terminals import Abuse, play
from tests.services import until
from tests.site import Site

AT_ONCE = 12  # More than there are seats.
HOST_FOLDERS = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/etc", "/root")


class Battlefield:
    """`word` stands in whatever its programs write, so that it can be found."""

    def __init__(self, site: Site, keys: dict[str, str], word: str) -> None:
        self.site = site
        self.word = word
        self._keys = keys
        self._engine = docker.APIClient()

    def run(self, attack: Attack, owner: str) -> Result:
        with self._client(owner) as client:
            answer = client.post("/api/execute", json=attack.request(self.word, self.site.port))
            assert answer.status_code == 200, (attack.name, answer.text)
            result: Result = answer.json()
            return result

    def _client(self, owner: str) -> httpx.Client:
        return httpx.Client(base_url=self.site.url, timeout=120, headers={"X-API-Key": self._keys[owner]})

    def play(self, abuse: Abuse, owner: str) -> str:
        """What was wrong with it, or ""."""
        with self._client(owner) as client:
            answer = client.post("/api/submit", json=abuse.request(self.word))
        assert answer.status_code == 202, (abuse.name, answer.text)
        with self.site.terminal(answer.json()) as terminal:
            return play(abuse, terminal)

    def assert_endured(self, abuses: Iterable[tuple[Abuse, str]]) -> None:
        """As `assert_held`, on terminals."""
        with ThreadPoolExecutor(AT_ONCE) as threads:
            playing = [(abuse.name, threads.submit(self.play, abuse, owner)) for abuse, owner in abuses]
            wrong = [f"{name}: {why}" for name, each in playing if (why := each.result())]
        assert not wrong, "\n".join(wrong)

    def most_memory(self) -> int:
        """KiB that the site itself held at most."""
        status = Path(f"/proc/{self.site.processes[0].popen.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0])

    def assert_held(self, runs: Iterable[tuple[Attack, str]]) -> None:
        """Run all, several at once. A failure names each that did not come to what it must."""
        with ThreadPoolExecutor(AT_ONCE) as threads:
            running = [
                (f"{attack.name} ({owner})", attack, threads.submit(self.run, attack, owner)) for attack, owner in runs
            ]
            judged = [(name, attack.wrong(each.result())) for name, attack, each in running]
        wrong = [f"{name}: {why}" for name, why in judged if why]
        assert not wrong, "\n".join(wrong)

    def processes(self) -> list[str]:
        """What its programs left running, as the host sees it."""
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                command = path.read_bytes()
            except OSError:
                continue
            if self.word.encode() in command and b"init" not in command and b"manage.py" not in command:
                found.append(command.decode(errors="replace"))
        return found

    def strangers(self) -> list[str]:
        """Processes in its containers that are not init's own."""
        found = []
        for each in self.containers():
            with suppress(docker.errors.APIError):  # It is just ending, and everything in it.
                found += [process[-1] for process in self._engine.top(each, "-o pid,args")["Processes"] or ()]
        return [command for command in found if "/sandbox/init" not in command]

    def containers(self) -> list[str]:
        found = self._engine.containers(all=True, filters={"label": f"compiler-site.worker={self.word}"})
        return [each["Id"] for each in found]

    def files(self) -> Iterator[Path]:
        """Outside of the sandboxes: what carries the word."""
        for folder in HOST_FOLDERS:
            for inner, folders, names in os.walk(folder):
                inside = [name for name in folders if Path(inner, name) != self.site.folder]
                folders[:] = [name for name in inside if not name.startswith(("docker", "containerd"))]
                yield from (Path(inner, name) for name in [*folders, *names] if self.word in name)

    def unfinished(self) -> int:
        with closing(sqlite3.connect(self.site.folder / "db.sqlite3")) as database:
            query = "SELECT count(*) FROM executions_execution WHERE state NOT IN ('finished', 'cancelled')"
            return int(database.execute(query).fetchone()[0])

    def assert_unharmed(self) -> None:
        until(lambda: not self.processes(), "no process of theirs is left")
        until(lambda: not self.strangers(), "no process is in a waiting sandbox")
        with self.site.client() as client:
            assert client.get("/api/health").json()["status"] == "ok"
        assert list(self.files()) == []
        assert self.unfinished() == 0

    def assert_gone(self) -> None:
        """Ends the site."""
        (process,) = self.site.processes
        assert process.terminate() == 0
        assert self.containers() == []
        said = process.log.read_text()
        assert "Traceback" not in said, said
        self._engine.close()
