"""`manage.py run FILE`: a file of this machine, run by the site as if it ran here."""

import asyncio
import base64
import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from executions.terminal import local

PATIENCE = 900  # Seconds for an answer; waiting in the queue is part of it.
SITES_FAULT, TIMED_OUT, SIGNALLED = 125, 124, 128  # As of `docker run`, `timeout` and shells.

Language = Mapping[str, Any]


class Command(BaseCommand):
    help = (
        "Run a file on the site: on this terminal, where input and output are one, else with all of its input at once."
        " Ctrl-] ends a program that does not listen to Ctrl-C. Options of the program's own come after `--`."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("args", metavar="ARGS", nargs="*", help="the program's arguments")
        parser.add_argument("--language", metavar="X", help="slug or alias; default: by the file's name")
        parser.add_argument("--stdin", metavar="F", help="file that is the program's whole input")
        parser.add_argument("--url", default=f"http://localhost:{settings.PORT}", help="default: %(default)s")
        parser.add_argument("--key", default="", help="API key, where the site wants one")
        # Arguments may follow options; by itself argparse gives up ARGS before it has seen them.
        parser.parse_args = parser.parse_intermixed_args  # type: ignore[method-assign]

    def handle(self, *args: Any, **options: Any) -> NoReturn:
        site = Site(options["url"], options["key"])
        code = read(options["file"])
        language = choose(site.languages(), options["file"], options["language"])
        request: dict[str, Any] = {"language": language["slug"], "args": list(args), **program(language, options, code)}
        on_terminal = sys.stdin.isatty() and sys.stdout.isatty() and options["stdin"] is None
        try:
            if on_terminal and language["interactive"]:
                result = on_this_terminal(site, request)
            else:
                result = at_once(site, request, options["stdin"])
        except KeyboardInterrupt:
            sys.exit(SIGNALLED + signal.SIGINT)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would flush it once more.
            sys.exit(SIGNALLED + signal.SIGPIPE)
        sys.exit(exit_code(result))


class Site:
    """The API, as far as it is needed here. Every failure is a CommandError with a sentence."""

    def __init__(self, url: str, key: str) -> None:
        self.url = url.rstrip("/")
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise failure(f"--url must be like https://compiler.example.org, not {url!r}.")
        if not all("!" <= character <= "~" for character in key):
            raise failure("--key must be printable ASCII without blanks.")
        self._headers = {"Accept": "application/json", **({"X-API-Key": key} if key else {})}

    def languages(self) -> Sequence[Language]:
        languages: Sequence[Language] = self._ask("/api/languages")
        return languages

    def post(self, path: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        answer: Mapping[str, Any] = self._ask(path, json.dumps(body).encode())
        return answer

    def terminal(self, submitted: Mapping[str, Any]) -> str:
        return f"ws{self.url.removeprefix('http')}{submitted['links']['terminal']}?token={submitted['terminalToken']}"

    def _ask(self, path: str, body: bytes | None = None) -> Any:
        headers = self._headers | ({"Content-Type": "application/json"} if body else {})
        request = Request(self.url + path, body, headers)  # noqa: S310 - the scheme was checked
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                return json.load(answer)
        except HTTPError as error:
            raise failure(self._refusal(error)) from error
        except (URLError, OSError) as error:
            reason = getattr(error, "reason", error)
            raise failure(f"The site at {self.url} cannot be reached: {reason}. Is it running?") from error
        except ValueError as error:
            raise failure(f"{self.url} does not answer like a compiler site.") from error

    def _refusal(self, error: HTTPError) -> str:
        try:
            detail = str(json.load(error)["detail"])
        except (ValueError, TypeError, KeyError, OSError):
            return f"{self.url} does not answer like a compiler site: {error.code} {error.reason}."
        if error.code in (401, 403) and "X-API-Key" in self._headers:
            return f"The site refuses the key: {detail}"
        return f"{detail} Give a key with --key." if error.code == 401 else detail


def failure(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=SITES_FAULT)


def read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise failure(f"{path} cannot be read: {error.strerror}.") from error


def choose(languages: Sequence[Language], path: str, asked: str | None) -> Language:
    """The language that was named, else that of the file's name or extension."""
    wanted = (asked or "").strip().lower()
    named = [each for each in languages if wanted in (each["slug"], *each["aliases"])]
    found = by_name(languages, Path(path)) if asked is None else named
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(each["slug"] for each in found)
        raise failure(f"{Path(path).name} may be in several languages: name one with --language ({names}).")
    slugs = ", ".join(each["slug"] for each in languages) or "none"
    what = f"{asked!r} is not a language of this site" if asked else f"{Path(path).name} does not say its language"
    raise failure(f"{what}; name one with --language ({slugs}).")


def by_name(languages: Sequence[Language], path: Path) -> Sequence[Language]:
    extension = path.suffix.lower()
    if not extension:
        return [each for each in languages if each["fileName"].lower() == path.name.lower()]
    sharing = [each for each in languages if Path(each["fileName"]).suffix.lower() == extension]
    called_so = [each for each in languages if extension[1:] in (each["slug"], *each["aliases"])]
    return [each for each in sharing if each in called_so] or sharing or called_so


def program(language: Language, options: Mapping[str, Any], code: bytes) -> dict[str, Any]:
    """The file under its own name where that has the language's extension: a class may be called like it."""
    name = Path(options["file"]).name
    if Path(name).suffix != Path(language["fileName"]).suffix:
        name = language["fileName"]
    try:
        return {"files": [{"name": name, "content": code.decode()}]}
    except UnicodeDecodeError:
        return {"files": [{"name": name, "content": base64.b64encode(code).decode(), "encoding": "base64"}]}


def on_this_terminal(site: Site, request: Mapping[str, Any]) -> Mapping[str, Any]:
    terminal = local.size(sys.stdout.fileno())
    submitted = site.post("/api/submit", {**request, "interactive": True, "terminal": terminal})
    try:
        return asyncio.run(local.follow(site.terminal(submitted)))
    except local.ConnectionLost as lost:
        raise failure(str(lost)) from lost
    except local.Left as left:
        sys.exit(SIGNALLED + left.number)


def at_once(site: Site, request: Mapping[str, Any], stdin: str | None) -> Mapping[str, Any]:
    given = typed_before() if stdin is None else read(stdin)
    try:
        result = site.post("/api/execute", {**request, "input": given.decode()})
    except UnicodeDecodeError as error:
        raise failure(f"The input is not UTF-8: byte {error.start} cannot be read.") from error
    if "verdict" not in result:
        raise failure("The program has not ended yet: the site is too busy.")
    for stream, text in ((sys.stderr, result["compileOutput"] + result["error"]), (sys.stdout, result["output"])):
        stream.buffer.write(text.encode())
        stream.flush()
    return result


def typed_before() -> bytes:
    """What was piped in. A keyboard is not waited for: who types wants a terminal, and has none."""
    return b"" if sys.stdin.isatty() else sys.stdin.buffer.read()


def exit_code(result: Mapping[str, Any]) -> int:
    """The program's own; what the program cannot have said is said here."""
    verdict = result["verdict"]
    if verdict not in ("success", "runtime_error"):
        said = verdict == "compile_error" and result["compileOutput"]
        print("" if said else f"{result['message']}.", file=sys.stderr, end="" if said else "\n")
    if verdict == "runtime_error" and result["signal"]:
        return SIGNALLED + signal_number(result["signal"])
    of_verdicts = {
        "compile_error": 1,
        "time_limit": TIMED_OUT,
        "memory_limit": SIGNALLED + signal.SIGKILL,
        "output_limit": SIGNALLED + signal.SIGXFSZ,
        "cancelled": SIGNALLED + signal.SIGINT,
        "internal_error": SITES_FAULT,
    }
    return int(of_verdicts.get(verdict, result["exitCode"] or 0))


def signal_number(name: str) -> int:
    plain, _, more = name.partition("+")
    known = getattr(signal, plain, None)
    return int(known) + int(more or 0) if isinstance(known, int) else int(plain.rpartition(" ")[2])
