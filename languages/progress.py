"""Shows how far a long job is: one live line on a terminal, a line per step elsewhere."""

import threading
import time
from types import TracebackType
from typing import Self, TextIO

WIDTH = 110


class Progress:
    """`3 of 8 images  C++ step 2/5, Rust step 1/3  0:42`, the clock going on while all are silent. For any thread."""

    def __init__(self, out: TextIO, total: int) -> None:
        self.out = out
        self.total = total
        self.live = out.isatty()
        self.going: dict[str, str] = {}
        self.finished = 0
        self.started = time.monotonic()
        self.lock = threading.Lock()
        self.left = threading.Event()
        self.ticker = threading.Thread(target=self.tick, daemon=True)

    def __enter__(self) -> Self:
        if self.live:
            self.ticker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.left.set()
        if self.live:
            self.ticker.join()
            self.out.write("\r\x1b[K")

    def show(self, name: str, step: str) -> None:
        with self.lock:
            if self.going.get(name) == step:
                return
            self.going[name] = step
            if self.live:
                self.draw()
            else:
                self.say(f"{name}  {step}")

    def done(self, name: str, how: str) -> None:
        """Leave a line that stays."""
        with self.lock:
            self.going.pop(name, None)
            self.finished += 1
            self.say(f"{self.finished} of {self.total} images  {name}  {how}")

    def say(self, text: str) -> None:
        line = f"{text}  {elapsed(self.started)}"
        self.out.write(f"\r\x1b[K{line}\n" if self.live else f"{line}\n")
        self.out.flush()

    def draw(self) -> None:
        if self.going:
            going = ", ".join(f"{name} {step}" for name, step in self.going.items())
            line = f"{self.finished} of {self.total} images  {going}"[:WIDTH]
            self.out.write(f"\r\x1b[K{line}  {elapsed(self.started)}")
            self.out.flush()

    def tick(self) -> None:
        while not self.left.wait(1):
            with self.lock:
                self.draw()


def elapsed(since: float) -> str:
    minutes, seconds = divmod(int(time.monotonic() - since), 60)
    return f"{minutes}:{seconds:02}"
