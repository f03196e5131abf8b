"""What operations send and read over HTTP: the requests that go out, the responses that come in."""
