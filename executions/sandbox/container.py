"""The only file that knows Docker: starts, changes and removes the containers that sandboxes are.

What a program is denied stands in `locked_down()`; what its jail denies again, in docker/sandbox/lockdown.c.
"""

import asyncio
import json
import logging
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from docker import APIClient
from docker.errors import APIError, DockerException, ImageNotFound, NotFound
from docker.utils import kwargs_from_env
from requests.exceptions import RequestException

from executions.sandbox.errors import ImageMissing, SandboxUnavailable
from executions.sandbox.job import Spec

log = logging.getLogger(__name__)
Result = TypeVar("Result")

SECCOMP_FILE = Path(__file__).resolve().parents[2] / "docker" / "sandbox" / "seccomp.json"
INIT_IMAGE = "compiler-site/init:latest"
INIT_VOLUMES = "compiler-site-init-"  # And twelve digits of the image that fills it.
INIT_FOLDER = "/sandbox"
NOBODY = "65534:65534"
CALL_TIMEOUT = 30  # Seconds.
OBITUARY = 2  # Seconds within which the engine tells what ended a container.
SHARING_THE_KERNEL = (None, "runc", "crun")  # Other runtimes bring one, whose threads count as the container's.
KERNEL_PROCESSES = 512
PATIENCE = 3.0  # Seconds within which an engine that is well says so.
LEFT_ALONE = 10.0  # Seconds within which one that is busy has removed what ended.
LOOK_AGAIN = 0.1
LABEL_OF_WORKER = "compiler-site.worker"
LABEL_OF_POOL = "compiler-site.pool"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confinement:
    """What is the same for all containers of one worker."""

    jail: bool
    volume: str  # Holds init.
    runtime: str | None = None
    apparmor: str | None = None


def locked_down(spec: Spec, around: Confinement) -> dict[str, Any]:
    """Everything a container is denied. Read this to know what a run can reach."""
    return {
        "NetworkMode": "none",
        "CapDrop": ["ALL"],
        "ReadonlyRootfs": True,
        "SecurityOpt": security_options(around),
        "Memory": spec.memory,
        "MemorySwap": spec.memory,
        "PidsLimit": spec.processes + own_processes(around),
        "NanoCpus": round(spec.cpus * 1e9),
        "Ulimits": [{"Name": "core", "Soft": 0, "Hard": 0}, {"Name": "nofile", "Soft": 1024, "Hard": 1024}],
        "ShmSize": spec.disk,
        "Tmpfs": {
            "/work": f"exec,mode=0755,uid=65534,gid=65534,size={spec.disk}",
            "/tmp": f"exec,size={spec.disk}",  # noqa: S108 - the container's own
        },
        "Mounts": [{"Type": "volume", "Source": around.volume, "Target": INIT_FOLDER, "ReadOnly": True}],
        "LogConfig": {"Type": "none"},
        "AutoRemove": True,
        # The kernel lets init mount the jail's own /proc, which init masks, only where this one is whole.
        **({"MaskedPaths": [], "ReadonlyPaths": []} if around.jail else {}),
        **({"Runtime": around.runtime} if around.runtime else {}),
    }


def own_processes(around: Confinement) -> int:
    """init, in a jail its supervisor, and a runtime's own kernel: what `Spec.processes` does not count."""
    kernel = 0 if around.runtime in SHARING_THE_KERNEL else KERNEL_PROCESSES
    return kernel + (2 if around.jail else 1)


def security_options(around: Confinement) -> list[str]:
    options = ["no-new-privileges", f"seccomp={seccomp_profile(jail=around.jail)}"]
    return options + ([f"apparmor={around.apparmor}"] if around.apparmor else [])


@cache
def seccomp_profile(*, jail: bool) -> str:
    """The profile with, or without, the group that lets init make a jail."""
    profile = json.loads(SECCOMP_FILE.read_text())
    groups = profile["syscalls"]
    profile["syscalls"] = [group for group in groups if jail or not group.get("comment", "").startswith("jail:")]
    return json.dumps(profile)


