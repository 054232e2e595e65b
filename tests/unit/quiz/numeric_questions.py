"""Questions that ask for numbers, each with other units."""

from decimal import Decimal

from intakewise.model.questionnaires import NumberRange, Question, QuestionType

FLUIDS = Question(
    id="fluids",
    ask="How much do you drink?",
    type=QuestionType.DECIMAL,
    why="Because.",
    section="s",
    unit="L/d",
    unit_label="litres a day",
    decimals=1,
    range=NumberRange(low=0, high=150, usual_low=8, usual_high=40),
    also_accept={
        "cups": Decimal("0.24"),
        "glasses": Decimal("0.25"),
        "pints_of_beer": Decimal("0.568"),
        "mL": Decimal("0.001"),
    },
)
AGE = Question(
    id="age",
    ask="How old are you?",
    type=QuestionType.INTEGER,
    why="Because.",
    section="s",
    unit="a",
    unit_label="years",
    range=NumberRange(low=16, high=120, usual_low=16, usual_high=100),
)


HEIGHT = Question(
    id="height",
    ask="How tall are you?",
    type=QuestionType.INTEGER,
    why="Because.",
    section="s",
    unit="cm",
    range=NumberRange(low=50, high=250, usual_low=120, usual_high=220),
    also_accept={"m": Decimal(100), "ft": Decimal("30.48"), "inches": Decimal("2.54")},
)
WEIGHT = Question(
    id="weight",
    ask="How much do you weigh?",
    type=QuestionType.DECIMAL,
    why="Because.",
    section="s",
    unit="kg",
    decimals=1,
    range=NumberRange(low=20, high=4000, usual_low=300, usual_high=2000),
    also_accept={"stone": Decimal("6.35029318"), "lb": Decimal("0.45359237")},
)
