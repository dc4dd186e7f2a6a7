"""The manifests are what Kubernetes takes, and keep the stack's promises."""

from collections.abc import Iterator
from typing import Any

import kubernetes_validate
import pytest
import yaml

from tests.site import ROOT

FOLDER = ROOT / "docker" / "kubernetes"
KUSTOMIZATION = yaml.safe_load((FOLDER / "kustomization.yaml").read_text())


def manifests() -> Iterator[dict[str, Any]]:
    for name in KUSTOMIZATION["resources"]:
        yield from yaml.safe_load_all((FOLDER / name).read_text())


MANIFESTS = {f"{each['kind']}/{each['metadata']['name']}": each for each in manifests()}
CORE = [name for name, each in MANIFESTS.items() if not each["apiVersion"].startswith("keda.sh/")]
PODS = {
    name: each["spec"]["template"]["spec"] for name, each in MANIFESTS.items() if "template" in each.get("spec", {})
}


def containers(pod: dict[str, Any]) -> list[dict[str, Any]]:
    return [*pod.get("initContainers", []), *pod["containers"]]


@pytest.mark.parametrize("name", CORE)
def test_manifests_fit_their_schema(name: str) -> None:
    kubernetes_validate.validate(MANIFESTS[name], kubernetes_validate.latest_version(), strict=True)


def test_every_file_is_part_of_it() -> None:
    files = {path.name for path in FOLDER.glob("*.yaml")} - {"kustomization.yaml"}
    assert files == set(KUSTOMIZATION["resources"])


@pytest.mark.parametrize("name", PODS)
def test_pods_are_bounded_and_denied_what_they_do_not_need(name: str) -> None:
    assert PODS[name]["automountServiceAccountToken"] is False
    mounted = [volume for volume in PODS[name]["volumes"] if "hostPath" in volume]
    assert not mounted, "no pod reaches its node"
    for container in containers(PODS[name]):
        assert set(container["resources"]["limits"]) == {"cpu", "memory"}
        if container["name"] != "engine":
            context = container["securityContext"]
            assert context["readOnlyRootFilesystem"]
            assert not context["allowPrivilegeEscalation"]
            assert context["capabilities"] == {"drop": ["ALL"]}


def test_only_a_workers_engine_is_privileged() -> None:
    privileged = [
        (name, container["name"])
        for name, pod in PODS.items()
        for container in containers(pod)
        if container["securityContext"].get("privileged")
    ]
    assert privileged == [("StatefulSet/worker", "engine")]


def test_workers_are_scaled_by_the_age_of_the_queue() -> None:
    spec = MANIFESTS["ScaledObject/worker"]["spec"]
    assert spec["scaleTargetRef"]["kind"] == "StatefulSet"
    (trigger,) = spec["triggers"]
    assert trigger["metadata"]["valueLocation"] == 'compiler_queue_age_seconds{interactive="false"}'
    measured = (ROOT / "executions" / "api" / "metrics.py").read_text()
    assert '"compiler_queue_age_seconds"' in measured
    assert '"interactive"' in measured
    assert trigger["authenticationRef"]["name"] == MANIFESTS["TriggerAuthentication/metrics"]["metadata"]["name"]
