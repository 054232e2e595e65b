"""
Assess answers in a plain script: JSON on standard input, what the person should read on standard output.

    python script.py < answers.json

Exit codes: 0 assessed, 1 something is wrong with the answers, 2 the assessment could not be finished.
"""

import json
import sys

import intakewise


def main() -> int:
    """Assess, and print the report."""
    kb = intakewise.load("muscle_spasms")
    try:
        given = json.load(sys.stdin)
    except (ValueError, RecursionError):
        print("This is not JSON.", file=sys.stderr)
        return 1
    try:
        result = kb.assess(given, region="uk")
    except intakewise.AnswersInvalid as invalid:
        # Everything that is wrong at once. No problem repeats an answer, so this may be logged.
        for problem in invalid.problems:
            print(problem, file=sys.stderr)
        return 1
    except (intakewise.EnginesDisagree, intakewise.EngineFailed) as failure:
        # A fault of ours: the page shows the more careful of what was found, and that it could not be finished.
        print(intakewise.page_of(failure).markdown)
        return 2
    if result.emergency:
        # The page of an emergency says what to do now, and nothing else. Do not put anything beside it.
        print(intakewise.page_of(result).markdown)
        return 0
    print(result.referral.headline)
    # None is not False: while something could not be ruled out, nobody may be told that they need no doctor.
    print("See a doctor:", {True: "yes", False: "no", None: "not known"}[result.see_doctor])
    for each in result.contributors:
        if each.band >= intakewise.Band.POSSIBLE:
            print(f"- {each.title}: {each.band}" if each.enough_answers else f"- {each.title}: not enough answers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
