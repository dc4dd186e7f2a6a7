"""What pydantic found, in sentences that name the field and what is allowed."""

import typing
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError

from executions.api.problems import MOST_ERRORS, FieldError, shortened

Place = tuple[int | str, ...]

KINDS = {
    "missing": "is required",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a smaller number",
    "string_type": "must be a string",
    "string_unicode": "must be text without halves of characters",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "string_too_short": "must not be empty",
}
WITH_NUMBERS = {
    "too_long": "must have at most {max_length} items",
    "too_short": "must have at least {min_length} item",
    "string_too_long": "must have at most {max_length} characters",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
}


def field_errors(error: ValidationError, model: type[BaseModel]) -> list[FieldError]:
    return errors_of(error.errors(include_url=False, include_input=False), model)


def errors_of(found: Iterable[Mapping[str, Any]], model: type[BaseModel], *, skip: int = 0) -> list[FieldError]:
    """`found` as pydantic lists it; the first `skip` parts of each place are not the caller's."""
    return [_field_error(each["type"], each["loc"][skip:], each, model) for each in islice(found, MOST_ERRORS)]


def _field_error(kind: str, location: Place, found: Mapping[str, Any], model: type[BaseModel]) -> FieldError:
    if kind == "extra_forbidden":
        return path(location), f"is not a known field; known are {', '.join(_known_fields(location[:-1], model))}"
    if kind in WITH_NUMBERS:
        return path(location), WITH_NUMBERS[kind].format(**found["ctx"])
    return path(location), KINDS.get(kind, str(found["msg"]))


def path(location: Iterable[int | str]) -> str:
    """`files[0].name`; of the document itself `body`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{shortened(part)}" for part in location)
    return text.removeprefix(".") or "body"


def _known_fields(location: Iterable[int | str], model: type[BaseModel]) -> list[str]:
    for part in location:
        if isinstance(part, str):
            field = next(each for name, each in model.model_fields.items() if part in (name, each.alias))
            model = next(_models_in(field.annotation))
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _models_in(inner)
