"""How gunicorn serves: two workers of four threads, the code loaded once before they are forked."""

workers = 2
threads = 4
worker_class = "gthread"
preload_app = True
# A wall screen or an open tab asks again within this many seconds on the same connection.
keepalive = 75
max_requests = 5000
max_requests_jitter = 500
graceful_timeout = 20
control_socket_disable = True
# No header of a caller may tell gunicorn where the application lies.
forwarder_headers = ""

beside = []


def when_ready(server):
    """The demonstration has its worker beside it."""
    from app import worker_beside

    number = worker_beside([one.fileno() for one in server.LISTENERS])
    if number:
        beside.append(number)


def on_exit(_server):
    """End what was started here, by its own number; a worker gives its job back."""
    import os
    import signal

    for number in beside:
        try:
            os.kill(number, signal.SIGTERM)
        except ProcessLookupError:
            continue
