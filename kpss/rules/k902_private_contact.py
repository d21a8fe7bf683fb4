"""KPSS902: a private contact."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.privacy import Found, private_findings
from kpss.structure.privacy import PERSONAL_KINDS, PUBLIC_MAIL

_HINT = Text(
    "Smažte kontakt: stačí role. Spojení na úřad patří u orgánu pod „contact“, kam posílat připomínky, pod „ways“.",
    "Delete it: the role is enough. An office's contact belongs under “contact” of its body, where to send comments under “ways”.",
)
RULE = Rule(
    902,
    "private-contact",
    "warning",
    Text("Soukromý kontakt", "A private contact"),
    Wording(
        Text(
            "E-mail u veřejné poštovní služby {domain} je nejspíš soukromý.",
            "An e-mail address at the public provider {domain} is probably private.",
        ),
        Text(
            "Smažte ho a napište roli; patří-li úřadu nebo organizaci, uveďte ho pod klíčem „contact“.",
            "Delete it and write the role; if it is an office's or an organisation's, put it under the key “contact”.",
        ),
    ),
    variants={
        "email": Wording(
            Text("V záznamu o lidech je e-mail (…@{domain}).", "A record about people holds an address (…@{domain})."),
            _HINT,
        ),
        "phone": Wording(
            Text("V záznamu o lidech je telefonní číslo.", "A record about people holds a telephone number."), _HINT
        ),
    },
    parameters={"mail_domains": PUBLIC_MAIL},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Addresses at public mail providers anywhere; any address or telephone in records about people."""
    yield from private_findings(RULE, _found(workspace, {domain.lower() for domain in options["mail_domains"]}))


def _found(workspace: Workspace, public: set[str]) -> Iterator[Found]:
    for file, fact in workspace.private:
        sort, domain = fact["sort"], fact["domain"]
        if domain in public:
            yield file, fact, {"domain": domain}
        elif sort != "birth_number" and fact["kind"] in PERSONAL_KINDS:
            yield file, fact, {"domain": domain, "problem": sort}
