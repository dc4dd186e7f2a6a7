"""What hostile programs come to, honest ones beside and after them, and what is left when they are gone."""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from typing import TypeVar

import pytest

from tests.hostile import builders, compilers, escapes, exhaustion, files, leaks, terminals
from tests.hostile.attack import Attack, Mode
from tests.hostile.battlefield import Battlefield

HONEST = Attack(name="honest", code="print(sum(map(int, input().split())))", says="7\n", asks={"input": "3 4\n"})
EVERY = exhaustion.ATTACKS + escapes.ATTACKS + leaks.ATTACKS + files.ATTACKS
BATCHES = {
    Mode.OWNER: EVERY + compilers.ATTACKS + builders.ATTACKS,
    Mode.NEVER: [each for each in EVERY if each.everywhere],
    Mode.ANYONE: [each for each in EVERY if each.everywhere],
    Mode.NO_JAIL: EVERY,
}


Kind = TypeVar("Kind")
VICTIMS = [(HONEST, "alice"), (leaks.SPYING, "bob"), (HONEST, "bob"), (leaks.SPYING, "alice")]


def among(honest: Sequence[tuple[Kind, str]], attacks: Sequence[Kind]) -> Iterator[tuple[Kind, str]]:
    """Each attack by one of two attackers, and every fourth run an honest one or a spy, of somebody else."""
    victims = cycle(honest)
    for number, attack in enumerate(attacks):
        yield attack, ("mallory", "trudy")[number % 2]
        if number % 3 == 0:
            yield next(victims)


@pytest.mark.parametrize("mode", Mode)
def test_hostile_programs_harm_nobody(battlefield: Callable[..., Battlefield], mode: Mode) -> None:
    field = battlefield(mode)
    field.assert_held(among(VICTIMS, BATCHES[mode]))
    after = [(attack, owner) for attack in (HONEST, leaks.SPYING) for owner in ("alice", "bob", "mallory", "trudy")]
    field.assert_held(after)
    field.assert_unharmed()
    field.assert_gone()


def test_abused_terminals_harm_nobody(battlefield: Callable[..., Battlefield]) -> None:
    field = battlefield(Mode.OWNER)
    field.assert_endured([(terminals.HONEST, "alice")])
    before = field.most_memory()
    field.assert_endured(among([(terminals.HONEST, "alice"), (terminals.HONEST, "bob")], terminals.ABUSES))
    field.assert_endured([(terminals.HONEST, "mallory"), (terminals.HONEST, "alice")])
    assert field.most_memory() - before < 100 * 1024
    field.assert_unharmed()
    field.assert_gone()
