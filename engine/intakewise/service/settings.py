"""How the service is set up: what it serves, to whom, and what it refuses. Plain data: it travels to every worker."""

from dataclasses import dataclass, field

from intakewise.sessions.session import Limits as SessionLimits

LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""The addresses at which only this machine can be reached."""


@dataclass(frozen=True, slots=True)
class Limits:
    """
    What one client may ask for.

    Args:
        body_bytes: the longest body; every answer of a long questionnaire takes a fifth of it.
        body_seconds: how long a body may take to arrive.
        depth: how deeply JSON may be nested; an answer needs four.
        answers: how many answers a request may hold, whatever their names.
        seconds: how long a request may wait for its result.
        waiting: how many requests may wait for theirs, for each worker.
        rate: how many requests each key, or each address, may make, such as `100/second`.
    """

    body_bytes: int = 128 * 1024
    body_seconds: float = 10.0
    depth: int = 8
    answers: int = 1000
    seconds: float = 10.0
    waiting: int = 64
    rate: str = "100/second"


@dataclass(frozen=True, slots=True)
class Settings:
    """
    How the service is set up.

    Args:
        bases: knowledge bases by id or path, as `load` takes them.
        address: where it listens; `port` 0: wherever there is room.
        keys: the SHA-256 of each key that may come in, in hexadecimal, by the name of the client that has it.
        workers: how many processes compute, besides the one that speaks HTTP; 1: that one does.
        public: anybody may ask without a key.
        origins: those of web pages that may ask from a browser, such as `https://clinic.example`.
        hosts: the names by which it may be called, besides those of this machine; empty and not on loopback: any.
        proxies: the addresses of proxies that are believed when they say whom they speak for.
        reload: knowledge bases are loaded anew when their files change.
        sessions: where interviews are kept, a file or the address of a PostgreSQL server; empty: none is.
        session_limits: how many, how large, and for how long.
    """

    bases: tuple[str, ...] = ("muscle_spasms",)
    address: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    keys: tuple[tuple[str, str], ...] = ()
    public: bool = False
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    reload: bool = False
    sessions: str = field(default="", repr=False)  # it may hold a password
    session_limits: SessionLimits = field(default_factory=SessionLimits)
    limits: Limits = field(default_factory=Limits)

    @property
    def session_days(self) -> int:
        """For how many days an interview is kept; 0: none is."""
        return self.session_limits.keep_for.days if self.sessions else 0

    @property
    def is_on_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.address in LOOPBACK
