"""An engine of the test's own is taken away under a working site."""

from collections.abc import Callable, Iterator

import pytest

from tests.engine import Dockerd, own_engine
from tests.services import until
from tests.site import Site


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dockerd]:
    with own_engine(tmp_path_factory.mktemp("engine")) as engine:
        yield engine


def test_the_site_goes_on_by_itself_after_its_engine_was_restarted(
    new_site: Callable[..., Site], engine: Dockerd
) -> None:
    site = new_site(DOCKER_HOST=engine.host)
    site.serve()
    assert site.execute("print(1)")["output"] == "1\n"
    running = site.submit("import time\ntime.sleep(3)\nprint('done')")
    with site.terminal(site.submit("input()", interactive=True)) as terminal:
        terminal.until("input_prompt")
        engine.stop()
        waiting = site.submit("print('after all')")
        engine.start()
        assert terminal.until("result")["verdict"] == "internal_error"
    assert site.result(running["id"])["output"] == "done\n"
    assert site.result(waiting["id"])["output"] == "after all\n"
    site.end()
    until(lambda: engine.containers() == 0, "no container is left")


def test_a_site_without_an_engine_starts_and_runs_when_there_is_one(
    new_site: Callable[..., Site], engine: Dockerd
) -> None:
    engine.stop()
    site = new_site(DOCKER_HOST=engine.host)
    site.serve()
    submitted = site.submit("print('at last')")
    engine.start()
    assert site.result(submitted["id"])["output"] == "at last\n"
