"""What the service answers is what the engine says everywhere else, to the byte."""

from collections.abc import Iterator, Mapping
from random import Random

import httpx
import pytest

import intakewise
from intakewise.model.plain import to_plain
from intakewise.reading.answer_files import read_answers
from tests.acceptance.command_line import HEARTBURN
from tests.acceptance.command_line import intakewise as run
from tests.acceptance.running_service import service
from tests.random_bases.answers import value_for

MUSCLES = "/v1/knowledge/muscle_spasms"
ASSESS, NEXT, EXPLAIN = (f"{MUSCLES}/{what}" for what in ("assess", "next", "explain"))
MOOD = "/v1/knowledge/phq_9"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """Speaks to a service with two knowledge bases."""
    with service("muscle_spasms", "phq_9", "--rate", "10000/second") as running:
        yield running.client


def test_the_same_answers_give_the_same_bytes_everywhere(client: httpx.Client) -> None:
    """Over HTTP, on the command line, and in Python."""
    kb = intakewise.load()
    given = read_answers(str(HEARTBURN), kb.knowledge)
    in_python = kb.assess(given.answers, region=given.region)
    printed = run("assess", HEARTBURN, "--format", "json")
    answered = client.post(ASSESS, json={"answers": in_python.to_dict()["answers"], "region": given.region})
    assert (200, "application/json") == (answered.status_code, answered.headers["content-type"])
    assert printed.out == answered.text
    assert in_python.to_json() == answered.text


def test_what_was_asked_in_another_language_is_answered_in_it(client: httpx.Client) -> None:
    """By the body, else by the header; the bytes are those of the command line, and nothing but texts differs."""
    printed = run("assess", "-", "--format", "json", "--language", "es", given="{danger_now: [fit]}")
    asked = {"answers": {"danger_now": ["fit"]}}
    by_body = client.post(ASSESS, json={**asked, "language": "es"})
    by_header = client.post(ASSESS, json=asked, headers={"Accept-Language": "fr, es-MX;q=0.9, en;q=0.1"})
    assert printed.out == by_body.text == by_header.text
    assert "es" == by_body.headers["content-language"]
    english = client.post(ASSESS, json={**asked, "language": "en"}, headers={"Accept-Language": "es"}).json()
    assert "en" == english["language"]["code"]
    assert english["rules"] == by_body.json()["rules"]
    refused = client.post(ASSESS, json={"answers": {"age": "x"}, "language": "es"}).json()
    assert "Se esperaba" in refused["detail"]


IN_SPANISH = {
    "no_json": (ASSESS, b"{", "El cuerpo no es JSON. Deja de serlo en la línea 1, columna 2."),
    "unknown_field": (
        ASSESS,
        b'{"answers": {}, "regoin": "uk"}',
        "Campo desconocido: 'regoin'. Se esperaba: answers, region, language, safety_from. ¿Quiso decir 'region'?",
    ),
    "wrong_kind": (NEXT, b'{"answers": 3}', "'answers' no es del tipo correcto. Se esperaba: identificadores"),
    "no_base": ("/v1/knowledge/nothing/assess", b"{}", "Aquí no hay ninguna base de conocimientos con ese nombre."),
    "nothing_there": ("/v1/nothing", b"{}", "En esta dirección no hay nada."),
    "unknown_question": (ASSESS, b'{"answers": {"leafy_green": null}}', "Pregunta desconocida: 'leafy_green'."),
}
"""Where a request is sent, what is in it, and how what is wrong with it begins, by what that is."""


@pytest.mark.parametrize(("path", "body", "told"), IN_SPANISH.values(), ids=list(IN_SPANISH))
def test_what_is_wrong_is_told_in_the_language_of_whoever_asks(
    client: httpx.Client, path: str, body: bytes, told: str
) -> None:
    """Also what is wrong with the request itself, before it could say a language; and what was probably meant."""
    headers = {"Accept-Language": "es-MX", "Content-Type": "application/json"}
    refused = client.post(path, content=body, headers=headers)
    assert (True, "es") == (refused.json()["detail"].startswith(told), refused.headers["content-language"])
    assert "Did you mean" not in refused.text
    english = client.post(path, content=body, headers={**headers, "Accept-Language": "fr"})
    assert (refused.status_code, "en") == (english.status_code, english.headers["content-language"])
    assert english.json()["problems"][0]["code"] == refused.json()["problems"][0]["code"]


def test_a_region_chooses_telephone_numbers(client: httpx.Client) -> None:
    """And changes nothing else."""
    uk = client.post(ASSESS, json={"answers": {"danger_now": ["fit"]}, "region": "uk"}).json()
    assert ["uk"] == list(uk["referral"]["how"])


