"""The answers about shared programs, field by field: for the description."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from executions.api.described import TIME, Answer
from executions.models import Verdict
from programs.document import ProgramDocument

ID = "7pQ2mZsKx9LfTb4W"


class SnapshotAnswer(Answer):
    """A shared program."""

    id: str = Field(description="Names it in every other call.", examples=[ID])
    url: str = Field(description="The link to it.", examples=[f"https://compiler.example.org/s/{ID}"])
    title: str = Field(description="As given.", examples=["Greeting"])
    language: str = Field(description="Slug.", examples=["python"])
    visibility: Literal["link", "private"] = Field(description="Who may read it.", examples=["link"])
    created_at: datetime = Field(description="When it was shared.", examples=[TIME])
    expires_at: datetime | None = Field(description="When its link ends; null: never.", examples=[None])


class SnapshotList(Answer):
    snapshots: list[SnapshotAnswer] = Field(description="Newest first.")
    next: str | None = Field(description="`cursor` of the following page; null on the last one.", examples=[None])


class Recording(Answer):
    """How a run of a shared program ended."""

    verdict: Verdict = Field(description="How it ended.", examples=["success"])
    message: str = Field(description="The same in a sentence.", examples=["Finished in 21 ms"])
    exit_code: int | None = Field(description="Null when it did not exit by itself.", examples=[0])
    signal: str | None = Field(description="What ended it, such as `SIGSEGV`.", examples=[None])
    execution_time: int | None = Field(description="Wall clock in ms.", examples=[21])
    cpu_time: int | None = Field(description="CPU time in ms.", examples=[14])
    compile_time: int | None = Field(description="ms; null for what is not compiled.", examples=[None])
    memory: int | None = Field(description="Peak in KiB.", examples=[9216])
    language_version: str = Field(description="What the toolchain called itself.", examples=["3.13.5"])
    frames: list[list[str]] = Field(
        description="What it printed, in order: stream and text.", examples=[[["terminal", "Hello\r\n"]]]
    )
    cut: bool = Field(description="Whether it printed more than is kept.", examples=[False])


class WholeSnapshot(SnapshotAnswer):
    program: ProgramDocument = Field(description="The program as it was shared.")
    result: Recording | None = Field(
        description="What a run of it printed; null when none was shared.", examples=[None]
    )
