"""Certificates: the live ones first, and what became of the others."""

from collections.abc import Callable
from typing import Any

import pytest

from mlcareer.errors import UnknownNameError
from mlcareer.knowledge.library import Knowledge
from mlcareer.topics.certificates import Certificates, certificates

Laid = Callable[[str], Knowledge]
Run = Callable[..., Any]

MORE = """
certifications:
  - {id: closed-one, name: Closed One, vendor: V, status: closed, until: 2024, text: Gone.,
     roles: [ml-engineer], check_by: 2027-01-31, sources: [manual]}
  - {id: beta-one, name: Beta One, vendor: V, status: beta, text: New.,
     price: {amount: 1200, currency: EUR, period: month}, roles: [data-scientist],
     check_by: 2027-01-31, sources: [manual]}
  - {id: late-one, name: Late One, vendor: V, status: live, text: Late on record.,
     roles: [ml-engineer], check_by: 2027-01-31, sources: [manual]}
"""
"""After a retired one: a closed one, one in beta, and a live one."""


def ids(answer: Certificates) -> list[str]:
    """Return the ids of the certificates, in order."""
    return [one.id for one in answer.certificates]


def test_live_ones_are_listed_and_the_others_counted(laid: Laid, knowledge: Knowledge) -> None:
    """What is in beta can be taken; retired and closed ones cannot."""
    answer = certificates(knowledge)
    assert (ids(answer), answer.hidden, answer.every) == (["kiln-associate"], 1, False)
    answer = certificates(laid(MORE))
    assert (ids(answer), answer.hidden) == (["kiln-associate", "beta-one", "late-one"], 2)


def test_with_all_the_live_ones_still_stand_first(laid: Laid) -> None:
    """Whatever their place on record; the order is kept among each."""
    answer = certificates(laid(MORE), every=True)
    assert ids(answer) == ["kiln-associate", "beta-one", "late-one", "stove-expert", "closed-one"]
    assert (answer.hidden, answer.every) == (0, True)


def test_a_role_has_its_own(laid: Laid) -> None:
    """What is hidden is counted among its own too."""
    found = laid(MORE)
    answer = certificates(found, "mle")
    assert (ids(answer), answer.hidden) == (["kiln-associate", "late-one"], 1)
    assert answer.role is not None
    assert answer.role.id == "ml-engineer"
    answer = certificates(found, "mle", every=True)
    assert ids(answer) == ["kiln-associate", "late-one", "closed-one"]
    assert ids(certificates(found, "data-scientist")) == ["beta-one"]


def test_the_terms_are_as_the_vendor_states_them(knowledge: Knowledge) -> None:
    """Price, length, details, and when to look again."""
    answer = certificates(knowledge, every=True)
    kiln, stove = answer.certificates
    assert kiln.price is not None
    assert (kiln.price.amount, kiln.price.currency, kiln.price.period) == (200, "USD", "once")
    assert (kiln.length, kiln.validity, kiln.check_by) == ("2 hours", "3 years", "2027-01-31")
    assert [one.text for one in kiln.details] == ["Three parts."]
    assert (stove.price, stove.successors, stove.until) == (None, ("kiln-associate",), "2025-05-31")


def test_an_unknown_role_is_refused(knowledge: Knowledge) -> None:
    """Before anything is listed."""
    with pytest.raises(UnknownNameError, match="unknown role 'x'"):
        certificates(knowledge, "x")


def test_what_became_of_a_certificate_is_shown(invented: Run) -> None:
    """Since when, until when, and what comes after it."""
    lines = invented("certificates", "--all", COLUMNS=None).lines
    assert "Kiln Associate: live since 2024-05" in lines
    assert "Stove Expert: retired 2025-05-31 → kiln-associate" in lines
    lines = invented("certificates", COLUMNS=None).lines
    assert "Caution: 1 retired or closed ones are left out: add --all" in lines
    assert any(line.startswith("Kiln Associate (KA-1)") and "200 USD" in line for line in lines)


def test_where_no_certificate_is_live_the_screen_says_so(invented: Run) -> None:
    """A data engineer has none."""
    assert (
        "No live certificate is on record."
        in invented("certificates", "--role", "data-engineer").lines
    )


def test_a_price_a_month_says_so(invented: Run, tmp_path: Any) -> None:
    """It is not paid once."""
    (tmp_path / "more.yaml").write_text(MORE, encoding="utf-8")
    text = invented("certificates", "--data", str(tmp_path), COLUMNS=None).text
    assert "1,200 EUR a month" in text
