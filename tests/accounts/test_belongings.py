"""All that a person has here can be taken along, and goes when they go."""

import io
import json
import zipfile
from pathlib import Path

from tests.accounts.browsing import PASSWORD, visiting
from tests.site import Site

LEFT = """
from django.contrib.auth.models import User
from executions.models import Execution, Usage
from programs.models import SavedProgram, Snapshot
rows = [*(each.objects.filter(owner="user:{number}") for each in (Execution, Usage, Snapshot))]
rows += [SavedProgram.objects.filter(user={number}), User.objects.filter(pk={number})]
print(sum(each.count() for each in rows))
"""
CODE = "import os\nos.makedirs('output', exist_ok=True)\nopen('output/a.txt', 'w').write('left')\nprint('hello')"
PROGRAM = {"language": "python", "files": [{"name": "main.py", "content": CODE}]}


def number_of(site: Site, name: str) -> str:
    code = f"from django.contrib.auth.models import User; print(User.objects.get(username='{name}').pk)"
    return site.manage("shell", "-v0", "-c", code).stdout.strip()


def test_all_of_it_is_exported_and_then_deleted(site: Site, tmp_path: Path) -> None:
    with visiting(site) as visitor:
        visitor.sign_up("leaver")
        visitor.get("/python")
        ran = visitor.call("POST", "/api/execute", language="python", code=CODE).json()
        saved = visitor.call("POST", "/api/programs", program=PROGRAM, title="Kept").json()
        shared = visitor.call("POST", "/api/snapshots", program=PROGRAM, visibility="link").json()
        number = number_of(site, "leaver")
        with zipfile.ZipFile(io.BytesIO(visitor.get("/account/export").content)) as archive:
            assert json.loads(archive.read("account.json"))["name"] == "leaver"
            assert json.loads(archive.read(f"runs/{ran['id']}.json"))["result"]["output"] == "hello\n"
            assert archive.read(f"runs/{ran['id']}/1-a.txt") == b"left"
            assert json.loads(archive.read(f"programs/{saved['id']}.json"))["title"] == "Kept"
            assert f"shared/{shared['id']}.json" in archive.namelist()
        site.manage("account", "leaver", "--export", str(tmp_path / "all.zip"))
        assert zipfile.is_zipfile(tmp_path / "all.zip")
        assert visitor.get("/account/delete").url.path == "/account/reauthenticate/", "a forgotten tab deletes nothing"
        visitor.send("/account/reauthenticate/", password="a guess")
        assert visitor.get("/account/delete").url.path == "/account/reauthenticate/"
        visitor.send("/account/reauthenticate/", password=PASSWORD)
        assert "Nothing of it is left" in visitor.send("/account/delete").text
        assert visitor.name is None
        assert "not correct" in visitor.sign_in("leaver").text
        assert visitor.get(f"/s/{shared['id']}").status_code == 404
    assert site.manage("shell", "-v0", "-c", LEFT.format(number=number)).stdout.strip() == "0"
    assert "There is no user" in site.manage("account", "leaver", "--remove", check=False).stderr


def test_nobody_deletes_an_account_without_being_signed_in(site: Site) -> None:
    with visiting(site) as visitor:
        assert visitor.get("/account/delete").url.path == "/account/login/"
        assert visitor.get("/account/export").url.path == "/account/login/"
