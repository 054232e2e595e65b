"""The commands, their options, and their help. What a command does is imported when it is called."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from intakewise import __version__
from intakewise.cli.beginning import new, new_rule
from intakewise.cli.diff import diff
from intakewise.cli.history import history
from intakewise.cli.options import (
    DEFAULT_KNOWLEDGE,
    Base,
    BaseOption,
    CheckFormat,
    FormatOption,
    LanguageOfFileOption,
)
from intakewise.cli.people import evaluate, simulate
from intakewise.cli.serve import new_key, serve
from intakewise.model.answers import Provenance
from intakewise.model.languages import ENGLISH

program = typer.Typer(
    name="intakewise",
    help="Ask health questions, infer by rules that clinicians write, explain, and say when to see a doctor.",
    epilog="Exit codes: 0 fine, 1 problems found, 2 could not run, 130 stopped with Ctrl-C.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Plain help: boxes are hard to read aloud and in a narrow terminal, and rich need not be imported for it.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

program.add_typer(history, name="history")

Answers = Annotated[
    str, typer.Argument(metavar="ANSWERS", help="A file of answers (YAML or JSON), or - for standard input.")
]
RegionOption = Annotated[
    str, typer.Option(metavar="REGION", help="Whose telephone numbers to show, such as uk. Left out: all of them.")
]
ReportOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write a report to this file, by its ending: .html (a page to print), .pdf, .md, or .json (all answers).",
    ),
]


LanguageOption = Annotated[
    str, typer.Option(metavar="LANGUAGE", help="The language of the texts, such as es. It changes no result.")
]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"intakewise {__version__}")
        raise typer.Exit


@program.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program itself."""


@program.command()
def quiz(
    knowledge: Base = DEFAULT_KNOWLEDGE,
    *,
    region: RegionOption = "",
    report: ReportOption = None,
    no_history: Annotated[
        bool, typer.Option("--no-history", help="Keep nothing on this machine, and go on with nothing kept.")
    ] = False,
    thorough: Annotated[bool, typer.Option("--thorough", help="Ask also what can change nothing any more.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask in plain lines, for a screen reader: nothing is drawn anew.")
    ] = False,
    language: LanguageOption = "",
) -> None:
    """Take a quiz in this terminal, and get an explained assessment."""
    from intakewise.cli.asking import take_quiz

    code = take_quiz(
        knowledge, language, region=region, report=report, no_history=no_history, thorough=thorough, plain=plain
    )
    raise typer.Exit(code)


@program.command()
def assess(
    answers: Answers,
    knowledge: BaseOption = DEFAULT_KNOWLEDGE,
    region: RegionOption = "",
    format: FormatOption = "text",
    *,
    report: ReportOption = None,
    language: LanguageOption = ENGLISH.code,
    full: Annotated[bool, typer.Option("--full", help="Print everything, not only the essentials.")] = False,
    safety_from: Annotated[
        list[Provenance] | None,
        typer.Option(help="Where answers to safety questions may come from; several times. Left out: typed only."),
    ] = None,
) -> None:
    """Assess a file of answers."""
    from intakewise.cli.assessing import assess_answers

    sources = tuple(each.value for each in safety_from or (Provenance.TYPED,))
    code = assess_answers(
        answers, knowledge, region, format, report=report, full=full, language=language, safety_from=sources
    )
    raise typer.Exit(code)


@program.command()
def explain(
    answers: Answers,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A rule, contributor, state, advice, or the word referral.")
    ],
    knowledge: BaseOption = DEFAULT_KNOWLEDGE,
    language: LanguageOption = ENGLISH.code,
) -> None:
    """Say why something was concluded from the answers, or why not."""
    from intakewise.cli.assessing import explain_answers

    raise typer.Exit(explain_answers(answers, name, knowledge, language))


@program.command()
def compare(
    answers: Annotated[
        list[str], typer.Argument(metavar="A B...", help="Two or more files of answers or reports, the oldest first.")
    ],
    knowledge: BaseOption = DEFAULT_KNOWLEDGE,
    region: RegionOption = "",
    format: FormatOption = "text",
    language: LanguageOfFileOption = "",
) -> None:
    """Say what has changed between your own assessments."""
    from intakewise.cli.comparing import compare_answers

    raise typer.Exit(compare_answers(answers, knowledge, region, format, language))


