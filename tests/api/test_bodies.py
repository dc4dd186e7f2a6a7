"""Whatever is sent as a body, the answer is a refusal with a sentence."""

import base64
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import refused
from tests.site import Site

JSON = {"Content-Type": "application/json"}
MIB = 1 << 20

NOT_JSON = {
    "nothing": b"",
    "a word": b"hello",
    "cut off": b'{"language": "python", "code": "pri',
    "cut off in an escape": b'{"language": "python", "code": "\\',
    "single quotes": b"{'language': 'python'}",
    "a comma too many": b'{"language": "python", "code": "",}',
    "a comment": b'{"language": "python"} // run it',
    "two documents": b"{}{}",
    "not a number": b'{"language": "python", "code": "", "timeout": NaN}',
    "infinity": b'{"language": "python", "code": "", "timeout": Infinity}',
    "minus infinity": b'{"language": "python", "code": "", "timeout": -Infinity}',
    "a number beyond all": b'{"language": "python", "code": "", "timeout": 1e999}',
    "a number of 5000 digits": b'{"language": "python", "code": "", "timeout": ' + b"9" * 5000 + b"}",
    "a bare NUL": b'{"language": "python", "code": "\0"}',
    "only NULs": b"\0" * 100,
    "a newline in a string": b'{"language": "python", "code": "\n"}',
    "a byte order mark": b'\xef\xbb\xbf{"language": "python", "code": ""}',
    "UTF-16": '{"language": "python", "code": ""}'.encode("utf-16"),
    "Latin-1": '{"language": "python", "code": "é"}'.encode("latin-1"),
    "half of a character": b'{"language": "python", "code": "\\ud800"}',
    "half of a character in a name": b'{"language": "python", "code": "", "\\udfff": 1}',
    "half of a character in metadata": b'{"language": "python", "code": "", "metadata": {"a": "\\uD834"}}',
    "UTF-8 of half a character": b'{"language": "python", "code": "\xed\xa0\x80"}',
    "a field twice": b'{"language": "python", "language": "c", "code": ""}',
    "a field twice, deeper": b'{"language": "python", "code": "", "metadata": {"a": 1, "a": 2}}',
    "101 levels": b"[" * 101 + b"]" * 101,
    "101 levels in metadata": b'{"language": "python", "code": "", "metadata": ' + b'{"a":' * 101 + b"1" + b"}" * 102,
    "100000 levels": b"[" * 100_000,
    "100000 levels of objects": b'{"a":' * 100_000,
    "100000 levels closed": b"[" * 100_000 + b"]" * 100_000,
    "100000 fields": b"{" + b",".join(b'"k%d":0' % number for number in range(99_000)) + b"}",
    "gzip called JSON": gzip.compress(b'{"language": "python", "code": ""}'),
}
NOT_AN_OBJECT = {"null": b"null", "a number": b"1", "a string": b'"python"', "a list": b"[]", "true": b"true"}


@pytest.fixture(params=["/api/execute", "/api/submit/", "/api/batch"])
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_not_json_is_refused(client: httpx.Client, path: str, body: bytes) -> None:
    answer = client.post(path, content=body, headers=JSON)
    refused(answer, 422 if not body else 400)


@pytest.mark.parametrize("body", NOT_AN_OBJECT.values(), ids=NOT_AN_OBJECT)
def test_json_that_is_no_object_is_refused(client: httpx.Client, path: str, body: bytes) -> None:
    refused(client.post(path, content=body, headers=JSON), 422, "body")


@pytest.mark.parametrize(
    "kind", ["text/plain", "text/html", "application/xml", "multipart/form-data; boundary=x", "image/png"]
)
def test_a_body_called_something_else_is_refused(client: httpx.Client, path: str, kind: str) -> None:
    refused(client.post(path, content=b'{"language": "python", "code": ""}', headers={"Content-Type": kind}), 415)


def test_a_form_is_refused(client: httpx.Client, path: str) -> None:
    refused(client.post(path, data={"language": "python", "code": "print(1)"}), 415)
    refused(client.post(path, data={f"f{n}": "x" for n in range(2000)}), 415)
    refused(client.post(path, files={"code": b"print(1)"}), 415)


def test_json_need_not_be_called_so(client: httpx.Client) -> None:
    body = json.dumps({"language": "python", "code": "print(1)"})
    for kind in ("application/x-www-form-urlencoded", "application/json; charset=utf-8", "application/vnd.x+json"):
        assert client.post("/api/submit", content=body, headers={"Content-Type": kind}).status_code == 202
    assert client.post("/api/submit", content=body).status_code == 202


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "x"])
def test_a_compressed_body_is_refused(client: httpx.Client, encoding: str) -> None:
    body = gzip.compress(json.dumps({"language": "python", "code": ""}).encode())
    refused(client.post("/api/execute", content=body, headers=JSON | {"Content-Encoding": encoding}), 415)


