"""The errors a user can cause. Each carries facts; its sentence is made where it is shown."""


class RegistryError(Exception):
    """A deed was refused. `details` are the facts the sentence shown to the user is made from."""

    def __init__(self, code: str = "", /, **details: object) -> None:
        self.code = code
        self.details = details
        super().__init__(f"{type(self).__name__} {code} {details}")


class NotAllowed(RegistryError):
    """The actor has no right to do this, or not to this row."""


class NotFound(RegistryError):
    """There is no such row, or none that this actor may know of."""


class NothingChanged(RegistryError):
    """What was asked for is already so."""


class Stale(RegistryError):
    """Somebody else saved first: details say who, when and what."""


class Refused(RegistryError):
    """The values do not hold together; `code` names the rule that was broken."""


class Unreadable(RegistryError):
    """A file is not a text that can be read as a plan; `code` says why."""
