"""Files kept for later runs: whose they are, and which go when room is needed."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from executions import support_files
from executions.support_files import SupportFile

pytestmark = pytest.mark.django_db

KEPT = SupportFile.objects


def stored(owner: str, count: int, *, size: int = 1) -> None:
    """`count` files of `owner`, f0 the longest unused; `size` is only what their rows say."""
    long_ago = now() - timedelta(days=1)
    KEPT.bulk_create(
        SupportFile(owner=owner, name=f"f{n}", content=b"x", size=size, last_used=long_ago + timedelta(seconds=n))
        for n in range(count)
    )


def names(owner: str) -> set[str]:
    return set(KEPT.filter(owner=owner).values_list("name", flat=True))


def test_a_file_is_its_owners_alone() -> None:
    KEPT.keep("ada", "file1", b"hers")
    assert KEPT.contents("ada", ["file1", "file2"]) == {"file1": b"hers"}
    assert KEPT.contents("bob", ["file1"]) == {}
    assert KEPT.sizes("ada", ["file1"]) == {"file1": 4}
    assert KEPT.sizes("bob", ["file1"]) == {}


def test_the_same_name_again_replaces_it() -> None:
    KEPT.keep("ada", "file1", b"old")
    KEPT.keep("ada", "file1", b"newer")
    assert KEPT.contents("ada", ["file1"]) == {"file1": b"newer"}
    assert KEPT.sizes("ada", ["file1"]) == {"file1": 5}


def test_an_owner_has_room_for_so_many_and_then_the_longest_unused_goes() -> None:
    stored("ada", support_files.MOST_OF_OWNER - 1)
    stored("bob", 1)
    KEPT.keep("ada", "last", b"")
    assert "f0" in names("ada")
    KEPT.keep("ada", "one", b"")
    assert "f0" not in names("ada")
    assert {"f1", "last", "one"} <= names("ada")
    assert names("bob") == {"f0"}


def test_a_use_keeps_a_file() -> None:
    stored("ada", support_files.MOST_OF_OWNER)
    assert KEPT.sizes("ada", ["f0"]) == {"f0": 1}
    KEPT.keep("ada", "one", b"")
    assert "f0" in names("ada")
    assert "f1" not in names("ada")


def test_an_owner_has_room_for_so_many_bytes() -> None:
    stored("ada", 4, size=support_files.MOST_BYTES_OF_OWNER // 4)
    KEPT.keep("ada", "empty", b"")
    assert names("ada") == {"f0", "f1", "f2", "f3", "empty"}
    KEPT.keep("ada", "byte", b"1")
    assert names("ada") == {"f1", "f2", "f3", "empty", "byte"}


def test_all_owners_together_have_room_for_so_many_bytes() -> None:
    owners = support_files.MOST_BYTES // support_files.MOST_BYTES_OF_OWNER
    for number in range(owners):
        stored(f"owner{number}", 1, size=support_files.MOST_BYTES_OF_OWNER)
    KEPT.filter(owner="owner0").update(last_used=now() - timedelta(days=2))
    KEPT.keep("ada", "empty", b"")
    assert KEPT.count() == owners + 1
    KEPT.keep("ada", "byte", b"1")
    assert names("owner0") == set()
    assert KEPT.count() == owners + 1


def test_what_was_just_sent_stays_whatever_its_size() -> None:
    stored("ada", 1, size=support_files.MOST_BYTES_OF_OWNER)
    KEPT.filter(owner="ada").update(last_used=now() + timedelta(hours=1))  # A clock that was put back.
    KEPT.keep("ada", "new", b"1")
    assert len(names("ada")) == 1
