"""What a kept or shared program must be."""

from typing import Any

import pytest
from pydantic import ValidationError

from executions.api.problems import Problem
from languages.models import Language
from programs.document import ProgramDocument

PYTHON = Language(slug="python", name="Python", aliases=["py"], enabled=True, compiler_options=[r"-O"])
LANGUAGES = {"python": PYTHON, "py": PYTHON}
SMALLEST = {"language": "py", "files": [{"name": "main.py", "content": ""}]}
FULL = {
    "language": "python",
    "files": [{"name": "main.py", "content": "print(1)"}, {"name": "a/b.bin", "content": "AA==", "encoding": "base64"}],
    "input": "1\n",
    "args": ["-v"],
    "compilerOptions": ["-O"],
    "cases": [{"name": "one", "input": "1", "args": ["x"], "expectedOutput": "2"}, {}],
}


def checked(**changes: Any) -> ProgramDocument:
    return ProgramDocument.model_validate(SMALLEST | changes).checked(LANGUAGES)


def test_a_program_comes_back_as_it_was_sent() -> None:
    assert ProgramDocument.model_validate(FULL).checked(LANGUAGES).to_json() == FULL


def test_what_was_left_out_is_empty_and_an_alias_becomes_the_slug() -> None:
    empty = {"input": "", "args": [], "compilerOptions": [], "cases": []}
    assert checked().to_json() == SMALLEST | empty | {"language": "python"}


def test_the_same_program_has_the_same_digest() -> None:
    assert checked().digest() == checked(language="python", input="", cases=[]).digest()
    assert checked().digest() != checked(input="1").digest()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"language": "cobol"}, "language", "'cobol' is not offered; offered are python"),
        ({"files": [{"name": "../x", "content": ""}]}, "files[0].name", "must not have a part"),
        ({"files": [{"name": "x", "content": "?", "encoding": "base64"}]}, "files[0].content", "must be base64"),
        ({"args": ["\0"]}, "args", "must not hold NUL"),
        ({"cases": [{"args": ["x" * 40_000]}]}, "cases[0].args", "must have at most 32768 bytes"),
        ({"compilerOptions": ["-Wl,x"]}, "compilerOptions", "is not allowed for Python; allowed are"),
    ],
)
def test_a_wrong_part_is_named_as_in_a_run(changes: dict[str, Any], field: str, sentence: str) -> None:
    with pytest.raises(Problem) as refusal:
        checked(**changes)
    assert refusal.value.status == 422
    assert [name for name, _ in refusal.value.errors] == [field]
    assert sentence in next(iter(refusal.value.errors))[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"files": []},
        {"owner": "me"},
        {"cases": [{}] * 101},
        {"files": [{"name": "x", "content": ""}] * 51},
        {"input": 1},
    ],
)
def test_what_is_of_the_wrong_shape_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        checked(**changes)


def test_too_much_code_is_refused_as_too_large() -> None:
    with pytest.raises(Problem) as refusal:
        checked(files=[{"name": "main.py", "content": "x" * 1_048_577}])
    assert refusal.value.status == 413
