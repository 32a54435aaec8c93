from dashboard.components import message
def layout(visit, **_address):
    return message("…","…")
