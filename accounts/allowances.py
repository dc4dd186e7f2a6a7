"""From an owner to what they may take: the most specific quota that says something counts, field by field.

It is asked for every run, and so remembered for a second: a change in the admin holds everywhere a second later.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Value

from accounts.models import ApiKey
from accounts.quotas import NUMBERS, SWITCHES, Default, Quota
from accounts.remembered import Remembered
from executions.allowances import Allowance
from executions.database import in_database
from executions.rates import network_of

FRESH = 1.0  # Seconds.
A_DAY = 86_400.0
OF_KEY, OF_USER, OF_GROUP = range(3)  # The most specific first.

Level = Sequence[Quota]


async def allowance_for(owner: str) -> Allowance:
    """As `allowance_of`, for asynchronous code."""
    known = allowance_of.fresh(owner)
    return known if known is not None else await in_database(allowance_of, owner)


def _allowance_of(owner: str) -> Allowance:
    user, key = _user_and_key(owner)
    levels = _levels(user, key)
    of_its_own = key is not None and bool(levels and levels[0])
    account = account_of(owner) if user is None or of_its_own else f"user:{user}"
    fields: dict[str, Any] = {name: _most_specific(levels, name) for name in (*NUMBERS, *SWITCHES)}
    return Allowance(account=account, languages=_languages(levels), **fields)


def account_of(owner: str) -> str:
    """Of callers that are known by an IPv6 address: the network that is theirs, not each address in it."""
    kind, _, address = owner.partition(":")
    if kind != "address" or ":" not in address:
        return owner
    return f"address:{network_of(address)}"


def _user_and_key(owner: str) -> tuple[int | None, int | None]:
    kind, _, identifier = owner.partition(":")
    if kind == "user":
        return int(identifier), None
    return (_user_of(int(identifier)), int(identifier)) if kind == "key" else (None, None)


def _find_user(key: int) -> int:
    """0: it was deleted a moment ago."""
    return ApiKey.objects.filter(pk=key).values_list("user", flat=True).first() or 0


def _levels(user: int | None, key: int | None) -> list[Level]:
    """The quotas that count, the most specific first."""
    quotas = {quota.pk: quota for quota in _every_quota(None)}
    default = Default.ANONYMOUS if user is None else Default.SIGNED_IN
    given = {OF_KEY: list[Quota](), OF_USER: list[Quota](), OF_GROUP: list[Quota]()}
    if quotas and user is not None:
        for level, pk in _given(user, key):
            if pk in quotas:
                given[level].append(quotas[pk])
    return [*given.values(), [quota for quota in quotas.values() if quota.default_for == default]]


def _given(user: int, key: int | None) -> Iterable[tuple[int, int]]:
    """Level and quota of those that were given to them by name, in one statement."""
    of_key = Quota.objects.filter(keys=key or 0).values_list(Value(OF_KEY), "pk")
    of_user = Quota.objects.filter(users=user).values_list(Value(OF_USER), "pk")
    of_groups = Quota.objects.filter(groups__user=user).values_list(Value(OF_GROUP), "pk")
    return list(of_key.order_by().union(of_user.order_by(), of_groups.order_by()))


def _find_quotas(_: None) -> Sequence[Quota]:
    return list(Quota.objects.prefetch_related("languages"))


def _most_specific(levels: Iterable[Level], name: str) -> Any:
    """Of several quotas of one level the most generous; None: none says anything."""
    for level in levels:
        if said := [value for quota in level if (value := getattr(quota, name)) is not None]:
            return max(said)
    return None


def _languages(levels: Iterable[Level]) -> frozenset[str] | None:
    for level in levels:
        if said := [language.pk for quota in level for language in quota.languages.all()]:
            return frozenset(said)
    return None


_every_quota = Remembered(_find_quotas, FRESH)
_user_of = Remembered(_find_user, A_DAY)
# What `owner` may take. A change is known a second later.
allowance_of: Remembered[str, Allowance] = Remembered(_allowance_of, FRESH)
