"""Images are built from their folders when these changed, and not otherwise."""

import contextlib
import gc
import io
import os
import subprocess
import tarfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docker
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from languages import building, catalogue, images
from languages.folder import Download, Kind, folders, read
from languages.folder import tag_of as folder_tag
from languages.models import Language
from languages.recipe import BASE, Recipe, RecipeError, digests, in_order, of_language, of_sandbox
from tests.languages.conftest import Write
from tests.site import ROOT

TAG = "compiler-site/toy-{pid}:latest"


@pytest.fixture(scope="module")
def engine() -> Iterator[docker.DockerClient]:
    engine = docker.from_env()
    yield engine
    engine.close()


@pytest.fixture
def toy_tag(engine: docker.DockerClient) -> Iterator[str]:
    """A name for an image of this test's own."""
    tag = TAG.format(pid=os.getpid())
    yield tag
    for image in engine.images.list(tag):
        engine.images.remove(image.id, force=True)


@pytest.fixture
def make(write: Write, toy_tag: str) -> Callable[..., Recipe]:
    def recipe(dockerfile: str = f"FROM {BASE}\nRUN echo toy 1.2.3 >/toy\n", **files: str) -> Recipe:
        folder = write()
        (folder / "Dockerfile").write_text(dockerfile)
        for name, content in files.items():
            (folder / name).write_text(content)
        return Recipe(tag=toy_tag, name="Toy", path=folder, version_command=("cat", "/toy"))

    return recipe


def build(recipe: Recipe) -> list[str]:
    """The steps that were shown; none when nothing had to be built."""
    with images.Images() as here:
        return [step for each, digest in here.stale([recipe]) for step in here.build(each, digest, fresh=False)]


def test_every_image_of_ours_is_built_and_up_to_date() -> None:
    out = io.StringIO()
    assert building.build(None, out) == 0
    assert out.getvalue() == ""


def test_whoever_builds_a_language_gets_init_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    changed = tmp_path / "docker"
    (changed / "sandbox").mkdir(parents=True)
    (changed / "sandbox" / "Dockerfile").write_text("FROM compiler-site/no-such-image:latest\n")
    monkeypatch.setattr(settings, "DOCKER_DIR", changed)
    with pytest.raises(RecipeError, match="no-such-image"):
        building.build(["sh"], io.StringIO())


def test_an_image_is_built_once(make: Callable[..., Recipe]) -> None:
    assert build(make())[:2] == ["step 1/2", "step 2/2"]
    assert build(make()) == []


def test_an_image_is_labelled_with_what_its_toolchain_calls_itself(make: Callable[..., Recipe]) -> None:
    recipe = make()
    build(recipe)
    with images.Images() as here:
        labels = here.labels(recipe.tag)
    assert labels is not None
    assert labels[images.VERSION_LABEL] == "1.2.3"


def test_an_image_whose_folder_changed_is_built_again(make: Callable[..., Recipe]) -> None:
    build(make())
    assert build(make(extra="new file"))


def test_a_build_leaves_nothing_but_the_image(make: Callable[..., Recipe], engine: docker.DockerClient) -> None:
    def unnamed() -> set[str]:
        return {image.id for image in engine.images.list(filters={"dangling": True})}

    before = unnamed()
    stages = f"FROM {BASE} AS other\nRUN echo other {os.getpid()} >/other\nFROM {BASE}\nCOPY --from=other /other /toy\n"
    build(make(stages))
    assert unnamed() - before == set()
    build(make(stages, extra="new file"))
    assert unnamed() - before == set()


def test_what_only_the_site_reads_of_a_folder_makes_no_new_image(make: Callable[..., Recipe]) -> None:
    build(make())
    recipe = make()
    (recipe.path / "starter.toy").write_text("another program")
    (recipe.path / "language.toml").write_text("# nothing")
    assert build(recipe) == []


def test_a_build_that_fails_says_why_and_leaves_no_image(make: Callable[..., Recipe]) -> None:
    recipe = make(f"FROM {BASE}\nRUN echo what went wrong && false\n")
    with pytest.raises(images.ImageError, match="what went wrong"):
        build(recipe)
    with images.Images() as here:
        assert here.labels(recipe.tag) is None


