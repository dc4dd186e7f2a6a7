"""Pictures of the page in its states: `python -m tests.browser.screenshots URL FOLDER`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, PHONE
from tests.browser.workbench import Workbench

TEMPERATURES = '''"""Ask for temperatures and say what they were like."""

from statistics import mean


def bar(value: float, low: float, high: float) -> str:
    filled = round((value - low) / (high - low or 1) * 24) + 1
    return "\\033[32m" + "█" * filled + "\\033[0m"


days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
measured = {}
for day in days:
    measured[day] = float(input(f"{day}: "))

low, high = min(measured.values()), max(measured.values())
print()
for day, value in measured.items():
    print(f"{day:>10} {value:5.1f} °C {bar(value, low, high)}")

print(f"\\nThe mean was {mean(measured.values()):.1f} °C.")
'''
BROKEN = """#include <stdio.h>

int main(void) {
    int total = 0
    for (int i = 1; i <= 10; i++) {
        total += i;
    }
    printf("%d\\n", totl);
    return 0;
}
"""
DESK = {"viewport": {"width": 1440, "height": 900}}


def main(url: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for scheme in ("light", "dark"):
            for device, options in (("desk", DESK), ("phone", PHONE)):
                _states(_page(browser, url, color_scheme=scheme, **options), folder / f"{device}-{scheme}", device)
        browser.close()


def _page(browser: Browser, url: str, **options: object) -> Page:
    return browser.new_context(base_url=url, **options).new_page()  # type: ignore[arg-type]


def _states(page: Page, name: Path, device: str) -> None:
    workbench = Workbench(page)

    def picture(state: str) -> None:
        page.screenshot(path=f"{name}-{state}.png")

    workbench.open("python")
    picture("start")
    page.click("#language")
    picture("languages")
    page.keyboard.press("Escape")
    workbench.open("python", TEMPERATURES)
    workbench.run()
    for number, answer in enumerate(("18.5", "21", "23.4", "19.8", "16.2")):
        workbench.expect_said("^Waiting for your input$")
        if number == 2:
            picture("asking")
        if device == "phone":
            page.fill("#answer", answer)
            page.click("#line button[type=submit]")
        else:
            workbench.type(f"{answer}\n")
        workbench.expect_screen(answer)
    workbench.expect_tone("good")
    picture("finished")
    workbench.open("c", BROKEN)
    workbench.run()
    workbench.expect_tone("bad")
    picture("broken")
    workbench.open("python", "while True: pass\n")
    workbench.run()
    workbench.expect_said("^Running$")
    picture("running")
    workbench.stop()
    workbench.expect_tone("quiet")
    picture("stopped")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
