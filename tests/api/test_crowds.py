"""Many who come at the same moment."""

import select
import signal
import socket
from contextlib import ExitStack

from tests.site import Site

CROWD = 300


def test_whoever_comes_while_the_site_is_busy_is_let_in(site: Site) -> None:
    """As when a class opens the page: the process is held while they come, and loses none of them."""
    process = site.processes[0].popen
    with ExitStack() as open_sockets:
        process.send_signal(signal.SIGSTOP)
        try:
            waiting = [open_sockets.enter_context(socket.socket()) for _ in range(CROWD)]
            for each in waiting:
                each.setblocking(False)
                each.connect_ex(("127.0.0.1", site.port))
            let_in = select.poll()
            for each in waiting:
                let_in.register(each, select.POLLOUT)
            assert len(let_in.poll(500)) == CROWD
        finally:
            process.send_signal(signal.SIGCONT)
