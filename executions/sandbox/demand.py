"""How many fresh sandboxes of each kind are worth having, from what was taken lately."""

import math
from collections.abc import Mapping

from executions.sandbox.job import Spec

HALF_LIFE = 60.0  # Seconds in which a use counts half.
TAKEN_PER_SPARE = 4.0  # So many recent uses of fresh sandboxes are worth one more in stock.
MOST_SPARE = 8
FORGOTTEN = 0.25


class Demand:
    """What is expected by order, and what recent use suggests; the larger counts."""

    def __init__(self) -> None:
        self._expected: dict[Spec, int] = {}
        self._taken: dict[Spec, tuple[float, float]] = {}  # weight, when it was that

    def expect(self, specs: Mapping[Spec, int]) -> None:
        self._expected = dict(specs)

    def taken(self, spec: Spec, *, now: float) -> None:
        """A fresh sandbox was used, or was missing."""
        self._taken[spec] = (self._weight(spec, now) + 1, now)

    def forget(self, spec: Spec) -> None:
        """It cannot be had; until it is expected or used again."""
        self._expected.pop(spec, None)
        self._taken.pop(spec, None)

    def _weight(self, spec: Spec, now: float) -> float:
        weight, then = self._taken.get(spec, (0.0, now))
        return float(weight * 0.5 ** ((now - then) / HALF_LIFE))

    def wanted(self, *, now: float) -> dict[Spec, int]:
        """How many fresh ones to have, the most used kind first."""
        weights = {spec: self._weight(spec, now) for spec in self._taken}
        self._taken = {spec: self._taken[spec] for spec, weight in weights.items() if weight > FORGOTTEN}
        by_use = sorted(weights.keys() | self._expected.keys(), key=lambda spec: -weights.get(spec, 0))
        return {spec: count for spec in by_use if (count := self._count(spec, weights.get(spec, 0.0)))}

    def _count(self, spec: Spec, weight: float) -> int:
        recent = math.ceil(weight / TAKEN_PER_SPARE) if weight > FORGOTTEN else 0
        return max(self._expected.get(spec, 0), min(recent, MOST_SPARE))
