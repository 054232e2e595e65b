"""Write the examples of the OpenAPI documents anew, from what the engine says: `python -m tests.openapi_examples`."""

import json
from collections.abc import Callable, Mapping

import intakewise
from intakewise.reading.content import content_folder
from intakewise.service.asked import Asked
from intakewise.service.explaining import explanation_document
from intakewise.service.interviewing import next_document
from intakewise.service.looking_up import found_document
from intakewise.service.questionnaires import list_document, questionnaire_document
from intakewise.service.reporting import report_document

FILE = content_folder() / "schemas" / "openapi.json"
OF_SESSIONS = content_folder() / "schemas" / "openapi_sessions.json"
WIDTH = 120
BASE = "wells_dvt"

Asking = Mapping[str, object]


def answered(path: str, sent: Asking) -> object:
    """What the service answers at an address, without a service."""
    kb = intakewise.load(BASE)
    answers = sent.get("answers", {})
    assert isinstance(answers, dict)
    ways: dict[str, Callable[[], object]] = {
        "/v1/knowledge": lambda: list_document([kb]),
        "/v1/knowledge/{knowledge}": lambda: questionnaire_document(kb),
        "/v1/knowledge/{knowledge}/assess": lambda: kb.assess(answers).to_dict(),
        "/v1/knowledge/{knowledge}/next": lambda: next_document(kb, Asked(answers)),
        "/v1/knowledge/{knowledge}/report": lambda: report_document(kb, Asked(answers)),
        "/v1/knowledge/{knowledge}/explain": lambda: explanation_document(kb, Asked(answers, name=str(sent["name"]))),
        "/v1/knowledge/{knowledge}/find": lambda: found_document(
            kb, Asked(question=str(sent["question"]), typed=str(sent["typed"]))
        ),
    }
    return ways[path]()


def renewed(written: str) -> str:
    """The document with its examples as they are now."""
    document = json.loads(written)
    for path, ways in document["paths"].items():
        for operation in ways.values():
            examples = operation["responses"]["200"]["content"].get("application/json", {}).get("examples", {})
            if "summary" in examples.get("small", {}) and path.startswith("/v1/knowledge"):
                sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
                asking = sent["examples"]["some"]["value"] if sent else {}
                examples["small"]["value"] = answered(path, asking)
    return f"{_laid_out(document)}\n"


def renewed_of_sessions(written: str) -> str:
    """The document of sessions with its interviews and its assessment as they are now: of what each example answers."""
    document = json.loads(written)
    for path in ("/v1/knowledge/{knowledge}/sessions", "/v1/session", "/v1/session/steps"):
        for operation in document["paths"][path].values():
            for status in operation["responses"].values():
                for example in status.get("content", {}).get("application/json", {}).get("examples", {}).values():
                    _renew_session(example["value"])
    answered = document["paths"]["/v1/session/assessment"]["get"]["responses"]["200"]["content"]["application/json"]
    for example in answered["examples"].values():
        before = example["value"]
        kb = intakewise.load(before["knowledge"]["id"])
        example["value"] = kb.assess(before["answers"], region=before["region"]).to_dict()
    return f"{_laid_out(document)}\n"


def _renew_session(example: dict[str, dict[str, object]]) -> None:
    stamp, answers = example["interview"]["knowledge"], example["interview"]["answers"]
    assert isinstance(stamp, dict)
    assert isinstance(answers, dict)
    kb = intakewise.load(stamp["id"])
    example["session"] |= {"given": answers}
    example["interview"] = next_document(kb, Asked(answers))


def _laid_out(value: object, indent: int = 0, before: int = 0) -> str:
    """JSON in which whatever fits stands on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(flat) + indent + before <= WIDTH:
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, list):
        items = [f"{inner}{_laid_out(each, indent + 2)}" for each in value]
        return "[\n" + ",\n".join(items) + f"\n{' ' * indent}]"
    pairs = ((json.dumps(key, ensure_ascii=False), each) for key, each in value.items())
    items = [f"{inner}{key}: {_laid_out(each, indent + 2, len(key) + 2)}" for key, each in pairs]
    return "{\n" + ",\n".join(items) + f"\n{' ' * indent}}}"


if __name__ == "__main__":
    FILE.write_text(renewed(FILE.read_text("utf-8")), "utf-8")
    OF_SESSIONS.write_text(renewed_of_sessions(OF_SESSIONS.read_text("utf-8")), "utf-8")
