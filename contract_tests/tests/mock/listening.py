"""A listener on a socket for the mock's deliveries."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

#: Gives the status for a body, None to hang until the listener is closed.
Answer = Callable[[bytes], int | None]


class Listener:
    """Keeps what it receives, by path.

    Args:
        answer: what each POST is answered with.
    """

    def __init__(self, answer: Answer = lambda body: 204) -> None:
        self.received: list[tuple[str, bytes, dict[str, str]]] = []
        self.released = threading.Event()
        self._changed = threading.Condition()
        listener = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.keep(self.path, body, dict(self.headers.items()))
                status = answer(body)
                if status is None:
                    listener.released.wait(30)
                    self.close_connection = True
                    return
                self.send_response(status)
                if status in (301, 307):
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            request_queue_size = 128
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Listener:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def url(self, path: str = "hook") -> str:
        """Return a URL to register."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/{path}"

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The JSON bodies received so far."""
        return [json.loads(body) for _, body, _ in self.received]

    def keep(self, path: str, body: bytes, headers: dict[str, str]) -> None:
        """Note a POST."""
        with self._changed:
            self.received.append((path, body, headers))
            self._changed.notify_all()

    def wait(self, count: int, timeout: float = 15) -> bool:
        """Wait until so many POSTs have arrived."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self.received) >= count, timeout)