def test_every_base_is_listed_and_read(client: httpx.Client) -> None:
    """With its digest, languages, and every question and option."""
    listed = client.get("/v1/knowledge").json()["knowledge"]
    assert ["muscle_spasms", "phq_9"] == [each["id"] for each in listed]
    for each in listed:
        kb = intakewise.load(each["id"])
        document = client.get(f"/v1/knowledge/{each['id']}").json()
        questions = kb.knowledge.questionnaire.questions
        assert (kb.digest, list(kb.languages)) == (each["digest"], each["languages"])
        assert list(questions) == [question["id"] for question in document["questions"]]
        assert {name: [option.id for option in question.options] for name, question in questions.items()} == {
            question["id"]: [option["id"] for option in question.get("options", [])]
            for question in document["questions"]
        }
        assert list(questions) == [name for section in document["sections"] for name in section["questions"]]
        assert kb.answers_schema() == client.get(f"/v1/knowledge/{each['id']}/answers-schema").json()
        assert kb.form_schema() == client.get(f"/v1/knowledge/{each['id']}/form-schema").json()


def test_a_number_is_described_as_it_is_answered(client: httpx.Client) -> None:
    """In its unit, with what is usual."""
    questions = {each["id"]: each for each in client.get(MUSCLES).json()["questions"]}
    question = intakewise.load().knowledge.questionnaire.questions["fluids"]
    assert question.range is not None
    scale = 10**question.decimals
    described = questions["fluids"]
    assert described["range"]["min"] * scale == question.range.low
    assert described["range"]["usual"]["max"] * scale == question.range.usual_high
    assert {each["unit"] for each in described["also_accept"]} == set(question.also_accept)


def test_what_a_client_has_is_not_sent_again(client: httpx.Client) -> None:
    """By tag: of the list, of a questionnaire, and of each of its languages."""
    tags = set()
    for path in ("/v1/knowledge", MUSCLES, f"{MUSCLES}?language=es", f"{MUSCLES}/answers-schema"):
        first = client.get(path)
        tag = first.headers["etag"]
        tags.add(tag)
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = client.get(path, headers={"If-None-Match": known})
            assert (304, b"", tag) == (again.status_code, again.content, again.headers["etag"])
        assert 200 == client.get(path, headers={"If-None-Match": '"other"'}).status_code
    assert 4 == len(tags)


def _walk(client: httpx.Client, random: Random, base: str) -> Mapping[str, object]:
    """Answer whatever is asked next, at random, until nothing is; nothing is kept by the service in between."""
    kb = intakewise.load(base)
    interview, answers = kb.interview(), dict[str, object]()
    while True:
        said = client.post(f"/v1/knowledge/{base}/next", json={"answers": answers}).json()
        screen = interview.next_screen()
        assert [question.id for question in screen.questions] == [each["id"] for each in said["screen"]["questions"]] \
            if screen else said["is_over"]  # fmt: skip
        assert interview.answers == said["answers"]
        assert to_plain(interview.progress) == said["progress"]
        assert [each.id for each in interview.left_out] == said["left_out"]
        assert [rule.id for rule in interview.emergency] == (said["emergency"] or {"rules": []})["rules"]
        if screen is None:
            return answers
        given = {question.id: _plain(random, question.id, kb) for question in screen.questions}
        interview.answer_several(given)
        answers |= given


def _plain(random: Random, name: str, kb: intakewise.KnowledgeBase) -> object:
    question = kb.knowledge.questionnaire.questions[name]
    if random.random() < 0.3 or question.type.is_number:
        return None
    return value_for(random, question)


@pytest.mark.parametrize("seed", range(2))
def test_an_interview_without_memory_is_the_interview(client: httpx.Client, seed: int) -> None:
    """Each step is the one of the interview in Python, to the end; and the assessment is the same."""
    answers = _walk(client, Random(seed), "phq_9")
    assessed = client.post(f"{MOOD}/assess", json={"answers": answers})
    assert intakewise.load("phq_9").assess(answers).to_json() == assessed.text


def test_an_emergency_is_asked_once_more_and_ends_it(client: httpx.Client) -> None:
    """Whether it is right, with what it rests on; in a translation nobody reviewed, in English, too."""
    asked = {"answers": {"danger_now": ["fit"]}, "language": "es"}
    first = client.post(NEXT, json=asked).json()
    assert (False, False) == (first["is_over"], first["emergency"]["is_confirmed"])
    assert ["A fit or seizure"] == [reason["title"] for reason in first["emergency"]["in_english"]]
    confirmed = client.post(NEXT, json={**asked, "confirmed": True}).json()
    assert (True, None, True) == (confirmed["is_over"], confirmed["screen"], confirmed["emergency"]["is_confirmed"])
    nothing = client.post(NEXT, json={"answers": {}, "confirmed": True}).json()
    assert (False, None) == (nothing["is_over"], nothing["emergency"])


