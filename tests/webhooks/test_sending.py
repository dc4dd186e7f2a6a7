"""Webhooks reach the very address that was checked, and nothing inside the network."""

import asyncio
import ipaddress
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from executions.webhooks.addresses import UrlRefused, destination_of, is_public
from executions.webhooks.sending import Letter, NotSent, _trusted, send
from tests.webhooks.receiver import receiving

INSIDE = """
    0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 192.0.0.1 192.0.2.1 192.88.99.1
    192.168.0.1 198.18.0.1 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 100::1
    2001::1 2001:0:7f00:1:: 2001:db8::1 2002:7f00:1:: 2002:808:808::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1
    fe80::1%2 fec0::1 ff02::1 ff0e::1 2606:4700::5efe:127.0.0.1 2606:4700::200:5efe:10.0.0.1
"""
OUTSIDE = "8.8.8.8 1.1.1.1 192.88.98.255 ::ffff:8.8.8.8 64:ff9b::808:808 2606:4700:4700::1111 2a00:1450::1"


@pytest.mark.parametrize("address", INSIDE.split())
def test_what_is_not_public_is_not_reached(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE.split())
def test_what_is_public_is_reached(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


class Names:
    """A name server that says what it is told to say, one answer after another."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return self.answers.pop(0)


def letter(url: str) -> Letter:
    return Letter(method="POST", to=destination_of(url, private=True), body=b"{}")


async def test_a_name_is_asked_for_once_and_its_address_is_the_one_that_is_used() -> None:
    names = Names(["127.0.0.1"])  # A second question would find no answer.
    with receiving() as receiver:
        assert await send(letter(f"http://shop.example:{receiver.port}/"), private=True, resolve=names) == 200
    assert names.asked == ["shop.example"]
    assert receiver.received[0].headers["host"] == f"shop.example:{receiver.port}"


@pytest.mark.parametrize("answer", [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:127.0.0.1"], ["10.0.0.7"]])
async def test_a_name_that_leads_inside_is_not_followed(answer: list[str]) -> None:
    with receiving() as receiver:
        with pytest.raises(NotSent, match="not public") as failed:
            await send(letter(f"http://shop.example:{receiver.port}/"), private=False, resolve=Names(answer))
        assert failed.value.for_good
    assert receiver.received == []


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
async def test_the_system_s_own_names_are_checked_too(host: str) -> None:
    with receiving() as receiver, pytest.raises(NotSent, match="not public"):
        await send(letter(f"http://{host}:{receiver.port}/"), private=False)
    assert receiver.received == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "example.org",
        "//example.org",
        "http://",
        "http:///path",
        "http://:80/",
        "http://user:pass@example.org/",
        "http://example.org:99999/",
        "http://example.org:x/",
        "http://example.org:25/",
        "http://example.org:0/",
        "http://example.org\\@127.0.0.1/",
        "http://exa mple.org/",
        "http://example.org/\r\nX-Evil: 1",
        "http://ex\u00e4mple.org/",
        "http://example.org/\0",
        "http://[::1",
        "http://" + "a" * 254 + "/",
        "http://example.org/" + "a" * 2000,
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[fe80::1%25eth0]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
    ],
)
def test_a_url_that_cannot_be_right_is_refused_at_once(url: str) -> None:
    with pytest.raises(UrlRefused, match=r"^must "):
        destination_of(url, private=False)


@pytest.mark.parametrize("url", ["https://example.org", "http://8.8.8.8:8080/x?y=1#z", "HTTPS://[2606:4700::1]:1024/"])
def test_a_good_url_is_taken(url: str) -> None:
    destination_of(url, private=False)


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate for shop.example, from an authority that the system trusts."""
    made = [str(tmp_path / name) for name in ("key.pem", "certificate.pem")]
    new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=shop.example", "-addext", "subjectAltName=DNS:shop.example"]
    subprocess.run([*new, *names, "-keyout", made[0], "-out", made[1]], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made[1], made[0])
    monkeypatch.setenv("SSL_CERT_FILE", made[1])
    _trusted.cache_clear()
    return context


async def test_over_tls_the_certificate_must_be_the_name_s(tls: ssl.SSLContext) -> None:
    asked: list[str | None] = []
    tls.sni_callback = lambda _socket, name, _context: asked.append(name)
    with receiving(tls=tls) as receiver:
        good, other = (letter(f"https://{name}.example:{receiver.port}/") for name in ("shop", "other"))
        assert await send(good, private=True, resolve=Names(["127.0.0.1"])) == 200
        with pytest.raises(NotSent, match=r"[Hh]ostname"):
            await send(other, private=True, resolve=Names(["127.0.0.1"]))
    assert asked == ["shop.example", "other.example"]
    assert len(receiver.received) == 1
    _trusted.cache_clear()


async def served(serve: Callable[[asyncio.StreamWriter], object], patience: float) -> int:
    """The status that a server of a few lines is heard to answer."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        try:
            serve(writer)
            await reader.read()  # Until the other side has had enough.
        finally:
            writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        return await send(letter(f"http://127.0.0.1:{port}/"), private=True, patience=patience)


async def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with pytest.raises(NotSent, match="No answer"):
        await served(lambda writer: None, patience=0.1)


async def test_of_an_answer_without_end_little_is_read() -> None:
    endless = b"HTTP/1.1 204 x\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + b"x" * 100_000
    for answer in endless:
        assert await served(lambda writer, answer=answer: writer.write(answer), patience=30) in (200, 204)  # type: ignore[misc]


@pytest.mark.parametrize("answer", [b"SSH-2.0-x\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000, b"\0" * 10])
async def test_what_is_no_answer_is_a_failure(answer: bytes) -> None:
    with pytest.raises(NotSent):
        await served(lambda writer: (writer.write(answer), writer.write_eof()), patience=30)
