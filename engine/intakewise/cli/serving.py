"""What `serve` does: look at the options, listen, and serve until Ctrl-C."""

from dataclasses import replace
from pathlib import Path

import typer

from intakewise.cli.options import DEFAULT_KNOWLEDGE
from intakewise.cli.reporting import warn
from intakewise.problems.exceptions import KnowledgeInvalid, ServiceRefused
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE
from intakewise.wiring.extras import refuse_without


def run_service(
    bases: tuple[str, ...],
    *,
    address: str,
    port: int,
    workers: int,
    keys: Path | None,
    public: bool,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
    proxies: tuple[str, ...],
    rate: str,
    reload: bool,
) -> int:
    """Serve until Ctrl-C, and return the exit code."""
    if missing := refuse_without("fastapi", "fastapi", "FastAPI, which serves over HTTP", "serve"):
        warn(missing)
        return COULD_NOT_RUN
    from intakewise.service.running import listen, serve
    from intakewise.service.settings import Limits, Settings

    settings = Settings(
        bases=bases or (DEFAULT_KNOWLEDGE,),
        address=address,
        port=port,
        workers=workers,
        public=public,
        origins=origins,
        hosts=hosts,
        proxies=proxies,
        reload=reload,
        limits=Limits(rate=rate),
    )
    try:
        listening = listen(settings)
        settings = replace(settings, port=listening.getsockname()[1])
        _announce(settings.address, settings.port, settings.bases)
        serve(settings, listening)
    except (KnowledgeInvalid, ServiceRefused) as refused:
        warn(refused.problems)
        return COULD_NOT_RUN
    return FINE


def _announce(address: str, port: int, bases: tuple[str, ...]) -> None:
    shown = f"[{address}]" if ":" in address else address
    typer.echo(f"Serving {', '.join(bases)} at http://{shown}:{port}/ (Ctrl-C ends it).")
