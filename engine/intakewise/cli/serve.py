"""The command `serve`, with its options and their help."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from intakewise.cli.options import DEFAULT_KNOWLEDGE

Bases = Annotated[
    list[str] | None,
    typer.Argument(metavar="KB", help="Knowledge bases: ids, or folders. Left out: muscle_spasms."),
]

Origins = Annotated[
    list[str] | None,
    typer.Option(metavar="ORIGIN", help="A web page's origin that may ask from browsers; several times."),
]

Hosts = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="A name by which it may be called; several times.")
]

Proxies = Annotated[
    list[str] | None,
    typer.Option(metavar="ADDRESS", help="A proxy that is believed when it says for whom it asks; several times."),
]

KeepSessions = Annotated[
    bool, typer.Option("--keep-sessions", help="Keep interviews, so that people can go on with them later.")
]

SessionsIn = Annotated[
    str, typer.Option(metavar="PLACE", help="Keep them in this file, or in PostgreSQL at this address.")
]

SessionDays = Annotated[
    int, typer.Option(metavar="DAYS", min=1, max=365, help="How long a session is kept after its last step.")
]

MostSessions = Annotated[
    int, typer.Option(metavar="N", min=1, max=10_000_000, help="How many sessions are kept at a time.")
]


def serve(
    knowledge: Bases = None,
    *,
    address: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; anything but this machine wants keys, or --public.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="The port; 0: any that is free.")] = 8000,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="How many processes compute.")] = 1,
    keys: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who may ask: lines that `intakewise new-key` printed.")
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Let anybody ask without a key.")] = False,
    allow_origin: Origins = None,
    allow_host: Hosts = None,
    behind_proxy: Proxies = None,
    rate: Annotated[
        str, typer.Option(metavar="RATE", help="How many requests each key, or address, may make.")
    ] = "100/second",
    keep_sessions: KeepSessions = False,
    sessions_in: SessionsIn = "",
    session_days: SessionDays = 28,
    most_sessions: MostSessions = 10_000,
    reload_knowledge: Annotated[
        bool, typer.Option("--reload-knowledge", help="Load a knowledge base anew when its files change.")
    ] = False,
) -> None:
    """Serve knowledge bases over HTTP, and the form."""
    from intakewise.cli.serving import run_service
    from intakewise.service.settings import Limits, Settings
    from intakewise.sessions.session import Limits as SessionLimits
    from intakewise.wiring.sessions import place_of_sessions

    settings = Settings(
        bases=tuple(knowledge or (DEFAULT_KNOWLEDGE,)),
        address=address,
        port=port,
        workers=workers,
        public=public,
        origins=tuple(allow_origin or ()),
        hosts=tuple(allow_host or ()),
        proxies=tuple(behind_proxy or ()),
        reload=reload_knowledge,
        sessions=sessions_in or (place_of_sessions() if keep_sessions else ""),
        session_limits=SessionLimits(most_sessions, keep_for=timedelta(days=session_days)),
        limits=Limits(rate=rate),
    )
    raise typer.Exit(run_service(settings, keys))


def new_key(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the client is called in the log.")],
) -> None:
    """Make a key for a client of the service."""
    from intakewise.cli.serving import print_new_key

    raise typer.Exit(print_new_key(name))
