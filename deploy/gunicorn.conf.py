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
