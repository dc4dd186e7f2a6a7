"""Faults that are ours, not the program's."""


class SandboxError(Exception):
    """The message is for the log."""


class SandboxUnavailable(SandboxError):
    """No sandbox could be had: the engine is gone, or refused to start one."""


class ImageMissing(SandboxUnavailable):
    """The image that a sandbox should be made of is not on this machine."""


class SandboxLost(SandboxError):
    """The sandbox went away under a run, or stopped making sense."""


class EngineHangs(SandboxUnavailable):
    """What a sandbox says cannot be heard: a run may have ended long ago."""
