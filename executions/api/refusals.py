"""What the queue refuses, as a problem."""

from executions.allowances import QuotaRefused, Reason
from executions.api.problems import Problem, invalid


def of_quota(refused: QuotaRefused) -> Problem:
    """403, 413, 422 or 429: which quota, its number, and of a 429 when to come back."""
    sentence = str(refused)
    match refused.reason:
        case Reason.FORBIDDEN:
            return Problem(403, sentence)
        case Reason.TOO_LARGE:
            return Problem(413, f"{refused.field} {sentence}.", [(refused.field, sentence)])
        case Reason.TOO_MANY:
            return invalid([(refused.field, sentence)])
        case Reason.LATER:
            return Problem(429, sentence, headers=_headers(refused))


def _headers(refused: QuotaRefused) -> dict[str, str]:
    again = str(refused.again)
    return {
        "Retry-After": again,
        "RateLimit-Limit": str(refused.most),
        "RateLimit-Remaining": "0",
        "RateLimit-Reset": again,
    }