def test_an_image_whose_version_cannot_be_asked_is_not_named(make: Callable[..., Recipe]) -> None:
    recipe = make(f"FROM {BASE}\n")
    with pytest.raises(docker.errors.ContainerError):
        build(recipe)
    with images.Images() as here:
        assert here.labels(recipe.tag) is None


def test_a_changed_parent_makes_its_children_stale(write: Write) -> None:
    write("parent")
    (write("child") / "Dockerfile").write_text("FROM compiler-site/parent:latest\n")
    known = [of_language(read(write("parent").parent / slug)) for slug in ("parent", "child")]
    before = digests(known)
    (known[0].path / "Dockerfile").write_text(f"FROM {BASE}\nRUN true\n")
    after = digests(known)
    assert all(before[recipe.tag] != after[recipe.tag] for recipe in known)


def test_parents_are_built_before_their_children() -> None:
    known = [of_sandbox(ROOT / "docker"), *(of_language(folder) for folder in folders() if folder.can_be_built)]
    order = [recipe.tag for recipe in in_order(known, [recipe.tag for recipe in known])]
    assert order.index("compiler-site/c:latest") < order.index("compiler-site/cpp:latest")
    assert [recipe.tag for recipe in in_order(known, ["compiler-site/cpp:latest"])] == [
        "compiler-site/c:latest",
        "compiler-site/cpp:latest",
    ]


def test_images_built_upon_each_other_in_a_circle_are_refused(write: Write) -> None:
    known = []
    for slug, parent in (("one", "two"), ("two", "one")):
        folder = write(slug)
        (folder / "Dockerfile").write_text(f"FROM compiler-site/{parent}:latest\n")
        known.append(of_language(read(folder)))
    with pytest.raises(RecipeError, match="in a circle"):
        in_order(known, ["compiler-site/one:latest"])


def test_a_parent_without_a_folder_is_refused(write: Write) -> None:
    folder = write()
    (folder / "Dockerfile").write_text("FROM compiler-site/nowhere:latest\n")
    with pytest.raises(RecipeError, match="no folder for the image compiler-site/nowhere:latest"):
        in_order([of_language(read(folder))], ["compiler-site/toy:latest"])


def test_a_stage_of_the_same_file_is_no_parent(write: Write) -> None:
    folder = write()
    (folder / "Dockerfile").write_text(f"FROM {BASE} AS build\nFROM build\nFROM scratch\n")
    assert of_language(read(folder)).parents == [BASE]


def test_downloads_are_part_of_the_context(write: Write) -> None:
    recipe = Recipe(
        tag="t",
        name="t",
        path=write(),
        downloads=(Download(kind=Kind.WHEEL, package="p", sha256=("0",), unpack={"a": "root/a"}),),
    )
    into: Any = io.BytesIO()
    recipe.pack(lambda download: [("root/a", download.package.encode())], into)
    with tarfile.open(fileobj=into) as archive:
        assert sorted(archive.getnames()) == ["Dockerfile", "root/a"]


# docker-py leaves the socket that could not be connected to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_engine_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nothing.sock")
    with pytest.raises(images.ImageError, match="The Docker engine cannot be reached"):
        images.Images()
    gc.collect()


@pytest.mark.django_db
def test_the_catalogue_knows_which_images_are_here() -> None:
    call_command("languages", "load")
    Language.objects.create(slug="mine", name="Mine", file_name="a.x", image="nowhere:1", run=["x"])
    building.survey()
    assert Language.objects.get(slug="python").built
    assert Language.objects.get(slug="python").version.startswith("3.")
    assert not Language.objects.get(slug="mine").built


