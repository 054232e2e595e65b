"""
Assess answers in a Django view: a form posts them as JSON, and gets the report as a page.

A whole project in one file, to be tried out:

    python django_view.py runserver

    token=any32lettersordigitsanyofthemdo1
    curl -b csrftoken=$token -H "X-CSRFToken: $token" --json '{"danger_now": ["fit"]}' http://127.0.0.1:8000/assess

Django protects posts against forgery: its cookie, which a page of yours sets, and the header have to say the same. In a
project of yours, the view and its line in `urlpatterns` are all that is needed.
"""

import json
import logging
import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

import intakewise

# Once for all requests: it cannot be changed, and every thread may use it.
kb = intakewise.load("muscle_spasms")
log = logging.getLogger(__name__)


@require_POST  # never GET: addresses are kept in logs and histories
@never_cache
@sensitive_variables()  # no report of an error shows what a person answered
def assess(request: HttpRequest) -> HttpResponse:
    """Give the report as a page; of an emergency, only what to do now. CSRF protection stays on."""
    try:
        given = json.loads(request.body)
    except (ValueError, RecursionError):
        return JsonResponse({"problems": [{"message": "This is not JSON."}]}, status=400)
    try:
        result = kb.assess(given)
    except intakewise.AnswersInvalid as invalid:
        # Everything that is wrong at once. No problem repeats an answer.
        return JsonResponse({"problems": [problem.to_dict() for problem in invalid.problems]}, status=422)
    except (intakewise.EnginesDisagree, intakewise.EngineFailed) as failure:
        # A fault of ours: the page shows the more careful of what was found, and that it could not be finished.
        log.error("An assessment could not be finished: %s", type(failure).__name__)
        return HttpResponse(intakewise.page_of(failure).html, status=500)
    return HttpResponse(intakewise.page_of(result).html)


urlpatterns = [path("assess", assess)]

if __name__ == "__main__":
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1", "localhost", "testserver"],
        DATA_UPLOAD_MAX_MEMORY_SIZE=1024 * 1024,
        MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
        ROOT_URLCONF=__name__,
        SECRET_KEY="only for trying it out: a project has its own",
    )
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
