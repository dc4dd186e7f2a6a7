"""What the pictures show: programs, and a site with somebody's things in it."""

import json
import re
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.workbench import SECONDS, Workbench
from tests.site import Site

PASSWORD = "correct horse battery staple"
MEASURING = '''"""Ask for temperatures and say what they were like."""

from statistics import mean

GREEN, DIM, PLAIN = "\\033[32m", "\\033[2m", "\\033[0m"
days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def bar(value: float, low: float, high: float) -> str:
    filled = round((value - low) / (high - low or 1) * 24) + 1
    return GREEN + "█" * filled + PLAIN


measured = {day: float(input(f"{day}: ")) for day in days}
low, high = min(measured.values()), max(measured.values())

print()
for day, value in measured.items():
    print(f"{day:>10} {value:5.1f} °C {bar(value, low, high)}")
print(f"\\n{DIM}The mean was{PLAIN} {mean(measured.values()):.1f} °C.")
'''
WEEK = {
    "main.py": '''"""Ask for a week's temperatures and draw them."""

from statistics import mean

from chart import bar

days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
week = {day: float(input(f"{day + ':':11} ")) for day in days}

coldest, warmest = min(week.values()), max(week.values())
print("\\n\\033[1mThe week\\033[0m\\n")
for day, value in week.items():
    print(f"{day:>10} {value:5.1f} °C  {bar(value, coldest, warmest)}")

print(f"\\nIts mean was \\033[1;33m{mean(week.values()):.1f} °C\\033[0m,")
print(f"its warmest day \\033[1;31m{max(week, key=week.get)}\\033[0m.")
''',
    "chart.py": '''WIDTH = 24
COLD, WARM = (88, 166, 255), (255, 123, 84)


def bar(value: float, low: float, high: float) -> str:
    """As long and as warm as `value` is high."""
    filled = 4 + round((value - low) / (high - low or 1) * (WIDTH - 4))
    return "".join(cell(at / WIDTH) for at in range(filled)) + "\\033[0m"


def cell(share: float) -> str:
    red, green, blue = (round(c + (w - c) * share) for c, w in zip(COLD, WARM))
    return f"\\033[38;2;{red};{green};{blue}m█"
''',
}
ANSWERS = ("18.5", "21", "23.4", "19.8", "16.2")
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
PLOT = """import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 4 * np.pi, 400)
for decay in (0.05, 0.15, 0.3):
    plt.plot(x, np.exp(-decay * x) * np.cos(2 * x), label=f"decay {decay}")
plt.title("Damped oscillations")
plt.xlabel("time")
plt.legend()
plt.show()
"""
TABLE = """import csv
import pathlib

folder = pathlib.Path("output")
folder.mkdir(exist_ok=True)
planets = [
    ("Mercury", 4879, 88.0, 0), ("Venus", 12104, 224.7, 0), ("Earth", 12756, 365.2, 1),
    ("Mars", 6792, 687.0, 2), ("Jupiter", 142984, 4331.0, 95), ("Saturn", 120536, 10747.0, 146),
]
with open(folder / "planets.csv", "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["planet", "diameter (km)", "year (days)", "moons"])
    writer.writerows(planets)
print(f"{len(planets)} planets written")
"""
GAME = """import curses


def game(screen):
    curses.curs_set(0)
    colours = (curses.COLOR_GREEN, curses.COLOR_RED, curses.COLOR_YELLOW, curses.COLOR_CYAN, curses.COLOR_BLACK)
    for number, colour in enumerate(colours, 1):
        curses.init_pair(number, colour, curses.COLOR_WHITE if colour == curses.COLOR_BLACK else curses.COLOR_BLACK)
    screen.bkgd(" ", curses.color_pair(4))
    field = curses.newwin(16, 44, 1, 3)
    field.bkgd(" ", curses.color_pair(1))
    field.box()
    field.addstr(0, 3, " Snake ", curses.A_BOLD)
    for at in range(9):
        field.addstr(6 if at < 5 else 6 + at - 4, 12 + 2 * min(at, 4), "██", curses.color_pair(1))
    field.addstr(11, 30, "●", curses.color_pair(2) | curses.A_BOLD)
    field.addstr(4, 34, "●", curses.color_pair(2))
    screen.addstr(18, 3, " Score 120 ", curses.color_pair(5))
    screen.addstr(18, 16, "Level 3", curses.color_pair(3) | curses.A_BOLD)
    screen.addstr(18, 26, "dim", curses.A_DIM)
    screen.addstr(20, 3, "Arrow keys steer, q leaves", curses.color_pair(4))
    screen.refresh()
    field.refresh()
    while screen.getch() != ord("q"):
        pass


curses.wrapper(game)
"""
GREETING = """import time

print("Who are you?")
name = input("> ")
for each in range(3):
    time.sleep(0.3)
    print("." * (each + 1), flush=True)
print(f"\\x1b[32mHello\\x1b[0m, {name}!")
"""
DOUBLING = "number = int(input())\nprint(2 * number if number < 10 else number)\n"
CASES = [
    {"name": "small", "input": "2\n", "expectedOutput": "4\n"},
    {"name": "large", "input": "12\n", "expectedOutput": "24\n"},
    {"name": "no number", "input": "two\n", "expectedOutput": ""},
]
COURSE = """<!doctype html><title>Course</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body { margin: 12px; font: 16px/1.6 serif } iframe { border: 0 }</style>
<p>Try it with the temperatures of your week:</p>%s"""

