"""Catalogues of what pages say: collected from the sources, kept as .po, compiled to .mo, without the gettext tools."""

import ast
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

DOMAINS = ("django", "djangojs")  # Of pages and Python; of the pages' scripts.
PACKAGES = ("accounts", "compiler_site", "executions", "languages", "programs")
SINGLE = ("_", "gettext", "gettext_lazy")
PLURAL = ("ngettext", "ngettext_lazy")
STRING = r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
CALL = re.compile(rf"(?<![\w.])(gettext|_|ngettext)\(\s*u?{STRING}(?:\s*,\s*u?{STRING})?")
HEADER = (
    "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nLanguage: {}\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """`plural`: "" where a message has one form."""

    text: str
    plural: str = ""


Catalogue = dict[Message, list[str]]


def of_sources(root: Path, domain: str) -> set[Message]:
    """All messages of the project in `root`."""
    if domain == "djangojs":
        return {found for file in (root / "static" / "src").rglob("*.ts") for found in of_calls(file.read_text())}
    templates = {
        found
        for file in (root / "templates").rglob("*.*")
        if file.suffix in (".html", ".txt")
        for found in of_calls(templatize(file.read_text()))
    }
    code = {found for name in PACKAGES for file in (root / name).rglob("*.py") for found in of_python(file.read_text())}
    return templates | code


def of_calls(source: str) -> Iterator[Message]:
    """What scripts, and templates once Django has made calls of their tags, say."""
    for name, text, plural in CALL.findall(source):
        if plain(text):
            yield Message(plain(text), plain(plural) if name == "ngettext" else "")


def of_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if node.func.id in SINGLE and words:
            yield Message(words[0])
        if node.func.id in PLURAL and len(words) == 2:
            yield Message(*words)


def plain(literal: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), literal[1:-1])


def read(file: Path) -> Catalogue:
    """A .po file as `write` makes it, or any editor of catalogues; without its header."""
    found: Catalogue = {}
    for entry in file.read_text().split("\n\n"):
        words = {"msgid": "", "msgid_plural": ""}
        keyword = ""
        for line in entry.splitlines():
            if not line or line.startswith("#"):
                continue
            begun, _, literal = line.partition('"')
            keyword = begun.strip() or keyword
            words[keyword] = words.get(keyword, "") + plain(f'"{literal}')
        if words["msgid"]:
            forms = [words[name] for name in sorted(words) if name.startswith("msgstr")]
            found[Message(words["msgid"], words["msgid_plural"])] = forms
    return found


def write(file: Path, language: str, catalogue: Catalogue) -> None:
    entries = [f'msgid ""\nmsgstr ""\n{_lines(HEADER.format(language))}']
    entries += [_entry(message, forms) for message, forms in sorted(catalogue.items())]
    file.write_text("\n\n".join(entries) + "\n")


def compiled(language: str, catalogue: Catalogue) -> bytes:
    """A .mo file: two tables of lengths and places, then the texts, as the manual of GNU gettext describes it."""
    texts = {b"": HEADER.format(language).encode()}
    for message, forms in catalogue.items():
        key = "\0".join(filter(None, (message.text, message.plural)))
        texts[key.encode()] = "\0".join(forms).encode()
    keys = sorted(texts)
    tables, body = b"", b""
    start = 28 + 16 * len(keys)
    for text in [*keys, *(texts[key] for key in keys)]:
        tables += struct.pack("<II", len(text), start + len(body))
        body += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, start)
    return head + tables + body


def _entry(message: Message, forms: list[str]) -> str:
    if not message.plural:
        return f"msgid {_quoted(message.text)}\nmsgstr {_quoted(forms[0])}"
    told = "\n".join(f"msgstr[{number}] {_quoted(form)}" for number, form in enumerate(forms))
    return f"msgid {_quoted(message.text)}\nmsgid_plural {_quoted(message.plural)}\n{told}"


def _lines(text: str) -> str:
    return "\n".join(_quoted(line) for line in text.splitlines(keepends=True))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
