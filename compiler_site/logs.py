"""How a log line looks."""

import logging
import re

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class OneLine(logging.Formatter):
    """Escapes control characters, so that what a user sends can neither forge a line nor move the cursor."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = record.message.replace("\n", "\\n").replace("\t", "\\t")
        return CONTROL.sub(lambda found: ascii(found.group())[1:-1], super().formatMessage(record))
