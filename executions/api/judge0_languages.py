"""The site's languages and limits, as Judge0 speaks of them."""

import shlex
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from executions.database import in_database
from executions.deliveries import MOST_TRIES
from executions.limits import ranges
from executions.webhooks.sending import PATIENCE
from languages.command import expand
from languages.known import if_fresh, known
from languages.models import Language

MULTI_FILE = 89  # The program is an archive with scripts to compile and to run it, not a source.
ARCHIVED = range(1, 43)  # Judge0's own, of older versions.

MOST_RUNS = 20
MOST_IN_BATCH = 20
MOST_EXTRA_TIME = 5.0
STACK_KB, MOST_STACK_KB = 64_000, 128_000

Languages = dict[int, Language]


async def every_language() -> Mapping[str, Language]:
    fresh = if_fresh()
    return fresh if fresh is not None else await in_database(known)


def by_id(named: Mapping[str, Language], *, disabled: bool = False) -> Languages:
    """`disabled`: those that an admin switched off instead, which Judge0 calls archived."""
    fitting = [each for each in named.values() if (not each.enabled if disabled else each.enabled and each.built)]
    return {number: each for each in sorted(fitting, key=lambda each: each.slug) for number in numbers(each)}


def numbers(language: Language) -> list[int]:
    stated = language.dialects.get("judge0")
    return [number for number in stated if type(number) is int] if isinstance(stated, list) else []


def name_of(language: Language) -> str:
    return f"{language.name} ({language.version})" if language.version else language.name


def described(number: int, language: Language) -> dict[str, Any]:
    """As `GET /languages/{id}` shows it. `%s` stands where compiler options go."""
    main = language.file_name
    compiles = expand(language.compile, main=main, options=["%s"], memory_mib=language.memory_mib)
    runs = expand(language.run, main=main, memory_mib=language.memory_mib)
    return {
        "id": number,
        "name": name_of(language),
        "is_archived": not language.enabled,
        "source_file": main,
        "compile_cmd": shlex.join(compiles) or None,
        "run_cmd": shlex.join(runs),
    }


def config() -> dict[str, Any]:
    """What `GET /config_info` says. Limits without `max_` are those of a language that states none of its own."""
    plain, most = Language(), {name: each.most for name, each in ranges(interactive=False).items()}
    return {
        "maintenance_mode": False,
        "enable_wait_result": True,
        "enable_compiler_options": True,
        "allowed_languages_for_compile_options": [],
        "enable_command_line_arguments": True,
        "enable_submission_delete": True,
        "enable_callbacks": True,
        "callbacks_max_tries": MOST_TRIES,
        "callbacks_timeout": PATIENCE,
        "enable_additional_files": True,
        "max_queue_size": settings.QUEUE_CAPACITY,
        "cpu_time_limit": plain.cpu_ms / 1000,
        "max_cpu_time_limit": most["cpu_time"] / 1000,
        "cpu_extra_time": 0.0,
        "max_cpu_extra_time": MOST_EXTRA_TIME,
        "wall_time_limit": plain.wall_ms / 1000,
        "max_wall_time_limit": most["timeout"] / 1000,
        "memory_limit": plain.memory_mib * 1024,
        "max_memory_limit": most["memory"] * 1024,
        "stack_limit": STACK_KB,
        "max_stack_limit": MOST_STACK_KB,
        "max_processes_and_or_threads": plain.processes,
        "max_max_processes_and_or_threads": most["processes"],
        "enable_per_process_and_thread_time_limit": False,
        "allow_enable_per_process_and_thread_time_limit": False,
        "enable_per_process_and_thread_memory_limit": False,
        "allow_enable_per_process_and_thread_memory_limit": False,
        "max_file_size": plain.output_bytes // 1024,
        "max_max_file_size": most["output"] // 1024,
        "number_of_runs": 1,
        "max_number_of_runs": MOST_RUNS,
        "redirect_stderr_to_stdout": False,
        "max_extract_size": settings.MAX_CODE_SIZE_BYTES // 1024,
        "enable_batched_submissions": True,
        "max_submission_batch_size": MOST_IN_BATCH,
        "submission_cache_duration": 0.0,
        "use_docs_as_homepage": False,
        "allow_enable_network": False,
        "enable_network": False,
        "disable_implicit_base64_encoding": True,
    }
