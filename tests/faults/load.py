"""Somebody who submits programs all the time, and what has to be true of these afterwards."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx

from tests.services import until
from tests.site import Site

PAUSE = 0.2  # Seconds between two submissions.


class Load:
    """Whatever was answered with 202 has to end once, as it would have without the fault."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.accepted: dict[str, int] = {}
        self.refused: list[httpx.Response] = []
        self._ended = threading.Event()
        self._turn = threading.Lock()
        self._proved = 0
        self._thread = threading.Thread(target=self._submit, daemon=True)

    def __enter__(self) -> "Load":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _submit(self) -> None:
        number = 0
        with httpx.Client(base_url=self.site.url, timeout=60) as client:
            while not self._ended.wait(PAUSE):
                number += 1
                body = {"language": "python", "code": f"print({number})"}
                with self._turn, suppress(httpx.TransportError):  # The site itself is away: nothing was accepted.
                    answer = client.post("/api/submit", json=body)
                    if answer.status_code == 202:
                        self.accepted[answer.json()["id"]] = number
                    else:
                        self.refused.append(answer)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Nothing is submitted meanwhile, and what was has ended."""
        with self._turn:
            self.holds()
            yield

    def goes_on(self) -> None:
        """Programs that are submitted from now on are taken and run; then, whether none before was lost."""
        before = len(self.accepted)
        until(lambda: len(self.accepted) > before + 2, "programs are taken again", 60)
        self.holds()

    def holds(self) -> None:
        """Every program that was taken up to now ends as its author expects; the others were refused in words."""
        for identifier, number in list(self.accepted.items())[self._proved :]:
            self._proved += 1
            result = self.site.result(identifier)
            assert (result["verdict"], result["output"]) == ("success", f"{number}\n"), result
        for answer in list(self.refused):
            assert (answer.status_code, answer.json()["status"]) == (503, 503), answer.text
            assert int(answer.headers["retry-after"]) > 0


def is_running(site: Site, identifier: str) -> bool:
    with site.client() as client:
        return bool(client.get(f"/api/status/{identifier}").json()["status"] == "running")