@program.command()
def check(
    knowledge: Base = DEFAULT_KNOWLEDGE,
    format: Annotated[
        CheckFormat, typer.Option("--format", help="For people, for programs, or for an editor or code host.")
    ] = "text",
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day by which reviews are due. Left out: the real one."),
    ] = None,
    *,
    watch: Annotated[bool, typer.Option("--watch", help="Check again at every change, until Ctrl-C.")] = False,
    deep: Annotated[
        bool, typer.Option("--deep", help="Look, too, for what can never be: by proof, in about a minute.")
    ] = False,
) -> None:
    """Show everything that is wrong with a knowledge base."""
    day = (today or datetime.now()).date()
    if watch and deep:
        raise typer.BadParameter("--deep takes too long to be done at every change.", param_hint="--watch")
    if watch:
        from intakewise.cli.watching import watch_knowledge

        raise typer.Exit(watch_knowledge(knowledge, format, day))
    from intakewise.cli.checking import check_knowledge

    raise typer.Exit(check_knowledge(knowledge, format, day, is_deep=deep))


program.command()(new)
program.command()(new_rule)


@program.command()
def docs(
    knowledge: Base = DEFAULT_KNOWLEDGE,
    into: Annotated[Path, typer.Option(metavar="FOLDER", help="Where dossier.yaml is, and where the pages go.")] = Path(
        "docs/clinical"
    ),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; say which pages are out of date.")] = False,
    site: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Write one page with everything instead, to read, print, and sign."),
    ] = None,
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="With --site: without proofs, and without trying the cases.")
    ] = False,
    mutations: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="With --site: what mutate --format json printed.")
    ] = None,
) -> None:
    """Write the clinical pages, or one page with everything."""
    from intakewise.cli.documenting import check_pages, write_pages

    if site is not None:
        from intakewise.cli.publishing import publish

        raise typer.Exit(publish(knowledge, site, mutations, is_quick=quick))
    raise typer.Exit((check_pages if check else write_pages)(knowledge, into))


@program.command()
def translate(
    language: Annotated[str, typer.Argument(metavar="LANGUAGE", help="The code of the language, such as es.")],
    knowledge: Base = DEFAULT_KNOWLEDGE,
) -> None:
    """Write out the texts that have no translation yet."""
    from intakewise.cli.translating import print_missing

    raise typer.Exit(print_missing(language, knowledge))


@program.command()
def test(
    knowledge: Base = DEFAULT_KNOWLEDGE,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Say what the cases see of the rules, and what not.")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Write a page with the rules coloured line by line."),
    ] = None,
    fail_under: Annotated[
        int | None,
        typer.Option(metavar="PERCENT", min=0, max=100, help="Exit with 1 if the cases see less."),
    ] = None,
    format: FormatOption = "text",
) -> None:
    """Run every case of a knowledge base."""
    if coverage or report is not None or fail_under is not None:
        from intakewise.cli.covering import cover_knowledge

        raise typer.Exit(cover_knowledge(knowledge, fail_under, format, report))
    from intakewise.cli.checking import test_knowledge

    raise typer.Exit(test_knowledge(knowledge, format))


@program.command()
def prove(
    knowledge: Base = DEFAULT_KNOWLEDGE,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.001, help="How long Z3 may take over one claim.")
    ] = 20,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE.md", help="Write a page that lists every claim and its outcome.")
    ] = None,
    format: FormatOption = "text",
) -> None:
    """Prove for all answers what must never happen."""
    from intakewise.cli.proving import prove_knowledge

    raise typer.Exit(prove_knowledge(knowledge, timeout, format, report))


@program.command()
def mutate(
    knowledge: Base = DEFAULT_KNOWLEDGE,
    rule: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Change this rule only; may be given several times.")
    ] = None,
    fail_under: Annotated[
        int | None,
        typer.Option(metavar="PERCENT", min=0, max=100, help="Exit with 1 if cases notice less than this."),
    ] = None,
    format: FormatOption = "text",
) -> None:
    """Say which small changes of the rules no case notices."""
    from intakewise.cli.mutating import mutate_knowledge

    raise typer.Exit(mutate_knowledge(knowledge, rule or [], fail_under, format))


program.command()(diff)
program.command()(simulate)
program.command()(evaluate)
program.command()(serve)
program.command()(new_key)