# A person with two addresses, keys and a quota.
PEOPLE = f"""
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib.auth.models import User
from accounts.models import ApiKey, Quota
ada = User.objects.create_superuser("ada", "ada@example.org", {PASSWORD!r})
EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
home = EmailAddress.objects.create(user=ada, email="ada@home.example.org")
print("/account/confirm-email/" + EmailConfirmationHMAC(home).key + "/")
for name, scopes in (("Homework grader", ["run"]), ("Course pages, with a rather long name", ["run", "interactive"])):
    key = ApiKey(user=ada, name=name, scopes=scopes)
    key.make_secret()
    key.save()
quota = Quota.objects.create(name="Students", runs_a_minute=60, runs_a_day=40, cpu_seconds_a_day=600, memory_mib=256)
ada.quotas.add(quota)
"""
STANDING_ALONE = """
from django.template.loader import render_to_string
from django.utils import translation
import json
pages = ("400", "403", "403_csrf", "404", "429", "500", "snapshot_gone")
print(json.dumps({page: render_to_string(page + ".html") for page in pages}))
"""


def draft(slug: str, files: dict[str, str], **more: Any) -> str:
    listed = [{"name": name, "content": content} for name, content in files.items()]
    return json.dumps({"schema": 1, "language": slug, "files": listed, **more})


def finish(workbench: Workbench) -> None:
    """Answer the questions of MEASURING."""
    is_phone = workbench.page.locator("#line").is_visible()
    for answer in ANSWERS:
        workbench.expect_said("^Waiting for your input$")
        if is_phone:
            workbench.page.fill("#answer", answer)
            workbench.page.click("#line button[type=submit]")
        else:
            workbench.type(f"{answer}\n")
        workbench.expect_screen(answer)
    workbench.expect_tone("good")


class Posed:
    """A site that is somebody's: programs, runs, keys; and a browser's storage with her signed in."""

    def __init__(self, site: Site, browser: Browser) -> None:
        self.site = site
        self.confirming = site.manage("shell", "-v0", "-c", PEOPLE).stdout.strip()
        self.alone: dict[str, str] = json.loads(site.manage("shell", "-v0", "-c", STANDING_ALONE).stdout)
        context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.set_default_timeout(SECONDS)
        self._sign_in(page)
        self._keep(page)
        self._run(page)
        page.goto("/account/runs")
        self.runs: list[str] = [str(row.get_attribute("href")) for row in page.locator("main .run-row").all()]
        self.signed_in: Any = context.storage_state()
        self.reset_link = self._ask_for_link(page)
        context.close()

    def _sign_in(self, page: Page) -> None:
        page.goto("/account/login/?next=/python")
        page.fill("[name=login]", "ada")
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_selector("body[data-ready]")

    def _keep(self, page: Page) -> None:
        titles = {
            "Temperatures": MEASURING,
            "Snake, as it was played on telephones long ago": GAME,
            "Greeting": GREETING,
        }
        for title, code in titles.items():
            program = {"language": "python", "files": [{"name": "main.py", "content": code}]}
            self._post(page, "/api/programs", title=title, program=program)
        kept = {"language": "python", "files": [{"name": "main.py", "content": MEASURING}]}
        headers = {"X-CSRFToken": self._token(page)}
        shared = {"title": "Temperatures", "program": kept, "visibility": "link"}
        answer = page.request.post("/api/snapshots", headers=headers, data=shared)
        self.shared = str(answer.json()["url"])

    def _run(self, page: Page) -> None:
        workbench = Workbench(page)
        for code, name in ((GREETING, "Ada"), (GREETING.replace("Hello", "Good morning"), "Grace")):
            workbench.open("python", code)
            workbench.run()
            workbench.expect_said("^Waiting for your input$")
            workbench.type(f"{name}\n")
            workbench.expect_tone("good")
        self._post(page, "/api/execute", language="python", code="print(1 / 0)\n")
        self._post(page, "/api/execute", language="c", code=BROKEN)
        self._post(page, "/api/execute", language="python", code=DOUBLING, cases=CASES)
        self._post(page, "/api/execute", language="bash", code="while :; do :; done", timeout=1000)

    def _post(self, page: Page, path: str, **data: Any) -> None:
        answer = page.request.post(path, headers={"X-CSRFToken": self._token(page)}, data=data)
        assert answer.ok, answer.text()

    def _token(self, page: Page) -> str:
        return next(each["value"] for each in page.context.cookies() if each["name"] == "csrftoken")

    def _ask_for_link(self, page: Page) -> str:
        page.context.clear_cookies()
        page.goto("/account/password/reset/")
        page.fill("[name=email]", "ada@example.org")
        page.click("main button[type=submit]")
        expect(page).to_have_url(re.compile("done"))
        return re.findall(r"http://\S+(/account/password/reset/key/\S+)", self.site.processes[0].log.read_text())[-1]