@pytest.mark.parametrize(
    ("path", "told"),
    [("/judge0/submissions", {"error"}), ("/api/v2/execute", {"message"}), ("/jobe/index.php/restapi/runs", None)],
)
def test_dialects_refuse_bodies_in_their_own_words(client: httpx.Client, path: str, told: set[str] | None) -> None:
    bomb = gzip.compress(b" " * (20 * MIB))
    packed = client.post(path, content=bomb, headers=JSON | {"Content-Encoding": "gzip"})
    large = client.post(path, content=b"x" * (20 * MIB), headers=JSON)
    for answer, status, word in ((packed, 415, "compressed"), (large, 413, "at most")):
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/json")
        document = answer.json()
        assert told is None or document.keys() == told
        assert word in (next(iter(document.values())) if told else document)


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "no-such-charset", "utf-7"])
def test_a_body_in_another_charset_is_refused(client: httpx.Client, charset: str) -> None:
    headers = {"Content-Type": f"application/json; charset={charset}"}
    refused(client.post("/api/execute", content=b"{}", headers=headers), 415)


def pieces(count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield b"x" * 65_536


def test_a_body_over_the_limit_is_refused_without_being_kept(new_site) -> None:  # type: ignore[no-untyped-def]
    site: Site = new_site()
    process = site.serve()
    with site.client() as client:
        refused(client.post("/api/execute", content=b"{}", headers=JSON), 422)
        before = peak(process.popen.pid)
        for body in (b"x" * (50 * MIB), pieces(1600), b'{"language": "python", "code": "' + b"a" * (20 * MIB) + b'"}'):
            refused(client.post("/api/execute", content=body, headers=JSON), 413)
        assert peak(process.popen.pid) - before < 32 * MIB


def peak(pid: int) -> int:
    """Bytes of the most memory that the process ever had."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def test_a_client_that_asks_first_need_not_send(site: Site) -> None:
    headers = JSON | {"Expect": "100-continue", "Content-Length": str(50 * MIB)}
    head = "POST /judge0/submissions HTTP/1.1\r\nHost: localhost\r\n" + "".join(
        f"{k}: {v}\r\n" for k, v in headers.items()
    )
    answer = exchanged(site, head.encode() + b"\r\n")
    assert " 413 " in answer
    assert '{"error":' in answer


def exchanged(site: Site, request: bytes) -> str:
    import socket

    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as connection:
        connection.sendall(request)
        answer = b""
        while data := connection.recv(65_536):
            answer += data
    return answer.decode()


@pytest.mark.parametrize(
    ("field", "largest"),
    [("code", MIB), ("input", MIB), ("expectedOutput", MIB)],
)
def test_a_text_may_be_as_large_as_its_limit(client: httpx.Client, field: str, largest: int) -> None:
    body = {"language": "python", "code": "pass"} | {field: "#" * largest}
    assert client.post("/api/submit", json=body).status_code == 202
    name = field
    refused(client.post("/api/submit", json=body | {field: "#" * (largest + 1)}), 413, name)
    refused(client.post("/api/submit", json=body | {field: "é" * (largest // 2 + 1)}), 413, name)


def test_the_limits_hold_for_all_files_and_all_cases_together(client: httpx.Client) -> None:
    half = "#" * (MIB // 2)
    files = [{"name": f"{n}.py", "content": half} for n in range(2)]
    assert client.post("/api/submit", json={"language": "python", "files": files}).status_code == 202
    more = [*files, {"name": "more.py", "content": "#"}]
    refused(client.post("/api/submit", json={"language": "python", "files": more}), 413, "files")
    cases = [{"input": half}, {"input": half}, {"input": "x"}]
    refused(client.post("/api/submit", json={"language": "python", "code": "", "cases": cases}), 413, "input")


def test_bytes_in_base64_count_as_the_bytes_that_they_are(client: httpx.Client) -> None:
    content = base64.b64encode(b"#" * (MIB - 10)).decode()
    files = [{"name": "main.py", "content": "pass"}, {"name": "data.bin", "content": content, "encoding": "base64"}]
    assert client.post("/api/submit", json={"language": "python", "files": files}).status_code == 202


def test_nul_and_every_other_character_reach_the_program(site: Site) -> None:
    text = "\0\x01\x1b\x7f\x85\u2028\ufeff\uffff\U0001f600é"
    code = f"import sys\nprint(ascii(sys.stdin.buffer.read().decode()))\n# {text}"
    result = site.execute(code, input=text)
    # The sources of CPython may not hold NUL; the site passes it on all the same.
    assert "null bytes" in result["error"]
    result = site.execute(code.replace("\0", ""), input=text)
    assert result["output"] == ascii(text) + "\n"