def container(spec: Spec, around: Confinement, labels: dict[str, str]) -> dict[str, Any]:
    arguments = ["--disk", str(spec.disk), "--cpus", str(spec.cpus), *([] if around.jail else ["--no-jail"])]
    if around.jail and spec.warm_up:
        arguments += ["--warm-up", *(f"{name}={value}" for name, value in spec.warm_up_env), "", *spec.warm_up]
    return {
        "Image": spec.image,
        "Entrypoint": [f"{INIT_FOLDER}/init"],
        "Cmd": arguments,
        "User": NOBODY,
        "WorkingDir": "/work",
        "Env": ["PATH=/usr/bin:/bin"],
        "Hostname": "sandbox",
        "Labels": labels,
        "OpenStdin": True,
        "StdinOnce": True,
        "AttachStdin": True,
        "AttachStdout": True,
        "AttachStderr": True,
        "HostConfig": locked_down(spec, around),
    }


class Engine:
    """Docker, asked from threads so that nobody waits; every call ends within CALL_TIMEOUT."""

    def __init__(self, **client_options: Any) -> None:
        self._options = client_options or kwargs_from_env()
        self._local = threading.local()
        self._clients: list[APIClient] = []
        # Removing takes the engine long; it must not keep a start waiting, nor look as if the engine hung.
        self._starts = ThreadPoolExecutor(4, thread_name_prefix="sandbox-start")
        self._others = ThreadPoolExecutor(4, thread_name_prefix="sandbox-engine")
        self._pings = ThreadPoolExecutor(1, thread_name_prefix="sandbox-ping")

    async def start(self, spec: Spec, around: Confinement, labels: dict[str, str]) -> tuple[str, socket.socket]:
        """A started container's id and the stream that was attached before it started."""
        config = container(spec, around, labels)
        starting = asyncio.get_running_loop().run_in_executor(self._starts, self._call, partial(self._start, config))
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            starting.add_done_callback(_close_unwanted)
            raise

    async def resize(self, container_id: str, spec: Spec, around: Confinement) -> None:
        """Give a container another memory and process limit."""
        limits = {
            "Memory": spec.memory,
            "MemorySwap": spec.memory,
            "PidsLimit": spec.processes + own_processes(around),
        }
        await self._ask(partial(self._update, container_id, limits))

    async def let_go(self, container_id: str) -> None:
        """Returns once a container whose stream was closed, so that it ends, is gone. Waits LEFT_ALONE for it."""
        await self._ask(partial(self._wait_until_removed, container_id, seconds=LEFT_ALONE))

    async def remove(self, container_id: str) -> None:
        """Returns once it is gone, however it went."""
        await self._ask(partial(self._remove, container_id))

    async def containers(self, label: str, value: str) -> list[str]:
        """Those that carry the label with this value, running or not."""
        found = await self._ask(lambda client: client.containers(all=True, filters={"label": f"{label}={value}"}))
        return [each["Id"] for each in found]

    async def never_started(self, *, older_than: timedelta) -> list[str]:
        """Those of any worker that do not run and are so old: whoever made them died before it could start them."""
        before = time.time() - older_than.total_seconds()
        filters = {"label": LABEL_OF_WORKER, "status": ["created", "exited", "dead"]}
        found = await self._ask(lambda client: client.containers(all=True, filters=filters))
        return [each["Id"] for each in found if each["Created"] <= before]

    async def answers(self) -> bool:
        """Soon, that is: one that hangs, or is too busy to say so, does not."""
        try:
            async with asyncio.timeout(PATIENCE):
                return bool(await self._ask(lambda client: client.ping(), self._pings))
        except (SandboxUnavailable, TimeoutError):
            return False

    async def provide_init(self, labels: dict[str, str]) -> str:
        """The name of the volume that holds init; made where there is none yet. `labels`: of what fills it."""
        return await self._ask(partial(self._provide_init, labels))

    async def ran_out_of_memory(self, container_id: str) -> bool:
        """Whether the kernel killed something in this container for memory. It may be gone by now."""
        return await self._ask(partial(self._ran_out_of_memory, container_id))

    async def finish_starts(self) -> None:
        """Let starts end that nobody waits for any more; nothing can be started afterwards."""
        await asyncio.to_thread(self._starts.shutdown, wait=True, cancel_futures=True)

    async def close(self) -> None:
        await self.finish_starts()
        for threads in (self._others, self._pings):
            await asyncio.to_thread(threads.shutdown, wait=True, cancel_futures=True)
        for client in self._clients:
            client.close()

    async def _ask(self, ask: Callable[[Any], Result], threads: ThreadPoolExecutor | None = None) -> Result:
        return await asyncio.get_running_loop().run_in_executor(threads or self._others, self._call, ask)

    # In threads.

    def _call(self, ask: Callable[[Any], Result]) -> Result:
        try:
            return ask(self._client())
        except ImageNotFound as error:
            raise ImageMissing(error.explanation or str(error)) from error
        except (DockerException, RequestException) as error:
            raise SandboxUnavailable(f"the engine: {error}") from error

    def _client(self) -> Any:  # The stubs know neither create_container_from_config() nor the raw calls.
        if not hasattr(self._local, "client"):
            self._local.client = APIClient(timeout=CALL_TIMEOUT, **self._options)
            self._clients.append(self._local.client)
        return self._local.client

    def _start(self, config: dict[str, Any], client: Any) -> tuple[str, socket.socket]:
        container_id: str = client.create_container_from_config(config)["Id"]
        try:
            stream = _attach(client, container_id)
        except BaseException:
            self._remove(container_id, client)
            raise
        try:
            client.start(container_id)
        except BaseException:
            stream.close()
            self._remove(container_id, client)  # It may have gone by itself: that must not hide why.
            raise
        return container_id, stream

    def _update(self, container_id: str, limits: dict[str, int], client: Any) -> None:
        # docker-py's own update_container() knows no PidsLimit.
        client._result(client._post_json(client._url("/containers/{0}/update", container_id), data=limits))

    def _remove(self, container_id: str, client: Any) -> None:
        try:
            client.remove_container(container_id, force=True)
        except NotFound:
            return
        except APIError as error:
            if error.status_code != 409:  # Being removed already.
                raise
            self._wait_until_removed(container_id, client)

    def _wait_until_removed(self, container_id: str, client: Any, seconds: float = CALL_TIMEOUT) -> None:
        # Not by the engine's own wait: 20.10 sometimes does not tell it that what is being removed has gone (seen).
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                client.inspect_container(container_id)
            except NotFound:
                return
            time.sleep(LOOK_AGAIN)
        raise SandboxUnavailable(f"it has not gone within {seconds:.0f} s")

    def _ran_out_of_memory(self, container_id: str, client: Any) -> bool:
        # It removed itself, so that it cannot be inspected; docker-py's own events() may wait for ever.
        wanted = {"container": [container_id], "event": ["oom"]}
        params = {"since": 1, "until": int(time.time()) + OBITUARY, "filters": json.dumps(wanted)}
        with client._get(client._url("/events"), params=params, stream=True) as answer:
            return any(client._stream_helper(answer))

    def _provide_init(self, labels: dict[str, str], client: Any) -> str:
        digest = client.inspect_image(INIT_IMAGE)["Id"].partition(":")[2]
        volume = f"{INIT_VOLUMES}{digest[:12]}"
        # Creating a container fills an empty volume from the image; it is never started.
        mount = {"Type": "volume", "Source": volume, "Target": INIT_FOLDER}
        command = [f"{INIT_FOLDER}/init"]
        config = {"Image": INIT_IMAGE, "Cmd": command, "Labels": labels, "HostConfig": {"Mounts": [mount]}}
        client.remove_container(client.create_container_from_config(config)["Id"])
        for older in client.volumes(filters={"name": INIT_VOLUMES})["Volumes"] or ():
            if older["Name"] != volume:
                with suppress(APIError):  # It is in use, or another worker was faster.
                    client.remove_volume(older["Name"])
        return volume


def _attach(client: Any, container_id: str) -> socket.socket:
    """The attached stream as a socket of our own, so that the client's connection can be let go."""
    params = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
    attached = client.attach_socket(container_id, params)
    raw = getattr(attached, "_sock", None)
    if not isinstance(raw, socket.socket) or isinstance(raw, ssl.SSLSocket):
        raise SandboxUnavailable("the engine must be reached over a Unix socket or plain TCP, not TLS or ssh")
    stream = socket.socket(fileno=os.dup(raw.fileno()))
    attached._response.close()
    stream.setblocking(False)
    return stream


def _close_unwanted(starting: "asyncio.Future[tuple[str, socket.socket]]") -> None:
    """Nobody waits for this container any more: without its stream it ends by itself."""
    if not starting.cancelled() and starting.exception() is None:
        starting.result()[1].close()
