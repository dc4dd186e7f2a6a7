"""Languages whose images are still being made."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.workbench import SECONDS, Workbench
from tests.site import Site

MAKING = """
from datetime import timedelta
from django.utils.timezone import now
from executions.models import Worker
from languages.models import ImageJob, Language
Worker.objects.create(name="elsewhere", seats=1, interactive_seats=1, last_seen=now() + timedelta(hours=1))
same = Language.objects.get(slug="bash")
for slug, name in (("toy", "Toy"), ("absent", "Absent")):
    row = Language.objects.create(slug=slug, name=name, file_name="main.sh", image=same.image, run=same.run)
    if slug == "toy":
        ImageJob.objects.create(language=row, action="build", state="going", worker="elsewhere")
"""
READY = """
from languages.models import ImageJob, Language
Language.objects.filter(slug="toy").update(built=True, version="1.2")
ImageJob.objects.update(state="done")
"""


@pytest.fixture
def installing(new_site: Callable[..., Site], chromium: Browser) -> Any:
    site = new_site()
    site.manage("shell", "-v0", "-c", MAKING)
    site.serve()
    context = chromium.new_context(base_url=site.url)
    yield site, context.new_page()
    context.close()


def test_a_language_is_offered_the_moment_it_is_ready(installing: tuple[Site, Page]) -> None:
    site, page = installing
    workbench = Workbench(page)
    workbench.open("python")
    page.click("#language")
    toy = page.locator("#language-toy")
    expect(toy).to_have_text("Toybeing installed")
    expect(toy).to_have_attribute("aria-disabled", "true")
    expect(page.locator("#language-absent")).to_have_text("Absentnot installed")
    toy.click(force=True)
    expect(page.locator("#languages")).to_be_visible()  # It cannot be chosen yet.
    site.manage("shell", "-v0", "-c", READY)
    expect(toy).to_have_text("Toy1.2", timeout=SECONDS)
    expect(page.locator("#info [data-hint]")).to_have_text("Toy can be used now")
    toy.click()
    expect(page.locator("#file-tabs [role=tab]")).to_have_text("main.sh")
