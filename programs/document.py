"""A program as the page's editor holds it: what people keep and share."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field

from executions.api import contents
from executions.api.fields import Fields
from executions.api.problems import Problem, invalid
from executions.api.schemas import (
    MOST_FILES,
    MOST_OPTIONS,
    Arguments,
    RunRequest,
    SubmittedFile,
    TestCase,
)
from executions.limits import MOST_CASES
from languages.models import Language


class ProgramDocument(Fields):
    """A program with all that belongs to it; its bounds are those of a run."""

    language: str = Field(
        description="Slug or alias of a language, in any case: see `GET /api/languages`.", examples=["python"]
    )
    files: Annotated[list[SubmittedFile], Field(min_length=1, max_length=MOST_FILES)] = Field(
        description="The first is the main one.", examples=[[{"name": "main.py", "content": "print(input())"}]]
    )
    input: str = Field(default="", description="What a run without cases reads.", examples=["Ada\n"])
    args: Arguments = Field(default=[], description="The program's arguments.", examples=[["--verbose"]])
    compiler_options: Annotated[list[str], Field(max_length=MOST_OPTIONS)] = Field(
        default=[], description="Options for the compiler, each one that the language allows.", examples=[["-O2"]]
    )
    cases: Annotated[list[TestCase], Field(max_length=MOST_CASES)] = Field(
        default=[],
        description="Inputs with what the program is to print for each.",
        examples=[[{"name": "small", "input": "2 3\n", "expectedOutput": "5\n"}]],
    )

    def checked(self, languages: Mapping[str, Language], *, within: str = "") -> Self:
        """The same under its language's slug. Raises Problem: 413 or 422.

        `languages`: by all their names; `within`: goes before the names of fields that are wrong.
        """
        try:
            language = self._language_if_right(languages)
        except Problem as problem:
            raise problem.within(within) from None
        return self.model_copy(update={"language": language.slug})

    def _language_if_right(self, languages: Mapping[str, Language]) -> Language:
        request = self._as_request()
        language = contents.language_of(self.language, languages)
        if faults := [*contents.contents(request), *contents.options(request, language)]:
            raise invalid(faults)
        contents.refuse_too_large(request)
        return language

    def to_json(self) -> dict[str, Any]:
        """As it is stored and as the page reads it: camelCase, without what is as by default."""
        return {"input": "", "args": [], "compilerOptions": [], "cases": []} | self.model_dump(
            by_alias=True, exclude_unset=True
        )

    def digest(self) -> str:
        """64 hexadecimal digits, the same for the same program."""
        return hashlib.sha256(json.dumps(self.to_json(), sort_keys=True).encode()).hexdigest()

    def _as_request(self) -> RunRequest:
        """Carries what both share to the checks that both share."""
        return RunRequest.model_construct(
            language=self.language,
            files=self.files,
            input=self.input,
            args=self.args,
            compiler_options=self.compiler_options,
            cases=self.cases or None,
        )
