"""What the web form says by itself, in every language that the engine has texts in: as data, which its scripts read."""

from collections.abc import Mapping

from intakewise.language.saying import say, speaking, to_say

WORDS: Mapping[str, str] = {
    "again": to_say("Try again"),
    "all_answers": to_say("All answers"),
    "answer_please": to_say("Please answer, or choose “I don't know”."),
    "asked_again": to_say("Some time has passed, so we ask some questions again. What you said is still selected."),
    "back": to_say("Back"),
    "because_you_said": to_say("Because you said"),
    "before": to_say("Before you start"),
    "call_now": to_say("Stop here and get help now if there is any of these"),
    "change": to_say("Change"),
    "change_this": to_say("No, change my answer to “{question}”"),
    "changed_base": to_say("The questionnaire has changed meanwhile. Please look through your answers."),
    "changed_elsewhere": to_say(
        "Your answers were changed somewhere else, or the questions were. Please look at this question again."
    ),
    "closed": to_say(
        "This form is not open here: the page has no key. If you may be in danger, get emergency help now."
    ),
    "continue": to_say("Continue"),
    "copy": to_say("Copy the link"),
    "data": to_say("Save as data, with all answers"),
    "dont_know": to_say("I don't know"),
    "may_be_emergency": to_say("This may be an emergency"),
    "emergency": to_say("Get emergency help now."),
    "fault": to_say("We could not finish this assessment. That is our fault, not yours."),
    "finish": to_say("Show the result"),
    "found": to_say("{count} found. Choose one below."),
    "from_file": to_say("Go on with answers that you saved"),
    "get_link": to_say("Save, and give me a link"),
    "go_on": to_say("Go on with them"),
    "higher": to_say("That is too high: the most is {most}."),
    "incomplete_name": to_say("None of these, or not sure which: keep “{typed}” as I typed it"),
    "is_it_right": to_say("Is that right?"),
    "is_not": to_say("What this is not"),
    "kept_here": to_say("There are answers on this device, from {date}."),
    "kept_name": to_say("“{typed}”, which is not on this list"),
    "language": to_say("Language"),
    "link": to_say("The link to your answers"),
    "link_is_key": to_say("Whoever has the link can see and change your answers. Keep it to yourself."),
    "loading": to_say("One moment, please."),
    "lower": to_say("That is too low: the least is {least}."),
    "may_be": to_say("Nothing here is called “{typed}”. Did you mean one of these?"),
    "no": to_say("No"),
    "no_connection": to_say("There is no connection now. Your answers are kept on this page, and we keep trying."),
    "no_longer": to_say("These answers no longer apply: {questions}"),
    "no_sign": to_say("Please do not take this as a sign that nothing is wrong."),
    "not_a_file": to_say("This file does not hold answers to these questions."),
    "not_called": to_say("Nothing on this list is called “{typed}”."),
    "not_number": to_say("That is not a number."),
    "not_sure": to_say("Not sure"),
    "one_kind": to_say("That can be read as more than one number. Please write it without points or commas."),
    "page": to_say("Save as a page"),
    "part": to_say("Part {number} of {total}: {title}"),
    "print": to_say("Print"),
    "rather_not_say": to_say("I'd rather not say"),
    "refused": to_say("The service did not accept this."),
    "review": to_say("Here is what you answered. Is it right?"),
    "routine": to_say("See a doctor in the coming weeks."),
    "save": to_say("Save my answers to a file"),
    "save_days": to_say(
        "A link lets you go on later, on any device. The service keeps your answers until {days} days after the last."
    ),
    "save_file": to_say("Or save a file on this device, and open it here later."),
    "save_page": to_say("Save, and go on later"),
    "saved": to_say("Your answers are saved, and so is each further one. Open this link to go on, until {date}."),
    "search": to_say("Type a few letters of a name, and tick all that fit."),
    "search_name": to_say("Search by name"),
    "session_gone": to_say("What was saved is no longer there. What you see here is on this page alone."),
    "soon": to_say("See a doctor soon."),
    "start": to_say("Start"),
    "start_again": to_say("Delete my answers and start again"),
    "such_as": to_say("Such as {names}"),
    "tick_all": to_say("Tick all that fit."),
    "too_many_decimals": to_say("At most {count} digits after the point, please."),
    "unchosen": to_say("You typed “{typed}”. Please choose it from the list, or clear it."),
    "unit": to_say("Unit"),
    "unusual": to_say("That is unusual: really {value}?"),
    "urgent": to_say("Talk to a doctor today."),
    "usually": to_say("If it is right, continue."),
    "what_it_is": to_say("What this is"),
    "whole_number": to_say("A whole number, please."),
    "why": to_say("Why do we ask?"),
    "yes": to_say("Yes"),
    "yes_right": to_say("Yes, that is right"),
}
"""By the name under which the scripts know each text; what stands in braces they fill in."""


def words_in(language: str) -> dict[str, str]:
    """Return the texts in a language; English where it has none."""
    with speaking(language):
        return {name: say(text) for name, text in WORDS.items()}
