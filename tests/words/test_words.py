"""The pages' texts in other languages than English."""

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from compiler_site import words

LANGUAGES = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
CATALOGUES = [(language, domain) for language in LANGUAGES for domain in words.DOMAINS]
PLACE = re.compile(r"%\((\w+)\)s")
TAG = re.compile(r"<[^>]+>")


def file_of(language: str, domain: str) -> Path:
    return settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / f"{domain}.po"


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_text_of_the_sources_is_translated(language: str, domain: str) -> None:
    file = file_of(language, domain)
    catalogue = words.read(file)
    assert set(catalogue) == words.of_sources(settings.BASE_DIR, domain), "run script/words and translate what it names"
    assert [message.text for message, forms in catalogue.items() if not all(forms)] == []
    assert ", fuzzy" not in file.read_text()


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_translations_keep_places_and_tags(language: str, domain: str) -> None:
    for message, forms in words.read(file_of(language, domain)).items():
        given = {*PLACE.findall(message.text + message.plural), "number"}  # A place in the queue: ordinal, or number.
        for form in forms:
            assert set(PLACE.findall(form)) <= given, form
            assert TAG.findall(form) == TAG.findall(message.text), form


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_the_compiled_catalogue_is_that_of_the_texts(language: str, domain: str) -> None:
    file = file_of(language, domain)
    assert file.with_suffix(".mo").read_bytes() == words.compiled(language, words.read(file)), "run script/words"
    found = gettext.translation(domain, settings.LOCALE_PATHS[0], [language])
    for message, forms in words.read(file).items():
        read = [found.ngettext(message.text, message.plural, n) for n in (1, 2)] if message.plural else []
        assert (read or [found.gettext(message.text)]) == forms


@pytest.mark.django_db
def test_pages_come_in_the_language_of_the_browser_or_of_the_cookie() -> None:
    client = Client()
    assert ">There is nothing at this address.<" in client.get("/nothing").text
    german = client.get("/nothing", headers={"accept-language": "de-AT,de;q=0.9"})
    assert '<html lang="de"' in german.text
    assert ">Unter dieser Adresse ist nichts.<" in german.text
    assert {"Cookie", "Accept-Language"} <= set(re.split(r",\s*", german.headers["Vary"]))
    client.cookies["locale"] = "en"
    assert '<html lang="en"' in client.get("/nothing", headers={"accept-language": "de"}).text
    client.cookies["locale"] = "tlh"
    assert '<html lang="de"' in client.get("/nothing", headers={"accept-language": "de"}).text


def test_what_programs_read_stays_english() -> None:
    answer = Client().get("/api/nothing", headers={"accept-language": "de"})
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert "nichts" not in answer.text
