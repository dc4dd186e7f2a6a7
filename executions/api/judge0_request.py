"""From the fields of a Judge0 submission to a submission of ours, refused field by field as Judge0 does."""

import base64
import binascii
import re
import shlex
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from executions.api.archives import ArchiveRefused, unpack
from executions.api.callbacks import NEEDS_KEY, callback_of, may_be_called
from executions.api.judge0_languages import ARCHIVED, MULTI_FILE, by_id
from executions.api.judge0_limits import Invalid, asked, bounds, number_in, of_limits, whole
from executions.api.problems import shortened
from executions.api.schemas import MOST_FILES
from executions.deliveries import Callback, Form
from executions.limits import LimitsRefused, Range
from executions.models import Viewer
from executions.program import Case, File, Program
from executions.queue import Submission
from executions.webhooks.addresses import UrlRefused
from languages.models import Language

KEY = "judge0"  # Of what is remembered in an execution's metadata.
LONGEST_STRING = 512
NOT_IN_ARGUMENTS = re.compile(r"[$&;<>|`]")
FALSE = (False, 0, "0", "f", "F", "false", "FALSE", "off", "OFF")  # Rails' list.
BLANKS = re.compile(r"\s+")
RUN_SCRIPTS = ("run.sh", "run")
TEXTS = ("source_code", "stdin", "expected_output")


@dataclass(slots=True)
class Reading:
    """One submission on its way in; `errors` grows while its fields are read."""

    fields: Mapping[str, Any]
    languages: Mapping[str, Language]
    encoded: bool
    limits: Mapping[str, Range]
    errors: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def submission(self, viewer: Viewer) -> Submission:
        """Raises Invalid."""
        number, language = self._language()
        project = number == MULTI_FILE
        texts = {name: self._text(name) for name in TEXTS}
        options, arguments = self._options(language), self._arguments()
        remembered = self._numbers() | self._strings() | {"language_id": number}
        if self._flag("redirect_stderr_to_stdout"):
            remembered["redirect_stderr_to_stdout"] = True
        callback = self._callback(viewer)
        if callback:
            remembered["callback_url"] = callback.url
        self._refuse_what_is_not_offered()
        self._check_source(texts["source_code"], project=project)
        files = self._files(texts["source_code"], language, project=project)
        self._check_sizes(texts, files)
        if self.errors or language is None:
            raise Invalid(dict(self.errors))
        submission = Submission(
            owner=viewer.owner,
            language=language,
            program=_program(files, self._decoded(texts), arguments, options, remembered.get("number_of_runs", 1)),
            asked=asked(remembered, language, self.limits),
            metadata={KEY: remembered},
            callback=callback,
        )
        _check_limits(submission)
        return submission

    # Its fields.

    def _language(self) -> tuple[int, Language | None]:
        given = self.fields.get("language_id")
        if given is None or given == "":
            self.errors["language_id"].append("can't be blank")
            return 0, None
        number = whole(given)
        if language := by_id(self.languages).get(number):
            return number, language
        archived = number in ARCHIVED or number in by_id(self.languages, disabled=True)
        wrong = "is archived and cannot be used anymore" if archived else "doesn't exist"
        self.errors["language_id"].append(f"language with id {number} {wrong}")
        return number, None

    def _numbers(self) -> dict[str, Any]:
        """Those that were asked for, as Judge0 keeps them: times in seconds, sizes in KB."""
        numbers: dict[str, Any] = {}
        for name, bound in bounds(self.limits).items():
            given = self.fields.get(name)
            if given is None or given == "":
                continue
            value = number_in(given)
            fault = "is not a number" if value is None else bound.fault(value)
            if fault or value is None:
                self.errors[name].append(fault or "")
            else:
                numbers[name] = int(value) if bound.whole else value
        return numbers

    def _text(self, name: str) -> bytes | None:
        given = self.fields.get(name)
        if given is None:
            return None
        if not isinstance(given, str):
            self.errors[name].append("must be a string")
            return None
        text = self._base64(name, given) if self.encoded else given.encode()
        if name != "source_code" and text is not None and not is_utf8(text):
            self.errors[name].append("must be UTF-8")
        return text

    def _base64(self, name: str, given: str) -> bytes | None:
        """Lines are joined and missing padding is added; anything else that is no base64 is refused."""
        joined = BLANKS.sub("", given).rstrip("=")
        try:
            return base64.b64decode(joined + "=" * (-len(joined) % 4), validate=True)
        except (binascii.Error, ValueError):
            self.errors[name].append("must be base64")
            return None

    def _strings(self) -> dict[str, str]:
        names = ("compiler_options", "command_line_arguments")
        return {name: given for name in names if (given := self._string(name))}

    def _string(self, name: str) -> str:
        given = self.fields.get(name)
        return given if isinstance(given, str) and len(given) <= LONGEST_STRING and "\0" not in given else ""

    def _words(self, name: str) -> tuple[str, ...]:
        """As a shell would take them apart, though none ever sees them."""
        given = self.fields.get(name)
        if given is None:
            return ()
        if not isinstance(given, str) or "\0" in given:
            self.errors[name].append("must be a string without NUL")
        elif len(given) > LONGEST_STRING:
            self.errors[name].append(f"is too long (maximum is {LONGEST_STRING} characters)")
        else:
            try:
                return tuple(shlex.split(NOT_IN_ARGUMENTS.sub("", given)))
            except ValueError:
                self.errors[name].append("must close every quotation mark that it opens")
        return ()

    def _arguments(self) -> tuple[str, ...]:
        return self._words("command_line_arguments")

    def _options(self, language: Language | None) -> tuple[str, ...]:
        options = self._words("compiler_options")
        if not options or language is None:
            return options
        if not language.compiled:
            self.errors["compiler_options"].append("setting compiler options is only allowed for compiled languages")
        elif refused := language.refused(options):
            wrong = ", ".join(ascii(shortened(option)) for option in refused[:5])
            allowed = "  ".join(language.compiler_options) or "none"
            self.errors["compiler_options"].append(
                f"{wrong} is not allowed for {language.name}; allowed are (as patterns): {allowed}"
            )
        return options

    def _flag(self, name: str) -> bool:
        given = self.fields.get(name)
        return given is not None and given != "" and given not in FALSE

    def _refuse_what_is_not_offered(self) -> None:
        for what in ("time", "memory"):
            name = f"enable_per_process_and_thread_{what}_limit"
            if self._flag(name):
                self.errors[name].append("this option cannot be enabled")
        if self._flag("enable_network"):
            self.errors["enable_network"].append("enabling network is not allowed")

    def _callback(self, viewer: Viewer) -> Callback | None:
        given = self.fields.get("callback_url")
        if given is None or given == "":
            return None
        try:
            if not isinstance(given, str):
                raise UrlRefused("must be a string")
            if not may_be_called(viewer):
                raise UrlRefused(NEEDS_KEY)
            return callback_of(given, Form.JUDGE0)
        except UrlRefused as refused:
            self.errors["callback_url"].append(str(refused))
            return None

    # The program.

    def _check_source(self, source: bytes | None, *, project: bool) -> None:
        if "source_code" in self.errors:
            return
        if project and source:
            self.errors["source_code"].append("must be blank")
        elif not project and not (source or b"").strip():
            self.errors["source_code"].append("can't be blank")

    def _files(self, source: bytes | None, language: Language | None, *, project: bool) -> list[tuple[str, bytes]]:
        """The main file first."""
        others = self._additional_files()
        if not project:
            main = language.file_name if language else ""
            return [(main, source or b""), *((name, content) for name, content in others if name != main)]
        if not others and "additional_files" not in self.errors:
            self.errors["additional_files"].append("can't be blank")
        script = next((script for script in RUN_SCRIPTS if script in dict(others)), None)
        if others and script is None:
            self.errors["additional_files"].append("must hold a script named run or run.sh")
        return sorted(others, key=lambda file: file[0] != script)

    def _additional_files(self) -> list[tuple[str, bytes]]:
        given = self.fields.get("additional_files")
        if not given:
            return []
        if not isinstance(given, str):
            self.errors["additional_files"].append("must be a string")
            return []
        archive = self._base64("additional_files", given)
        try:
            most = settings.MAX_CODE_SIZE_BYTES
            return unpack(archive, most_files=MOST_FILES - 1, most_bytes=most) if archive else []
        except ArchiveRefused as refused:
            self.errors["additional_files"].append(str(refused))
            return []

    def _check_sizes(self, texts: Mapping[str, bytes | None], files: list[tuple[str, bytes]]) -> None:
        sizes = {name: len(text or b"") for name, text in texts.items()}
        sizes["source_code"] = sum(len(content) for _, content in files)
        most = settings.MAX_CODE_SIZE_BYTES, settings.MAX_INPUT_SIZE_BYTES, settings.MAX_OUTPUT_SIZE_BYTES
        for name, largest in zip(TEXTS, most, strict=True):
            if sizes[name] > largest:
                self.errors[name].append(f"is too long (maximum is {largest} bytes)")

    def _decoded(self, texts: Mapping[str, bytes | None]) -> dict[str, str | None]:
        return {name: None if text is None else text.decode() for name, text in texts.items() if name != "source_code"}


