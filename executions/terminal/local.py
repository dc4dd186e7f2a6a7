"""The terminal that a command was started on, lent to a program that runs on the site."""

import asyncio
import codecs
import json
import os
import re
import signal
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI

LEAVE = b"\x1d"  # Ctrl-], as of telnet: every other key is the program's.
AT_ONCE = 4096  # Bytes read from the keyboard; a message may hold four times as much.
LARGEST_MESSAGE = 4 << 20
MODE = re.compile(r"\x1b\[\?([0-9;]{1,20})([hl])")
CURSOR, WRAP = "25", "7"  # The modes that are on before anything changes them.
ON_AT_FIRST = {CURSOR, WRAP}


class ConnectionLost(Exception):
    """The site went away, or would not have us; the text says which."""


class Left(Exception):
    """We were told to end by a signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Screen:
    """Writes to the terminal, and knows what has to be put right afterwards."""

    def __init__(self, output: int) -> None:
        self._output = output
        self._modes: dict[str, bool] = {}
        self._tail = ""
        self._coloured = False

    def show(self, text: str, *, plain: bool = False) -> None:
        """`plain`: from pipes, whose line breaks the raw terminal does not translate."""
        self._note(text)
        write(self._output, (text.replace("\n", "\r\n") if plain else text).encode("utf-8", "replace"))

    def _note(self, text: str) -> None:
        self._coloured |= "\x1b" in text
        seen = self._tail + text
        for numbers, letter in MODE.findall(seen):
            self._modes |= dict.fromkeys(numbers.split(";"), letter == "h")
        self._tail = seen[-30:] if "\x1b" in seen[-30:] else ""  # A sequence may be cut in two.

    def put_right(self) -> None:
        """Back from another screen, hidden cursor, mouse reports and colours that the program has left."""
        changed = [mode for mode, on in self._modes.items() if on != (mode in ON_AT_FIRST)]
        sequences = [f"\x1b[?{mode}{'h' if mode in ON_AT_FIRST else 'l'}" for mode in changed]
        if self._coloured:
            sequences.append("\x1b[0m")
        with suppress(OSError):  # Of a terminal that is gone nothing has to be put right.
            write(self._output, "".join(sequences).encode())


def write(output: int, data: bytes) -> None:
    while data:
        data = data[os.write(output, data) :]


@contextmanager
def raw(keyboard: int) -> Iterator[None]:
    """Every key goes to the program; however this ends, the terminal is as it was."""
    before = termios.tcgetattr(keyboard)
    try:
        tty.setraw(keyboard)
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSADRAIN, before)


def size(output: int) -> dict[str, int]:
    try:
        columns, rows = os.get_terminal_size(output)
    except OSError:
        columns, rows = 0, 0
    return {"cols": min(columns, 1000) or 80, "rows": min(rows, 1000) or 24}


async def follow(url: str) -> dict[str, Any]:
    """Lend the terminal to the execution behind `url` until it has ended; its result. Raises ConnectionLost or Left."""
    try:
        async with connect(url, max_size=LARGEST_MESSAGE) as socket:
            return await _Session(socket).result()
    except ConnectionClosed as closed:
        reason = f" ({closed.rcvd.code})" if closed.rcvd else ""
        raise ConnectionLost(
            f"The connection to the site was lost{reason}; the program may go on for a while."
        ) from closed
    except (OSError, InvalidHandshake, InvalidURI, TimeoutError) as error:
        raise ConnectionLost(f"The program's terminal cannot be opened: {error}.") from error


class _Session:
    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._keyboard, self._output = sys.stdin.fileno(), sys.stdout.fileno()
        self._screen = Screen(self._output)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._to_send: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._left: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._refusal = ""

    async def result(self) -> dict[str, Any]:
        with raw(self._keyboard), self._listening():
            try:
                return await self._until_ended()
            finally:
                self._screen.put_right()

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """To keys, the window's size, and to whoever wants to end us."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self._keyboard, self._typed)
        loop.add_signal_handler(signal.SIGWINCH, self._resized)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._leave, number)
        try:
            yield
        finally:
            loop.remove_reader(self._keyboard)
            for number in (signal.SIGWINCH, signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                loop.remove_signal_handler(number)

    async def _until_ended(self) -> dict[str, Any]:
        self._resized()  # It may have changed since the program was submitted.
        sending, receiving = asyncio.create_task(self._send()), asyncio.create_task(self._receive())
        try:
            await asyncio.wait((sending, receiving, self._left), return_when=asyncio.FIRST_COMPLETED)
            if self._left.done():
                await self._socket.send(json.dumps({"type": "stop"}))
                raise Left(self._left.result())
            return await receiving  # Sending fails only when receiving does; that one knows why.
        finally:
            for task in (sending, receiving):
                task.cancel()
            await asyncio.gather(sending, receiving, return_exceptions=True)

    async def _send(self) -> None:
        while True:
            await self._socket.send(json.dumps(await self._to_send.get()))

    async def _receive(self) -> dict[str, Any]:
        async for text in self._socket:
            message = json.loads(text)
            match message["type"]:
                case "output":
                    self._screen.show(message["data"], plain=message["stream"] != "terminal")
                    self._tell("ack", seq=message["seq"])
                case "error":
                    self._refusal = message["message"]
                case "result":
                    result: dict[str, Any] = message
                    return result
        raise ConnectionLost(self._refusal or "The site closed the program's terminal before the program had ended.")

    def _tell(self, type_: str, **fields: Any) -> None:
        self._to_send.put_nowait({"type": type_, **fields})

    def _typed(self) -> None:
        try:
            data = os.read(self._keyboard, AT_ONCE)
        except OSError:  # The terminal is gone.
            data = b""
        if not data:
            asyncio.get_running_loop().remove_reader(self._keyboard)
            self._leave(signal.SIGHUP)
            return
        before, leave, _ = data.partition(LEAVE)
        if text := self._decoder.decode(before):
            self._tell("input", data=text)
        if leave:
            self._tell("stop")

    def _resized(self) -> None:
        self._tell("resize", **size(self._output))

    def _leave(self, number: int) -> None:
        if not self._left.done():
            self._left.set_result(number)
