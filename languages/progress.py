"""Shows how far a long job is: one live line on a terminal, a line per step elsewhere."""

import threading
import time
from types import TracebackType
from typing import Self, TextIO


class Progress:
    """`image 3 of 8  C++  step 2/5  0:42`, the clock going on while a step is silent."""

    def __init__(self, out: TextIO, total: int) -> None:
        self.out = out
        self.total = total
        self.live = out.isatty()
        self.line = ""
        self.started = time.monotonic()
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

    def show(self, number: int, name: str, step: str) -> None:
        line = f"image {number} of {self.total}  {name}  {step}"
        if line == self.line:
            return
        self.line = line
        if self.live:
            self.draw()
        else:
            self.say(f"{line}  {elapsed(self.started)}")

    def done(self, number: int, name: str) -> None:
        """Leave a line that stays."""
        self.line = ""
        self.say(f"image {number} of {self.total}  {name}  built  {elapsed(self.started)}")

    def say(self, text: str) -> None:
        self.out.write(f"\r\x1b[K{text}\n" if self.live else f"{text}\n")
        self.out.flush()

    def draw(self) -> None:
        if line := self.line:
            self.out.write(f"\r\x1b[K{line}  {elapsed(self.started)}")
            self.out.flush()

    def tick(self) -> None:
        while not self.left.wait(1):
            self.draw()


def elapsed(since: float) -> str:
    minutes, seconds = divmod(int(time.monotonic() - since), 60)
    return f"{minutes}:{seconds:02}"
