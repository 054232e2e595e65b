"""The page at `/`: nothing that a knowledge base says is taken for HTML."""

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

from intakewise.service.page import POLICY, page
from intakewise.service.served import Served, Shelf
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.small_bases import base_of


def test_a_title_cannot_bring_a_script() -> None:
    """Nor end an attribute."""
    knowledge = replace(base_of(), title='<script>alert(1)</script>"x', version="<b>")
    written, _ = page(Shelf([Served({"en": KnowledgeBase(knowledge)}, {}, {}, {})]), "")
    assert 1 == written.count("<script")  # that of the form
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;x" in written
    assert "<b>" not in written


def test_its_policy_allows_its_own_style_and_scripts_alone() -> None:
    """By its hash; and the scripts of the service, none that stands in the page."""
    written, _ = page(Shelf([Served({"en": KnowledgeBase(base_of())}, {}, {}, {})]), "")
    style = written.partition("<style>")[2].partition("</style>")[0]
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in POLICY
    assert "script-src 'self';" in POLICY
    assert "unsafe" not in POLICY


def test_a_service_with_keys_says_that_its_form_is_closed() -> None:
    """And shows none: what stands in a page, everybody can read, so that it cannot have a key."""
    written, _ = page(Shelf([Served({"en": KnowledgeBase(base_of())}, {}, {}, {})]), "", is_closed=True)
    assert "<script" not in written
    assert "<intake-form" not in written
    assert "get emergency help" in written
