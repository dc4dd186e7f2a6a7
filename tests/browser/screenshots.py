"""Pictures of the site in its states, for whoever changes how it looks.

    python -m tests.browser.screenshots FOLDER [NAMES]

NAMES are states (`start`, `share` ...), looks (`desk-dark`, `phone-light`, `4k` ...) or both; without any, all
pictures are taken, in some minutes. The page must have been built: `npm run build`, `manage.py collectstatic`.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.conftest import ARGUMENTS, PHONE
from tests.browser.posed import Posed
from tests.browser.states import STATES, Stage, State
from tests.browser.workbench import SECONDS
from tests.site import Site

# A page that is made up has no address, from which a browser would let no frame of this machine be opened.
FRAMES = "--disable-features=LocalNetworkAccessChecks"
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
LOOKS: dict[str, dict[str, Any]] = {
    "desk-dark": {**DESK, "color_scheme": "dark"},
    "desk-light": {**DESK, "color_scheme": "light"},
    "phone-dark": {**PHONE, "reduced_motion": "reduce", "color_scheme": "dark"},
    "phone-light": {**PHONE, "reduced_motion": "reduce", "color_scheme": "light"},
    "contrast": {**DESK, "color_scheme": "dark", "contrast": "more"},
    "small": {**PHONE, "color_scheme": "light", "viewport": {"width": 360, "height": 640}},
    "4k": {**DESK, "color_scheme": "dark", "viewport": {"width": 3840, "height": 2160}},
    "preview": {**DESK, "color_scheme": "dark", "viewport": {"width": 1200, "height": 630}},
    "german": {**DESK, "color_scheme": "light", "locale": "de-DE"},
}


def main(folder: Path, names: set[str]) -> None:
    if unknown := names - STATES.keys() - LOOKS.keys():
        sys.exit(f"No state or look is called {', '.join(sorted(unknown))}. There are: {', '.join([*STATES, *LOOKS])}")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*ARGUMENTS, FRAMES])
        site = Site(Path(data), EMBED_ORIGINS="http://course.example")
        try:
            site.serve()
            _take_all(browser, Posed(site, browser), folder, names)
        finally:
            site.end()
            browser.close()


def _take_all(browser: Browser, posed: Posed, folder: Path, names: set[str]) -> None:
    states, looks = names & STATES.keys() or STATES.keys(), names & LOOKS.keys() or LOOKS.keys()
    for name, state in STATES.items():
        for look in state.looks:
            if name in states and look in looks:
                _take(browser, posed, state, look, folder / f"{name}-{look}.png")


def _take(browser: Browser, posed: Posed, state: State, look: str, picture: Path) -> None:
    signed_in = {"storage_state": posed.signed_in} if state.is_signed_in else {}
    context = browser.new_context(base_url=posed.site.url, **LOOKS[look], **signed_in)
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    try:
        state.enter(Stage(page=page, posed=posed))
        page.wait_for_timeout(300)  # What moves has come to rest.
        page.screenshot(path=picture, full_page=state.is_whole_page)
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        _say(picture.name, f"is {beyond} px too wide" if beyond > 0 else "")
    except (AssertionError, PlaywrightError) as error:  # One that cannot be had is no reason to go without the others.
        _say(picture.name, f"could not be taken: {str(error)[:400]}")
    context.close()


def _say(name: str, fault: str) -> None:
    sys.stdout.write(f"{name} {fault}\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), set(sys.argv[2:]))
