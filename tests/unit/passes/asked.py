"""A questionnaire with every type of question, to be answered in every wrong way."""

from decimal import Decimal

from intakewise.model.questionnaires import NumberRange, Option, Question, Questionnaire, QuestionType

_OPTIONS = (Option("fit", "A fit"), Option("fainted", "Fainted"), Option("nothing", "None", none=True))

QUESTIONNAIRE = Questionnaire(
    "hostile",
    "Hostile",
    (),
    {
        "snores": Question("snores", "?", QuestionType.BOOLEAN, "?", "s"),
        "age": Question("age", "?", QuestionType.INTEGER, "?", "s", unit="a", range=NumberRange(0, 120, 0, 100)),
        "fluids": Question(
            "fluids",
            "?",
            QuestionType.DECIMAL,
            "?",
            "s",
            unit="L/d",
            decimals=1,
            range=NumberRange(0, 2000, 0, 40),
            also_accept={"cups": Decimal("0.24"), "mL": Decimal("0.001")},
        ),
        "urine": Question("urine", "?", QuestionType.CHOICE, "?", "s", options=_OPTIONS[:2], ordered=True),
        "danger": Question("danger", "?", QuestionType.CHOICES, "?", "s", options=_OPTIONS),
        "medicines": Question(
            "medicines", "?", QuestionType.CHOICES, "?", "s", options=_OPTIONS, search=True, allow_not_sure=True
        ),
        "words": Question("words", "?", QuestionType.TEXT, "?", "s"),
    },
)
