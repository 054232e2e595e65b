"""An explanation as a document."""

from pathlib import Path
from shutil import copytree

from intakewise.service.asked import Asked
from intakewise.service.explaining import explanation_document
from intakewise.wiring.opening import load

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"


def test_a_client_sees_the_files_of_rules_and_no_folder_of_the_server(tmp_path: Path) -> None:
    """Where the base lies is nobody's business; in which of its files a rule stands is part of the explanation."""
    kb = load(copytree(BASE, tmp_path / "base"))
    for name in ("red_flag.chest_pain", "referral"):
        asked = Asked({"danger_now": ["chest_pain"]}, name=name)
        assert str(tmp_path) in "\n".join(kb.explain(asked.answers, name))
        told = str(explanation_document(kb, asked)["lines"])
        assert (False, True) == (str(tmp_path) in told, "rules/tiredness/red_flags.yaml" in told)