def test_a_safety_answer_from_elsewhere_is_asked_all_the_same(client: httpx.Client) -> None:
    """And counts as not known, unless the caller says that it may count."""
    imported = {
        "danger_now": {"value": ["fit"], "provenance": "imported"},
        "leafy_greens": {"value": "never", "provenance": "imported"},
    }
    said = client.post(NEXT, json={"answers": imported}).json()
    assert (["danger_now"], None) == (said["not_accepted"], said["emergency"])
    assert "danger_now" in said["open"]
    assert {"leafy_greens"} == set(said["answers"])
    assessed = client.post(ASSESS, json={"answers": imported}).json()
    assert (["danger_now"], "self_care", None) == (
        assessed["not_accepted"],
        assessed["referral"]["level"],
        assessed["see_doctor"],
    )
    accepted = {"answers": imported, "safety_from": ["typed", "imported"]}
    assert "emergency" == client.post(ASSESS, json=accepted).json()["referral"]["level"]
    assert client.post(NEXT, json=accepted).json()["emergency"]["rules"]


def test_why_is_what_the_command_line_says(client: httpx.Client) -> None:
    """Line by line."""
    got = client.post(EXPLAIN, json={"answers": {"danger_now": ["fit"]}, "name": "referral"}).json()
    assert intakewise.load().explain({"danger_now": ["fit"]}, "referral") == got["lines"]


def test_the_page_stands_alone(client: httpx.Client) -> None:
    """It loads the form and nothing else, has no script in it, and names every knowledge base."""
    page = client.get("/").text
    assert all(title in page for title in ("Muscle spasms and cramps", "Low mood (PHQ-9)"))
    assert 1 == page.count("<script")
    assert 1 == page.count('<script type="module" src="/form/intake-form.js"></script>')
    assert not any(word in page for word in ("http:", "https:", "style=", "onload"))


def test_the_page_shows_the_form_that_is_asked_for(client: httpx.Client) -> None:
    """Of a knowledge base that is served; what else stands in the address is not repeated."""
    assert '<intake-form knowledge="phq_9" keep>' in client.get("/?knowledge=phq_9").text
    got = client.get("/", params={"knowledge": '"><script>alert(1)</script>'}).text
    assert '<intake-form knowledge="muscle_spasms" keep>' in got
    assert "alert" not in got


def test_the_files_of_the_form(client: httpx.Client) -> None:
    """Scripts, and words in each language; a browser that has one is told so. There are no others."""
    script = client.get("/form/intake-form.js")
    assert "text/javascript; charset=utf-8" == script.headers["content-type"]
    assert 304 == client.get("/form/intake-form.js", headers={"If-None-Match": script.headers["etag"]}).status_code
    assert ("Yes", "Sí") == tuple(client.get(f"/form/words.{code}.json").json()["yes"] for code in ("en", "es"))
    for name in ("", "nothing.js", "../routes.py", "%2e%2e%2froutes.py", "words.xx.json"):
        assert 404 == client.get(f"/form/{name}").status_code, name


def test_a_report_is_of_the_assessment_beside_it(client: httpx.Client) -> None:
    """Which is, to the last byte, what `assess` answers."""
    sent = {"answers": {"danger_now": ["fit"]}, "region": "uk"}
    got = client.post(ASSESS.replace("assess", "report"), json=sent)
    assert client.post(ASSESS, json=sent).text == got.json()["assessment_json"]
    assert got.json()["page"].startswith("<!DOCTYPE html>")
    assert "no-store" == got.headers["cache-control"]


def test_the_page_comes_in_the_language_of_the_browser(client: httpx.Client) -> None:
    """Its texts, too; and says which."""
    got = client.get("/", headers={"Accept-Language": "es-MX, en;q=0.5"})
    assert ("es", "Accept-Language") == (got.headers["Content-Language"], got.headers["Vary"])
    assert '<html lang="es">' in got.text
    assert "Esto no es un producto sanitario." in got.text


@pytest.mark.parametrize(("typed", "near"), [("omepr", False), ("omeprazloe 20 mg", True)])
def test_a_name_is_found_as_in_the_terminal(client: httpx.Client, typed: str, near: bool) -> None:
    """Also a misspelt one, which is said to be only near."""
    got = client.post("/v1/knowledge/muscle_spasms/find", json={"question": "medicines", "typed": typed}).json()
    assert {"name": "omeprazole", "options": ["ppi"], "near": near} == got["hits"][0]


@pytest.mark.parametrize("sent", [{"question": "nothing", "typed": "x"}, {"question": "medicines", "typed": "x" * 201}])
def test_what_cannot_be_looked_for_is_refused(client: httpx.Client, sent: dict[str, str]) -> None:
    """No such question, or more than a name has; what was typed is not repeated."""
    got = client.post("/v1/knowledge/muscle_spasms/find", json=sent)
    assert 422 == got.status_code
    assert "xxx" not in got.text
