"""How the fields of requests are read: strictly, and with what is allowed in the description."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Schema = dict[str, Any]


class Fields(BaseModel):
    """Part of a request: camelCase, nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=to_camel)


class Optional:
    """Marks `X | None` fields that may be left out, yet are never null; `bounds` go into the description."""

    def __init__(self, bounds: Callable[[], Schema] | None = None) -> None:
        self._bounds = bounds

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_refuse_null, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        described = dict(handler(schema))
        kinds = [kind for kind in described.pop("anyOf", []) if kind.get("type") != "null"]
        return {**(kinds[0] if kinds else {}), **described, **(self._bounds() if self._bounds else {})}


def _refuse_null(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("null", "must not be null: leave it out")
    return value
