"""What is counted, for Prometheus: how much is asked and how long it takes. Nothing of what anybody answered."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Counts:
    """Counts of one service; routes are counted by their pattern, never by the address that was asked for."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "intakewise_requests", "Requests answered.", ["route", "method", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "intakewise_request_seconds", "Time to answer.", ["route"], buckets=_SECONDS, registry=self._registry
        )
        self._worked_out = Counter(
            "intakewise_worked_out", "What the engine worked out.", ["knowledge", "what"], registry=self._registry
        )
        self._unfinished = Counter(
            "intakewise_unfinished", "Engines that disagreed or failed.", ["knowledge"], registry=self._registry
        )
        self._reloads = Counter(
            "intakewise_reloads", "Knowledge bases loaded anew.", ["knowledge", "outcome"], registry=self._registry
        )

        self._sessions = Counter(
            "intakewise_sessions", "Sessions begun, erased, and expired.", ["what"], registry=self._registry
        )

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def worked_out(self, knowledge: str, what: str) -> None:
        """Count something that the engine did: `assess`, `next`, or `explain`."""
        self._worked_out.labels(knowledge, what).inc()

    def unfinished(self, knowledge: str) -> None:
        """Count an assessment that could not be finished."""
        self._unfinished.labels(knowledge).inc()

    def reloaded(self, knowledge: str, outcome: str) -> None:
        """Count a knowledge base that was loaded anew: `served`, or `refused`."""
        self._reloads.labels(knowledge, outcome).inc()

    def session(self, what: str, number: int = 1) -> None:
        """Count sessions that were `begun`, `erased` by whoever has them, or have `expired`."""
        self._sessions.labels(what).inc(number)

    def written(self) -> bytes:
        """Return the counts, as Prometheus reads them."""
        return generate_latest(self._registry)
