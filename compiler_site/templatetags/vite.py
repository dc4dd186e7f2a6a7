"""Tags that turn a source file into the hashed files that Vite made of it."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

Manifest = dict[str, dict[str, Any]]


def manifest_path() -> Path:
    """Where `npm run build` puts its list of files."""
    return Path(settings.BASE_DIR) / "static" / "dist" / "manifest.json"


@register.simple_tag
def vite_entry(source: str) -> SafeString:
    """Script, styles and preloads of the entry `source`; nothing when the bundle was not built."""
    entry = _manifest().get(source)
    if entry is None:
        return SafeString("")
    script = format_html('<script type="module" src="{}"></script>', static(entry["file"]))
    return _styles(entry) + _preloads(_imported(entry), "all") + script


@register.simple_tag
def vite_style(source: str) -> SafeString:
    """The style sheet made of `source`; nothing when the bundle was not built."""
    entry = _manifest().get(source)
    return format_html('<link rel="stylesheet" href="{}">', static(entry["file"])) if entry else SafeString("")


@register.simple_tag
def vite_preload(source: str, *, media: str = "all") -> SafeString:
    """Preload of a module that the entry imports later, for screens that fit `media`."""
    entry = _manifest().get(source)
    return _preloads([entry, *_imported(entry)], media) if entry else SafeString("")


def _styles(entry: dict[str, Any]) -> SafeString:
    sheets = [name for part in (entry, *_imported(entry)) for name in part.get("css", ())]
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(name),) for name in sheets))


def _preloads(parts: list[dict[str, Any]], media: str) -> SafeString:
    link = '<link rel="modulepreload" href="{}" media="{}">'
    return format_html_join("", link, ((static(part["file"]), media) for part in parts))


def _imported(entry: dict[str, Any]) -> list[dict[str, Any]]:
    manifest = _manifest()
    return [manifest[name] for name in entry.get("imports", ()) if not manifest[name].get("isEntry")]


def _manifest() -> Manifest:
    path = manifest_path()
    return _read(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=1)
def _read(path: Path, changed: int) -> Manifest:
    """The manifest as it was at `changed`: a new build is seen without a restart."""
    manifest: Manifest = json.loads(path.read_text())
    return manifest
