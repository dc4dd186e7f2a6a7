"""What the JSON columns of a language may hold; each function refuses the rest with a sentence."""

import re

from django.core.exceptions import ValidationError

NUL = "\0"


def a_list_of_strings(value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) and NUL not in item for item in value):
        raise ValidationError('This must be a list of strings, such as ["python3", "{main}"].')


def an_argv(value: object) -> None:
    a_list_of_strings(value)
    if isinstance(value, list) and value and (not value[0] or value[0].startswith("{")):
        raise ValidationError("The first element must name the program to start.")


def names(value: object) -> None:
    a_list_of_strings(value)
    if isinstance(value, list) and any(item != item.strip().lower() or not item for item in value):
        raise ValidationError("Aliases are written in lower case, without blanks around them.")


def an_environment(value: object) -> None:
    if not isinstance(value, dict) or not all(
        isinstance(key, str)
        and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", key)
        and isinstance(text, str)
        and NUL not in text
        for key, text in value.items()
    ):
        raise ValidationError('This must map variable names to strings, such as {"LANG": "C.UTF-8"}.')


def a_list_of_patterns(value: object) -> None:
    a_list_of_strings(value)
    for pattern in value if isinstance(value, list) else []:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValidationError(f"{pattern!r} is not a regular expression: {error}.") from error


def an_object(value: object) -> None:
    if not isinstance(value, dict):
        raise ValidationError("This must be a JSON object.")


def a_plain_file_name(value: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}", value):
        raise ValidationError("This must be a plain file name, such as main.py.")