def _program(
    files: list[tuple[str, bytes]],
    texts: Mapping[str, str | None],
    arguments: tuple[str, ...],
    options: tuple[str, ...],
    runs: int,
) -> Program:
    stdin, expected = texts["stdin"] or "", texts["expected_output"]
    return Program(
        files=tuple(file_of(name, content) for name, content in files),
        input=stdin,
        args=arguments,
        options=options,
        sources=tuple(name for name, _ in files[:1]),
        expected_output=expected,
        cases=(Case(input=stdin, expected_output=expected),) * runs if runs > 1 else (),
    )


def file_of(name: str, content: bytes) -> File:
    if is_utf8(content):
        return File(name=name, content=content.decode())
    return File(name=name, content=base64.b64encode(content).decode(), encoding="base64")


def _check_limits(submission: Submission) -> None:
    try:
        submission.limits  # noqa: B018 - it raises
    except LimitsRefused as refused:
        raise of_limits(refused) from None


def is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Under which a caller's submissions are read. `languages`: by all their names; `limits`: what may be asked for."""

    viewer: Viewer
    languages: Mapping[str, Language]
    limits: Mapping[str, Range]
    encoded: bool


def read(fields: Mapping[str, Any], terms: Terms) -> Submission:
    """The submission that these fields ask for; unknown ones are passed over, as by Judge0. Raises Invalid."""
    return Reading(fields, terms.languages, terms.encoded, terms.limits).submission(terms.viewer)
