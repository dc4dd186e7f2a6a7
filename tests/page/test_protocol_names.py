"""The list of socket messages is written twice; the two must say the same."""

import re

from executions.terminal import protocol
from tests.site import ROOT

SOURCE = (ROOT / "static" / "src" / "terminal" / "protocol.ts").read_text()


def test_page_and_server_know_the_same_messages() -> None:
    assert _names("CLIENT_MESSAGES") == sorted(protocol.CLIENT_MESSAGES)
    assert _names("SERVER_MESSAGES") == sorted(protocol.SERVER_MESSAGES)
    others = {"join_execution", "execution_result"}  # For other programs than the page.
    assert _names("CONSOLE_CLIENT_MESSAGES") == sorted(protocol.SESSIONS_CLIENT_MESSAGES.keys() - others)
    assert _names("CONSOLE_SERVER_MESSAGES") == sorted(set(protocol.SESSIONS_SERVER_MESSAGES) - others)


def test_page_and_server_know_the_same_close_codes() -> None:
    written = re.search(r"const Close = \{(.*?)\}", SOURCE, re.DOTALL)
    assert written
    codes = sorted(int(code) for code in re.findall(r": (\d+)", written[1]))
    assert codes == sorted(
        {
            protocol.OK,
            protocol.NOT_UNDERSTOOD,
            protocol.UNAUTHORIZED,
            protocol.NOT_FOUND,
            protocol.IDLE,
            protocol.TOO_LARGE,
            protocol.TOO_MANY,
        }
    )


def test_the_largest_input_of_the_page_fits_the_servers() -> None:
    written = re.search(r"LARGEST_INPUT = (\d+) \* (\d+)", SOURCE)
    assert written
    characters = int(written[1]) * int(written[2])
    assert characters <= protocol.LARGEST_INPUT
    assert len(r"\u0000") * characters + 100 <= protocol.LARGEST_FRAME


def _names(array: str) -> list[str]:
    written = re.search(rf"const {array} = \[(.*?)\]", SOURCE, re.DOTALL)
    assert written
    return sorted(re.findall(r'"(\w+)"', written[1]))