@pytest.mark.django_db
def test_a_published_image_is_used_with_commands_of_its_own(
    make: Callable[..., Recipe], write: Write, load: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, toy_tag: str
) -> None:
    """What a pull does once the image is here; no registry can be asked for one in a test."""
    table = '[published]\nimage = "toy:9"\nrun = ["toy9", "{main}"]\nlimits = { processes = 99 }\n'
    path = write(toy_tag.partition("/")[2].partition(":")[0], more=table)
    monkeypatch.setattr(catalogue, "folders", lambda: folders(path.parent))
    load()
    with images.Images() as here:
        here.name(BASE, toy_tag, ("echo", "toy 9.8"), {images.PUBLISHED_LABEL: "toy:9"})
    building.survey()
    row = Language.objects.get(slug=path.name)
    assert (row.built, row.published, row.version, row.run) == (True, True, "9.8", ["toy9", "{main}"])
    assert (row.processes, row.memory_mib, row.changed) == (99, 100, {})
    recipe = make()
    assert build(recipe) == []  # What was pulled is up to date.
    with images.Images() as here:
        for each, digest in here.stale([recipe], again=[toy_tag]):
            assert list(here.build(each, digest, fresh=False))
    building.survey()
    row.refresh_from_db()
    assert (row.built, row.published, row.run, row.processes) == (True, False, ["toy", "{main}"], 64)


@pytest.mark.django_db
def test_what_nobody_publishes_cannot_be_pulled() -> None:
    call_command("languages", "load")
    with pytest.raises(CommandError, match="No published image is named for bash: build it"):
        call_command("languages", "pull", "bash")


@pytest.mark.parametrize("verb", ["list", "build", "pull", "check", "remove"])
@pytest.mark.django_db
def test_a_language_that_is_not_there_is_named(verb: str) -> None:
    with pytest.raises(CommandError, match=r"There is no language klingon; there are .*python"):
        call_command("languages", "load") or call_command("languages", verb, "klingon")


def toys(write: Write, *parents: tuple[str, str]) -> list[tuple[Recipe, str]]:
    """Recipes, each built upon the one that is named beside it ("": upon the base)."""
    found = []
    for slug, parent in parents:
        folder = write(slug)
        (folder / "Dockerfile").write_text(f"FROM {folder_tag(parent) if parent else BASE}\n")
        found.append((of_language(read(folder)), "digest"))
    return found


def test_several_are_built_at_once_and_parents_first(write: Write) -> None:
    together, order = threading.Barrier(2, timeout=20), []

    def do(recipe: Recipe, _: str) -> None:
        if recipe.parents == [BASE]:
            together.wait()  # Fails unless the other one is being built meanwhile.
        order.append(recipe.path.name)

    assert building.in_parallel(toys(write, ("a", ""), ("b", "a"), ("c", "")), do) == []
    assert order.index("a") < order.index("b")


def test_one_that_fails_takes_only_those_with_it_that_are_built_upon_it(write: Write) -> None:
    done = []

    def do(recipe: Recipe, _: str) -> None:
        if recipe.path.name == "a":
            raise images.ImageError("a: no such package")
        done.append(recipe.path.name)

    failures = building.in_parallel(toys(write, ("a", ""), ("b", "a"), ("c", "b"), ("d", "")), do)
    assert done == ["d"]
    assert failures[0] == "a: no such package"
    assert len(failures) == 3


def test_an_image_that_is_in_use_is_not_removed(make: Callable[..., Recipe], engine: docker.DockerClient) -> None:
    recipe = make()
    build(recipe)
    container = engine.containers.create(recipe.tag, ["true"])
    try:
        with images.Images() as here:
            with pytest.raises(images.ImageError, match="is in use"):
                here.remove(recipe.tag)
            container.remove()
            here.remove(recipe.tag)
            assert here.about(recipe.tag) is None
            here.remove(recipe.tag)  # What is not there need not be removed.
    finally:
        with contextlib.suppress(docker.errors.NotFound):
            container.remove()


def test_the_base_bootstrap_says_what_is_missing_to_who_may_not_install(tmp_path: Path) -> None:
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
    (tmp_path / "id").chmod(0o755)
    ended = subprocess.run(
        ["/bin/bash", ROOT / "docker/base/bootstrap", tmp_path / "base.tar"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "install the packages mmdebstrap and debian-archive-keyring" in ended.stderr
