"""
Assess answers behind a Flask route.

    flask --app flask_app run

    curl -X POST -H 'Content-Type: application/json' -d '{"danger_now": ["fit"]}' http://127.0.0.1:5000/assess

Answers come by POST, never in an address: addresses are kept in logs and histories. Nothing here logs an answer.
"""

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

import intakewise

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1024 * 1024

# Once for all requests: it cannot be changed, and every thread may use it.
kb = intakewise.load("muscle_spasms")


@app.post("/assess")
def assess() -> ResponseReturnValue:
    """Give the whole result as JSON, byte for byte what `intakewise assess --format json` prints."""
    # Whoever shows it looks at `emergency` first: if it is true, show `referral` and `advice`, and nothing else.
    return _private(kb.assess(request.get_json()).to_json(), "application/json")


@app.post("/page")
def page() -> ResponseReturnValue:
    """Give the report as a page; of an emergency, only what to do now."""
    return _private(intakewise.page_of(kb.assess(request.get_json())).html, "text/html")


@app.errorhandler(RecursionError)
def too_deep(_: RecursionError) -> ResponseReturnValue:
    """Flask itself answers 400 to what is no JSON, 413 to too much of it, 415 to another type; but not to this."""
    return {"problems": [{"message": "This is nested too deeply."}]}, 400


@app.errorhandler(intakewise.AnswersInvalid)
def refuse(invalid: intakewise.AnswersInvalid) -> ResponseReturnValue:
    """Say everything that is wrong at once; no problem repeats an answer."""
    return {"problems": [problem.to_dict() for problem in invalid.problems]}, 422


@app.errorhandler(intakewise.EnginesDisagree)
@app.errorhandler(intakewise.EngineFailed)
def not_finished(failure: intakewise.EnginesDisagree | intakewise.EngineFailed) -> ResponseReturnValue:
    """Show at least the more careful of what was found; log that it happened, and nothing about the person."""
    app.logger.error("An assessment could not be finished: %s", type(failure).__name__)
    if request.path == "/page":
        return _private(intakewise.page_of(failure).html, "text/html"), 500
    return {"unfinished": {"referral_at_least": intakewise.unfinished_level(failure).word}}, 500


def _private(body: str, kind: str) -> Response:
    """Return health data so that no cache keeps it."""
    return Response(body, mimetype=kind, headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
