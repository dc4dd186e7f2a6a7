"""Finds folders that describe no language before anything is started."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from languages.catalogue import refuse_clashes
from languages.folder import FolderError, folders


@register()
def every_folder_describes_a_language(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    try:
        refuse_clashes(folders())
    except FolderError as error:
        return [Error(str(error), id="languages.E001")]
    except OSError as error:
        return [Error(f"The languages' folder cannot be read: {error}", id="languages.E002")]
    return []
