"""Sandboxes that wait for a language's programs because its folder says so."""

import time
import uuid
from collections.abc import Callable

import docker

from languages.folder import folders, tag_of
from tests.site import Site


def test_they_wait_before_anybody_has_run_anything(new_site: Callable[..., Site], client: docker.APIClient) -> None:
    site = new_site(WORKER_NAME=f"ready-{uuid.uuid4().hex[:8]}", SHUTDOWN_GRACE="1")
    site.serve()
    label = f"compiler-site.worker={site.env['WORKER_NAME']}"
    wanted = {tag_of(folder.slug): folder.fields["warm"] for folder in folders() if folder.fields["warm"]}
    deadline = time.monotonic() + 60
    while True:
        images = [each["Image"] for each in client.containers(filters={"label": label})]
        if all(images.count(image) >= number for image, number in wanted.items()):
            break
        assert time.monotonic() < deadline, images
        time.sleep(0.2)  # The engine could tell, but not of those that are there already.
    assert wanted["compiler-site/python:latest"] == 2
