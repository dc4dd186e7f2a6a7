"""What webhooks say: the result in the words of the API that was asked."""

from executions.api.answers import as_json
from executions.api.judge0_answer import Submitted
from executions.api.judge0_columns import DEFAULT, answer_of
from executions.deliveries import Delivery, Form
from executions.results import result_of
from languages.known import known


def told(delivery: Delivery) -> tuple[str, bytes]:
    """Method and body. Asks the database."""
    execution = delivery.execution
    if delivery.form == Form.JUDGE0:
        return "PUT", as_json(answer_of(Submitted(execution, known()), DEFAULT, encoded=True))
    return "POST", as_json(result_of(execution))
